"""The totals of one project's sheets, and which sheets or marks are trimmed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm
from operator import itemgetter, mul

from maker_desktop.domain.model.rounding import EXACT, exact_sum, ratio, rounded
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import ScoreSheet, SheetState
from maker_desktop.domain.model.stage_rules import ScoreRule, Trim, TrimOf
from maker_desktop.domain.model.standing import Dropped, SheetLine


@dataclass(frozen=True, slots=True)
class Scale:
    """Σ weight × mark / full mark in whole numbers: Σ coefficient × mark, divided once by `divisor`."""

    coefficients: tuple[Decimal, ...]
    divisor: int

    @classmethod
    def of(cls, criteria: Sequence[Criterion]) -> "Scale":
        """Return the scale of these criteria."""
        shares = [Fraction(criterion.weight) / Fraction(criterion.full_mark) for criterion in criteria]
        divisor = lcm(*(share.denominator for share in shares))
        return cls(tuple(Decimal(int(share * divisor)) for share in shares), divisor)


def sheet_lines(
    rule: ScoreRule, criteria: Sequence[Criterion], scale: Scale, sheets: Sequence[ScoreSheet]
) -> tuple[SheetLine, ...]:
    """Return a line for each sheet: its total and whether it, or some of its marks, are dropped.

    Each class of judges is trimmed separately. Of equal totals (marks) the lower seat is dropped first, at both ends;
    the highest are taken before the lowest.
    """
    with localcontext(EXACT):
        amounts = [_amount(rule, scale, sheet) for sheet in sheets]
    divisor = 1 if rule.round_sheet is not None else scale.divisor
    totals = [None if amount is None else ratio(amount, divisor) for amount in amounts]
    trim = rule.trim
    if trim is None:
        return tuple(map(SheetLine, sheets, totals))
    if trim.of is TrimOf.CRITERION:
        return _marks_dropped(trim, criteria, sheets, totals)
    dropped: dict[int, Dropped] = {}
    for members in _judge_classes(sheets):
        dropped |= _extremes(trim, [(amount, sheets[i].seat, i) for i in members if (amount := amounts[i]) is not None])
    return tuple(map(SheetLine, sheets, totals, map(dropped.get, range(len(sheets)))))


def sheet_total(criteria: Sequence[Criterion], sheet: ScoreSheet) -> Fraction:
    """Return Σ weight × mark / full mark of a complete sheet, before any rounding."""
    shares = [Fraction(criterion.weight) / Fraction(criterion.full_mark) for criterion in criteria]
    return exact_sum(
        share * Fraction(mark) for share, mark in zip(shares, sheet.marks, strict=True) if mark is not None
    )


def _amount(rule: ScoreRule, scale: Scale, sheet: ScoreSheet) -> Decimal | None:
    """Return the sheet's total times the divisor (rounded totals have none), None unless the sheet is complete.

    The caller's decimal context must be exact.
    """
    if sheet.state is not SheetState.COMPLETE:
        return None
    marks = [mark for mark in sheet.marks if mark is not None]
    amount = sum(map(mul, scale.coefficients, marks), Decimal(0))
    if rule.round_sheet is None:
        return amount
    return rounded(ratio(amount, scale.divisor), rule.round_sheet, rule.rounding)


def _judge_classes(sheets: Sequence[ScoreSheet]) -> Iterable[list[int]]:
    """Group the indexes of the sheets that count by class of judges."""
    groups: dict[str, list[int]] = {}
    for index, sheet in enumerate(sheets):
        if sheet.counts:
            groups.setdefault(sheet.judge_class, []).append(index)
    return groups.values()


def _extremes(trim: Trim, entries: list[tuple[Decimal, int, int]]) -> Mapping[int, Dropped]:
    """Return which entries (amount, seat, index of the sheet) are dropped; none where none or too few would be left."""
    if len(entries) < trim.from_sheets or len(entries) <= trim.highest + trim.lowest:
        return {}
    rising = sorted(entries)
    falling = sorted(rising, key=itemgetter(0), reverse=True)
    high = {index for _, _, index in falling[: trim.highest]}
    low = [index for _, _, index in rising if index not in high][: trim.lowest]
    return dict.fromkeys(high, Dropped.HIGHEST) | dict.fromkeys(low, Dropped.LOWEST)


def _marks_dropped(
    trim: Trim, criteria: Sequence[Criterion], sheets: Sequence[ScoreSheet], totals: Sequence[Fraction | None]
) -> tuple[SheetLine, ...]:
    dropped: list[dict[str, Dropped]] = [{} for _ in sheets]
    for members in _judge_classes(sheets):
        for column, criterion in enumerate(criteria):
            entries = [(mark, sheets[i].seat, i) for i in members if (mark := sheets[i].marks[column]) is not None]
            for index, reason in _extremes(trim, entries).items():
                dropped[index][criterion.id] = reason
    return tuple(
        SheetLine(sheet, total, None, marks) for sheet, total, marks in zip(sheets, totals, dropped, strict=True)
    )
