"""What the values of a rulebook are called on screen, by their dotted keys."""

import re
from collections.abc import Mapping, Sequence

from maker_desktop.domain.model.rulebook import AwardTier, Criterion, Division, Rulebook, Stage

#: The words for a key, without the thing it belongs to.
NAMES: Mapping[str, str] = {
    "contest.name": "赛事名称",
    "contest.level": "级别",
    "contest.year": "年份",
    "contest.hosts": "主办单位",
    "contest.organisers": "承办单位",
    "contest.document_number": "通知文号",
    "contest.slogan": "大赛宗旨",
    "contest.reports_to": "推荐报送单位",
    "contest.next_contest": "上一级赛事",
    "contest.dates.issued": "通知印发日期",
    "contest.dates.registration_deadline": "报名截止日期",
    "contest.dates.recommendation_deadline": "推荐截止日期",
    "division.name": "组别名称",
    "criterion.name": "指标名称",
    "criterion.weight": "权重",
    "criterion.full_mark": "满分",
    "criterion.step": "打分的档",
    "stage.name": "赛程名称",
    "stage.kind": "评审方式",
    "stage.when": "时间",
    "stage.venue": "地点",
    "stage.divisions": "参加的组别",
    "stage.criteria": "评分指标",
    "stage.timer": "路演、答辩时间",
    "stage.timer.pitch": "路演（分钟）",
    "stage.timer.defence": "答辩（分钟）",
    "stage.score.combine": "留下的评分表怎样合成",
    "stage.score.trim": "去掉最高分、最低分",
    "stage.score.trim.highest": "去掉最高分的个数",
    "stage.score.trim.lowest": "去掉最低分的个数",
    "stage.score.trim.of": "按什么去掉",
    "stage.score.trim.from_sheets": "满几份评分表才去掉",
    "stage.score.minimum_sheets": "评分表最少份数",
    "stage.score.decimals": "公布得分的小数位数",
    "stage.score.rounding": "舍入办法",
    "stage.score.round_criterion": "指标平均分的小数位数",
    "stage.score.round_weighted": "加权以后的小数位数",
    "stage.score.round_sheet": "评分表总分的小数位数",
    "stage.score.judge_correction.kind": "评委宽严修正",
    "stage.score.judge_correction.mean": "修正后的平均分",
    "stage.score.judge_correction.deviation": "修正后的标准差",
    "stage.score.panel_correction.kind": "评审组宽严修正",
    "stage.score.panel_correction.mean": "修正后的平均分",
    "stage.score.panel_correction.deviation": "修正后的标准差",
    "stage.score.own_share": "本赛程分数占",
    "stage.score.carry": "带入的成绩",
    "stage.score.carry.stage": "带入哪个赛程的成绩",
    "stage.score.carry.share": "占",
    "stage.score.benches": "评委类别",
    "stage.score.benches.name": "评委类别",
    "stage.score.benches.share": "占",
    "stage.ties.ladder": "得分相同时依次比较",
    "stage.ties.otherwise": "仍然相同时",
    "stage.ties.only_when_it_matters": "只裁定有影响的并列",
    "stage.divergence.sheet_from_median": "偏离中位数的限度（分）",
    "stage.divergence.spread": "最高最低相差限度（分）",
    "stage.advance": "晋级名额",
    "award.name": "奖项名称",
    "award.places": "名额",
    "award.prize": "奖金",
    "award.minimum_score": "最低得分",
    "organisation_award": "组织奖",
    "organisation_award.name": "组织奖名称",
    "recommendation.seats": "推荐总名额",
    "recommendation.per_division": "固定名额",
    "recommendation.cap": "名单占比上限",
    "recommendation.fill": "共同可占的名额给",
    "recommendation.public_notice_days": "公示工作日数",
    "committee.quorum": "最少到会委员数",
    "committee.objection_minutes": "现场异议时限（分钟）",
    "committee.casting_vote": "票数相等由主任决定",
    "eligibility.region": "须注册在",
    "eligibility.startup_registered_from": "初创企业最早注册日期",
    "eligibility.core_members_at_most": "证书上核心成员最多人数",
    "eligibility.look_back_years": "往届获奖追溯年数",
    "eligibility.conditions": "共同条件",
    "eligibility.division_conditions": "组别条件",
    "eligibility.national_lists": "全国榜单名次",
    "eligibility.no_second_prize": "不重复发奖金的赛事",
    "roster.columns": "名单的列",
    "roster.title": "名单标题",
    "roster.annex": "附件号",
    "roster.sender_line": "推荐单位一行",
    "roster.note": "表下的注",
}

_INDEX = re.compile(r"\[(\d+)\]")

#: What the comparisons for equal scores are called that name no criterion and no stage.
_TIEBREAKER_NAMES: Mapping[str, str] = {
    "exact_score": "舍入前的得分",
    "all_sheets_mean": "全部评分表（含去掉的）的平均分",
    "head_to_head": "评委两两比较",
    "highest_sheet": "最高一份评分表",
    "lowest_sheet": "最低一份评分表",
}


def short_name(rulebook: Rulebook, key: str) -> str:
    """Return what a value is called beside the thing it belongs to, e.g. 名额（企业组）."""
    bare = _INDEX.sub("", key)
    if bare in NAMES:
        return NAMES[bare]
    above, _, last = bare.rpartition(".")
    divisions = {division.id: division.name for division in rulebook.divisions}
    if above in NAMES:
        return f"{NAMES[above]}（{divisions.get(last, last)}）"
    return key


def rule_name(rulebook: Rulebook, key: str) -> str:
    """Return what a value is called by itself, e.g. 复赛：评分表最少份数."""
    things: Mapping[str, Sequence[Division | Criterion | Stage | AwardTier]] = {
        "division": rulebook.divisions,
        "criterion": rulebook.criteria,
        "stage": rulebook.stages,
        "award": rulebook.awards,
    }
    head = re.match(r"(\w+)\[(\d+)\]", key)
    named = things.get(head[1], ()) if head else ()
    if head is None or int(head[2]) >= len(named):
        return short_name(rulebook, key)
    return f"{named[int(head[2])].name}：{short_name(rulebook, key)}"


def tiebreaker_name(rulebook: Rulebook, tiebreaker: str) -> str:
    """Return what a tiebreaker compares, in Chinese."""
    kind, _, key = tiebreaker.partition(":")
    if kind == "criterion":
        return f"{rulebook.criterion(key).name}平均分"
    if kind == "stage":
        return f"{rulebook.stage(key).name}得分"
    return _TIEBREAKER_NAMES[kind]
