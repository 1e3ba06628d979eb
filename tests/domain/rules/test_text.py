"""The rule text says every option: whatever changes in a rulebook changes a sentence."""

from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from maker_desktop.domain.model.phrases import percent
from maker_desktop.domain.model.rulebook import (
    AwardTier,
    Carry,
    Combine,
    CommitteeRule,
    ContestInfo,
    Criterion,
    DivergenceRule,
    Division,
    Fill,
    JudgeClass,
    Normalisation,
    NormalisationKind,
    OrganisationAward,
    Otherwise,
    Quota,
    RecommendationRule,
    Rounding,
    Rulebook,
    ScoreRule,
    Stage,
    StageKind,
    TieRule,
    Timer,
    Trim,
    TrimOf,
)
from maker_desktop.domain.rules.text import (
    award_sentences,
    committee_sentences,
    recommendation_sentences,
    rule_sentences,
)

SCORE = ScoreRule(
    trim=Trim(1, 1, from_sheets=5),
    minimum_sheets=3,
    panel_normalisation=Normalisation(NormalisationKind.Z_SCORE),
    carry=(Carry("first", Fraction(3, 10)),),
    own_share=Fraction(7, 10),
    judge_classes=(JudgeClass("experts", Fraction(3, 5), "专家评委"), JudgeClass("public", Fraction(2, 5), "大众评委")),
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
    {"enterprise": Quota(30)},
    "7月上旬",
    "太原",
)
RULES = Rulebook(
    ContestInfo("x", "试赛"),
    (Division("enterprise", "企业组"), Division("startup", "创业组")),
    (Criterion("innovation", "技术创新能力", Decimal(60)), Criterion("team", "团队能力", Decimal(40))),
    (Stage("first", "初赛", StageKind.REVIEW, ("enterprise",), ("innovation", "team")), STAGE),
    (AwardTier("first", "一等奖", {"enterprise": 1}, {"enterprise": Decimal(10000)}, Decimal(60)),),
    (OrganisationAward("优秀组织单位奖"),),
    RecommendationRule(13, {"enterprise": 11}, {"startup": Fraction(1, 5)}),
    CommitteeRule(3),
)


def text(stage: Stage = STAGE, rules: Rulebook = RULES) -> str:
    return "\n".join(rule_sentences(replace(rules, stages=(rules.stages[0], stage)), stage))


def scored(**changes: object) -> str:
    return text(replace(STAGE, score=replace(SCORE, **changes)))  # type: ignore[arg-type]  # the option under test


Z_JUDGES = ScoreRule(judge_normalisation=Normalisation(NormalisationKind.Z_SCORE))

