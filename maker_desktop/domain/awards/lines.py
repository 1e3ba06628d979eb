"""The cut lines of a division: award tiers, advance and recommendation."""

from collections.abc import Iterable, Mapping

from maker_desktop.domain.awards.advance import advance_cut, seats
from maker_desktop.domain.awards.awards import division_awards, final_standings
from maker_desktop.domain.awards.recommendation import eligible
from maker_desktop.domain.awards.recommendation_seats import allot, parting, total_seats
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import CutLine, CutLineKind, StageResult, Standing
from maker_desktop.domain.roster.eligibility import shut_out
from maker_desktop.domain.standings.ranks import Cut, Rank, cut, ranks


def lines(
    contest: Contest, stage: Stage, division_id: str, results: Mapping[str, StageResult] | None = None
) -> tuple[CutLine, ...]:
    """Return the lines of a division in a stage, by kind and from the top down.

    Without results they follow the rulebook's numbers, and there is no recommendation line. With the results of all
    stages they are where awards, advance and recommendation really end: below a shared place, above vacant places,
    and past projects that are not eligible.
    """
    known = results or {}
    standings = known[stage.id].division(division_id) if stage.id in known else ()
    found = [*_award_lines(contest, stage, division_id, standings)]
    found += _advance_lines(contest, stage, division_id, standings)
    if standings and contest.rulebook.last_stage(division_id) == stage:
        found += _recommendation_lines(contest, division_id, known)
    return tuple(line for line in found if line.after > 0)


def straddled(drawn: Iterable[CutLine], first: int, count: int) -> tuple[CutLine, ...]:
    """Return the lines that fall between the `count` places from `first` on."""
    return tuple(line for line in drawn if first <= line.after < first + count - 1)


def _award_lines(
    contest: Contest, stage: Stage, division_id: str, standings: tuple[Standing, ...]
) -> Iterable[CutLine]:
    if contest.rulebook.last_stage(division_id) != stage:
        return
    placed = sum(1 for standing in standings if standing.place is not None)
    after = 0
    for award in division_awards(contest, division_id, standings):
        # With an empty queue, the tier keeps the places that projects without a score may still take.
        after += award.taken if after + award.taken < placed else award.places
        yield CutLine(CutLineKind.AWARD, division_id, after, award.award.name)


def _advance_lines(
    contest: Contest, stage: Stage, division_id: str, standings: tuple[Standing, ...]
) -> Iterable[CutLine]:
    following = contest.stage_after(stage, division_id)
    places = seats(contest, stage, division_id)
    # Who goes on from a stage held elsewhere is what its list says; no place of it need be the line.
    if following is None or places is None or stage.id in contest.elsewhere:
        return
    after = _depth(advance_cut(contest, stage, division_id, standings), ranks(standings)) if standings else places
    yield CutLine(CutLineKind.ADVANCE, division_id, after, f"进入{following.name}")


def _recommendation_lines(contest: Contest, division_id: str, results: Mapping[str, StageResult]) -> Iterable[CutLine]:
    rule, finals = contest.rulebook.recommendation, final_standings(contest, results)
    if total_seats(rule) is None:
        return
    candidates = eligible(finals, shut_out(contest))
    allotment = allot(rule, candidates, parting(contest, results))
    line = cut(ranks(candidates[division_id]), allotment.counts[division_id])
    if line.above or line.astride:
        after = _depth(line, ranks(finals[division_id]), sharing=False)
        yield CutLine(CutLineKind.RECOMMENDATION, division_id, after, "推荐")


def _depth(line: Cut, ordered: tuple[Rank, ...], *, sharing: bool = True) -> int:
    """Return how many places lie above a cut; with `sharing`, a shared place is above it as a whole."""
    if line.astride is not None:
        room = len(line.astride.numbers) if sharing and not line.astride.undecided else line.room
        return line.astride.place - 1 + room
    lowest = next((rank for rank in reversed(ordered) if set(rank.numbers) & set(line.above)), None)
    return lowest.place - 1 + len(lowest.numbers) if lowest else 0
