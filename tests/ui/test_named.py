"""Whoever hears the screen instead of seeing it: whatever the keyboard can reach on a page says what it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.open_contest import OpenContest
from tests.services.contests import key_sheets, small_contest


@pytest.fixture
def window(idle_menu: FileMenu) -> Iterator[MainWindow]:
    session = small_contest()
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    opened = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(1280, 800)
    opened.window.show()
    QApplication.processEvents()
    yield opened.window
    opened.window.close()


def unnamed(root: QWidget) -> set[str]:
    """Return the widgets Tab can come to that a screen reader has no word for."""
    found = set()
    for widget in root.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            continue
        if widget.focusProxy() is not None or widget.objectName().startswith("qt_"):
            continue  # the proxy is what is named, and parts of Qt's own widgets belong to these
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name).strip():
            host = widget.parentWidget()
            found.add(f"{type(widget).__name__} {widget.objectName()} in {type(host).__name__}")
    return found


@pytest.mark.parametrize("key", [entry.key for entry in ENTRIES])
def test_whatever_tab_comes_to_has_a_name(window: MainWindow, key: str) -> None:
    window.go_to_key(key)
    QApplication.processEvents()
    assert unnamed(window) == set()
