"""From the sheets of one project to one value for each class of judges: totals, what is dropped, and combining."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow, localcontext
from fractions import Fraction
from functools import lru_cache
from math import lcm
from operator import itemgetter, mul

from maker_desktop.domain.rounding import exact_sum, rounded
from maker_desktop.domain.rulebook import Combine, Criterion, ScoreRule, Trim, TrimOf
from maker_desktop.domain.scoresheet import ScoreSheet, SheetState
from maker_desktop.domain.standing import Dropped, SheetLine

#: Decimals that may not lose a digit: whatever would, stops the program instead.
_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


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


@dataclass(frozen=True, slots=True)
class CriterionValue:
    """One criterion over the sheets of a class of judges.

    `marks` are those that were not dropped, `combined` their mean, median or sum, `value` the same rounded where the
    rule says so, `weighted` is value × weight / full mark, and `points` that rounded where the rule says so.
    """

    criterion: Criterion
    marks: tuple[Decimal, ...]
    combined: Fraction
    value: Fraction
    weighted: Fraction
    points: Fraction


def by_criterion(rule: ScoreRule) -> bool:
    """Whether the score goes by criterion (values of criteria first, then weights) instead of by sheet totals."""
    trimmed = rule.trim is not None and rule.trim.of is TrimOf.CRITERION
    return trimmed or rule.round_criterion is not None or rule.round_weighted is not None


def sheet_lines(
    rule: ScoreRule, criteria: Sequence[Criterion], scale: Scale, sheets: Sequence[ScoreSheet]
) -> tuple[SheetLine, ...]:
    """Return a line for each sheet: its total and whether it, or some of its marks, are dropped.

    Each class of judges is trimmed by itself. Of equal totals (marks) the lower seat is dropped first, at both ends;
    the highest are taken before the lowest.
    """
    with localcontext(_EXACT):
        amounts = [_amount(rule, scale, sheet) for sheet in sheets]
    divisor = 1 if rule.round_sheet is not None else scale.divisor
    totals = [None if amount is None else _ratio(amount, divisor) for amount in amounts]
    trim = rule.trim
    if trim is None:
        return tuple(map(SheetLine, sheets, totals))
    if trim.of is TrimOf.CRITERION:
        return _marks_dropped(trim, criteria, sheets, totals)
    dropped: dict[int, Dropped] = {}
    for members in _benches(sheets):
        dropped |= _extremes(trim, [(amount, i) for i in members if (amount := amounts[i]) is not None], sheets)
    return tuple(
        SheetLine(sheet, total, dropped.get(index))
        for index, (sheet, total) in enumerate(zip(sheets, totals, strict=True))
    )


def sheet_total(criteria: Sequence[Criterion], sheet: ScoreSheet) -> Fraction:
    """Return Σ weight × mark / full mark of a complete sheet, before any rounding."""
    shares = [Fraction(criterion.weight) / Fraction(criterion.full_mark) for criterion in criteria]
    return exact_sum(
        share * Fraction(mark) for share, mark in zip(shares, sheet.marks, strict=True) if mark is not None
    )


def bench_values(rule: ScoreRule, criteria: Sequence[Criterion], lines: Sequence[SheetLine]) -> Mapping[str, Fraction]:
    """Return the value of each class of judges that has sheets; the only class is "" where the rule names none."""
    return {bench: _value(rule, criteria, members) for bench, members in kept_by_bench(rule, lines).items()}


def kept_by_bench(rule: ScoreRule, lines: Sequence[SheetLine]) -> Mapping[str, Sequence[SheetLine]]:
    """Return the lines that count and were not dropped as a whole, by class of judges."""
    kept = [line for line in lines if line.kept]
    if not rule.benches:
        return {"": kept} if kept else {}
    groups = {bench.id: [line for line in kept if line.sheet.bench == bench.id] for bench in rule.benches}
    return {bench: members for bench, members in groups.items() if members}


def criterion_values(
    rule: ScoreRule, criteria: Sequence[Criterion], bench: Sequence[SheetLine]
) -> tuple[CriterionValue, ...]:
    """Return the value of each criterion over the kept lines of one class of judges."""
    values = []
    for index, criterion in enumerate(criteria):
        marks = kept_marks(bench, index, criterion.id)
        exact = combined_marks(marks, rule.combine)
        value = _rounded_if(exact, rule.round_criterion, rule)
        weighted = value * Fraction(criterion.weight) / Fraction(criterion.full_mark)
        values.append(
            CriterionValue(criterion, marks, exact, value, weighted, _rounded_if(weighted, rule.round_weighted, rule))
        )
    return tuple(values)


def criterion_mean(criteria: Sequence[Criterion], lines: Sequence[SheetLine], criterion_id: str) -> Fraction | None:
    """Return the mean of a criterion over the sheets that count and the marks that were not dropped, None without any.

    A criterion that is not marked here has none either.
    """
    ids = [criterion.id for criterion in criteria]
    kept = [line for line in lines if line.kept] if criterion_id in ids else []
    marks = kept_marks(kept, ids.index(criterion_id), criterion_id) if kept else ()
    return combined_marks(marks, Combine.MEAN) if marks else None


def kept_marks(lines: Iterable[SheetLine], index: int, criterion_id: str) -> tuple[Decimal, ...]:
    """Return the marks of the criterion at `index` that were not dropped, over lines that count."""
    marks = [line.sheet.marks[index] for line in lines if criterion_id not in line.dropped_marks]
    return tuple(mark for mark in marks if mark is not None)


def combined(values: Sequence[Fraction], combine: Combine) -> Fraction:
    """Return mean, median or sum of at least one value; the median of an even number is the mean of the middle two."""
    if combine is Combine.MEDIAN:
        ordered = sorted(values)
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    total = exact_sum(values)
    return total if combine is Combine.SUM else total / len(values)


def combined_marks(marks: Sequence[Decimal], combine: Combine) -> Fraction:
    """Return what `combined` does for marks as they stand."""
    if combine is Combine.MEDIAN:
        return combined([Fraction(mark) for mark in marks], combine)
    with localcontext(_EXACT):
        amount = sum(marks, Decimal(0))
    return _ratio(amount, 1 if combine is Combine.SUM else len(marks))


def _value(rule: ScoreRule, criteria: Sequence[Criterion], bench: Sequence[SheetLine]) -> Fraction:
    if by_criterion(rule):
        return exact_sum(each.points for each in criterion_values(rule, criteria, bench))
    return combined([worth for line in bench if (worth := line.worth) is not None], rule.combine)


def _amount(rule: ScoreRule, scale: Scale, sheet: ScoreSheet) -> Decimal | None:
    """Return the sheet's total times the divisor (rounded totals have none), None unless the sheet is complete.

    The caller's context must be exact.
    """
    if sheet.state is not SheetState.COMPLETE:
        return None
    marks = [mark for mark in sheet.marks if mark is not None]
    amount = sum(map(mul, scale.coefficients, marks), Decimal(0))
    if rule.round_sheet is None:
        return amount
    return rounded(_ratio(amount, scale.divisor), rule.round_sheet, rule.rounding)


@lru_cache(maxsize=10_000)
def _ratio(amount: Decimal, divisor: int) -> Fraction:
    """Return amount / divisor; marks come in steps, so that the same totals come again and again."""
    numerator, denominator = amount.as_integer_ratio()
    return Fraction(numerator, denominator * divisor)


def _rounded_if(value: Fraction, decimals: int | None, rule: ScoreRule) -> Fraction:
    return value if decimals is None else Fraction(rounded(value, decimals, rule.rounding))


def _benches(sheets: Sequence[ScoreSheet]) -> Iterable[list[int]]:
    """Group the places of the sheets that count by class of judges."""
    groups: dict[str, list[int]] = {}
    for index, sheet in enumerate(sheets):
        if sheet.counts:
            groups.setdefault(sheet.bench, []).append(index)
    return groups.values()


def _extremes(trim: Trim, entries: list[tuple[Decimal, int]], sheets: Sequence[ScoreSheet]) -> Mapping[int, Dropped]:
    """Return which entries (amount, place of the sheet) are dropped; none where none or too few would be left."""
    if len(entries) < trim.from_sheets or len(entries) <= trim.highest + trim.lowest:
        return {}
    rising = sorted(entries, key=lambda entry: (entry[0], sheets[entry[1]].seat))
    falling = sorted(rising, key=itemgetter(0), reverse=True)
    high = {index for _, index in falling[: trim.highest]}
    low = [index for _, index in rising if index not in high][: trim.lowest]
    return dict.fromkeys(high, Dropped.HIGHEST) | dict.fromkeys(low, Dropped.LOWEST)


def _marks_dropped(
    trim: Trim, criteria: Sequence[Criterion], sheets: Sequence[ScoreSheet], totals: Sequence[Fraction | None]
) -> tuple[SheetLine, ...]:
    dropped: list[dict[str, Dropped]] = [{} for _ in sheets]
    for members in _benches(sheets):
        for column, criterion in enumerate(criteria):
            entries = [(mark, i) for i in members if (mark := sheets[i].marks[column]) is not None]
            for index, reason in _extremes(trim, entries, sheets).items():
                dropped[index][criterion.id] = reason
    return tuple(
        SheetLine(sheet, total, None, marks) for sheet, total, marks in zip(sheets, totals, dropped, strict=True)
    )
