"""异议的时限: the deadline for an objection to an announced result."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from maker_desktop.domain.model.contest import Contest


def open_until(contest: Contest, stage_id: str, numbers: Iterable[int]) -> str:
    """Return the deadline for objections to the results of these projects (ISO 8601, to the second).

    The rulebook's minutes run from the latest of their reveals, or, if none was revealed, from the seal of
    the stage. Empty while nothing has been announced.
    """
    shown = [reveal.time for number in numbers if (reveal := contest.revealed.get((stage_id, number))) is not None]
    seal = contest.sealed.get(stage_id)
    announced = [datetime.fromisoformat(time) for time in shown if time]
    if not announced and seal is not None:
        announced = [datetime.fromisoformat(seal.time)]
    if not announced:
        return ""
    minutes = timedelta(minutes=contest.rulebook.committee.objection_minutes)
    return (max(announced) + minutes).isoformat(timespec="seconds")
