"""The checks of a rulebook; each fault names its dotted key and the reason."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import MISSING, dataclass
from fractions import Fraction
from typing import Any

from maker_desktop.domain.model.names import normal_name
from maker_desktop.domain.model.options import Among, Check, Shape, options_in
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import NormalisationKind, ScoreRule, Stage
from maker_desktop.domain.roster.form import COLUMN_TITLES

#: Tiebreakers without a parameter; `criterion:ID` and `stage:ID` have one.
PLAIN_TIEBREAKERS = ("exact_score", "all_sheets_mean", "head_to_head", "highest_sheet", "lowest_sheet")


@dataclass(frozen=True, slots=True)
class Fault:
    """An error in a rulebook: `key` as in `stage[0].score.trim`, `reason` in Chinese."""

    key: str
    reason: str


def faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield every fault that makes it impossible to run a contest by these rules."""
    known = {
        Among.DIVISIONS: [division.id for division in rulebook.divisions],
        Among.CRITERIA: [criterion.id for criterion in rulebook.criteria],
    }
    for key, slot, value in options_in(rulebook):
        if slot.option.among in known:
            yield from _known(key, value, known[slot.option.among], slot.option.among.value)
        if slot.shape is Shape.LIST and slot.holds_rules:
            if not value and slot.default is MISSING:
                yield Fault(key, "至少要有一项")
            yield from _twice(key, value, "id", str)
        yield from _failing(slot.option.check, slot.single(key, value))
    for index, criterion in enumerate(rulebook.criteria):
        if not 0 < criterion.step <= criterion.full_mark:
            yield Fault(f"criterion[{index}].step", "打分最小分差必须大于 0，且不超过满分")
    yield from _twice("organisation_award", rulebook.organisation_awards, "name", str)
    for index in range(len(rulebook.stages)):
        yield from _stage(f"stage[{index}]", index, rulebook)
    rule = rulebook.recommendation
    if rule.seats is not None and sum(rule.per_division.values()) > rule.seats:
        yield Fault("recommendation.per_division", f"各组名额相加超过了总名额 {rule.seats}")
    yield from _known("roster.columns", rulebook.roster.columns, COLUMN_TITLES, "名单的列")


