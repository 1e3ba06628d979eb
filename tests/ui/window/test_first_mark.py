"""From the start page to the first mark with an office's lists at hand: every press, click and run of typing counts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.app import backend, desktop
from maker_desktop.app.desktop import Desktop
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.resources import resource
from maker_desktop.ui.roster.import_dialog import RosterImportDialog
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.memory import Memory

MOST_ACTIONS: Final = 10
CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
JUDGES: Final = "\n".join(f"{seat}\t评委{seat}\t某学院" for seat in "一二三四五")


class Hands:
    """Presses real keys where the keyboard is, and counts what a person has to do."""

    def __init__(self) -> None:
        self.actions: list[str] = []

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key or shortcut."""
        self.actions.append(QKeyEvent(QEvent.Type.KeyPress, key, modifier).text() or key.name)
        QTest.keyClick(self._here(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type digits with the Enter that ends them, which is one run."""
        self.actions.append(text)
        QTest.keyClicks(self._here(), text)
        QTest.keyClick(self._here(), Qt.Key.Key_Return)
        QApplication.processEvents()

    def _here(self) -> QWidget:
        here = QApplication.focusWidget() or QApplication.activeWindow()
        assert here is not None
        return here


@pytest.fixture
def started(memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setattr(desktop, "_documents", lambda: tmp_path)
    started = Desktop(backend.lazy_backend(lambda: "王敏"), memory, lambda: 0.0)
    started.start()
    assert started.start_page is not None
    started.start_page.activateWindow()
    yield started
    for window in (started.window, started.start_page):
        if window is not None:
            window.close()


def test_the_first_mark_takes_at_most_ten_actions(
    started: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands()
    page = started.start_page
    assert page is not None
    names = [page.presets.model().index(row, 0).data() for row in range(page.presets.model().rowCount())]
    wanted = next(row for row, name in enumerate(names) if "晋中市" in name and "2026" in name)
    for _ in range(wanted):
        QTest.keyClick(page.presets, Qt.Key.Key_Down)  # one run with the Enter that follows
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: started.window is not None)
    window = started.window
    assert isinstance(window, MainWindow)
    with qtbot.waitActive(window):
        window.activateWindow()
    take_the_roster(hands, window, qtbot, monkeypatch)
    hands.press(Qt.Key.Key_4, CONTROL)
    QApplication.clipboard().setText(JUDGES)
    hands.press(Qt.Key.Key_V, CONTROL)
    assert len(window.context.session.contest.seats) == 5
    hands.press(Qt.Key.Key_5, CONTROL)
    hands.type("85")
    assert [str(mark.value) for mark in window.context.session.file.all(Mark)] == ["85"]
    assert len(hands.actions) <= MOST_ACTIONS, hands.actions


def take_the_roster(hands: Hands, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to the page, ask for the file, name it in the system's dialog, and take what the preview shows."""

    def named(*_words: object) -> tuple[str, str]:
        hands.actions.append("the file's name and Enter in the system's dialog")
        return str(resource("samples", "roster.csv")), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", named)
    hands.press(Qt.Key.Key_3, CONTROL)
    hands.press(Qt.Key.Key_Return)

    def preview() -> QObject | None:
        return next((each for each in window.findChildren(RosterImportDialog) if each.isVisible()), None)

    qtbot.waitUntil(lambda: preview() is not None)
    dialog = preview()
    assert isinstance(dialog, RosterImportDialog)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.context.session.contest.projects) > 0)
    with qtbot.waitActive(window):
        window.activateWindow()
