"""Asks for the words of a message on the audience screen."""

from typing import ClassVar, Final

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QWidget

from maker_desktop.ui.audience.cues import MessageCue
from maker_desktop.ui.forms import FormDialog

#: What is said most often, to choose from.
MESSAGES: Final = ("休息十分钟", "请保持安静", "正在统分，请稍候")


class AudienceMessageDialog(FormDialog):
    """Shows what stands in its field and nothing else: a common message is chosen from the list, never completed."""

    form: ClassVar[str] = "audience_message_dialog"
    text: QComboBox
    detail: QLineEdit
    accept_button: QPushButton

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.text.setCompleter(None)  # type: ignore[arg-type]  # Qt's way to have none; the stubs leave it out
        self.text.addItems(list(MESSAGES))
        self.accept_button.clicked.connect(self.accept)
        self.text.editTextChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        self.text.setFocus()


def ask_message(parent: QWidget | None) -> MessageCue | None:
    """Ask for a message; None where it was called off."""
    dialog = AudienceMessageDialog(parent)
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        text, detail = dialog.text.currentText().strip(), dialog.detail.text().strip()
        return MessageCue(text, detail) if accepted and text else None
    finally:
        dialog.deleteLater()
