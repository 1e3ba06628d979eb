"""The seats of the recommendation as an arc of numbers, a colour for each division; what is not given yet is empty."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.ui.kit.theme import color
from maker_desktop.ui.kit.zoom import px

#: The first division of a rulebook, the second, and any further.
TOKENS: Final = ("navy", "teal", "violet")
_HEIGHT, _EDGE, _LARGEST = 190, 10, 34
#: Beyond so many seats the arc would have no room for numbers, and shows only their count.
_MOST: Final = 40
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


class SeatArc(QWidget):
    """`seats` are filled from the left in the order of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[tuple[int, int], ...] = ()
        self._total = 0
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_seats(self, seats: Sequence[tuple[int, int]], total: int, words: str) -> None:
        """Show (number of the project, position of its division) of each given seat, of `total`, and one sentence."""
        self._seats, self._total, self._words = tuple(seats), total, words
        listed = "、".join(str(number) for number, _division in seats)
        self.setAccessibleName(f"{total} 个推荐名额，已定 {len(seats)} 个：{listed} 号")
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of an arc with some ten seats."""
        return QSize(px(320), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the seats, and in their middle how many there are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(self._total, len(self._seats))
        radius = min(self.width() / 2 - px(_EDGE + 20), self.height() - px(_EDGE + 40.0))
        middle = QPointF(self.width() / 2, radius + px(_EDGE + 18.0))
        self._draw_count(painter, middle, count)
        if not 0 < count <= _MOST:
            return
        size = min(px(float(_LARGEST)), pi * radius / max(count, 2) * 0.82)
        for turn in range(count):
            angle = pi * (1 - turn / max(count - 1, 1)) if count > 1 else pi / 2
            at = middle + QPointF(cos(angle) * radius, -sin(angle) * radius)
            self._draw_seat(painter, QRectF(at.x() - size / 2, at.y() - size / 2, size, size), turn)

    def _draw_seat(self, painter: QPainter, seat: QRectF, turn: int) -> None:
        given = self._seats[turn] if turn < len(self._seats) else None
        if given is None:
            painter.setPen(QPen(color("line_strong"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(color("paper"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(TOKENS[min(given[1], len(TOKENS) - 1)]))
        painter.drawRoundedRect(seat, seat.width() / 4, seat.width() / 4)
        if given is not None:
            font = QFont(self.font())
            font.setPixelSize(max(px(13), round(seat.width() * 0.44)))
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(color("paper"))
            painter.drawText(seat, _CENTRE, str(given[0]))

    def _draw_count(self, painter: QPainter, middle: QPointF, count: int) -> None:
        large, small = QFont(self.font()), QFont(self.font())
        large.setPixelSize(px(34))
        large.setBold(True)
        small.setPixelSize(px(13))
        painter.setPen(color("ink"))
        painter.setFont(large)
        room = QRectF(0, middle.y() - px(70), self.width(), px(42))
        painter.drawText(room, _CENTRE, f"{count} 席")
        painter.setPen(color("ink_soft"))
        painter.setFont(small)
        painter.drawText(room.translated(0, px(40)), _CENTRE, self._words)
