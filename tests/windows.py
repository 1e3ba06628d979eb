"""The windows on the screen, asked for without a crash: used by whatever works at several of them."""

from PySide6.QtWidgets import QApplication, QWidget

from maker_desktop.services.core.collector import collector_at_rest


def windows() -> list[QWidget]:
    """Return every window, those that are hidden included.

    The collector rests meanwhile: it would delete windows that were closed and forgotten, while PySide still goes
    through Qt's list of their addresses.
    """
    with collector_at_rest():
        return QApplication.topLevelWidgets()
