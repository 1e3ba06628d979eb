"""Draws the grid of sheets and makes the editor of a mark, which reports its keys and keeps a refused text."""

from dataclasses import dataclass
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
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from maker_desktop.ui.kit import theme
from maker_desktop.ui.scoring.sheet_model import SEAT, SheetCell, SheetModel

PADDING: Final = 7
#: Pixels below which hardly more of an employer than the first character could be shown.
_EMPLOYER_AT_LEAST: Final = 56
#: Pixels of width and height from which on an employer is shown below the name.
_TWO_LINES_FROM: Final = (86, 40)
#: Sizes of a figure: the usual one, and those for a long figure in a narrow column.
_FIGURE_PIXELS: Final = (17, 15, 13)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PENS: Final = {token: theme.color(token) for token in ("ink", "ink_soft", "line", "blue")}
Index = QModelIndex | QPersistentModelIndex


class MarkEditor(QLineEdit):
    """The editor of a mark; `left` is emitted when the focus goes to another part of the window."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report that the focus went, unless it went to another window or a menu."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


class SheetDelegate(QStyledItemDelegate):
    """The delegate of the grid; `editor` is the field being edited, None if there is none.

    `finished` names the key that ends the editing; `dropped` says that Esc did, `left` that the focus went, `typed`
    that the text changed, and `block_pasted` that more than one mark was pasted, which the editor does not take.
    """

    finished = Signal(int)
    dropped = Signal()
    left = Signal()
    typed = Signal(str)
    block_pasted = Signal()

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.editor: MarkEditor | None = None
        self._fonts: _Fonts | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Make the editor of a field."""
        editor = self.editor = MarkEditor(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName("分数")
        editor.setProperty("look", "mark")
        editor.left.connect(self.left)
        editor.textEdited.connect(self.typed)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the current mark into a new editor; text being typed is kept."""
        model = index.model()
        assert isinstance(model, SheetModel)
        if isinstance(editor, MarkEditor) and not editor.isModified():
            editor.setText(model.cell(index.row(), index.column()).text)
            editor.selectAll()

    def setModelData(self, _editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Do nothing: the grid writes a mark itself, so that a refused one stays in its field."""

    def eventFilter(self, _editor: QObject, event: QEvent) -> bool:
        """Report the keys that end the editing; all others edit, and the loss of focus is for the editor."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride:
            # Esc is for the mark being typed, before the sentence at the top of the page is closed with it.
            event.setAccepted(escape)
            return escape
        if escape:
            self.dropped.emit()
        elif event.key() == Qt.Key.Key_Backtab or (
            event.key() in ENDING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.finished.emit(event.key())
        elif event.matches(QKeySequence.StandardKey.Paste) and _is_block(QGuiApplication.clipboard().text()):
            self.block_pasted.emit()
        else:
            return False
        return True

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let the editor fill its cell."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell with its lines; a seat that does not mark is hatched."""
        model, view, rect = index.model(), self.parent(), option.rect
        assert isinstance(model, SheetModel)
        assert isinstance(view, QTableView)
        cell = model.cell(index.row(), index.column())
        fonts = self._fonts_for(option.font)
        painter.save()
        if cell.reason is not None:
            _hatch(painter, rect)
        if cell.reason is not None and index.column() > SEAT:
            _text(painter, rect, fonts.plain, f"{cell.text}　{cell.reason}", "ink_soft", _LEFT)
        elif cell.employer is not None:
            _judge(painter, rect, fonts, cell)
        elif cell.tone is not None and cell.text:
            _chip(painter, rect, fonts.small, cell)
        else:
            _figure(painter, rect, fonts, cell)
        here = view.currentIndex()
        current = here.row() == index.row() and here.column() == index.column() and cell.editable
        _lines(painter, rect, current)
        painter.restore()

    def _fonts_for(self, font: QFont) -> "_Fonts":
        if self._fonts is None or self._fonts.plain.font != font:
            self._fonts = _Fonts.of(font)
        return self._fonts


def _is_block(text: str) -> bool:
    return any(mark in text.strip("\r\n") for mark in "\t\n")


ENDING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class _Face:
    """A font with its measurements."""

    font: QFont
    metrics: QFontMetricsF


#: The same face in sizes from large to small.
_Faces = tuple[_Face, ...]


@dataclass(frozen=True, slots=True)
class _Fonts:
    """The fonts of the grid, made once."""

    plain: _Face
    small: _Face
    figure: _Faces
    total: _Faces
    struck: _Faces

    @classmethod
    def of(cls, font: QFont) -> "_Fonts":
        def face(pixels: int = 0, bold: bool = False, struck: bool = False) -> _Face:
            made = QFont(font)
            if pixels:
                made.setPixelSize(pixels)
            made.setBold(bold)
            made.setStrikeOut(struck)
            return _Face(made, QFontMetricsF(made))

        def faces(bold: bool = False, struck: bool = False) -> _Faces:
            return tuple(face(pixels, bold, struck) for pixels in _FIGURE_PIXELS)

        return cls(face(), face(12), faces(), faces(bold=True), faces(struck=True))


def _figure(painter: QPainter, rect: QRect, fonts: _Fonts, cell: SheetCell) -> None:
    if not cell.right:
        _text(painter, rect, fonts.plain, cell.text, "ink_soft", _LEFT)
        return
    faces = fonts.struck if cell.struck else fonts.total if cell.total else fonts.figure
    face = _fitting(faces, cell.text, rect.width() - 2 * PADDING)
    _text(painter, rect, face, cell.text, "ink_soft" if cell.struck or cell.soft else "ink", _RIGHT)


def _fitting(faces: "_Faces", text: str, width: int) -> "_Face":
    """Return the first face in which a text fits; a mark or a name of the usual length is never cut."""
    return next((face for face in faces if face.metrics.horizontalAdvance(text) <= width), faces[-1])


def _judge(painter: QPainter, rect: QRect, fonts: _Fonts, cell: SheetCell) -> None:
    face = _fitting((fonts.plain, fonts.small), cell.text, rect.width() - 2 * PADDING)
    if not cell.employer:
        _text(painter, rect, face, cell.text, "ink", _LEFT)
        return
    used = int(face.metrics.horizontalAdvance(cell.text)) + 8
    room = rect.width() - used - 2 * PADDING
    if rect.width() >= _TWO_LINES_FROM[0] and rect.height() >= _TWO_LINES_FROM[1]:
        half = rect.height() // 2
        _text(painter, rect.adjusted(0, 3, 0, -half + 3), face, cell.text, "ink", _LEFT)
        _text(painter, rect.adjusted(0, half, 0, -3), fonts.small, cell.employer, "ink_soft", _LEFT)
        return
    _text(painter, rect, face, cell.text, "ink", _LEFT)
    if room > _EMPLOYER_AT_LEAST:
        _text(painter, rect.adjusted(used, 1, 0, 1), fonts.small, cell.employer, "ink_soft", _LEFT)


def _text(painter: QPainter, rect: QRect, face: _Face, text: str, color: str, side: Qt.AlignmentFlag) -> None:
    if not text:
        return
    inner = QRectF(rect.adjusted(PADDING, 0, -PADDING, 0))
    painter.setFont(face.font)
    painter.setPen(_PENS[color])
    painter.drawText(inner, int(side), face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width()))


def _chip(painter: QPainter, rect: QRect, face: _Face, cell: SheetCell) -> None:
    width = min(face.metrics.horizontalAdvance(cell.text) + 14, rect.width() - 10)
    height = face.metrics.height()
    chip = QRectF(rect.right() - width - 6, rect.center().y() - height / 2 - 1, width, height + 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{cell.tone}_ground"))
    painter.drawRoundedRect(chip, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(face.font)
    painter.setPen(theme.color(f"{cell.tone}"))
    shown = face.metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, width - 6)
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), shown)


def _hatch(painter: QPainter, rect: QRect) -> None:
    painter.fillRect(rect, theme.color("ground"))
    painter.setClipRect(rect)
    painter.setPen(theme.color("line"))
    step = 10
    for left in range(rect.left() // step * step - rect.height(), rect.right() + step, step):
        painter.drawLine(QLineF(left, rect.bottom() + 1, left + rect.height(), rect.top()))


def _lines(painter: QPainter, rect: QRect, current: bool) -> None:
    painter.setPen(_PENS["line"])
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
    if current:
        painter.setPen(QPen(_PENS["blue"], 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
