"""Exact numbers: rounding, adding, and writing them for a pocket calculator."""

from collections.abc import Iterable
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from functools import lru_cache
from math import lcm

from maker_desktop.domain.model.stage_rules import Rounding

#: Largest number of decimals shown.
SHOWN_DECIMALS = 10

#: Context for decimals without loss: an inexact operation raises instead.
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


def rounded(value: Fraction, decimals: int, mode: Rounding) -> Decimal:
    """Return `value` with exactly `decimals` decimals (0 or more); an exact half is rounded by `mode`."""
    scaled = abs(value.numerator) * 10**decimals
    whole, rest = divmod(scaled, value.denominator)
    twice = 2 * rest
    if twice > value.denominator or (twice == value.denominator and (mode is Rounding.HALF_UP or whole % 2)):
        whole += 1
    sign = "-" if value < 0 and whole else ""
    return Decimal(f"{sign}{whole}E-{decimals}")


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """Return the exact sum, over one common denominator: several times faster than adding one by one."""
    ratios = [value.as_integer_ratio() for value in values]
    common = lcm(*{denominator for _, denominator in ratios})
    return Fraction(sum(numerator * (common // denominator) for numerator, denominator in ratios), common)


@lru_cache(maxsize=10_000)
def ratio(amount: Decimal, divisor: int) -> Fraction:
    """Return amount / divisor, cached: marks come in steps, so the same totals recur."""
    numerator, denominator = amount.as_integer_ratio()
    return Fraction(numerator, denominator * divisor)


def digits(value: Fraction) -> str:
    """Return a number in plain digits, with at most SHOWN_DECIMALS decimals and no trailing zeros."""
    text = format(rounded(value, SHOWN_DECIMALS, Rounding.HALF_UP), "f").rstrip("0").rstrip(".")
    return text.replace("-", "−")


def written(value: Fraction) -> str:
    """Return a number as `digits` does, preceded by “≈ ” if digits were cut off."""
    whole = value.numerator * 10**SHOWN_DECIMALS % value.denominator == 0
    return digits(value) if whole else f"≈ {digits(value)}"


def exactly(value: Fraction) -> str:
    """Return a number exactly: as a decimal if finite, else as a fraction in lowest terms, 1/3."""
    twos, fives, rest = 0, 0, value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    text = f"{value.numerator}/{value.denominator}"
    if rest == 1:
        text = format(rounded(value, max(twos, fives), Rounding.HALF_EVEN), "f")
    return text.replace("-", "−")
