"""晋级: which projects advance to the next stage, by the places of each division."""

from collections.abc import Mapping
from dataclasses import dataclass

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import StageResult, Standing
from maker_desktop.domain.standings.ranks import Cut, cut, ranks


@dataclass(frozen=True, slots=True)
class Advance:
    """One division: who advances, who is in an undecided tie at the last place, and why it is not final yet."""

    numbers: tuple[int, ...]
    pending: tuple[int, ...] = ()
    refused_reason: str = ""


def advancing(contest: Contest, stage: Stage, result: StageResult) -> Mapping[str, Advance]:
    """Return who advances, by division; only divisions with a further stage.

    Everyone with a place advances where the rulebook sets no number. All who share the last place advance.
    """
    return {
        division: _advance(contest, stage, division, result.division(division))
        for division in stage.divisions
        if contest.stage_after(stage, division) is not None
    }


def seats(contest: Contest, stage: Stage, division_id: str) -> int | None:
    """Return how many of a division advance; None where the rulebook sets no number.

    A share is of all the division's projects in the stage, absent ones included, and is rounded down.
    """
    quota = stage.advance.get(division_id)
    if quota is None:
        return None
    return quota.of(sum(1 for project in contest.in_stage(stage) if project.division == division_id))


def advance_cut(contest: Contest, stage: Stage, division_id: str, standings: tuple[Standing, ...]) -> Cut:
    """Return the cut below those who advance."""
    places = seats(contest, stage, division_id)
    return cut(ranks(standings), len(standings) if places is None else places)


def _advance(contest: Contest, stage: Stage, division_id: str, standings: tuple[Standing, ...]) -> Advance:
    line = advance_cut(contest, stage, division_id, standings)
    last = line.astride.numbers if line.astride else ()
    if line.astride and line.astride.undecided:
        return Advance(line.above, last, _open_reason(standings, last))
    return Advance(line.above + last, (), _open_reason(standings, ()))


def _open_reason(standings: tuple[Standing, ...], pending: tuple[int, ...]) -> str:
    unscored = [standing.number for standing in standings if standing.place is None and standing.presence.competes]
    if unscored:
        return f"{_numbers(tuple(unscored))}还没有得分。"
    if pending:
        return f"{_numbers(pending)}并列在晋级名次线上，待裁定。"
    return ""


def _numbers(numbers: tuple[int, ...]) -> str:
    return numbers_text(numbers) if len(numbers) <= 6 else f"{numbers_text(numbers[:6])}等 {len(numbers)} 个项目"
