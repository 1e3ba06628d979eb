"""The derivation steps of normalisation: mean and deviation with their terms, then the normalised value."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.stage_rules import Normalisation, NormalisationKind, Rounding, Stage
from maker_desktop.domain.model.standing import Formula, Score, Step
from maker_desktop.domain.scoring.formulas import brought, deviation_of, mean_of, single
from maker_desktop.domain.scoring.normalisation import NORMALISED_DECIMALS, Spread, judge_spreads, judge_totals, spreads
from maker_desktop.domain.scoring.scores import panel_home, raw_values
from maker_desktop.domain.scoring.trimming_steps import who

#: With more terms than this, the step names the document that lists them.
_MOST_TERMS = 16


def judge_steps(stage: Stage, score: Score, scores: Mapping[int, Score]) -> Iterator[Step]:
    """Return the normalisation of each judge's sheet for one project."""
    normalisation = stage.score.judge_normalisation
    if normalisation.kind is NormalisationKind.NONE:
        return
    lines = [line for each in scores.values() for line in each.lines]
    totals, by_judge = judge_totals(lines), judge_spreads(lines)
    for line in score.lines:
        if line.total is not None and line.normalised is not None:
            spread, values = by_judge[line.sheet.judge], totals[line.sheet.judge]
            paper = f"各份合计见{stage.name}评分汇总表"
            yield _mean(f"{who(line)} 共计入 {spread.count} 份评分表，合计的平均分", values, spread, paper)
            yield from _standard_steps(who(line), normalisation, values, spread, (line.total, line.normalised), paper)


def panel_steps(
    contest: Contest, stage: Stage, scores: Mapping[int, Score], number: int, judge_class: str, name: str
) -> Iterator[Step]:
    """Return the normalisation of a project's panel, for one class of judges, called `name`."""
    normalisation = stage.score.panel_normalisation
    if normalisation.kind is NormalisationKind.NONE:
        return
    raw = raw_values(contest, stage, {each.number: each.lines for each in scores.values()})
    field = {each: values[judge_class] for each, values in raw.items() if judge_class in values}
    homes = {each: panel_home(contest, each, scores[each].lines) for each in field}
    division, panel = homes[number]
    values = [value for each, value in field.items() if homes[each] == (division, panel)]
    spread = spreads(field, homes)[division, panel]
    name = f"{name}第 {panel} 评审组"
    paper = "各项目修正前的分数见各自的得分计算说明"
    yield _mean(f"{name} 在本组别中 {spread.count} 个项目的平均分", values, spread, paper)
    moved = (field[number], scores[number].judge_classes[judge_class])
    if normalisation.kind is NormalisationKind.Z_SCORE:
        yield from _standard_steps(name, normalisation, values, spread, moved, paper)
        return
    everyone = [value for each, value in field.items() if homes[each][0] == division]
    mean = Spread.of(everyone)
    yield _mean(f"本组别全部 {mean.count} 个项目的平均分", everyone, mean, paper)
    if not spread.mean:
        yield Step.calculated(f"{name} 的平均分为 0，不修正", single(moved[0]), moved[1])
        return
    formula = Formula.of(lambda write: f"{write(moved[0])} × {write(mean.mean)} ÷ {write(spread.mean)}")
    yield Step.calculated(f"{name} 修正后", formula, moved[1])


def settled_words(decimals: int) -> str:
    """Return the sentence on rounding a value computed with a root."""
    return f"保留 {decimals} 位小数（{Rounding.HALF_EVEN.word}）"


def _mean(text: str, values: Sequence[Fraction], spread: Spread, paper: str) -> Step:
    return Step.calculated(text, mean_of(values), spread.mean, paper if len(values) > _MOST_TERMS else "")


def _standard_steps(
    name: str,
    normalisation: Normalisation,
    values: Sequence[Fraction],
    spread: Spread,
    moved: tuple[Fraction, Fraction],
    paper: str,
) -> Iterator[Step]:
    """Return the deviation of some values, and its effect on the value `moved` (before, after)."""
    elsewhere = paper if len(values) > _MOST_TERMS else ""
    yield Step.calculated(f"{name} 的标准差", deviation_of(values, spread), spread.deviation, elsewhere)
    kept = f"，{settled_words(NORMALISED_DECIMALS)}" if spread.deviation else ""
    yield Step.calculated(f"{name} 修正后{kept}", brought(normalisation, spread, moved[0]), moved[1])
