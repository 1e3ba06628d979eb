"""Draws one column of a record table in two lines: what the column says, and something softer below it."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_delegate import PADDING, RecordDelegate
from maker_desktop.ui.records.record_model import RECORD_ROLE, STRUCK_ROLE
from maker_desktop.ui.records.record_table import RecordTable

ROW_HEIGHT: Final = 54
_SMALL_PIXELS: Final = 13


class TwoLineDelegate(RecordDelegate):
    """The delegate of a table whose rows are `ROW_HEIGHT` high; `lower` gives the second line."""

    def __init__(self, table: RecordTable, column: int, lower: Callable[[Any], str]) -> None:
        super().__init__(table)
        self.column = column
        self._lower = lower
        table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        if index.column() != self.column:
            super().paint(painter, option, index)
            return
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("where_ground"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        upper = QRectF(rect.adjusted(px(PADDING), px(7), -px(PADDING), -rect.height() // 2 + px(3)))
        lower = QRectF(rect.adjusted(px(PADDING), rect.height() // 2, -px(PADDING), -px(7)))
        font, token = QFont(option.font), "ink"
        if index.data(STRUCK_ROLE):
            font.setStrikeOut(True)
            token = "ink_soft"
        draw_elided(painter, upper, index.data(), font, token)
        draw_elided(painter, lower, self._lower(index.data(RECORD_ROLE)), small(option.font), "ink_soft")
        painter.restore()


def draw_elided(painter: QPainter, rect: QRectF, text: str, font: QFont, token: str) -> None:
    """Draw one line of text as far as there is room."""
    painter.setFont(font)
    painter.setPen(theme.color(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def small(font: QFont) -> QFont:
    """Return the font of a second line."""
    smaller = QFont(font)
    smaller.setPixelSize(px(_SMALL_PIXELS))
    return smaller
