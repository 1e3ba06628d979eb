"""Ctrl+Z at the desk takes back what was done last, whatever it was, and says what it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.scoresheet import Confirmation
from maker_desktop.services.panels import panels
from tests.services.contests import JUDGES, key_sheets
from tests.ui.scoring.hands import CONTROL, Shown


def key_project(shown: Shown) -> None:
    for _seat in JUDGES:
        shown.type("80\n81\n")


def test_marks_and_other_acts_are_taken_back_in_the_order_they_were_done(shown: Shown) -> None:
    shown.type("80\n")
    panels.set_presence(shown.session, "final", 2, Presence.WITHDRAWN, "来函")
    shown.type("81\n")
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert [value for _, _, value in shown.stored()] == ["80", "81", "None"]
    assert shown.session.contest.presence("final", 2) is Presence.WITHDRAWN


def test_an_act_after_the_last_mark_is_taken_back_before_it(shown: Shown) -> None:
    shown.type("80\n")
    panels.set_presence(shown.session, "final", 2, Presence.WITHDRAWN, "来函")
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.session.contest.presence("final", 2) is Presence.WAITING
    assert shown.window.area.message.sentence() == "已撤销“登记出场：复赛 2 号 退赛”。"
    assert [value for _, _, value in shown.stored()] == ["80"]
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert [value for _, _, value in shown.stored()] == ["80", "None"]


def test_a_confirmation_says_where_the_project_went_and_one_click_brings_it_back(shown: Shown) -> None:
    key_project(shown)
    shown.press(Qt.Key.Key_Return, CONTROL)
    message = shown.window.area.message
    assert message.sentence() == "已确认 1 号　80.40，企业组暂列第 1，按 F8 亮分。"
    assert shown.page.number == 2
    QTest.mouseClick(message.undo, Qt.MouseButton.LeftButton)
    assert not shown.session.file.all(Confirmation)
    assert shown.page.number == 1, "the project that was confirmed too early is on the desk again"
    assert shown.page.confirm.isEnabled()


def test_what_is_offered_to_be_taken_back_is_no_longer_offered_once_something_else_was_done(shown: Shown) -> None:
    key_project(shown)
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert shown.window.area.message.undo.isVisible()
    shown.type("7")
    assert shown.window.area.message.undo.isVisible(), "nothing is done yet"
    shown.type("0\n")
    assert not shown.window.area.message.undo.isVisible()


def test_what_the_audience_has_seen_is_not_taken_back_by_a_key(shown: Shown, qtbot: QtBot) -> None:
    key_project(shown)
    shown.press(Qt.Key.Key_Return, CONTROL)
    for _step in range(9):
        shown.press(Qt.Key.Key_F8)
    assert shown.session.contest.revealed
    with qtbot.capture_exceptions() as told:
        shown.press(Qt.Key.Key_Z, CONTROL)
        QApplication.processEvents()
    assert "不能撤销" in str(told[0][1])
    assert len(shown.session.file.all(Confirmation)) == len(JUDGES)


@pytest.mark.parametrize("typed", ["", "8"])
def test_the_key_works_while_a_cell_is_open_and_loses_nothing_typed(shown: Shown, typed: str) -> None:
    key_sheets(shown.session, "final", 3, "80")
    panels.set_presence(shown.session, "final", 2, Presence.WITHDRAWN, "来函")
    shown.press(Qt.Key.Key_F2)
    shown.type(typed)
    shown.window.undo()
    assert shown.session.contest.presence("final", 2) is Presence.WAITING
    assert [value for _, _, value in shown.stored()] == [typed] * bool(typed)
    assert shown.page.number == 2, "what was taken back is on the desk"
