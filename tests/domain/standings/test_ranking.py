"""Places, the tiebreakers, and the rulings on what they leave tied."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.stage_rules import Otherwise, ScoreRule, TieRule, Trim
from maker_desktop.domain.model.standing import Score
from maker_desktop.domain.rules.names import tiebreaker_name
from maker_desktop.domain.standings.ranking import ruling_on
from maker_desktop.domain.standings.tiebreakers import apply_tiebreakers, preference
from tests.domain.trial import THREE, Trial, row, ruling, trial

SHARE = TieRule(otherwise=Otherwise.SHARE)


def decided(made: Trial) -> dict[int, str | None]:
    return {standing.number: standing.decided_by for standing in made.standings}


def test_places_run_1_2_2_4_within_a_division() -> None:
    made = trial({1: row("70"), 2: row("90"), 3: row("80"), 4: row("80"), 5: row("85"), 6: row("60")}, startups=[5, 6])
    assert made.places() == {2: 1, 3: 2, 4: 2, 1: 4, 5: 1, 6: 2}
    assert [standing.number for standing in made.standings] == [2, 3, 4, 1, 5, 6]
    assert made.result.standing(3).tied_with == (4,)
    assert decided(made) == {2: "score", 3: None, 4: None, 1: "score", 5: "score", 6: "score"}


def test_a_tie_of_three_shows_all_its_members_to_each() -> None:
    made = trial({1: row("90"), 2: row("90"), 3: row("80"), 4: row("80"), 5: row("80")})
    assert [made.result.standing(number).tied_with for number in (3, 4, 5)] == [(4, 5), (3, 5), (3, 4)]
    assert {made.places()[number] for number in (3, 4, 5)} == {3}


def test_projects_without_score_stand_last_by_number_without_place() -> None:
    made = trial({3: row("-"), 2: row("80"), 1: row("70")})
    contest = replace(made.contest, appearances=(Appearance("final", 1, Presence.ABSENT),))
    absent = replace(made, contest=contest)
    assert [(s.number, s.place, s.lacking) for s in absent.standings] == [
        (2, 1, ""),
        (1, None, "缺席"),
        (3, None, "1 号席未打分"),
    ]
    assert absent.standings[1].presence is Presence.ABSENT
    assert absent.standings[1].decided_by is None


def test_equals_share_where_the_rule_says_so() -> None:
    made = trial({1: row("80"), 2: row("80")}, ties=SHARE)
    assert decided(made) == {1: "share", 2: "share"}
    assert made.places() == {1: 1, 2: 1}
    assert made.result.standing(1).tied_with == (2,)


def test_a_mean_of_thirds_is_no_tie_with_its_two_decimal_neighbour() -> None:
    table = {1: row("86.33", "86.33", "86.33"), 2: row("86", "86", "87")}
    made = trial(table, ties=TieRule(("exact_score",)))
    assert made.published(1) == made.published(2) == "86.33"
    assert made.places() == {2: 1, 1: 2}
    assert decided(made) == {1: "exact_score", 2: "exact_score"}
    assert made.result.standing(1).comparisons[0].values == {1: "86.33", 2: "≈ 86.3333333333"}
    assert trial(table).places() == {1: 1, 2: 1}, "published decimals decide where the rule knows nothing else"


def test_a_criterion_decides() -> None:
    table = {1: {"甲": "80 90 80"}, 2: {"甲": "83 80 86"}, 3: {"甲": "80 95 75"}}
    made = trial(table, ties=TieRule(("criterion:innovation", "criterion:industry")), criteria=THREE)
    assert {made.published(number) for number in table} == {"83.00"}
    assert made.places() == {2: 1, 3: 2, 1: 3}
    assert decided(made) == {2: "criterion:innovation", 3: "criterion:industry", 1: "criterion:industry"}
    assert len(made.result.standing(2).comparisons) == 1, "a rung compares only those still tied"
    assert made.result.standing(1).comparisons[1].values == {1: "90", 3: "95"}


def test_a_group_may_part_into_groups_that_stay_tied() -> None:
    table = {1: row("80", "90"), 2: row("70", "100"), 3: row("80", "90"), 4: row("70", "100"), 5: row("60", "60")}
    made = trial(table, ties=TieRule(("lowest_sheet",)))
    assert made.places() == {1: 1, 3: 1, 2: 3, 4: 3, 5: 5}
    assert [s.tied_with for s in made.standings] == [(3,), (1,), (4,), (2,), ()]
    assert decided(made) == {1: None, 3: None, 2: None, 4: None, 5: "score"}


@pytest.mark.parametrize(
    ("tiebreaker", "first"), [("all_sheets_mean", 1), ("highest_sheet", 1), ("lowest_sheet", 2), ("exact_score", None)]
)
def test_tiebreakers_of_sheets_know_the_dropped_ones(tiebreaker: str, first: int | None) -> None:
    table = {1: row("100", "80", "60"), 2: row("82", "80", "70")}
    made = trial(table, ScoreRule(trim=Trim(1, 1, from_sheets=3)), TieRule((tiebreaker,)))
    assert made.places() == ({1: 1, 2: 1} if first is None else {first: 1, 3 - first: 2})


def test_head_to_head_counts_the_judges_who_prefer_one() -> None:
    table = {1: row("90", "81", "71"), 2: row("82", "80", "80"), 3: row("80", "91", "71")}
    made = trial(table, ties=TieRule(("head_to_head",)))
    # 1 beats 2 by two judges to one; 1 and 3 are even; 2 beats 3 by two judges to one.
    assert made.places() == {1: 1, 2: 2, 3: 3}
    assert made.standings[0].comparisons[0].values == {1: "净胜 1", 2: "净胜 0", 3: "净胜 −1"}
    two = trial({1: row("90", "81", "71"), 2: row("82", "80", "80")}, ties=TieRule(("head_to_head",)))
    assert two.standings[0].comparisons[0].values == {1: "胜", 2: "负"}


def test_judges_who_marked_only_one_of_two_prefer_neither() -> None:
    assert preference({"甲": Fraction(90)}, {"乙": Fraction(80)}) == 0
    assert preference({"甲": Fraction(90), "乙": Fraction(1)}, {"甲": Fraction(80), "丙": Fraction(2)}) == 1
    made = trial({1: {"甲": "80"}, 2: {"乙": "80"}}, ties=TieRule(("head_to_head",)), panels={"A": "甲", "B": "乙"})
    assert made.places() == {1: 1, 2: 1}
    assert made.standings[0].comparisons[0].values == {1: "平", 2: "平"}


def test_an_earlier_stage_decides_only_if_all_have_a_score_there() -> None:
    made = trial({1: row("80"), 2: row("80")}, ties=TieRule(("stage:first",)))
    scores = {1: Score(1, None, Decimal("70.5")), 2: Score(2, None, Decimal("70.51"))}
    assert replace(made, earlier={"first": scores}).places() == {2: 1, 1: 2}
    each = replace(made, earlier={"first": {1: scores[1]}})
    assert each.places() == {1: 1, 2: 1}
    assert each.standings[0].comparisons[0].values == {1: "70.5", 2: "无"}
    assert not each.standings[0].comparisons[0].decided


def test_every_tiebreaker_has_a_chinese_name() -> None:
    rules = trial({1: row("80 80 80")}, criteria=THREE).contest.rulebook
    assert tiebreaker_name(rules, "criterion:team") == "团队能力平均分"
    assert tiebreaker_name(rules, "stage:first") == "初赛得分"
    assert tiebreaker_name(rules, "head_to_head") == "评委倾向（给该项目打分更高的评委多者在前）"


TIED = {1: row("80"), 2: row("80"), 3: row("80"), 4: row("70")}


def test_a_ruling_orders_the_tied() -> None:
    made = trial(TIED).ruled(ruling(5, Decision.ORDER, [1, 2, 3], order=(3, 1, 2)))
    assert made.places() == {3: 1, 1: 2, 2: 3, 4: 4}
    assert decided(made) == {3: "ruling", 1: "ruling", 2: "ruling", 4: "score"}
    assert [s.rulings for s in made.standings] == [(5,), (5,), (5,), ()]


@pytest.mark.parametrize("decision", [Decision.SHARE, Decision.UPHOLD])
def test_a_ruling_lets_the_tied_share(decision: Decision) -> None:
    made = trial(TIED).ruled(ruling(5, decision, [1, 2, 3]))
    assert made.places() == {1: 1, 2: 1, 3: 1, 4: 4}
    assert made.result.standing(1).decided_by == "ruling"
    assert made.result.standing(1).tied_with == (2, 3)


def test_a_ruling_still_orders_those_left_when_one_drops_out_of_the_tie() -> None:
    order = ruling(5, Decision.ORDER, [1, 2, 3], order=(3, 1, 2))
    made = trial({**TIED, 3: row("90")}).ruled(order)
    assert made.places() == {3: 1, 1: 2, 2: 3, 4: 4}
    assert decided(made)[1] == "ruling"


def test_a_ruling_no_longer_applies_once_another_joins_the_tie() -> None:
    made = trial({**TIED, 4: row("80")}).ruled(ruling(5, Decision.ORDER, [1, 2, 3], order=(3, 1, 2)))
    assert made.places() == {1: 1, 2: 1, 3: 1, 4: 1}
    assert decided(made) == dict.fromkeys(TIED)
    assert ruling_on(made.contest, made.stage, [1, 2, 3, 4]) is None


def test_rulings_about_other_cases_and_stages_settle_no_tie() -> None:
    others = (
        ruling(5, Decision.UPHOLD, [1, 2, 3], CaseKind.OBJECTION),
        ruling(6, Decision.REOPEN, [1, 2, 3], CaseKind.OBJECTION),
        ruling(7, Decision.SHARE, [1, 2, 3], stage="first"),
    )
    assert decided(trial(TIED).ruled(*others))[1] is None


def test_a_later_ruling_on_the_same_tie_replaces_the_earlier() -> None:
    first = ruling(5, Decision.ORDER, [1, 2, 3], order=(3, 1, 2))
    assert trial(TIED).ruled(first, replace(first, id=6, order=(1, 2, 3))).places() == {1: 1, 2: 2, 3: 3, 4: 4}
    assert trial(TIED).ruled(first, replace(first, id=6, decision=Decision.SHARE)).places()[3] == 1


def played(**published: str) -> dict[int, Score]:
    return {int(key[1:]): Score(int(key[1:]), None, Decimal(text)) for key, text in published.items()}


def test_a_playoff_orders_only_the_tied() -> None:
    made = trial(TIED).ruled(ruling(5, Decision.PLAYOFF, [1, 2, 3]))
    assert decided(made)[1] is None, "not yet marked"
    assert made.result.standing(1).rulings == (5,)
    over = replace(made, playoffs={5: played(p1="70", p2="90", p3="80")})
    assert over.places() == {2: 1, 3: 2, 1: 3, 4: 4}
    assert decided(over)[2] == "ruling"
    assert replace(made, playoffs={5: played(p1="70", p2="90")}).places()[1] == 1


def test_a_playoff_is_told_with_its_scores() -> None:
    made = trial(TIED).ruled(ruling(5, Decision.PLAYOFF, [1, 2, 3]))
    over = replace(made, playoffs={5: played(p1="70", p2="90", p3="80")})
    told = over.result.standing(1).comparisons[-1]
    assert (told.name, told.decided, told.values) == ("加赛得分", True, {1: "70", 2: "90", 3: "80"})
    assert not made.result.standing(1).comparisons


def test_what_a_playoff_leaves_level_a_later_ruling_orders() -> None:
    made = replace(
        trial(TIED).ruled(ruling(5, Decision.PLAYOFF, [1, 2, 3])), playoffs={5: played(p1="90", p2="70", p3="70")}
    )
    assert made.places() == {1: 1, 2: 2, 3: 2, 4: 4}
    assert decided(made) == {1: "ruling", 2: None, 3: None, 4: "score"}
    ordered = made.ruled(ruling(6, Decision.ORDER, [2, 3], order=(3, 2)))
    assert ordered.places() == {1: 1, 3: 2, 2: 3, 4: 4}
    assert ordered.result.standing(3).rulings == (5, 6)


def test_a_tier_of_one_names_the_tiebreaker_that_separated_it_and_a_tier_of_several_none() -> None:
    table = {1: row("80", "90"), 2: row("70", "100"), 3: row("80", "90")}
    made = trial(table, ties=TieRule(("lowest_sheet", "highest_sheet")))
    tiers = apply_tiebreakers(made.contest.rulebook, made.stage, [3, 2, 1], made.scores, {})
    assert [(tier.numbers, tier.decided_by) for tier in tiers] == [((1, 3), None), ((2,), "lowest_sheet")]
    assert [len(tier.comparisons) for tier in tiers] == [2, 1]
