"""分歧: sheets of one project that are too far apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from maker_desktop.domain.model.rounding import written
from maker_desktop.domain.model.scoresheet import ScoreSheet, plain
from maker_desktop.domain.model.stage_rules import DivergenceRule
from maker_desktop.domain.model.standing import SheetLine


@dataclass(frozen=True, slots=True)
class Divergence:
    """The outlying sheets, in order of seats, and the facts in Chinese."""

    sheets: tuple[ScoreSheet, ...]
    facts: tuple[str, ...]


def divergence(rule: DivergenceRule, lines: Sequence[SheetLine]) -> Divergence | None:
    """Return the divergence of all sheets that count, dropped ones included; None if they are close enough.

    Too far is more than the rule's points: a sheet from the median of all, or the highest from the lowest.
    """
    totals = [(line.sheet, line.total) for line in lines if line.sheet.counts and line.total is not None]
    limits = [Fraction(limit) for limit in (rule.sheet_from_median, rule.spread) if limit is not None]
    if len(totals) < 2 or not limits:
        return None
    # Integers over one denominator compare many times faster than fractions.
    common = 2 * lcm(*{total.denominator for _, total in totals})
    values = [total.numerator * (common // total.denominator) for _, total in totals]
    lowest, highest = min(values), max(values)
    # No sheet lies farther from the median than the highest does from the lowest.
    if highest - lowest <= min(limits) * common:
        return None
    far, facts = [], []
    if rule.spread is not None and highest - lowest > Fraction(rule.spread) * common:
        facts.append(f"极差 {written(Fraction(highest - lowest, common))}，超过 {plain(rule.spread)}")
        far = [sheet for (sheet, _), value in zip(totals, values, strict=True) if value in (lowest, highest)]
    if rule.sheet_from_median is not None:
        middle, limit = _median(values), Fraction(rule.sheet_from_median) * common
        for (sheet, _), value in zip(totals, values, strict=True):
            if abs(value - middle) > limit:
                words = f"{sheet.seat} 号席与中位数相差 {written(Fraction(abs(value - middle), common))}"
                facts.append(f"{words}，超过 {plain(rule.sheet_from_median)}")
                far += [] if sheet in far else [sheet]
    return Divergence(tuple(sorted(far, key=lambda sheet: sheet.seat)), tuple(facts)) if far else None


def _median(values: Sequence[int]) -> int:
    """Return the median of even integers, which is an integer."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2
