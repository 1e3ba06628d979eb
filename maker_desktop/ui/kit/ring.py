"""A ring that shows how much of a whole is done, with the figures inside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.ui.kit.theme import color
from maker_desktop.ui.kit.zoom import px

#: Qt counts sixteenths of a degree; rings start at twelve o'clock and run clockwise.
_TURN, _TOP = -360 * 16, 90 * 16
#: Device-independent pixels: rings from which on there is room for figures, and for large ones.
_WITH_FIGURES, _WIDE_RING = 50, 80

#: Pixels across from which on both figures find room; a smaller ring has the share in percent.
_ROOM_FOR_TWO = 80


class Ring(QWidget):
    """`diameter` and `stroke` are in device-independent pixels; the figure reads e.g. 9 / 15."""

    def __init__(self, diameter: int, stroke: int, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diameter, self._stroke, self._token = diameter, stroke, token
        self._done, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done, also to screen readers."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{done} / {total}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square the ring fills."""
        return QSize(px(self._diameter), px(self._diameter))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, what is done of it, and the figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke, across = px(self._stroke), px(self._diameter)
        circle = QRectF(stroke / 2, stroke / 2, across - stroke, across - stroke)
        pen = QPen(color("line"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(circle)
        if self._done and self._total:
            pen.setColor(color(self._token))
            painter.setPen(pen)
            painter.drawArc(circle, _TOP, round(_TURN * self._done / self._total))
        if self._diameter >= _WITH_FIGURES:
            self._draw_figures(painter)

    def _draw_figures(self, painter: QPainter) -> None:
        if self._diameter < _ROOM_FOR_TWO:
            self._draw_share(painter)
            return
        self._draw_both(painter)

    def _draw_share(self, painter: QPainter) -> None:
        """Draw the share in percent, or a dash while nothing is known."""
        font = QFont(self.font())
        font.setPixelSize(px(13))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(color("ink"))
        share = f"{100 * self._done // self._total}%" if self._total else "—"
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), share)

    def _draw_both(self, painter: QPainter) -> None:
        """Draw what is done large and the whole small beside it, both on one base line in the middle."""
        large, small = QFont(self.font()), QFont(self.font())
        narrow_ring = self._diameter < _WIDE_RING
        large.setPixelSize(px(17 if narrow_ring else 26))
        large.setBold(True)
        small.setPixelSize(px(13 if narrow_ring else 14))
        done, total = str(self._done), f"/{self._total}" if narrow_ring else f" / {self._total}"
        wide, narrow = QFontMetricsF(large), QFontMetricsF(small)
        left = (px(self._diameter) - wide.horizontalAdvance(done) - narrow.horizontalAdvance(total)) / 2
        base = (px(self._diameter) + wide.capHeight()) / 2
        for font, token, text in ((large, "ink", done), (small, "ink_soft", total)):
            painter.setFont(font)
            painter.setPen(color(token))
            painter.drawText(round(left), round(base), text)
            left += wide.horizontalAdvance(done)
