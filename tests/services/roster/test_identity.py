"""Whatever lists are read in, one after another: what was drawn, marked, sealed or certified stays with its project."""

from collections.abc import Iterator
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from maker_desktop.domain.model.certificate_issue import CertificateIssue
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.roster.bound import agrees
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from tests.services.contests import PROJECTS, key_sheets, small_contest

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
STEPS = st.lists(st.tuples(st.just("import"), ROWS) | st.tuples(USES, st.integers(1, 7)), max_size=12)


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


def referred(session: Session) -> Iterator[int]:
    """Yield every number that anything in the file refers to."""
    contest, book = session.contest, session.book("preliminary")
    for records in (
        contest.drawn_places,
        contest.reveals,
        contest.recusals,
        contest.absences,
        contest.appearances,
        contest.certificates,
    ):
        yield from (record.number for record in records)
    yield from book.numbers
    if "preliminary" in contest.sealed:
        yield from (project.number for project in contest.in_stage(session.stage("preliminary")))


@settings(max_examples=150)
@given(STEPS)
def test_nothing_ever_refers_to_a_number_with_another_name_and_applicant(
    steps: list[tuple[str, object]],
) -> None:
    session = small_contest()
    first: dict[int, tuple[str, str]] = {}
    for what, with_what in steps:
        with suppress(Refusal):
            if what == "import":
                assert isinstance(with_what, list)
                plan = roster.preview(session, pasted(with_what))
                roster.take(session, plan, reason="来函更正", supervisor="郑明")
            else:
                assert isinstance(with_what, int)
                use(session, what, with_what)
        for number in set(referred(session)):
            project = session.project(number)
            name, applicant = first.setdefault(number, (project.name, project.applicant))
            assert agrees(name, applicant, project)
        identities = [("".join(each.name.split()), each.applicant) for each in session.contest.projects]
        assert len(set(identities)) == len(identities)
