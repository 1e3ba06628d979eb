"""The queue at the left of the page: projects in order of appearance, each with its state."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from maker_desktop.services.scoring.scoring_desk import QueueItem
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.icons import pixmap
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import RECORD_ROLE, Index
from maker_desktop.ui.scoring.words import QUEUE_CHIPS, QUEUE_PICTURES, queue_detail, queue_words

#: Pixels: of an item, its text, its place in the order, its picture, and the edge at its right.
ROW_HEIGHT: Final = 46
_LINE_HEIGHT, _ORDER_WIDTH, _PICTURE, _TEXT_LEFT, _PADDING = 19, 26, 17, 62, 10
_PIXELS, _SMALL_PIXELS = 14, 13
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


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
        about = (item.project.name, item.project.applicant)
        return "\n".join(about) if role == Qt.ItemDataRole.ToolTipRole else None


class QueueDelegate(QStyledItemDelegate):
    """Draws an item in two lines: place, state as a picture, name, what its state is, and the score."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all."""
        return QSize(160, px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one item with the line below it; the one being marked has a blue edge and a bold name."""
        item: QueueItem = index.data(RECORD_ROLE)
        rect, here = option.rect, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if here:
            painter.fillRect(rect, theme.color("where_ground"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("blue"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        _draw_order(painter, rect, option.font, item)
        right = rect.right() - px(_PADDING) - _draw_score(painter, rect, option.font, item)
        words = QRectF(
            rect.left() + px(_TEXT_LEFT), rect.top() + px(4), right - rect.left() - px(_TEXT_LEFT), px(_LINE_HEIGHT)
        )
        _draw_words(painter, words, _face(option.font, px(_PIXELS), bold=here), item.project.name, _name_token(item))
        words.translate(0, px(_LINE_HEIGHT))
        _draw_state(painter, words, _face(option.font, px(_SMALL_PIXELS)), item)
        painter.restore()


class QueueList(QListView):
    """`picked` carries the number of the project the user goes to."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.queue = QueueModel(self)
        self.setModel(self.queue)
        self.setItemDelegate(QueueDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
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
        """Keep the current project visible in a lower list."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _tell(self, index: QModelIndex) -> None:
        item = index.data(RECORD_ROLE)
        if isinstance(item, QueueItem) and not self._showing:
            self.picked.emit(item.project.number)


def _order(item: QueueItem) -> str:
    if item.late:
        return "末位"
    return str(item.position if item.position is not None else item.project.number)


def _draw_order(painter: QPainter, rect: QRect, font: QFont, item: QueueItem) -> None:
    painter.setFont(_face(font, px(_SMALL_PIXELS)))
    painter.setPen(theme.color("ink_soft"))
    painter.drawText(QRect(rect.left() + 4, rect.top(), px(_ORDER_WIDTH), rect.height()), int(_RIGHT), _order(item))
    name, token = QUEUE_PICTURES[item.state]
    top = rect.top() + (rect.height() - px(_PICTURE)) / 2
    place = QPointF(rect.left() + 4 + px(_ORDER_WIDTH) + 8, top)
    painter.drawPixmap(place, pixmap(name, token, px(_PICTURE), painter.device().devicePixelRatioF()))


def _draw_score(painter: QPainter, rect: QRect, font: QFont, item: QueueItem) -> float:
    """Draw the score at the right, and return how wide it is with the space before it."""
    if item.score is None:
        return 0.0
    own = _face(font, px(_PIXELS) + 1, bold=True)
    painter.setFont(own)
    painter.setPen(theme.color("ink"))
    painter.drawText(rect.adjusted(0, 0, -px(_PADDING), 0), int(_RIGHT), str(item.score))
    return QFontMetricsF(own).horizontalAdvance(str(item.score)) + 8


def _draw_state(painter: QPainter, room: QRectF, font: QFont, item: QueueItem) -> None:
    drawn = item.position is not None or item.late
    number = f"{item.project.number} 号 · " if drawn else ""
    _draw_words(painter, room, font, number, "ink_soft")
    word, tone = QUEUE_CHIPS[item.state]
    token = "ink_soft" if tone in (Tone.DONE, Tone.QUIET) else tone.value
    used = QFontMetricsF(font).horizontalAdvance(number)
    _draw_words(painter, room.adjusted(used, 0, 0, 0), font, queue_words(item) or word, token)


def _draw_words(painter: QPainter, room: QRectF, font: QFont, words: str, token: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(token))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _name_token(item: QueueItem) -> str:
    return "ink_faint" if item.state.out else "ink"


def _face(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made
