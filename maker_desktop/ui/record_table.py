"""The table every page shows its records in: generous rows, no grid, whole rows selected, Tab leaves it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from maker_desktop.ui.record_delegate import RecordDelegate
from maker_desktop.ui.record_model import RECORD_ROLE, RecordTableModel

ROW_HEIGHT = 40


class RecordTable(QTableView):
    """A table of a `RecordTableModel`, or of a proxy in front of one.

    `picked` carries the record of the current row whenever it changes; `opened` the one of a row that is
    double-clicked or on which Enter is pressed.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RecordDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.activated.connect(lambda index: self.opened.emit(index.data(RECORD_ROLE)))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model and lay out its columns as they declare."""
        super().setModel(model)
        source = model.sourceModel() if isinstance(model, QSortFilterProxyModel) else model
        if not isinstance(source, RecordTableModel):
            return
        header = self.horizontalHeader()
        for position, column in enumerate(source.columns):
            if column.stretch:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
            elif column.width is None:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.ResizeToContents)
            else:
                self.setColumnWidth(position, column.width)
        self.selectionModel().currentRowChanged.connect(lambda current, _old: self._tell(current.data(RECORD_ROLE)))

    def current_record(self) -> Any:
        """Return the record of the current row, or None."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def widths(self) -> dict[str, int]:
        """Return the widths, in pixels, of the columns the user can pull, by title."""
        return {self._title(column): self.columnWidth(column) for column in self._pulled()}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths they had, by title; a title that is not there is passed over."""
        for column in self._pulled():
            self.setColumnWidth(column, widths.get(self._title(column), self.columnWidth(column)))

    def pick_row(self, row: int) -> None:
        """Make a row current, select it and bring it into view."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(model.index(row, 0), flags)
            self.scrollTo(model.index(row, 0))

    def _pulled(self) -> list[int]:
        header = self.horizontalHeader()
        kinds = [header.sectionResizeMode(column) for column in range(header.count())]
        return [column for column, kind in enumerate(kinds) if kind is QHeaderView.ResizeMode.Interactive]

    def _title(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _tell(self, record: Any) -> None:
        if record is not None:
            self.picked.emit(record)
