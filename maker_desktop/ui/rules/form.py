"""One page of the rules as a form: cards of fields, what is to be confirmed beside them, what is wrong over them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from maker_desktop.domain.model.options import Control
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.rules.checks import Fault
from maker_desktop.domain.rules.names import short_name
from maker_desktop.services.rules.rule_draft import RuleDraft
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card, keep_place
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.rules.bubble import Bubble
from maker_desktop.ui.rules.editors import FieldEditor, editor_of
from maker_desktop.ui.rules.fields import Part, RuleBlock, RuleField, lies_under

_LABEL_WIDTH = 138
#: In rows: wide enough for five numbers beside a name in the smallest window.
_CELL_WIDTH = 64
_NAME_WIDTH = 90
_WIDEST = 16777215


@dataclass(frozen=True, slots=True)
class _BlockLine:
    """A line of the form: its editors, and the sign that a value is assumed."""

    editors: tuple[FieldEditor, ...]
    chip: Chip
    confirm: QPushButton


class RuleForm(QWidget):
    """`written` carries a field and its value, `confirmed` keys, `added` a block, `removed` a key and an index."""

    written = Signal(object, object)
    confirmed = Signal(object)
    added = Signal(object)
    removed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_BlockLine] = []
        self._buttons: list[QPushButton] = []
        self._cards: list[Card] = []
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 8, 16)
        self._down.setSpacing(14)
        self._down.addStretch(1)
        self.bubble = Bubble(self)

    def lay_out(self, part: Part, rulebook: Rulebook) -> None:
        """Rebuild the cards of a page."""
        for card in self._cards:
            self._down.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._lines, self._buttons = [], []
        self._cards = [self._card(block, rulebook) for block in part.blocks]
        for position, card in enumerate(self._cards):
            self._down.insertWidget(position, card)

    def show_draft(self, draft: RuleDraft, frozen: Sequence[str], fault: Fault | None) -> None:
        """Show every value as the draft has it, and what is to be confirmed, frozen or wrong."""
        self.bubble.hide()
        for line in self._lines:
            keys = [editor.field.key for editor in line.editors]
            open_ = not any(lies_under(key, head) for key in keys for head in frozen)
            assumed = tuple(dict.fromkeys(key for each in keys if (key := draft.assumption(each))))
            wrong = fault is not None and any(lies_under(fault.key, key) or lies_under(key, fault.key) for key in keys)
            for editor in line.editors:
                editor.show_draft(draft)
                editor.setEnabled(open_)
                faulty = wrong and fault is not None and lies_under(fault.key, editor.field.key)
                editor.show_wrong(faulty)
            line.chip.say("待确认" if assumed else "", Tone.LOOK)
            line.confirm.setVisible(bool(assumed))
            line.confirm.setProperty("keys", assumed)
            if wrong and fault is not None:
                at = [editor for editor in line.editors if lies_under(fault.key, editor.field.key)]
                self.bubble.say(f"{fault.reason}。", (at or line.editors)[0])
        for button in self._buttons:
            button.setEnabled(not any(lies_under(str(button.property("entries")), head) for head in frozen))
        for card in self._cards:
            layout = card.layout()
            if layout is not None:
                layout.activate()
        self._down.activate()

    def editor(self, key: str) -> FieldEditor:
        """Return the editor of a value on this page; StopIteration if it is not here."""
        return next(editor for line in self._lines for editor in line.editors if editor.field.key == key)

    def words_of(self, key: str) -> tuple[str, ...]:
        """Return what is filled in for a key and what lies below it, each with its name where there are several."""
        editors = [each for line in self._lines for each in line.editors if lies_under(each.field.key, key)]
        if len(editors) == 1:
            return (editors[0].words(),)
        return tuple(f"{each.name.split('，第')[0]} {each.words()}" for each in editors)

    def reveal(self, key: str, area: QScrollArea) -> None:
        """Bring the field of a key into view."""
        found = [each for line in self._lines for each in line.editors if lies_under(each.field.key, key)]
        if found:
            area.ensureWidgetVisible(found[0])

    def _card(self, block: RuleBlock, rulebook: Rulebook) -> Card:
        card = Card(self)
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(_label(block.title, "cardTitle", card))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        column.addLayout(grid)
        for row, field in enumerate(block.fields):
            self._field(grid, 2 * row, field, short_name(rulebook, field.key), card)
        if block.rows:
            self._rows(grid, 2 * len(block.fields), block, rulebook, card)
        if block.entries:
            column.addLayout(self._add_row(block, card))
        return card

    def _field(self, grid: QGridLayout, row: int, field: RuleField, name: str, card: Card) -> None:
        label = _label(name, "field", card)
        label.setFixedWidth(px(_LABEL_WIDTH))
        grid.addWidget(label, row, 0)
        editor = self._editor(field, name, card)
        label.setBuddy(editor)
        grid.addWidget(editor, row, 1)
        grid.setColumnStretch(1, 1)
        self._signs(grid, row, 2, (editor,), card)

    def _rows(self, grid: QGridLayout, top: int, block: RuleBlock, rulebook: Rulebook, card: Card) -> None:
        inner = QGridLayout()
        inner.setHorizontalSpacing(10)
        inner.setVerticalSpacing(8)
        grid.addLayout(inner, top, 0, 1, 4)
        names = [short_name(rulebook, field.key) for field in block.rows[0]]
        for column, name in enumerate(names):
            title = _label(name.replace("（", "\n（", 1), "small", card)
            inner.addWidget(title, 0, column, Qt.AlignmentFlag.AlignBottom)
        inner.setColumnStretch(0, 1)
        for index, fields in enumerate(block.rows):
            row = 2 * index + 1
            editors = tuple(
                self._editor(field, f"{name}，第 {index + 1} 行", card)
                for field, name in zip(fields, names, strict=True)
            )
            for column, editor in enumerate(editors):
                number = editor.field.control is Control.NUMBER
                editor.setMinimumWidth(px(_CELL_WIDTH) if number else px(_NAME_WIDTH))
                editor.setMaximumWidth(px(_CELL_WIDTH) if number else _WIDEST)
                inner.addWidget(editor, row, column)
            if block.entries:
                inner.addWidget(self._remove_button(block, index, card), row, len(fields))
            self._signs(inner, row + 1, 0, editors, card)

    def _editor(self, field: RuleField, name: str, card: Card) -> FieldEditor:
        editor = editor_of(field, card)
        editor.name = name
        inner = editor.focusProxy()
        if inner is not None:
            inner.setAccessibleName(name)
        editor.written.connect(lambda value: self.written.emit(field, value))
        return editor

    def _signs(self, grid: QGridLayout, row: int, column: int, editors: tuple[FieldEditor, ...], card: Card) -> None:
        """Place the signs of a line: beside a field from `column` on, or in a line of their own below a row (0)."""
        chip, confirm = Chip(card), QPushButton("确认", card)
        confirm.setProperty("look", "quiet")
        confirm.setAccessibleName(f"确认{editors[0].accessibleName()}")
        confirm.clicked.connect(lambda: self.confirmed.emit(confirm.property("keys")))
        # They keep their places: a field that is confirmed, or typed into, moves no other.
        chip.say("待确认", Tone.LOOK)
        chip.setFixedSize(chip.sizeHint())
        for sign in (chip, confirm):
            keep_place(sign)
        if column:
            grid.addWidget(chip, row, column)
            grid.addWidget(confirm, row, column + 1)
        else:
            below = QHBoxLayout()
            for widget in (chip, confirm):
                below.addWidget(widget)
            below.addStretch(1)
            grid.addLayout(below, row, 0, 1, len(editors) + 1)
        self._lines.append(_BlockLine(editors, chip, confirm))

    def _add_row(self, block: RuleBlock, card: Card) -> QHBoxLayout:
        button = QPushButton("添加一行", card)
        button.setProperty("entries", block.entries)
        button.clicked.connect(lambda: self.added.emit(block))
        self._buttons.append(button)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _remove_button(self, block: RuleBlock, index: int, card: Card) -> QPushButton:
        button = QPushButton("删除", card)
        button.setProperty("look", "quiet")
        button.setProperty("entries", block.entries)
        button.clicked.connect(lambda: self.removed.emit(block.entries, index))
        self._buttons.append(button)
        return button


def _label(text: str, look: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
