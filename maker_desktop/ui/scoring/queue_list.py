"""The queue at the left of the page: projects in order of appearance, each with its state."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from maker_desktop.services.scoring.scoring_desk import QueueItem
from maker_desktop.ui.kit import theme
from maker_desktop.ui.records.record_model import RECORD_ROLE, Index
from maker_desktop.ui.scoring.even_lines import even_lines
from maker_desktop.ui.scoring.words import QUEUE_CHIPS, queue_detail

_LEFT, _TEXT_LEFT, _PADDING, _CHIP_HEIGHT = 14, 48, 10, 22
#: Lines a name takes at most.
_LINES = 2
_SMALL_PIXELS: Final = 12


class QueueModel(QAbstractListModel):
    """The items of the queue; `show` replaces them all, `update` one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QueueItem] = []

    def show(self, items: Sequence[QueueItem]) -> None:
        """Show these items; with the same projects only changed rows are redrawn."""
        if [item.project.number for item in items] != self.numbers():
            self.beginResetModel()
            self._items = list(items)
            self.endResetModel()
            return
        for item in items:
            self.update(item)

    def update(self, item: QueueItem) -> bool:
        """Refresh one item and return whether it was settled before; an item not in the queue is ignored."""
        row = self.row_of(item.project.number)
        if row is None:
            return False
        former = self._items[row]
        if former != item:
            self._items[row] = item
            self.dataChanged.emit(self.index(row), self.index(row))
        return former.state.settled

    def numbers(self) -> list[int]:
        """Return the project numbers in order."""
        return [item.project.number for item in self._items]

    def items(self) -> tuple[QueueItem, ...]:
        """Return the items in order."""
        return tuple(self._items)

    def beside(self, number: int | None, step: int) -> int | None:
        """Return the project `step` rows from another, or None past either end."""
        row, numbers = self.row_of(number), self.numbers()
        if row is None or not 0 <= row + step < len(numbers):
            return None
        return numbers[row + step]

    def next_unsettled(self, number: int | None) -> int | None:
        """Return the next unsettled project after another, wrapping around, or None."""
        row = self.row_of(number) or 0
        turned = (*self._items[row + 1 :], *self._items[: row + 1])
        return next((item.project.number for item in turned if not item.state.settled), None)

    def row_of(self, number: int | None) -> int | None:
        """Return the row of a project, or None."""
        return next((row for row, item in enumerate(self._items) if item.project.number == number), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an item, or its words for a screen reader."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == RECORD_ROLE:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_order(item)} {item.project.name} {QUEUE_CHIPS[item.state][0]} {queue_detail(item)}".rstrip()
        return item.project.applicant if role == Qt.ItemDataRole.ToolTipRole else None


class QueueDelegate(QStyledItemDelegate):
    """Draws number, name on up to two lines, chip and detail."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height the name needs at the list's width; called for every item, so without layout."""
        item: QueueItem = index.data(RECORD_ROLE)
        view = self.parent()
        assert isinstance(view, QListView)
        width, metrics = view.viewport().width(), option.fontMetrics
        fits = metrics.horizontalAdvance(item.project.name) <= width - _TEXT_LEFT - _PADDING
        return QSize(width, (1 if fits else _LINES) * metrics.height() + 2 * _PADDING + _CHIP_HEIGHT + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one item with the line below it; the one being marked has a blue edge."""
        item: QueueItem = index.data(RECORD_ROLE)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("where_ground"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("blue"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(option.font)
        painter.setPen(theme.color("ink_soft"))
        top = rect.top() + _PADDING
        painter.drawText(QRect(rect.left() + _LEFT, top, _TEXT_LEFT - _LEFT, 24), 0, _order(item))
        painter.setPen(theme.color("ink"))
        width, metrics = rect.width() - _TEXT_LEFT - _PADDING, option.fontMetrics
        lines = even_lines(item.project.name, width, metrics.horizontalAdvance, _LINES)
        for line in lines:
            painter.drawText(QRect(rect.left() + _TEXT_LEFT, top, width, metrics.height()), 0, line)
            top += metrics.height()
        _draw_state(painter, rect.left() + _TEXT_LEFT, top + 4, width, item)


class QueueList(QListView):
    """`picked` carries the number of the project the user goes to."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.queue = QueueModel(self)
        self.setModel(self.queue)
        self.setItemDelegate(QueueDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("出场顺序")
        self.selectionModel().currentChanged.connect(lambda current, _old: self._tell(current))

    def show_current(self, number: int | None) -> None:
        """Mark a project as current; emits nothing."""
        row = self.queue.row_of(number)
        self._showing = True
        self.setCurrentIndex(self.queue.index(row) if row is not None else QModelIndex())
        self._showing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the names for another width; the current project stays visible in a lower list."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def _tell(self, index: QModelIndex) -> None:
        item = index.data(RECORD_ROLE)
        if isinstance(item, QueueItem) and not self._showing:
            self.picked.emit(item.project.number)


def _order(item: QueueItem) -> str:
    if item.late:
        return "末位"
    return str(item.position if item.position is not None else item.project.number)


def _draw_state(painter: QPainter, left: int, top: int, width: int, item: QueueItem) -> None:
    word, tone = QUEUE_CHIPS[item.state]
    font = painter.font()
    font.setPixelSize(_SMALL_PIXELS)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    chip = QRectF(left, top, metrics.horizontalAdvance(word) + 16, _CHIP_HEIGHT - 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}_ground"))
    painter.drawRoundedRect(chip, 4, 4)
    painter.restore()
    painter.setPen(theme.color(tone))
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), word)
    painter.setPen(theme.color("ink_soft"))
    rest = QRectF(chip.right() + 8, top, width - chip.width() - 8, _CHIP_HEIGHT - 2)
    shown = item.position is not None or item.late
    number, detail = f"{item.project.number} 号" if shown else "", queue_detail(item)
    painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), detail)
    if metrics.horizontalAdvance(f"{detail} {number}") <= rest.width():
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), number)
