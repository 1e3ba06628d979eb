"""Draws the roster: a box to tick, the name over its applicant, and a pip for every condition of entry."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from maker_desktop.domain.roster.eligibility import Check, CheckState
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_delegate import PADDING
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.records.tick_table import TickTable, draw_tick, draw_ticked_ground
from maker_desktop.ui.records.two_line_delegate import TwoLineDelegate
from maker_desktop.ui.roster.roster_table import CONDITIONS, NAME, RosterRow

#: Device-independent pixels: a pip, its gap to the next, and the room that all of them share.
_WIDEST, _HIGH, _GAP, _ROOM = 6.0, 14.0, 2.0, 68.0
_PIPS: Final = {CheckState.PASSED: "done", CheckState.TO_CONFIRM: "gold_line", CheckState.FAILED: "wrong"}


class RosterDelegate(TwoLineDelegate):
    """The delegate of the roster's table."""

    def __init__(self, table: TickTable) -> None:
        super().__init__(table, NAME, lambda row: row.project.applicant)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell; a ticked row has a ground of its own."""
        row: RosterRow = index.data(RECORD_ROLE)
        draw_ticked_ground(painter, option, index)
        super().paint(painter, option, index)
        if index.column() == 0:
            draw_tick(painter, option, index)
        elif index.column() == CONDITIONS:
            _draw_pips(painter, option, row.checks)


def _draw_pips(painter: QPainter, option: QStyleOptionViewItem, checks: Sequence[Check]) -> None:
    """Draw a pip for every condition, those fulfilled first, and how many of them are fulfilled."""
    order = (CheckState.PASSED, CheckState.TO_CONFIRM, CheckState.FAILED)
    states = sorted((check.state for check in checks), key=order.index)
    passed = states.count(CheckState.PASSED)
    left, top = float(option.rect.left() + px(PADDING)), option.rect.center().y() - px(_HIGH) / 2
    wide = min(px(_WIDEST), max(px(_ROOM) / max(len(states), 1) - px(_GAP), 1.0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for state in states:
        painter.setBrush(theme.color(_PIPS[state]))
        painter.drawRoundedRect(QRectF(left, top, wide, px(_HIGH)), 1.5, 1.5)
        left += wide + px(_GAP)
    worst = next((state for state in reversed(order) if state in states), CheckState.PASSED)
    painter.setPen(theme.color({"gold_line": "look"}.get(_PIPS[worst], _PIPS[worst])))
    painter.setFont(option.font)
    room = QRectF(left + 6, option.rect.top(), option.rect.right() - left - 6, option.rect.height())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), f"{passed}/{len(states)}")
    painter.restore()
