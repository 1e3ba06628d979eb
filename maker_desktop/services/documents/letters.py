"""The documents for the next level: recommendation letter with annex, list alone, summary, filing form."""

from collections.abc import Iterable, Iterator

from maker_desktop.domain.awards.recommendation import RecommendationList
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import RosterForm
from maker_desktop.domain.roster.form import column_title, column_value, recommendation_form, summary_form
from maker_desktop.pdf.engine.dates import arabic_date
from maker_desktop.pdf.letters.letter import Annex, Head, Imprint, Letter
from maker_desktop.pdf.papers.filing_form import FilingForm
from maker_desktop.pdf.papers.roster_paper import Listed, RosterPaper
from maker_desktop.services.awards.awards import recommend
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import letter_words
from maker_desktop.services.documents.parts import Unit, Wanted, called, final_origin
from maker_desktop.services.documents.words import Words

#: Blank for a handwritten name if no signer is filled in: an upward letter always names one.
_UNSIGNED = "　　　"


def recommendation_letters(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the official letter with the list as its annex.

    Raises Refusal without a host, without marks, while a seat waits for a ruling, and if nobody can be recommended.
    """
    del wanted
    if not session.contest.rulebook.contest.hosts:
        raise Refusal("规则中没有主办单位，请先填写，再打印推荐报告。")
    listed = _recommendation(session)
    if listed.pending:
        raise Refusal(f"{numbers_text(listed.pending)}项目并列在推荐名额上，请裁定后再打印推荐报告。")
    if not listed.recommended:
        raise Refusal("没有可以推荐的项目，不能打印推荐报告，请先核对推荐名单。")
    yield Unit("推荐报告", "推荐报告", _letter(session, listed))


def _letter(session: Session, listed: RecommendationList) -> Letter:
    words = Words(session.contest, session.now().date())
    roster = _roster(session, listed)
    text = words.lines("letter_text") or _made_up(session, listed)
    signers = tuple(name for name in words.text("letter_signer").split("、") if name) or (_UNSIGNED,)
    return Letter(
        title=words.text("letter_title"),
        addressee=words.text("letter_addressee"),
        body=text,
        signature=words.text("letter_signature"),
        day=words.day("letter_date"),
        sealed=words.yes("letter_sealed"),
        head=Head(words.text("letter_mark"), words.text("letter_number"), signers),
        annexes=(Annex(roster.title, roster.blocks(), landscape=True),),
        note=words.text("letter_contact"),
        imprint=_imprint(words),
    )


def made_up_text(session: Session) -> str:
    """Return the default paragraphs of the letter from the contest's data, empty if nobody is recommended."""
    if not any(session.book(stage.id).has_marks for stage in session.contest.rulebook.last_stages()):
        return ""
    return "\n".join(_made_up(session, recommend(session)))


def _made_up(session: Session, listed: RecommendationList) -> tuple[str, ...]:
    return letter_words.body(session.contest, session.marked_stages(), listed, final_origin(session, ()).digest)


def _imprint(words: Words) -> Imprint | None:
    if not words.yes("letter_imprint"):
        return None
    printed = words.day_or_none("letter_printed") or words.day("letter_date")
    return Imprint(words.text("letter_copies"), words.text("letter_printer"), printed)


def annexes(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the list of recommended projects in the notice's form, with what is undecided above it.

    Raises Refusal without marks.
    """
    del wanted
    yield Unit("推荐项目名单", "推荐项目名单", _roster(session, _recommendation(session)))


def _recommendation(session: Session) -> RecommendationList:
    if not any(session.book(stage.id).has_marks for stage in session.contest.rulebook.last_stages()):
        raise Refusal("决定推荐的阶段还没有打分，没有推荐名单可以打印，请先打分。")
    return recommend(session)


def _roster(session: Session, listed: RecommendationList) -> RosterPaper:
    words = Words(session.contest, session.now().date())
    projects = [session.contest.by_number[item.number] for item in listed.recommended]
    form = recommendation_form(session.contest.rulebook)
    return _roster_paper(session, form, projects, words.text("sender"), _status(session, listed))


def _status(session: Session, listed: RecommendationList) -> str:
    """Return what is not final about the list, in Chinese sentences; empty if all is final."""
    origin = final_origin(session, ())
    sentences = [] if origin.digest else [f"暂定名单：{origin.stage}未封存，名单可能变动。"]
    if listed.pending:
        sentences.append(f"待裁定：{numbers_text(listed.pending)}项目并列在推荐名额上，裁定前不列入。")
    sentences += [f"待裁定：{case}" for case in origin.open_cases]
    return "".join(sentences)


def summaries(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the project summary (汇总表) with all projects by number. Raises Refusal if there is no project."""
    del wanted
    if not session.contest.projects:
        raise Refusal("还没有项目，请先导入项目名册，再打印汇总表。")
    projects = sorted(session.contest.projects, key=lambda project: project.number)
    form = summary_form(session.contest.rulebook)
    yield Unit("项目汇总表", "项目汇总表", _roster_paper(session, form, projects))


def _roster_paper(
    session: Session, form: RosterForm, projects: Iterable[Project], sender: str = "", status: str = ""
) -> RosterPaper:
    rulebook = session.contest.rulebook
    return RosterPaper(
        title=form.title,
        columns=tuple(column_title(column, rulebook) for column in form.columns),
        projects=tuple(
            Listed(tuple(column_value(column, project, rulebook) for column in form.columns), called(project))
            for project in projects
        ),
        label=form.annex,
        sender=form.sender_line + sender if form.sender_line else "",
        note=form.note,
        status=status,
    )


def filings(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the filing form. Raises Refusal for a scheme of more than 500 characters and for an unknown kind."""
    del wanted
    words = Words(session.contest, session.now().date())
    form = FilingForm(
        title=words.text("filing_title"),
        contest=session.contest.rulebook.contest.name,
        organiser=words.text("filing_organiser"),
        filled_on=arabic_date(words.day("filing_date")),
        kind=words.text("filing_kind"),
        field=words.text("filing_field"),
        period=words.text("filing_period"),
        organisation=words.text("filing_organisation"),
        place=words.text("filing_place"),
        scheme=words.text("filing_scheme"),
        label=words.text("filing_label"),
    )
    yield Unit("备案表", "备案表", form)
