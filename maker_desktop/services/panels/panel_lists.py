"""Importing lists of judges and of assignments: planned row by row first, then all of it is written or nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import NOT_READ, Doubt, Listing
from maker_desktop.exchange.panels_file import (
    AssignmentsReading,
    SeatRow,
    SeatsReading,
    read_assignments,
    read_seats,
)
from maker_desktop.services.core.finding import Finder
from maker_desktop.services.core.row_claims import refuse_other_project, refuse_other_stage
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.panels import panels

__all__ = [
    "AssignmentChange",
    "AssignmentsPlan",
    "AssignmentsReading",
    "SeatChange",
    "SeatsPlan",
    "SeatsReading",
    "assignments_of",
    "plan_assignments",
    "plan_seats",
    "seats_of",
    "take_assignments",
    "take_seats",
]


@dataclass(frozen=True, slots=True)
class SeatChange:
    """A seat that changes; None where nobody sits in it before or after."""

    stage: str
    panel: str
    seat: int
    before: Seat | None
    after: Seat | None


@dataclass(frozen=True, slots=True)
class SeatsPlan:
    """What importing a list of judges would do; with any row refused it does nothing.

    `seats` are all seats afterwards of the stages it names, by stage id; `left` the judges it takes off their panel.
    """

    seats: Mapping[str, tuple[Seat, ...]]
    changes: tuple[SeatChange, ...]
    left: tuple[Seat, ...]
    refused: tuple[RefusedRow, ...]
    reading: SeatsReading
    same_person: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AssignmentChange:
    """A project that changes its panel; None where it had none."""

    number: int
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class AssignmentsPlan:
    """What assigning projects to panels would do; with any row refused it does nothing.

    `assignment` is the panel by project number, `notes` what is doubtful about rows; `reading` is None for an even
    share.
    """

    stage: str
    assignment: Mapping[int, str]
    changes: tuple[AssignmentChange, ...]
    refused: tuple[RefusedRow, ...] = ()
    notes: tuple[Doubt, ...] = ()
    reading: AssignmentsReading | None = None

    @property
    def listing(self) -> Listing:
        """How the file was read."""
        return NOT_READ if self.reading is None else self.reading.listing


def seats_of(path: Path) -> SeatsReading:
    """Read a list of judges. Raises Refusal as `read_seats`."""
    return read_seats(path)


def assignments_of(path: Path) -> AssignmentsReading:
    """Read a list of assignments. Raises Refusal as `read_assignments`."""
    return read_assignments(path)


# Judges


def plan_seats(session: Session, reading: SeatsReading, same_person: Collection[str] = ()) -> SeatsPlan:
    """Return the plan of seating the judges of a file, in every stage it names by id or name.

    Rows without a stage where there are several, and rows that say they do not count, are refused. Raises Refusal as
    `panels.seat_judges`; SamePerson if one name has two employers, in one stage or in several, and is not among the
    names confirmed to be the `same_person`.
    """
    refused = list(reading.refused)
    stages: dict[str, list[Seat]] = {}
    for row in reading.rows:
        try:
            seat = _seat(session, row)
            stages.setdefault(seat.stage, []).append(seat)
        except Refusal as refusal:
            refused.append(RefusedRow(row.row, refusal.sentence, row.sheet))
    if refused:
        return SeatsPlan({}, (), (), tuple(refused), reading)
    contest = session.contest
    others = [seat for seat in contest.seats if seat.stage not in stages]
    seats = {}
    for stage_id, named in stages.items():
        told = [*others, *(seat for other, added in stages.items() if other != stage_id for seat in added)]
        stage = session.open_stage(stage_id)
        seats[stage_id] = tuple(panels.checked_seats(session, stage, named, same_person, told))
    before = {(seat.stage, seat.panel, seat.seat): seat for seat in contest.seats if seat.stage in seats}
    after = {(seat.stage, seat.panel, seat.seat): seat for own in seats.values() for seat in own}
    return SeatsPlan(
        seats,
        tuple(
            SeatChange(*place, before.get(place), after.get(place))
            for place in dict.fromkeys([*after, *before])
            if before.get(place) != after.get(place)
        ),
        _left(before.values(), after.values()),
        (),
        reading,
        frozenset(same_person),
    )


def _seat(session: Session, row: SeatRow) -> Seat:
    stages = session.contest.rulebook.stages
    named = row.stage or (stages[0].id if len(stages) == 1 else "")
    if not named:
        raise Refusal(f"第 {row.row} 行没有写阶段，本赛事有多个阶段，请写明。")
    stage = session.stage(named)
    refuse_other_stage(stage, row.claims)
    return Seat(stage.id, row.panel, row.seat, row.judge, row.employer, row.judge_class)


def _left(before: Iterable[Seat], after: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return the seats of judges who no longer sit on their panel."""
    sitting = {(seat.stage, seat.panel, seat.judge) for seat in after}
    return tuple(seat for seat in before if (seat.stage, seat.panel, seat.judge) not in sitting)


