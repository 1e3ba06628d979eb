"""A table that is typed into: Tab and Enter go on to the next cell, paste fills from the current cell on."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QWidget

from maker_desktop.ui.records.editable_model import EditableModel
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.records.record_table import RecordTable

_Hint = QAbstractItemDelegate.EndEditHint


class EditableTable(RecordTable):
    """A table of an `EditableModel`, whose cells, not rows, are chosen.

    `written` carries the record, the column and the text typed, once the editor is closed. A text that is not taken
    stays in its cell, selected, so that the next key replaces it; Esc, or going elsewhere, gives it up. `pasted`
    carries the record and the column the paste begins at, and the text; `cleared` the records of the chosen cells, on
    Delete.
    """

    written = Signal(object, int, str)
    pasted = Signal(object, int, str)
    cleared = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[QPersistentModelIndex, str, object, int, str] | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, and hear what is typed into it."""
        super().setModel(model)
        if isinstance(model, EditableModel):
            model.edited.connect(self._take)

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """Tell what was typed and go on: Tab to the next cell, Enter to the one below; a refused text stays here."""
        edited = self.indexAt(editor.geometry().center())
        # Not where a click has gone on already.
        stays = edited == self.currentIndex()
        row, column = edited.row(), edited.column()
        super().closeEditor(editor, _Hint.RevertModelCache if hint is _Hint.RevertModelCache else _Hint.NoHint)
        refused = self._hand_on()
        if refused is None:
            self._go_on(row, column, hint if stays else _Hint.NoHint)
        elif hint is not _Hint.NoHint:
            self._open_again(*refused)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next cell that can be typed into, and after the last one leave the table."""
        following = self._following(self.currentIndex(), 1 if forward else -1)
        if following is None:
            return super().focusNextPrevChild(forward)
        self.setCurrentIndex(following)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste from the current cell on, and tell which records are to be cleared."""
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and here.isValid():
            self.pasted.emit(here.data(RECORD_ROLE), here.column(), QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            self.cleared.emit(self.chosen_records())
        else:
            super().keyPressEvent(event)

    def chosen_records(self) -> list[object]:
        """Return the records of the chosen cells, in the order of the table, each once."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self.model().index(row, 0).data(RECORD_ROLE) for row in rows]

    def _take(self, record: object, column: int, text: str) -> None:
        """Keep what was typed until its editor is closed: a new row would take the editor away under it."""
        row = self.currentIndex().row()
        index = self.model().index(row, column)
        self._waiting = QPersistentModelIndex(index), str(index.data()), record, column, text
        if self.state() is not QAbstractItemView.State.EditingState:
            self._hand_on()

    def _hand_on(self) -> tuple[QModelIndex, str] | None:
        """Tell what was typed, if anything; return its cell and text where it was refused."""
        if self._waiting is None:
            return None
        place, before, record, column, text = self._waiting
        row, self._waiting = place.row(), None
        self.written.emit(record, column, text)
        index = self.model().index(row, column)
        taken = index.data(RECORD_ROLE) != record or index.data() != before
        return None if taken else (index, text)

    def _open_again(self, index: QModelIndex, text: str) -> None:
        self.setCurrentIndex(index)
        self.edit(index)
        line = next((line for line in self.findChildren(QLineEdit) if line.isVisible()), None)
        if line is not None:
            line.setText(text)
            line.selectAll()

    def _go_on(self, row: int, column: int, hint: _Hint) -> None:
        here = self.model().index(row, column)
        if hint is _Hint.SubmitModelCache:
            below = self.model().index(min(row + 1, self.model().rowCount() - 1), column)
            self.setCurrentIndex(below)
        elif hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):
            following = self._following(here, 1 if hint is _Hint.EditNextItem else -1)
            self.setCurrentIndex(following or here)

    def _following(self, here: QModelIndex, step: int) -> QModelIndex | None:
        """Return the next cell that can be typed into, in the order of reading, or None after the last."""
        model = self.model()
        columns = model.columnCount()
        place = here.row() * columns + here.column() + step if here.isValid() else -1
        while 0 <= place < model.rowCount() * columns:
            index = model.index(place // columns, place % columns)
            if index.flags() & Qt.ItemFlag.ItemIsEditable and not self.isColumnHidden(index.column()):
                return index
            place += step
        return None
