"""Rounding and writing of exact numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.rounding import digits, exact_sum, rounded, written
from maker_desktop.domain.model.stage_rules import Rounding


@pytest.mark.parametrize(
    ("value", "half_up", "half_even"),
    [
        ("86.005", "86.01", "86.00"),
        ("86.015", "86.02", "86.02"),
        ("86.025", "86.03", "86.02"),
        ("86.035", "86.04", "86.04"),
        ("86.0049999", "86.00", "86.00"),
        ("86.0050001", "86.01", "86.01"),
        ("99.995", "100.00", "100.00"),
        ("-0.005", "-0.01", "0.00"),
        ("-1.015", "-1.02", "-1.02"),
        ("0", "0.00", "0.00"),
    ],
)
def test_exact_halves_go_as_the_rule_says(value: str, half_up: str, half_even: str) -> None:
    assert str(rounded(Fraction(value), 2, Rounding.HALF_UP)) == half_up
    assert str(rounded(Fraction(value), 2, Rounding.HALF_EVEN)) == half_even


def test_no_decimals_are_a_whole_number() -> None:
    assert str(rounded(Fraction("86.5"), 0, Rounding.HALF_UP)) == "87"
    assert str(rounded(Fraction("86.5"), 0, Rounding.HALF_EVEN)) == "86"


@given(st.fractions(), st.integers(0, 9), st.sampled_from(Rounding))
def test_rounding_never_moves_by_more_than_half_a_unit(value: Fraction, decimals: int, mode: Rounding) -> None:
    distance = abs(Fraction(rounded(value, decimals, mode)) - value)
    assert distance <= Fraction(1, 2 * 10**decimals)


@given(st.lists(st.fractions()))
def test_the_sum_is_the_sum(values: list[Fraction]) -> None:
    assert exact_sum(values) == sum(values, Fraction(0))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(173, 2), "86.5"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "≈ 0.3333333333"),
        (Fraction(-5, 4), "−1.25"),
        (Fraction(1, 10**11), "≈ 0"),
    ],
)
def test_numbers_are_written_for_a_pocket_calculator(value: Fraction, text: str) -> None:
    assert written(value) == text
    assert digits(value) == text.removeprefix("≈ ")
