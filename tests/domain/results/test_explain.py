"""The derivation of a score and a place, in words and formulas."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.stage_rules import (
    Carry,
    Combine,
    JudgeClass,
    Normalisation,
    NormalisationKind,
    Otherwise,
    ScoreRule,
    TieRule,
    Trim,
    TrimOf,
)
from maker_desktop.domain.model.standing import Score
from maker_desktop.domain.results.explain import derivation
from maker_desktop.domain.rules.text import combine_sentences, sheet_sentences, tie_sentences, total_sentences
from tests.domain.trial import THREE, Trial, book, row, ruling, trial

#: What is said of a value that went through a root.
KEPT = "，保留 20 位小数（四舍六入、逢五取偶）"


def steps(made: Trial, number: int = 1) -> list[tuple[str, str]]:
    """Return the steps that are no quotations of rules."""
    told = derivation(made.contest, made.stage, made.result, number)
    return [(step.text, step.value) for step in told if not step.quoted]


def test_every_sheet_what_was_dropped_and_the_roundings_are_told() -> None:
    made = trial(
        {1: {"甲": "80 90 70", "乙": "90 90 90", "丙": "70 70 70"}},
        ScoreRule(trim=Trim(1, 1, from_sheets=3), round_sheet=0),
        criteria=THREE,
    )
    assert steps(made) == [
        ("1 号席 甲 合计：80 × 40 ÷ 100 + 90 × 30 ÷ 100 + 70 × 30 ÷ 100", "80"),
        ("1 号席 甲 合计保留 0 位小数（四舍五入）：80", "80"),
        ("2 号席 乙 合计：90 × 40 ÷ 100 + 90 × 30 ÷ 100 + 90 × 30 ÷ 100", "90"),
        ("2 号席 乙 合计保留 0 位小数（四舍五入）：90", "90"),
        ("3 号席 丙 合计：70 × 40 ÷ 100 + 70 × 30 ÷ 100 + 70 × 30 ÷ 100", "70"),
        ("3 号席 丙 合计保留 0 位小数（四舍五入）：70", "70"),
        ("计入的评分表：3", "3 份"),
        ("去掉合计最高的评分表：2 号席 乙，80、90、70 中最高", "90"),
        ("去掉合计最低的评分表：3 号席 丙，80、70 中最低", "70"),
        ("1 份评分表取平均值：(80) ÷ 1", "80"),
        ("公布得分保留 2 位小数（四舍五入）：80", "80.00"),
        ("本组别公布得分更高的项目", "0 个"),
        ("名次：1", "第 1 名"),
    ]


def test_the_rules_are_quoted_in_their_own_words() -> None:
    made = trial({1: row("80")})
    rules, stage = made.contest.rulebook, made.stage
    told = [step.text for step in derivation(made.contest, stage, made.result, 1)]
    for sentences in (
        sheet_sentences(rules, stage),
        combine_sentences(rules, stage),
        total_sentences(rules, stage),
        tie_sentences(rules, stage),
    ):
        assert {f"规则：{sentence}" for sentence in sentences} <= set(told)


def test_sheets_that_do_not_count_are_told_with_their_ground() -> None:
    made = trial({1: row("80", "81", "82", "83")}).ruled(ruling(1, Decision.VOID, [1], CaseKind.OBJECTION, judge="丙"))
    contest = replace(
        made.contest, recusals=(Recusal("final", "甲", 1, "同单位"),), absences=(Absence("final", "乙", 1, ""),)
    )
    assert steps(replace(made, contest=contest))[:3] == [
        ("4 号席 丁 合计：83 × 100 ÷ 100", "83"),
        (
            "计入的评分表（不计：1 号席 甲 回避（同单位）、2 号席 乙 缺席、3 号席 丙 作废（裁定作废：经核实））：4 − 3",
            "1 份",
        ),
        ("1 份评分表取平均值：(83) ÷ 1", "83"),
    ]


def test_without_a_score_the_derivation_ends_with_what_is_lacking() -> None:
    made = trial({1: {"甲": "80 80 80", "乙": "80 - -", "丙": "- - -"}}, criteria=THREE)
    assert steps(made)[1:] == [
        ("计入的评分表（不计：2 号席 乙 未打完、3 号席 丙 未打分）：3 − 2", "1 份"),
        ("没有得分：2 号席未打完、3 号席未打分", "无得分"),
        ("不排名次：2 号席未打完、3 号席未打分", "无名次"),
    ]
    assert steps(trial({1: row("80")}, confirmed=False))[0] == ("1 号席 甲（未确认，不计） 合计：80 × 100 ÷ 100", "80")


def test_too_few_sheets_to_drop_any_are_told() -> None:
    made = trial({1: row("80", "90")}, ScoreRule(trim=Trim(1, 1, from_sheets=5)))
    assert ("计入的评分表：2", "2 份，不去掉") in steps(made)


def test_a_median_is_told_in_order() -> None:
    made = trial({1: row("90", "80", "85", "87")}, ScoreRule(combine=Combine.MEDIAN))
    assert ("4 份评分表从低到高为 80、85、87、90，取中位数：(85 + 87) ÷ 2", "86") in steps(made)


def test_criteria_are_told_one_by_one() -> None:
    rule = ScoreRule(combine=Combine.SUM, trim=Trim(1, 1, 3, of=TrimOf.CRITERION), round_criterion=1, round_weighted=0)
    made = trial({1: row("80", "90", "85.25", "85.25")}, rule)
    assert steps(made)[4:] == [
        ("计入的评分表：4", "4 份"),
        ("总体去掉最高的打分：2 号席 乙，80、90、85.25、85.25 中最高", "90"),
        ("总体去掉最低的打分：1 号席 甲，80、85.25、85.25 中最低", "80"),
        ("总体 2 个打分相加：85.25 + 85.25", "170.5"),
        ("总体保留 1 位小数（四舍五入）：170.5", "170.5"),
        ("总体折算：170.5 × 100 ÷ 100", "170.5"),
        ("总体折算保留 0 位小数（四舍五入）：170.5", "171"),
        ("各项相加：171", "171"),
        ("公布得分保留 2 位小数（四舍五入）：171", "171.00"),
        ("本组别公布得分更高的项目", "0 个"),
        ("名次：1", "第 1 名"),
    ]


def test_the_correction_of_a_judge_is_told_with_his_mean_and_deviation() -> None:
    rule = ScoreRule(judge_normalisation=Normalisation(NormalisationKind.Z_SCORE))
    made = trial({1: row("80", "90"), 2: row("90", "90")}, rule)
    assert steps(made)[3:11] == [
        ("1 号席 甲 共计入 2 份评分表，合计的平均分：(80 + 90) ÷ 2", "85"),
        ("1 号席 甲 的标准差：√(((80 − 85)² + (90 − 85)²) ÷ 2)", "5"),
        (f"1 号席 甲 修正后{KEPT}：100 + 20 × (80 − 85) ÷ 5", "80"),
        ("2 号席 乙 共计入 2 份评分表，合计的平均分：(90 + 90) ÷ 2", "90"),
        ("2 号席 乙 的标准差：√(((90 − 90)² + (90 − 90)²) ÷ 2)", "0"),
        ("2 号席 乙 修正后：100", "100"),
        ("2 份评分表取平均值：(80 + 100) ÷ 2", "90"),
        ("修正时开过方，保留 15 位小数（四舍六入、逢五取偶）：90", "90"),
    ]


def test_a_recused_judge_is_not_corrected() -> None:
    rule = ScoreRule(judge_normalisation=Normalisation(NormalisationKind.Z_SCORE))
    made = trial({1: row("80", "90"), 2: row("90", "90")}, rule)
    contest = replace(made.contest, recusals=(Recusal("final", "乙", 1, "同单位"),))
    told = [text for text, _ in steps(replace(made, contest=contest))]
    assert [text for text in told if "修正后" in text] == [f"1 号席 甲 修正后{KEPT}：100 + 20 × (80 − 85) ÷ 5"]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            NormalisationKind.MEAN_RATIO,
            [
                ("第 A 评审组 在本组别中 2 个项目的平均分：(80 + 90) ÷ 2", "85"),
                ("本组别全部 3 个项目的平均分：(80 + 90 + 61) ÷ 3", "77"),
                ("第 A 评审组 修正后：80 × 77 ÷ 85", "≈ 72.4705882353"),
            ],
        ),
        (
            NormalisationKind.Z_SCORE,
            [
                ("第 A 评审组 在本组别中 2 个项目的平均分：(80 + 90) ÷ 2", "85"),
                ("第 A 评审组 的标准差：√(((80 − 85)² + (90 − 85)²) ÷ 2)", "5"),
                (f"第 A 评审组 修正后{KEPT}：100 + 20 × (80 − 85) ÷ 5", "80"),
            ],
        ),
    ],
)
def test_the_correction_of_a_panel_is_told(kind: NormalisationKind, told: list[tuple[str, str]]) -> None:
    table = {1: {"甲": "80"}, 2: {"甲": "90"}, 3: {"乙": "61"}}
    made = trial(table, ScoreRule(panel_normalisation=Normalisation(kind)), panels={"A": ["甲"], "B": ["乙"]})
    assert steps(made)[3 : 3 + len(told)] == told


def test_a_panel_of_zeros_is_told_not_to_be_corrected() -> None:
    rule = ScoreRule(panel_normalisation=Normalisation(NormalisationKind.MEAN_RATIO))
    made = trial({1: {"甲": "0"}, 2: {"乙": "60"}}, rule, panels={"A": ["甲"], "B": ["乙"]})
    assert ("第 A 评审组 的平均分为 0，不修正：0", "0") in steps(made)
    assert not any("修正后" in text for text, _ in steps(made))


def test_benches_carried_stages_and_deductions_are_told() -> None:
    rule = ScoreRule(
        judge_classes=(JudgeClass("experts", Fraction(3, 5), name="专家"), JudgeClass("public", Fraction(2, 5))),
        carry=(Carry("first", Fraction(1, 3)),),
        own_share=Fraction(2, 3),
    )
    made = trial({1: row("80", "90")}, rule, judge_classes={"甲": "experts", "乙": "public"})
    earlier: Mapping[str, Mapping[int, Score]] = {"first": {1: Score(1, None, Decimal("72.00"))}}
    deduct = ruling(1, Decision.DEDUCT, [1], CaseKind.OBJECTION, points=Decimal("1.5"), reason="超时")
    assert steps(replace(made, earlier=earlier).ruled(deduct))[3:] == [
        ("专家 1 份评分表取平均值：(80) ÷ 1", "80"),
        ("public 1 份评分表取平均值：(90) ÷ 1", "90"),
        ("各类评委按比例相加：80 × 0.6 + 90 × 0.4", "84"),
        ("本阶段与初赛按比例相加：84 × 2 ÷ 3 + 72 × 1 ÷ 3", "80"),
        ("裁定扣分（超时；到会：张主任）：80 − 1.5", "78.5"),
        ("公布得分保留 2 位小数（四舍五入）：78.5", "78.50"),
        ("本组别公布得分更高的项目", "0 个"),
        ("名次：1", "第 1 名"),
    ]


def test_an_own_share_alone_is_told() -> None:
    assert ("本阶段按比例相加：80 × 0.5", "40") in steps(trial({1: row("80")}, ScoreRule(own_share=Fraction(1, 2))))


def test_each_tiebreaker_is_explained_with_the_values_compared() -> None:
    table = {1: row("86.33", "86.33", "86.33"), 2: row("86", "86", "87"), 3: row("90", "90", "90")}
    made = trial(table, ties=TieRule(("all_sheets_mean",)))
    assert steps(made)[-5:] == [
        ("本组别公布得分更高的项目有 3 号 90", "1 个"),
        ("公布得分相同的项目有 2 号", "86.33"),
        ("全部评分表（含去掉的）的平均分：(86.33 + 86.33 + 86.33) ÷ 3", "86.33"),
        ("比较全部评分表（含去掉的）的平均分，分出先后：本项目 86.33；2 号 ≈ 86.3333333333", "1 个更高"),
        ("名次：1 + 1 + 1", "第 3 名"),
    ]


TIED = {1: row("80"), 2: row("80")}


def test_an_undecided_tie_says_so_and_a_shared_place_does_not() -> None:
    assert steps(trial(TIED))[-1] == ("名次：1", "第 1 名，与 2 号并列（并列待裁定）")
    shared = trial(TIED, ties=TieRule(("highest_sheet",), Otherwise.SHARE))
    assert steps(shared)[-3:] == [
        ("最高一份评分表：80 中的一份", "80"),
        ("比较最高一份评分表，仍相同：本项目 80；2 号 80", "0 个更高"),
        ("名次：1", "第 1 名，与 2 号并列"),
    ]


@pytest.mark.parametrize(
    ("decision", "words", "place"),
    [
        (Decision.ORDER, "排定先后，先后为 2、1 号", "第 2 名"),
        (Decision.SHARE, "名次并列", "第 1 名，与 2 号并列"),
        (Decision.UPHOLD, "维持原结果，名次并列", "第 1 名，与 2 号并列"),
        (Decision.PLAYOFF, "加赛定先后", "第 1 名，与 2 号并列（并列待裁定）"),
    ],
)
def test_the_ruling_on_a_tie_is_told_with_its_reason(decision: Decision, words: str, place: str) -> None:
    order = (2, 1) if decision is Decision.ORDER else ()
    made = trial(TIED).ruled(ruling(1, decision, [1, 2], order=order))
    told = steps(made)
    assert told[-1][1] == place
    assert ("裁定：经核实（到会：张主任）", words) in told[-3:]
    if order:
        assert told[-2:] == [("按裁定排在前面的项目有 2 号：1", "1 个"), ("名次：1 + 1", "第 2 名")]


def test_a_disqualified_project_keeps_its_sheets_in_the_derivation() -> None:
    made = trial({1: row("80")})
    contest = replace(made.contest, appearances=(Appearance("final", 1, Presence.DISQUALIFIED),))
    assert steps(replace(made, contest=contest)) == [
        ("1 号席 甲 合计：80 × 100 ÷ 100", "80"),
        ("计入的评分表：1", "1 份"),
        ("没有得分：取消资格", "无得分"),
        ("不排名次：取消资格", "无名次"),
    ]


def test_a_project_that_is_not_in_the_stage_has_no_derivation() -> None:
    made = trial(TIED)
    with pytest.raises(KeyError):
        derivation(made.contest, made.stage, made.result, 9)


def test_marks_given_again_are_told_as_such() -> None:
    made = trial(TIED).ruled(ruling(4, Decision.RESCORE, [1], CaseKind.DIVERGENCE))
    again = replace(made, book=book({1: row("70")}, round_id="ruling:4"))
    assert steps(again)[0] == ("1 号席 甲（裁定重新打分：经核实） 合计：70 × 100 ÷ 100", "70")


def test_a_playoff_is_told_from_its_own_sheets() -> None:
    """Points taken off in the stage do not count in its playoff."""
    tied = {1: row("80"), 2: row("81")}
    deduct = ruling(2, Decision.DEDUCT, [2], CaseKind.OBJECTION, points=Decimal(1), reason="超时")
    made = trial(tied).ruled(ruling(4, Decision.PLAYOFF, [1, 2]), deduct)
    fresh = replace(made, contest=replace(made.contest, rulings=()), book=book({1: row("70"), 2: row("90")}))
    assert steps(replace(made, playoffs={4: fresh.scores}))[-6:] == [
        ("加赛 计入的评分表：1", "1 份"),
        ("加赛 1 份评分表取平均值：(70) ÷ 1", "70"),
        ("加赛 公布得分保留 2 位小数（四舍五入）：70", "70.00"),
        ("比较加赛得分，分出先后：本项目 70.00；2 号 90.00", "1 个更高"),
        ("裁定：经核实（到会：张主任）", "加赛定先后"),
        ("名次：1 + 1", "第 2 名"),
    ]


def test_every_duel_is_told_judge_by_judge() -> None:
    table = {1: row("80", "85", "90"), 2: row("85", "90", "80"), 3: row("90", "80", "85")}
    told = steps(trial(table, ties=TieRule(("head_to_head",))))
    how = "（给本项目高的评委多为 1，少为 −1，一样多为 0）"
    assert told[-6:] == [
        ("公布得分相同的项目有 2、3 号", "85.00"),
        (f"评委倾向（给该项目打分更高的评委多者在前），与 2 号{how}：甲 80 对 85、乙 85 对 90、丙 90 对 80", "−1"),
        (f"评委倾向（给该项目打分更高的评委多者在前），与 3 号{how}：甲 80 对 90、乙 85 对 80、丙 90 对 85", "1"),
        ("评委倾向（给该项目打分更高的评委多者在前）净胜：−1 + 1", "0"),
        ("比较评委倾向（给该项目打分更高的评委多者在前），仍相同：本项目 净胜 0；2 号 净胜 0，3 号 净胜 0", "0 个更高"),
        ("名次：1", "第 1 名，与 2、3 号并列（并列待裁定）"),
    ]


def test_more_terms_than_a_line_holds_stand_in_the_paper_that_is_named_and_in_the_formula() -> None:
    rule = ScoreRule(judge_normalisation=Normalisation(NormalisationKind.Z_SCORE))
    made = trial({number: row(str(60 + number)) for number in range(1, 21)}, rule)
    mean = derivation(made.contest, made.stage, made.result, 1)
    told = next(step for step in mean if "合计的平均分" in step.text and not step.quoted)
    assert told.text == "1 号席 甲 共计入 20 份评分表，合计的平均分（各份合计见决赛评分汇总表）"
    assert told.formula == f"({' + '.join(str(60 + number) for number in range(1, 21))}) ÷ 20"
    assert told.value == "70.5"
    higher = next(step for step in mean if step.text.startswith("本组别公布得分更高的项目"))
    assert higher.text == "本组别公布得分更高的项目（见决赛名次表）"
    assert higher.formula.count(",") == 19


def test_a_comparison_that_has_nothing_to_compare_says_so() -> None:
    made = trial(TIED, ties=TieRule(("stage:first",)))
    assert ("比较初赛得分，仍相同：本项目 无；2 号 无", "不比较") in steps(made)
    known = replace(made, earlier={"first": {n: Score(n, None, Decimal(f"7{n}.00")) for n in (1, 2)}})
    assert steps(known)[-3:] == [
        ("初赛得分（见初赛得分计算说明）：71", "71"),
        ("比较初赛得分，分出先后：本项目 71；2 号 72", "1 个更高"),
        ("名次：1 + 1", "第 2 名"),
    ]


def test_formulas_name_rounding_root_and_what_was_compared() -> None:
    rule = ScoreRule(
        combine=Combine.MEDIAN,
        trim=Trim(1, 0, from_sheets=3),
        panel_normalisation=Normalisation(NormalisationKind.Z_SCORE),
    )
    made = trial({1: row("80", "81", "85"), 2: row("90", "91", "92")}, rule)
    formulas = [step.formula for step in derivation(made.contest, made.stage, made.result, 1) if step.formula]
    assert formulas[3:] == [
        "3",
        "max(80, 81, 85)",
        "median(80, 81)",
        "(80.5 + 90.5) ÷ 2",
        "sqrt(((80.5 − 85.5)² + (90.5 − 85.5)²) ÷ 2, 28)",
        "round_half_even(100 + 20 × (80.5 − 85.5) ÷ 5, 20)",
        "round_half_even(80, 15)",
        "round_half_up(80, 2)",
        "above(80, 120)",
        "1 + 1",
    ]
