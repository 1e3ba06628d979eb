"""The question before what cannot be taken back: only the button that names the action means yes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.kit.messages import confirm


def press(key: Qt.Key) -> Callable[[Question], None]:
    return lambda box: QTest.keyClick(box, key)


def click(words: str) -> Callable[[Question], None]:
    def act(box: Question) -> None:
        next(button for button in box.findChildren(QPushButton) if button.text() == words).click()

    return act


@pytest.mark.parametrize(
    ("act", "meant"),
    [
        (click("封存"), True),
        (click("取消"), False),
        (press(Qt.Key.Key_Escape), False),
        (press(Qt.Key.Key_Return), False),
    ],
)
def test_only_the_button_that_names_the_action_means_yes(
    qtbot: QtBot, act: Callable[[Question], None], meant: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        asked.append(box.title.text())
        assert box.title.textFormat() is Qt.TextFormat.PlainText, "a name with < and > in it is shown as it is"
        act(box)

    QTimer.singleShot(0, answer)
    assert confirm(window, "封存复赛？", "封存后分数和名次不能再改。", "封存") is meant
    assert asked == ["封存复赛？"]
