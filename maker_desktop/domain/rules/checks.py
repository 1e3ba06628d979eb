"""What a rulebook must keep to so that a contest can be run by it; each fault names its dotted key and the reason."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from maker_desktop.domain.model.rulebook import (
    AwardTier,
    Criterion,
    Normalisation,
    NormalisationKind,
    RecommendationRule,
    Rulebook,
    ScoreRule,
    Stage,
)
from maker_desktop.domain.roster.form import COLUMN_TITLES

#: Tiebreakers that need no further word; `criterion:ID` and `stage:ID` name one.
PLAIN_TIEBREAKERS = ("exact_score", "all_sheets_mean", "head_to_head", "highest_sheet", "lowest_sheet")

#: Rounding to more decimals than this is a slip of the hand.
MOST_DECIMALS = 9

#: An objection on the spot is for the day of the contest; what comes later belongs to the public notice.
MOST_OBJECTION_MINUTES = 24 * 60

_ID = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a rulebook: `key` as in `stage[0].score.trim`, `reason` in Chinese."""

    key: str
    reason: str


def faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield everything that is wrong, in the order of the file."""
    yield from _lists(rulebook)
    for index, criterion in enumerate(rulebook.criteria):
        yield from _criterion(f"criterion[{index}]", criterion)
    for index in range(len(rulebook.stages)):
        yield from _stage(f"stage[{index}]", index, rulebook)
    for index, award in enumerate(rulebook.awards):
        yield from _award(f"award[{index}]", award, _ids(rulebook.divisions))
    yield from _recommendation(rulebook.recommendation, _ids(rulebook.divisions))
    yield from _others(rulebook)


def _lists(rulebook: Rulebook) -> Iterator[Fault]:
    yield from _id("contest.id", rulebook.contest.id)
    named = {
        "division": _ids(rulebook.divisions),
        "criterion": _ids(rulebook.criteria),
        "stage": _ids(rulebook.stages),
        "award": _ids(rulebook.awards),
    }
    for key, ids in named.items():
        if not ids and key != "award":
            yield Fault(key, "至少要有一项")
        for index, name in enumerate(ids):
            yield from _id(f"{key}[{index}].id", name)
            if name in ids[:index]:
                yield Fault(f"{key}[{index}].id", f"“{name}”重复了")
    names = [award.name for award in rulebook.organisation_awards]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Fault(f"organisation_award[{index}].name", f"“{name}”重复了")


def _criterion(key: str, criterion: Criterion) -> Iterator[Fault]:
    if criterion.weight < 0:
        yield Fault(f"{key}.weight", "权重不能是负数")
    if criterion.full_mark <= 0:
        yield Fault(f"{key}.full_mark", "满分必须大于 0")
    elif not 0 < criterion.step <= criterion.full_mark:
        yield Fault(f"{key}.step", "打分的档必须大于 0，且不超过满分")


def _stage(key: str, index: int, rulebook: Rulebook) -> Iterator[Fault]:
    stage = rulebook.stages[index]
    earlier = rulebook.stages[:index]
    yield from _known(f"{key}.divisions", stage.divisions, _ids(rulebook.divisions), "组别")
    yield from _known(f"{key}.criteria", stage.criteria, _ids(rulebook.criteria), "评分指标")
    weights = [criterion.weight for criterion in rulebook.criteria if criterion.id in stage.criteria]
    if weights and not any(weights):
        first = next(i for i, criterion in enumerate(rulebook.criteria) if criterion.id in stage.criteria)
        yield Fault(f"criterion[{first}].weight", f"{stage.name}的评分指标权重全是 0")
    if stage.timer is not None and (stage.timer.pitch <= 0 or stage.timer.defence < 0):
        yield Fault(f"{key}.timer", "路演分钟数必须大于 0，答辩分钟数不能是负数")
    yield from _score(f"{key}.score", stage.score)
    yield from _carry(f"{key}.score", stage, earlier)
    for place, tiebreaker in enumerate(stage.ties.tiebreakers):
        yield from _tiebreaker(f"{key}.ties.ladder[{place}]", tiebreaker, stage, earlier)
    for name in ("sheet_from_median", "spread"):
        yield from _not_negative(f"{key}.divergence.{name}", getattr(stage.divergence, name))
    yield from _known(f"{key}.advance", stage.advance, stage.divisions, "本赛程的组别")
    for division, quota in stage.advance.items():
        yield from _not_negative(f"{key}.advance.{division}", quota.count)
        yield from _is_share(f"{key}.advance.{division}", quota.share)


def _score(key: str, score: ScoreRule) -> Iterator[Fault]:
    trim = score.trim
    if trim is not None:
        yield from _not_negative(f"{key}.trim.highest", trim.highest)
        yield from _not_negative(f"{key}.trim.lowest", trim.lowest)
        if trim.highest + trim.lowest >= trim.from_sheets:
            yield Fault(f"{key}.trim.from_sheets", "去掉的最高分和最低分不能等于或多于评分表数，否则一张也不剩")
    if score.minimum_sheets < 1:
        yield Fault(f"{key}.minimum_sheets", "至少要有 1 张评分表")
    for name in ("decimals", "round_criterion", "round_weighted", "round_sheet"):
        decimals = getattr(score, name)
        if decimals is not None and not 0 <= decimals <= MOST_DECIMALS:
            yield Fault(f"{key}.{name}", f"小数位数应在 0 到 {MOST_DECIMALS} 之间")
    yield from _normalisation(f"{key}.judge_correction", score.judge_normalisation)
    yield from _normalisation(f"{key}.panel_correction", score.panel_normalisation)
    contradiction = rule_contradiction(score)
    if contradiction:
        yield Fault(f"{key}.judge_correction", contradiction)
    yield from _is_share(f"{key}.own_share", score.own_share)
    judge_classes = _ids(score.judge_classes)
    for index, judge_class in enumerate(score.judge_classes):
        yield from _id(f"{key}.benches[{index}].id", judge_class.id)
        yield from _is_share(f"{key}.benches[{index}].share", judge_class.share)
        if judge_class.id in judge_classes[:index]:
            yield Fault(f"{key}.benches[{index}].id", f"“{judge_class.id}”重复了")
    if score.judge_classes and sum(judge_class.share for judge_class in score.judge_classes) != 1:
        yield Fault(f"{key}.benches", "各类评委的比例相加必须等于 1")


def _normalisation(key: str, normalisation: Normalisation) -> Iterator[Fault]:
    if normalisation.kind is NormalisationKind.Z_SCORE and normalisation.deviation <= 0:
        yield Fault(key, "修正后的标准差必须大于 0")


def _carry(key: str, stage: Stage, earlier: tuple[Stage, ...]) -> Iterator[Fault]:
    for index, carry in enumerate(stage.score.carry):
        yield from _is_share(f"{key}.carry[{index}].share", carry.share)
        carried = next((other for other in earlier if other.id == carry.stage), None)
        if carried is None:
            yield Fault(f"{key}.carry[{index}].stage", f"在它之前没有赛程“{carry.stage}”")
        elif not set(stage.divisions) <= set(carried.divisions):
            yield Fault(f"{key}.carry[{index}].stage", f"{carried.name}不含本赛程的全部组别，带不来成绩")


def _tiebreaker(key: str, tiebreaker: str, stage: Stage, earlier: tuple[Stage, ...]) -> Iterator[Fault]:
    kind, colon, name = tiebreaker.partition(":")
    if kind == "criterion" and colon:
        yield from _known(key, (name,), stage.criteria, "本赛程的评分指标")
    elif kind == "stage" and colon:
        yield from _known(key, (name,), _ids(earlier), "在它之前的赛程")
    elif tiebreaker not in PLAIN_TIEBREAKERS:
        yield Fault(key, f"没有“{tiebreaker}”这种比较，可用 {'、'.join(PLAIN_TIEBREAKERS)}、criterion:指标、stage:赛程")


def _award(key: str, award: AwardTier, divisions: tuple[str, ...]) -> Iterator[Fault]:
    yield from _known(f"{key}.places", award.places, divisions, "组别")
    yield from _known(f"{key}.prize", award.prize, divisions, "组别")
    for division, places in award.places.items():
        yield from _not_negative(f"{key}.places.{division}", places)
    for division, prize in award.prize.items():
        yield from _not_negative(f"{key}.prize.{division}", prize)
    yield from _not_negative(f"{key}.minimum_score", award.minimum_score)


def _recommendation(rule: RecommendationRule, divisions: tuple[str, ...]) -> Iterator[Fault]:
    key = "recommendation"
    yield from _not_negative(f"{key}.seats", rule.seats)
    yield from _known(f"{key}.per_division", rule.per_division, divisions, "组别")
    for division, number in rule.per_division.items():
        yield from _not_negative(f"{key}.per_division.{division}", number)
    if rule.seats is not None and sum(rule.per_division.values()) > rule.seats:
        yield Fault(f"{key}.per_division", f"各组名额相加超过了总名额 {rule.seats}")
    yield from _known(f"{key}.cap", rule.cap, divisions, "组别")
    for division, share in rule.cap.items():
        yield from _is_share(f"{key}.cap.{division}", share)
    yield from _not_negative(f"{key}.public_notice_days", rule.public_notice_days)


def _others(rulebook: Rulebook) -> Iterator[Fault]:
    rule = rulebook.eligibility
    if rulebook.committee.quorum < 1:
        yield Fault("committee.quorum", "到会人数至少是 1")
    if not 1 <= rulebook.committee.objection_minutes <= MOST_OBJECTION_MINUTES:
        yield Fault("committee.objection_minutes", f"提出异议的时限应在 1 到 {MOST_OBJECTION_MINUTES} 分钟之间")
    yield from _not_negative("eligibility.core_members_at_most", rule.core_members_at_most)
    yield from _not_negative("eligibility.look_back_years", rule.look_back_years)
    divisions = _ids(rulebook.divisions)
    yield from _known("eligibility.division_conditions", rule.division_conditions, divisions, "组别")
    yield from _known("eligibility.national_lists", rule.national_lists, divisions, "组别")
    yield from _known("roster.columns", rulebook.roster.columns, tuple(COLUMN_TITLES), "名单的列")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _ids(things: Iterable[_Named]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)


def _id(key: str, text: str) -> Iterator[Fault]:
    if _ID.fullmatch(text) is None:
        yield Fault(key, "只能用字母、数字、下划线和连字符，最多 40 个")


def _known(key: str, names: Iterable[str], known: tuple[str, ...], kind: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in names:
        if name not in known:
            yield Fault(key, f"没有“{name}”这个{kind}")
        elif name in seen:
            yield Fault(key, f"“{name}”重复了")
        seen.add(name)


def _not_negative(key: str, number: int | Decimal | None) -> Iterator[Fault]:
    if number is not None and number < 0:
        yield Fault(key, "不能是负数")


def _is_share(key: str, share: Fraction | None) -> Iterator[Fault]:
    if share is not None and not 0 <= share <= 1:
        yield Fault(key, "比例应在 0 到 1 之间")


def rule_contradiction(rule: ScoreRule) -> str:
    """Return in a Chinese phrase which options exclude each other, "" where none do."""
    if rule.judge_normalisation.kind is NormalisationKind.MEAN_RATIO:
        return "评委修正只能用 z_score"
    if rule.judge_normalisation.kind is NormalisationKind.Z_SCORE and rule.by_criterion:
        return "评委修正针对评分表总分，不能与按指标去掉分数同用，也不能给指标平均分、加权以后的分数规定小数位数"
    return ""
