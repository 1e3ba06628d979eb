"""The judges of a stage as they sit: each panel an arc before the stage, with seat, name and who does not mark what."""

from collections.abc import Mapping, Sequence
from math import pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.domain.model.panel import Seat
from maker_desktop.ui.kit import chips
from maker_desktop.ui.kit.theme import Tone, color
from maker_desktop.ui.kit.zoom import px

_HEIGHT, _AVATAR, _BEND, _EDGE, _PIXELS = 150, 40, 26, 10, 13
#: A judge needs so much width; where there are more judges no plan is drawn.
_LEAST: Final = 74
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


class SeatPlan(QWidget):
    """`picked` carries the name of the judge who is clicked. Hidden while nobody is seated."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: tuple[tuple[str, tuple[Seat, ...]], ...] = ()
        self._notes: Mapping[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_panels(self, panels: Mapping[str, Sequence[Seat]], notes: Mapping[str, str]) -> None:
        """Show who sits in which panel; `notes` say of a judge e.g. 回避 1."""
        self._panels = tuple((name, tuple(seats)) for name, seats in panels.items() if seats)
        self._notes = notes
        said = (f"第 {name} 组 {'、'.join(map(self._said, seats))}" for name, seats in self._panels)
        self.setAccessibleName("；".join(said))
        self.setVisible(bool(self._panels))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of an arc with names below the heads."""
        return QSize(px(400), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every judge, and the stage they look at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for seat, place in self._places():
            self._draw_judge(painter, seat, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which judge is meant."""
        for seat, place in self._places():
            if place.contains(event.position()):
                self.picked.emit(seat.judge)

    def _said(self, seat: Seat) -> str:
        return f"{seat.seat} 号席 {seat.judge}{self._notes.get(seat.judge, '')}"

    def _places(self) -> list[tuple[Seat, QRectF]]:
        """Return where each judge is drawn: side by side, the middle of a panel farther from the stage."""
        count = sum(len(seats) for _name, seats in self._panels)
        gaps = max(len(self._panels) - 1, 0)
        width = min((self.width() - px(_EDGE * 2 + 30 * gaps)) / max(count, 1), px(150.0))
        if width < px(_LEAST):
            return []
        left = (self.width() - width * count - px(30 * gaps)) / 2
        found = []
        for _name, seats in self._panels:
            for turn, seat in enumerate(seats):
                bend = sin(pi * (turn + 0.5) / len(seats)) * px(_BEND) if len(seats) > 2 else 0
                found.append((seat, QRectF(left, px(_EDGE + _BEND) - bend, width, px(_HEIGHT - _BEND - _EDGE))))
                left += width
            left += px(30)
        return found

    def _draw_judge(self, painter: QPainter, seat: Seat, place: QRectF) -> None:
        middle = place.center().x()
        head = QRectF(middle - px(_AVATAR) / 2, place.top(), px(_AVATAR), px(_AVATAR))
        painter.setPen(QPen(color("line_strong"), 1))
        painter.setBrush(color("where_ground"))
        painter.drawEllipse(head)
        bold, small = QFont(self.font()), QFont(self.font())
        bold.setBold(True)
        small.setPixelSize(px(_PIXELS))
        painter.setPen(color("navy"))
        painter.setFont(bold)
        painter.drawText(head, _CENTRE, seat.judge[:1])
        metrics = QFontMetricsF(bold)
        words = metrics.elidedText(f"{seat.seat}　{seat.judge}", Qt.TextElideMode.ElideRight, place.width() - 4)
        painter.setPen(color("ink"))
        painter.drawText(QRectF(place.left(), head.bottom() + px(4), place.width(), px(20)), _CENTRE, words)
        note, below = self._notes.get(seat.judge, ""), QPointF(place.left(), head.bottom() + px(26))
        if note:
            width = min(chips.width_of(note, Tone.VIOLET, small), place.width())
            chips.draw(
                painter, QRectF(middle - width / 2, below.y(), width, px(24)), note, Tone.VIOLET, small, icon="ban"
            )
            return
        employer = QFontMetricsF(small).elidedText(seat.employer, Qt.TextElideMode.ElideRight, place.width() - 8)
        painter.setFont(small)
        painter.setPen(color("ink_soft"))
        painter.drawText(QRectF(below.x(), below.y(), place.width(), px(20)), _CENTRE, employer)
