"""The derivation steps of tiebreakers: the values compared, with the terms of every mean, and the outcome."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from maker_desktop.domain.model.rounding import digits, exactly, written
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Comparison, Score, Step
from maker_desktop.domain.scoring.combining import criterion_marks
from maker_desktop.domain.scoring.formulas import higher_than, highest_of, lowest_of, mean_of, single, sum_of
from maker_desktop.domain.standings.tiebreakers import preference, sheet_worths

_Scores = Mapping[int, Score]


def comparison_steps(
    rulebook: Rulebook, stage: Stage, scores: _Scores, comparison: Comparison, number: int
) -> Iterator[Step]:
    """Return a project's own value with its terms, then the comparison; the others' terms are in their derivations."""
    known = comparison.exact
    if number in known:
        yield from _own_steps(rulebook, stage, scores, comparison, number)
    others = "，".join(f"{other} 号 {value}" for other, value in comparison.values.items() if other != number)
    outcome = "分出先后" if comparison.decided else "仍相同"
    text = f"比较{comparison.name}，{outcome}：本项目 {comparison.values[number]}；{others}"
    if len(known) < len(comparison.values):
        yield Step(text, "不比较")
        return
    formula = higher_than(known[number], [value for other, value in known.items() if other != number])
    yield Step(text, f"{sum(value > known[number] for value in known.values())} 个更高", formula)


def _own_steps(
    rulebook: Rulebook, stage: Stage, scores: _Scores, comparison: Comparison, number: int
) -> Iterator[Step]:
    kind, _, key = comparison.tiebreaker.partition(":")
    name, value = comparison.name, comparison.exact[number]
    worths = list(sheet_worths(scores[number]).values())
    if kind == "criterion":
        marks = criterion_marks(rulebook.stage_criteria(stage), scores[number].lines, key)
        yield Step.calculated(name, mean_of([Fraction(mark) for mark in marks]), value)
    elif kind == "all_sheets_mean":
        yield Step.calculated(name, mean_of(worths), value)
    elif kind in ("highest_sheet", "lowest_sheet"):
        formula = highest_of(worths) if kind == "highest_sheet" else lowest_of(worths)
        yield Step(f"{name}：{'、'.join(map(digits, worths))} 中的一份", written(value), formula)
    elif kind == "stage":
        yield Step.calculated(f"{name}（见{rulebook.stage(key).name}得分计算说明）", single(value), value)
    elif kind == "head_to_head":
        yield from _duel_steps(scores, comparison, number)


def _duel_steps(scores: _Scores, comparison: Comparison, number: int) -> Iterator[Step]:
    """Return every pairwise comparison of a project: the majority of the judges who marked both wins it."""
    own = sheet_worths(scores[number])
    results = []
    for other in comparison.values:
        if other == number:
            continue
        theirs = sheet_worths(scores[other])
        both = [judge for judge in own if judge in theirs]
        told = "、".join(f"{judge} {digits(own[judge])} 对 {digits(theirs[judge])}" for judge in both)
        signs = " + ".join(f"sign({exactly(own[judge])} − {exactly(theirs[judge])})" for judge in both)
        result = Fraction(preference(own, theirs))
        results.append(result)
        head = f"{comparison.name}，与 {other} 号（给本项目高的评委多为 1，少为 −1，一样多为 0）"
        yield Step(f"{head}：{told or '没有共同的评委'}", written(result), f"sign({signs})" if signs else "0")
    if len(results) > 1:
        yield Step.calculated(f"{comparison.name}净胜", sum_of(results), comparison.exact[number])
