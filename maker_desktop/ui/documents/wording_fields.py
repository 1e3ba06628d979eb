"""The wordings and dates of one document, each in an editor of its kind; a change is emitted on leaving it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maker_desktop.services.documents.filling import EntryKind, FilledWording
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import Choice, ElidedLabel, keep_place
from maker_desktop.ui.kit.zoom import px

_YES, _NO = "是", "否"
_SHORT, _LONG = 66, 150


class _TextEdit(QPlainTextEdit):
    """Several lines; Tab leaves it."""

    left = Signal()

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the editor has been left."""
        super().focusOutEvent(event)
        self.left.emit()


class WordingField(QWidget):
    """One wording: its title, its editor, a button to restore the default, and its error."""

    filled = Signal(str, str)

    def __init__(self, field: FilledWording, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._title = QLabel(field.wording.title, self)
        self._title.setProperty("look", "field")
        self._title.setWordWrap(True)
        self._back = QPushButton("恢复", self)
        self._back.setProperty("look", "link")
        self._back.setToolTip("恢复自动拟定的内容")
        self._back.setAccessibleName(f"恢复{field.wording.title}")
        self._back.clicked.connect(lambda: self.filled.emit(field.wording.name, ""))
        self._wrong = ElidedLabel(self)
        self._wrong.setFixedHeight(px(20))
        self._wrong.setProperty("tone", "wrong")
        self.editor = self._made_editor()
        self.editor.setAccessibleName(field.wording.title)
        self.editor.setToolTip(field.wording.hint)
        self._title.setBuddy(self.editor)
        self._title.setVisible(not isinstance(self.editor, QCheckBox))
        self._lay_out()
        self.show_field(field)

    def show_field(self, field: FilledWording) -> None:
        """Show the wording's text; an editor with that text is left alone, with its cursor."""
        self._field = field
        self._back.setVisible(field.changed)
        self.show_wrong("")
        if self.text() == field.text:
            return
        match self.editor:
            case QLineEdit() as line:
                line.setText(field.text)
                line.setCursorPosition(0)
            case QPlainTextEdit() as text:
                text.setPlainText(field.text)
            case QCheckBox() as box:
                box.setChecked(field.text == _YES)
            case QComboBox() as choice:
                choice.setCurrentIndex(choice.findData(field.text))

    def show_wrong(self, sentence: str) -> None:
        """Mark the editor and show the error; an empty sentence clears both."""
        self._wrong.setText(sentence)
        restyle(self.editor, "wrong", bool(sentence))

    def text(self) -> str:
        """Return what the editor says."""
        match self.editor:
            case QLineEdit() as line:
                return line.text()
            case QPlainTextEdit() as text:
                return text.toPlainText()
            case QCheckBox() as box:
                return _YES if box.isChecked() else _NO
            case QComboBox() as choice:
                return str(choice.currentData() or "")
        return ""

    def _made_editor(self) -> QWidget:
        wording = self._field.wording
        match wording.entry:
            case EntryKind.TEXT | EntryKind.HOLIDAYS | EntryKind.TEMPLATE:
                text = _TextEdit(px(_SHORT) if wording.entry is EntryKind.TEMPLATE else px(_LONG), self)
                text.left.connect(self._tell)
                return text
            case EntryKind.YES_NO:
                box = QCheckBox(wording.title, self)
                box.clicked.connect(lambda _checked: self._tell())
                return box
            case EntryKind.CHOICE:
                choice = Choice(self)
                choice.setPlaceholderText(wording.hint)
                for value, title in wording.choices():
                    choice.addItem(title, value)
                choice.setCurrentIndex(-1)
                choice.activated.connect(lambda _index: self._tell())
                return choice
        line = QLineEdit(self)
        line.setPlaceholderText(
            wording.hint or ("当天；或写 2026-07-31 这样" if wording.entry is EntryKind.DATE else "")
        )
        line.editingFinished.connect(self._tell)
        return line

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)
        if isinstance(self.editor, QCheckBox):
            head.insertWidget(0, self.editor, 1)
            down.addLayout(head)
        else:
            down.addLayout(head)
            down.addWidget(self.editor)
        down.addWidget(self._wrong)
        keep_place(self._back)

    def _tell(self) -> None:
        if self.text() != self._field.text:
            self.filled.emit(self._field.wording.name, self.text())
        else:
            self.show_wrong("")


class WordingFields(QWidget):
    """All wordings of a document, one below the other."""

    filled = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, WordingField] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(4)

    def show_fields(self, fields: Sequence[FilledWording]) -> None:
        """Show these wordings; emits nothing."""
        names = [field.wording.name for field in fields]
        if names != list(self._fields):
            self._rebuild(fields)
        for field in fields:
            self._fields[field.wording.name].show_field(field)

    def field(self, name: str) -> WordingField:
        """Return the field of a wording that is shown."""
        return self._fields[name]

    def last_editor(self) -> QWidget | None:
        """Return the editor of the last wording, None where there is none."""
        return next((field.editor for field in reversed(self._fields.values())), None)

    def _rebuild(self, fields: Sequence[FilledWording]) -> None:
        for widget in self._fields.values():
            widget.blockSignals(True)  # what is taken away is not left by the user
            self._down.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._fields = {}
        for field in fields:
            widget = WordingField(field, self)
            widget.filled.connect(self.filled)
            self._down.addWidget(widget)
            self._fields[field.wording.name] = widget
