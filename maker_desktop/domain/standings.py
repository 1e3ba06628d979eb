"""Standings of a stage: published scores, the ladder for equals, and the rulings on what it leaves tied."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from maker_desktop.domain.contest import Contest
from maker_desktop.domain.ladder import Tier, climb, split
from maker_desktop.domain.rulebook import Otherwise, Stage
from maker_desktop.domain.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.standing import Comparison, Score, Standing

_Scores = Mapping[int, Score]
_Tied = tuple[tuple[int, ...], str | None, tuple[Comparison, ...]]


def standings(
    contest: Contest,
    stage: Stage,
    scores: _Scores,
    earlier: Mapping[str, _Scores],
    playoffs: Mapping[int, _Scores],
) -> tuple[Standing, ...]:
    """Return the standings by division, best first, places 1-2-2-4; projects without a score last, by number.

    `earlier` holds the scores of stages named in the ladder, `playoffs` those of each playoff by its ruling's id.
    """
    by_division: dict[str, list[int]] = {division: [] for division in stage.divisions}
    for number in scores:
        by_division[contest.by_number[number].division].append(number)
    return tuple(
        standing
        for numbers in by_division.values()
        for standing in _division(contest, stage, scores, numbers, earlier, playoffs)
    )


def ruling_on(contest: Contest, stage: Stage, numbers: Sequence[int], after: int = 0) -> Ruling | None:
    """Return the latest ruling in force that settles a tie of these projects, or None.

    It must name every one of them: a ruling that named others as well still tells these apart, but once another
    project joins the tie it no longer applies. `after` leaves out rulings up to that id.
    """
    settling = [
        ruling
        for ruling in contest.rulings_in_force
        if ruling.stage == stage.id and ruling.id > after and set(numbers) <= set(_settled_numbers(ruling))
    ]
    return settling[-1] if settling else None


def _settled_numbers(ruling: Ruling) -> tuple[int, ...]:
    if ruling.decision is Decision.ORDER:
        return ruling.order
    shares = ruling.decision is Decision.UPHOLD and ruling.kind is CaseKind.TIE
    return ruling.numbers if shares or ruling.decision in (Decision.SHARE, Decision.PLAYOFF) else ()


def _division(
    contest: Contest,
    stage: Stage,
    scores: _Scores,
    numbers: Sequence[int],
    earlier: Mapping[str, _Scores],
    playoffs: Mapping[int, _Scores],
) -> Iterator[Standing]:
    ranked = [(published, number) for number in numbers if (published := scores[number].published) is not None]
    ranked.sort(key=lambda entry: (-entry[0], entry[1]))
    place = 1
    for _, group in groupby(ranked, key=lambda entry: entry[0]):
        equals = [number for _, number in group]
        for tied, decided_by, comparisons in _parted(contest, stage, scores, equals, earlier, playoffs):
            for number in tied:
                others = tuple(other for other in tied if other != number)
                yield _standing(contest, stage, scores[number], place, others, decided_by, comparisons)
            place += len(tied)
    for number in sorted(number for number in numbers if scores[number].published is None):
        yield _standing(contest, stage, scores[number], None, (), None, ())


def _standing(
    contest: Contest,
    stage: Stage,
    score: Score,
    place: int | None,
    tied_with: tuple[int, ...],
    decided_by: str | None,
    comparisons: tuple[Comparison, ...],
) -> Standing:
    number = score.number
    return Standing(
        number,
        contest.by_number[number].division,
        place,
        score.published,
        score.exact,
        contest.presence(stage.id, number),
        tied_with,
        decided_by,
        comparisons,
        score.lacking,
    )


def _parted(
    contest: Contest,
    stage: Stage,
    scores: _Scores,
    equals: Sequence[int],
    earlier: Mapping[str, _Scores],
    playoffs: Mapping[int, _Scores],
) -> Iterator[_Tied]:
    """Part projects of one published score: by the ladder, then by rulings, then as the rule says otherwise."""
    if len(equals) == 1:
        yield tuple(equals), "score", ()
        return
    for tier in climb(contest.rulebook, stage, equals, scores, earlier):
        if len(tier.numbers) == 1:
            yield tier.numbers, tier.decided_by, tier.comparisons
        else:
            yield from _ruled(contest, stage, tier, playoffs)


def _ruled(
    contest: Contest, stage: Stage, tier: Tier, playoffs: Mapping[int, _Scores], after: int = 0
) -> Iterator[_Tied]:
    ruling = ruling_on(contest, stage, tier.numbers, after)
    if ruling is None:
        decided_by = "share" if stage.ties.otherwise is Otherwise.SHARE else None
        yield tier.numbers, decided_by, tier.comparisons
    elif ruling.decision is Decision.ORDER:
        for number in sorted(tier.numbers, key=ruling.order.index):
            yield (number,), "ruling", tier.comparisons
    elif ruling.decision is Decision.PLAYOFF:
        for part in _played(tier.numbers, playoffs.get(ruling.id, {})):
            if len(part) == 1:
                yield part, "ruling", tier.comparisons
            else:
                yield from _ruled(contest, stage, Tier(part, None, tier.comparisons), playoffs, ruling.id)
    else:
        yield tier.numbers, "ruling", tier.comparisons


def _played(numbers: Sequence[int], scores: _Scores) -> list[tuple[int, ...]]:
    """Return the groups a playoff makes of the tied: one group until each of them has its score."""
    published = {number: scores[number].published for number in numbers if number in scores}
    values = {number: Fraction(score) for number, score in published.items() if score is not None}
    return split(numbers, values) if len(values) == len(numbers) else [tuple(numbers)]
