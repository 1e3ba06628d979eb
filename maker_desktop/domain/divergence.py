"""分歧: sheets of one project that lie too far apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from maker_desktop.domain.rounding import written
from maker_desktop.domain.rulebook import DivergenceRule
from maker_desktop.domain.scoresheet import ScoreSheet, plain
from maker_desktop.domain.standing import SheetLine


@dataclass(frozen=True, slots=True)
class Divergence:
    """Which sheets lie too far out, in order of seats, and what is wrong in Chinese."""

    sheets: tuple[ScoreSheet, ...]
    facts: tuple[str, ...]


def divergence(rule: DivergenceRule, lines: Sequence[SheetLine]) -> Divergence | None:
    """Look at the totals of all sheets that count, dropped ones included; None if they lie close enough.

    Too far is more than the rule's points: a sheet from the median of all, or the highest from the lowest.
    """
    totals = {line.sheet: line.total for line in lines if line.sheet.counts and line.total is not None}
    if len(totals) < 2:
        return None
    middle, far = Fraction(median(totals.values())), set[ScoreSheet]()
    facts = []
    spread = max(totals.values()) - min(totals.values())
    if rule.spread is not None and spread > Fraction(rule.spread):
        far |= {sheet for sheet, total in totals.items() if total in (max(totals.values()), min(totals.values()))}
        facts.append(f"极差 {written(spread)}，超过 {plain(rule.spread)}")
    for sheet, total in totals.items():
        distance = abs(total - middle)
        if rule.sheet_from_median is not None and distance > Fraction(rule.sheet_from_median):
            far.add(sheet)
            facts.append(f"{sheet.seat}号席与中位数相差 {written(distance)}，超过 {plain(rule.sheet_from_median)}")
    if not far:
        return None
    return Divergence(tuple(sheet for sheet in totals if sheet in far), tuple(facts))
