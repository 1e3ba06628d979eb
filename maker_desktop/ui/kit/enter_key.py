"""Enter presses the focused button in windows, as in Qt's dialogs."""

from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget


def press_buttons(app: QApplication) -> None:
    """Let Enter press buttons in all windows of the program; once, at its start.

    A button that gets the focus becomes the default: it then takes Enter, as it takes Space, while tables, texts
    and the grid keep theirs. Dialogs are left alone, where each button says for itself whether Enter is for it.
    """
    app.focusChanged.connect(_let_enter_press)


def _let_enter_press(_before: QWidget | None, now: QWidget | None) -> None:
    if isinstance(now, QPushButton) and not isinstance(now.window(), QDialog):
        now.setAutoDefault(True)
