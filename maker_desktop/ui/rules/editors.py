"""The editors of rule values; an editor emits changes by the user, never by the program."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from maker_desktop.domain.model.options import Control
from maker_desktop.services.rules.rule_draft import RuleDraft
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import Choice
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.rules.fields import RuleField
from maker_desktop.ui.rules.tiebreaker_edit import TiebreakerEdit

_NUMBER_WIDTH = 130
_LINES_HEIGHT = 84


class FieldEditor(QWidget):
    """The editor of one field, called `name` on the form; `written` carries its new value."""

    written = Signal(object)

    def __init__(self, field: RuleField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.name = ""

    def words(self) -> str:
        """Return the value in words, as it is shown."""
        raise NotImplementedError

    def show_draft(self, draft: RuleDraft) -> None:
        """Show the value as the draft has it; emits nothing."""
        raise NotImplementedError

    def show_wrong(self, wrong: bool) -> None:
        """Mark the value as the one that is wrong."""
        inner = self.focusProxy()
        if inner is not None:
            restyle(inner, "wrong", wrong)

    def _hold(self, inner: QWidget, stretch: bool = True) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1 if stretch else 0)
        if not stretch:
            row.addStretch(1)
        self.setFocusProxy(inner)


class LineEditor(FieldEditor):
    """A text, a number or a quota in one line; taken when the line is left or Enter is pressed."""

    def __init__(self, field: RuleField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(field.hint)
        number = field.control is Control.NUMBER
        if number:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.line.setMaximumWidth(px(_NUMBER_WIDTH))
        self.line.textEdited.connect(self.written.emit)
        self._hold(self.line, stretch=not number)

    def words(self) -> str:
        """Return the value in words."""
        return self.line.text() or "没有填写"

    def show_draft(self, draft: RuleDraft) -> None:
        """Show the text, unless it is the one being typed."""
        text = draft.text(self.field.key)
        if not self.line.hasFocus() or not self.line.isModified():
            self.line.setText(text)


class ChoiceEditor(FieldEditor):
    """One of a few words."""

    def __init__(self, field: RuleField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.choice = Choice(self)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(6)
        for value, word in field.choices:
            self.choice.addItem(word, value)
        self.choice.activated.connect(lambda index: self.written.emit(self.choice.itemData(index)))
        self._hold(self.choice)

    def words(self) -> str:
        """Return the value in words."""
        return self.choice.currentText()

    def show_draft(self, draft: RuleDraft) -> None:
        """Show the choice; the first where the rules say nothing."""
        self.choice.setCurrentIndex(max(self.choice.findData(draft.text(self.field.key)), 0))


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, field: RuleField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = QCheckBox("是", self)
        self.box.clicked.connect(lambda ticked: self.written.emit(ticked))  # noqa: PLW0108 - emit itself is given nothing
        self._hold(self.box)

    def words(self) -> str:
        """Return the value in words."""
        return "是" if self.box.isChecked() else "否"

    def show_draft(self, draft: RuleDraft) -> None:
        """Show whether it is so."""
        self.box.setChecked(draft.flag(self.field.key))


class LinesEditor(FieldEditor):
    """A list of texts, one a line."""

    def __init__(self, field: RuleField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.lines = QPlainTextEdit(self)
        self.lines.setTabChangesFocus(True)
        self.lines.setPlaceholderText("每行一项")
        self.lines.setFixedHeight(px(_LINES_HEIGHT))
        self.lines.textChanged.connect(lambda: self.written.emit(self._words()))
        self._hold(self.lines)

    def words(self) -> str:
        """Return the value in words."""
        return "、".join(self._words()) or "没有填写"

    def show_draft(self, draft: RuleDraft) -> None:
        """Show the list, unless it is the one being typed."""
        words = draft.words(self.field.key)
        if self._words() != words:
            with QSignalBlocker(self.lines):
                self.lines.setPlainText("\n".join(words))

    def _words(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.lines.toPlainText().splitlines() if line.strip())


class ChecksEditor(FieldEditor):
    """Any of a few words."""

    def __init__(self, field: RuleField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.boxes: Mapping[str, QCheckBox] = {value: QCheckBox(word, self) for value, word in field.choices}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for box in self.boxes.values():
            column.addWidget(box)
            box.clicked.connect(self._tell)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def words(self) -> str:
        """Return the value in words."""
        return "、".join(box.text() for box in self.boxes.values() if box.isChecked())

    def show_draft(self, draft: RuleDraft) -> None:
        """Tick what the list has."""
        words = draft.words(self.field.key)
        for value, box in self.boxes.items():
            box.setChecked(value in words)

    def _tell(self) -> None:
        self.written.emit(tuple(value for value, box in self.boxes.items() if box.isChecked()))


class TiebreakerEditor(FieldEditor):
    """The comparisons for equal scores, in order."""

    def __init__(self, field: RuleField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.tiebreakers = TiebreakerEdit(field.choices, self)
        self.tiebreakers.ordered.connect(self.written.emit)
        self._hold(self.tiebreakers)

    def words(self) -> str:
        """Return the value in words."""
        return f"逐级比较 {self.tiebreakers.tiebreakers.count()} 项"

    def show_draft(self, draft: RuleDraft) -> None:
        """Show the tiebreakers in order."""
        self.tiebreakers.show_tiebreakers(draft.words(self.field.key))


_EDITORS: Mapping[Control, type[FieldEditor]] = {
    Control.TEXT: LineEditor,
    Control.NUMBER: LineEditor,
    Control.CHOICE: ChoiceEditor,
    Control.FLAG: FlagEditor,
    Control.LINES: LinesEditor,
    Control.CHECKS: ChecksEditor,
    Control.ORDER: TiebreakerEditor,
}


def editor_of(field: RuleField, parent: QWidget) -> FieldEditor:
    """Return a new editor for a field."""
    return _EDITORS[field.control](field, parent)
