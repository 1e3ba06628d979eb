"""A sheet of all keys: those of the menus and those of the page shown."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QPushButton

from maker_desktop.ui import forms
from maker_desktop.ui.record_model import Column, RecordTableModel
from maker_desktop.ui.record_table import RecordTable

Line = tuple[str, str]


class ShortcutSheet(QDialog):
    """Lists what each key does in a window."""

    form: ClassVar[str] = "shortcut_sheet"
    keys: RecordTable
    close_sheet: QPushButton

    def __init__(self, window: QMainWindow, page: Sequence[Line] = ()) -> None:
        """`page`: the keys of the page shown, which come first."""
        super().__init__(window)
        forms.fill(self)
        columns = [Column[Line]("按键", lambda line: line[0]), Column[Line]("作用", lambda line: line[1], stretch=True)]
        self._model = RecordTableModel(columns, self)
        self._model.show([*page, *_lines(window)])
        self.keys.setModel(self._model)
        self.close_sheet.clicked.connect(self.accept)
        self.resize(560, 560)


def _lines(window: QMainWindow) -> list[Line]:
    lines = []
    for action in window.findChildren(QAction):
        keys = [sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts()]
        if keys and action.text():
            lines.append(("，".join(keys), action.text().rstrip("…")))
    return lines
