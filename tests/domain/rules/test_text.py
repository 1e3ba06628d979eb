"""The rule text says every option: whatever changes in a rulebook changes a sentence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from maker_desktop.domain.model.options import Shape, Slot, Worded, slots
from maker_desktop.domain.model.phrases import percent
from maker_desktop.domain.model.rulebook import (
    AwardTier,
    CommitteeRule,
    ContestInfo,
    Criterion,
    Division,
    EligibilityRule,
    OrganisationAward,
    RecommendationRule,
    RosterForm,
    Rulebook,
)
from maker_desktop.domain.model.stage_rules import (
    Carry,
    Combine,
    DivergenceRule,
    JudgeClass,
    Normalisation,
    NormalisationKind,
    Quota,
    ScoreRule,
    Stage,
    StageKind,
    TieRule,
    Timer,
    Trim,
)
from maker_desktop.domain.rules.text import (
    award_sentences,
    committee_sentences,
    contest_sentences,
    entry_sentences,
    recommendation_sentences,
    rule_sentences,
)

SCORE = ScoreRule(
    trim=Trim(1, 1, from_sheets=5),
    minimum_sheets=3,
    judge_normalisation=Normalisation(NormalisationKind.Z_SCORE),
    panel_normalisation=Normalisation(NormalisationKind.Z_SCORE),
    carry=(Carry("first", Fraction(3, 10)),),
    own_share=Fraction(7, 10),
    judge_classes=(
        JudgeClass("experts", Fraction(3, 5), name="专家评委"),
        JudgeClass("public", Fraction(2, 5), name="大众评委"),
    ),
)
STAGE = Stage(
    "final",
    "决赛",
    StageKind.ROADSHOW,
    ("enterprise",),
    ("innovation", "team"),
    Timer(8, 7),
    SCORE,
    TieRule(("exact_score", "criterion:innovation")),
    DivergenceRule(Decimal(15), Decimal(25)),
    {"enterprise": Quota(30), "startup": Quota(share=Fraction(1, 3))},
    when="7月上旬",
    venue="太原",
)
RULES = Rulebook(
    ContestInfo(
        "x",
        "试赛",
        year=2026,
        hosts=("甲局",),
        organisers=("乙中心",),
        co_organisers=("各县工信局",),
        contacts=("甲局，联系人：王敏",),
        notice="关于举办试赛的通知",
        document_number="试发〔2026〕1号",
        slogan="宗旨",
        reports_to="省厅",
        next_contest="省赛",
        dates={"issued": date(2026, 4, 10)},
    ),
    (Division("enterprise", "企业组"), Division("startup", "创业组")),
    (Criterion("innovation", "技术创新能力", Decimal(60)), Criterion("team", "团队能力", Decimal(40))),
    (Stage("first", "初赛", StageKind.REVIEW, ("enterprise",), ("innovation", "team")), STAGE),
    (AwardTier("first", "一等奖", {"enterprise": 1}, {"enterprise": Decimal(10000)}, Decimal(60)),),
    (OrganisationAward("优秀组织单位奖"),),
    RecommendationRule(13, {"enterprise": 11}, {"startup": Fraction(1, 5)}),
    CommitteeRule(3),
    EligibilityRule(
        "晋中市",
        ("太谷区",),
        date(2024, 1, 1),
        7,
        3,
        "省赛获奖项目不得再次参赛",
        ("无失信记录",),
        {"enterprise": ("已进入市场",)},
        {"enterprise": 500, "startup": 300},
        "其他单位举办的省级赛事",
    ),
    RosterForm(("project", "applicant"), "附件4", "推荐项目名单", "推荐地市：", "注：一式两份"),
)

#: What a text or a list of ids is changed to, where not every value is one.
ANOTHER: Mapping[str, Any] = {
    "stages.divisions": ("enterprise", "startup"),
    "stages.criteria": ("innovation",),
    "stages.score.carry.stage": "final",
    "stages.ties.tiebreakers": ("exact_score",),
    "roster.columns": ("project",),
}
#: Ids are not for reading, and what is assumed is shown beside its value.
NOT_STATED = ("id", "assumed")


def text(stage: Stage = STAGE, rules: Rulebook = RULES) -> str:
    return "\n".join(rule_sentences(replace(rules, stages=(rules.stages[0], stage)), stage))


def everything(rules: Rulebook) -> str:
    """Return all sentences of a rulebook."""
    sentences = [line for stage in rules.stages for line in rule_sentences(rules, stage)]
    for said in (contest_sentences, award_sentences, recommendation_sentences, committee_sentences, entry_sentences):
        sentences += said(rules)
    return "\n".join(sentences)


def other(value: Any) -> Any:
    """Return another value of the same type."""
    if isinstance(value, Worded):
        return next(word for word in type(value) if word != value)
    another: Mapping[type, Callable[[Any], Any]] = {
        bool: lambda truth: not truth,
        int: lambda number: number + 1,
        Decimal: lambda number: number + 1,
        Fraction: lambda share: share / 2,
        date: lambda day: day + timedelta(1),
        tuple: lambda entries: (*entries, "另一项"),
        str: lambda text: f"{text}改",
    }
    return another[type(value)](value)


def _stated(rules: type) -> Iterator[Slot]:
    return (slot for slot in slots(rules) if slot.name not in NOT_STATED)


def changed(rules: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield, for each option of a rule and of those below it, its way there and the rule with only this one changed."""
    for slot in _stated(type(rules)):
        way, value = f"{above}{slot.name}", getattr(rules, slot.name)
        for put, single in _places(slot.shape, slot.holds_rules, value):
            if slot.holds_rules:
                below = changed(single, f"{way}.")
                yield from ((name, replace(rules, **{slot.name: put(made)})) for name, made in below)
            else:
                yield way, replace(rules, **{slot.name: put(ANOTHER.get(way, other(single)))})


