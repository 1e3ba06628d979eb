"""Score sheets of a stage from its marks; recusals, absences and rulings decide each sheet's state."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Absence, Recusal, Seat
from maker_desktop.domain.model.ruling import Decision, Ruling
from maker_desktop.domain.model.scoresheet import ScoreSheet, SheetState
from maker_desktop.domain.model.stage_rules import Stage


def sheets(contest: Contest, stage: Stage, book: MarkBook) -> Mapping[int, tuple[ScoreSheet, ...]]:
    """Return the sheets of every project in the stage, in order of seats."""
    grounds = _Grounds.of(contest, stage.id)
    return {
        project.number: tuple(
            _sheet(stage, book, grounds, project.number, seat) for seat in contest.seats_for(stage.id, project.number)
        )
        for project in contest.in_stage(stage)
    }


def updated_sheets(
    contest: Contest,
    stage: Stage,
    book: MarkBook,
    known: Mapping[int, tuple[ScoreSheet, ...]],
    numbers: Collection[int],
) -> Mapping[int, tuple[ScoreSheet, ...]]:
    """Return `known` with the sheets of these projects rebuilt, for when only their marks changed."""
    return {**known, **{number: project_sheets(contest, stage, book, number) for number in numbers}}


def project_sheets(
    contest: Contest, stage: Stage, book: MarkBook, number: int, round_id: str = ""
) -> tuple[ScoreSheet, ...]:
    """Return the sheets of one project, in order of seats.

    Without a round id these are the sheets that make the score: void where a ruling says so, and the later ones where
    a ruling had the judge mark again. With a ruling's round id they are the sheets it asked for.
    """
    grounds = _Grounds.of(contest, stage.id)
    seats = contest.seats_for(stage.id, number)
    if not round_id:
        return tuple(_sheet(stage, book, grounds, number, seat) for seat in seats)
    called = {ruling.judge for ruling in contest.rulings if ruling.round_id == round_id and ruling.judge}
    return tuple(
        _excused(stage, grounds, number, seat) or _filled(stage, book, number, seat, round_id)
        for seat in seats
        if not called or seat.judge in called
    )


def round_of(contest: Contest, stage_id: str, number: int, judge: str) -> str:
    """Return the round id of the marks of a judge's sheet: "", or that of the ruling that had the judge mark again."""
    ruling = _latest(_Grounds.of(contest, stage_id), number, judge)
    return ruling.round_id if ruling is not None and ruling.decision is Decision.RESCORE else ""


@dataclass(frozen=True, slots=True)
class _Grounds:
    """The recusals, absences and rulings that decide the state of sheets."""

    excuses: Mapping[tuple[str, int, str], Recusal | Absence]
    rulings: Mapping[int, tuple[Ruling, ...]]

    @classmethod
    def of(cls, contest: Contest, stage_id: str) -> "_Grounds":
        rulings: dict[int, tuple[Ruling, ...]] = {}
        for ruling in contest.rulings_in_force:
            if ruling.stage == stage_id and ruling.decision in (Decision.VOID, Decision.RESCORE):
                for number in ruling.numbers:
                    rulings[number] = (*rulings.get(number, ()), ruling)
        return cls(contest.excuses, rulings)


def _sheet(stage: Stage, book: MarkBook, grounds: _Grounds, number: int, seat: Seat) -> ScoreSheet:
    if grounds.excuses:
        excused = _excused(stage, grounds, number, seat)
        if excused is not None:
            return excused
    ruling = _latest(grounds, number, seat.judge) if grounds.rulings else None
    if ruling is None:
        return _filled(stage, book, number, seat)
    if ruling.decision is Decision.VOID:
        return _filled(stage, book, number, seat, state=SheetState.VOID, note=f"裁定作废：{ruling.reason}")
    return _filled(stage, book, number, seat, ruling.round_id, note=f"裁定重新打分：{ruling.reason}")


def _latest(grounds: _Grounds, number: int, judge: str) -> Ruling | None:
    """Return the last ruling on this judge's sheet; a ruling without a judge is about the whole panel."""
    named = [ruling for ruling in grounds.rulings.get(number, ()) if ruling.judge in ("", judge)]
    return named[-1] if named else None


def _excused(stage: Stage, grounds: _Grounds, number: int, seat: Seat) -> ScoreSheet | None:
    """Return the empty sheet of a judge who does not mark this project, None for one who does."""
    excuse = grounds.excuses.get((stage.id, number, seat.judge))
    if excuse is None:
        return None
    state = SheetState.RECUSED if isinstance(excuse, Recusal) else SheetState.ABSENT
    marks = (None,) * len(stage.criteria)
    return ScoreSheet(number, seat.panel, seat.seat, seat.judge, marks, state, False, seat.judge_class, excuse.reason)


def _filled(
    stage: Stage,
    book: MarkBook,
    number: int,
    seat: Seat,
    round_id: str = "",
    state: SheetState | None = None,
    note: str = "",
) -> ScoreSheet:
    page = book.page(number, seat.judge, round_id)
    marks = tuple([page[key].value if key in page else None for key in stage.criteria])
    state = state or _state(marks)
    confirmed = book.confirmed(number, seat.judge, round_id)
    return ScoreSheet(number, seat.panel, seat.seat, seat.judge, marks, state, confirmed, seat.judge_class, note)


def _state(marks: tuple[Decimal | None, ...]) -> SheetState:
    missing = [mark for mark in marks if mark is None]
    if not missing:
        return SheetState.COMPLETE
    return SheetState.MISSING if len(missing) == len(marks) else SheetState.PARTIAL
