"""The rules of a contest in plain Chinese sentences, made from the rulebook so that paper never says anything else."""

from collections.abc import Mapping
from fractions import Fraction

from maker_desktop.domain.model.phrases import percent
from maker_desktop.domain.model.rulebook import (
    AwardTier,
    Combine,
    Fill,
    Normalisation,
    NormalisationKind,
    Otherwise,
    Quota,
    Rounding,
    Rulebook,
    ScoreRule,
    Stage,
    StageKind,
    TrimOf,
)
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.rules.names import tiebreaker_name


def rule_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return all rules of a stage, in the order in which a result comes about."""
    return (
        *stage_sentences(rulebook, stage),
        *sheet_sentences(rulebook, stage),
        *trim_sentences(stage),
        *combine_sentences(rulebook, stage),
        *total_sentences(rulebook, stage),
        *tie_sentences(rulebook, stage),
        *divergence_sentences(stage),
        *advance_sentences(rulebook, stage),
    )


def stage_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Say who takes part, how, when and where."""
    names = "、".join(rulebook.division(division).name for division in stage.divisions)
    way = "路演答辩" if stage.kind is StageKind.ROADSHOW else "评委审阅材料"
    if stage.timer is not None:
        way += f"，路演 {stage.timer.pitch} 分钟、答辩 {stage.timer.defence} 分钟"
    sentences = [f"{stage.name}（{way}）由{names}参加。"]
    if stage.when:
        sentences.append(f"时间：{stage.when}。")
    if stage.venue:
        sentences.append(f"地点：{stage.venue}。")
    return tuple(sentences)


def sheet_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Say what is marked, what a sheet's total is, and which sheets count."""
    criteria = "；".join(
        f"{each.name}满分 {plain(each.full_mark)} 分，以 {plain(each.step)} 分为一档，权重 {plain(each.weight)}"
        for each in rulebook.stage_criteria(stage)
    )
    rounding = _keeping(stage.score, stage.score.round_sheet)
    return (
        f"评委按以下指标打分：{criteria}。",
        f"评分表总分等于各项“打分 × 权重 ÷ 满分”相加{rounding}。",
        "只有打全并已确认的评分表才计入；还有评分表没有交齐的项目没有得分，不按 0 分计。",
        f"计入的评分表不得少于 {max(1, stage.score.minimum_sheets)} 份，不足的交专家委员会裁定。",
    )


def trim_sentences(stage: Stage) -> tuple[str, ...]:
    """Say what is dropped."""
    trim = stage.score.trim
    if trim is None or not trim.highest + trim.lowest:
        return ("不去掉最高分和最低分。",)
    unit = "份" if trim.of is TrimOf.SHEET else "个"
    ends = "、".join(f"最{end}的 {count} {unit}" for end, count in (("高", trim.highest), ("低", trim.lowest)) if count)
    classes = "每类评委中，" if stage.score.judge_classes else ""
    if trim.of is TrimOf.SHEET:
        dropped = f"{classes}按总分去掉{ends}评分表；总分相同的，先去掉席位号小的。"
    else:
        dropped = f"{classes}每项指标分别去掉{ends}打分；打分相同的，先去掉席位号小的。"
    return (dropped, f"计入的评分表少于 {trim.from_sheets} 份时不去掉。")


def combine_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Say how the sheets that were not dropped become one value, corrections included."""
    rule = stage.score
    how = COMBINE_WORDS[rule.combine]
    sentences = []
    if rule.judge_normalisation.kind is not NormalisationKind.NONE:
        before = "按修正前的总分去掉评分表后，" if rule.trim is not None else ""
        formula = _standard("评分表总分", "该评委", rule.judge_normalisation)
        sentences.append(f"{before}每位评委的评分表总分作修正：{formula}")
    if rule.by_criterion:
        sentences.append(
            f"每项指标留下的打分{how}{_keeping(rule, rule.round_criterion)}，"
            f"乘以权重、除以满分{_keeping(rule, rule.round_weighted)}，各项相加。"
        )
    else:
        sentences.append(f"留下的评分表总分{how}。")
    if rule.panel_normalisation.kind is NormalisationKind.Z_SCORE:
        sentences.append(
            f"各评审组之间再作修正：{_standard('项目的分数', '该评审组在本组别中', rule.panel_normalisation)}"
        )
    elif rule.panel_normalisation.kind is NormalisationKind.MEAN_RATIO:
        sentences.append(
            "各评审组之间再作修正：项目的分数 × 本组别全部项目的平均分 ÷ 该评审组在本组别中的平均分"
            "（平均分为 0 的不修正）。"
        )
    if rule.judge_classes:
        classes = "、".join(
            f"{judge_class.name or judge_class.id}占 {percent(judge_class.share)}" for judge_class in rule.judge_classes
        )
        sentences.append(f"评委分为几类，各类分别计算后按比例相加：{classes}。")
    return tuple(sentences)


def total_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Say what is carried in, what is taken off, and how the published score is rounded."""
    rule = stage.score
    sentences = []
    if rule.carry or rule.own_share != 1:
        carried = "".join(
            f"，加上{rulebook.stage(each.stage).name}公布得分的 {percent(each.share)}" for each in rule.carry
        )
        sentences.append(f"得分由本赛程分数的 {percent(rule.own_share)}{carried}组成。")
    midway = (rule.round_sheet, rule.round_criterion, rule.round_weighted)
    once = "，只在最后舍入这一次" if all(decimals is None for decimals in midway) else ""
    return (
        *sentences,
        "经裁定扣分的，从得分中减去。",
        f"公布得分保留 {rule.decimals} 位小数，{ROUNDING_WORDS[rule.rounding]}{once}。",
    )