def oddities(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield what is usable but surely not meant: refused where newly written, accepted in existing contest files."""
    for key, slot, value in options_in(rulebook):
        yield from _failing(slot.option.usual, slot.single(key, value))
        if slot.shape is Shape.LIST and slot.holds_rules:
            yield from _twice(key, value, "name", normal_name)
            yield from _crossed(key, value)
    for index, criterion in enumerate(rulebook.criteria):
        if criterion.step > 0 and Fraction(criterion.full_mark) % Fraction(criterion.step):
            reason = f"满分 {criterion.full_mark} 不是打分最小分差 {criterion.step} 的整数倍，满分打不出来"
            yield Fault(f"criterion[{index}].step", reason)


def _failing(check: Check | None, values: Iterable[tuple[str, Any]]) -> Iterator[Fault]:
    if check is not None:
        yield from (Fault(key, check.reason) for key, value in values if not check.passes(value))


def _twice(key: str, entries: Iterable[Any], attribute: str, same: Callable[[str], str]) -> Iterator[Fault]:
    """Yield the entries of a list whose id or name occurs earlier; `same` normalises them."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        text = getattr(entry, attribute, "")
        if text and same(text) in seen:
            yield Fault(f"{key}[{index}].{attribute}", f"“{text}”重复了")
        seen.add(same(text))


def _crossed(key: str, entries: Iterable[Any]) -> Iterator[Fault]:
    """Yield the entries of a list whose name is the id of another: a file may name them by either."""
    ids = {getattr(entry, "id", ""): index for index, entry in enumerate(entries)}
    for index, entry in enumerate(entries):
        text = getattr(entry, "name", "")
        if text and ids.get(text, index) != index:
            yield Fault(f"{key}[{index}].name", f"“{text}”是另一项的 id，导入文件里写它时分不清是哪一项")


def _stage(key: str, index: int, rulebook: Rulebook) -> Iterator[Fault]:
    stage, earlier = rulebook.stages[index], rulebook.stages[:index]
    weights = [criterion.weight for criterion in rulebook.criteria if criterion.id in stage.criteria]
    if weights and not any(weights):
        first = next(i for i, criterion in enumerate(rulebook.criteria) if criterion.id in stage.criteria)
        yield Fault(f"criterion[{first}].weight", f"{stage.name}的评分指标权重全是 0")
    yield from _score(f"{key}.score", stage.score)
    for carry_index, carry in enumerate(stage.score.carry):
        carried = next((other for other in earlier if other.id == carry.stage), None)
        if carried is None:
            yield Fault(f"{key}.score.carry[{carry_index}].stage", f"在它之前没有阶段“{carry.stage}”")
        elif not set(stage.divisions) <= set(carried.divisions):
            reason = f"{carried.name}不含本阶段的全部组别，带不来成绩"
            yield Fault(f"{key}.score.carry[{carry_index}].stage", reason)
    for place, tiebreaker in enumerate(stage.ties.tiebreakers):
        yield from _tiebreaker(f"{key}.ties.ladder[{place}]", tiebreaker, stage, earlier)
    yield from _known(f"{key}.advance", stage.advance, stage.divisions, Among.OWN_DIVISIONS.value)


def _score(key: str, score: ScoreRule) -> Iterator[Fault]:
    trim = score.trim
    if trim is not None and trim.highest + trim.lowest >= trim.from_sheets:
        yield Fault(f"{key}.trim.from_sheets", "去掉的最高分和最低分不能等于或多于评分表数，否则一份也不剩")
    for name, normalisation in (("judge", score.judge_normalisation), ("panel", score.panel_normalisation)):
        if normalisation.kind is NormalisationKind.Z_SCORE and normalisation.deviation <= 0:
            yield Fault(f"{key}.{name}_correction", "修正后的标准差必须大于 0")
    contradiction = rule_contradiction(score)
    if contradiction:
        yield Fault(f"{key}.judge_correction", contradiction)
    if score.judge_classes and sum(judge_class.share for judge_class in score.judge_classes) != 1:
        yield Fault(f"{key}.benches", "各类评委的比例相加必须等于 1")


def _tiebreaker(key: str, tiebreaker: str, stage: Stage, earlier: tuple[Stage, ...]) -> Iterator[Fault]:
    kind, colon, name = tiebreaker.partition(":")
    if kind == "criterion" and colon:
        yield from _known(key, (name,), stage.criteria, "本阶段的评分指标")
    elif kind == "stage" and colon:
        yield from _known(key, (name,), [other.id for other in earlier], Among.EARLIER_STAGES.value)
    elif tiebreaker not in PLAIN_TIEBREAKERS:
        yield Fault(key, f"没有“{tiebreaker}”这种比较，可用 {'、'.join(PLAIN_TIEBREAKERS)}、criterion:指标、stage:阶段")


def _known(key: str, names: Iterable[str], known: Collection[str], kind: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in names:
        if name not in known:
            yield Fault(key, f"没有“{name}”这个{kind}")
        elif name in seen:
            yield Fault(key, f"“{name}”重复了")
        seen.add(name)


def rule_contradiction(rule: ScoreRule) -> str:
    """Return a Chinese phrase with the options that exclude each other, "" if none do."""
    if rule.judge_normalisation.kind is NormalisationKind.MEAN_RATIO:
        return "评委宽严修正只能选“不修正”或“化为标准分”"
    if rule.judge_normalisation.kind is NormalisationKind.Z_SCORE and rule.by_criterion:
        return "评委修正针对评分表合计，不能与按指标去掉分数同用，也不能给指标平均分、加权以后的分数规定小数位数"
    return ""
