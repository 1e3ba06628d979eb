"""The rules of a contest in plain Chinese sentences, generated from the rulebook, so that documents agree with it."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from maker_desktop.domain.model.options import Option, Worded, slots
from maker_desktop.domain.model.phrases import percent
from maker_desktop.domain.model.rulebook import AwardTier, ContestInfo, Rulebook
from maker_desktop.domain.model.scoresheet import plain, step_words
from maker_desktop.domain.model.stage_rules import (
    Normalisation,
    NormalisationKind,
    Otherwise,
    Quota,
    ScoreRule,
    Stage,
    TrimOf,
)
from maker_desktop.domain.roster.eligibility import entry_conditions
from maker_desktop.domain.roster.form import column_title
from maker_desktop.domain.rules.names import short_name, tiebreaker_name


def _told(rules: Any, *only: str, **woven: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences of a class of rules in the order of its options: of all, or only of those named.

    Each option states itself; `woven` has sentences that combine several options, under the name of one of them.
    """
    sentences: list[str] = []
    for slot in (each for each in slots(type(rules)) if not only or each.name in only):
        said = woven.get(slot.name, _said(slot.option, getattr(rules, slot.name)))
        sentences.extend((said,) if isinstance(said, str) else said)
    return tuple(filter(None, sentences))


def _said(option: Option, value: Any) -> str:
    """Return the sentence of a single option; empty if it has none."""
    stated = option.sentence and value is not False and value not in (None, "", ())
    return option.sentence.format(_words(value)) if stated else option.otherwise


def _words(value: Any) -> str:
    """Return a value as text in a sentence."""
    match value:
        case tuple():
            return "、".join(map(str, value))
        case Decimal():
            return plain(value)
        case Worded():
            return value.word
    return str(value)


def rule_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return all rules of a stage, in the order in which a result is computed."""
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


def contest_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return sentences on the contest, its organisers and its notice."""
    info = rulebook.contest
    days = tuple(f"{short_name(rulebook, f'contest.dates.{key}')}：{day}" for key, day in info.dates.items())
    return _told(info, notice=ground(info), dates=days)


def ground(info: ContestInfo) -> str:
    """Return the notice the rules are based on, by title and number; empty if neither is known."""
    title = f"《{info.notice}》" if info.notice else ""
    number = f"（{info.document_number}）" if info.notice and info.document_number else info.document_number
    return f"依据：{title}{number}" if title or number else ""


def stage_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return who takes part, how, when and where."""
    names = "、".join(rulebook.division(division).name for division in stage.divisions)
    way = stage.kind.word
    if stage.timer is not None:
        way += f"，路演 {stage.timer.pitch} 分钟、答辩 {stage.timer.defence} 分钟"
    return _told(stage, name=f"{stage.name}（{way}）由{names}参加。")


def sheet_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return what is marked, what a sheet's total is, and which sheets count."""
    criteria = "；".join(
        f"{each.name}满分 {plain(each.full_mark)} 分，{step_words(each.step)}，权重 {plain(each.weight)}"
        for each in rulebook.stage_criteria(stage)
    )
    rounding = _keeping(stage.score, stage.score.round_sheet)
    return (
        f"评委按以下指标打分：{criteria}。",
        f"评分表合计等于各项“打分 × 权重 ÷ 满分”相加{rounding}。",
        "只有打全并已确认的评分表才计入；还有评分表没有交齐的项目没有得分，不按 0 分计。",
        *_told(stage.score),
    )


def trim_sentences(stage: Stage) -> tuple[str, ...]:
    """Return what is dropped."""
    trim = stage.score.trim
    if trim is None or not trim.highest + trim.lowest:
        return ("不去掉最高分和最低分。",)
    unit = "份" if trim.of is TrimOf.SHEET else "个"
    ends = "、".join(f"最{end}的 {count} {unit}" for end, count in (("高", trim.highest), ("低", trim.lowest)) if count)
    classes = "每类评委中，" if stage.score.judge_classes else ""
    if trim.of is TrimOf.SHEET:
        dropped = f"{classes}按合计去掉{ends}评分表；合计相同的，先去掉席位号小的。"
    else:
        dropped = f"{classes}每项指标分别去掉{ends}打分；打分相同的，先去掉席位号小的。"
    return (dropped, f"计入的评分表少于 {trim.from_sheets} 份时不去掉。")


