"""Cases open by themselves where the marks leave something to decide, and stay visible once it is decided."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from maker_desktop.domain.arbitration.cases import DECISIONS
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Recusal
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.roster import Declaration
from maker_desktop.domain.model.rulebook import RecommendationRule, Rulebook
from maker_desktop.domain.model.ruling import CaseKind, Decision, Objection
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.model.stage_rules import DivergenceRule, Otherwise, Quota, ScoreRule, Stage, TieRule
from maker_desktop.domain.model.standing import Case
from maker_desktop.domain.results.stage_results import Results, stage_result
from tests.domain.small_contests import FINAL, FIRST, contest, judged, rulebook, ruled

Books = Mapping[str, MarkBook]

#: 3 and 4 share the third place.
LEVEL = {1: ["95", "95"], 2: ["94", "94"], 3: ["90", "90"], 4: ["89", "91"], 5: ["80", "80"]}
#: 3, 4 and 5 share the third place of five.
THREE_LEVEL = {1: ["95", "95"], 2: ["94", "94"], 3: ["90", "90"], 4: ["90", "90"], 5: ["90", "90"]}


def stage(own: Contest) -> Stage:
    return own.rulebook.stages[-1]


def found(own: Contest, books: Books) -> dict[str, Case]:
    return {case.id: case for case in stage_result(own, stage(own), books).cases}


def with_rules(rules: Rulebook, marks: Mapping[int, list[str]]) -> tuple[Contest, Books]:
    return judged(contest(rules, [n for n in marks if n < 10], [n for n in marks if n >= 10]), marks)


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        (rulebook(awards={"一等奖": 3, "二等奖": 2}), "一等奖"),
        (rulebook(awards={"一等奖": 2, "二等奖": 2}), "二等奖"),
        (rulebook(awards={"一等奖": 2, "二等奖": 3}), ""),
        (rulebook(recommendation=RecommendationRule(seats=3)), "推荐"),
        (rulebook(recommendation=RecommendationRule(seats=2)), ""),
        (rulebook(awards={"一等奖": 3}, recommendation=RecommendationRule(seats=4)), "一等奖、推荐"),
    ],
)
def test_a_tie_is_a_case_where_all_who_share_the_place_straddle_a_line(rules: Rulebook, line: str) -> None:
    cases = found(*with_rules(rules, THREE_LEVEL))
    if not line:
        assert cases == {}
        return
    (case,) = cases.values()
    assert (case.id, case.numbers, case.line, case.open) == ("tie:final:3-4-5", (3, 4, 5), line, True)
    assert "企业组第 3、4、5 名并列：3、4、5 号得分都是 90" in case.facts


def test_a_tie_on_the_line_to_the_next_stage_is_a_case() -> None:
    first = replace(FIRST, advance={"enterprise": Quota(count=3)})
    own, books = judged(contest(rulebook(stages=(first, FINAL)), LEVEL), LEVEL, stage="preliminary")
    (case,) = stage_result(own, first, books).cases
    assert (case.id, case.line) == ("tie:preliminary:3-4", "进入复赛")


def test_every_tie_is_a_case_if_the_rules_say_so() -> None:
    rules = rulebook(stages=(replace(FINAL, ties=TieRule(only_when_it_matters=False)),))
    assert [case.line for case in found(*with_rules(rules, LEVEL)).values()] == [""]


def test_the_recommendation_line_lies_where_the_list_ends_and_not_where_the_places_do() -> None:
    """The cap leaves 创业组 one of five seats, and a project that is shut out takes none."""
    rules = rulebook(recommendation=RecommendationRule(seats=5, cap={"startup": Fraction(1, 5)}))
    rules = replace(rules, eligibility=replace(rules.eligibility, conditions=("无失信记录",)))
    marks = {**LEVEL, 11: ["99", "99"], 12: ["97", "99"], 13: ["98", "98"]}
    own, books = with_rules(rules, marks)
    assert found(own, books) == {}
    own = replace(own, declarations=(Declaration(1, "无失信记录", False, "王敏", ""),))
    assert found(own, books) == {}
    own = replace(own, declarations=(*own.declarations, Declaration(11, "无失信记录", False, "王敏", "")))
    assert list(found(own, books)) == ["tie:final:12-13"]


def test_a_tie_inside_which_only_one_is_eligible_is_no_case() -> None:
    rules = rulebook(recommendation=RecommendationRule(seats=3))
    rules = replace(rules, eligibility=replace(rules.eligibility, conditions=("无失信记录",)))
    own, books = with_rules(rules, LEVEL)
    assert list(found(own, books)) == ["tie:final:3-4"]
    assert found(replace(own, declarations=(Declaration(4, "无失信记录", False, "王敏", ""),)), books) == {}


def test_the_last_stages_of_other_divisions_count_for_the_recommendation_line() -> None:
    """创业组 ends with 初赛; its high scores leave 企业组 three of five seats."""
    first = replace(FIRST, divisions=("startup",))
    last = replace(FINAL, divisions=("enterprise",))
    rules = rulebook(stages=(first, last), recommendation=RecommendationRule(seats=5))
    own, books = judged(contest(rules, LEVEL, [11, 12]), LEVEL)
    own, more = judged(own, {11: ["99"], 12: ["98"]}, stage="preliminary")
    assert list(found(own, {**books, **more})) == ["tie:final:3-4"]


def test_what_the_rules_let_share_a_place_is_a_case_only_on_the_recommendation_line() -> None:
    ties = TieRule(otherwise=Otherwise.SHARE)
    rules = rulebook(stages=(replace(FINAL, ties=ties),), awards={"一等奖": 3, "二等奖": 2})
    own, books = with_rules(rules, LEVEL)
    assert found(own, books) == {}
    own = replace(own, rulebook=replace(rules, recommendation=RecommendationRule(seats=3)))
    (case,) = found(own, books).values()
    assert case.line == "推荐"
    assert "不能共享" in case.facts


def test_a_tie_put_in_order_stays_visible_as_decided() -> None:
    rules = rulebook(awards={"一等奖": 3, "二等奖": 2})
    own, books = with_rules(rules, LEVEL)
    own = ruled(own, CaseKind.TIE, Decision.ORDER, (3, 4), order=(4, 3))
    result = stage_result(own, stage(own), books)
    assert [standing.number for standing in result.division("enterprise")] == [1, 2, 4, 3, 5]
    (case,) = result.cases
    assert (case.id, case.open, case.line) == ("tie:final:3-4", False, "一等奖")
    assert "已按裁定确定" in case.facts


def test_a_shared_place_stays_visible_with_the_line_it_was_about() -> None:
    own, books = with_rules(rulebook(awards={"一等奖": 3, "二等奖": 2}), LEVEL)
    own = ruled(own, CaseKind.TIE, Decision.SHARE, (3, 4))
    (case,) = found(own, books).values()
    assert (case.open, case.line) == (False, "一等奖")


def test_a_ruling_on_a_tie_that_is_no_more_says_so() -> None:
    own, books = with_rules(rulebook(awards={"一等奖": 3, "二等奖": 2}), {**LEVEL, 3: ["93", "93"]})
    own = ruled(own, CaseKind.TIE, Decision.ORDER, (3, 4), order=(4, 3))
    (case,) = found(own, books).values()
    assert not case.open
    assert "不再出现" in case.facts


def test_a_playoff_closes_the_case_until_its_sheets_are_in_and_still_equal() -> None:
    own, books = with_rules(rulebook(awards={"一等奖": 3, "二等奖": 2}), LEVEL)
    own = ruled(own, CaseKind.TIE, Decision.PLAYOFF, (3, 4))
    (case,) = found(own, books).values()
    assert not case.open

    def play(scores: dict[int, str]) -> Case:
        book = books["final"]
        for number, value in scores.items():
            for judge in ("评委1", "评委2"):
                book = book.with_mark(Mark("final", number, judge, "overall", Decimal(value), "ruling:1"))
                book = book.with_confirmation(Confirmation("final", number, judge, "ruling:1"))
        (played,) = found(own, {"final": book}).values()
        return played

    assert not play({3: "88"}).open
    assert not play({3: "88", 4: "92"}).open
    assert play({3: "90", 4: "90"}).open


def test_sheets_that_lie_too_far_apart_are_a_case_once_all_are_in() -> None:
    rules = rulebook(stages=(replace(FINAL, divergence=DivergenceRule(Decimal(15), Decimal(25))),))
    own, books = with_rules(rules, {1: ["90", "88", "92", "90", "64"], 2: ["90", "88", "92", "90"]})
    (case,) = found(own, books).values()
    assert case.id == "divergence:final:1"
    assert case.facts == "极差 28，超过 25；5 号席与中位数相差 26，超过 15。"


def test_exactly_the_points_of_the_rule_are_not_too_far() -> None:
    rules = rulebook(stages=(replace(FINAL, divergence=DivergenceRule(Decimal(15), Decimal(25))),))
    assert found(*with_rules(rules, {1: ["90", "105", "80"]})) == {}
    assert found(*with_rules(replace(rules), {1: ["75", "90", "90", "75.1", "100"]})) == {}


def test_a_divergence_that_is_upheld_is_decided_and_one_with_a_void_sheet_is_gone_but_visible() -> None:
    rules = rulebook(stages=(replace(FINAL, divergence=DivergenceRule(spread=Decimal(25))),))
    own, books = with_rules(rules, {1: ["90", "88", "60"]})
    upheld = found(ruled(own, CaseKind.DIVERGENCE, Decision.UPHOLD, (1,)), books)["divergence:final:1"]
    assert not upheld.open
    assert "极差" in upheld.facts
    void = found(ruled(own, CaseKind.DIVERGENCE, Decision.VOID, (1,), judge="评委3"), books)["divergence:final:1"]
    assert not void.open
    assert "不再出现" in void.facts


def test_too_few_sheets_are_a_case_once_none_is_owed() -> None:
    rules = rulebook(stages=(replace(FINAL, score=ScoreRule(minimum_sheets=2)),))
    own, books = with_rules(rules, {1: ["90", "88"], 2: ["85"]})
    assert found(own, books) == {}
    own = replace(own, recusals=(Recusal("final", "评委2", 2, "同一单位"),))
    (case,) = found(own, books).values()
    assert (case.id, case.facts) == ("too_few_sheets:final:2", "有效评分表 1 份，少于规定的 2 份。")
    upheld = ruled(own, CaseKind.TOO_FEW_SHEETS, Decision.UPHOLD, (2,))
    assert [case.open for case in found(upheld, books).values()] == [False]
    assert stage_result(upheld, stage(upheld), books).standing(2).place == 2


def test_a_project_that_is_not_there_has_no_case() -> None:
    rules = rulebook(stages=(replace(FINAL, divergence=DivergenceRule(spread=Decimal(5))),))
    own, books = with_rules(rules, {1: ["90", "60"]})
    assert list(found(own, books)) == ["divergence:final:1"]
    assert found(replace(own, appearances=(Appearance("final", 1, Presence.WITHDRAWN),)), books) == {}


def test_an_objection_is_a_case_by_hand_in_its_stage() -> None:
    own, books = with_rules(rulebook(), {1: ["90"]})
    filed = Objection("objection:1", "final", (1,), "赵刚", "0354-000", "2026-07-25T10:22:00+08:00", "计时有误")
    (case,) = found(replace(own, objections=(filed,)), books).values()
    assert (case.id, case.kind, case.division, case.facts) == (
        "objection:1",
        CaseKind.OBJECTION,
        "enterprise",
        "计时有误",
    )
    assert case.open


def test_one_changed_mark_leads_to_the_same_result_as_everything_anew() -> None:
    own, books = with_rules(rulebook(awards={"一等奖": 3, "二等奖": 2}), LEVEL)
    before = Results(own, books)
    assert before["final"] == stage_result(own, stage(own), books)
    after = {"final": books["final"].with_mark(Mark("final", 3, "评委1", "overall", Decimal(97), version=2))}
    followed = before.updated(own, after, "final", [3])
    assert followed["final"] == stage_result(own, stage(own), after) != before["final"]


def test_every_kind_of_case_can_be_decided() -> None:
    assert set(DECISIONS) == set(CaseKind)
