"""Marks from a file on the scoring page: previewed judge by judge, then all of them taken or none."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.scoring.marks_intake import MarksImportDialog
from tests.exchange.messy import workbook
from tests.services.contests import JUDGES
from tests.ui.scoring.hands import Shown

TITLES = ("项目", "评委", "指标", "分数")
CRITERIA = ("innovation", "team")


def by_judge(path: Path, mark: object = 80, numbers: Sequence[object] = (1, "2 号项目")) -> Path:
    """Write a workbook with a sheet for each judge."""
    sheets = {
        judge: [TITLES, *((number, judge, key, mark) for number in numbers for key in CRITERIA)] for judge in JUDGES
    }
    return workbook(path, ("说明",), others=sheets)


def preview(shown: Shown, source: Path, qtbot: QtBot) -> MarksImportDialog:
    with qtbot.waitSignal(shown.page.context.tasks.ended):
        shown.page.intake.preview(shown.session.stage("final"), source)
    dialog = shown.page.findChild(MarksImportDialog)
    assert isinstance(dialog, MarksImportDialog)
    return dialog


def cells(dialog: MarksImportDialog) -> list[list[str]]:
    model = dialog.rows.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_marks_are_previewed_by_judge_and_taken_by_enter(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    marks.enter(shown.session, KeyedMark("final", 1, JUDGES[0], "innovation", "80"))
    marks.enter(shown.session, KeyedMark("final", 2, JUDGES[0], "innovation", "70"))
    dialog = preview(shown, by_judge(tmp_path / "分.xlsx"), qtbot)
    assert [dialog.chips[word].text() for word in ("新分数", "修改", "相同")] == ["新分数 18", "修改 1", "相同 1"]
    assert cells(dialog)[0] == [JUDGES[0], "2", "2", "1", "1", "1、2"]
    assert dialog.read.text().startswith("5 位评委，2 个项目；读了“赵”4 行、")
    assert len(shown.stored()) == 1
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert len(shown.stored()) == 10
    assert str(shown.session.result("final").scores[2].published) == "80.00"
    assert shown.page.queue.queue.items()[0].score is not None


def test_a_refused_row_keeps_all_out_and_says_where(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview(shown, by_judge(tmp_path / "分.xlsx", 101), qtbot)
    assert dialog.chips["不能导入"].text() == "不能导入 20"
    assert not dialog.take.isEnabled()
    assert cells(dialog)[0][0] == "赵 2"
    assert dialog.detail.text().startswith("“赵”第 2 行：")
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert not shown.stored()


def test_what_is_in_doubt_is_shown(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview(shown, by_judge(tmp_path / "分.xlsx"), qtbot)
    dialog.shown.chosen.emit("须核对")
    assert cells(dialog) == [["Sheet", "没有“项目”一列，没有读入"]]


def test_a_file_that_says_nothing_new_needs_no_import(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    preview(shown, by_judge(tmp_path / "分.xlsx"), qtbot).take.click()
    qtbot.waitUntil(lambda: shown.page.findChild(MarksImportDialog) is None)
    again = preview(shown, by_judge(tmp_path / "分.xlsx"), qtbot)
    assert again.reason.text() == "这份文件里没有新的分数，不用导入。"
    assert not again.take.isEnabled()


def test_marks_keyed_since_the_preview_are_not_written_over(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview(shown, by_judge(tmp_path / "分.xlsx"), qtbot)
    marks.enter(shown.session, KeyedMark("final", 1, JUDGES[0], "innovation", "90"))
    with qtbot.captureExceptions() as refused:
        dialog.take.click()
    assert len(shown.stored()) == 1
    assert all("预览以后打分有了变化" in str(error) for _, error, _ in refused)
