"""Normalisation: bring the totals of each judge, or the values of each panel, onto one scale."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import lcm
from typing import TypeVar

from maker_desktop.domain.model.stage_rules import Normalisation, NormalisationKind
from maker_desktop.domain.model.standing import SheetLine

#: Significant digits of a square root.
ROOT_DIGITS = 28

#: Decimals a corrected value keeps after a root went into it: digits beyond are the root's own error, and could
#: otherwise part two projects that are equal.
NORMALISED_DECIMALS = 20

_UNIT = 10**NORMALISED_DECIMALS
_ROOTS = Context(prec=ROOT_DIGITS)

_Key = TypeVar("_Key", bound=Hashable)
_Group = TypeVar("_Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Spread:
    """Number, mean and population deviation of some values; the deviation is exact to ROOT_DIGITS digits."""

    count: int
    mean: Fraction
    deviation: Fraction

    @classmethod
    def of(cls, values: Sequence[Fraction]) -> "Spread":
        """Return the spread of at least one value."""
        # Integers over one denominator: the same exact values, many times faster than fractions.
        shared = lcm(*(value.denominator for value in values))
        wholes = [value.numerator * (shared // value.denominator) for value in values]
        count, total = len(wholes), sum(wholes)
        variance = Fraction(count * sum(whole * whole for whole in wholes) - total * total, (count * shared) ** 2)
        return cls(count, Fraction(total, count * shared), _root(variance))


def judge_totals(lines: Iterable[SheetLine]) -> Mapping[str, Sequence[Fraction]]:
    """Return the totals of each judge's sheets that count, dropped ones included, in the order of the lines."""
    totals: dict[str, list[Fraction]] = {}
    for line in lines:
        if line.sheet.counts and line.total is not None:
            totals.setdefault(line.sheet.judge, []).append(line.total)
    return totals


def judge_spreads(lines: Iterable[SheetLine]) -> Mapping[str, Spread]:
    """Return the spread of each judge over all sheets that count, dropped ones included."""
    return {judge: Spread.of(values) for judge, values in judge_totals(lines).items()}


def standardised(spread: Spread, normalisation: Normalisation) -> Callable[[Fraction], Fraction]:
    """Return the function that brings a value of this spread onto the normalisation's scale.

    mean + deviation × (value − mean of the values) / their deviation, rounded half to even at NORMALISED_DECIMALS;
    the mean alone if the deviation is 0.
    """
    mean = Fraction(normalisation.mean)
    if spread.deviation == 0:
        return lambda value: mean
    slope = Fraction(normalisation.deviation) / spread.deviation
    start = mean - slope * spread.mean
    fixed = start.numerator * slope.denominator * _UNIT
    moving = slope.numerator * start.denominator * _UNIT
    below = start.denominator * slope.denominator

    def brought(value: Fraction) -> Fraction:
        denominator = below * value.denominator
        whole, rest = divmod(fixed * value.denominator + moving * value.numerator, denominator)
        if 2 * rest > denominator or (2 * rest == denominator and whole % 2):
            whole += 1
        return Fraction(whole, _UNIT)

    return brought


def spreads(values: Mapping[_Key, Fraction], groups: Mapping[_Key, _Group]) -> Mapping[_Group, Spread]:
    """Return the spread of each group of values."""
    members: dict[_Group, list[Fraction]] = {}
    for key, value in values.items():
        members.setdefault(groups[key], []).append(value)
    return {group: Spread.of(group_values) for group, group_values in members.items()}


def panel_normalised(
    normalisation: Normalisation,
    values: Mapping[_Key, Fraction],
    panels: Mapping[_Key, tuple[str, str]],
) -> Mapping[_Key, Fraction]:
    """Return the values after a normalisation of panels, mean_ratio or z_score.

    `panels` names the division and the panel of each value; panels are normalised within a division.
    mean_ratio: value × mean of the division over all panels / mean of the panel (unchanged where that is 0).
    z_score: `standardised` by the spread of the panel.
    """
    by_panel = spreads(values, panels)
    if normalisation.kind is NormalisationKind.Z_SCORE:
        onto_scale = {panel: standardised(spread, normalisation) for panel, spread in by_panel.items()}
        return {key: onto_scale[panels[key]](value) for key, value in values.items()}
    by_division = spreads(values, {key: division for key, (division, _) in panels.items()})
    return {
        key: levelled(value, by_panel[panels[key]].mean, by_division[panels[key][0]].mean)
        for key, value in values.items()
    }


def levelled(value: Fraction, panel_mean: Fraction, division_mean: Fraction) -> Fraction:
    """Return value × mean of the division / mean of the panel, the value itself where the panel's mean is 0."""
    return value * division_mean / panel_mean if panel_mean else value


def _root(value: Fraction) -> Fraction:
    quotient = _ROOTS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_ROOTS.sqrt(quotient))
