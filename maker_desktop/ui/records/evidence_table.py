"""A table on a page that scrolls as a whole: always as high as its rows."""

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import Qt

from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

R = TypeVar("R")

ROW_HEIGHT: Final = 36


def show_whole(table: RecordTable, columns: Sequence[Column[R]], rows: Sequence[R]) -> None:
    """Show these columns of these rows in place of what the table showed, without a vertical scroll bar."""
    former = table.model()
    model = RecordTableModel(columns, table)
    model.show(rows)
    table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setModel(model)
    if former is not None:
        former.deleteLater()
    around = table.horizontalHeader().sizeHint().height() + table.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(around + table.verticalHeader().length())
