"""Corrections of judges and panels."""

from dataclasses import replace
from fractions import Fraction

from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.scoresheet import Confirmation
from maker_desktop.domain.model.stage_rules import JudgeClass, Normalisation, NormalisationKind, ScoreRule, TieRule
from maker_desktop.domain.scoring.normalisation import Spread
from tests.domain.trial import row, ruling, trial

Z_SCORE = Normalisation(NormalisationKind.Z_SCORE)
RATIO = Normalisation(NormalisationKind.MEAN_RATIO)
PANELS = {"A": ["甲"], "B": ["乙"]}


def test_the_spread_is_of_the_population_and_the_root_has_28_digits() -> None:
    assert Spread.of([Fraction(80), Fraction(90)]) == Spread(2, Fraction(85), Fraction(5))
    root = Spread.of([Fraction(1), Fraction(2), Fraction(3)]).deviation
    assert abs(root * root - Fraction(2, 3)) < Fraction(1, 10**27)


def test_a_judge_is_brought_onto_the_common_scale() -> None:
    made = trial({1: row("80", "70"), 2: row("90", "100")}, ScoreRule(judge_normalisation=Z_SCORE))
    assert [line.normalised for line in made.scores[1].lines] == [80, 80]
    assert [line.worth for line in made.scores[2].lines] == [120, 120]
    assert made.published(2) == "120.00"


def test_a_judge_without_spread_keeps_the_mean() -> None:
    made = trial({1: row("80"), 2: row("80")}, ScoreRule(judge_normalisation=Z_SCORE))
    assert made.published(1) == "100.00"


def test_only_sheets_that_count_are_corrected() -> None:
    made = trial({1: row("80", "70"), 2: row("90", "100")}, ScoreRule(judge_normalisation=Z_SCORE))
    ruled = made.ruled(ruling(1, Decision.VOID, [2], CaseKind.OBJECTION, judge="乙"))
    void = ruled.scores[2].lines[1]
    assert (void.normalised, void.worth) == (None, None)
    assert ruled.scores[1].lines[1].normalised == 100


def test_a_sheet_not_yet_confirmed_does_not_weigh_on_its_judge() -> None:
    made = trial({1: row("80"), 2: row("90"), 3: row("10")}, ScoreRule(judge_normalisation=Z_SCORE))
    without = made.book.without_confirmation(Confirmation("final", 3, "甲"))
    assert replace(made, book=without).scores[1].exact == 80


def test_the_error_of_a_root_parts_no_equals() -> None:
    """乙 lies twice as far from 80 as 甲, so 1 to 4 are equal by 3 / √10, though that root has no end."""
    table = {1: row("83", "80"), 2: row("81", "84"), 3: row("80", "86"), 4: row("82", "82"), 5: row("74", "68")}
    made = trial(table, ScoreRule(judge_normalisation=Z_SCORE), TieRule(("exact_score",)))
    assert made.places() == {1: 1, 2: 1, 3: 1, 4: 1, 5: 5}


def test_the_error_of_a_root_parts_no_equal_sheets() -> None:
    table = {1: row("81", "80"), 2: row("80", "82"), 3: row("79", "78")}
    made = trial(table, ScoreRule(judge_normalisation=Z_SCORE), TieRule(("highest_sheet", "lowest_sheet")))
    assert made.places() == {1: 1, 2: 1, 3: 3}


def test_panels_are_levelled_by_the_ratio_of_means() -> None:
    table = {1: {"甲": "80"}, 2: {"甲": "90"}, 3: {"乙": "60"}, 4: {"乙": "70"}}
    made = trial(table, ScoreRule(panel_normalisation=RATIO), panels=PANELS)
    assert made.scores[1].exact == Fraction(80) * 75 / 85
    assert made.scores[3].exact == Fraction(60) * 75 / 65


def test_panels_are_compared_within_a_division() -> None:
    table = {1: {"甲": "80"}, 2: {"甲": "40"}, 3: {"乙": "60"}}
    made = trial(table, ScoreRule(panel_normalisation=RATIO), panels=PANELS, startups=[2])
    assert made.scores[1].exact == 70
    assert made.scores[2].exact == 40


def test_a_panel_of_zeros_is_left_alone() -> None:
    made = trial({1: {"甲": "0"}, 2: {"乙": "60"}}, ScoreRule(panel_normalisation=RATIO), panels=PANELS)
    assert (made.published(1), made.published(2)) == ("0.00", "30.00")


def test_panels_are_standardised() -> None:
    table = {1: {"甲": "80"}, 2: {"甲": "90"}, 3: {"乙": "60"}}
    made = trial(table, ScoreRule(panel_normalisation=Z_SCORE), panels=PANELS)
    assert [made.published(number) for number in table] == ["80.00", "120.00", "100.00"]


def test_what_is_decided_about_one_project_leaves_the_scores_of_the_others_alone() -> None:
    table = {1: {"甲": "80"}, 2: {"甲": "90"}, 3: {"乙": "60"}, 4: {"乙": "70"}}
    for rule in (ScoreRule(panel_normalisation=RATIO), ScoreRule(judge_normalisation=Z_SCORE)):
        made = trial(table, rule, panels=PANELS)
        ruled = made.ruled(ruling(1, Decision.DISQUALIFY, [2], CaseKind.OBJECTION))
        assert ruled.scores[2].exact is None
        assert {n: ruled.scores[n].exact for n in (1, 3, 4)} == {n: made.scores[n].exact for n in (1, 3, 4)}


def test_a_project_without_score_does_not_weigh_on_its_panel() -> None:
    table = {1: {"甲": "80"}, 2: {"甲": "-"}, 3: {"乙": "60"}}
    made = trial(table, ScoreRule(panel_normalisation=RATIO), panels=PANELS)
    assert made.scores[1].exact == 70
    assert made.scores[2].exact is None


def test_each_class_of_judges_is_corrected_by_itself() -> None:
    rule = ScoreRule(
        panel_normalisation=RATIO,
        judge_classes=(JudgeClass("experts", Fraction(1, 2)), JudgeClass("public", Fraction(1, 2))),
    )
    table = {1: {"甲": "80", "乙": "50"}, 2: {"丙": "60", "丁": "70"}}
    judge_classes = {"甲": "experts", "乙": "public", "丙": "experts", "丁": "public"}
    made = trial(table, rule, panels={"A": ["甲", "乙"], "B": ["丙", "丁"]}, judge_classes=judge_classes)
    assert made.scores[1].judge_classes == made.scores[2].judge_classes == {"experts": 70, "public": 60}
    assert made.scores[1].exact == 65
