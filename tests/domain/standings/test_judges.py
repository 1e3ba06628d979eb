"""How judges mark, and how far they agree."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.stage_rules import ScoreRule, Trim
from maker_desktop.domain.results.stage_results import stage_result
from maker_desktop.domain.standings.judges import kendalls_w, panel_profiles
from tests.domain.small_contests import FINAL, contest, judged, rulebook

VALUES = st.lists(st.integers(60, 64).map(Fraction), min_size=4, max_size=4)


def values(*numbers: int) -> list[Fraction]:
    return [Fraction(number) for number in numbers]


def test_full_agreement_is_one_and_opposite_orders_are_none() -> None:
    assert kendalls_w([values(3, 2, 1), values(30, 20, 10), values(9, 5, 1)]) == 1
    assert kendalls_w([values(1, 2, 3), values(3, 2, 1)]) == 0


def test_ties_are_corrected_for() -> None:
    """Siegel and Castellan's correction: worked by hand, S = 37/2, m = 2, n = 4, Σ T = 6."""
    assert kendalls_w([values(1, 2, 2, 4), values(1, 2, 3, 4)]) == Fraction(12 * 37, 2) / (4 * 60 - 2 * 6)


@pytest.mark.parametrize("rankings", [[], [values(1, 2)], [values(1), values(2)], [values(5, 5), values(7, 7)]])
def test_agreement_is_not_defined_for_too_little(rankings: list[list[Fraction]]) -> None:
    assert kendalls_w(rankings) is None


@given(st.lists(VALUES, min_size=2, max_size=5))
def test_agreement_lies_between_none_and_full_and_no_order_of_judges_matters(rankings: list[list[Fraction]]) -> None:
    found = kendalls_w(rankings)
    assert found is None or 0 <= found <= 1
    assert kendalls_w(list(reversed(rankings))) == found
    assert kendalls_w([[2 * value + 1 for value in row] for row in rankings]) == found


def test_a_strict_judge_shows_against_the_others() -> None:
    rule = ScoreRule(trim=Trim(1, 1, from_sheets=3))
    stage = replace(FINAL, score=rule)
    marks = {1: ["90", "80", "91"], 2: ["84", "80", "85"], 3: ["88", "86"]}
    own, books = judged(contest(rulebook(stages=(stage,)), marks), marks)
    (panel,) = panel_profiles(stage_result(own, stage, books))
    strict = panel.judges[1]
    assert strict.judge == "评委2"
    assert dict(strict.totals) == {1: 80, 2: 80, 3: 86}
    assert strict.mean == 82
    assert strict.severity == (Fraction(80) - Fraction(181, 2) + 80 - Fraction(169, 2) + 86 - 88) / 3
    assert (strict.dropped_low, strict.dropped_high) == (2, 0)
    assert strict.deviation**2 == pytest.approx(Fraction(8))
    assert panel.common == 2


def test_a_judge_alone_has_no_severity() -> None:
    own, books = judged(contest(rulebook(), [1]), {1: ["90"]})
    (panel,) = panel_profiles(stage_result(own, FINAL, books))
    assert panel.judges[0].severity is None
    assert panel.agreement is None
