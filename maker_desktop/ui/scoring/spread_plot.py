"""The sheets of one project as dots on a line: close together or far apart, dropped ones hollow."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.services.scoring.scoring_desk import DeskRow
from maker_desktop.ui.kit import theme

_RADIUS, _MARGIN, _STEP = 5.0, 8.0, 7.0


class SpreadPlot(QWidget):
    """Dots for the complete sheets; equal ones are stacked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: list[tuple[Fraction, bool, bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[DeskRow]) -> None:
        """Show the totals of the sheets that are complete."""
        dots = [
            (row.line.total, row.line.dropped is not None, row.far_out)
            for row in rows
            if row.sheet.counts and row.line.total is not None
        ]
        if dots != self._dots:
            self._dots = dots
            self.setAccessibleName(f"{len(dots)} 份评分表的分布")
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line with three dots on each other."""
        return QSize(200, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - _RADIUS - 4
        painter.setPen(QPen(theme.color("line_strong"), 2))
        painter.drawLine(QPointF(_MARGIN, base), QPointF(self.width() - _MARGIN, base))
        if not self._dots:
            return
        low, high = min(dot[0] for dot in self._dots), max(dot[0] for dot in self._dots)
        room = self.width() - 2 * (_MARGIN + _RADIUS)
        stacked: dict[int, int] = {}
        for total, dropped, far in sorted(self._dots):
            share = float((total - low) / (high - low)) if high > low else 0.5
            x = round(_MARGIN + _RADIUS + share * room)
            level = sum(count for place, count in stacked.items() if abs(place - x) < _RADIUS * 1.6)
            stacked[x] = stacked.get(x, 0) + 1
            color = theme.color("look" if far else "ink_faint" if dropped else "blue")
            painter.setPen(QPen(color, 2))
            painter.setBrush(theme.color("paper") if dropped else color)
            painter.drawEllipse(QPointF(x, base - level * _STEP), _RADIUS, _RADIUS)
