"""Several projects at once: ticked by key and click, changed in one entry, and taken back by one Ctrl+Z."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.roster.eligibility import CheckState, all_checks
from maker_desktop.services.panels import seating
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.roster.page import RosterPage
from tests.services.contests import RULES, small_contest

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[RosterPage]:
    session = small_contest(f'{RULES}\n[eligibility]\nconditions = ["企业无严重失信记录", "项目已进入市场"]\n')
    page = RosterPage(PageContext(session))
    qtbot.addWidget(page)
    session.listen(page.refresh)
    page.resize(1232, 804)
    page.show()
    page.activateWindow()
    page.refresh(None)
    page.projects.setFocus()
    QApplication.processEvents()
    yield page
    page.context.close()


def ticked(page: RosterPage) -> list[int]:
    return [row.project.number for row in page.projects.chosen()]


def button(page: RosterPage, words: str) -> QPushButton:
    return next(each for each in page.batch.bar.findChildren(QPushButton) if each.text() == words)


def entries(page: RosterPage) -> int:
    return sum(1 for _ in page.context.session.file.entries())


def test_space_and_shift_tick_rows_and_escape_unticks_them(page: RosterPage) -> None:
    QTest.keyClick(page.projects, Key.Key_Space)
    assert ticked(page) == [1]
    QTest.keyClick(page.projects, Key.Key_Down, SHIFT)
    QTest.keyClick(page.projects, Key.Key_Down, SHIFT)
    assert ticked(page) == [1, 2, 3]
    QTest.keyClick(page.projects, Key.Key_Down)
    assert ticked(page) == [1, 2, 3], "going on loses no tick"
    assert page.batch.bar.accessibleName() == "已选 3 个项目：1、2、3 号"
    QTest.keyClick(page.projects, Key.Key_Escape)
    assert ticked(page) == []
    assert not page.batch.bar.isVisible()
    QTest.keyClick(page.projects, Key.Key_A, CONTROL)
    assert ticked(page) == [each.number for each in page.context.session.contest.projects]


def test_a_click_into_the_box_ticks_and_elsewhere_only_shows(page: RosterPage) -> None:
    def click(row: int, x: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        rect = page.projects.visualRect(page.projects.model().index(row, 0))
        at = QPoint(rect.left() + x, rect.center().y())
        QTest.mouseClick(page.projects.viewport(), Qt.MouseButton.LeftButton, keys, at)

    click(1, 20)
    assert ticked(page) == [2]
    click(0, 80)
    assert ticked(page) == [2]
    assert page.projects.current_record().project.number == 1
    click(1, 20)
    assert ticked(page) == []
    click(0, 20)
    click(2, 80, SHIFT)
    assert ticked(page) == [1, 2, 3]


def test_what_is_no_longer_shown_is_no_longer_ticked(page: RosterPage) -> None:
    QTest.keyClick(page.projects, Key.Key_A, CONTROL)
    page.search.setText(page.context.session.project(2).name)
    assert ticked(page) == [2]
    page.search.clear()
    assert ticked(page) == [2]


def test_conditions_of_many_are_fulfilled_in_one_entry_and_taken_back(page: RosterPage) -> None:
    session = page.context.session
    open_before = {
        number: [check for check in found if check.state is CheckState.TO_CONFIRM]
        for number, found in all_checks(session.contest).items()
    }
    assert open_before[1]
    QTest.keyClick(page.projects, Key.Key_Space)
    QTest.keyClick(page.projects, Key.Key_Down, SHIFT)
    before = entries(page)
    button(page, "条件全部符合").click()
    assert entries(page) == before + 1
    assert all(check.state is CheckState.PASSED for number in (1, 2) for check in all_checks(session.contest)[number])
    assert ticked(page) == []
    page.undo()
    assert [check for check in all_checks(session.contest)[1] if check.state is CheckState.TO_CONFIRM] == open_before[1]


def test_many_withdraw_for_one_reason_and_come_back(page: RosterPage) -> None:
    session = page.context.session
    QTest.keyClick(page.projects, Key.Key_Space)
    QTest.keyClick(page.projects, Key.Key_Down, SHIFT)
    before = entries(page)
    button(page, "退赛…").click()
    dialog = page.window().findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert dialog.title.text() == "2 个项目退赛？"
    assert dialog.reason.hasFocus() or not dialog.action.hasFocus(), "the keyboard is never on what cannot be undone"
    dialog.reason.setPlainText("来函退出")
    dialog.action.click()
    assert entries(page) == before + 1
    assert [session.contest.gone(number) for number in (1, 2, 3)] == [Presence.WITHDRAWN, Presence.WITHDRAWN, None]
    page.projects.pick_row(0)
    assert page.card.withdraw.text() == "恢复参赛…"
    page.undo()
    assert session.contest.gone(1) is None


def test_many_move_to_another_division_or_none(page: RosterPage, qtbot: QtBot) -> None:
    session = page.context.session
    divisions = session.contest.rulebook.divisions
    QTest.keyClick(page.projects, Key.Key_Space)
    menu = button(page, "改组别").menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    target = next(each for each in divisions if each.id != session.project(1).division)
    next(action for action in menu.actions() if action.text() == target.name).trigger()
    assert session.project(1).division == target.id


def test_many_go_to_a_panel(page: RosterPage) -> None:
    session = page.context.session
    stage = session.contest.rulebook.stages[0]
    seating.add_judges(session, stage.id, "2", "新评委")
    QTest.keyClick(page.projects, Key.Key_Space)
    QTest.keyClick(page.projects, Key.Key_Down, SHIFT)
    menu = button(page, "分到评审组").menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == f"{stage.name} 第 2 组").trigger()
    assert [session.contest.panel_of(stage.id, number) for number in (1, 2)] == ["2", "2"]
