"""Draws the grid of sheets and makes the editor of a mark, which reports its keys and keeps a refused text."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QLineF,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from maker_desktop.ui import theme
from maker_desktop.ui.record_model import STRUCK_ROLE, TONE_ROLE
from maker_desktop.ui.scoring.sheet_model import DROPPED_ROLE, EMPLOYER_ROLE, REASON_ROLE, SEAT, SheetModel
from maker_desktop.ui.theme import restyle

PADDING: Final = 10
_CHIP_PIXELS: Final = 12
Index = QModelIndex | QPersistentModelIndex


class MarkEditor(QLineEdit):
    """The field a mark is keyed in. `finished` names the key that ends it; `left` says that the focus went."""

    finished = Signal(int)
    dropped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName("分数")
        self.setProperty("look", "mark")

    def refuse(self, refused: bool) -> None:
        """Show that the text was refused, or no longer is."""
        restyle(self, "wrong", refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Report the keys that end the editing; all others edit."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.key() in ENDING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.finished.emit(event.key())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report that the focus went to another part of the window, not to another window or a menu."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


ENDING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down)


class SheetDelegate(QStyledItemDelegate):
    """The delegate of the grid; `made` hands a new editor to the grid."""

    made = Signal(QWidget)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Make the editor of a field."""
        editor = MarkEditor(parent)
        self.made.emit(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the mark that stands into a new editor; what is being typed stays."""
        if isinstance(editor, MarkEditor) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, _editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Do nothing: the grid writes a mark itself, so that a refused one stays in its field."""

    def eventFilter(self, _editor: QObject, _event: QEvent) -> bool:
        """Leave every key and the loss of focus to the editor."""
        return False

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let the editor fill its cell."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell with its lines; a seat that does not mark is hatched."""
        rect = option.rect
        painter.save()
        reason = index.data(REASON_ROLE)
        if reason is not None:
            _hatch(painter, rect)
        if reason is not None and index.column() > SEAT:
            _line_of_text(
                painter, rect, option.font, f"{index.data()}　{reason}", "ink_soft", Qt.AlignmentFlag.AlignLeft
            )
        elif index.data(EMPLOYER_ROLE) is not None:
            _judge(painter, rect, option.font, index)
        elif index.data(TONE_ROLE) and index.data():
            _chip(painter, rect, index)
        else:
            _figure(painter, rect, option.font, index)
        _lines(painter, rect, self._is_current(index))
        painter.restore()

    def _is_current(self, index: Index) -> bool:
        view = self.parent()
        model = index.model()
        if not isinstance(view, QTableView) or not isinstance(model, SheetModel):
            return False
        here = view.currentIndex()
        return here.row() == index.row() and here.column() == index.column() and model.field(index) is not None


def _figure(painter: QPainter, rect: QRect, font: QFont, index: Index) -> None:
    font = QFont(font)
    struck = bool(index.data(STRUCK_ROLE))
    dropped = struck or bool(index.data(DROPPED_ROLE))
    model = index.model()
    assert isinstance(model, SheetModel)
    if index.column() != SEAT:
        font.setPixelSize(17)
        font.setBold(index.column() == model.total_column and not struck)
    font.setStrikeOut(dropped)
    soft = dropped or index.column() in (SEAT, model.paper_column)
    side = Qt.AlignmentFlag.AlignLeft if index.column() == SEAT else Qt.AlignmentFlag.AlignRight
    _line_of_text(painter, rect, font, index.data() or "", "ink_soft" if soft else "ink", side)


def _judge(painter: QPainter, rect: QRect, font: QFont, index: Index) -> None:
    name, employer = index.data() or "", index.data(EMPLOYER_ROLE)
    metrics = QFontMetricsF(font)
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    painter.drawText(
        inner, int(Qt.AlignmentFlag.AlignVCenter), metrics.elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
    )
    used = int(metrics.horizontalAdvance(name)) + 8
    if employer and inner.width() - used > 24:
        small = QFont(font)
        small.setPixelSize(12)
        _line_of_text(
            painter,
            inner.adjusted(used - PADDING, 1, PADDING, 1),
            small,
            employer,
            "ink_soft",
            Qt.AlignmentFlag.AlignLeft,
        )


def _line_of_text(painter: QPainter, rect: QRect, font: QFont, text: str, color: str, side: Qt.AlignmentFlag) -> None:
    inner = QRectF(rect.adjusted(PADDING, 0, -PADDING, 0))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.setFont(font)
    painter.setPen(theme.color(color))
    painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def _chip(painter: QPainter, rect: QRect, index: Index) -> None:
    font = painter.font()
    font.setPixelSize(_CHIP_PIXELS)
    metrics = QFontMetricsF(font)
    text, tone = index.data(), index.data(TONE_ROLE)
    width = min(metrics.horizontalAdvance(text) + 16, rect.width() - 12)
    chip = QRectF(rect.right() - width - 8, rect.center().y() - metrics.height() / 2 - 1, width, metrics.height() + 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}_ground"))
    painter.drawRoundedRect(chip, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    painter.drawText(
        chip, int(Qt.AlignmentFlag.AlignCenter), metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 8)
    )


def _hatch(painter: QPainter, rect: QRect) -> None:
    painter.fillRect(rect, theme.color("ground"))
    painter.setClipRect(rect)
    painter.setPen(theme.color("line"))
    step = 10
    for left in range(rect.left() // step * step - rect.height(), rect.right() + step, step):
        painter.drawLine(QLineF(left, rect.bottom() + 1, left + rect.height(), rect.top()))


def _lines(painter: QPainter, rect: QRect, current: bool) -> None:
    painter.setPen(theme.color("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
    if current:
        pen = painter.pen()
        pen.setColor(theme.color("blue"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