#: Every option of a stage by name, with the text once it is changed.
STAGE_OPTIONS: dict[str, Callable[[], str]] = {
    "Stage.name": lambda: text(replace(STAGE, name="总决赛")),
    "Stage.kind": lambda: text(replace(STAGE, kind=StageKind.REVIEW)),
    "Stage.divisions": lambda: text(replace(STAGE, divisions=("enterprise", "startup"))),
    "Stage.criteria": lambda: text(replace(STAGE, criteria=("innovation",))),
    "Stage.timer": lambda: text(replace(STAGE, timer=None)),
    "Stage.score": lambda: text(replace(STAGE, score=ScoreRule())),
    "Stage.ties": lambda: text(replace(STAGE, ties=TieRule())),
    "Stage.divergence": lambda: text(replace(STAGE, divergence=DivergenceRule())),
    "Stage.advance": lambda: text(replace(STAGE, advance={})),
    "Stage.when": lambda: text(replace(STAGE, when="")),
    "Stage.venue": lambda: text(replace(STAGE, venue="")),
    "Timer.pitch": lambda: text(replace(STAGE, timer=Timer(7, 7))),
    "Timer.defence": lambda: text(replace(STAGE, timer=Timer(8, 5))),
    "Criterion.name": lambda: criterion(name="创新"),
    "Criterion.weight": lambda: criterion(weight=Decimal(61)),
    "Criterion.full_mark": lambda: criterion(full_mark=Decimal(10)),
    "Criterion.step": lambda: criterion(step=Decimal("0.5")),
    "ScoreRule.combine": lambda: scored(combine=Combine.MEDIAN),
    "ScoreRule.trim": lambda: scored(trim=None),
    "ScoreRule.minimum_sheets": lambda: scored(minimum_sheets=5),
    "ScoreRule.decimals": lambda: scored(decimals=3),
    "ScoreRule.rounding": lambda: scored(rounding=Rounding.HALF_EVEN),
    "ScoreRule.round_criterion": lambda: scored(round_criterion=2),
    "ScoreRule.round_weighted": lambda: scored(round_weighted=2),
    "ScoreRule.round_sheet": lambda: scored(round_sheet=2),
    "ScoreRule.judge_normalisation": lambda: scored(judge_normalisation=Normalisation(NormalisationKind.Z_SCORE)),
    "ScoreRule.panel_normalisation": lambda: scored(panel_normalisation=Normalisation(NormalisationKind.MEAN_RATIO)),
    "ScoreRule.carry": lambda: scored(carry=()),
    "ScoreRule.own_share": lambda: scored(own_share=Fraction(1)),
    "ScoreRule.judge_classes": lambda: scored(judge_classes=()),
    "Trim.highest": lambda: scored(trim=Trim(2, 1, from_sheets=5)),
    "Trim.lowest": lambda: scored(trim=Trim(1, 0, from_sheets=5)),
    "Trim.of": lambda: scored(trim=Trim(1, 1, TrimOf.CRITERION, 5)),
    "Trim.from_sheets": lambda: scored(trim=Trim(1, 1, from_sheets=7)),
    "Normalisation.kind": lambda: scored(panel_normalisation=Normalisation()),
    "Normalisation.mean": lambda: scored(panel_normalisation=Normalisation(NormalisationKind.Z_SCORE, Decimal(80))),
    "Normalisation.deviation": lambda: scored(
        panel_normalisation=Normalisation(NormalisationKind.Z_SCORE, deviation=Decimal(5))
    ),
    "Carry.stage": lambda: text(replace(STAGE, score=replace(SCORE, carry=(Carry("final", Fraction(3, 10)),)))),
    "Carry.share": lambda: scored(carry=(Carry("first", Fraction(1, 3)),)),
    "JudgeClass.share": lambda: scored(
        judge_classes=(replace(SCORE.judge_classes[0], share=Fraction(1, 2)), SCORE.judge_classes[1])
    ),
    "JudgeClass.name": lambda: scored(judge_classes=(replace(SCORE.judge_classes[0], name=""), SCORE.judge_classes[1])),
    "TieRule.tiebreakers": lambda: tied(tiebreakers=("exact_score",)),
    "TieRule.otherwise": lambda: tied(otherwise=Otherwise.SHARE),
    "TieRule.only_when_it_matters": lambda: tied(only_when_it_matters=False),
    "DivergenceRule.sheet_from_median": lambda: text(replace(STAGE, divergence=DivergenceRule(None, Decimal(25)))),
    "DivergenceRule.spread": lambda: text(replace(STAGE, divergence=DivergenceRule(Decimal(15), Decimal(26)))),
    "Quota.count": lambda: text(replace(STAGE, advance={"enterprise": Quota(29)})),
    "Quota.share": lambda: text(replace(STAGE, advance={"enterprise": Quota(share=Fraction(1, 3))})),
}


def criterion(**changes: object) -> str:
    changed = replace(RULES.criteria[0], **changes)  # type: ignore[arg-type]  # the option under test
    return text(rules=replace(RULES, criteria=(changed, RULES.criteria[1])))


def tied(**changes: object) -> str:
    return text(replace(STAGE, ties=replace(STAGE.ties, **changes)))  # type: ignore[arg-type]  # the option under test


@pytest.mark.parametrize("option", STAGE_OPTIONS)
def test_each_option_of_a_stage_changes_its_text(option: str) -> None:
    assert STAGE_OPTIONS[option]() != text()


def test_no_option_of_a_stage_is_forgotten() -> None:
    kinds = (Stage, Timer, Criterion, ScoreRule, Trim, Normalisation, Carry, JudgeClass, TieRule, DivergenceRule, Quota)
    options = {f"{kind.__name__}.{field.name}" for kind in kinds for field in fields(kind) if field.name != "id"}
    assert options == set(STAGE_OPTIONS)


def test_each_combining_and_each_judge_correction_has_its_words() -> None:
    assert len({scored(combine=combine) for combine in Combine}) == 3
    trimmed = replace(Z_JUDGES, trim=Trim(1, 1, from_sheets=5))
    judged = text(replace(STAGE, score=trimmed))
    assert "按修正前的总分去掉评分表后，每位评委的评分表总分作修正：100 + 20 ×" in judged
    assert "按修正前" not in text(replace(STAGE, score=Z_JUDGES))