def _places(shape: Shape, holds_rules: bool, value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each value that can change by itself, and what puts another one in its place."""
    if shape is Shape.BY_NAME:
        for key, entry in value.items():
            yield (lambda new, key=key: {**value, key: new}), entry
    elif shape is Shape.LIST and holds_rules:
        for index, entry in enumerate(value):
            yield (lambda new, index=index: (*value[:index], new, *value[index + 1 :])), entry
    elif value is not None:
        yield (lambda new: new), value


#: The same rules with the options that exclude others.
BY_CRITERION = replace(
    RULES,
    stages=(
        RULES.stages[0],
        replace(STAGE, score=ScoreRule(round_sheet=1, round_criterion=2, round_weighted=3, decimals=4)),
    ),
)
CHANGES = [(name, rules, made) for rules in (RULES, BY_CRITERION) for name, made in changed(rules)]


def test_each_option_changes_a_sentence() -> None:
    spoken = {name for name, rules, made in CHANGES if everything(made) != everything(rules)}
    assert {name for name, _, _ in CHANGES} == spoken


def options(rules: type, above: str = "") -> Iterator[str]:
    for slot in _stated(rules):
        yield from options(slot.kind, f"{above}{slot.name}.") if slot.holds_rules else (f"{above}{slot.name}",)


def test_no_option_is_forgotten() -> None:
    assert {name for name, _, _ in CHANGES} == set(options(Rulebook))


def scored(**changes: object) -> str:
    return text(replace(STAGE, score=replace(SCORE, **changes)))  # type: ignore[arg-type]  # the option under test


Z_JUDGES = ScoreRule(judge_normalisation=Normalisation(NormalisationKind.Z_SCORE))


def test_each_combining_and_each_judge_correction_has_its_words() -> None:
    assert len({scored(combine=combine) for combine in Combine}) == 3
    trimmed = replace(Z_JUDGES, trim=Trim(1, 1, from_sheets=5))
    judged = text(replace(STAGE, score=trimmed))
    assert "按修正前的合计去掉评分表后，每位评委的评分表合计作修正：100 + 20 ×" in judged
    assert "按修正前" not in text(replace(STAGE, score=Z_JUDGES))


def test_awards_and_organisations_are_told_in_one_sentence_each() -> None:
    assert award_sentences(RULES) == (
        "一等奖：企业组 1 个（每个奖金 10000 元）；得分低于 60 分的不授予，名额空缺。",
        "组织奖：优秀组织单位奖。",
        "对于同一个项目本年度同时参加其他单位举办的省级赛事并获得奖励的，不再重复进行资金奖励。",
    )
    bare = replace(RULES, awards=(), organisation_awards=(), eligibility=EligibilityRule())
    assert award_sentences(bare) == ()


def test_what_is_not_given_is_not_told() -> None:
    bare = Rulebook(ContestInfo("x", "试赛"), RULES.divisions, RULES.criteria, RULES.stages)
    assert contest_sentences(bare) == ("试赛", "级别：市级")
    assert entry_sentences(bare) == ()
    assert recommendation_sentences(bare) == (
        "推荐名额以上级分配为准。",
        "按名次顺序推荐符合条件的项目，名单公示 5 个工作日。",
    )


@pytest.mark.parametrize(
    ("notice", "number", "ground"),
    [
        ("关于举办试赛的通知", "试发〔2026〕1号", "依据：《关于举办试赛的通知》（试发〔2026〕1号）"),
        ("关于举办试赛的通知", "", "依据：《关于举办试赛的通知》"),
        ("", "试发〔2026〕1号", "依据：试发〔2026〕1号"),
    ],
)
def test_the_ground_of_the_rules_is_the_notice_with_its_number(notice: str, number: str, ground: str) -> None:
    info = ContestInfo("x", "试赛", notice=notice, document_number=number)
    assert contest_sentences(replace(RULES, contest=info)) == ("试赛", "级别：市级", ground)


def test_the_text_of_a_city_final_reads_as_a_person_would_write_it() -> None:
    rule = ScoreRule(trim=Trim(1, 1, from_sheets=5), minimum_sheets=3)
    stage = Stage("final", "决赛", StageKind.ROADSHOW, ("enterprise",), ("innovation", "team"), Timer(8, 7), rule)
    assert text(replace(stage, ties=TieRule(("exact_score",)))).splitlines() == [
        "决赛（路演答辩，路演 8 分钟、答辩 7 分钟）由企业组参加。",
        "评委按以下指标打分：技术创新能力满分 100 分，打分精确到 0.1 分，权重 60；"
        "团队能力满分 100 分，打分精确到 0.1 分，权重 40。",
        "评分表合计等于各项“打分 × 权重 ÷ 满分”相加。",
        "只有打全并已确认的评分表才计入；还有评分表没有交齐的项目没有得分，不按 0 分计。",
        "计入的评分表不得少于 3 份，不足的交专家委员会裁定。",
        "按合计去掉最高的 1 份、最低的 1 份评分表；合计相同的，先去掉席位号小的。",
        "计入的评分表少于 5 份时不去掉。",
        "留下的评分表合计取平均值。",
        "经裁定扣分的，从得分中减去。",
        "公布得分保留 2 位小数，四舍五入，只在最后修约一次。",
        "名次按组别、按公布得分从高到低排列，并列的名次相同，其后名次相应顺延（如 1、2、2、4）。",
        "公布得分相同的，依次比较以下各项，高者在前；前一项分出先后的不再比较：（1）未修约得分。",
        "仍相同的，影响获奖、晋级或推荐时由专家委员会裁定，否则名次并列。",
    ]


@pytest.mark.parametrize(
    ("share", "words"), [("3/10", "30%"), ("1/3", "1/3"), ("1", "100%"), ("1/8", "12.5%"), ("0", "0%")]
)
def test_a_share_is_a_percentage_where_that_has_an_end(share: str, words: str) -> None:
    assert percent(Fraction(share)) == words
