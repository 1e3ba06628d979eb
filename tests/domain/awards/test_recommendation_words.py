"""The sharing out of seats in sentences that can be checked by hand."""

from fractions import Fraction

from maker_desktop.domain.awards.recommendation import recommend
from maker_desktop.domain.awards.recommendation_words import allotment_sentences
from maker_desktop.domain.model.rulebook import RecommendationRule
from tests.domain.awards.test_recommendation import falling
from tests.domain.small_contests import contest, placed, result, rulebook


def told(rule: RecommendationRule, enterprise: int, startup: int) -> tuple[str, ...]:
    ours, theirs = falling(1, 90, enterprise), falling(31, 80, startup)
    rules = rulebook(recommendation=rule)
    own = contest(rules, [number for number, _ in ours], [number for number, _ in theirs])
    listed = recommend(own, result(placed("enterprise", ours), placed("startup", theirs)))
    return allotment_sentences(rules, listed)


def test_a_cap_is_told_with_its_product() -> None:
    rule = RecommendationRule(seats=13, cap={"startup": Fraction(1, 5)})
    assert told(rule, 10, 5)[:2] == (
        "推荐名额 13 个，名单 12 个项目。",
        "创业组不超过名单的 20%：12 × 1 ÷ 5 = 2.4，最多 2 个，已推荐 2 个。",
    )


def test_a_short_list_says_whether_limits_or_projects_are_wanting() -> None:
    capped = RecommendationRule(seats=13, cap={"startup": Fraction(1, 5)})
    assert told(capped, 4, 5)[-1] == "8 个名额没有用上：其余项目受组别名额或比例限制。"
    assert told(RecommendationRule(seats=13), 4, 5)[-1] == "4 个名额没有用上：够条件、有名次的项目不足。"


def test_fixed_numbers_are_told_by_division() -> None:
    rule = RecommendationRule(per_division={"enterprise": 3, "startup": 2})
    assert told(rule, 5, 1) == (
        "推荐名额 5 个，名单 4 个项目。",
        "企业组的名额 3 个，已推荐 3 个项目。",
        "创业组的名额 2 个，已推荐 1 个项目。",
        "1 个名额没有用上：其余项目受组别名额或比例限制。",
    )


def test_who_waits_on_the_line_and_who_came_level_is_named() -> None:
    rules = rulebook(recommendation=RecommendationRule(seats=1))
    tied = contest(rules, [1, 2])
    listed = recommend(tied, result(placed("enterprise", [(1, "90"), (2, "90")])))
    assert (
        allotment_sentences(rules, listed)[0]
        == "推荐名额 1 个，名单 0 个项目，另有 1、2 号并列在推荐名次线上，待裁定。"
    )
    level = contest(rules, [1], [31])
    listed = recommend(level, result(placed("enterprise", [(1, "90")]), placed("startup", [(31, "90")])))
    assert allotment_sentences(rules, listed)[-1].startswith("最后的名额上，1、31 号得分相同")
