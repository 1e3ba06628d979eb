"""The table of standings: over its rows lie the lines between tiers, the pills that name them, and brackets of ties."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from maker_desktop.domain.model.standing import CutLineKind
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.icons import CHIP_SIZE, pixmap
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.standings.standing_rows import StandingRow

#: The column of the awards, and of the places where brackets stand.
TIER, PLACE = 0, 1
ROW_HEIGHT: Final = 40
#: Pixels: of a pill, its ends, and its distance from the right edge.
_PILL, _PADDING, _EDGE, _PIXELS = 22, 9, 6, 13
#: Pixels: how far a bracket reaches, and from the left of its column.
_ARM, _BRACKET = 7, 9


class StandingsTable(RecordTable):
    """Its rows are `StandingRow`s in the order of places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and over them what lies between them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        rows = [self.model().index(row, 0).data(RECORD_ROLE) for row in range(self.model().rowCount())]
        for position, row in enumerate(rows):
            if row.below:
                self._draw_lines(painter, position, row, rows[position + 1] if position + 1 < len(rows) else None)
        for first, last in _brackets(rows):
            self._draw_bracket(painter, first, last)
        painter.end()

    def _draw_lines(self, painter: QPainter, position: int, row: StandingRow, following: StandingRow | None) -> None:
        at = self.rowViewportPosition(position) + self.rowHeight(position)
        left, right = self.columnViewportPosition(TIER), self._right()
        awards = [line for line in row.below if line.kind is CutLineKind.AWARD]
        others = [line for line in row.below if line.kind is not CutLineKind.AWARD]
        if awards or row.astride:
            token = "red" if row.astride else f"{row.tier.token}_line" if row.tier and row.tier.token else "line_strong"
            painter.fillRect(QRectF(left, at - 2, right - left, 2), theme.color(token))
        for _line in others:
            painter.setPen(QPen(theme.color("violet"), 2, Qt.PenStyle.DashLine))
            level = at - (5 if awards or row.astride else 1)
            painter.drawLine(QPointF(left, level), QPointF(right, level))
        # Left of the last column, whose chips it must not cover.
        end = self.columnViewportPosition(self.model().columnCount() - 1) - px(_EDGE)
        if row.astride:
            names = "、".join(line.name for line in row.below)
            self._draw_pill(painter, end, at, f"{names}名次线上并列，待裁定", "alert-triangle", theme.color("red"))
        elif others:
            apart = following.behind if following is not None else None
            gap = "" if apart is None else f" · 相差 {apart}"
            words = f"{'、'.join(line.name for line in others)}线{gap}"
            self._draw_pill(painter, end, at, words, "flag-3", theme.color("violet"))

    def _draw_pill(self, painter: QPainter, end: int, at: int, words: str, icon: str, color: QColor) -> None:
        """Draw a pill on a line that ends here at the right."""
        font = QFont(self.font())
        font.setPixelSize(px(_PIXELS))
        font.setBold(True)
        width = QFontMetricsF(font).horizontalAdvance(words) + px(CHIP_SIZE) + 5 + 2 * px(_PADDING)
        pill = QRectF(end - width, at - px(_PILL) / 2 - 1, width, px(_PILL))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(pill, px(_PILL) / 2, px(_PILL) / 2)
        place = QPointF(pill.left() + px(_PADDING), pill.center().y() - px(CHIP_SIZE) / 2)
        painter.drawPixmap(place, pixmap(icon, "paper", px(CHIP_SIZE), painter.device().devicePixelRatioF()))
        painter.setPen(theme.color("paper"))
        painter.setFont(font)
        room = pill.adjusted(px(_PADDING) + px(CHIP_SIZE) + 5, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _draw_bracket(self, painter: QPainter, first: int, last: int) -> None:
        left = self.columnViewportPosition(PLACE) + px(_BRACKET)
        top = self.rowViewportPosition(first) + self.rowHeight(first) // 2
        bottom = self.rowViewportPosition(last) + self.rowHeight(last) // 2
        painter.setPen(QPen(theme.color("red"), 2))
        painter.drawPolyline(
            [QPointF(left + px(_ARM), top), QPointF(left, top), QPointF(left, bottom), QPointF(left + px(_ARM), bottom)]
        )

    def _right(self) -> int:
        shown = [column for column in range(self.model().columnCount()) if not self.isColumnHidden(column)]
        return self.columnViewportPosition(shown[-1]) + self.columnWidth(shown[-1])


def _brackets(rows: list[StandingRow]) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each tie that the committee has still to decide."""
    tied = [
        (position, row.standing.place) for position, row in enumerate(rows) if row.waiting and row.standing.tied_with
    ]
    for _place, group in groupby(tied, key=lambda pair: pair[1]):
        positions = [position for position, _place in group]
        if len(positions) > 1 and all(after - before == 1 for before, after in pairwise(positions)):
            yield positions[0], positions[-1]
