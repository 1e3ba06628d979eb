"""A hurried person at the grid: letters, Tab, Delete, F4 too early, and another page in the middle of a mark."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from maker_desktop.domain.model.scoresheet import Confirmation
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.page import PageEntry
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.standings.page import StandingsPage
from maker_desktop.ui.window.main_window import MainWindow
from tests.services.contests import JUDGES, RULES, key_sheets
from tests.ui.scoring.hands import CONTROL, Shown, answer

LAST = (len(JUDGES) - 1, 3)


def test_letters_leave_the_cursor_where_it_is(shown: Shown) -> None:
    shown.type("ab")
    assert shown.place() == (0, 2)
    QTest.keyClicks(shown.page.grid, "qz")
    assert shown.place() == (0, 2)


def test_a_refused_mark_is_replaced_by_the_next_key(shown: Shown) -> None:
    shown.type("870\n87\n")
    assert shown.stored() == [("赵", "innovation", "87")]


def test_tab_goes_to_the_next_cell_and_row_with_and_without_typing(shown: Shown) -> None:
    panels.recuse(shown.session, "final", "钱", 1, "同事")
    shown.type("80")
    shown.press(Qt.Key.Key_Tab)
    assert shown.place() == (0, 3)
    shown.press(Qt.Key.Key_Tab)
    assert shown.place() == (2, 2), "a seat that does not mark is passed over"
    shown.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    shown.type("81")
    shown.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert shown.place() == (0, 2)
    assert [value for _, _, value in shown.stored()] == ["80", "81"]


def test_tab_leaves_the_grid_at_its_ends(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert shown.window.focusWidget() is not shown.page.grid
    shown.page.grid.setFocus()
    shown.press(Qt.Key.Key_End, CONTROL)
    assert shown.place() == LAST
    shown.press(Qt.Key.Key_Tab)
    assert shown.window.focusWidget() is not shown.page.grid


def test_a_mark_emptied_with_delete_comes_back_with_one_key(shown: Shown) -> None:
    shown.type("80\n")
    shown.page.grid.setCurrentIndex(shown.page.grid.sheets.index(0, 2))
    shown.press(Qt.Key.Key_Delete)
    assert shown.column(2)[0] == "80", "nothing is taken away before Enter"
    shown.type("\n")
    assert shown.column(2)[0] == ""
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.column(2)[0] == "80"


def test_a_second_entry_counts_and_passes_only_when_it_is_complete(shown: Shown) -> None:
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(shown.session, KeyedMark("final", 1, judge, criterion, "80"))
    message = shown.window.area.message
    shown.press(Qt.Key.Key_F4)
    assert "盲录复核 0 / 10" in shown.page.banner.text()
    shown.press(Qt.Key.Key_F4)
    assert message.sentence() == "盲录复核 0 / 10，没有完成，按 F4 继续。"
    shown.press(Qt.Key.Key_F4)
    shown.type("80\n" * 3)
    assert "盲录复核 3 / 10" in shown.page.banner.text()
    shown.press(Qt.Key.Key_F4)
    answer(Question, lambda question: question.reject())
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert not shown.session.file.all(Confirmation), "half a second entry is asked about"
    shown.activate()
    shown.press(Qt.Key.Key_F4)
    shown.type("80\n" * 7)
    shown.press(Qt.Key.Key_F4)
    assert message.sentence() == "盲录复核 10 / 10，两次录入一致。"


APART = RULES.replace("\n[[award]]", '\n[stage.divergence]\nsheet_from_median = "15"\n[[award]]', 1)


@pytest.mark.parametrize("shown", [APART], indirect=True)
def test_judges_who_differ_are_asked_about_once_with_the_limit_they_passed(shown: Shown) -> None:
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(shown.session, KeyedMark("final", 1, judge, criterion, "60" if judge == "周" else "85"))
    assert shown.column(6)[-1] == "偏离 25.00＞15"
    asked: list[str] = []

    def choose(words: str) -> Callable[[QDialog], None]:
        def act(question: QDialog) -> None:
            assert isinstance(question, Question)
            asked.append(question.says.text())
            (question.cancel if words == "取消" else question.action).click()

        return act

    answer(Question, choose("取消"))
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert not shown.session.file.all(Confirmation)
    shown.activate()
    answer(Question, choose("仍要确认"))
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert len(shown.session.file.all(Confirmation)) == len(JUDGES)
    assert "超过 15" in asked[0]
    shown.activate()
    shown.press(Qt.Key.Key_Z, CONTROL)
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert len(shown.session.file.all(Confirmation)) == len(JUDGES), "what was agreed to is not asked again"


def test_a_page_is_left_only_with_the_mark_written_and_its_question_stays_with_it(
    shown: Shown, idle_menu: FileMenu
) -> None:
    shown.window.close()
    context = PageContext(shown.session)
    pages = [PageEntry(page.form, page.form, page.note, page) for page in (ScoringPage, StandingsPage)]
    window = MainWindow(context, pages, idle_menu)
    window.resize(1440, 900)
    window.show()
    page = window.page(0)
    assert isinstance(page, ScoringPage)
    desk = Shown(shown.session, window, page, [], [0.0])
    window.activateWindow()
    page.grid.setFocus()
    QApplication.processEvents()
    desk.type("101")
    desk.press(Qt.Key.Key_2, CONTROL)
    assert window.current_key() == ScoringPage.form
    assert window.area.rail.entry(0).isChecked()
    assert "0 到 100" in page.grid.note()
    desk.type("88")
    desk.press(Qt.Key.Key_2, CONTROL)
    assert window.current_key() == StandingsPage.form
    assert [value for _, _, value in desk.stored()] == ["88"]
    window.go_to(0)
    key_sheets(desk.session, "final", 1, "80")
    page.grid.setCurrentIndex(page.grid.sheets.index(0, 2))
    seen: list[str] = []

    def call_off(dialog: QDialog) -> None:
        seen.append(window.current_key())
        dialog.reject()

    desk.activate()
    answer(CorrectionDialog, call_off)
    desk.type("90")
    desk.press(Qt.Key.Key_2, CONTROL)
    assert seen == [ScoringPage.form], "the question is asked over the page it is about"
    assert page.grid.sheets.cell(0, 2).text == "80"
    window.close()
