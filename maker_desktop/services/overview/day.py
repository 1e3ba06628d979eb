"""The day of the stage at work: its projects in the order of appearance, how fast they go, and who is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels.draw import order_of_appearance

#: With fewer projects revealed today a pace would be a guess.
_ENOUGH = 4
#: Faster than that nobody presents anything: marks are being copied.
_SHORTEST = timedelta(minutes=1)
#: A longer gap is a break, and no part of the pace.
_BREAK = timedelta(minutes=45)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One project in the order: its position, None where it has none, and whether it has a score or is out."""

    number: int
    position: int | None
    scored: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """Who marks in a stage: seated judges, those absent or recused from some project, and entries of the journal."""

    judges: int
    absent: int
    recused: int
    entries: int


def appearances(session: Session, stage: Stage) -> Mapping[str, tuple[Appearance, ...]]:
    """Return the projects of a stage by the name of their division, in the order of appearance; empty before a draw."""
    contest, result = session.contest, session.result(stage.id)
    if not any(drawing.stage == stage.id for drawing in contest.drawings):
        return {}
    found: dict[str, list[Appearance]] = {}
    for place in order_of_appearance(contest, stage):
        standing = result.standing(place.number)
        scored = standing is not None and standing.score is not None
        gone = not contest.presence(stage.id, place.number).competes
        name = contest.rulebook.division(place.division).name
        found.setdefault(name, []).append(Appearance(place.number, place.position, scored, gone))
    return {name: tuple(its) for name, its in found.items()}


def expected_end(session: Session, stage: Stage) -> tuple[timedelta, datetime] | None:
    """Return the median time from one reveal of today to the next, and when the last project will be over at that pace.

    None where today too few projects were revealed to tell, or too fast for that, or none is left.
    """
    now = session.now()
    times = sorted(
        datetime.fromisoformat(each.time) for each in session.contest.reveals if each.stage == stage.id and each.time
    )
    today = [time for time in times if time.date() == now.date()]
    gaps = [after - before for before, after in pairwise(today) if after - before < _BREAK]
    left = sum(not each.scored and not each.gone for its in appearances(session, stage).values() for each in its)
    if len(gaps) < _ENOUGH - 1 or not left:
        return None
    pace = timedelta(seconds=median(gap.total_seconds() for gap in gaps))
    return (pace, now + pace * left) if pace >= _SHORTEST else None


def presence(session: Session, stage: Stage) -> Presence:
    """Return who is there to mark in a stage, and how long the journal is."""
    contest = session.contest
    seated = {seat.judge for seats in contest.panels(stage.id).values() for seat in seats}
    absent = {each.judge for each in contest.absences if each.stage == stage.id}
    recused = {each.judge for each in contest.recusals if each.stage == stage.id}
    return Presence(len(seated), len(seated & absent), len(seated & recused), session.head().entry)