def combine_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return how the sheets that were not dropped are combined, normalisation included."""
    rule = stage.score
    sentences = []
    if rule.judge_normalisation.kind is not NormalisationKind.NONE:
        before = "按修正前的合计去掉评分表后，" if rule.trim is not None else ""
        formula = _standard("评分表合计", "该评委", rule.judge_normalisation)
        sentences.append(f"{before}每位评委的评分表合计作修正：{formula}")
    if rule.by_criterion:
        sentences.append(
            f"每项指标留下的打分{rule.combine.word}{_keeping(rule, rule.round_criterion)}，"
            f"乘以权重、除以满分{_keeping(rule, rule.round_weighted)}，各项相加。"
        )
    else:
        sentences.append(f"留下的评分表合计{rule.combine.word}。")
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
        classes = "、".join(f"{each.name or each.id}占 {percent(each.share)}" for each in rule.judge_classes)
        sentences.append(f"评委分为几类，各类分别计算后按比例相加：{classes}。")
    return tuple(sentences)


def total_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return what is carried in, what is deducted, and how the published score is rounded."""
    rule = stage.score
    sentences = []
    if rule.carry or rule.own_share != 1:
        carried = "".join(f" + {rulebook.stage(each.stage).name}得分 × {percent(each.share)}" for each in rule.carry)
        sentences.append(f"得分 = 本阶段分数 × {percent(rule.own_share)}{carried}。")
    midway = (rule.round_sheet, rule.round_criterion, rule.round_weighted)
    once = "，只在最后修约一次" if all(decimals is None for decimals in midway) else ""
    return (
        *sentences,
        "经裁定扣分的，从得分中减去。",
        f"公布得分保留 {rule.decimals} 位小数，{rule.rounding.word}{once}。",
    )


def tie_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return how ties are broken."""
    rule = stage.ties
    order = "名次按组别、按公布得分从高到低排列，并列的名次相同，其后名次相应顺延（如 1、2、2、4）。"
    names = "；".join(f"（{index}）{tiebreaker_name(rulebook, each)}" for index, each in enumerate(rule.tiebreakers, 1))
    compared = f"公布得分相同的，依次比较以下各项，高者在前；前一项分出先后的不再比较：{names}。" if names else ""
    still = "仍相同的" if names else "公布得分相同的"
    end = f"{still}，{rule.otherwise.word}。"
    if rule.otherwise is Otherwise.ARBITRATE and rule.only_when_it_matters:
        end = f"{still}，影响获奖、晋级或推荐时{rule.otherwise.word}，否则{Otherwise.SHARE.word}。"
    return tuple(sentence for sentence in (order, compared, end) if sentence)


def divergence_sentences(stage: Stage) -> tuple[str, ...]:
    """Return when the sheets of one project are too far apart."""
    return _told(stage.divergence)


def advance_sentences(rulebook: Rulebook, stage: Stage) -> tuple[str, ...]:
    """Return how many advance to the next stage."""
    parts = [f"{rulebook.division(division).name}{_quota(quota)}" for division, quota in stage.advance.items()]
    return (f"进入下一阶段：{'，'.join(parts)}。",) if parts else ()


def award_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the awards by division, one sentence a tier, and the awards for organisations."""
    tiers = tuple(_tier(rulebook, award) for award in rulebook.awards)
    names = "、".join(award.name for award in rulebook.organisation_awards)
    organisations = (f"组织奖：{names}。",) if names else ()
    return (*tiers, *organisations, *_told(rulebook.eligibility, "no_second_prize"))


def recommendation_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return how many are recommended to the next level, within which limits."""
    rule = rulebook.recommendation
    names = {division.id: division.name for division in rulebook.divisions}
    fixed = "，".join(f"{names[key]} {count} 个" for key, count in rule.per_division.items())
    caps = "，".join(f"{names[key]}不超过最终名单的 {percent(share)}" for key, share in rule.cap.items())
    return _told(
        rule,
        per_division=f"各组别名额：{fixed}。" if fixed else "",
        cap=f"{caps}；两个组别都可占的名额，{rule.fill.word}优先。" if caps else "",
    )


def committee_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return how the expert committee decides, and by when an objection has to reach it."""
    rule = rulebook.committee
    even = "由主任委员决定" if rule.casting_vote else "视为未通过"
    votes = f"专家委员会到会委员不得少于 {rule.quorum} 人，应回避的委员不参加表决；票数相等时{even}。"
    return _told(rule, quorum=votes)


def entry_sentences(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the conditions of entry by division, and the form of the recommendation list."""
    by_division = tuple(
        f"{division.name}：{'；'.join(conditions)}。"
        for division in rulebook.divisions
        if (conditions := entry_conditions(rulebook, division.id))
    )
    columns = "、".join(column_title(column, rulebook) for column in rulebook.roster.columns)
    return (
        *by_division,
        *_told(rulebook.eligibility),
        *_told(rulebook.roster, columns=f"名单的列：{columns}" if columns else ""),
    )


def _keeping(rule: ScoreRule, decimals: int | None) -> str:
    return "" if decimals is None else f"，保留 {decimals} 位小数（{rule.rounding.word}）"


def _standard(what: str, whose: str, normalisation: Normalisation) -> str:
    mean, deviation = plain(normalisation.mean), plain(normalisation.deviation)
    return f"{mean} + {deviation} ×（{what} − {whose}的平均分）÷ {whose}的标准差；标准差为 0 的，一律取 {mean}。"


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
