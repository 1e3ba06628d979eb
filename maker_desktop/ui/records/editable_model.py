"""A table of records with editable columns; it emits what was typed and changes nothing itself."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from maker_desktop.ui.records.record_model import Column, Index, RecordTableModel

R = TypeVar("R")


class EditableModel(RecordTableModel[R]):
    """`edited` carries the record, the column and the text typed; the record shows it once the contest has it."""

    edited = Signal(object, int, str)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        editable: Collection[int],
        parent: QObject | None = None,
        allowed: Callable[[R], bool] = lambda _record: True,
    ) -> None:
        super().__init__(columns, parent)
        self._editable = frozenset(editable)
        self._allowed = allowed

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a cell, with editing allowed in the editable columns."""
        flags = super().flags(index)
        if index.isValid() and index.column() in self._editable and self._allowed(self.record(index.row())):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a view asks about a cell; an editor begins with the text shown."""
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Emit the typed text, unless it equals the current text."""
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == self.data(index):
            return False
        self.edited.emit(self.record(index.row()), index.column(), str(value).strip())
        return True
