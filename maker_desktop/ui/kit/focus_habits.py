"""What every window does with what gets the keyboard: Enter presses a button, and typing replaces a number."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QDateTimeEdit, QDialog, QPushButton, QWidget


def press_buttons(app: QApplication) -> None:
    """Let Enter press buttons in all windows of the program; once, at its start.

    A button that gets the focus becomes the default: it then takes Enter, as it takes Space, while tables, texts
    and the grid keep theirs. Dialogs are left alone, where each button says for itself whether Enter is for it.
    """
    app.focusChanged.connect(_let_enter_press)


def _let_enter_press(_before: QWidget | None, now: QWidget | None) -> None:
    if isinstance(now, QPushButton) and not isinstance(now.window(), QDialog):
        now.setAutoDefault(True)


def select_on_focus(app: QApplication) -> None:
    """Select the number of every spin box that gets the keyboard: 4 gives 4, not 410; once, at the program's start."""
    app.focusChanged.connect(_select)


def _select(_before: QWidget | None, now: QWidget | None) -> None:
    # A date is edited part by part, and Qt selects the part.
    if isinstance(now, QAbstractSpinBox) and not isinstance(now, QDateTimeEdit):
        now.selectAll()
        # Again after the press of the mouse that brought the keyboard here: it puts the cursor between two digits.
        QTimer.singleShot(0, now, now.selectAll)
