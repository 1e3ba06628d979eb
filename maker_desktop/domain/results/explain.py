"""The way from the sheets of one project to its place, in words and formulas a pocket calculator can follow."""

from collections.abc import Iterator

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.rulebook import Stage
from maker_desktop.domain.model.ruling import Decision, Ruling
from maker_desktop.domain.model.standing import Comparison, StageResult, Standing, Step
from maker_desktop.domain.rules.text import tie_sentences
from maker_desktop.domain.scoring.steps import score_steps

_DECISIONS = {
    Decision.ORDER: "排定先后",
    Decision.PLAYOFF: "加赛定先后",
    Decision.SHARE: "名次并列",
    Decision.UPHOLD: "维持原结果，名次并列",
}


def derivation(contest: Contest, stage: Stage, result: StageResult, number: int) -> tuple[Step, ...]:
    """Return every step from the sheets to the place of a project.

    A step that quotes a rule or a ruling has no value; a calculation ends in “：” and its formula, and its value begins
    with “≈ ” where more digits follow than are shown. Raises KeyError for a project that is not in the stage.
    """
    standing = result.standing(number)
    return (*score_steps(contest, stage, result.scores, number), *_place_steps(contest, stage, result, standing))


def _place_steps(contest: Contest, stage: Stage, result: StageResult, standing: Standing) -> Iterator[Step]:
    if standing.place is None or standing.score is None:
        yield Step(f"不排名次：{standing.lacking}", "无名次")
        return
    for sentence in tie_sentences(contest.rulebook, stage):
        yield Step.rule(sentence)
    scores = {each.number: each.score for each in result.division(standing.division) if each.score is not None}
    higher = sum(score > standing.score for score in scores.values())
    yield Step("本组别公布得分更高的项目", f"{higher} 个")
    equals = [number for number, score in scores.items() if score == standing.score and number != standing.number]
    if equals:
        yield Step(f"公布得分相同的项目有 {numbers_text(sorted(equals))}", str(standing.score))
    for comparison in standing.comparisons:
        yield _compared(comparison, standing.number)
    for ruling in contest.rulings:
        if ruling.id in standing.rulings:
            yield _ruled(ruling)
    tied = f"，与 {numbers_text(sorted(standing.tied_with))}并列" if standing.tied_with else ""
    pending = "（并列待裁定）" if standing.tied_with and standing.decided_by is None else ""
    yield Step("名次", f"第 {standing.place} 名{tied}{pending}")


def _compared(comparison: Comparison, number: int) -> Step:
    others = "，".join(f"{other} 号 {value}" for other, value in comparison.values.items() if other != number)
    outcome = "分出先后" if comparison.decided else "仍相同"
    return Step(
        f"比较{comparison.name}，{outcome}：本项目 {comparison.values[number]}；{others}", comparison.values[number]
    )


def _ruled(ruling: Ruling) -> Step:
    order = f"，先后为 {numbers_text(ruling.order)}" if ruling.order else ""
    return Step(f"裁定：{ruling.reason}（到会：{'、'.join(ruling.present)}）", f"{_DECISIONS[ruling.decision]}{order}")
