"""Draws the parts of the rules: a ring for how many values of each are confirmed, its name, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.icons import pixmap
from maker_desktop.ui.kit.zoom import px

_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: Device-independent pixels.
_HEIGHT, _RING, _STROKE = 58, 30, 4


@dataclass(frozen=True, slots=True)
class PartState:
    """A part's title, what there is to say of it, and how many of its assumed values are confirmed."""

    title: str
    words: str
    done: int
    total: int


class PartList(QListWidget):
    """The parts; a screen reader reads title and state in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_PartDelegate(self))

    def show_states(self, states: Sequence[PartState]) -> None:
        """Show how far each part is; there are as many as rows."""
        for row, state in enumerate(states):
            item = self.item(row)
            item.setText(f"{state.title}\n{state.words}" if state.words else state.title)
            item.setData(_ROLE, state)


class _PartDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all."""
        return QSize(super().sizeHint(option, index).width(), px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ring at the left, and two lines beside it."""
        state: PartState | None = index.data(_ROLE)
        if state is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("where_ground"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), theme.color("blue"))
        _draw_ring(
            painter, QRectF(rect.left() + px(16), rect.center().y() - px(_RING) / 2, px(_RING), px(_RING)), state
        )
        title, small = QFont(option.font), QFont(option.font)
        title.setBold(True)
        small.setPixelSize(px(13))
        words = rect.adjusted(px(58), px(9), -6, 0)
        for font, token, text, top in ((title, "ink", state.title, 0.0), (small, "ink_soft", state.words, px(21.0))):
            painter.setFont(font)
            painter.setPen(theme.color(token))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(QRectF(words.left(), words.top() + top, words.width(), px(20)), shown)
        painter.restore()


def _draw_ring(painter: QPainter, room: QRectF, state: PartState) -> None:
    circle = room.adjusted(_STROKE / 2, _STROKE / 2, -_STROKE / 2, -_STROKE / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.color("line"), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawEllipse(circle)
    share = state.done / state.total if state.total else 1.0
    pen.setColor(theme.color("done" if share == 1.0 else "blue"))
    painter.setPen(pen)
    if share:
        painter.drawArc(circle, 90 * 16, round(-360 * 16 * share))
    if share == 1.0:
        mark = pixmap("check", "done", px(15), painter.device().devicePixelRatioF())
        painter.drawPixmap(round(room.center().x() - 7), round(room.center().y() - 7), mark)
