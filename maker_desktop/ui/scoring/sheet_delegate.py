"""Draws the grid of sheets and makes the editor of a mark, which reports its keys and keeps a refused text."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
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

from maker_desktop.domain.model.scoresheet import STATE_NAMES, SheetState
from maker_desktop.ui.kit import chips, theme
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.scoring.sheet_model import SEAT, SheetCell, SheetModel

PADDING: Final = 9
#: Pixels between a chip and the edge of its cell.
CHIP_MARGIN: Final = 8
#: Pixels below which hardly more of an employer than the first character could be shown.
_EMPLOYER_AT_LEAST: Final = 56
#: Pixels of width and height from which on an employer is shown below the name, and from which on an avatar beside it.
_TWO_LINES_FROM: Final = (86, 40)
_AVATAR_FROM: Final = (150, 52)
_AVATAR, _LINE_HEIGHT = 32, 19
#: Sizes of a mark and of a total, for a row of at least this height; smaller ones are for a narrow column.
_FIGURE_PIXELS: Final = ((60, 26, 22), (48, 22, 20), (36, 19, 18), (0, 17, 16), (0, 15, 15), (0, 13, 13))
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PENS: Final = {token: theme.color(token) for token in ("ink", "ink_soft", "line", "blue", "navy")}
#: Tone and picture of a seat that does not mark.
_EXCUSED: Final = {
    STATE_NAMES[SheetState.RECUSED]: (Tone.VIOLET, "ban"),
    STATE_NAMES[SheetState.ABSENT]: (Tone.QUIET, "user-off"),
    STATE_NAMES[SheetState.VOID]: (Tone.WRONG, "ban"),
}
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

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor of a field."""
        editor = self.editor = MarkEditor(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName("分数")  # the cell it stands over says whose, for which criterion, in which state
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
        """Let the editor fill its cell, in the size of its mark."""
        font = QFont(option.font)
        font.setPixelSize(px(next(sizes[1] for sizes in _FIGURE_PIXELS if option.rect.height() >= px(sizes[0]))))
        editor.setFont(font)
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell with its lines; a seat that does not mark is grey."""
        model, view, rect = index.model(), self.parent(), option.rect
        assert isinstance(model, SheetModel)
        assert isinstance(view, QTableView)
        cell = model.cell(index.row(), index.column())
        fonts = self._fonts_for(option.font)
        painter.save()
        here = view.currentIndex()
        if cell.reason is not None:
            painter.fillRect(rect, theme.color("ground"))
        elif here.row() == index.row():
            painter.fillRect(rect, theme.color("ticked"))
        if cell.reason is not None and index.column() > SEAT:
            _excused(painter, rect, fonts, cell)
        elif cell.employer is not None:
            _judge(painter, rect, fonts, cell)
        elif cell.tone is not None and cell.text:
            _chip(painter, rect, option.font, cell)
        elif index.column() == SEAT:
            _text(painter, rect, fonts.plain, cell.text, "ink_soft", Qt.AlignmentFlag.AlignCenter)
        else:
            _figure(painter, rect, fonts, cell)
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
                made.setPixelSize(px(pixels))
            made.setBold(bold)
            made.setStrikeOut(struck)
            return _Face(made, QFontMetricsF(made))

        def faces(bold: bool = False, struck: bool = False) -> _Faces:
            return tuple(face(sizes[2 if bold or struck else 1], bold, struck) for sizes in _FIGURE_PIXELS)

        return cls(face(), face(13), faces(), faces(bold=True), faces(struck=True))


def _figure(painter: QPainter, rect: QRect, fonts: _Fonts, cell: SheetCell) -> None:
    if not cell.right:
        _text(painter, rect, fonts.plain, cell.text, "ink_soft", _LEFT)
        return
    faces = fonts.struck if cell.struck else fonts.total if cell.total else fonts.figure
    tall = next(place for place, sizes in enumerate(_FIGURE_PIXELS) if rect.height() >= px(sizes[0]))
    face = _fitting(faces[tall:], cell.text, rect.width() - 2 * px(PADDING))
    _text(painter, rect, face, cell.text, "ink_soft" if cell.struck or cell.soft else "ink", _RIGHT)


def _fitting(faces: "_Faces", text: str, width: int) -> "_Face":
    """Return the first face in which a text fits; a mark or a name of the usual length is never cut."""
    return next((face for face in faces if face.metrics.horizontalAdvance(text) <= width), faces[-1])


def _judge(painter: QPainter, rect: QRect, fonts: _Fonts, cell: SheetCell) -> None:
    """Draw a judge: an avatar where there is room, the name, and the employer below it or beside it."""
    if _has_room(rect, _AVATAR_FROM):
        _avatar(painter, rect, fonts.plain, cell.text)
        rect = rect.adjusted(px(_AVATAR) + 8, 0, 0, 0)
    face = _fitting((fonts.plain, fonts.small), cell.text, rect.width() - 2 * px(PADDING))
    if not cell.employer:
        _text(painter, rect, face, cell.text, "ink", _LEFT)
        return
    if _has_room(rect, _TWO_LINES_FROM):
        top = rect.top() + rect.height() // 2 - px(_LINE_HEIGHT)
        line = QRect(rect.left(), top, rect.width(), px(_LINE_HEIGHT))
        _text(painter, line, face, cell.text, "ink", _LEFT)
        _text(painter, line.translated(0, px(_LINE_HEIGHT)), fonts.small, cell.employer, "ink_soft", _LEFT)
        return
    _text(painter, rect, face, cell.text, "ink", _LEFT)
    used = int(face.metrics.horizontalAdvance(cell.text)) + 8
    if rect.width() - used - 2 * px(PADDING) > px(_EMPLOYER_AT_LEAST):
        _text(painter, rect.adjusted(used, 1, 0, 1), fonts.small, cell.employer, "ink_soft", _LEFT)


def _has_room(rect: QRect, least: tuple[int, int]) -> bool:
    return rect.width() >= px(least[0]) and rect.height() >= px(least[1])


def _avatar(painter: QPainter, rect: QRect, face: _Face, name: str) -> None:
    circle = QRectF(rect.left() + px(PADDING), rect.center().y() - px(_AVATAR) / 2 + 0.5, px(_AVATAR), px(_AVATAR))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("quiet_ground"))
    painter.drawEllipse(circle)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme.color("navy"))
    painter.setFont(face.font)
    painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), name[:1])


def _excused(painter: QPainter, rect: QRect, fonts: _Fonts, cell: SheetCell) -> None:
    """Draw a seat that does not mark over the whole row: who, why, and the state as a chip at the right."""
    reason = cell.reason or ""
    word, _, why = reason.partition("：")
    tone, picture = _EXCUSED[word]
    room = QRectF(rect.adjusted(0, 0, -px(CHIP_MARGIN), 0))
    chip = chips.draw(painter, room, word, tone, fonts.plain.font, to_the_right=True, icon=picture)
    rect = QRect(rect.left(), rect.top(), int(chip.left()) - rect.left() - 4, rect.height())
    if _has_room(rect, _AVATAR_FROM):
        _avatar(painter, rect, fonts.plain, cell.text)
        rect = rect.adjusted(px(_AVATAR) + 8, 0, 0, 0)
    _text(painter, rect, fonts.plain, cell.text, "ink_soft", _LEFT)
    used = max(int(fonts.plain.metrics.horizontalAdvance(cell.text)) + 20, 72)
    _text(painter, rect.adjusted(used, 0, 0, 0), fonts.plain, why, "ink_soft", _LEFT)


def _text(painter: QPainter, rect: QRect, face: _Face, text: str, color: str, side: Qt.AlignmentFlag) -> None:
    if not text:
        return
    inner = QRectF(rect.adjusted(px(PADDING), 0, -px(PADDING), 0))
    painter.setFont(face.font)
    painter.setPen(_PENS[color])
    painter.drawText(inner, int(side), face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width()))


def _chip(painter: QPainter, rect: QRect, font: QFont, cell: SheetCell) -> None:
    room = QRectF(rect.adjusted(px(CHIP_MARGIN), 0, -px(CHIP_MARGIN), 0))
    icon = "alert-triangle" if cell.tone == Tone.LOOK else ""
    chips.draw(painter, room, cell.text, Tone(cell.tone or Tone.QUIET), font, icon=icon, to_the_right=cell.right)


def _lines(painter: QPainter, rect: QRect, current: bool) -> None:
    painter.setPen(_PENS["line"])
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
    if current:
        painter.setPen(QPen(_PENS["blue"], 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
