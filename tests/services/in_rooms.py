"""Work in the rooms of a contest, and what merging them would do and has done."""

from decimal import Decimal

from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.services.core import contest
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import merging
from maker_desktop.services.journal.merging import MergePlan, State
from maker_desktop.services.journal.rooms import RoomFile
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.fakes import clock
from tests.services.contests import PANELS


def opened(file: RoomFile, person: str = "分会场秘书") -> Session:
    return contest.open_session(file.path, person, clock=clock)


def key(session: Session, panel: str, number: int, value: str) -> None:
    for judge in PANELS[panel]:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("preliminary", number, judge, criterion, value), Signed(reason="更正"))
    marks.confirm(session, "preliminary", number)


def preview(session: Session, *files: RoomFile) -> MergePlan:
    return merging.preview(session, [file.path for file in files])


def counts(plan: MergePlan) -> tuple[int, int, int]:
    return len(plan.of(State.NEW)), len(plan.of(State.SAME)), len(plan.of(State.CONFLICT))


def values(session: Session) -> dict[tuple[int, str, str], Decimal | None]:
    """Return the marks that stand, and check that the file holds what the session says."""
    with contest.open_session(session.file.path, "读者", read_only=True) as reader:
        assert reader.contest == session.contest
        assert reader.books() == session.books()
    found: dict[tuple[int, str, str], Decimal | None] = {}
    for mark in session.file.all(Mark):
        found[mark.number, mark.judge, mark.criterion] = mark.value
    return found
