"""Draws the cells of a record table: chips for states, grey and struck out for what does not count, whole sentences."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from maker_desktop.ui.kit import chips, theme
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import STRUCK_ROLE, TONE_ROLE

#: Free space left and right of a cell's text, in pixels.
PADDING = 12
#: Free space above and below a text that wraps, in pixels.
_PADDING_DOWN = 7
_BAR = 3.0


class RecordDelegate(QStyledItemDelegate):
    """The delegate of `RecordTable`."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Strike out what is struck, and keep the words of a selected row in ink."""
        super().initStyleOption(option, index)
        palette = option.palette
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("ink"))
        if index.data(STRUCK_ROLE):
            option.font.setStrikeOut(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, theme.color("ink_soft"))
        option.palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Add the free space of a cell or of a chip to its text, which wraps where the table lets words wrap."""
        size = super().sizeHint(option, index)
        if _wraps(option) and index.data(TONE_ROLE) is None:
            room = QRect(0, 0, option.rect.width() - 2 * px(PADDING), 0)
            text = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data() or ""))
            return QSize(option.rect.width(), text.height() + 2 * px(_PADDING_DOWN))
        tone: str | None = index.data(TONE_ROLE)
        if tone is not None:
            width = chips.width_of(str(index.data() or ""), Tone(tone), option.font)
            return QSize(round(width) + 2 * px(PADDING), size.height())
        return QSize(size.width() + 2 * px(PADDING), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter in an editor at once: Qt would take it later, and keys typed ahead would join the text before."""
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enters
        if pressed and isinstance(watched, QLineEdit):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, self.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(watched, event)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell with the line below it."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        rect = cell.rect
        tone: str | None = index.data(TONE_ROLE)
        text: str = cell.text
        painter.save()
        if cell.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("where_ground"))
            if index.column() == 0 and _has_keyboard(cell):
                painter.fillRect(QRectF(rect.left(), rect.top(), px(_BAR), rect.height()), theme.color("blue"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = QRectF(rect.adjusted(px(PADDING), 0, -px(PADDING), -1))
        if tone is not None and text:
            to_the_right = bool(cell.displayAlignment & Qt.AlignmentFlag.AlignRight)
            chips.draw(painter, inner, text, Tone(tone), cell.font, to_the_right=to_the_right)
        else:
            _draw_text(painter, inner, text, cell)
        painter.restore()


def _wraps(cell: QStyleOptionViewItem) -> bool:
    return bool(cell.features & QStyleOptionViewItem.ViewItemFeature.WrapText)


def _has_keyboard(cell: QStyleOptionViewItem) -> bool:
    """Whether the table is where keys go: its current row then has a bar."""
    table: QWidget | None = cell.widget
    return table is not None and table.hasFocus()


def _draw_text(painter: QPainter, inner: QRectF, text: str, cell: QStyleOptionViewItem) -> None:
    painter.setFont(cell.font)
    painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
    if _wraps(cell):
        painter.drawText(inner, int(cell.displayAlignment) | int(Qt.TextFlag.TextWordWrap), text)
        return
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
    painter.drawText(inner, int(cell.displayAlignment), shown)
