"""The tiebreakers for equal published scores; each compares the projects still tied and records the comparison."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby
from math import lcm

from maker_desktop.domain.model.rounding import exact_sum, written
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Comparison, Score
from maker_desktop.domain.rules.names import tiebreaker_name
from maker_desktop.domain.scoring.combining import criterion_mean

_Values = Mapping[int, Fraction | None]


@dataclass(frozen=True, slots=True)
class Tier:
    """Projects that are equal so far; `decided_by` is the tiebreaker that separated them from others, else None."""

    numbers: tuple[int, ...]
    decided_by: str | None = None
    comparisons: tuple[Comparison, ...] = ()


def apply_tiebreakers(
    rulebook: Rulebook,
    stage: Stage,
    numbers: Sequence[int],
    scores: Mapping[int, Score],
    earlier: Mapping[str, Mapping[int, Score]],
) -> tuple[Tier, ...]:
    """Return these projects, all with the same published score, as tiers from the best down.

    A tier of several is still tied after all tiebreakers. A tiebreaker without a value for one of them decides nothing.
    """
    tiers = [Tier(tuple(sorted(numbers)))]
    for tiebreaker in stage.ties.tiebreakers:
        parted: list[Tier] = []
        for tier in tiers:
            parted.extend(
                [tier] if len(tier.numbers) == 1 else _apply(rulebook, stage, tiebreaker, tier, scores, earlier)
            )
        tiers = parted
    return tuple(tiers)


def split(numbers: Sequence[int], values: Mapping[int, Fraction]) -> list[tuple[int, ...]]:
    """Return the numbers in groups of equal value, highest value first, each group by number."""
    falling = sorted(numbers, key=lambda number: (-values[number], number))
    return [tuple(group) for _, group in groupby(falling, key=values.__getitem__)]


def _apply(
    rulebook: Rulebook,
    stage: Stage,
    tiebreaker: str,
    tier: Tier,
    scores: Mapping[int, Score],
    earlier: Mapping[str, Mapping[int, Score]],
) -> list[Tier]:
    kind, _, key = tiebreaker.partition(":")
    group = [scores[number] for number in tier.numbers]
    if kind == "stage":
        values: _Values = _stage_scores(tier.numbers, earlier.get(key, {}))
    elif kind == "criterion":
        criteria = rulebook.stage_criteria(stage)
        values = {score.number: criterion_mean(criteria, score.lines, key) for score in group}
    else:
        values = _PLAIN_VALUES[kind](group)
    known = {number: value for number, value in values.items() if value is not None}
    parts = split(tier.numbers, known) if len(known) == len(values) else [tier.numbers]
    words = {number: _words(kind, value, len(group)) for number, value in values.items()}
    comparisons = (
        *tier.comparisons,
        Comparison(tiebreaker, tiebreaker_name(rulebook, tiebreaker), words, len(parts) > 1, known),
    )
    return [Tier(part, tiebreaker if len(part) == 1 else None, comparisons) for part in parts]


def _words(kind: str, value: Fraction | None, group: int) -> str:
    if value is None:
        return "无"
    if kind != "head_to_head":
        return written(value)
    return f"净胜 {written(value)}" if group > 2 else _DUEL[int(value)]


_DUEL = {1: "胜", 0: "平", -1: "负"}


def _stage_scores(numbers: Sequence[int], scores: Mapping[int, Score]) -> _Values:
    published = {number: scores[number].published if number in scores else None for number in numbers}
    return {number: None if score is None else Fraction(score) for number, score in published.items()}


def _exact_score(group: Sequence[Score]) -> _Values:
    return {score.number: score.exact for score in group}


def _all_sheets_mean(group: Sequence[Score]) -> _Values:
    worths = {score.number: sheet_worths(score) for score in group}
    return {number: exact_sum(own.values()) / len(own) for number, own in worths.items()}


def _highest_sheet(group: Sequence[Score]) -> _Values:
    return {score.number: max(sheet_worths(score).values()) for score in group}


def _lowest_sheet(group: Sequence[Score]) -> _Values:
    return {score.number: min(sheet_worths(score).values()) for score in group}


def _head_to_head(group: Sequence[Score]) -> _Values:
    """Count pairwise wins minus losses; the majority of the judges who marked both projects wins."""
    worths = _in_whole_parts({score.number: sheet_worths(score) for score in group})
    balance = {score.number: 0 for score in group}
    for first, second in combinations(worths, 2):
        preferred = preference(worths[first], worths[second])
        balance[first] += preferred
        balance[second] -= preferred
    return {number: Fraction(value) for number, value in balance.items()}


def _in_whole_parts(worths: Mapping[int, Mapping[str, Fraction]]) -> Mapping[int, Mapping[str, int]]:
    """Return the worths as multiples of one common unit: integers compare many times faster than fractions."""
    common = lcm(*(worth.denominator for own in worths.values() for worth in own.values()))
    return {
        number: {judge: worth.numerator * (common // worth.denominator) for judge, worth in own.items()}
        for number, own in worths.items()
    }


def preference(first: Mapping[str, Fraction | int], second: Mapping[str, Fraction | int]) -> int:
    """Return 1 if more of the judges in both prefer the first, -1 the second, 0 neither."""
    both = first.keys() & second.keys()
    lead = sum((first[judge] > second[judge]) - (first[judge] < second[judge]) for judge in both)
    return (lead > 0) - (lead < 0)


def sheet_worths(score: Score) -> Mapping[str, Fraction]:
    """Return the totals of all sheets that count, dropped ones included, by judge."""
    return {line.sheet.judge: line.worth for line in score.lines if line.worth is not None}


_PLAIN_VALUES: Mapping[str, Callable[[Sequence[Score]], _Values]] = {
    "exact_score": _exact_score,
    "all_sheets_mean": _all_sheets_mean,
    "head_to_head": _head_to_head,
    "highest_sheet": _highest_sheet,
    "lowest_sheet": _lowest_sheet,
}
