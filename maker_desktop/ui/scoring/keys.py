"""Keys of a page: actions that work wherever the focus is on it, and that the sheet of shortcuts lists."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_key(page: QWidget, words: str, slot: Callable[[], object], sequences: Sequence[str]) -> None:
    """Bind key sequences (e.g. Ctrl+Return) to actions while the focus is on the page."""
    action = QAction(words, page)
    action.setShortcuts([QKeySequence(sequence) for sequence in sequences])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked: slot())
    page.addAction(action)
