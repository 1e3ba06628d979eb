"""The table every page shows its records in: generous rows, no grid, whole rows selected, Tab leaves it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from maker_desktop.ui.kit.zoom import factor, px
from maker_desktop.ui.records.record_delegate import RecordDelegate
from maker_desktop.ui.records.record_model import RECORD_ROLE, Column, RecordTableModel

ROW_HEIGHT = 40
#: Pixels a column that takes the free width has at least before columns that can be spared are shown.
_STRETCHED_LEAST = 220


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
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.activated.connect(lambda index: self.opened.emit(index.data(RECORD_ROLE)))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model and lay out its columns as they declare."""
        super().setModel(model)
        columns = self._columns()
        if not columns:
            return
        header = self.horizontalHeader()
        for position, column in enumerate(columns):
            if column.stretch:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
            elif column.width is None:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.ResizeToContents)
            else:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(position, px(column.width))
        self.selectionModel().currentRowChanged.connect(lambda current, _old: self._tell(current.data(RECORD_ROLE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that can be spared, from the left, as far as there is room for them."""
        super().resizeEvent(event)
        columns = self._columns()
        kept = (position for position, column in enumerate(columns) if not column.spare)
        wanted = sum(px(_STRETCHED_LEAST) if columns[each].stretch else self.columnWidth(each) for each in kept)
        for position, column in enumerate(columns):
            if column.spare:
                wanted += px(column.width or 0)
                self.setColumnHidden(position, wanted > self.viewport().width())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End mean the first and the last row where rows are chosen, not cells."""
        ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
        if action in ends and self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def current_record(self) -> Any:
        """Return the record of the current row, or None."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def widths(self) -> dict[str, int]:
        """Return the widths, in pixels at a zoom of 1, of the columns the user can pull, by title."""
        return {self._title(column): round(self.columnWidth(column) / factor()) for column in self._pulled()}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths they had, by title; a title that is not there is passed over."""
        for column in self._pulled():
            if (width := widths.get(self._title(column))) is not None:
                self.setColumnWidth(column, px(width))

    def pick_row(self, row: int) -> None:
        """Make a row current, select it and bring it into view."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(model.index(row, 0), flags)
            self.scrollTo(model.index(row, 0))

    def wrap_words(self, *, whole: bool = False, most: int | None = None) -> None:
        """Let texts wrap that are longer than their columns are wide; with `whole` the table is as high as its rows.

        To be called once the table has its model. With more than `most` rows, which take too long to measure, no text
        wraps.
        """
        self.setWordWrap(True)
        # Deferred and once: the column widths change one after the other.
        soon = QTimer(self, singleShot=True, interval=0)
        soon.timeout.connect(lambda: self._fit_rows(most))
        if whole:
            soon.timeout.connect(lambda: self.setFixedHeight(self.verticalHeader().length() + 6))
        for change in (self.model().dataChanged, self.model().modelReset, self.horizontalHeader().sectionResized):
            change.connect(lambda *_what: soon.start())

    def _fit_rows(self, most: int | None) -> None:
        if most is None or self.model().rowCount() <= most:
            self.resizeRowsToContents()

    def _columns(self) -> tuple[Column[Any], ...]:
        model = self.model()
        source = model.sourceModel() if isinstance(model, QSortFilterProxyModel) else model
        return source.columns if isinstance(source, RecordTableModel) else ()

    def _pulled(self) -> list[int]:
        header = self.horizontalHeader()
        shown = [column for column in range(header.count()) if not header.isSectionHidden(column)]
        return [column for column in shown if header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive]

    def _title(self, column: int) -> str:
        return self._columns()[column].title

    def _tell(self, record: Any) -> None:
        if record is not None:
            self.picked.emit(record)
