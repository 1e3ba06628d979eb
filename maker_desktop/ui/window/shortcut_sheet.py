"""A sheet of all keys: those of the menus and those of the page shown."""

import re
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QPushButton, QWidget

from maker_desktop.ui import forms
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

Shortcut = tuple[str, str]


class ShortcutSheet(QDialog):
    """Lists what each key does in a window."""

    form: ClassVar[str] = "shortcut_sheet"
    keys: RecordTable
    close_sheet: QPushButton

    def __init__(self, window: QMainWindow, page: Sequence[Shortcut] = ()) -> None:
        """`page`: the keys of the page shown, which come first."""
        super().__init__(window)
        forms.fill(self)
        columns = [
            Column[Shortcut]("按键", lambda line: line[0]),
            Column[Shortcut]("作用", lambda line: line[1], stretch=True),
        ]
        self._model = RecordTableModel(columns, self)
        self._model.show(_lines(window, page))
        self.keys.setModel(self._model)
        self.close_sheet.clicked.connect(self.accept)
        resize(self, 560, 560)


def _lines(window: QMainWindow, page: Sequence[Shortcut]) -> list[Shortcut]:
    """Return the keys of the page shown and of the menus, each of them once; other pages' keys do nothing here."""
    actions = [action for action in window.findChildren(QAction) if action.text() and _works_here(action)]
    lines = [(keys, _plain(action.text())) for action in actions if (keys := _keys(action))]
    known = {key for keys, _words in lines for key in keys}
    hints = [line for line in page if not _native(line[0].replace(" ", "+")) & known]
    return [*hints, *(("，".join(keys), words) for keys, words in lines)]


def _plain(words: str) -> str:
    """Return the words of an entry of a menu without its letter and without the dots that promise a question."""
    return re.sub(r"\(&\w\)", "", words).rstrip("…")


def _works_here(action: QAction) -> bool:
    owner = action.parent()
    return not isinstance(owner, QWidget) or isinstance(owner, QMenu) or owner.isVisible()


def _keys(action: QAction) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for each in action.shortcuts() for key in _native(each.toString())))


def _native(keys: str) -> set[str]:
    """Return a key sequence as the system writes it; nothing where it is none, such as ↑ ↓."""
    written = QKeySequence(keys.replace("+Enter", "+Return")).toString(QKeySequence.SequenceFormat.NativeText)
    return {written.replace("回车", "Enter")} if written else set()  # as keyboards and the hints below a page say it
