"""The derivation of one project's place from its sheets, in words and formulas for a pocket calculator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.rounding import digits
from maker_desktop.domain.model.ruling import Decision, Ruling
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Comparison, Score, StageResult, Standing, Step
from maker_desktop.domain.rules.text import tie_sentences
from maker_desktop.domain.scoring.formulas import higher_than
from maker_desktop.domain.scoring.scores import playoff_stage
from maker_desktop.domain.scoring.steps import score_steps
from maker_desktop.domain.standings.tiebreaker_steps import comparison_steps

_DECISIONS = {
    Decision.ORDER: "排定先后",
    Decision.PLAYOFF: "加赛定先后",
    Decision.SHARE: "名次并列",
    Decision.UPHOLD: "维持原结果，名次并列",
}
#: With more higher scores than this, the step refers to the document that lists them.
_MOST_LISTED = 10


def derivation(contest: Contest, stage: Stage, result: StageResult, number: int) -> tuple[Step, ...]:
    """Return every step from the sheets to the place of a project.

    A step that quotes a rule has no value; a ground in words has no formula. A calculation ends in “：” and its
    formula, or names the document that lists its terms, and its value begins with “≈ ” if more digits follow than are
    shown. Raises KeyError for a project that is not in the stage.
    """
    standing = result.standing(number)
    return (*score_steps(contest, stage, result.scores, number), *_place_steps(contest, stage, result, standing))


def _place_steps(contest: Contest, stage: Stage, result: StageResult, standing: Standing) -> Iterator[Step]:
    if standing.place is None or standing.score is None:
        yield Step(f"不排名次：{standing.lacking}", "无名次")
        return
    for sentence in tie_sentences(contest.rulebook, stage):
        yield Step.rule(sentence)
    scores = {
        each.number: Fraction(each.score) for each in result.division(standing.division) if each.score is not None
    }
    yield _higher(stage, standing, scores)
    tied = [number for number, score in scores.items() if score == scores[standing.number]]
    ahead = [sum(score > scores[standing.number] for score in scores.values())]
    if len(tied) > 1:
        equals = numbers_text(sorted(number for number in tied if number != standing.number))
        formula = f"same({', '.join([str(standing.score)] * len(tied))})"
        yield Step(f"公布得分相同的项目有 {equals}", str(standing.score), formula)
    yield from _parted_steps(contest, stage, result, standing)
    for comparison in standing.comparisons:
        values = comparison.exact
        if len(values) == len(comparison.values):
            ahead.append(sum(values[number] > values[standing.number] for number in tied))
            tied = [number for number in tied if values[number] == values[standing.number]]
    for ruling in contest.rulings:
        if ruling.id in standing.rulings:
            yield _ruled(ruling)
            if ruling.decision is Decision.ORDER:
                before = [number for number in ruling.order[: ruling.order.index(standing.number)] if number in tied]
                ahead.append(len(before))
                formula = " + ".join("1" for _ in before) or "0"
                yield Step(f"按裁定排在前面的{_those(before)}：{formula}", f"{len(before)} 个", formula)
    yield _place(standing, ahead)


def _higher(stage: Stage, standing: Standing, scores: Mapping[int, Fraction]) -> Step:
    """Return how many projects of the division have a higher published score."""
    own = scores[standing.number]
    better = [number for number, score in scores.items() if score > own]
    told = f"（见{stage.name}名次表）" if len(better) > _MOST_LISTED else ""
    if better and not told:
        told = f"有 {'、'.join(f'{number} 号 {digits(scores[number])}' for number in better)}"
    formula = higher_than(own, [score for number, score in scores.items() if number != standing.number])
    return Step(f"本组别公布得分更高的项目{told}", f"{len(better)} 个", formula)


def _those(numbers: Sequence[int]) -> str:
    return f"项目有 {numbers_text(numbers)}" if numbers else "项目"


def _parted_steps(contest: Contest, stage: Stage, result: StageResult, standing: Standing) -> Iterator[Step]:
    """Return every comparison of a tie, each playoff after the steps of its own score."""
    playoffs = [each for each in contest.rulings if each.id in standing.rulings and each.id in result.playoffs]
    for comparison in standing.comparisons:
        if comparison.tiebreaker == "playoff":
            played = next(result.playoffs[each.id] for each in playoffs if _is_of(comparison, result.playoffs[each.id]))
            steps = score_steps(replace(contest, rulings=()), playoff_stage(stage), played, standing.number)
            yield from (replace(step, text=f"加赛 {step.text}") for step in steps if not step.quoted)
        yield from comparison_steps(contest.rulebook, stage, result.scores, comparison, standing.number)


def _is_of(comparison: Comparison, played: Mapping[int, Score]) -> bool:
    """Return whether a comparison is of the scores of this playoff."""
    return all(number in played and str(played[number].published) == told for number, told in comparison.values.items())


def _place(standing: Standing, ahead: Sequence[int]) -> Step:
    """Return the place: after all projects ahead by score, tiebreakers and rulings."""
    formula = " + ".join(str(count) for count in (*ahead, 1) if count)
    tied = f"，与 {numbers_text(sorted(standing.tied_with))}并列" if standing.tied_with else ""
    pending = "（并列待裁定）" if standing.tied_with and standing.decided_by is None else ""
    return Step(f"名次：{formula}", f"第 {standing.place} 名{tied}{pending}", formula)


def _ruled(ruling: Ruling) -> Step:
    order = f"，先后为 {numbers_text(ruling.order)}" if ruling.order else ""
    return Step(f"裁定：{ruling.reason}（到会：{'、'.join(ruling.present)}）", f"{_DECISIONS[ruling.decision]}{order}")
