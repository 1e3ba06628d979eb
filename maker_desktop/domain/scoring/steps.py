"""How the score of one project comes from its sheets, step by step, each with its rule, its formula and its value."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.rounding import digits, written
from maker_desktop.domain.model.rulebook import Combine, Correction, CorrectionKind, Criterion, ScoreRule, Stage
from maker_desktop.domain.model.scoresheet import STATE_NAMES, plain
from maker_desktop.domain.model.standing import DROPPED_NAMES, Score, SheetLine, Step
from maker_desktop.domain.rules.text import (
    COMBINE_WORDS,
    ROUNDING_WORDS,
    combine_sentences,
    sheet_sentences,
    total_sentences,
    trim_sentences,
)
from maker_desktop.domain.scoring.combining import CriterionValue, bench_values, criterion_values, kept_by_bench
from maker_desktop.domain.scoring.normalisation import Spread, judge_spreads, spreads
from maker_desktop.domain.scoring.scores import deductions, panel_home, raw_values, total, weighted_benches
from maker_desktop.domain.scoring.trimming import sheet_total


def score_steps(contest: Contest, stage: Stage, scores: Mapping[int, Score], number: int) -> tuple[Step, ...]:
    """Return the steps from the sheets of a project to its published score, or to why it has none."""
    score = scores[number]
    criteria = contest.rulebook.stage_criteria(stage)
    steps = [Step.rule(sentence) for sentence in sheet_sentences(contest.rulebook, stage)]
    for line in score.lines:
        steps.extend(_sheet_steps(stage.score, criteria, line))
    if score.published is None:
        return (*steps, Step(f"没有得分：{score.lacking}", "无得分"))
    steps.extend(map(Step.rule, trim_sentences(stage)))
    steps.extend(_dropped_steps(stage.score, criteria, score))
    steps.extend(map(Step.rule, combine_sentences(contest.rulebook, stage)))
    steps.extend(_judge_steps(stage.score.judge_correction, score, scores))
    values = bench_values(stage.score, criteria, score.lines)
    for bench, lines in kept_by_bench(stage.score, score.lines).items():
        steps.extend(_bench_steps(stage.score, criteria, _bench_name(stage.score, bench), lines, values[bench]))
        steps.extend(_panel_steps(contest, stage, scores, number, bench))
    steps.extend(map(Step.rule, total_sentences(contest.rulebook, stage)))
    steps.extend(_total_steps(contest, stage, score))
    return tuple(steps)


def _who(line: SheetLine) -> str:
    return f"{line.sheet.seat}号席 {line.sheet.judge}"


def _sheet_steps(rule: ScoreRule, criteria: Sequence[Criterion], line: SheetLine) -> Iterator[Step]:
    sheet = line.sheet
    note = f"（{sheet.note}）" if sheet.note else ""
    if line.total is None:
        yield Step(f"{_who(line)} {STATE_NAMES[sheet.state]}{note}", "不计")
        return
    exact = sheet_total(criteria, sheet)
    terms = " + ".join(
        f"{plain(mark)} × {plain(criterion.weight)} ÷ {plain(criterion.full_mark)}"
        for criterion, mark in zip(criteria, sheet.marks, strict=True)
        if mark is not None
    )
    unconfirmed = "" if sheet.confirmed else "（未确认，不计）"
    yield Step(f"{_who(line)}{note}{unconfirmed} 总分：{terms}", written(exact))
    if rule.round_sheet is not None:
        yield Step(f"{_who(line)} 总分{_to_places(rule, rule.round_sheet)}：{digits(exact)}", written(line.total))


def _to_places(rule: ScoreRule, decimals: int) -> str:
    return f"保留 {decimals} 位小数（{ROUNDING_WORDS[rule.rounding]}）"


def _dropped_steps(rule: ScoreRule, criteria: Sequence[Criterion], score: Score) -> Iterator[Step]:
    if rule.trim is None:
        return
    dropped = False
    for line in score.lines:
        if line.dropped is not None and line.total is not None:
            dropped = True
            yield Step(f"去掉{DROPPED_NAMES[line.dropped]}分：{_who(line)} 总分", written(line.total))
        for criterion, mark in zip(criteria, line.sheet.marks, strict=True):
            end = line.dropped_marks.get(criterion.id)
            if end is not None and mark is not None:
                dropped = True
                yield Step(f"{criterion.name}去掉{DROPPED_NAMES[end]}分：{_who(line)}", plain(mark))
    if not dropped:
        yield Step("计入的评分表", f"{sum(line.sheet.counts for line in score.lines)} 份，不去掉")


def _judge_steps(correction: Correction, score: Score, scores: Mapping[int, Score]) -> Iterator[Step]:
    if correction.kind is CorrectionKind.NONE:
        return
    by_judge = judge_spreads(line for each in scores.values() for line in each.lines)
    for line in score.lines:
        if line.total is not None and line.corrected is not None:
            spread = by_judge[line.sheet.judge]
            yield Step(f"{_who(line)} 共计入 {spread.count} 份评分表，总分的平均分", written(spread.mean))
            yield from _standard_steps(_who(line), correction, spread, line.total, line.corrected)


def _standard_steps(
    who: str, correction: Correction, spread: Spread, value: Fraction, corrected: Fraction
) -> Iterator[Step]:
    yield Step(f"{who} 的标准差", written(spread.deviation))
    if spread.deviation:
        formula = (
            f"{plain(correction.mean)} + {plain(correction.deviation)} × "
            f"({digits(value)} − {digits(spread.mean)}) ÷ {digits(spread.deviation)}"
        )
    else:
        formula = plain(correction.mean)
    yield Step(f"{who} 修正后：{formula}", written(corrected))


def _bench_steps(
    rule: ScoreRule, criteria: Sequence[Criterion], bench: str, lines: Sequence[SheetLine], value: Fraction
) -> Iterator[Step]:
    if rule.by_criterion:
        values = criterion_values(rule, criteria, lines)
        for each in values:
            yield from _criterion_steps(rule, bench, each)
        yield Step(f"{bench}各项相加：{' + '.join(digits(each.points) for each in values)}", written(value))
    else:
        worths = [line.worth for line in lines if line.worth is not None]
        yield Step(f"{bench}{len(worths)} 份评分表{_formula(rule.combine, worths)}", written(value))


def _criterion_steps(rule: ScoreRule, bench: str, each: CriterionValue) -> Iterator[Step]:
    criterion = each.criterion
    name = f"{bench}{criterion.name}"
    marks = [Fraction(mark) for mark in each.marks]
    yield Step(f"{name} {len(marks)} 个打分{_formula(rule.combine, marks)}", written(each.combined))
    if rule.round_criterion is not None:
        text = f"{name}{_to_places(rule, rule.round_criterion)}：{digits(each.combined)}"
        yield Step(text, written(each.value))
    formula = f"{digits(each.value)} × {plain(criterion.weight)} ÷ {plain(criterion.full_mark)}"
    yield Step(f"{name}折算：{formula}", written(each.weighted))
    if rule.round_weighted is not None:
        text = f"{name}折算{_to_places(rule, rule.round_weighted)}：{digits(each.weighted)}"
        yield Step(text, written(each.points))


def _formula(combine: Combine, values: Sequence[Fraction]) -> str:
    """Return the words of combining and its formula; a median writes its order in words, then the middle."""
    if combine is Combine.MEDIAN:
        ordered = sorted(values)
        middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
        row = "、".join(map(digits, ordered))
        return f"从低到高为 {row}，取中位数：({' + '.join(map(digits, middle))}) ÷ {len(middle)}"
    terms = " + ".join(map(digits, values))
    return f"{COMBINE_WORDS[combine]}：{terms}" if combine is Combine.SUM else f"取平均值：({terms}) ÷ {len(values)}"


def _panel_steps(
    contest: Contest, stage: Stage, scores: Mapping[int, Score], number: int, bench: str
) -> Iterator[Step]:
    correction = stage.score.panel_correction
    if correction.kind is CorrectionKind.NONE:
        return
    raw = raw_values(contest, stage, {each.number: each.lines for each in scores.values()})
    field = {each: values[bench] for each, values in raw.items() if bench in values}
    homes = {each: panel_home(contest, each, scores[each].lines) for each in field}
    panel = spreads(field, homes)[homes[number]]
    name = f"{_bench_name(stage.score, bench)}评审组 {homes[number][1]}"
    corrected = scores[number].benches[bench]
    yield Step(f"{name} 在本组别中 {panel.count} 个项目的平均分", written(panel.mean))
    if correction.kind is CorrectionKind.Z_SCORE:
        yield from _standard_steps(name, correction, panel, field[number], corrected)
        return
    division = spreads(field, {each: home[0] for each, home in homes.items()})[homes[number][0]]
    yield Step(f"本组别全部 {division.count} 个项目的平均分", written(division.mean))
    if panel.mean:
        formula = f"{digits(field[number])} × {digits(division.mean)} ÷ {digits(panel.mean)}"
        yield Step(f"{name} 修正后：{formula}", written(corrected))


def _bench_name(rule: ScoreRule, bench: str) -> str:
    names = {each.id: f"{each.name or each.id} " for each in rule.benches}
    return names.get(bench, "")


def _total_steps(contest: Contest, stage: Stage, score: Score) -> Iterator[Step]:
    rule = stage.score
    own = weighted_benches(rule, score.benches)
    if rule.benches:
        terms = " + ".join(f"{digits(score.benches[bench.id])} × {_share(bench.share)}" for bench in rule.benches)
        yield Step(f"各类评委按比例相加：{terms}", written(own))
    exact = total(rule, score.benches, score.carried)
    if rule.carry or rule.own_share != 1:
        carried = [f"{digits(Fraction(score.carried[each.stage]))} × {_share(each.share)}" for each in rule.carry]
        names = "、".join(contest.rulebook.stage(each.stage).name for each in rule.carry)
        terms = " + ".join([f"{digits(own)} × {_share(rule.own_share)}", *carried])
        yield Step(f"本赛程{'与' if names else ''}{names}按比例相加：{terms}", written(exact))
    for ruling in deductions(contest, stage).get(score.number, ()):
        points = ruling.points or Decimal(0)
        reason = f"裁定扣分（{ruling.reason}；到会：{'、'.join(ruling.present)}）"
        yield Step(f"{reason}：{digits(exact)} − {plain(points)}", written(exact - Fraction(points)))
        exact -= Fraction(points)
    yield Step(f"公布得分{_to_places(rule, rule.decimals)}：{digits(exact)}", str(score.published))


def _share(share: Fraction) -> str:
    text = written(share)
    return f"{share.numerator} ÷ {share.denominator}" if text.startswith("≈") else text
