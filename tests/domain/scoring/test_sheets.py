"""The six states of a sheet, and what rulings make of the sheets of a project."""

from dataclasses import replace

from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, SheetState
from maker_desktop.domain.scoring.sheets import project_sheets, sheets, updated_sheets
from tests.domain.trial import THREE, Trial, book, row, ruling, trial


def states(made: Trial, number: int = 1) -> list[SheetState]:
    return [sheet.state for sheet in made.sheets[number]]


def with_marks(made: Trial, round_id: str, table: dict[int, dict[str, str]], *, confirmed: bool = True) -> Trial:
    again = made.book
    for number, marks in table.items():
        for judge, text in marks.items():
            value = book({number: {judge: text}}).value(number, judge, "all")
            again = again.with_mark(Mark("final", number, judge, "all", value, round_id))
            if confirmed:
                again = again.with_confirmation(Confirmation("final", number, judge, round_id))
    return replace(made, book=again)


def test_a_sheet_is_missing_partial_or_complete_by_its_marks() -> None:
    made = trial({1: {"甲": "- - -", "乙": "80 - 90", "丙": "80 85 90"}}, criteria=THREE)
    assert states(made) == [SheetState.MISSING, SheetState.PARTIAL, SheetState.COMPLETE]
    assert [sheet.counts for sheet in made.sheets[1]] == [False, False, True]
    assert [str(mark) for mark in made.sheets[1][1].marks] == ["80", "None", "90"]


def test_sheets_stand_in_the_order_of_seats() -> None:
    made = trial({1: {"乙": "80", "甲": "90"}}, panels={"A": ["甲", "乙"]})
    assert [(sheet.seat, sheet.judge) for sheet in made.sheets[1]] == [(1, "甲"), (2, "乙")]


def test_an_unconfirmed_sheet_does_not_count() -> None:
    made = trial({1: row("80")}, confirmed=False)
    assert states(made) == [SheetState.COMPLETE]
    assert not made.sheets[1][0].counts
    assert made.sheets[1][0].owed


def test_recused_and_absent_judges_owe_nothing_and_their_marks_do_not_count() -> None:
    made = trial({1: row("80", "90"), 2: row("70", "60")})
    contest = replace(
        made.contest,
        recusals=(Recusal("final", "甲", 1, "同单位"), Recusal("first", "乙", 2, "别的阶段")),
        absences=(Absence("final", "乙", 1, "迟到"),),
    )
    first, second = sheets(contest, made.stage, made.book)[1]
    assert (first.state, first.note, first.marks) == (SheetState.RECUSED, "同单位", (None,))
    assert (second.state, second.note) == (SheetState.ABSENT, "迟到")
    assert not first.counts
    assert not first.owed
    assert all(sheet.counts for sheet in sheets(contest, made.stage, made.book)[2])


def test_a_ruling_voids_only_the_sheet_it_names() -> None:
    made = trial({1: row("80", "90"), 2: row("70", "60")})
    ruled = made.ruled(ruling(1, Decision.VOID, [1], CaseKind.OBJECTION, judge="乙"))
    assert states(ruled) == [SheetState.COMPLETE, SheetState.VOID]
    assert "经核实" in ruled.sheets[1][1].note
    assert ruled.sheets[2] == made.sheets[2]


def test_a_ruling_has_one_judge_mark_again_and_the_new_marks_take_the_place_of_the_old() -> None:
    made = trial({1: row("80", "90")}).ruled(ruling(7, Decision.RESCORE, [1], CaseKind.DIVERGENCE, judge="乙"))
    assert states(made) == [SheetState.COMPLETE, SheetState.MISSING]
    again = with_marks(made, "ruling:7", {1: {"乙": "84"}})
    assert [str(sheet.marks[0]) for sheet in again.sheets[1]] == ["80", "84"]
    assert str(again.book.value(1, "乙", "all")) == "90"
    called = project_sheets(again.contest, again.stage, again.book, 1, "ruling:7")
    assert [(sheet.judge, str(sheet.marks[0])) for sheet in called] == [("乙", "84")]


def test_the_whole_panel_marks_again_but_for_those_who_are_recused() -> None:
    made = trial({1: row("80", "90")}).ruled(ruling(7, Decision.RESCORE, [1], CaseKind.OBJECTION))
    contest = replace(made.contest, recusals=(Recusal("final", "甲", 1, "同单位"),))
    called = project_sheets(contest, made.stage, made.book, 1, "ruling:7")
    assert [sheet.state for sheet in called] == [SheetState.RECUSED, SheetState.MISSING]
    scoring = project_sheets(contest, made.stage, made.book, 1)
    assert scoring == (called[0], replace(called[1], note="裁定重新打分：经核实"))


def test_the_last_ruling_on_a_sheet_decides() -> None:
    void = ruling(1, Decision.VOID, [1], CaseKind.OBJECTION, judge="乙")
    rescore = ruling(2, Decision.RESCORE, [1], CaseKind.DIVERGENCE, judge="乙")
    table = {1: row("80", "90")}
    assert states(trial(table).ruled(void, rescore))[1] is SheetState.MISSING
    assert states(trial(table).ruled(rescore, replace(void, id=3)))[1] is SheetState.VOID
    assert states(trial(table).ruled(void, replace(void, id=4, decision=Decision.UPHOLD)))[1] is SheetState.COMPLETE


def test_only_the_named_projects_are_made_anew() -> None:
    made = trial({1: row("80"), 2: row("70")})
    changed = made.book.with_mark(Mark("final", 2, "甲", "all", None, version=2))
    updated = updated_sheets(made.contest, made.stage, changed, made.sheets, [2])
    assert updated[1] is made.sheets[1]
    assert updated == sheets(made.contest, made.stage, changed)
