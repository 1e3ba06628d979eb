"""Whatever lists are read in, one after another: what was drawn, marked, sealed or certified stays with its project."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import CertificateIssue
from maker_desktop.domain.roster.bound import agrees
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from tests.examples import examples
from tests.services.contests import JUDGES, PROJECTS, key_sheets, small_contest

NAMES = [project.name for project in PROJECTS] + ["己", "庚"]
APPLICANTS = [project.applicant for project in PROJECTS] + ["己公司"]
ROWS = st.lists(
    st.tuples(
        st.integers(1, 7) | st.just(""), st.sampled_from(NAMES), st.sampled_from(APPLICANTS), st.sampled_from(["", " "])
    ),
    min_size=1,
    max_size=6,
)
USES = st.sampled_from(["draw", "mark", "confirm", "reveal", "recuse", "withdraw", "seal", "certify"])
EDITS = st.tuples(st.integers(1, 5), st.sampled_from([*NAMES, ""]), st.sampled_from([*APPLICANTS, ""]))
STEPS = st.lists(
    st.tuples(st.just("import"), ROWS) | st.tuples(st.just("edit"), EDITS) | st.tuples(USES, st.integers(1, 7)),
    max_size=16,
)


def pasted(rows: list[tuple[object, str, str, str]]) -> str:
    lines = [f"{number}\t{blank.join(name)}{blank}\t{applicant}\t企业组" for number, name, applicant, blank in rows]
    return "\n".join(["编号\t项目名称\t企业名称\t组别", *lines]) + "\n"


def use(session: Session, what: str, number: int) -> None:
    match what:
        case "draw":
            draw.draw(session, "preliminary", seed="ab")
        case "mark":
            marks.enter(session, KeyedMark("preliminary", number, "赵", "team", "80"))
        case "confirm":
            key_sheets(session, "preliminary", number, str(70 + number))
        case "reveal":
            marks.reveal(session, "preliminary", number)
        case "recuse":
            panels.recuse(session, "preliminary", "钱", number, "同事")
        case "withdraw":
            taking_part.withdraw(session, number, "来函")
        case "seal":
            for project in session.contest.projects:
                with suppress(Refusal):
                    key_sheets(session, "preliminary", project.number, str(60 + 2 * project.number))
            sealing.seal(session, "preliminary")
        case "certify":
            session.project(number)
            with session.change("certificate.issue", "证书") as work:
                work.put(CertificateIssue(number, f"C{number}", number, "获证者", "一等奖", "enterprise", "秘书", ""))


def used(session: Session) -> Iterator[tuple[object, int]]:
    """Yield everything in the file that refers to a number, with the number."""
    contest, book = session.contest, session.book("preliminary")
    for records in (
        contest.drawn_places,
        contest.reveals,
        contest.recusals,
        contest.absences,
        contest.appearances,
        contest.certificates,
    ):
        yield from ((record, record.number) for record in records)
    for number in book.numbers:
        for judge in JUDGES:
            yield from (
                ((number, judge, criterion, version), number)
                for criterion in ("innovation", "team")
                for version in range(book.version(number, judge, criterion))
            )
    if "preliminary" in contest.sealed:
        yield from (("seal", project.number) for project in contest.in_stage(session.stage("preliminary")))


#: Few names for few numbers, so that what one gives up another takes: one half at a time, and marks in between.
HALVES = st.tuples(
    st.just("half"), st.integers(1, 2), st.sampled_from(["name", "applicant"]), st.sampled_from(["甲", "乙", "丁"])
)
BETWEEN = st.tuples(st.sampled_from(["mark", "recuse", "unrecuse"]), st.integers(1, 2), st.sampled_from(JUDGES))


def take_step(session: Session, what: str, number: int, how: str, half: str = "") -> None:
    """Give a number half of a name, by list or by hand, or something that belongs to it."""
    if what == "mark":
        marks.enter(session, KeyedMark("preliminary", number, how, "team", "80"))
    elif what == "recuse":
        panels.recuse(session, "preliminary", how, number, "同事")
    elif what == "unrecuse":
        panels.lift_recusal(session, "preliminary", how, number, "查无此事")
    elif how == "name":
        edit(session, number, half, "")
    else:
        row = (number, session.project(number).name, f"{half}公司", "")
        roster.take(session, roster.preview(session, pasted([row])), reason="来函更正", supervisor="郑明")


@examples(300)
@given(st.lists(HALVES | HALVES | BETWEEN, min_size=8, max_size=24))
def test_halves_of_names_that_wander_take_no_mark_along(steps: list[tuple[str, ...]]) -> None:
    session = small_contest()
    given_to: dict[tuple[object, int], tuple[str, str]] = {}
    for step in steps:
        with suppress(Refusal):
            take_step(session, *step)  # type: ignore[arg-type]  # the strategy's tuples
        check_uses(session, given_to)


def check_uses(session: Session, given_to: dict[tuple[object, int], tuple[str, str]]) -> None:
    """Check that everything still belongs to whom it was given to; what is new is noted, what is gone forgotten."""
    uses = set(used(session))
    for each in [*given_to]:
        if each not in uses:
            del given_to[each]
    for each in uses:
        project = session.project(each[1])
        name, applicant = given_to.setdefault(each, (project.name, project.applicant))
        assert agrees(name, applicant, project), each


def edit(session: Session, number: int, name: str, applicant: str) -> None:
    """Change a project by hand as far as a name or an applicant is given."""
    project = session.project(number)
    after = replace(project, name=name or project.name, applicant=applicant or project.applicant)
    roster.edit(session, after, reason="来函更正", supervisor="郑明")


@examples(300)
@given(STEPS)
def test_nothing_ever_belongs_to_another_name_and_applicant_than_it_was_given_to(
    steps: list[tuple[str, object]],
) -> None:
    session = small_contest()
    given_to: dict[tuple[object, int], tuple[str, str]] = {}
    for what, with_what in steps:
        with suppress(Refusal):
            if what == "import":
                assert isinstance(with_what, list)
                plan = roster.preview(session, pasted(with_what))
                roster.take(session, plan, reason="来函更正", supervisor="郑明")
            elif what == "edit":
                assert isinstance(with_what, tuple)
                edit(session, *with_what)
            else:
                assert isinstance(with_what, int)
                use(session, what, with_what)
        check_uses(session, given_to)
    if not any(what == "edit" for what, _ in steps):
        identities = [("".join(each.name.split()), each.applicant) for each in session.contest.projects]
        assert len(set(identities)) == len(identities)
