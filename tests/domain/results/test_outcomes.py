"""Before the vote: what each possible ruling would change."""

from dataclasses import replace
from decimal import Decimal

from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.rulebook import RecommendationRule
from maker_desktop.domain.model.ruling import CaseKind, Decision, Objection
from maker_desktop.domain.model.stage_rules import DivergenceRule, Quota, ScoreRule
from maker_desktop.domain.results.outcomes import Outcomes, outcomes
from maker_desktop.domain.results.stage_results import stage_result
from tests.domain.small_contests import FINAL, FIRST, contest, judged, rulebook

LEVEL = {1: ["95"], 2: ["94"], 3: ["90"], 4: ["90"], 5: ["80"], 6: ["79"], 7: ["78"]}


def table(found: Outcomes) -> dict[str, tuple[str, ...]]:
    return {row.label: row.effects for row in found.rows}


def test_a_tie_across_two_awards_shows_each_order_and_both_ways_to_share() -> None:
    rules = rulebook(awards={"一等奖": 1, "二等奖": 2, "三等奖": 3}, recommendation=RecommendationRule(seats=5))
    own, books = judged(contest(rules, LEVEL), LEVEL)
    (case,) = stage_result(own, FINAL, books).cases
    found = outcomes(own, case, books)
    assert found.columns == ("二等奖", "三等奖", "推荐名单")
    assert table(found) == {
        "3 号在前": ("2 个：… 3 号", "3 个：… 4 号", "无变化"),
        "4 号在前": ("2 个：… 4 号", "3 个：… 3 号", "无变化"),
        "并列，二等奖增至 3 个，三等奖减至 2 个": ("3 个：… 3、4 号", "2 个", "无变化"),
        "并列，二等奖增至 3 个": ("3 个：… 3、4 号", "3 个，7 号补入", "无变化"),
    }
    assert [row.ruling.decision for row in found.rows] == [
        Decision.ORDER,
        Decision.ORDER,
        Decision.SHARE,
        Decision.SHARE,
    ]
    assert found.rows[0].ruling.order == (3, 4)


def test_a_shared_place_does_not_settle_the_last_seat() -> None:
    own, books = judged(contest(rulebook(recommendation=RecommendationRule(seats=3)), LEVEL), LEVEL)
    (case,) = stage_result(own, FINAL, books).cases
    assert table(outcomes(own, case, books)) == {
        "3 号在前": ("3 个：… 3 号",),
        "4 号在前": ("3 个：… 4 号",),
        "并列": ("无变化",),
    }


def test_a_tie_on_the_way_to_the_next_stage_shows_who_goes_on() -> None:
    first = replace(FIRST, advance={"enterprise": Quota(count=3)})
    own, books = judged(contest(rulebook(stages=(first, FINAL)), LEVEL), LEVEL, stage="preliminary")
    (case,) = stage_result(own, first, books).cases
    found = outcomes(own, case, books)
    assert found.columns == ("晋级",)
    assert table(found) == {
        "3 号在前": ("3 个：… 3 号",),
        "4 号在前": ("3 个：… 4 号",),
        "并列": ("4 个：… 3、4 号",),
    }


def test_of_many_tied_it_shows_who_is_above_the_line() -> None:
    marks = {number: ["90"] for number in range(1, 6)}
    own, books = judged(contest(rulebook(awards={"一等奖": 2, "二等奖": 3}), marks), marks)
    (case,) = stage_result(own, FINAL, books).cases
    orders = [row for row in outcomes(own, case, books).rows if row.ruling.decision is Decision.ORDER]
    assert len(orders) == 10
    assert orders[0].label == "1、2 号在前"
    assert orders[0].effects == ("2 个：1、2 号", "3 个：3、4、5 号")


def test_a_divergence_shows_what_each_void_sheet_would_change() -> None:
    stage = replace(FINAL, divergence=DivergenceRule(sheet_from_median=Decimal(15)))
    marks = {1: ["90", "90", "90"], 2: ["92", "91", "70"]}
    own, books = judged(contest(rulebook(stages=(stage,), awards={"一等奖": 1}), marks), marks)
    (case,) = stage_result(own, stage, books).cases
    found = outcomes(own, case, books)
    assert table(found) == {
        "维持": ("无变化",),
        "3 号席评分表作废": ("1 个：2 号，1 号移出",),
        "取消 2 号资格": ("无变化",),
    }
    assert found.rows[1].ruling.judge == "评委3"


def test_an_objection_shows_what_each_void_sheet_would_change_and_who_moves_up_if_a_project_is_disqualified() -> None:
    marks = {**LEVEL, 1: ["97", "93"]}
    own, books = judged(contest(rulebook(awards={"一等奖": 1, "二等奖": 1}), marks), marks)
    own = replace(
        own,
        objections=(Objection("objection:1", "final", (1,), "赵刚", "", "", "抄袭"),),
        recusals=tuple(Recusal("final", "评委2", number, "同事") for number in range(2, 8)),
    )
    (case,) = [each for each in stage_result(own, FINAL, books).cases if each.kind is CaseKind.OBJECTION]
    assert table(outcomes(own, case, books)) == {
        "维持": ("无变化", "无变化"),
        "1 号席评分表作废": ("1 个，2 号补入", "1 个：1 号，2 号移出"),
        "2 号席评分表作废": ("无变化", "无变化"),
        "取消 1 号资格": ("1 个，2 号补入", "1 个，3、4 号待定，2 号移出"),
    }


def test_too_few_sheets_show_the_place_they_would_give() -> None:
    stage = replace(FINAL, score=ScoreRule(minimum_sheets=2))
    marks = {1: ["90", "90"], 2: ["95"]}
    own, books = judged(contest(rulebook(stages=(stage,), awards={"一等奖": 1}), marks), marks)
    own = replace(own, absences=(Absence("final", "评委2", 2, "航班延误"),))
    (case,) = stage_result(own, stage, books).cases
    assert table(outcomes(own, case, books)) == {
        "维持": ("1 个：2 号，1 号移出",),
        "取消 2 号资格": ("无变化",),
    }
