"""From sheets to scores: every option of the score rule, by hand-worked examples."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Absence
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.scoresheet import Confirmation
from maker_desktop.domain.model.stage_rules import (
    Carry,
    Combine,
    JudgeClass,
    Normalisation,
    NormalisationKind,
    Rounding,
    ScoreRule,
    Trim,
    TrimOf,
)
from maker_desktop.domain.model.standing import Dropped, Score
from maker_desktop.domain.rules.checks import faults
from maker_desktop.domain.scoring.combining import criterion_mean
from maker_desktop.domain.scoring.scores import lacking_sheets, playoff_scores, scores, sheets_short, updated_scores
from tests.domain.trial import THREE, Trial, book, row, ruling, trial

TRIM = Trim(1, 1, from_sheets=3)


def dropped(made: Trial, number: int = 1) -> dict[int, str]:
    """Return the dropped sheets by seat."""
    return {line.sheet.seat: line.dropped.value for line in made.scores[number].lines if line.dropped}


def means(made: Trial, number: int = 1) -> dict[str, Fraction | None]:
    """Return the mean of each criterion as the tiebreakers compare it."""
    criteria = made.contest.rulebook.stage_criteria(made.stage)
    return {each.id: criterion_mean(criteria, made.scores[number].lines, each.id) for each in criteria}


def lacking(made: Trial, number: int = 1) -> str:
    score = made.scores[number]
    assert (score.exact, score.published) == (None, None)
    return score.lacking


def test_a_sheets_total_is_weight_times_mark_over_full_mark() -> None:
    criteria = (Criterion("a", "甲项", Decimal("2.5"), Decimal(10)), Criterion("b", "乙项", Decimal(7), Decimal(30)))
    made = trial({1: {"甲": "8 20"}}, criteria=criteria)
    assert made.scores[1].lines[0].total == Fraction("2.5") * 8 / 10 + Fraction(7 * 20, 30)
    assert made.published(1) == "6.67"
    assert means(made) == {"a": 8, "b": 20}


@pytest.mark.parametrize(
    ("combine", "published"), [(Combine.MEAN, "85.33"), (Combine.MEDIAN, "85.00"), (Combine.SUM, "256.00")]
)
def test_sheets_are_combined_as_the_rule_says(combine: Combine, published: str) -> None:
    assert trial({1: row("81", "90", "85")}, ScoreRule(combine=combine)).published(1) == published


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    assert trial({1: row("80", "91", "86", "70")}, ScoreRule(combine=Combine.MEDIAN)).published(1) == "83.00"


def test_a_missing_partial_or_unconfirmed_sheet_leaves_no_score_and_says_whose() -> None:
    made = trial({1: {"甲": "80 80 80", "乙": "- - -", "丙": "70 - -"}}, criteria=THREE)
    assert lacking(made) == "2 号席未打分、3 号席未打完"
    assert lacking(trial({1: row("80")}, confirmed=False)) == "1 号席未确认"


@pytest.mark.parametrize(
    ("presence", "words"),
    [
        (Presence.ABSENT, "缺席"),
        (Presence.WITHDRAWN, "退赛"),
        (Presence.DISQUALIFIED, "取消资格"),
    ],
)
def test_a_project_that_does_not_compete_has_no_score(presence: Presence, words: str) -> None:
    made = trial({1: row("80")})
    contest = replace(made.contest, appearances=(Appearance("final", 1, presence),))
    assert lacking(replace(made, contest=contest)) == words


def test_fewer_sheets_than_the_minimum_make_no_score_until_a_ruling_accepts_them() -> None:
    made = trial({1: row("80", "90"), 2: row("70", "71")}, ScoreRule(minimum_sheets=2))
    short = replace(made, contest=replace(made.contest, absences=(Absence("final", "乙", 1, "生病"),)))
    assert lacking(short) == "有效评分表 1 份，少于规定的 2 份"
    assert sheets_short(short.contest, short.stage, 1, short.sheets[1]) == lacking(short)
    assert short.published(2) == "70.50"
    accepted = short.ruled(ruling(1, Decision.UPHOLD, [1], CaseKind.TOO_FEW_SHEETS))
    assert accepted.published(1) == "80.00"
    elsewhere = short.ruled(ruling(1, Decision.UPHOLD, [1], CaseKind.TOO_FEW_SHEETS, stage="first"))
    assert lacking(elsewhere)
    assert lacking(short.ruled(ruling(1, Decision.UPHOLD, [1], CaseKind.OBJECTION)))


def test_without_any_sheet_no_ruling_makes_a_score() -> None:
    made = trial({1: row("80")})
    none = replace(made, contest=replace(made.contest, absences=(Absence("final", "甲", 1, "生病"),)))
    assert lacking(none.ruled(ruling(1, Decision.UPHOLD, [1], CaseKind.TOO_FEW_SHEETS))).startswith("有效评分表 0 份")
    assert lacking_sheets(none.contest, none.stage, 1, ()) == "有效评分表 0 份，少于规定的 1 份"


def test_highest_and_lowest_sheets_are_dropped() -> None:
    made = trial({1: row("80", "95", "85", "60")}, ScoreRule(trim=TRIM))
    assert made.published(1) == "82.50"
    assert dropped(made) == {2: "highest", 4: "lowest"}


def test_below_from_sheets_nothing_is_dropped() -> None:
    assert dropped(trial({1: row("80", "95")}, ScoreRule(trim=TRIM))) == {}
    assert dropped(trial({1: row("80", "95")}, ScoreRule(trim=Trim(1, 1, from_sheets=2)))) == {}, "none would be left"


def test_of_equal_totals_the_lower_seat_is_dropped_first_at_both_ends() -> None:
    rule = ScoreRule(trim=TRIM)
    assert dropped(trial({1: row("80", "80", "80", "80")}, rule)) == {1: "highest", 2: "lowest"}
    assert dropped(trial({1: row("85", "90", "90", "80", "80")}, rule)) == {2: "highest", 4: "lowest"}


def test_the_order_in_which_sheets_come_is_no_matter() -> None:
    made = trial({1: row("80", "80", "80", "80")}, ScoreRule(trim=TRIM))
    turned = scores(made.contest, made.stage, {1: tuple(reversed(made.sheets[1]))}, {})
    assert {line.sheet.seat: line.dropped for line in turned[1].lines} == {
        line.sheet.seat: line.dropped for line in made.scores[1].lines
    }


def test_a_sheet_that_does_not_count_is_not_the_lowest() -> None:
    made = trial({1: row("80", "95", "85", "60")}, ScoreRule(trim=TRIM))
    ruled = made.ruled(ruling(1, Decision.VOID, [1], CaseKind.OBJECTION, judge="丁"))
    assert dropped(ruled) == {2: "highest", 1: "lowest"}
    assert ruled.published(1) == "85.00"
    assert ruled.scores[1].lines[3].total is None


def test_an_unconfirmed_sheet_is_neither_dropped_nor_keeps_another_from_it() -> None:
    made = trial({1: row("80", "95", "85", "60")}, ScoreRule(trim=TRIM))
    without = made.book.without_confirmation(Confirmation("final", 1, "乙"))
    assert dropped(replace(made, book=without)) == {3: "highest", 4: "lowest"}


def test_the_dropped_sheets_stay_out_of_the_criterion_means() -> None:
    table = {1: {"甲": "100 100 100", "乙": "90 80 70", "丙": "60 80 80", "丁": "10 10 10"}}
    assert means(trial(table, ScoreRule(trim=TRIM), criteria=THREE)) == {
        "innovation": 75,
        "industry": 80,
        "team": 75,
    }


def test_a_criterion_is_trimmed_by_itself() -> None:
    rule = ScoreRule(trim=Trim(1, 1, 3, of=TrimOf.CRITERION))
    table = {1: {"甲": "100 70 70", "乙": "90 80 70", "丙": "60 90 100"}}
    made = trial(table, rule, criteria=THREE)
    assert made.published(1) == "81.00"
    assert means(made) == {"innovation": 90, "industry": 80, "team": 70}
    assert [dict(line.dropped_marks) for line in made.scores[1].lines] == [
        {"innovation": Dropped.HIGHEST, "industry": Dropped.LOWEST, "team": Dropped.LOWEST},
        {},
        {"innovation": Dropped.LOWEST, "industry": Dropped.HIGHEST, "team": Dropped.HIGHEST},
    ]
    few = replace(rule, trim=Trim(1, 1, 5, of=TrimOf.CRITERION))
    assert trial(table, few, criteria=THREE).published(1) == "81.33"


@pytest.mark.parametrize(("combine", "published"), [(Combine.MEDIAN, "85.00"), (Combine.SUM, "340.00")])
def test_criteria_are_combined_as_the_rule_says(combine: Combine, published: str) -> None:
    rule = ScoreRule(combine=combine, round_criterion=2)
    assert trial({1: row("80", "90", "100", "70")}, rule).published(1) == published


def test_rounding_happens_where_the_rule_says_and_nowhere_else() -> None:
    table = {1: {"甲": "80.1 80.2 80.4", "乙": "80.2 80.3 80.4"}}
    exact = Fraction("80.15") * 40 / 100 + Fraction("80.25") * 30 / 100 + Fraction("80.4") * 30 / 100
    assert trial(table, criteria=THREE).scores[1].exact == exact == Fraction("80.255")
    assert trial(table, criteria=THREE).published(1) == "80.26"
    assert trial(table, ScoreRule(rounding=Rounding.HALF_EVEN), criteria=THREE).published(1) == "80.26"
    assert trial(table, ScoreRule(decimals=0), criteria=THREE).published(1) == "80"
    by_criterion = trial(table, ScoreRule(round_criterion=1), criteria=THREE).scores[1].exact
    assert by_criterion == Fraction("80.2") * Fraction("0.4") + Fraction("80.3") * Fraction("0.3") + Fraction("24.12")
    weighted = trial(table, ScoreRule(round_weighted=1), criteria=THREE).scores[1].exact
    assert weighted == Fraction("32.1") + Fraction("24.1") + Fraction("24.1")
    # totals are 80.22 and 80.29
    assert trial(table, ScoreRule(round_sheet=1), criteria=THREE).scores[1].exact == Fraction("80.25")
    assert trial(table, ScoreRule(round_sheet=0), criteria=THREE).published(1) == "80.00"


def test_rounded_sheets_are_dropped_by_their_rounded_totals() -> None:
    rule = ScoreRule(trim=TRIM, round_sheet=0)
    assert dropped(trial({1: row("80.3", "80.4", "79.6")}, rule)) == {1: "highest", 2: "lowest"}


@pytest.mark.parametrize(("mode", "published"), [(Rounding.HALF_UP, "86.03"), (Rounding.HALF_EVEN, "86.02")])
def test_an_exact_half_of_a_mean_goes_as_the_rule_says(mode: Rounding, published: str) -> None:
    assert trial({1: row("86.02", "86.03")}, ScoreRule(rounding=mode)).published(1) == published


JUDGE_CLASSES = (JudgeClass("experts", Fraction(3, 5), name="专家"), JudgeClass("public", Fraction(2, 5)))
SEATED = {"甲": "experts", "乙": "experts", "丙": "experts", "丁": "public"}


def test_each_bench_is_trimmed_and_combined_by_itself_and_weighted() -> None:
    made = trial(
        {1: row("80", "90", "100", "50")}, ScoreRule(trim=TRIM, judge_classes=JUDGE_CLASSES), judge_classes=SEATED
    )
    assert made.scores[1].exact == Fraction(3, 5) * 90 + Fraction(2, 5) * 50
    assert dropped(made) == {3: "highest", 1: "lowest"}


def test_a_bench_without_sheets_or_a_judge_without_bench_leaves_no_score() -> None:
    rule = ScoreRule(judge_classes=JUDGE_CLASSES)
    assert lacking(trial({1: row("80")}, rule, judge_classes=SEATED)) == "public没有有效评分表"
    assert lacking(trial({1: {"丁": "80"}}, rule, judge_classes=SEATED)) == "专家没有有效评分表"
    assert lacking(trial({1: row("80", "90")}, rule, judge_classes={"甲": "experts"})) == "有评委没有归入评委类别"


def carried(published: str | None) -> dict[str, dict[int, Score]]:
    return {"first": {1: Score(1, None, None if published is None else Decimal(published))}}


def test_an_earlier_stage_is_carried_in_by_its_published_score() -> None:
    rule = ScoreRule(carry=(Carry("first", Fraction("0.3")),), own_share=Fraction("0.7"))
    made = replace(trial({1: row("80")}, rule), earlier=carried("91.55"))
    assert made.scores[1].exact == Fraction("0.7") * 80 + Fraction("0.3") * Fraction("91.55")
    assert made.scores[1].carried == {"first": Decimal("91.55")}
    assert lacking(replace(made, earlier=carried(None))) == "初赛没有得分"
    assert lacking(replace(made, earlier={})) == "初赛没有得分"


def test_deductions_in_force_are_taken_off_those_they_name() -> None:
    made = trial({1: row("80"), 2: row("80")})
    deduct = ruling(1, Decision.DEDUCT, [1], CaseKind.OBJECTION, points=Decimal("1.5"))
    more = ruling(2, Decision.DEDUCT, [1], CaseKind.OBJECTION, points=Decimal("0.005"))
    ruled = made.ruled(deduct, more)
    assert (ruled.published(1), ruled.published(2)) == ("78.50", "80.00")
    assert ruled.scores[1].exact == Fraction("78.495")
    replaced = made.ruled(deduct, replace(deduct, id=3, decision=Decision.UPHOLD, points=None))
    assert replaced.published(1) == "80.00"
    assert made.ruled(replace(deduct, stage="first")).published(1) == "80.00"


def test_contradicting_rules_are_refused_in_a_sentence() -> None:
    z_score = Normalisation(NormalisationKind.Z_SCORE)
    for rule in (
        ScoreRule(judge_normalisation=z_score, round_weighted=2),
        ScoreRule(judge_normalisation=z_score, trim=Trim(1, 1, 3, of=TrimOf.CRITERION)),
        ScoreRule(judge_normalisation=Normalisation(NormalisationKind.MEAN_RATIO)),
    ):
        made = trial({1: row("80")}, rule)
        with pytest.raises(Refusal, match="决赛的计分规则自相矛盾"):
            _ = made.scores
        assert [fault.key for fault in faults(made.contest.rulebook)] == ["stage[1].score.judge_correction"]


def test_a_playoff_is_its_fresh_sheets_alone() -> None:
    rule = ScoreRule(carry=(Carry("first", Fraction(1, 2)),), own_share=Fraction(1, 2))
    made = replace(trial({1: row("80", "90")}, rule), earlier=carried("70"))
    ruled = made.ruled(ruling(1, Decision.DEDUCT, [1], CaseKind.OBJECTION, points=Decimal(5)))
    fresh = trial({1: row("90", "95")}).sheets
    assert str(playoff_scores(ruled.contest, ruled.stage, fresh)[1].published) == "92.50"


@pytest.mark.parametrize("normalisation", [NormalisationKind.NONE, NormalisationKind.Z_SCORE])
def test_a_score_made_anew_equals_all_scores_made_anew(normalisation: NormalisationKind) -> None:
    rule = ScoreRule(trim=TRIM, judge_normalisation=Normalisation(normalisation))
    before = trial({1: row("80", "90", "85"), 2: row("70", "75", "71"), 3: row("60", "65", "80")}, rule)
    after = replace(before, book=book({1: row("80", "90", "85"), 2: row("99", "75", "71"), 3: row("60", "65", "80")}))
    updated = updated_scores(after.contest, after.stage, after.sheets, {}, before.scores, [2])
    assert updated == after.scores
    assert (updated[1] is before.scores[1]) is (normalisation is NormalisationKind.NONE)