def take_seats(session: Session, plan: SeatsPlan) -> Changed:
    """Carry out a planned import of judges.

    Raises Refusal if a row was refused, or the contest has changed since so that the plan differs.
    """
    if plan.refused:
        raise Refusal(plan.refused[0].words)
    if plan_seats(session, plan.reading, plan.same_person) != plan:
        raise Refusal("预览以后席位有了变化，请重新导入这份席位表。")
    names = "、".join(session.stage(stage_id).name for stage_id in plan.seats)
    with session.change("panel.import", f"{names} {len(plan.reading.rows)} 个席位") as work:
        for stage_id, seats in plan.seats.items():
            panels.write_seats(session, work, stage_id, seats)
    return work.changed


# Assignments


def plan_assignments(session: Session, stage_id: str, reading: AssignmentsReading | None) -> AssignmentsPlan:
    """Return the plan of assigning the projects of a file to panels; without a file evenly (see `panels.even_share`).

    Raises Refusal as `panels.assign`.
    """
    stage = session.open_stage(stage_id)
    if reading is None:
        return _assigned(session, AssignmentsPlan(stage.id, panels.even_assignment(session, stage), ()))
    contest = session.contest
    refused = list(reading.refused)
    notes: list[Doubt] = []
    assignment: dict[int, str] = {}
    finder = Finder(contest.projects)
    for row in reading.rows:
        try:
            refuse_other_stage(stage, row.claims)
            project, note = finder.find_in_list(row.project, row.named)
            refuse_other_project(contest, stage, project.number, row.claims)
            if assignment.setdefault(project.number, row.panel) != row.panel:
                raise Refusal(f"第 {row.row} 行把 {project.number} 号项目又分到了另一组，请只留一行。")
            notes += [Doubt(row.row, note, "", row.sheet)] if note else []
        except Refusal as refusal:
            refused.append(RefusedRow(row.row, refusal.sentence, row.sheet))
    planned = AssignmentsPlan(stage.id, assignment, (), tuple(refused), tuple(notes), reading)
    return planned if refused else _assigned(session, planned)


def _assigned(session: Session, plan: AssignmentsPlan) -> AssignmentsPlan:
    panels.check_assignment(session, session.stage(plan.stage), plan.assignment)
    before = {number: session.contest.panel_of(plan.stage, number) for number in plan.assignment}
    changes = (AssignmentChange(number, before[number], panel) for number, panel in plan.assignment.items())
    changed = tuple(change for change in changes if change.before != change.after)
    return AssignmentsPlan(plan.stage, plan.assignment, changed, (), plan.notes, plan.reading)


def take_assignments(session: Session, plan: AssignmentsPlan) -> Changed:
    """Carry out a planned assignment.

    Raises Refusal if a row was refused, or the contest has changed since so that the plan differs.
    """
    if plan.refused:
        raise Refusal(plan.refused[0].words)
    if plan_assignments(session, plan.stage, plan.reading) != plan:
        raise Refusal("预览以后分组有了变化，请重新导入这份分组表。")
    return panels.assign(session, plan.stage, plan.assignment) if plan.assignment else Changed()
