"""A table whose rows are ticked, several at once; what is done to many is done to the ticked ones."""

from collections.abc import Callable, Hashable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.icons import pixmap
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_delegate import RecordDelegate
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.records.record_table import RecordTable

#: Device-independent pixels: the box, and the room at the left of the first column in which a click ticks.
BOX, ROOM = 18, 40
_RADIUS: Final = 4.0


class TickTable(RecordTable):
    """Space ticks the current row, Shift with an arrow the rows it goes over, Ctrl+A all, Esc none; so does a click.

    A tick belongs to a record, not to its row: it stays while the table is sorted, and goes when its record is no
    longer shown, so that nothing is done to what cannot be seen. `ticked` comes with every change.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: Callable[[Any], Hashable] = lambda record: record
        self._ticks: set[Hashable] = set()
        self._last = -1

    def tick_by(self, key: Callable[[Any], Hashable]) -> None:
        """Say what of a record its tick belongs to; call once."""
        self._key = key

    def chosen(self) -> list[Any]:
        """Return the ticked records that are shown, in the order of the table."""
        return [record for record in self._records() if self._key(record) in self._ticks]

    def is_ticked(self, record: object) -> bool:
        """Whether a record is ticked."""
        return self._key(record) in self._ticks

    def untick(self) -> None:
        """Tick nothing."""
        self._set(set())

    def keep_shown(self) -> None:
        """Forget the ticks of what is no longer shown; to be called when other records are shown."""
        self._set(self._ticks & {self._key(record) for record in self._records()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by key; every other key is the table's own."""
        here, shift = self.currentIndex().row(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and here >= 0:
            self._tick(here, here, not self.is_ticked(self._record(here)))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._set({self._key(record) for record in self._records()})
        elif event.key() == Qt.Key.Key_Escape and self._ticks:
            self.untick()
        elif shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and here >= 0:
            there = here + (1 if event.key() == Qt.Key.Key_Down else -1)
            there = min(max(there, 0), self.model().rowCount() - 1)
            self._tick(min(here, there), max(here, there), True)
            self.pick_row(there)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click into the box, with Ctrl or Shift anywhere in a row; Shift ticks all from the last one on."""
        index, keys = self.indexAt(event.position().toPoint()), event.modifiers()
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        in_box = index.column() == 0 and event.position().x() - self.visualRect(index).left() < px(ROOM)
        if not index.isValid() or not (in_box or shift or keys & Qt.KeyboardModifier.ControlModifier):
            super().mousePressEvent(event)
            return
        row, start = index.row(), self._last if shift and self._last >= 0 else index.row()
        self._tick(min(row, start), max(row, start), shift or not self.is_ticked(self._record(row)))
        self.pick_row(row)
        self.setFocus()

    def _tick(self, first: int, last: int, on: bool) -> None:
        keys = {self._key(self._record(row)) for row in range(first, last + 1)}
        self._last = last if on else -1
        self._set(self._ticks | keys if on else self._ticks - keys)

    def _set(self, ticks: set[Hashable]) -> None:
        if ticks != self._ticks:
            self._ticks = ticks
            self.setAccessibleDescription(f"已勾选 {len(ticks)} 行" if ticks else "")
            self.viewport().update()
            self.ticked.emit()

    def _record(self, row: int) -> Any:
        return self.model().index(row, 0).data(RECORD_ROLE)

    def _records(self) -> list[Any]:
        return [self._record(row) for row in range(self.model().rowCount())]


class TickDelegate(RecordDelegate):
    """The delegate of a table whose first column holds nothing but the boxes."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell, a ticked row on a ground of its own."""
        draw_ticked_ground(painter, option, index)
        super().paint(painter, option, index)
        if index.column() == 0:
            draw_tick(painter, option, index)


def draw_ticked_ground(
    painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> None:
    """Draw the ground of a ticked row; the current row has its own."""
    table: QWidget | None = option.widget
    ticked = isinstance(table, TickTable) and table.is_ticked(index.data(RECORD_ROLE))
    if ticked and not option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.color("ticked"))


def draw_tick(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
) -> None:
    """Draw the box of a row into the left of its first cell."""
    table: QWidget | None = option.widget
    if not isinstance(table, TickTable):
        return
    on = table.is_ticked(index.data(RECORD_ROLE))
    left, middle = option.rect.left() + 14.0, option.rect.center().y()
    box = QRectF(left, middle - px(BOX) / 2, px(BOX), px(BOX))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("blue" if on else "ink_faint"), 1.5))
    painter.setBrush(theme.color("blue" if on else "paper"))
    painter.drawRoundedRect(box, px(_RADIUS), px(_RADIUS))
    if on:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft().toPoint(), pixmap("check", "paper", px(BOX), ratio))
    painter.restore()
