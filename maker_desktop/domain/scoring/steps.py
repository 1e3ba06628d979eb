"""The derivation of one project's score from its sheets, each step with its rule, formula and value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.rounding import digits, exact_sum, exactly
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.stage_rules import Combine, NormalisationKind, Rounding, ScoreRule, Stage
from maker_desktop.domain.model.standing import Formula, Score, SheetLine, Step
from maker_desktop.domain.rules.text import (
    combine_sentences,
    sheet_sentences,
    total_sentences,
    trim_sentences,
)
from maker_desktop.domain.scoring.combining import CriterionValue, class_values, criterion_values, kept_by_class
from maker_desktop.domain.scoring.formulas import combining, rounding, single, sum_of, weighted_sum
from maker_desktop.domain.scoring.normalisation_steps import judge_steps, panel_steps, settled_words
from maker_desktop.domain.scoring.scores import SETTLED_DECIMALS, deductions, total, weighted_classes
from maker_desktop.domain.scoring.trimming import sheet_total
from maker_desktop.domain.scoring.trimming_steps import trimming_steps, who


def score_steps(contest: Contest, stage: Stage, scores: Mapping[int, Score], number: int) -> tuple[Step, ...]:
    """Return the steps from the sheets of a project to its published score, or to the reason for none."""
    score = scores[number]
    criteria = contest.rulebook.stage_criteria(stage)
    steps = [Step.rule(sentence) for sentence in sheet_sentences(contest.rulebook, stage)]
    for line in score.lines:
        steps.extend(_sheet_steps(stage.score, criteria, line))
    steps.append(_counted(stage.score, score.lines))
    if score.published is None:
        return (*steps, Step(f"没有得分：{score.lacking}", "无得分"))
    steps.extend(map(Step.rule, trim_sentences(stage)))
    steps.extend(trimming_steps(stage.score, criteria, score.lines))
    steps.extend(map(Step.rule, combine_sentences(contest.rulebook, stage)))
    steps.extend(judge_steps(stage, score, scores))
    values = class_values(stage.score, criteria, score.lines)
    for judge_class, lines in kept_by_class(stage.score, score.lines).items():
        name = _class_name(stage.score, judge_class)
        steps.extend(_class_steps(stage.score, criteria, name, lines, values[judge_class]))
        steps.extend(panel_steps(contest, stage, scores, number, judge_class, name))
    steps.extend(map(Step.rule, total_sentences(contest.rulebook, stage)))
    steps.extend(_total_steps(contest, stage, score))
    return tuple(steps)


def _sheet_steps(rule: ScoreRule, criteria: Sequence[Criterion], line: SheetLine) -> Iterator[Step]:
    """Return the total of a complete sheet; incomplete ones are named where the sheets are counted."""
    sheet = line.sheet
    if line.total is None:
        return
    note = f"（{sheet.note}）" if sheet.note else ""
    unconfirmed = "" if sheet.confirmed else "（未确认，不计）"
    exact = sheet_total(criteria, sheet)
    yield Step.calculated(f"{who(line)}{note}{unconfirmed} 合计", weighted_sum(criteria, sheet.marks), exact)
    if rule.round_sheet is not None:
        yield _rounded(f"{who(line)} 合计", rule, rule.round_sheet, exact, line.total)


def _counted(rule: ScoreRule, lines: Sequence[SheetLine]) -> Step:
    """Return how many sheets count, naming each that does not with the reason, and say if too few to trim."""
    out = [line for line in lines if not line.sheet.counts]
    named = f"（不计：{'、'.join(map(_uncounted, out))}）" if out else ""
    formula = f"{len(lines)} − {len(out)}" if out else str(len(lines))
    whole = rule.trim is not None and not any(line.dropped or line.dropped_marks for line in lines)
    return Step(f"计入的评分表{named}：{formula}", f"{len(lines) - len(out)} 份{'，不去掉' if whole else ''}", formula)


def _uncounted(line: SheetLine) -> str:
    note = f"（{line.sheet.note}）" if line.sheet.note else ""
    return f"{who(line)} {line.sheet.words}{note}"


def _rounded(text: str, rule: ScoreRule, decimals: int, exact: Fraction, value: Fraction) -> Step:
    words = f"{text}保留 {decimals} 位小数（{rule.rounding.word}）"
    return Step.calculated(words, rounding(single(exact), decimals, rule.rounding), value)


def _class_steps(
    rule: ScoreRule, criteria: Sequence[Criterion], judge_class: str, lines: Sequence[SheetLine], value: Fraction
) -> Iterator[Step]:
    if rule.by_criterion:
        values = criterion_values(rule, criteria, lines)
        for each in values:
            yield from _criterion_steps(rule, judge_class, each)
        yield Step.calculated(f"{judge_class}各项相加", sum_of([each.points for each in values]), value)
    else:
        worths = [line.worth for line in lines if line.worth is not None]
        text = f"{judge_class}{len(worths)} 份评分表{_words(rule.combine, worths)}"
        yield Step.calculated(text, combining(rule.combine, worths), value)


def _criterion_steps(rule: ScoreRule, judge_class: str, each: CriterionValue) -> Iterator[Step]:
    criterion = each.criterion
    name = f"{judge_class}{criterion.name}"
    marks = [Fraction(mark) for mark in each.marks]
    text = f"{name} {len(marks)} 个打分{_words(rule.combine, marks)}"
    yield Step.calculated(text, combining(rule.combine, marks), each.combined)
    if rule.round_criterion is not None:
        yield _rounded(name, rule, rule.round_criterion, each.combined, each.value)
    weight, full = Fraction(criterion.weight), Fraction(criterion.full_mark)
    formula = Formula.of(lambda write: f"{write(each.value)} × {write(weight)} ÷ {write(full)}")
    yield Step.calculated(f"{name}折算", formula, each.weighted)
    if rule.round_weighted is not None:
        yield _rounded(f"{name}折算", rule, rule.round_weighted, each.weighted, each.points)


def _words(combine: Combine, values: Sequence[Fraction]) -> str:
    """Return the words for combining; for a median with the values in order."""
    if combine is Combine.MEDIAN:
        return f"从低到高为 {'、'.join(map(digits, sorted(values)))}，取中位数"
    return combine.word


def _class_name(rule: ScoreRule, judge_class: str) -> str:
    names = {each.id: f"{each.name or each.id} " for each in rule.judge_classes}
    return names.get(judge_class, "")


def _total_steps(contest: Contest, stage: Stage, score: Score) -> Iterator[Step]:
    rule = stage.score
    exact = weighted_classes(rule, score.judge_classes)
    if rule.judge_classes:
        parts = [(score.judge_classes[judge_class.id], judge_class.share) for judge_class in rule.judge_classes]
        yield Step.calculated("各类评委按比例相加", _shared(parts), exact)
    if rule.carry or rule.own_share != 1:
        carried = [(Fraction(score.carried[each.stage]), each.share) for each in rule.carry]
        names = "、".join(contest.rulebook.stage(each.stage).name for each in rule.carry)
        parts = [(exact, rule.own_share), *carried]
        exact = exact_sum(value * share for value, share in parts)
        yield Step.calculated(f"本阶段{'与' if names else ''}{names}按比例相加", _shared(parts), exact)
    if NormalisationKind.Z_SCORE in (rule.judge_normalisation.kind, rule.panel_normalisation.kind):
        settled = total(rule, score.judge_classes, score.carried)
        formula = rounding(single(exact), SETTLED_DECIMALS, Rounding.HALF_EVEN)
        yield Step.calculated(f"修正时开过方，{settled_words(SETTLED_DECIMALS)}", formula, settled)
        exact = settled
    for ruling in deductions(contest, stage).get(score.number, ()):
        before, points = exact, Fraction(ruling.points or Decimal(0))
        exact -= points
        text = f"裁定扣分（{ruling.reason}；到会：{'、'.join(ruling.present)}）"
        yield Step.calculated(text, _less(before, points), exact)
    yield replace(_rounded("公布得分", rule, rule.decimals, exact, exact), value=str(score.published))


def _shared(parts: Sequence[tuple[Fraction, Fraction]]) -> Formula:
    """Return Σ value × share."""
    shown = " + ".join(f"{digits(value)} × {_share(share)}" for value, share in parts)
    return Formula(shown, " + ".join(f"{exactly(value)} × {exactly(share)}" for value, share in parts))


def _share(share: Fraction) -> str:
    return exactly(share).replace("/", " ÷ ")


def _less(value: Fraction, points: Fraction) -> Formula:
    return Formula.of(lambda write: f"{write(value)} − {write(points)}")
