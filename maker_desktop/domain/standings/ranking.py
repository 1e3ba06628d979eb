"""Standings of a stage: published scores, tiebreakers for equal ones, and rulings on ties that remain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.stage_rules import Otherwise, Stage
from maker_desktop.domain.model.standing import Comparison, Score, Standing
from maker_desktop.domain.standings.tiebreakers import apply_tiebreakers, split

_Scores = Mapping[int, Score]


@dataclass(frozen=True, slots=True)
class _Tied:
    """Projects that share a place, and what decided it."""

    numbers: tuple[int, ...]
    decided_by: str | None
    comparisons: tuple[Comparison, ...] = ()
    rulings: tuple[int, ...] = ()


def standings(
    contest: Contest,
    stage: Stage,
    scores: _Scores,
    earlier: Mapping[str, _Scores],
    playoffs: Mapping[int, _Scores],
) -> tuple[Standing, ...]:
    """Return the standings by division, best first, places 1-2-2-4; projects without a score last, by number.

    `earlier` holds the scores of stages named in the tiebreakers, `playoffs` those of each playoff by its ruling's id.
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

    It must name all of them; it may name others as well. Once another project joins the tie, it no longer applies.
    `after` leaves out rulings up to that id.
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
        for tied in _parted(contest, stage, scores, equals, earlier, playoffs):
            for number in tied.numbers:
                yield _standing(contest, stage, scores[number], place, tied)
            place += len(tied.numbers)
    for number in sorted(number for number in numbers if scores[number].published is None):
        yield _standing(contest, stage, scores[number], None, _Tied((number,), None))


def _standing(contest: Contest, stage: Stage, score: Score, place: int | None, tied: _Tied) -> Standing:
    return Standing(
        number=score.number,
        division=contest.by_number[score.number].division,
        place=place,
        score=score.published,
        exact=score.exact,
        presence=contest.presence(stage.id, score.number),
        tied_with=tuple(other for other in tied.numbers if other != score.number),
        decided_by=tied.decided_by,
        comparisons=tied.comparisons,
        lacking=score.lacking,
        rulings=tied.rulings,
    )


def _parted(
    contest: Contest,
    stage: Stage,
    scores: _Scores,
    equals: Sequence[int],
    earlier: Mapping[str, _Scores],
    playoffs: Mapping[int, _Scores],
) -> Iterator[_Tied]:
    """Split projects of equal published score: by tiebreakers, then by rulings, then by the rule's `otherwise`."""
    if len(equals) == 1:
        yield _Tied(tuple(equals), "score")
        return
    for tier in apply_tiebreakers(contest.rulebook, stage, equals, scores, earlier):
        if len(tier.numbers) == 1:
            yield _Tied(tier.numbers, tier.decided_by, tier.comparisons)
        else:
            yield from _ruled(contest, stage, _Tied(tier.numbers, None, tier.comparisons), playoffs)


def _ruled(contest: Contest, stage: Stage, tied: _Tied, playoffs: Mapping[int, _Scores]) -> Iterator[_Tied]:
    """Split by rulings what the tiebreakers left tied; a later ruling may split what a playoff leaves level."""
    ruling = ruling_on(contest, stage, tied.numbers, after=max(tied.rulings, default=0))
    if ruling is None:
        yield replace(tied, decided_by="share" if stage.ties.otherwise is Otherwise.SHARE else None)
        return
    settled = replace(tied, decided_by="ruling", rulings=(*tied.rulings, ruling.id))
    if ruling.decision is Decision.ORDER:
        for number in sorted(tied.numbers, key=ruling.order.index):
            yield replace(settled, numbers=(number,))
    elif ruling.decision is Decision.PLAYOFF:
        parts, compared = _played(tied.numbers, playoffs.get(ruling.id, {}))
        settled = replace(settled, comparisons=(*tied.comparisons, *compared))
        for part in parts:
            if len(part) == 1:
                yield replace(settled, numbers=part)
            else:
                yield from _ruled(contest, stage, replace(settled, numbers=part), playoffs)
    else:
        yield settled


def _played(numbers: Sequence[int], scores: _Scores) -> tuple[list[tuple[int, ...]], tuple[Comparison, ...]]:
    """Return the groups into which a playoff splits the tied; one group until all of them have a playoff score."""
    published = {number: scores[number].published for number in numbers if number in scores}
    known = {number: score for number, score in published.items() if score is not None}
    if len(known) < len(numbers):
        return [tuple(numbers)], ()
    exact = {number: Fraction(score) for number, score in known.items()}
    parts = split(numbers, exact)
    values = {number: str(score) for number, score in known.items()}
    return parts, (Comparison("playoff", "加赛得分", values, len(parts) > 1, exact),)
