"""The documents that announce the winners: award list and public notice."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from maker_desktop.domain.awards.awards import AwardList, applicants_with_several, prize, withheld_for
from maker_desktop.domain.awards.recommendation import RecommendationList
from maker_desktop.domain.awards.recommendation_seats import total_seats
from maker_desktop.domain.awards.recommendation_words import succession_sentences
from maker_desktop.domain.documents.certificate_order import organisation_prizes
from maker_desktop.domain.documents.working_days import last_day
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.rules.text import award_sentences, recommendation_sentences
from maker_desktop.pdf.engine.tables import Column, Row, Table
from maker_desktop.pdf.letters.public_notice import PublicNotice, PublishedList
from maker_desktop.pdf.papers.award_list import Awarded, AwardedOrganisation, AwardListing, DivisionAwards, award_tables
from maker_desktop.pdf.papers.result import Origin
from maker_desktop.services.awards.awards import awards, recommend
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import holidays
from maker_desktop.services.documents.parts import Unit, Wanted, called, final_origin
from maker_desktop.services.documents.words import Words


def award_listing(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the current award list, vacant and undecided places included. Raises Refusal without marks."""
    del wanted
    yield Unit("获奖名单", "获奖名单", _listing(session))


def _listing(session: Session) -> AwardListing:
    if not any(session.book(stage.id).has_marks for stage in session.contest.rulebook.last_stages()):
        raise Refusal("决定奖项的阶段还没有打分，没有获奖名单可以打印，请先打分。")
    given = awards(session)
    return AwardListing(
        final_origin(session, award_sentences(session.contest.rulebook)),
        tuple(_divisions(session, given)),
        organisations(session),
        tuple(
            f"{applicant}有 {len(numbers)} 个项目获奖（{numbers_text(numbers)}）"
            for applicant, numbers in applicants_with_several(session.contest, given).items()
        ),
    )


def _divisions(session: Session, given: Sequence[AwardList]) -> Iterator[DivisionAwards]:
    for division in session.contest.rulebook.divisions:
        lists = [each for each in given if each.division == division.id]
        projects = tuple(_awarded(session, each, number) for each in lists for number in each.numbers)
        open_places = [
            f"{each.award.name}：{numbers_text(each.pending)}项目并列，待裁定。" for each in lists if each.pending
        ]
        open_places += [f"{each.award.name}：空缺 {each.vacant} 个。" for each in lists if each.vacant]
        yield DivisionAwards(division.name, projects, tuple(open_places))


def _awarded(session: Session, given: AwardList, number: int) -> Awarded:
    project = session.contest.by_number[number]
    rulebook = session.contest.rulebook
    money, elsewhere = prize(rulebook, given.award, project), withheld_for(rulebook, given.award, project)
    return Awarded(
        given.award.name,
        number,
        project.name,
        project.applicant,
        yuan(money) if money else "",
        f"本年度已在{elsewhere}获奖励，不重复发放奖金" if elsewhere else "",
    )


def yuan(money: Decimal) -> str:
    """Return an amount in yuan with thousands separators and without zero decimals."""
    return f"{money:,.2f}".removesuffix(".00")


def organisations(session: Session) -> tuple[AwardedOrganisation, ...]:
    """Return the organisation awards in the rulebook's order."""
    return tuple(AwardedOrganisation(each.award, each.organisation) for each in organisation_prizes(session.contest))


# The public notice


def notices(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the public notice of awards and recommendation, counted in working days from the day after its date.

    Raises Refusal without marks, and beyond the years whose holidays are known unless its last day is filled in.
    """
    del wanted
    listing = _listing(session)
    words = Words(session.contest, session.now().date())
    day = words.day("notice_date")
    days = session.contest.rulebook.recommendation.public_notice_days
    ending = words.day_or_none("notice_last_day")
    if ending is not None and ending <= day:
        raise Refusal(f"公示截止日期 {ending} 应在发布日期 {day} 之后，请改正。")
    table = holidays.known(session.contest)
    notice = PublicNotice(
        contest=session.contest.rulebook.contest.name,
        lists=tuple(_published(session, listing)),
        first_day=last_day(day, 1, table) if ending is None else _next_day(day),
        last_day=ending or last_day(day, days, table),
        working_days=days if ending is None else 0,
        issuer=words.text("notice_issuer"),
        day=day,
        contacts=words.lines("notice_contacts"),
        title=words.text("notice_title"),
        opening=words.text("notice_text"),
        provenance=_provenance(listing.origin),
        rules=(
            *listing.origin.rules,
            *recommendation_sentences(session.contest.rulebook),
            *_successions(session),
        ),
        draft=_draft(listing),
    )
    yield Unit("公示", "公示", notice)


def _successions(session: Session) -> tuple[str, ...]:
    rulebook = session.contest.rulebook
    return succession_sentences(rulebook, recommend(session)) if total_seats(rulebook.recommendation) else ()


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _published(session: Session, listing: AwardListing) -> Iterator[PublishedList]:
    if session.contest.rulebook.awards:
        yield PublishedList("获奖名单", award_tables(listing.divisions, listing.organisations))
    if total_seats(session.contest.rulebook.recommendation):
        recommendation = recommend(session)
        yield PublishedList("推荐项目名单", (_recommended(session, recommendation),))


def _recommended(session: Session, recommendation: RecommendationList) -> Table:
    columns = (Column("序号", 14, 0.5), Column("项目名称", 70), Column("企业（创客）名称", 52), Column("组别", 20, 0.5))
    rows = []
    for turn, item in enumerate(recommendation.recommended, start=1):
        project = session.contest.by_number[item.number]
        division = session.contest.rulebook.division(item.division).name
        rows.append(Row((str(turn), project.name, project.applicant, division), called(project)))
    for number in recommendation.pending:
        project = session.contest.by_number[number]
        division = session.contest.rulebook.division(project.division).name
        rows.append(Row(("待裁定", project.name, project.applicant, division), called(project)))
    return Table(columns, tuple(rows), lowest=8.0, after=4.0)


def _provenance(origin: Origin) -> str:
    sealed = f"封存校验码 {origin.digest}" if origin.digest else "未封存"
    return f"{origin.stage}　{sealed}　打印时间 {origin.printed:%Y-%m-%d %H:%M:%S}"


def _draft(listing: AwardListing) -> str:
    reasons = [] if listing.origin.digest else [f"{listing.origin.stage}尚未封存，名单可能变动"]
    reasons += [f"待裁定：{case.rstrip('。')}" for case in listing.origin.open_cases]
    return f"{'；'.join(reasons)}。" if reasons else ""
