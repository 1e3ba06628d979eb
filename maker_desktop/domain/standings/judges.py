"""Statistics of judges: severity and spread relative to the panel, and the panel's agreement (Kendall's W)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maker_desktop.domain.model.rounding import exact_sum
from maker_desktop.domain.model.standing import Dropped, SheetLine, StageResult
from maker_desktop.domain.scoring.normalisation import Spread


@dataclass(frozen=True, slots=True)
class JudgeProfile:
    """One judge over all projects whose sheets count; figures are points of a sheet's total.

    `totals` are the sheets by project. `severity` is the mean of the judge's total minus the mean of the others for the
    same project: below 0 is stricter; None without a project marked together with others. `deviation` is
    the population deviation of the totals. `dropped_high` and `dropped_low` count the sheets that were dropped.
    """

    panel: str
    seat: int
    judge: str
    totals: Mapping[int, Fraction]
    mean: Fraction
    deviation: Fraction
    severity: Fraction | None
    dropped_high: int
    dropped_low: int


@dataclass(frozen=True, slots=True)
class PanelProfile:
    """One panel: its judges in order of seats, and Kendall's W over the projects that all of them marked.

    W runs from 0 (no agreement) to 1 (the same order); None with fewer than two judges or projects, or where every
    judge gives all projects the same.
    """

    panel: str
    judges: tuple[JudgeProfile, ...]
    common: int
    agreement: Fraction | None


def panel_profiles(result: StageResult) -> tuple[PanelProfile, ...]:
    """Return the profile of every panel that has sheets that count, by panel."""
    lines: dict[str, list[SheetLine]] = {}
    for score in result.scores.values():
        for line in score.lines:
            if line.sheet.counts and line.total is not None:
                lines.setdefault(line.sheet.panel, []).append(line)
    return tuple(_panel(panel, own) for panel, own in sorted(lines.items()))


def kendalls_w(rankings: Sequence[Sequence[Fraction]]) -> Fraction | None:
    """Return Kendall's coefficient of concordance of judges' values for the same projects, corrected for ties.

    W = 12 S / (m² (n³ − n) − m Σ T), with S the squared deviations of the rank sums, T = Σ (t³ − t) over each judge's
    groups of t equal values (Kendall and Babington Smith 1939). None where it is not defined.
    """
    judges = len(rankings)
    projects = len(rankings[0]) if rankings else 0
    if judges < 2 or projects < 2:
        return None
    ranked = [_mid_ranks(values) for values in rankings]
    sums = [exact_sum(column) for column in zip(*ranked, strict=True)]
    middle = Fraction(judges * (projects + 1), 2)
    spread = exact_sum((each - middle) ** 2 for each in sums)
    tied = sum(count**3 - count for values in rankings for count in Counter(values).values())
    most = judges**2 * (projects**3 - projects) - judges * tied
    return 12 * spread / most if most else None


def _mid_ranks(values: Sequence[Fraction]) -> list[Fraction]:
    """Return ranks from 1 upwards; equal values share the mean of their ranks."""
    counts = Counter(values)
    rank_of, below = {}, 0
    for value in sorted(counts):
        rank_of[value] = below + Fraction(counts[value] + 1, 2)
        below += counts[value]
    return [rank_of[value] for value in values]


def _panel(panel: str, lines: Sequence[SheetLine]) -> PanelProfile:
    by_judge: dict[str, list[SheetLine]] = {}
    by_project: dict[int, dict[str, Fraction]] = {}
    for line in sorted(lines, key=lambda line: line.sheet.seat):
        by_judge.setdefault(line.sheet.judge, []).append(line)
        if line.total is not None:
            by_project.setdefault(line.sheet.number, {})[line.sheet.judge] = line.total
    common = [totals for _, totals in sorted(by_project.items()) if len(totals) == len(by_judge)]
    rankings = [[totals[judge] for totals in common] for judge in by_judge]
    return PanelProfile(
        panel,
        tuple(_judge(own, by_project) for own in by_judge.values()),
        len(common),
        kendalls_w(rankings),
    )


def _judge(lines: Sequence[SheetLine], by_project: Mapping[int, Mapping[str, Fraction]]) -> JudgeProfile:
    sheet = lines[0].sheet
    totals = {line.sheet.number: line.total for line in lines if line.total is not None}
    spread = Spread.of(list(totals.values()))
    apart = []
    for number, total in totals.items():
        others = [value for judge, value in by_project[number].items() if judge != sheet.judge]
        if others:
            apart.append(total - exact_sum(others) / len(others))
    dropped = Counter(reason for line in lines for reason in (line.dropped, *line.dropped_marks.values()) if reason)
    return JudgeProfile(
        sheet.panel,
        sheet.seat,
        sheet.judge,
        totals,
        spread.mean,
        spread.deviation,
        exact_sum(apart) / len(apart) if apart else None,
        dropped[Dropped.HIGHEST],
        dropped[Dropped.LOWEST],
    )
