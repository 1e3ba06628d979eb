"""Combining one project's sheets into one value for each class of judges."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from maker_desktop.domain.model.rounding import EXACT, exact_sum, ratio, rounded
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.stage_rules import Combine, ScoreRule
from maker_desktop.domain.model.standing import SheetLine


@dataclass(frozen=True, slots=True)
class CriterionValue:
    """One criterion over the sheets of a class of judges.

    `marks` are those that were not dropped, `combined` their mean, median or sum, `value` rounded where the
    rule says so, `weighted` is value × weight / full mark, and `points` the rounded `weighted`.
    """

    criterion: Criterion
    marks: tuple[Decimal, ...]
    combined: Fraction
    value: Fraction
    weighted: Fraction
    points: Fraction


def class_values(rule: ScoreRule, criteria: Sequence[Criterion], lines: Sequence[SheetLine]) -> Mapping[str, Fraction]:
    """Return the value of each class of judges that has sheets; "" is the only class where the rule names none."""
    return {judge_class: _value(rule, criteria, members) for judge_class, members in kept_by_class(rule, lines).items()}


def kept_by_class(rule: ScoreRule, lines: Sequence[SheetLine]) -> Mapping[str, Sequence[SheetLine]]:
    """Return the lines that count and were not dropped as a whole, by class of judges."""
    kept = [line for line in lines if line.kept]
    if not rule.judge_classes:
        return {"": kept} if kept else {}
    groups = {
        judge_class.id: [line for line in kept if line.sheet.judge_class == judge_class.id]
        for judge_class in rule.judge_classes
    }
    return {judge_class: members for judge_class, members in groups.items() if members}


def criterion_values(
    rule: ScoreRule, criteria: Sequence[Criterion], judge_class: Sequence[SheetLine]
) -> tuple[CriterionValue, ...]:
    """Return the value of each criterion over the kept lines of one class of judges."""
    values = []
    for index, criterion in enumerate(criteria):
        marks = kept_marks(judge_class, index, criterion.id)
        exact = combined_marks(marks, rule.combine)
        value = _rounded_if(exact, rule.round_criterion, rule)
        weighted = value * Fraction(criterion.weight) / Fraction(criterion.full_mark)
        values.append(
            CriterionValue(criterion, marks, exact, value, weighted, _rounded_if(weighted, rule.round_weighted, rule))
        )
    return tuple(values)


def criterion_mean(criteria: Sequence[Criterion], lines: Sequence[SheetLine], criterion_id: str) -> Fraction | None:
    """Return the mean of a criterion over the sheets that count and the marks that were not dropped, None without any.

    Also None for a criterion that is not marked in the stage.
    """
    marks = criterion_marks(criteria, lines, criterion_id)
    return combined_marks(marks, Combine.MEAN) if marks else None


def criterion_marks(
    criteria: Sequence[Criterion], lines: Sequence[SheetLine], criterion_id: str
) -> tuple[Decimal, ...]:
    """Return the marks of a criterion over the sheets that count and were not dropped; none where it is not marked."""
    ids = [criterion.id for criterion in criteria]
    kept = [line for line in lines if line.kept] if criterion_id in ids else []
    return kept_marks(kept, ids.index(criterion_id), criterion_id) if kept else ()


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
    """Return `combined` of marks."""
    if combine is Combine.MEDIAN:
        return combined([Fraction(mark) for mark in marks], combine)
    with localcontext(EXACT):
        amount = sum(marks, Decimal(0))
    return ratio(amount, 1 if combine is Combine.SUM else len(marks))


def _value(rule: ScoreRule, criteria: Sequence[Criterion], judge_class: Sequence[SheetLine]) -> Fraction:
    if rule.by_criterion:
        return exact_sum(each.points for each in criterion_values(rule, criteria, judge_class))
    return combined([worth for line in judge_class if (worth := line.worth) is not None], rule.combine)


def _rounded_if(value: Fraction, decimals: int | None, rule: ScoreRule) -> Fraction:
    return value if decimals is None else Fraction(rounded(value, decimals, rule.rounding))
