"""What was keyed twice is compared field by field, and the paper total with the decimals of a published score."""

from decimal import Decimal
from fractions import Fraction

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.scoresheet import check_total, implied
from maker_desktop.domain.model.stage_rules import ScoreRule
from maker_desktop.domain.scoring.second_entry import total_agrees


@pytest.mark.parametrize(
    ("total", "paper", "agrees"),
    [("87.6", "87.6", True), ("87.6", "87.60", True), ("87.6", "86.7", False), ("87.604", "87.6", True)],
)
def test_a_paper_total_agrees_to_the_published_decimals(total: str, paper: str, agrees: bool) -> None:
    assert total_agrees(ScoreRule(), Fraction(total), Decimal(paper)) is agrees


@pytest.mark.parametrize(
    ("text", "step", "meant"),
    [
        ("855", "0.1", "85.5"),
        ("１０００", "0.1", "100"),
        ("85.5", "0.1", "85.5"),
        ("855", "1", "855"),
        ("8550", "0.25", "85.5"),
    ],
)
def test_digits_without_a_point_count_in_the_decimals_of_the_step(text: str, step: str, meant: str) -> None:
    assert implied(text, Decimal(step)) == meant


@pytest.mark.parametrize("text", ["101", "八十", ""])
def test_a_paper_total_outside_its_range_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        check_total(text, Decimal(100))