def awarded(**changes: object) -> str:
    award = replace(RULES.awards[0], **changes)  # type: ignore[arg-type]  # the option under test
    return "\n".join(award_sentences(replace(RULES, awards=(award,))))


def recommended(**changes: object) -> str:
    rule = replace(RULES.recommendation, **changes)  # type: ignore[arg-type]  # the option under test
    return "\n".join(recommendation_sentences(replace(RULES, recommendation=rule)))


AWARD_OPTIONS: dict[str, object] = {
    "name": "特等奖",
    "places": {"enterprise": 2},
    "prize": {},
    "minimum_score": None,
}
RECOMMENDATION_OPTIONS: dict[str, object] = {
    "seats": None,
    "per_division": {},
    "cap": {},
    "fill": Fill.CAP,
    "public_notice_days": 7,
}


def test_each_option_of_awards_changes_the_text() -> None:
    assert set(AWARD_OPTIONS) == {field.name for field in fields(AwardTier)} - {"id"}
    for option, value in AWARD_OPTIONS.items():
        assert awarded(**{option: value}) != awarded(), option
    assert awarded().splitlines() == [
        "一等奖：企业组 1 个（每个奖金 10000 元）；得分低于 60 分的不授予，名额空缺。",
        "组织奖：优秀组织单位奖。",
    ]
    assert award_sentences(replace(RULES, awards=(), organisation_awards=())) == ()


def test_each_option_of_the_recommendation_changes_the_text() -> None:
    assert set(RECOMMENDATION_OPTIONS) == {field.name for field in fields(RecommendationRule)}
    for option, value in RECOMMENDATION_OPTIONS.items():
        assert recommended(**{option: value}) != recommended(), option


def test_each_option_of_the_committee_changes_the_text() -> None:
    texts = {committee_sentences(replace(RULES, committee=rule)) for rule in (CommitteeRule(), CommitteeRule(3))}
    texts.add(committee_sentences(replace(RULES, committee=CommitteeRule(3, casting_vote=False))))
    texts.add(committee_sentences(replace(RULES, committee=CommitteeRule(3, False, objection_minutes=20))))
    assert len(texts) == len(fields(CommitteeRule)) + 1


def test_the_text_of_a_city_final_reads_as_a_person_would_write_it() -> None:
    rule = ScoreRule(trim=Trim(1, 1, from_sheets=5), minimum_sheets=3)
    stage = Stage("final", "决赛", StageKind.ROADSHOW, ("enterprise",), ("innovation", "team"), Timer(8, 7), rule)
    assert text(replace(stage, ties=TieRule(("exact_score",)))).splitlines() == [
        "决赛（路演答辩，路演 8 分钟、答辩 7 分钟）由企业组参加。",
        "评委按以下指标打分：技术创新能力满分 100 分，以 0.1 分为一档，权重 60；"
        "团队能力满分 100 分，以 0.1 分为一档，权重 40。",
        "评分表总分等于各项“打分 × 权重 ÷ 满分”相加。",
        "只有打全并已确认的评分表才计入；还有评分表没有交齐的项目没有得分，不按 0 分计。",
        "计入的评分表不得少于 3 份，不足的交专家委员会裁定。",
        "按总分去掉最高的 1 份、最低的 1 份评分表；总分相同的，先去掉席位号小的。",
        "计入的评分表少于 5 份时不去掉。",
        "留下的评分表总分取平均值。",
        "经裁定扣分的，从得分中减去。",
        "公布得分保留 2 位小数，四舍五入，只在最后舍入这一次。",
        "名次按组别、按公布得分从高到低排列，并列的占用后面的名次。",
        "公布得分相同的，依次比较以下各项，高者在前，只在仍相同的项目之间继续比较：（1）舍入前的得分。",
        "仍相同的，影响获奖、晋级或推荐时由专家委员会裁定，否则名次并列。",
    ]


@pytest.mark.parametrize(
    ("share", "words"), [("3/10", "30%"), ("1/3", "1/3"), ("1", "100%"), ("1/8", "12.5%"), ("0", "0%")]
)
def test_a_share_is_a_percentage_where_that_has_an_end(share: str, words: str) -> None:
    assert percent(Fraction(share)) == words
