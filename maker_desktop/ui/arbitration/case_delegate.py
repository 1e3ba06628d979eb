"""Draws the list of cases: title and chip on the first line, a soft note on the second, a mark beside the chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from maker_desktop.ui.arbitration.case_rows import CaseRow
from maker_desktop.ui.kit import chips, theme
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import RECORD_ROLE

_LEFT, _RIGHT = 18, 12
_SMALL_PIXELS = 13
_HEIGHT = 90
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CaseDelegate(QStyledItemDelegate):
    """The delegate of the list of cases."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row with room for title, chip and note."""
        del index
        return QSize(option.rect.width(), px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one case."""
        row: CaseRow = index.data(RECORD_ROLE)
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("where_ground"))
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), theme.color("blue"))
        painter.setPen(theme.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        bold = QFont(option.font)
        bold.setBold(True)
        small = QFont(option.font)
        small.setPixelSize(px(_SMALL_PIXELS))
        inner = area.adjusted(px(_LEFT), 0, -px(_RIGHT), 0)
        _text(painter, QRectF(inner.left(), area.top() + px(8), inner.width(), px(24)), row.title, bold, "ink")
        _text(painter, QRectF(inner.left(), area.top() + px(60), inner.width(), px(20)), row.note, small, "ink_soft")
        chips.draw(
            painter,
            QRectF(inner.left(), area.top() + px(33), inner.width(), px(chips.HEIGHT)),
            row.chip,
            row.tone,
            small,
        )
        painter.restore()


def _text(painter: QPainter, area: QRectF, text: str, font: QFont, token: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(token))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _MIDDLE, shown)
