"""Where little would change who is in."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.awards.awards import awards
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.roster import Declaration
from maker_desktop.domain.model.rulebook import RecommendationRule
from maker_desktop.domain.model.stage_rules import Normalisation, NormalisationKind, Quota, ScoreRule, Stage, Trim
from maker_desktop.domain.results.fragility import Fragility, MarkStep, fragility
from maker_desktop.domain.results.stage_results import stage_result
from tests.domain.small_contests import FINAL, FIRST, contest, judged, rulebook


def examined(own: Contest, stage: Stage, books: Mapping[str, MarkBook]) -> tuple[Fragility, ...]:
    return fragility(own, stage, books, {stage.id: stage_result(own, stage, books)})


def only(marks: Mapping[int, list[str]], stage: Stage = FINAL, first: int = 2) -> Fragility:
    rules = rulebook(stages=(stage,), awards={"一等奖": first})
    own, books = judged(contest(rules, marks), marks)
    (found,) = examined(own, stage, books)
    return found


def test_a_wide_gap_is_firm() -> None:
    found = only({1: ["95", "95", "95"], 2: ["90", "90", "90"], 3: ["80", "80", "80"]})
    assert (found.last_in, found.first_out, found.gap) == ((2,), (3,), Decimal("10.00"))
    assert not found.fragile


def test_one_step_of_one_mark_that_ties_or_turns_the_last_two_is_named() -> None:
    found = only({1: ["95", "95"], 2: ["90", "90"], 3: ["90", "89.9"]})
    assert found.gap == Decimal("0.05")
    assert MarkStep(2, "评委1", "overall", Decimal("89.9")) in found.marks
    assert MarkStep(3, "评委2", "overall", Decimal("90.0")) in found.marks
    assert len(found.marks) == 4


def test_a_judge_without_whom_others_would_be_in_is_named() -> None:
    found = only({1: ["95", "95", "95"], 2: ["86", "86", "95"], 3: ["87", "87", "80"]})
    assert found.judges == ("评委3",)
    assert found.marks == ()


def test_a_judge_is_left_out_in_spite_of_the_minimum_of_sheets() -> None:
    stage = replace(FINAL, score=ScoreRule(minimum_sheets=3))
    assert only({1: ["95", "95", "95"], 2: ["86", "86", "95"], 3: ["87", "87", "80"]}, stage).judges == ("评委3",)


def test_a_step_never_leaves_the_range_of_marks() -> None:
    found = only({1: ["100"], 2: ["100"]}, first=1)
    assert found.gap == 0
    assert found.last_in == found.first_out == (1, 2)
    assert {step.value for step in found.marks} == {Decimal("99.9")}


def test_a_project_that_only_one_judge_marked_leaves_that_judge_untried() -> None:
    assert only({1: ["95", "90"], 2: ["94", "89"], 3: ["93"]}).judges == ()


def test_all_lines_of_a_stage_are_looked_at() -> None:
    first = replace(FIRST, advance={"enterprise": Quota(count=1)})
    own, books = judged(contest(rulebook(stages=(first, FINAL)), [1, 2]), {1: ["90"], 2: ["80"]}, "preliminary")
    (found,) = examined(own, first, books)
    assert (found.line.name, found.last_in, found.first_out) == ("进入复赛", (1,), (2,))


def test_an_undecided_tie_waits_on_its_own_line_only() -> None:
    marks = {1: ["95"], 2: ["95"], 3: ["90"], 4: ["80"]}
    rules = rulebook(stages=(FINAL,), awards={"一等奖": 1, "二等奖": 2})
    own, books = judged(contest(rules, marks), marks)
    first, second = examined(own, FINAL, books)
    assert (first.last_in, first.first_out, first.gap) == ((1, 2), (1, 2), Decimal("0.00"))
    assert (second.last_in, second.first_out, second.gap) == ((3,), (4,), Decimal("10.00"))
    assert first.fragile
    assert not second.fragile


def test_the_progress_is_told_by_project_and_may_stop_the_work() -> None:
    marks = {1: ["95"], 2: ["90"]}
    own, books = judged(contest(rulebook(stages=(FINAL,)), marks), marks)
    results = {FINAL.id: stage_result(own, FINAL, books)}
    told: list[tuple[int, int]] = []
    fragility(own, FINAL, books, results, lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2)]


def test_who_is_shut_out_is_not_first_out_of_the_recommendation() -> None:
    rules = rulebook(recommendation=RecommendationRule(seats=1))
    rules = replace(rules, eligibility=replace(rules.eligibility, conditions=("无失信记录",)))
    own, books = judged(contest(rules, [1, 2, 3]), {1: ["90"], 2: ["85"], 3: ["80"]})
    own = replace(own, declarations=(Declaration(2, "无失信记录", False, "王敏", ""),))
    (found,) = examined(own, FINAL, books)
    assert (found.last_in, found.first_out, found.gap) == ((1,), (3,), Decimal("10.00"))


def test_where_nobody_is_out_there_is_no_gap() -> None:
    found = only({1: ["90"], 2: ["80"]})
    assert (found.first_out, found.gap) == ((), None)


def test_with_a_correction_every_mark_is_tried_in_full() -> None:
    """评委1 is mild to the second project only; a step of any of his marks moves his whole scale."""
    stage = replace(FINAL, score=ScoreRule(judge_normalisation=Normalisation(NormalisationKind.Z_SCORE)))
    found = only({1: ["90", "80"], 2: ["80", "89.9"], 3: ["60", "60"]}, stage, first=1)
    assert found.marks


TENTHS = st.integers(898, 1000).map(lambda tenths: str(Decimal(tenths) / 10))
PANELS = st.lists(st.lists(TENTHS, min_size=3, max_size=3), min_size=2, max_size=4)


@given(PANELS, st.booleans())
def test_the_marks_named_are_exactly_those_that_keyed_anew_would_change_who_is_in(
    rows: list[list[str]], trimmed: bool
) -> None:
    rule = ScoreRule(trim=Trim(1, 1, from_sheets=3) if trimmed else None)
    stage = replace(FINAL, score=rule)
    marks = dict(enumerate(rows, start=1))
    now = _who_is_in(marks, stage)
    moved = {
        MarkStep(number, f"评委{seat + 1}", "overall", Decimal(row[seat]) + step)
        for number, row in marks.items()
        for seat in range(3)
        for step in (Decimal("0.1"), Decimal("-0.1"))
        if Decimal(row[seat]) + step <= 100
        and _who_is_in({**marks, number: _changed(row, seat, Decimal(row[seat]) + step)}, stage) != now
    }
    assert set(only(marks, stage, first=1).marks) == moved


def _changed(row: list[str], seat: int, value: Decimal) -> list[str]:
    return [*row[:seat], str(value), *row[seat + 1 :]]


def _who_is_in(marks: Mapping[int, list[str]], stage: Stage) -> tuple[set[int], set[int]]:
    own, books = judged(contest(rulebook(stages=(stage,), awards={"一等奖": 1}), marks), marks)
    first = awards(own, {stage.id: stage_result(own, stage, books)})[0]
    return set(first.numbers), set(first.pending)
