"""The sheets of one project as dots on a line of points: close together or far apart, dropped ones hollow."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.services.scoring.scoring_desk import DeskRow
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.zoom import px

#: Pixels: a dot, the edges of the line, how far dots on each other are apart, and the line above the lower edge.
_RADIUS, _MARGIN, _STEP, _BASE = 8.0, 16.0, 14.0, 30
_HEIGHT, _PIXELS = 82, 13
#: Dots on each other at most, and points from tick to tick at least.
_LEVELS, _TICK = 3, 5


@dataclass(frozen=True, slots=True)
class _Dot:
    total: Fraction
    seat: int
    dropped: bool
    far: bool


class SpreadPlot(QWidget):
    """A dot with its seat for each complete sheet, and a stroke at their median; near ones stand on each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: tuple[_Dot, ...] = ()
        self._median: Fraction | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[DeskRow], median: Fraction | None) -> None:
        """Show the totals of the sheets that are complete, and their median."""
        dots = tuple(
            _Dot(row.line.total, row.sheet.seat, row.line.dropped is not None, row.far_out)
            for row in rows
            if row.sheet.counts and row.line.total is not None
        )
        if (dots, median) != (self._dots, self._median):
            self._dots, self._median = dots, median
            self.setAccessibleName(f"{len(dots)} 份评分表的分布")
            self.setAccessibleDescription("；".join(f"{dot.seat} 号席 {float(dot.total):.2f}" for dot in dots))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line with three dots on each other and its ticks."""
        return QSize(200, px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, its ticks, the dots and the median."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(px(_PIXELS))
        painter.setFont(font)
        base = self.height() - px(_BASE)
        painter.setPen(QPen(theme.color("line_strong"), 2))
        painter.drawLine(QPointF(4, base), QPointF(self.width() - 4, base))
        if not self._dots:
            return
        low, high = self._bounds()
        for value in range(low, high + 1, max(_TICK, (high - low) // 20 * _TICK)):
            at = self._x(Fraction(value))
            painter.setPen(theme.color("line_strong"))
            painter.drawLine(QPointF(at, base - 3), QPointF(at, base + 3))
            painter.setPen(theme.color("ink_soft"))
            painter.drawText(
                QRectF(at - px(20), base + 8, px(40), px(18)), int(Qt.AlignmentFlag.AlignHCenter), str(value)
            )
        placed: list[tuple[float, int]] = []
        for dot in sorted(self._dots, key=lambda dot: (dot.total, dot.seat)):
            x = self._x(dot.total)
            taken = {level for at, level in placed if abs(at - x) < px(_RADIUS) * 1.8}
            level = next((level for level in range(_LEVELS) if level not in taken), _LEVELS - 1)
            placed.append((x, level))
            _draw(painter, QPointF(x, base - level * px(_STEP)), dot)
        if self._median is not None:
            at = self._x(self._median)
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.drawLine(QPointF(at, base + 3), QPointF(at, base + 11))

    def _bounds(self) -> tuple[int, int]:
        least, most = (int(pick(dot.total for dot in self._dots)) for pick in (min, max))
        low = least // _TICK * _TICK
        return low, max(low + 2 * _TICK, (most // _TICK + 1) * _TICK)

    def _x(self, value: Fraction) -> float:
        low, high = self._bounds()
        return px(_MARGIN) + float((value - low) / (high - low)) * (self.width() - 2 * px(_MARGIN))


_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


def _draw(painter: QPainter, at: QPointF, dot: _Dot) -> None:
    color = theme.color("look" if dot.far else "ink_faint" if dot.dropped else "navy")
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(theme.color("paper") if dot.dropped else color)
    painter.drawEllipse(at, px(_RADIUS), px(_RADIUS))
    painter.setPen(color if dot.dropped else theme.color("paper"))
    painter.drawText(QRectF(at.x() - px(10), at.y() - px(10), px(20), px(20)), _CENTRE, str(dot.seat))
