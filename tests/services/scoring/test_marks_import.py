"""Marks from a file are taken all or none, complete sheets as confirmed, and marks already there not again."""

from dataclasses import replace

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.exchange.marks_file import MarkRow, MarksReading
from maker_desktop.services.arbitration.arbitration import lodge, rule
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.marks_import import MarksImport, import_marks
from tests.services.contests import JUDGES, key_sheets, small_contest


def rows(*cells: tuple[str, str, str, str]) -> MarksReading:
    return MarksReading(tuple(MarkRow(row, *cell) for row, cell in enumerate(cells, start=2)), ())


def full(project: str, value: str) -> list[tuple[str, str, str, str]]:
    return [(project, judge, criterion, value) for judge in JUDGES for criterion in ("innovation", "团队能力")]


def take(session: Session, *cells: tuple[str, str, str, str]) -> MarksImport:
    return import_marks(session, "final", rows(*cells))


def test_complete_sheets_count_at_once() -> None:
    session = small_contest()
    done = take(session, *full("1", "80"), *full("乙", "90"))
    assert (done.imported, done.refused) == (20, ())
    assert [(each.number, each.place) for each in session.result("final").division("enterprise")[:2]] == [
        (2, 1),
        (1, 2),
    ]
    assert session.contest.presence("final", 1) is Presence.PRESENTED


def test_a_sheet_with_a_gap_does_not_count() -> None:
    session = small_contest()
    assert take(session, *full("1", "80")[:-1]).imported == 9
    assert session.result("final").standing(1).score is None
    assert take(session, full("1", "80")[-1]).imported == 1
    assert str(session.result("final").standing(1).score) == "80.00"


def test_the_same_file_again_changes_nothing() -> None:
    session = small_contest()
    take(session, *full("1", "80"))
    entries = len(list(session.file.entries()))
    assert take(session, *full("1", "80.0")).imported == 0
    assert len(list(session.file.entries())) == entries


def test_one_refused_row_keeps_all_out() -> None:
    session = small_contest()
    panels.recuse(session, "final", "周", 3, "同事")
    done = take(
        session,
        *full("1", "80"),
        ("1", "赵", "team", "101"),
        ("丙", "周", "team", "80"),
        ("9", "赵", "team", "80"),
        ("1", "吴", "team", "80"),
        ("1", "赵", "looks", "80"),
        ("1", "赵", "innovation", "81"),
    )
    assert done.imported == 0
    assert [row.row for row in done.refused] == [12, 13, 14, 15, 16, 17]
    reasons = " ".join(row.reason for row in done.refused)
    for word in ("101", "回避", "复赛没有项目“9”", "“吴”", "looks", "第 2 行"):
        assert word in reasons
    assert not session.file.all(Mark)


def test_rows_the_reader_refused_keep_all_out() -> None:
    session = small_contest()
    reading = rows(*full("1", "80"))._replace(refused=(RefusedRow(5, "第 5 行没有写评委。"),))
    done = import_marks(session, "final", reading)
    assert (done.imported, done.refused) == (0, (RefusedRow(5, "第 5 行没有写评委。"),))
    assert not session.file.all(Mark)


def test_an_empty_mark_leaves_the_sheet_as_it_was() -> None:
    session = small_contest()
    take(session, *full("1", "80"))
    assert take(session, ("1", "赵", "team", "")).imported == 0
    assert str(session.book("final").value(1, "赵", "team")) == "80"


def test_changing_a_mark_of_a_confirmed_sheet_is_a_correction() -> None:
    session = small_contest()
    take(session, *full("1", "80"))
    assert take(session, ("1", "赵", "team", "90")).imported == 1
    assert [(mark.version, mark.reason) for mark in session.file.all(Mark) if mark.version > 1] == [(2, "导入更正")]


def test_a_revealed_project_is_not_corrected_by_import() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)
    done = take(session, ("1", "赵", "team", "90"))
    assert "已经亮分" in done.refused[0].reason
    assert take(session, ("1", "赵", "team", "80")).refused == ()


def test_an_ambiguous_name_is_refused() -> None:
    session = small_contest()
    roster.edit(session, replace(session.project(2), name="甲"))
    done = take(session, ("甲", "赵", "team", "80"))
    assert "编号 1、2" in done.refused[0].reason


def test_a_dry_run_writes_nothing() -> None:
    session = small_contest()
    assert import_marks(session, "final", rows(*full("1", "80")), dry_run=True).imported == 10
    assert not session.file.all(Mark)


def test_a_stage_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal, match="没有阶段“semi”"):
        import_marks(small_contest(), "semi", rows())


def sheets(session: Session, number: int) -> list[tuple[str, str]]:
    lines = session.result("final").scores[number].lines
    return [(line.sheet.judge, line.sheet.state.value) for line in lines]


def test_marks_of_a_judge_who_has_to_mark_again_are_those_of_the_fresh_sheet() -> None:
    session = small_contest()
    whole = (*full("1", "80"), *full("2", "70"))
    take(session, *whole)
    lodge(session, "final", (1,), person="某公司", contact="1", text="请复核")
    rule(session, "objection:1", Verdict(Decision.RESCORE, "再看", ("吴", "郑"), judge="赵"))
    assert ("赵", "missing") in sheets(session, 1)
    assert take(session, *whole).imported == 0
    assert take(session, ("1", "赵", "innovation", "80"), ("1", "赵", "team", "80")).imported == 2
    assert ("赵", "complete") in sheets(session, 1)
    assert take(session, ("1", "赵", "team", "85"), ("2", "赵", "team", "71")).imported == 2
    assert session.book("final").value(1, "赵", "team") == 80
    assert str(session.result("final").scores[1].lines[0].sheet.marks[-1]) == "85"


def test_marks_after_a_playoff_was_ordered_put_the_tied_in_order_and_leave_their_scores() -> None:
    session = small_contest()
    whole = tuple(cell for name in ("1", "2") for cell in full(name, "90"))
    take(session, *whole, *full("3", "80"))
    rule(session, "tie:final:1-2", Verdict(Decision.PLAYOFF, "加时", ("吴", "郑")))
    assert take(session, *whole, *full("3", "80")).imported == 0
    fresh = (*full("1", "91"), *full("2", "92"))
    assert take(session, *fresh).imported == 20
    assert take(session, *fresh).imported == 0
    standings = session.result("final").division("enterprise")[:2]
    assert [(each.number, each.place, str(each.score)) for each in standings] == [(2, 1, "90.00"), (1, 2, "90.00")]
