"""Draws the cells of the standings: awards as blocks of colour, the sheets as dots on one axis, all else as records."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_delegate import PADDING, RecordDelegate
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.standings.standing_rows import StandingRow, Tier
from maker_desktop.ui.standings.standings_table import PLACE, TIER

#: Pixels: the strip at the left of an award, the bar of the current row, a dot, and the lines of an award's name.
_STRIP, _BAR, _RADIUS, _LINE_HEIGHT = 5, 4, 3.5, 19
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


class StandingsDelegate(RecordDelegate):
    """`bold` are the columns in bold; `dots` is the column of the sheets, drawn from `low` to `high` points."""

    def __init__(self, table: RecordTable, bold: frozenset[int], dots: int) -> None:
        super().__init__(table)
        self._bold, self._dots = bold, dots
        self.low, self.high = 0.0, 100.0

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Set places and scores in bold, and the name of the current row."""
        super().initStyleOption(option, index)
        if index.column() in self._bold:
            option.font.setBold(True)
        if index.column() == self._dots:
            option.text = ""  # it is drawn, and said only to who cannot see it

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        row: StandingRow = index.data(RECORD_ROLE)
        painter.save()
        if index.column() == TIER:
            _draw_tier(painter, option.rect, index.row(), row.tier, option.font)
        else:
            super().paint(painter, option, index)
            if index.column() == PLACE and option.state & QStyle.StateFlag.State_Selected:
                bar = QRect(option.rect.left(), option.rect.top(), px(_BAR), option.rect.height())
                painter.fillRect(bar, theme.color("blue"))
            if index.column() == self._dots:
                self._draw_dots(painter, QRectF(option.rect), row)
        painter.restore()

    def _draw_dots(self, painter: QPainter, rect: QRectF, row: StandingRow) -> None:
        left, right, middle = rect.left() + px(PADDING), rect.right() - px(PADDING), rect.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line_strong"), 1.5))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))

        def x(value: float) -> float:
            return left + (value - self.low) / (self.high - self.low) * (right - left)

        for dot in sorted(row.dots, key=lambda dot: not dot.dropped):
            painter.setPen(QPen(theme.color("ink_faint" if dot.dropped else "navy"), 1.5))
            painter.setBrush(theme.color("paper" if dot.dropped else "navy"))
            painter.drawEllipse(QPointF(x(float(dot.total)), middle), px(_RADIUS), px(_RADIUS))
        if row.dots and row.standing.score is not None:
            at = min(max(x(float(row.standing.score)), left), right)
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.drawLine(QPointF(at, middle - 8), QPointF(at, middle + 8))


def _draw_tier(painter: QPainter, rect: QRect, row: int, tier: Tier | None, font: QFont) -> None:
    """Draw a row's piece of the block of its award; the name stands once in the middle of the block."""
    if tier is None:
        return
    ground = theme.color(f"{tier.token}_ground") if tier.token else theme.color("head")
    strip = theme.color(f"{tier.token}_line") if tier.token in _LINED else theme.color(tier.token or "line_strong")
    painter.fillRect(rect, ground)
    painter.fillRect(QRect(rect.left(), rect.top(), px(_STRIP), rect.height()), strip)
    block = QRectF(rect).translated(px(_STRIP) / 2, (tier.first - row) * rect.height())
    block.setHeight(tier.rows * rect.height())
    painter.setClipRect(rect)
    painter.setPen(theme.color(tier.token or "ink_soft"))
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    if tier.rows == 1:
        painter.drawText(block, _CENTRE, tier.name)
        return
    middle = block.center().y()
    painter.drawText(
        QRectF(block.left(), middle - px(_LINE_HEIGHT), block.width(), px(_LINE_HEIGHT)), _CENTRE, tier.name
    )
    small = QFont(font)
    small.setPixelSize(px(13))
    painter.setFont(small)
    painter.drawText(QRectF(block.left(), middle, block.width(), px(_LINE_HEIGHT)), _CENTRE, f"{tier.rows} 个")


#: Tiers with a colour of their own for lines.
_LINED: Final = frozenset({"gold", "silver", "bronze", "jade"})


def line_words(row: StandingRow) -> str:
    """Return what the lines below a row mean, e.g. “↑ 二等奖　↑ 推荐”."""
    words = "　".join(f"↑ {line.name}" for line in row.below)
    return f"{words}　名次线上并列，待裁定" if row.astride else words
