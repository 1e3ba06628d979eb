"""Rules of panels that publish every mark, followed by hand: diving, halfpipe and the style of ski jumping.

Marks are made up; the rules are those of World Aquatics (diving, seven judges), FIS (halfpipe, six judges) and FIS
(ski jumping, five judges for style). The second way sorts and adds, and shares no code with the program.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.stage_rules import Combine, ScoreRule, Trim
from tests.domain.trial import row, trial

#: Half points up to 10: the three middle awards of seven are added, then multiplied by the difficulty of the dive.
DIVING = ScoreRule(combine=Combine.SUM, trim=Trim(highest=2, lowest=2))
#: Whole points up to 100: the highest and the lowest of six go, the mean of four counts, with two decimals.
HALFPIPE = ScoreRule(combine=Combine.MEAN, trim=Trim(highest=1, lowest=1))
#: Half points up to 20: the highest and the lowest of five go, the three others are added, with one decimal.
STYLE = ScoreRule(combine=Combine.SUM, trim=Trim(highest=1, lowest=1), decimals=1)


def award(largest: str, step: str, factor: str = "1") -> tuple[Criterion, ...]:
    """Return one criterion whose mark counts as it is given, times a factor."""
    full = Decimal(largest)
    return (Criterion("all", "总体", full * Decimal(factor), full, Decimal(step)),)


def halves(largest: int) -> st.SearchStrategy[str]:
    return st.integers(0, 2 * largest).map(lambda half: str(Decimal(half) / 2))


def to(decimals: str, value: Fraction) -> str:
    """Round half up once, at the end, as a person does with paper."""
    scaled = Decimal(value.numerator) / Decimal(value.denominator)
    return str(scaled.quantize(Decimal(decimals), ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("awards", "difficulty", "points"),
    [
        ("7.5 7.5 8 8 8 8.5 9", "3.2", "76.80"),
        ("6 6.5 7 7 7 7.5 10", "2.8", "58.80"),
        ("0 0 0 5 5 5 5", "3.4", "34.00"),
        ("9.5 9.5 9.5 9.5 9.5 9.5 10", "3.7", "105.45"),
    ],
)
def test_a_dive_is_the_middle_three_of_seven_times_its_difficulty(awards: str, difficulty: str, points: str) -> None:
    shown = trial({1: row(*awards.split())}, DIVING, criteria=award("10", "0.5", difficulty))
    assert shown.published(1) == points


@given(st.lists(halves(10), min_size=7, max_size=7), st.integers(12, 41))
def test_every_dive_comes_to_what_sorting_and_adding_gives(awards: list[str], tenths: int) -> None:
    difficulty = Fraction(tenths, 10)
    shown = trial({1: row(*awards)}, DIVING, criteria=award("10", "0.5", str(Decimal(tenths) / 10)))
    assert shown.published(1) == to("0.01", sum(sorted(map(Fraction, awards))[2:5], Fraction()) * difficulty)


@pytest.mark.parametrize(
    ("marks", "points"),
    [("94 95 96 92 95 98", "95.00"), ("81 82 83 84 85 86", "83.50"), ("70 71 71 72 90 10", "71.00")],
)
def test_a_run_in_the_halfpipe_is_the_mean_of_the_middle_four_of_six(marks: str, points: str) -> None:
    assert trial({1: row(*marks.split())}, HALFPIPE, criteria=award("100", "1")).published(1) == points


@given(st.lists(st.lists(st.integers(0, 100), min_size=6, max_size=6), min_size=2, max_size=5))
def test_places_in_the_halfpipe_follow_the_means(runs: list[list[int]]) -> None:
    table = {number: row(*map(str, marks)) for number, marks in enumerate(runs, 1)}
    shown = trial(table, HALFPIPE, criteria=award("100", "1"))
    means = {number: Fraction(sum(sorted(marks)[1:5]), 4) for number, marks in enumerate(runs, 1)}
    assert {number: shown.published(number) for number in means} == {
        number: to("0.01", mean) for number, mean in means.items()
    }
    places = {number: 1 + sum(other > mean for other in means.values()) for number, mean in means.items()}
    assert shown.places() == places


@given(st.lists(halves(20), min_size=5, max_size=5))
def test_the_style_of_a_jump_is_the_sum_of_the_middle_three_of_five(marks: list[str]) -> None:
    shown = trial({1: row(*marks)}, STYLE, criteria=award("20", "0.5"))
    assert shown.published(1) == to("0.1", sum(sorted(map(Fraction, marks))[1:4], Fraction()))
