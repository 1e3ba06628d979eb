"""A second, independent way to a score: the rules worked naively, and the formulas of a derivation read back."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from statistics import median

from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.stage_rules import Combine, Rounding, ScoreRule, Trim, TrimOf
from maker_desktop.domain.model.standing import Step

_TOKEN = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?|[a-z_]+|[()+−×÷,²]")
_FORMULA = re.compile(r"[0-9. ()+−×÷]+")


def naive_round(value: Fraction, decimals: int | None, mode: Rounding) -> Fraction:
    """Round by the standard library's quantize, which knows nothing of ours; 60 digits are enough for a test."""
    if decimals is None:
        return value
    way = ROUND_HALF_UP if mode is Rounding.HALF_UP else ROUND_HALF_EVEN
    with localcontext(prec=100):
        digits = Decimal(int(value * 10**60)).scaleb(-60)
        return Fraction(digits.quantize(Decimal(1).scaleb(-decimals), way))


def naive_score(rule: ScoreRule, criteria: Sequence[Criterion], marks: Sequence[Sequence[Decimal]]) -> Fraction:
    """Return the exact score of complete sheets in order of seats, without corrections and benches."""
    totals = []
    for sheet in marks:
        total = Fraction(0)
        for criterion, mark in zip(criteria, sheet, strict=True):
            total += Fraction(criterion.weight) * Fraction(mark) / Fraction(criterion.full_mark)
        totals.append(naive_round(total, rule.round_sheet, rule.rounding))
    by_sheet = rule.trim if rule.trim is not None and rule.trim.of is TrimOf.SHEET else None
    by_mark = rule.trim if rule.trim is not None and rule.trim.of is TrimOf.CRITERION else None
    kept = _left(by_sheet, totals)
    if by_mark is None and rule.round_criterion is None and rule.round_weighted is None:
        return _combined(rule.combine, [totals[seat] for seat in kept])
    score = Fraction(0)
    for index, criterion in enumerate(criteria):
        column = [Fraction(marks[seat][index]) for seat in kept]
        value = _combined(rule.combine, [column[seat] for seat in _left(by_mark, column)])
        value = naive_round(value, rule.round_criterion, rule.rounding)
        value = value * Fraction(criterion.weight) / Fraction(criterion.full_mark)
        score += naive_round(value, rule.round_weighted, rule.rounding)
    return score


def _left(trim: Trim | None, values: Sequence[Fraction]) -> list[int]:
    left = list(range(len(values)))
    if trim is None or len(values) < trim.from_sheets or len(values) <= trim.highest + trim.lowest:
        return left
    for _ in range(trim.highest):
        left.remove(next(seat for seat in left if values[seat] == max(values[other] for other in left)))
    for _ in range(trim.lowest):
        left.remove(next(seat for seat in left if values[seat] == min(values[other] for other in left)))
    return left


def _combined(combine: Combine, values: Sequence[Fraction]) -> Fraction:
    if combine is Combine.MEDIAN:
        return median(values)
    return sum(values, Fraction(0)) / (len(values) if combine is Combine.MEAN else 1)


def pocket_formula(step: Step) -> str | None:
    """Return the formula a step ends with as a pocket calculator takes it, None where it has none."""
    _, colon, tail = step.text.rpartition("：")
    return tail if colon and _FORMULA.fullmatch(tail) else None


def numbers(text: str) -> list[Fraction]:
    """Return the numbers of a formula."""
    return [Fraction(token) for token in _TOKEN.findall(text) if token[0].isdecimal()]


def number(text: str) -> Fraction:
    """Read a value as a derivation writes it, with a sign and without the words around it."""
    found = re.search(r"−?[0-9.]+", text)
    assert found, text
    return Fraction(found[0].replace("−", "-"))


def assert_exact(step: Step) -> Fraction:
    """Return what the formula of a calculation gives; it must be the value beside it, to the last digit shown."""
    value = evaluate(step.formula)
    shown = naive_round(value, 10, Rounding.HALF_UP) if step.value.startswith("≈") else value
    assert shown == number(step.value), step
    return value


def is_ground(step: Step) -> bool:
    """Return whether a step states a ground in words, with nothing to calculate."""
    return step.value in ("无得分", "无名次", "不比较") or step.text.startswith("裁定：")


def evaluate(text: str) -> Fraction:
    """Return what a formula of the grammar in docs/derivation.md is worth, exactly."""
    value, rest = _sum(_TOKEN.findall(text))
    assert not rest, text
    assert "".join(_TOKEN.findall(text)) == text.replace(" ", ""), text
    return value


def _sum(tokens: list[str]) -> tuple[Fraction, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in "+−":
        sign = 1 if tokens[0] == "+" else -1
        term, tokens = _product(tokens[1:])
        value += sign * term
    return value, tokens


def _product(tokens: list[str]) -> tuple[Fraction, list[str]]:
    value, tokens = _factor(tokens)
    while tokens and tokens[0] in "×÷":
        times = tokens[0] == "×"
        factor, tokens = _factor(tokens[1:])
        value = value * factor if times else value / factor
    return value, tokens


def _factor(tokens: list[str]) -> tuple[Fraction, list[str]]:
    first = tokens[0]
    if first == "−":
        value, tokens = _factor(tokens[1:])
        return -value, tokens
    if first.isidentifier():
        values, tokens = _arguments(tokens[1:])
        return _called(first, values), tokens
    if first == "(":
        (value,), tokens = _arguments(tokens)
    else:
        value, tokens = Fraction(first), tokens[1:]
    return (value * value, tokens[1:]) if tokens and tokens[0] == "²" else (value, tokens)


def _arguments(tokens: list[str]) -> tuple[list[Fraction], list[str]]:
    values = []
    while tokens[0] in "(,":
        value, tokens = _sum(tokens[1:])
        values.append(value)
    assert tokens[0] == ")"
    return values, tokens[1:]


def _called(name: str, values: list[Fraction]) -> Fraction:
    first = values[0]
    if name == "same":
        assert set(values) == {first}
        return first
    if name == "sqrt":
        with localcontext(prec=int(values[1])):
            return Fraction((Decimal(first.numerator) / Decimal(first.denominator)).sqrt())
    if name.startswith("round_"):
        return naive_round(first, int(values[1]), Rounding(name.removeprefix("round_")))
    return Fraction(_FUNCTIONS[name](values))


_FUNCTIONS: Mapping[str, Callable[[list[Fraction]], Fraction | int]] = {
    "max": max,
    "min": min,
    "median": median,
    "above": lambda values: sum(value > values[0] for value in values[1:]),
    "sign": lambda values: (values[0] > 0) - (values[0] < 0),
}
