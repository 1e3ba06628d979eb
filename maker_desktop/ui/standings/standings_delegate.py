"""Draws the rows of the standings: the applicant below the project, and the lines of award, advance, recommendation."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from maker_desktop.ui.kit import theme
from maker_desktop.ui.records.record_delegate import PADDING
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.records.two_line_delegate import ROW_HEIGHT, TwoLineDelegate, draw_elided, small
from maker_desktop.ui.standings.standing_rows import StandingRow

LINE_HEIGHT = 26


class StandingsDelegate(TwoLineDelegate):
    """The delegate of the standings; the words of a line begin at the project's column."""

    def __init__(self, table: RecordTable, project_column: int) -> None:
        super().__init__(table, project_column, lambda row: row.project.applicant)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell in the upper part of the row, and its piece of the line below."""
        row: StandingRow = index.data(RECORD_ROLE)
        cell = QStyleOptionViewItem(option)
        cell.rect = option.rect.adjusted(0, 0, 0, ROW_HEIGHT - option.rect.height())
        super().paint(painter, cell, index)
        if row.below:
            self._draw_line(painter, option, row, last=index.column() == index.model().columnCount() - 1)

    def _draw_line(self, painter: QPainter, option: QStyleOptionViewItem, row: StandingRow, *, last: bool) -> None:
        """Draw a cell's piece of the lines below a row; with the last cell, when no other follows, their words."""
        token = "wrong" if row.astride else "where"
        strip = QRectF(option.rect.adjusted(0, ROW_HEIGHT, 0, 0))
        painter.save()
        painter.fillRect(strip, theme.color(f"{token}_ground"))
        painter.fillRect(QRectF(strip.left(), strip.top() - 1, strip.width(), 2), theme.color(token))
        if last:
            strip.setLeft(self._table.columnViewportPosition(self.column))
            draw_elided(painter, strip.adjusted(PADDING, 2, -PADDING, 0), line_words(row), small(option.font), token)
        painter.restore()


def line_words(row: StandingRow) -> str:
    """Return what is written at the line below a row, e.g. “↑ 二等奖　↑ 推荐”."""
    words = "　".join(f"↑ {name}" for name in row.below)
    return f"{words}　名次线上并列，待裁定" if row.astride else words
