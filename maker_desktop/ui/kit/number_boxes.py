"""Selects the number of a spin box that gets the keyboard, so that typing replaces it: 4 gives 4, not 410."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QDateTimeEdit, QWidget


def select_on_focus(app: QApplication) -> None:
    """Select the number of every spin box that gets the keyboard; once, at the program's start."""
    app.focusChanged.connect(_select)


def _select(_before: QWidget | None, now: QWidget | None) -> None:
    # A date is edited part by part, and Qt selects the part.
    if isinstance(now, QAbstractSpinBox) and not isinstance(now, QDateTimeEdit):
        now.selectAll()
        # Again after the press of the mouse that brought the keyboard here: it puts the cursor between two digits.
        QTimer.singleShot(0, now, now.selectAll)
