"""The formulas of a derivation, in the grammar of docs/derivation.md: sums, comparisons and rounding."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from maker_desktop.domain.model.rounding import exactly
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.stage_rules import Combine, Normalisation, Rounding
from maker_desktop.domain.model.standing import Formula
from maker_desktop.domain.scoring.normalisation import NORMALISED_DECIMALS, ROOT_DIGITS, Spread

_Write = Callable[[Fraction], str]


def single(value: Fraction) -> Formula:
    """Return the formula of a single value."""
    return Formula.of(lambda write: write(value))


def weighted_sum(criteria: Sequence[Criterion], marks: Sequence[Decimal | None]) -> Formula:
    """Return Σ mark × weight ÷ full mark of a complete sheet."""
    terms = [
        (Fraction(mark), Fraction(criterion.weight), Fraction(criterion.full_mark))
        for criterion, mark in zip(criteria, marks, strict=True)
        if mark is not None
    ]
    return Formula.of(
        lambda write: " + ".join(f"{write(mark)} × {write(weight)} ÷ {write(full)}" for mark, weight, full in terms)
    )


def sum_of(values: Sequence[Fraction]) -> Formula:
    """Return the sum of values."""
    return Formula.of(lambda write: " + ".join(map(write, values)))


def mean_of(values: Sequence[Fraction]) -> Formula:
    """Return the mean of values."""
    return Formula.of(lambda write: f"({' + '.join(map(write, values))}) ÷ {len(values)}")


def combining(combine: Combine, values: Sequence[Fraction]) -> Formula:
    """Return mean, sum or median of values; for a pocket calculator a median shows only its middle."""
    if combine is Combine.MEAN:
        return mean_of(values)
    if combine is Combine.SUM:
        return sum_of(values)
    ordered = sorted(values)
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    return replace(mean_of(middle), exact=_called("median", values))


def highest_of(values: Iterable[Fraction]) -> str:
    """Return the exact formula of the highest of values."""
    return _called("max", values)


def lowest_of(values: Iterable[Fraction]) -> str:
    """Return the exact formula of the lowest of values."""
    return _called("min", values)


def higher_than(own: Fraction, others: Sequence[Fraction]) -> str:
    """Return the exact formula of how many of the others are higher."""
    return _called("above", (own, *others)) if others else "0"


def deviation_of(values: Sequence[Fraction], spread: Spread) -> Formula:
    """Return the population deviation of values."""

    def variance(write: _Write) -> str:
        squares = " + ".join(f"({write(value)} − {write(spread.mean)})²" for value in values)
        return f"({squares}) ÷ {len(values)}"

    formula = Formula.of(variance)
    return Formula(f"√({formula.shown})", f"sqrt({formula.exact}, {ROOT_DIGITS})")


def brought(normalisation: Normalisation, spread: Spread, value: Fraction) -> Formula:
    """Return the formula that brings a value of this spread onto the normalisation's scale."""
    aim, scale = Fraction(normalisation.mean), Fraction(normalisation.deviation)
    if not spread.deviation:
        return single(aim)
    formula = Formula.of(
        lambda write: (
            f"{write(aim)} + {write(scale)} × ({write(value)} − {write(spread.mean)}) ÷ {write(spread.deviation)}"
        )
    )
    return rounding(formula, NORMALISED_DECIMALS, Rounding.HALF_EVEN)


def rounding(formula: Formula, decimals: int, mode: Rounding) -> Formula:
    """Return a rounded formula; the pocket calculator's form has decimals and mode in words."""
    return replace(formula, exact=f"round_{mode}({formula.exact}, {decimals})")


def _called(name: str, values: Iterable[Fraction]) -> str:
    return f"{name}({', '.join(map(exactly, values))})"
