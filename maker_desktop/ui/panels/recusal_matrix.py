"""Who marks what, as a picture: a row for each judge, a square for each project; recused and absent ones stand out."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from maker_desktop.ui.kit.theme import color
from maker_desktop.ui.kit.zoom import px


class Marking(StrEnum):
    """Whether a judge marks a project."""

    RECUSED = "回避"
    ABSENT = "缺席"
    #: Of another panel, or withdrawn: nobody asks this judge.
    OUT = "不评"


_LEGEND: Final = (("打分", None), *((each.value, each) for each in Marking))
_NAMES, _ROW, _HEAD, _FOOT, _SQUARE, _LEAST, _EDGE, _PIXELS = 92, 26, 26, 30, 16, 7, 8, 13
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RecusalMatrix(QWidget):
    """`picked` carries judge and number of the square that is clicked. Each is told by shape as well as by colour."""

    picked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judges: tuple[str, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._marking: Mapping[tuple[str, int], Marking] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marking(
        self, judges: Sequence[str], numbers: Sequence[int], marking: Mapping[tuple[str, int], Marking]
    ) -> None:
        """Show these judges and projects; who is not in `marking` marks."""
        self._judges, self._numbers, self._marking = tuple(judges), tuple(numbers), marking
        self.setAccessibleName(f"{len(judges)} 位评委对 {len(numbers)} 个项目的回避与缺席")
        said = (f"{judge} {number} 号{kind}" for (judge, number), kind in marking.items() if kind is not Marking.OUT)
        self.setAccessibleDescription("；".join(said) or "没有回避和缺席")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height with room for every judge."""
        return QSize(px(400), px(_HEAD + _ROW * len(self._judges) + _FOOT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw numbers, names, squares and what they mean."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(px(_PIXELS))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        pitch, last = self._pitch(), -1e9
        painter.setPen(color("ink_soft"))
        for turn, number in enumerate(self._numbers):
            at = self._left(turn, pitch) + pitch / 2
            if at - last >= metrics.horizontalAdvance("000"):  # where squares are narrow, some numbers are left out
                last = at
                painter.drawText(QRectF(at - px(20), 0, px(40), px(_HEAD)), _CENTRE, str(number))
        for row, judge in enumerate(self._judges):
            top = px(_HEAD + _ROW * row)
            name = metrics.elidedText(judge, Qt.TextElideMode.ElideRight, px(_NAMES - 12))
            painter.setPen(color("ink"))
            painter.drawText(QRectF(px(_EDGE), top, px(_NAMES), px(_ROW)), _MIDDLE, name)
            for turn, number in enumerate(self._numbers):
                size = min(px(float(_SQUARE)), pitch - 2)
                room = QRectF(self._left(turn, pitch), top, pitch, px(_ROW))
                square = QRectF(room.center().x() - size / 2, room.center().y() - size / 2, size, size)
                _draw_square(painter, square, self._marking.get((judge, number)))
        self._draw_legend(painter, metrics)

    def _draw_legend(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        left, top = float(px(_EDGE)), px(_HEAD + _ROW * len(self._judges) + 6)
        for words, kind in _LEGEND:
            size = px(14)
            _draw_square(painter, QRectF(left, top + px(3), size, size), kind)
            painter.setPen(color("ink_soft"))
            room = QRectF(left + size + px(6), top, px(80), px(20))
            painter.drawText(room, _MIDDLE, words)
            left += size + px(24) + metrics.horizontalAdvance(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which square is meant."""
        if (here := self.square_at(event.position().x(), event.position().y())) is not None:
            self.picked.emit(*here)

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip which square is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            here = self.square_at(event.pos().x(), event.pos().y())
            words = f"{here[0]}　{here[1]} 号　{self._marking.get(here, '打分')}" if here else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def square_at(self, x: float, y: float) -> tuple[str, int] | None:
        """Return the judge and the project whose square is at a place, None beside the squares."""
        row = int((y - px(_HEAD)) // px(_ROW))
        turn = int((x - self._left(0, 0)) // self._pitch())
        inside = 0 <= row < len(self._judges) and 0 <= turn < len(self._numbers)
        return (self._judges[row], self._numbers[turn]) if inside else None

    def _pitch(self) -> float:
        room = self.width() - px(_EDGE * 2 + _NAMES)
        return min(px(30.0), max(room / max(len(self._numbers), 1), px(float(_LEAST))))

    def _left(self, turn: int, pitch: float) -> float:
        return px(_EDGE + _NAMES) + turn * pitch


def _draw_square(painter: QPainter, square: QRectF, kind: Marking | None) -> None:
    """Draw one square: full for marks, crossed for a recusal, an empty frame for an absence, a dash for nothing."""
    painter.setPen(Qt.PenStyle.NoPen)
    if kind is Marking.OUT:
        painter.setPen(QPen(color("line_strong"), 2))
        painter.drawLine(QPointF(square.left(), square.center().y()), QPointF(square.right(), square.center().y()))
        return
    painter.setBrush(color("where_ground") if kind is None else color("violet"))
    if kind is Marking.ABSENT:
        painter.setPen(QPen(color("look"), 1.5))
        painter.setBrush(color("paper"))
    painter.drawRoundedRect(square, 3, 3)
    if kind is Marking.RECUSED:
        painter.setPen(QPen(color("paper"), 1.6))
        inner = square.adjusted(*(square.width() * share for share in (0.3, 0.3, -0.3, -0.3)))
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
