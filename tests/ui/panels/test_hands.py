"""评委与抽签 under hurried hands: Tab, paste, refusals, many judges at once, a panel copied to another stage."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.panel import Absence
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.panels import panels, seating
from maker_desktop.services.roster import roster
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels import seats_tab
from maker_desktop.ui.panels.hand_draw_dialog import HandDrawDialog
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.panels.recusal_dialog import RecusalDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.records.editable_table import EditableTable
from tests.ui.conftest import MakeSession

STAGE, LATER = "preliminary", "final"
Key = Qt.Key


@pytest.fixture
def page(make_session: MakeSession, qtbot: QtBot) -> Iterator[PanelsPage]:
    session = make_session(Path("panels.maker"))
    for number in range(1, 6):
        roster.edit(session, Project(number, f"项目{number}", f"公司{number}", "enterprise"))
    page = PanelsPage(PageContext(session))
    qtbot.addWidget(page)
    session.listen(page.refresh)
    page.resize(1100, 640)
    page.show()
    page.activateWindow()
    page.refresh(None)
    QApplication.processEvents()
    yield page
    page.context.tasks.close()


@pytest.fixture
def table(page: PanelsPage) -> EditableTable:
    found = page.seats.card("1").seats
    found.setFocus()
    found.setCurrentIndex(found.model().index(0, 1))
    return found


def seated(page: PanelsPage, stage: str = STAGE, panel: str = "1") -> list[tuple[int, str, str]]:
    found = page.context.session.contest.panels(stage).get(panel, ())
    return [(seat.seat, seat.judge, seat.employer) for seat in found]


def keys(*typed: Key | str) -> None:
    """Press keys one after the other, each where the keyboard is then, without a pause between them."""
    for each in typed:
        for letter in [""] if isinstance(each, Key) else each:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(each, Key):
                QTest.keyClick(focused, each)
            else:
                QTest.keyClicks(focused, letter)


def place(table: EditableTable) -> tuple[int, int]:
    return table.currentIndex().row(), table.currentIndex().column()


def test_tab_goes_on_to_the_next_cell_and_row_and_nothing_typed_is_lost(page: PanelsPage, table: EditableTable) -> None:
    keys("Zhao", Key.Key_Tab, "Jia", Key.Key_Tab)
    assert place(table) == (1, 1)
    keys("Qian", Key.Key_Tab, "Yi", Key.Key_Tab, "Sun", Key.Key_Return)
    assert seated(page) == [(1, "Zhao", "Jia"), (2, "Qian", "Yi"), (3, "Sun", "")]
    assert place(table) == (3, 1), "Enter goes to the row below, which came with the name"
    QTest.keyClick(table, Key.Key_Tab)
    QTest.keyClick(table, Key.Key_Backtab)
    assert place(table) == (3, 1)


def test_tab_leaves_the_table_after_its_last_cell(page: PanelsPage, table: EditableTable) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "赵\t甲大学")
    table.setCurrentIndex(table.model().index(1, 2))
    QTest.keyClick(table, Key.Key_Tab)
    assert not table.hasFocus()


def test_a_refused_name_stays_selected_and_the_next_key_replaces_it(
    page: PanelsPage, table: EditableTable, qtbot: QtBot
) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "Zhao")
    table.setCurrentIndex(table.model().index(1, 1))
    with qtbot.captureExceptions() as raised:
        keys("Zhao", Key.Key_Tab)
    assert "出现了 2 次" in str(raised[0][1])
    assert place(table) == (1, 1)
    line = next(line for line in table.findChildren(QLineEdit) if line.isVisible())
    assert line.selectedText() == "Zhao"
    keys("Qian", Key.Key_Tab)
    assert seated(page) == [(1, "Zhao", ""), (2, "Qian", "")]
    assert place(table) == (1, 2)


def test_escape_brings_the_old_text_back(page: PanelsPage, table: EditableTable) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "Zhao")
    table.setCurrentIndex(table.model().index(0, 1))
    keys("Qian", Key.Key_Escape)
    assert seated(page) == [(1, "Zhao", "")]
    assert place(table) == (0, 1)


def test_a_click_on_another_cell_keeps_what_was_typed_and_stays_where_it_was(
    page: PanelsPage, table: EditableTable
) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "A\nB\nC")
    QApplication.processEvents()
    table.setCurrentIndex(table.model().index(0, 1))
    keys("Zhao")
    there = table.visualRect(table.model().index(2, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert seated(page)[0] == (1, "Zhao", "")
    assert place(table) == (2, 2)


def paste(table: EditableTable, row: int, column: int, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClick(table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_paste_fills_from_the_current_cell_on(page: PanelsPage, table: EditableTable) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "赵\t甲大学\n钱\t乙大学\n孙\t丙大学")
    paste(table, 1, 1, "李\t丁大学\n周\n吴\t戊大学\n")
    assert seated(page) == [(1, "赵", "甲大学"), (2, "李", "丁大学"), (3, "周", ""), (4, "吴", "戊大学")]
    paste(table, 0, 2, "子大学\n丑大学\n")
    assert [employer for _seat, _judge, employer in seated(page)] == ["子大学", "丑大学", "", "戊大学"]


def test_a_paste_of_more_employers_than_judges_changes_nothing(
    page: PanelsPage, table: EditableTable, qtbot: QtBot
) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "赵\t甲大学")
    with qtbot.captureExceptions() as raised:
        paste(table, 0, 2, "子大学\n丑大学\n")
    assert "第 2 行没有对应的评委" in str(raised[0][1])
    assert seated(page) == [(1, "赵", "甲大学")]


def test_several_judges_chosen_leave_together_after_a_question(
    page: PanelsPage, table: EditableTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "赵\n钱\n孙\n李")
    asked: list[str] = []

    def agree(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(seats_tab, "confirm", agree)
    QTest.keyClick(table, Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    entries = sum(1 for _ in page.context.session.file.entries())
    QTest.keyClick(table, Key.Key_Delete)
    assert asked == ["删除 3 位评委？"]
    assert seated(page) == [(1, "赵", "")]
    assert len(list(page.context.session.file.entries(entries))) == 1, "one act, one entry"


def test_a_panel_is_copied_to_another_stage_and_asks_before_it_replaces(
    page: PanelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = page.context.session
    seating.add_judges(session, STAGE, "1", "赵\t甲大学\n钱")
    monkeypatch.setattr(seats_tab, "confirm", lambda *_words: False)
    copy = page.seats.card("1").copy.menu()
    assert copy is not None
    copy.actions()[0].trigger()
    assert seated(page, LATER) == [(1, "赵", "甲大学"), (2, "钱", "")]
    seating.add_judges(session, STAGE, "1", "孙")
    page.seats.card("1").copy.menu().actions()[0].trigger()
    assert len(seated(page, LATER)) == 2, "what is there is not replaced without a yes"
    monkeypatch.setattr(seats_tab, "confirm", lambda *_words: True)
    page.seats.card("1").copy.menu().actions()[0].trigger()
    assert len(seated(page, LATER)) == 3


def test_drawn_numbers_are_pasted_from_the_current_cell_on(page: PanelsPage) -> None:
    page.draw.by_hand.click()
    dialog = page.findChild(HandDrawDialog)
    assert isinstance(dialog, HandDrawDialog)
    dialog.activateWindow()
    QApplication.processEvents()
    paste(dialog.projects, 2, 3, "5\n4\n3\n2\n")
    assert "只有 3 个项目" in dialog.objection.text()
    paste(dialog.projects, 0, 3, "5\t甲\n4\n3\n2\n1\n")
    QTest.keyClick(dialog.projects, Key.Key_Return)
    places = {each.number: each.position for each in page.context.session.contest.drawn_places}
    assert places == {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}


def test_tab_walks_down_the_drawn_numbers(page: PanelsPage) -> None:
    page.draw.by_hand.click()
    dialog = page.findChild(HandDrawDialog)
    assert isinstance(dialog, HandDrawDialog)
    dialog.activateWindow()
    QApplication.processEvents()
    keys("3", Key.Key_Tab, "1", Key.Key_Return, "2", Key.Key_Tab)
    model = dialog.projects.model()
    assert [model.index(row, 3).data() for row in range(5)] == ["3", "1", "2", "", ""]
    assert place(dialog.projects) == (3, 3)


def test_one_absence_is_one_row_however_many_projects_and_one_act(page: PanelsPage) -> None:
    session = page.context.session
    seating.add_judges(session, STAGE, "1", "赵\n钱")
    page.recusals.register.click()
    dialog = page.findChild(RecusalDialog)
    assert isinstance(dialog, RecusalDialog)
    dialog.kind.findChildren(QPushButton)[1].click()
    assert dialog.numbers() == (1, 2, 3, 4, 5), "a judge who has left owes all"
    dialog.projects.item(4).setCheckState(Qt.CheckState.Unchecked)
    dialog.reason.setText("临时离场")
    entries = sum(1 for _ in session.file.entries())
    dialog.register.click()
    assert len(list(session.file.entries(entries))) == 1
    model = page.recusals.entries.model()
    assert model.rowCount() == 1
    assert [model.index(0, column).data() for column in (1, 2, 3)] == ["缺席", "赵", "1、2、3、4 号（4 个项目）"]
    page.undo()
    assert not session.contest.absences


def test_several_rows_are_lifted_together_for_one_reason(page: PanelsPage) -> None:
    session = page.context.session
    seating.add_judges(session, STAGE, "1", "赵\n钱")
    panels.excuse(session, Absence(STAGE, "赵", 0, "临时离场"), (1, 2))
    panels.excuse(session, Absence(STAGE, "钱", 0, "突发急病"), (3,))
    page.tabs.setCurrentWidget(page.recusals)
    page.recusals.entries.setFocus()
    QTest.keyClick(page.recusals.entries, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.recusals.bar.findChildren(QPushButton)[-1].click()
    lifting = page.findChild(ReasonDialog)
    assert isinstance(lifting, ReasonDialog)
    assert lifting.title.text() == "撤销 2 条缺席？"
    lifting.reason.setPlainText("都已返回")
    lifting.action.click()
    assert not session.contest.absences
