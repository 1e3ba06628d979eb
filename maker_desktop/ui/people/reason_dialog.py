"""Asks for the reason of an action, for the journal; without one the action is disabled."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from maker_desktop.ui.forms import FormDialog


class ReasonDialog(FormDialog):
    """A question, its consequences, and a field for the reason; `given` carries the reason."""

    given = Signal(str)

    form: ClassVar[str] = "reason_dialog"
    question: QLabel
    consequence: QLabel
    reason: QPlainTextEdit
    action: QPushButton

    def __init__(self, parent: QWidget, question: str, consequence: str, action: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.question.setText(question)
        self.consequence.setText(consequence)
        self.action.setText(f"{action}(&O)")
        self.action.setEnabled(False)
        self.reason.setPlaceholderText("原因，写进流水")
        self.reason.textChanged.connect(lambda: self.action.setEnabled(bool(self._text())))
        self.action.clicked.connect(self._give)
        self.reason.setFocus()
        self.resize(460, 260)

    def _give(self) -> None:
        reason = self._text()
        self.accept()
        self.given.emit(reason)

    def _text(self) -> str:
        return self.reason.toPlainText().strip()
