"""Awards go down the standings; ties across a tier's end wait for a ruling."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.awards.awards import applicants_with_several, awards, prize, withheld_for
from maker_desktop.domain.model.rulebook import EligibilityRule
from maker_desktop.domain.model.ruling import CaseKind, Decision
from tests.domain.small_contests import contest, placed, result, rulebook, ruled

THREE = {"一等奖": 1, "二等奖": 2, "三等奖": 3}
SEVEN = [(1, "95"), (2, "94"), (3, "93"), (4, "92"), (5, "91"), (6, "90"), (7, "89")]


def given_to(
    scores: Sequence[tuple[int, str | None]], places: dict[str, int], shared_by: str | None = None
) -> dict[str, tuple[tuple[int, ...], tuple[int, ...], int, int]]:
    own = contest(rulebook(awards=places), [number for number, _ in scores])
    found = awards(own, result(placed("enterprise", scores, shared_by)))
    return {
        each.award.name: (each.numbers, each.pending, each.vacant, each.places)
        for each in found
        if each.division == "enterprise"
    }


def test_places_go_down_the_standings() -> None:
    assert given_to(list(SEVEN), THREE) == {
        "一等奖": ((1,), (), 0, 1),
        "二等奖": ((2, 3), (), 0, 2),
        "三等奖": ((4, 5, 6), (), 0, 3),
    }


def test_a_tie_inside_a_tier_needs_no_ruling() -> None:
    scores = [(1, "95"), (2, "94"), (3, "94"), (4, "92")]
    assert given_to(scores, THREE)["二等奖"] == ((2, 3), (), 0, 2)


def test_a_tie_of_three_at_the_third_place_of_five_keeps_all_three_waiting_in_both_tiers() -> None:
    scores = [(1, "95"), (2, "94"), (3, "90"), (4, "90"), (5, "90")]
    assert given_to(scores, {"一等奖": 3, "二等奖": 2}) == {
        "一等奖": ((1, 2), (3, 4, 5), 0, 3),
        "二等奖": ((), (3, 4, 5), 0, 2),
    }


def test_who_stands_below_an_undecided_tie_gets_what_every_ruling_would_give() -> None:
    scores = [(1, "95"), (2, "95"), (3, "93"), (4, "92"), (5, "91")]
    found = given_to(scores, THREE)
    assert found["一等奖"] == ((), (1, 2), 0, 1)
    assert found["二等奖"] == ((3,), (1, 2), 0, 2)


def test_a_shared_place_takes_the_higher_tier_and_the_next_loses_it() -> None:
    scores = [(1, "95"), (2, "95"), (3, "93"), (4, "92"), (5, "91")]
    found = given_to(scores, THREE, shared_by="share")
    assert found["一等奖"] == ((1, 2), (), 0, 2)
    assert found["二等奖"] == ((3,), (), 0, 1)
    assert found["三等奖"] == ((4, 5), (), 1, 3)


def test_what_a_shared_place_takes_can_reach_past_the_next_tier() -> None:
    scores = [(number, "95") for number in range(1, 6)] + [(6, "90"), (7, "89")]
    found = given_to(scores, THREE, shared_by="share")
    assert found["一等奖"] == ((1, 2, 3, 4, 5), (), 0, 5)
    assert found["二等奖"] == ((), (), 0, 0)
    assert found["三等奖"] == ((6,), (), 0, 1)


def test_a_ruling_can_make_the_tier_grow_instead() -> None:
    scores = [(1, "95"), (2, "95"), (3, "93"), (4, "92"), (5, "91")]
    own = contest(rulebook(awards=THREE), [1, 2, 3, 4, 5])
    own = ruled(own, CaseKind.TIE, Decision.SHARE, (1, 2), extra_places=True)
    found = awards(own, result(placed("enterprise", scores, "ruling")))
    assert [each.numbers for each in found if each.division == "enterprise"] == [(1, 2), (3, 4), (5,)]


def test_a_minimum_score_leaves_places_vacant_and_the_project_to_the_next_tier() -> None:
    rules = rulebook(awards={"一等奖": 2, "二等奖": 2})
    first, second = rules.awards
    own = contest(replace(rules, awards=(replace(first, minimum_score=Decimal(90)), second)), [1, 2, 3, 4])
    found = awards(own, result(placed("enterprise", [(1, "90"), (2, "89.99"), (3, "80"), (4, "70")])))
    assert [(each.numbers, each.vacant) for each in found if each.division == "enterprise"] == [((1,), 1), ((2, 3), 0)]


def test_places_nobody_is_left_for_are_vacant_but_not_while_scores_are_missing() -> None:
    assert given_to([(1, "95"), (2, "94")], THREE)["三等奖"] == ((), (), 3, 3)
    unfinished: list[tuple[int, str | None]] = [(1, "95"), (2, "94"), (3, None), (4, None)]
    assert given_to(unfinished, THREE)["二等奖"] == ((2,), (), 0, 2)
    assert given_to(unfinished, THREE)["三等奖"] == ((), (), 2, 3)


def test_awards_come_by_tier_and_then_by_division() -> None:
    own = contest(rulebook(awards={"一等奖": 1, "二等奖": 1}), [1, 2], [3, 4])
    found = awards(own, result(placed("enterprise", [(1, "90"), (2, "80")]), placed("startup", [(3, "90"), (4, "80")])))
    assert [(each.award.name, each.division, each.numbers) for each in found] == [
        ("一等奖", "enterprise", (1,)),
        ("一等奖", "startup", (3,)),
        ("二等奖", "enterprise", (2,)),
        ("二等奖", "startup", (4,)),
    ]


def test_an_applicant_with_several_awards_is_named() -> None:
    own = contest(rulebook(awards={"一等奖": 2}), [1, 2])
    first, second = own.projects
    own = replace(
        own, projects=(replace(first, applicant="晨光（晋中）有限公司"), replace(second, applicant="晨光(晋中)公司"))
    )
    found = awards(own, result(placed("enterprise", [(1, "95"), (2, "94")])))
    assert applicants_with_several(own, found) == {"晨光（晋中）有限公司": (1, 2)}


@pytest.mark.parametrize(("excluded", "withheld"), [("其他单位举办的省级赛事", "省农创赛二等奖"), ("", "")])
def test_a_second_prize_is_withheld_only_where_the_rules_exclude_it(excluded: str, withheld: str) -> None:
    rules = replace(rulebook(awards={"一等奖": 1}), eligibility=EligibilityRule(no_second_prize=excluded))
    tier = replace(rules.awards[0], prize={"enterprise": Decimal(50000)})
    first = contest(rules, [1]).projects[0]
    rewarded = replace(first, rewarded_elsewhere="省农创赛二等奖")
    assert (prize(rules, tier, first), withheld_for(rules, tier, first)) == (Decimal(50000), "")
    assert withheld_for(rules, tier, rewarded) == withheld
    assert prize(rules, tier, rewarded) == (0 if excluded else Decimal(50000))
    assert withheld_for(rules, rules.awards[0], rewarded) == "", "there is no money to withhold"


@given(st.lists(st.integers(80, 86), max_size=14), st.lists(st.integers(0, 4), min_size=1, max_size=4), st.booleans())
def test_nobody_gets_two_awards_and_nobody_is_passed_over(scores: list[int], places: list[int], shared: bool) -> None:
    falling = sorted(scores, reverse=True)
    tiers = {f"第{index}档": count for index, count in enumerate(places)}
    own = contest(rulebook(awards=tiers), range(1, len(falling) + 1))
    listed: list[tuple[int, str | None]] = [(number, str(score)) for number, score in enumerate(falling, start=1)]
    found = awards(own, result(placed("enterprise", listed, "share" if shared else None)))
    found = tuple(each for each in found if each.division == "enterprise")
    order = [number for each in found for number in each.numbers]
    waiting = {number for each in found for number in each.pending}
    assert len(order) == len(set(order))
    assert not waiting & set(order)
    assert order == sorted(order)
    awarded = set(order) | waiting
    assert awarded == set(range(1, len(awarded) + 1))
    if not shared:
        for each in found:
            held = each.places - each.vacant
            assert each.places == each.award.places["enterprise"]
            assert len(each.numbers) <= held <= len(each.numbers) + len(each.pending)
