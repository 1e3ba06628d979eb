"""A picture of how judges mark: one row a judge, one dot a sheet, on a common axis of points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.zoom import px

ROW_HEIGHT = 40
_TOP, _FOOT, _NAMES, _RIGHT = 12, 30, 96, 20
_RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One judge: the totals of his sheets by project, their mean, and the projects whose sheet of his was dropped."""

    name: str
    totals: Mapping[int, float]
    mean: float
    dropped: frozenset[int]


class JudgesPlot(QWidget):
    """Full dots count, hollow ones were dropped; a stroke is the judge's mean, the dashed line the mean of all means.

    The dots of one project, if it is picked, are dark. Points are for the eye only: nothing is computed from them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlotRow, ...] = ()
        self._picked: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("每位评委的评分表合计分布")

    def show_rows(self, rows: Sequence[PlotRow], picked: int | None) -> None:
        """Show these judges, with the sheets of one project marked."""
        self._rows, self._picked = tuple(rows), picked
        means = "；".join(f"{row.name}平均 {row.mean:.2f}，{len(row.totals)} 份" for row in rows)
        self.setAccessibleDescription(means)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height with room for every judge."""
        return QSize(px(360), px(_TOP) + px(ROW_HEIGHT) * max(1, len(self._rows)) + px(_FOOT))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(px(260), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axis, rows, dots and means."""
        del event
        totals = [total for row in self._rows for total in row.totals.values()]
        if not totals:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis = _Axis(*_bounds(min(totals), max(totals)), px(_NAMES), self.width() - px(_RIGHT))
        self._draw_axis(painter, axis)
        for position, row in enumerate(self._rows):
            self._draw_row(painter, axis, row, px(_TOP) + px(ROW_HEIGHT) * (position + 0.5))
        painter.end()

    def _draw_axis(self, painter: QPainter, axis: "_Axis") -> None:
        bottom = px(_TOP) + px(ROW_HEIGHT) * len(self._rows)
        for value in axis.ticks():
            at = axis.x(value)
            painter.setPen(theme.color("line"))
            painter.drawLine(QPointF(at, px(_TOP)), QPointF(at, bottom))
            painter.setPen(theme.color("ink_soft"))
            painter.drawText(
                QRectF(at - px(30), bottom + 4, px(60), px(20)), Qt.AlignmentFlag.AlignCenter, f"{value:g}"
            )
        middle = axis.x(sum(row.mean for row in self._rows) / len(self._rows))
        painter.setPen(QPen(theme.color("ink_faint"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle, px(_TOP)), QPointF(middle, bottom))

    def _draw_row(self, painter: QPainter, axis: "_Axis", row: PlotRow, middle: float) -> None:
        name = QFontMetricsF(painter.font()).elidedText(row.name, Qt.TextElideMode.ElideRight, px(_NAMES) - 16)
        painter.setPen(theme.color("ink"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, middle - px(12), px(_NAMES) - 12, px(24)), int(side), name)
        painter.setPen(theme.color("line_strong"))
        painter.drawLine(QPointF(axis.left, middle), QPointF(axis.right, middle))
        for number in sorted(row.totals, key=lambda number: number == self._picked):
            self._draw_dot(painter, QPointF(axis.x(row.totals[number]), middle), number, number in row.dropped)
        painter.setPen(QPen(theme.color("ink"), 2))
        at = axis.x(row.mean)
        painter.drawLine(QPointF(at, middle - 11), QPointF(at, middle + 11))

    def _draw_dot(self, painter: QPainter, at: QPointF, number: int, dropped: bool) -> None:
        here = number == self._picked
        ink = theme.color("red" if here else "blue")
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(theme.color("paper") if dropped else ink)
        painter.setOpacity(1.0 if here or dropped else 0.55)
        radius = px(_RADIUS) + (1.5 if here else 0)
        painter.drawEllipse(at, radius, radius)
        painter.setOpacity(1.0)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Points from `low` to `high` between two edges in pixels."""

    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def ticks(self) -> list[float]:
        count = 4
        return [self.low + (self.high - self.low) * step / count for step in range(count + 1)]


def _bounds(least: float, most: float) -> tuple[float, float]:
    """Return round bounds, a multiple of 4 points apart, so that the ticks are whole numbers."""
    low = least // 4 * 4
    width = max(4.0, -(-(most - low) // 4) * 4)
    return low, low + width
