"""Corrections of strictness: bring the totals of each judge, or the values of each panel, onto one scale."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeVar

from maker_desktop.domain.rounding import exact_sum, rounded
from maker_desktop.domain.rulebook import Correction, CorrectionKind, Rounding
from maker_desktop.domain.standing import SheetLine

#: Significant digits of a square root.
ROOT_DIGITS = 28

#: Decimals a corrected value keeps after a root went into it: digits beyond are the root's own error, and could
#: otherwise part two projects that are equal.
CORRECTED_DECIMALS = 20

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
        mean = exact_sum(values) / len(values)
        variance = exact_sum(value * value for value in values) / len(values) - mean * mean
        return cls(len(values), mean, _root(variance))


def judge_spreads(lines: Iterable[SheetLine]) -> Mapping[str, Spread]:
    """Return the spread of each judge over all his sheets that count, dropped ones included."""
    totals: dict[str, list[Fraction]] = {}
    for line in lines:
        if line.sheet.counts and line.total is not None:
            totals.setdefault(line.sheet.judge, []).append(line.total)
    return {judge: Spread.of(values) for judge, values in totals.items()}


def standardised(value: Fraction, spread: Spread, correction: Correction) -> Fraction:
    """Return mean + deviation × (value − mean of the values) / their deviation; without spread the mean alone."""
    if spread.deviation == 0:
        return Fraction(correction.mean)
    score = Fraction(correction.mean) + Fraction(correction.deviation) * (value - spread.mean) / spread.deviation
    return Fraction(rounded(score, CORRECTED_DECIMALS, Rounding.HALF_EVEN))


def spreads(values: Mapping[_Key, Fraction], groups: Mapping[_Key, _Group]) -> Mapping[_Group, Spread]:
    """Return the spread of each group of values."""
    members: dict[_Group, list[Fraction]] = {}
    for key, value in values.items():
        members.setdefault(groups[key], []).append(value)
    return {group: Spread.of(group_values) for group, group_values in members.items()}


def panel_corrected(
    correction: Correction,
    values: Mapping[_Key, Fraction],
    panels: Mapping[_Key, tuple[str, str]],
) -> Mapping[_Key, Fraction]:
    """Return the values after a correction of panels, mean_ratio or z_score.

    `panels` names the division a value belongs to and the panel it comes from; like is compared with like, so panels
    are brought together within a division. mean_ratio: value × mean of the division over all panels / mean of the
    panel (unchanged where that is 0). z_score: `standardised` by the spread of the panel.
    """
    by_panel = spreads(values, panels)
    if correction.kind is CorrectionKind.Z_SCORE:
        return {key: standardised(value, by_panel[panels[key]], correction) for key, value in values.items()}
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
