"""Seats go to cities by largest remainder, with a floor for each."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.awards.city_seats import apportion
from maker_desktop.domain.model.errors import Refusal

REGISTRATIONS = st.dictionaries(st.sampled_from("太晋长阳忻"), st.integers(0, 400), min_size=1)


def seats_of(registrations: dict[str, int], seats: int, floor: int = 0) -> dict[str, int]:
    return {share.city: share.seats for share in apportion(registrations, seats, floor).shares}


def test_the_largest_remainders_take_the_seats_left() -> None:
    assert seats_of({"太原": 47, "晋中": 32, "长治": 21}, 10) == {"太原": 5, "晋中": 3, "长治": 2}


def test_a_city_below_the_floor_gets_the_floor_and_the_others_share_the_rest() -> None:
    assert seats_of({"太原": 80, "晋中": 17, "阳泉": 3}, 10, floor=2) == {"太原": 6, "晋中": 2, "阳泉": 2}


def test_of_equal_remainders_the_city_with_more_registrations_goes_first() -> None:
    assert seats_of({"甲": 1, "乙": 3}, 2) == {"甲": 0, "乙": 2}


def test_a_city_without_registrations_gets_no_seat_and_is_told_so() -> None:
    outcome = apportion({"太原": 5, "阳泉": 0}, 4, floor=1)
    assert {share.city: share.seats for share in outcome.shares} == {"太原": 4, "阳泉": 0}
    assert any("阳泉" in step.text and step.value == "0" for step in outcome.steps)


def test_the_arithmetic_names_every_division_and_every_seat_left_over() -> None:
    texts = [step.text for step in apportion({"太原": 47, "晋中": 32, "长治": 21}, 10).steps]
    assert "太原：10 × 47 ÷ 100，得 4，余 70" in texts
    assert sum("第 1 大的太原" in text for text in texts) == 1


@pytest.mark.parametrize(
    ("registrations", "seats", "floor", "named"),
    [({"太原": 0}, 3, 0, "都是 0"), ({"太原": 1, "晋中": 1}, 3, 2, "保底"), ({"太原": 1}, -1, 0, "不能小于")],
)
def test_what_cannot_be_shared_out_is_refused(
    registrations: dict[str, int], seats: int, floor: int, named: str
) -> None:
    with pytest.raises(Refusal, match=named):
        apportion(registrations, seats, floor)


@given(REGISTRATIONS, st.integers(0, 60), st.integers(0, 4))
def test_all_seats_are_given_and_no_quota_is_missed_by_a_whole_seat(
    registrations: dict[str, int], seats: int, floor: int
) -> None:
    entered = [count for count in registrations.values() if count]
    if not entered or floor * len(entered) > seats:
        with pytest.raises(Refusal):
            apportion(registrations, seats, floor)
        return
    shares = apportion(registrations, seats, floor).shares
    assert sum(share.seats for share in shares) == seats
    for share in shares:
        assert share.seats >= (floor if share.registrations else 0)
        if share.quota is not None:
            assert abs(share.seats - share.quota) < 1
    if floor == 0:
        total = sum(entered)
        assert all(share.quota in (None, Fraction(seats * share.registrations, total)) for share in shares)