def tie_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Say how equal scores are parted."""
    rule = stage.ties
    order = "名次按组别、按公布得分从高到低排列，并列的占用后面的名次。"
    names = "；".join(f"（{index}）{tiebreaker_name(rulebook, each)}" for index, each in enumerate(rule.tiebreakers, 1))
    compared = f"公布得分相同的，依次比较以下各项，高者在前，只在仍相同的项目之间继续比较：{names}。" if names else ""
    still = "仍相同的" if names else "公布得分相同的"
    if rule.otherwise is Otherwise.SHARE:
        end = f"{still}，名次并列。"
    elif rule.only_when_it_matters:
        end = f"{still}，影响获奖、晋级或推荐时由专家委员会裁定，否则名次并列。"
    else:
        end = f"{still}，由专家委员会裁定。"
    return tuple(sentence for sentence in (order, compared, end) if sentence)


def divergence_sentences(stage: Stage) -> tuple[str, ...]:
    """Say when sheets of one project lie too far apart."""
    rule = stage.divergence
    sentences = []
    if rule.sheet_from_median is not None:
        sentences.append(f"评分表总分与本项目评分表总分的中位数相差超过 {plain(rule.sheet_from_median)} 分的，须复核。")
    if rule.spread is not None:
        sentences.append(f"本项目评分表总分最高与最低相差超过 {plain(rule.spread)} 分的，须复核。")
    return tuple(sentences)


def advance_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Say how many go on to the next stage."""
    parts = [f"{rulebook.division(division).name}{_quota(quota)}" for division, quota in stage.advance.items()]
    return (f"进入下一赛程：{'，'.join(parts)}。",) if parts else ()


def award_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the awards by division, one sentence a tier, and the awards for organisations."""
    tiers = [_tier(rulebook, award) for award in rulebook.awards]
    names = "、".join(award.name for award in rulebook.organisation_awards)
    return (*tiers, f"组织奖：{names}。") if names else tuple(tiers)


def recommendation_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return how many are recommended to the next level, within which limits."""
    rule = rulebook.recommendation
    names = {division.id: division.name for division in rulebook.divisions}
    sentences = [f"推荐名额共 {rule.seats} 个。" if rule.seats is not None else "推荐名额以上级分配为准。"]
    if rule.per_division:
        fixed = "，".join(f"{names[key]} {count} 个" for key, count in rule.per_division.items())
        sentences.append(f"各组别名额：{fixed}。")
    if rule.cap:
        caps = "，".join(f"{names[key]}不超过最终名单的 {percent(share)}" for key, share in rule.cap.items())
        first = "公布得分高的" if rule.fill is Fill.SCORE else "有比例上限的组别"
        sentences.append(f"{caps}；两个组别都可占的名额，{first}优先。")
    sentences.append(f"按名次顺序推荐符合条件的项目，名单公示 {rule.public_notice_days} 个工作日。")
    return tuple(sentences)


def committee_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return how the expert committee decides, and by when an objection has to reach it."""
    rule = rulebook.committee
    even = "由主任委员决定" if rule.casting_vote else "视为未通过"
    return (
        f"专家委员会到会委员不得少于 {rule.quorum} 人，应回避的委员不参加表决；票数相等时{even}。",
        f"对现场公布的结果有异议的，应在公布后 {rule.objection_minutes} 分钟内实名提出；逾期的照样登记，并注明逾期。",
    )


COMBINE_WORDS: Mapping[Combine, str] = {
    Combine.MEAN: "取平均值",
    Combine.MEDIAN: "取中位数（双数份取中间两个的平均值）",
    Combine.SUM: "相加",
}

ROUNDING_WORDS: Mapping[Rounding, str] = {Rounding.HALF_UP: "四舍五入", Rounding.HALF_EVEN: "四舍六入、逢五取偶"}


def _keeping(rule: ScoreRule, decimals: int | None) -> str:
    return "" if decimals is None else f"，保留 {decimals} 位小数（{ROUNDING_WORDS[rule.rounding]}）"


def _standard(what: str, whose: str, normalisation: Normalisation) -> str:
    mean, deviation = plain(normalisation.mean), plain(normalisation.deviation)
    return f"{mean} + {deviation} ×（{what} − {whose}的平均分）÷ {whose}的标准差；分数没有高低之分的，一律取 {mean}。"


def _quota(quota: Quota) -> str:
    if quota.count is not None:
        return f"前 {quota.count} 名"
    return f"前 {percent(quota.share or Fraction(0))}（不足 1 个的舍去）"


def _tier(rulebook: Rulebook, award: AwardTier) -> str:
    parts = []
    for division, places in award.places.items():
        prize = award.prize.get(division)
        money = f"（每个奖金 {plain(prize)} 元）" if prize else ""
        parts.append(f"{rulebook.division(division).name} {places} 个{money}")
    least = f"；得分低于 {plain(award.minimum_score)} 分的不授予，名额空缺" if award.minimum_score is not None else ""
    return f"{award.name}：{'，'.join(parts)}{least}。"
