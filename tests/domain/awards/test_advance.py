"""Who goes on to the next stage."""

from dataclasses import replace
from fractions import Fraction

from maker_desktop.domain.awards.advance import Advance, advancing
from maker_desktop.domain.model.stage_rules import Quota
from tests.domain.small_contests import FINAL, FIRST, contest, placed, result, rulebook

TIED: list[tuple[int, str | None]] = [(1, "95"), (2, "94"), (3, "90"), (4, "90"), (5, "90"), (6, "80")]


def going(scores: list[tuple[int, str | None]], quota: Quota | None, shared_by: str | None = None) -> Advance:
    first = replace(FIRST, advance={"enterprise": quota} if quota else {})
    own = contest(rulebook(stages=(first, FINAL)), [number for number, _ in scores])
    own_result = result(placed("enterprise", scores, shared_by), stage="preliminary")["preliminary"]
    return advancing(own, first, own_result)["enterprise"]


def test_as_many_as_the_rulebook_says_go_on() -> None:
    assert going(TIED, Quota(count=2)) == Advance((1, 2))


def test_a_share_counts_all_entrants_and_is_rounded_down() -> None:
    unscored: list[tuple[int, str | None]] = [(1, "95"), (2, "94"), (3, "93"), (4, "92"), (5, "91")]
    assert going(unscored, Quota(share=Fraction(1, 2))).numbers == (1, 2)


def test_an_undecided_tie_at_the_last_place_waits_whole() -> None:
    assert going(TIED, Quota(count=4)) == Advance((1, 2), (3, 4, 5), "3、4、5 号并列在晋级名次线上，待裁定。")


def test_who_shares_the_last_place_by_rule_or_ruling_goes_on() -> None:
    assert going(TIED, Quota(count=4), shared_by="share") == Advance((1, 2, 3, 4, 5))


def test_without_a_number_everyone_with_a_place_goes_on() -> None:
    assert going(TIED, None).numbers == (1, 2, 3, 4, 5, 6)


def test_missing_scores_keep_the_list_from_being_final() -> None:
    unfinished: list[tuple[int, str | None]] = [(1, "95"), *((number, None) for number in range(2, 9))]
    assert going(unfinished, Quota(count=3)).refused_reason == "2、3、4、5、6、7 号等 7 个项目还没有得分。"


def test_nobody_goes_on_from_the_last_stage() -> None:
    own = contest(rulebook(stages=(FIRST, FINAL)), [1])
    assert advancing(own, FINAL, result(placed("enterprise", [(1, "90")]))["final"]) == {}
