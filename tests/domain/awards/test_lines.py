"""Where the lines lie between the places."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from maker_desktop.domain.awards.lines import lines, straddled
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.rulebook import RecommendationRule
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.stage_rules import Quota
from maker_desktop.domain.model.standing import CutLine, CutLineKind
from maker_desktop.domain.standings.ranks import ranks
from tests.domain.small_contests import FINAL, FIRST, contest, placed, result, rulebook, ruled

SCORES: list[tuple[int, str | None]] = [(1, "95"), (2, "94"), (3, "90"), (4, "90"), (5, "80"), (6, "70")]
THREE = {"一等奖": 1, "二等奖": 2, "三等奖": 2}


def drawn(own: Contest, scores: list[tuple[int, str | None]], shared_by: str | None = None) -> list[tuple[str, int]]:
    found = lines(own, FINAL, "enterprise", result(placed("enterprise", scores, shared_by)))
    return [(line.name, line.after) for line in found]


def test_without_results_the_lines_lie_where_the_numbers_put_them() -> None:
    first = replace(FIRST, advance={"enterprise": Quota(share=Fraction(1, 3))})
    own = contest(rulebook(stages=(first, FINAL), awards=THREE), range(1, 8))
    assert lines(own, first, "enterprise") == (CutLine(CutLineKind.ADVANCE, "enterprise", 2, "进入复赛"),)
    assert [(line.name, line.after) for line in lines(own, FINAL, "enterprise")] == [
        ("一等奖", 1),
        ("二等奖", 3),
        ("三等奖", 5),
    ]


def test_an_undecided_tie_leaves_the_line_in_the_middle_of_it() -> None:
    own = contest(rulebook(awards=THREE), range(1, 7))
    assert drawn(own, SCORES) == [("一等奖", 1), ("二等奖", 3), ("三等奖", 5)]


def test_a_shared_place_lies_above_the_line_and_may_push_those_below_it_down() -> None:
    own = contest(rulebook(awards=THREE), range(1, 7))
    assert drawn(own, SCORES, "share") == [("一等奖", 1), ("二等奖", 4), ("三等奖", 5)]
    own = ruled(own, CaseKind.TIE, Decision.SHARE, (3, 4), extra_places=True)
    assert drawn(own, SCORES, "ruling") == [("一等奖", 1), ("二等奖", 4), ("三等奖", 6)]


def test_places_left_vacant_by_a_minimum_score_move_the_lines_up() -> None:
    rules = rulebook(awards=THREE)
    high = replace(rules.awards[1], minimum_score=Decimal(94))
    own = contest(replace(rules, awards=(rules.awards[0], high, rules.awards[2])), range(1, 7))
    assert drawn(own, SCORES) == [("一等奖", 1), ("二等奖", 2), ("三等奖", 4)]


def test_where_too_few_have_a_score_yet_the_lines_stay_where_the_numbers_put_them() -> None:
    own = contest(rulebook(awards=THREE), range(1, 7))
    assert drawn(own, [(1, "95"), (2, "94"), (3, None), (4, None)]) == [("一等奖", 1), ("二等奖", 3), ("三等奖", 5)]


def test_the_recommendation_line_is_drawn_only_where_somebody_goes_up() -> None:
    own = contest(rulebook(recommendation=RecommendationRule(seats=2)), range(1, 7))
    assert drawn(own, SCORES) == [("推荐", 2)]
    none = contest(rulebook(recommendation=RecommendationRule(per_division={"startup": 1})), range(1, 7))
    assert drawn(none, SCORES) == []


def test_a_line_that_all_share_the_place_above_is_not_straddled() -> None:
    line = CutLine(CutLineKind.AWARD, "enterprise", 4, "二等奖")
    assert straddled([line], 3, 2) == ()
    assert straddled([line], 4, 2) == (line,)
    assert straddled([line], 5, 2) == ()


def test_a_place_without_a_score_is_a_bug() -> None:
    (standing,) = placed("enterprise", [(1, "90")])
    with pytest.raises(ValueError, match="without a score"):
        ranks([replace(standing, score=None)])
