"""Draws the rows of the standings: the applicant below the project, and the lines of award, advance, recommendation."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from maker_desktop.ui import theme
from maker_desktop.ui.record_delegate import PADDING, RecordDelegate
from maker_desktop.ui.record_model import RECORD_ROLE
from maker_desktop.ui.standing_rows import StandingRow

ROW_HEIGHT = 54
LINE_HEIGHT = 26
_SMALL_PIXELS = 12


class StandingsDelegate(RecordDelegate):
    """The delegate of the standings; the project's column has two lines, and the words of a line begin at it."""

    def __init__(self, table: QTableView, project_column: int) -> None:
        super().__init__(table)
        self._table = table
        self._project_column = project_column

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell in the upper part of the row, and its piece of the line below."""
        row: StandingRow = index.data(RECORD_ROLE)
        cell = QStyleOptionViewItem(option)
        cell.rect = option.rect.adjusted(0, 0, 0, ROW_HEIGHT - option.rect.height())
        if index.column() == self._project_column:
            self._draw_project(painter, cell, row)
        else:
            super().paint(painter, cell, index)
        if row.below:
            self._draw_line(painter, option, row, last=index.column() == index.model().columnCount() - 1)

    def _draw_project(self, painter: QPainter, cell: QStyleOptionViewItem, row: StandingRow) -> None:
        painter.save()
        if cell.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell.rect, theme.color("where_ground"))
        painter.setPen(theme.color("line"))
        painter.drawLine(cell.rect.bottomLeft(), cell.rect.bottomRight())
        upper = QRectF(cell.rect.adjusted(PADDING, 7, -PADDING, -ROW_HEIGHT // 2 + 3))
        lower = QRectF(cell.rect.adjusted(PADDING, ROW_HEIGHT // 2, -PADDING, -7))
        _draw_elided(painter, upper, row.project.name, cell.font, "ink")
        _draw_elided(painter, lower, row.project.applicant, _small(cell.font), "ink_soft")
        painter.restore()

    def _draw_line(self, painter: QPainter, option: QStyleOptionViewItem, row: StandingRow, *, last: bool) -> None:
        """Draw a cell's piece of the lines below a row; with the last cell, when no other follows, their words."""
        token = "wrong" if row.astride else "where"
        strip = QRectF(option.rect.adjusted(0, ROW_HEIGHT, 0, 0))
        painter.save()
        painter.fillRect(strip, theme.color(f"{token}_ground"))
        painter.fillRect(QRectF(strip.left(), strip.top() - 1, strip.width(), 2), theme.color(token))
        if last:
            strip.setLeft(self._table.columnViewportPosition(self._project_column))
            text = strip.adjusted(PADDING, 2, -PADDING, 0)
            _draw_elided(painter, text, line_words(row), _small(option.font), token)
        painter.restore()


def line_words(row: StandingRow) -> str:
    """Return what is written at the line below a row, e.g. “↑ 二等奖　↑ 推荐”."""
    words = "　".join(f"↑ {name}" for name in row.below)
    return f"{words}　压在并列上，待裁定" if row.astride else words


def _draw_elided(painter: QPainter, rect: QRectF, text: str, font: QFont, token: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(_SMALL_PIXELS)
    return small
