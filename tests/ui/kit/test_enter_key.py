"""Enter on a button that has the keyboard presses it once, everywhere but where Enter belongs to something else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Form:
    """A line, a text and a button that counts how often it is pressed."""

    def __init__(self, host: QWidget, enter: bool | None = None) -> None:
        self.host = host
        self.line, self.text, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("去")
        self.pressed = 0
        down = QVBoxLayout(host)
        for widget in (self.line, self.text, self.button):
            down.addWidget(widget)
        self.button.clicked.connect(self._count)
        if enter is not None:
            self.button.setAutoDefault(enter)
        host.show()
        host.activateWindow()
        QApplication.processEvents()

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture
def window(qtbot: QtBot) -> Form:
    host = QWidget()
    qtbot.addWidget(host)
    return Form(host)


@pytest.mark.parametrize("enter", ENTERS)
def test_enter_presses_the_button_that_has_the_keyboard_once(window: Form, enter: Qt.Key) -> None:
    window.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.button, enter)
    assert window.pressed == 1
    QTest.keyClick(window.button, Qt.Key.Key_Space)
    assert window.pressed == 2


def test_texts_and_lines_keep_their_enter(window: Form) -> None:
    window.button.setFocus()
    window.text.setFocus()
    QTest.keyClick(window.text, Qt.Key.Key_Return)
    assert window.text.toPlainText() == "\n"
    # The line hands the keyboard on before its Enter is over: the button must not take the rest of it.
    window.line.returnPressed.connect(window.button.setFocus)
    window.line.setFocus()
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    assert window.button.hasFocus()
    assert window.pressed == 0


def test_a_dialog_decides_for_itself_which_buttons_take_enter(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    form = Form(dialog, enter=False)
    form.button.setFocus()
    QTest.keyClick(form.button, Qt.Key.Key_Return)
    assert form.pressed == 0
