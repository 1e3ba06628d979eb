"""Global search (Ctrl+K): projects, judges, pages and commands in one list under one line, by keys alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from maker_desktop.ui.kit.icons import SIZE, pixmap
from maker_desktop.ui.kit.theme import color
from maker_desktop.ui.kit.zoom import px

WIDTH: Final = 620
_TOP, _ROW, _MOST_ROWS = 68, 44, 9
_HIT_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the list: its icon, what it is, a softer remark at the right, and what Enter does."""

    icon: str
    title: str
    detail: str
    act: Callable[[], object]


class SearchBox(QFrame):
    """Floats over the page and moves nothing; Esc, a click elsewhere and every choice close it."""

    def __init__(self, find: Callable[[str], Sequence[Hit]], parent: QWidget) -> None:
        super().__init__(parent)
        self._find = find
        self._former: QWidget | None = None
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("查找项目（编号、名称、单位、电话尾号）、评委、页面或命令")
        self.line.setAccessibleName("查找")
        self.hits = QListWidget(self)
        self.hits.setAccessibleName("查找结果")
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setItemDelegate(_HitDelegate(self.hits))
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel("没有找到，请换一个词。", self)
        self.nothing.setProperty("look", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self.line, self.hits, self.nothing):
            column.addWidget(widget)
        self.line.textChanged.connect(self._show_hits)
        self.line.installEventFilter(self)
        self.hits.itemClicked.connect(lambda _item: self._choose())
        self.hide()

    def open(self) -> None:
        """Show the box with an empty line and every page; asked again, begin anew."""
        if self.isHidden():
            self._former = QApplication.focusWidget()
        self.line.clear()
        self._show_hits("")
        self.show()
        self.raise_()
        self.line.setFocus()

    def dismiss(self) -> None:
        """Hide the box and give the keyboard back to where it was."""
        self.hide()
        if self._former is not None:
            self._former.setFocus()
            self._former = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of a list work while the words are being typed."""
        if event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event.key())
        if event.type() is QEvent.Type.FocusOut and self.isVisible() and QApplication.activePopupWidget() is None:
            self.hide()
            self._former = None
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if (step := steps.get(Qt.Key(key))) is not None:
            count = self.hits.count()
            if count:
                self.hits.setCurrentRow((self.hits.currentRow() + step) % count)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        if key == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def _show_hits(self, text: str) -> None:
        self.hits.clear()
        for hit in self._find(text):
            item = QListWidgetItem(f"{hit.title}　{hit.detail}", self.hits)
            item.setData(_HIT_ROLE, hit)
        count = self.hits.count()
        self.hits.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.hits.setFixedHeight(px(_ROW) * min(count, _MOST_ROWS) + 4)
        self.hits.setCurrentRow(0)
        self._place()

    def _choose(self) -> None:
        item = self.hits.currentItem()
        if item is None:
            return
        hit: Hit = item.data(_HIT_ROLE)
        self.dismiss()
        hit.act()

    def _place(self) -> None:
        around = self.parentWidget()
        assert around is not None
        self.layout().activate()  # type: ignore[union-attr]  # it was given one above
        self.setGeometry((around.width() - px(WIDTH)) // 2, px(_TOP), px(WIDTH), self.sizeHint().height())


class _HitDelegate(QStyledItemDelegate):
    """Draws icon, title and remark in one line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit: Hit = index.data(_HIT_ROLE)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("where_ground"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), color("blue"))
        top = rect.center().y() - px(SIZE) // 2
        painter.drawPixmap(rect.left() + 14, top, pixmap(hit.icon, "ink_soft", px(SIZE), 3.0))
        inner = rect.adjusted(px(SIZE) + 26, 0, -14, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        remark = metrics.elidedText(hit.detail, Qt.TextElideMode.ElideRight, inner.width() // 2)
        painter.setPen(color("ink_soft"))
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), remark)
        left = inner.adjusted(0, 0, -metrics.horizontalAdvance(remark) - 16, 0)
        painter.setPen(color("ink"))
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignLeft), title)
        painter.restore()
