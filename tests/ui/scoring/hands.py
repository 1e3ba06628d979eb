"""The scoring desk as the tests hold it: a window with nothing but the desk, keys, and answers to its questions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.window.main_window import MainWindow

CONTROL: Final = Qt.KeyboardModifier.ControlModifier


@dataclass
class Shown:
    """A window with only the scoring page, on a small contest; what it sends to the audience screen or refused."""

    session: Session
    window: MainWindow
    page: ScoringPage
    scenes: list[Scene]
    hands: list[float]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.hands[0] += 0.5  # nobody presses two keys in one instant, and the audience screen would not hear him
        QTest.keyClick(self._keyed(), key, modifier)

    def activate(self) -> None:
        """Give the window the keyboard: without a screen no window is active again behind a closed question."""
        self.window.activateWindow()
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type digits; a line break is Enter."""
        for letter in text:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self._keyed(), letter)

    def column(self, column: int) -> list[str]:
        model = self.page.grid.sheets
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def place(self) -> tuple[int, int]:
        index = self.page.grid.currentIndex()
        return index.row(), index.column()

    def stored(self, number: int = 1, entry: int = 1) -> list[tuple[str, str, str]]:
        return [
            (mark.judge, mark.criterion, str(mark.value))
            for mark in self.session.file.all(Mark)
            if mark.number == number and mark.entry == entry
        ]

    def _keyed(self) -> QWidget:
        return self.page.grid.editor() or self.page.grid


def answer(kind: type[QDialog], fill: Callable[[QDialog], None]) -> None:
    """Fill the next dialog, which must be of this kind, once it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            fill(dialog)
        except AssertionError:
            if isinstance(dialog, QDialog):
                dialog.reject()  # nobody else would close it
            raise

    QTimer.singleShot(0, act)


def sign(reason: str, supervisor: str = "", pin: str = "") -> Callable[[QDialog], None]:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectionDialog)
        assert not dialog.accept_button.isEnabled()
        dialog.reason.setEditText(reason)
        dialog.signature.supervisor.setCurrentText(supervisor)
        dialog.signature.pin.setText(pin)
        assert dialog.accept_button.isEnabled()
        dialog.accept_button.click()

    return fill
