"""The recommendation: fixed numbers, caps on the final list, who fills a seat, and a reason for everyone left out."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.awards.recommendation import RecommendationList, recommend
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Declaration
from maker_desktop.domain.model.rulebook import Fill, RecommendationRule
from maker_desktop.domain.model.standing import Standing
from tests.domain.small_contests import FINAL, FIRST, contest, placed, result, rulebook

FIFTH = {"startup": Fraction(1, 5)}


def falling(first: int, top: int, count: int) -> list[tuple[int, str | None]]:
    return [(first + index, str(top - index)) for index in range(count)]


def recommended(
    rule: RecommendationRule,
    enterprise: list[tuple[int, str | None]],
    startup: list[tuple[int, str | None]],
    seats: int | None = None,
) -> RecommendationList:
    own = contest(rulebook(recommendation=rule), [n for n, _ in enterprise], [n for n, _ in startup])
    return recommend(own, result(placed("enterprise", enterprise), placed("startup", startup)), seats)


def numbers(found: RecommendationList) -> list[int]:
    return [item.number for item in found.recommended]


def reasons(found: RecommendationList) -> Mapping[int, str]:
    return {item.number: item.reason for item in found.left_out}


def test_fixed_numbers_take_the_first_of_each_division() -> None:
    rule = RecommendationRule(per_division={"enterprise": 3, "startup": 1})
    found = recommended(rule, falling(1, 70, 5), falling(11, 99, 3))
    assert numbers(found) == [1, 2, 3, 11]
    assert found.unused_seats == 0
    assert found.substitutes_for == {"enterprise": (4, 5), "startup": (12, 13)}
    assert found.substitutes == (4, 12, 5, 13)
    assert reasons(found)[4] == "企业组的 3 个名额已满，企业组有项目退出名单时递补第 1 位"


def test_fixed_numbers_a_division_cannot_fill_are_unused_seats() -> None:
    rule = RecommendationRule(seats=13, per_division={"enterprise": 11, "startup": 2})
    found = recommended(rule, falling(1, 90, 15), falling(31, 80, 1))
    assert numbers(found) == [*range(1, 12), 31]
    assert found.unused_seats == 1


def test_the_cap_holds_for_the_list_as_it_finally_stands() -> None:
    found = recommended(RecommendationRule(seats=10, cap=FIFTH), falling(1, 60, 5), falling(11, 99, 5))
    assert numbers(found) == [1, 2, 3, 4, 5, 11]
    assert found.unused_seats == 4
    why = "创业组不超过推荐名单的 1/5，名单 6 个项目中最多 1 个，创业组有项目退出名单时递补第 1 位"
    assert reasons(found)[12] == why


def test_without_the_capped_division_the_others_take_all_seats() -> None:
    found = recommended(RecommendationRule(seats=4, cap=FIFTH), falling(1, 60, 5), falling(11, 99, 5))
    assert numbers(found) == [1, 2, 3, 4]


@pytest.mark.parametrize(("fill", "expected"), [(Fill.SCORE, [1, 2, 3, 4, 5]), (Fill.CAP, [1, 2, 3, 4, 11])])
def test_fill_decides_who_takes_a_seat_both_could_take(fill: Fill, expected: list[int]) -> None:
    rule = RecommendationRule(seats=5, cap=FIFTH, fill=fill)
    assert numbers(recommended(rule, falling(1, 90, 6), falling(11, 70, 2))) == expected


def test_a_seat_both_could_take_goes_to_the_higher_published_score() -> None:
    found = recommended(RecommendationRule(seats=5, cap=FIFTH), falling(1, 90, 6), falling(11, 88, 2))
    assert numbers(found) == [1, 2, 3, 4, 11]


def test_equal_scores_of_two_divisions_at_the_last_seat_wait_for_a_ruling() -> None:
    found = recommended(RecommendationRule(seats=5, cap=FIFTH), falling(1, 90, 6), falling(11, 86, 2))
    assert numbers(found) == [1, 2, 3, 4]
    assert found.level == found.pending == (5, 11)
    assert found.unused_seats == 0
    assert reasons(found)[5] == reasons(found)[11] == "与别的组别得分相同，名额不能共享，待裁定先后"


def test_fixed_numbers_and_a_cap_work_together() -> None:
    rule = RecommendationRule(seats=13, per_division={"enterprise": 11}, cap=FIFTH)
    found = recommended(rule, falling(1, 90, 20), falling(31, 99, 9))
    assert numbers(found) == [*range(1, 12), 31, 32]


def test_fixed_numbers_are_filled_before_divisions_without_one() -> None:
    rule = RecommendationRule(seats=3, per_division={"enterprise": 2})
    assert numbers(recommended(rule, falling(1, 70, 5), falling(11, 99, 5))) == [1, 2, 11]


def test_seats_given_by_the_caller_go_before_the_rulebook() -> None:
    rule = RecommendationRule(seats=2)
    assert numbers(recommended(rule, falling(1, 90, 4), falling(11, 80, 2), seats=5)) == [1, 2, 3, 4, 11]


def test_without_any_number_of_seats_the_list_is_refused() -> None:
    with pytest.raises(Refusal, match="先填写推荐名额"):
        recommended(RecommendationRule(cap=FIFTH), falling(1, 90, 2), [])


def test_an_undecided_tie_at_the_last_seat_waits_whole() -> None:
    tied: list[tuple[int, str | None]] = [(1, "95"), (2, "94"), (3, "90"), (4, "90"), (5, "90"), (6, "80")]
    found = recommended(RecommendationRule(seats=3), tied, [])
    assert numbers(found) == [1, 2]
    assert found.pending == (3, 4, 5)
    assert found.unused_seats == 0
    assert found.substitutes == (6,)
    assert reasons(found)[4] == "第 3 名并列在推荐名次线上，名额不能共享，待裁定先后"


def test_everyone_left_out_is_told_why() -> None:
    rules = rulebook(stages=(FIRST, FINAL), recommendation=RecommendationRule(seats=1))
    own = contest(rules, [1, 2, 3, 4, 5])
    own = replace(own, declarations=(Declaration(2, "企业无严重失信记录", False, "王敏", "2026-07-12", "信用报告"),))
    own = replace(
        own,
        rulebook=replace(rules, eligibility=replace(rules.eligibility, conditions=("企业无严重失信记录",))),
    )
    found = recommend(own, result(placed("enterprise", [(2, "95"), (1, "94"), (3, "93"), (4, None)])))
    assert numbers(found) == [1]
    assert reasons(found) == {
        2: "不符合参赛条件（企业无严重失信记录：信用报告（王敏，2026-07-12））",
        3: "推荐名额已满，企业组推荐到第 1 位，递补第 1 位",
        4: "3 号席未打分",
        5: "未进入复赛",
    }


def test_whoever_drops_out_the_first_substitute_keeps_the_cap() -> None:
    found = recommended(RecommendationRule(seats=14, cap=FIFTH), falling(1, 90, 20), falling(31, 99, 9))
    assert len(numbers(found)) == 14
    assert found.substitutes[0] == 13


SCORES = st.lists(st.integers(60, 70), max_size=6, unique=True)
RULES = st.builds(
    RecommendationRule,
    seats=st.integers(0, 10),
    per_division=st.dictionaries(st.sampled_from(["enterprise", "startup"]), st.integers(0, 5)),
    cap=st.dictionaries(
        st.sampled_from(["enterprise", "startup"]),
        st.sampled_from([Fraction(1, 5), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(0)]),
    ),
    fill=st.sampled_from(Fill),
)


@given(RULES, SCORES, SCORES)
def test_no_list_that_keeps_every_rule_is_longer(
    rule: RecommendationRule, enterprise: list[int], startup: list[int]
) -> None:
    best = {"enterprise": _ranked(1, enterprise), "startup": _ranked(11, startup)}
    found = recommended(rule, best["enterprise"], best["startup"])
    taken = {key: sum(1 for item in found.recommended if item.division == key) for key in best}
    for division, ranked in best.items():
        first = [number for number, _ in ranked][: taken[division]]
        assert [item.number for item in found.recommended if item.division == division] == first
    allowed = [counts for counts in _all_counts(best) if _keeps(rule, counts)]
    assert taken in allowed or found.level
    longest = max(sum(counts.values()) for counts in allowed)
    assert sum(taken.values()) == longest or found.level
    assert found.unused_seats == (rule.seats or 0) - longest
    equally_long = [counts for counts in allowed if sum(counts.values()) == longest]
    if found.level:
        return
    assert _worth(rule, taken, best) == max(_worth(rule, counts, best) for counts in equally_long)
    everyone = {number for ranked in best.values() for number, _ in ranked}
    assert {item.number for item in found.left_out} == everyone - set(numbers(found))


def _ranked(first: int, scores: list[int]) -> list[tuple[int, str | None]]:
    return [(first + index, str(score)) for index, score in enumerate(sorted(scores, reverse=True))]


Counts = dict[str, int]


def _all_counts(best: Mapping[str, list[tuple[int, str | None]]]) -> list[Counts]:
    ways = product(*(range(len(ranked) + 1) for ranked in best.values()))
    return [dict(zip(best, way, strict=True)) for way in ways]


def _keeps(rule: RecommendationRule, counts: Counts) -> bool:
    length = sum(counts.values())
    return (
        length <= (rule.seats or 0)
        and all(counts[key] <= most for key, most in rule.per_division.items())
        and all(counts[key] <= share * length for key, share in rule.cap.items())
    )


def _worth(
    rule: RecommendationRule, counts: Counts, best: Mapping[str, list[tuple[int, str | None]]]
) -> tuple[int, int, int]:
    """Fixed numbers first, then capped divisions if they fill, then the scores."""
    fixed = sum(counts[key] for key in rule.per_division)
    capped = sum(counts[key] for key in rule.cap) if rule.fill is Fill.CAP else 0
    return fixed, capped, sum(int(score or 0) for key, count in counts.items() for _, score in best[key][:count])


@given(RULES, SCORES, SCORES, st.data())
def test_who_steps_in_and_who_else_loses_a_seat_is_what_happens(
    rule: RecommendationRule, enterprise: list[int], startup: list[int], data: st.DataObject
) -> None:
    best = {"enterprise": _ranked(1, enterprise), "startup": _ranked(11, startup)}
    found = recommended(rule, best["enterprise"], best["startup"])
    for division, steps in found.successions.items():
        listed = found
        for step in steps:
            own = [item.number for item in listed.recommended if item.division == division]
            gone = data.draw(st.sampled_from(own))
            best = {key: [row for row in ranked if row[0] != gone] for key, ranked in best.items()}
            before = {*numbers(listed), *listed.pending} - {gone}
            listed = recommended(rule, best["enterprise"], best["startup"])
            after = {*numbers(listed), *listed.pending}
            lost = before - after
            assert len(step.leaving) == len(lost)
            # Of its own division the last lose their seats, and who is last hangs on who left before.
            others = set(numbers(found)) - {item.number for item in found.recommended if item.division == division}
            assert set(step.leaving) & others == lost & others
            assert set(step.entering) == (after - before) - set(listed.pending)
        best = {"enterprise": _ranked(1, enterprise), "startup": _ranked(11, startup)}


def test_standings_of_no_stage_leave_everyone_out() -> None:
    own = contest(rulebook(recommendation=RecommendationRule(seats=2)), [1])
    nobody: tuple[Standing, ...] = ()
    assert recommend(own, result(nobody)).recommended == ()


def test_fixed_numbers_without_a_total_leave_nothing_for_a_division_they_do_not_name() -> None:
    rule = RecommendationRule(per_division={"startup": 2})
    found = recommended(rule, falling(1, 90, 2), falling(11, 80, 1))
    assert (numbers(found), found.unused_seats) == ([11], 1)
    assert reasons(found)[1] == "企业组没有推荐名额"
    assert found.substitutes == ()
