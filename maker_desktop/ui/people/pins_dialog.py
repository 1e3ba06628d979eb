"""Asks the committee members who have a PIN for it, one field each, before a ruling."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.scroll_frame import resize


class PinsDialog(FormDialog):
    """One hidden field a member; nothing is checked here."""

    form: ClassVar[str] = "pins_dialog"
    fields: QFormLayout
    go_on: QPushButton

    def __init__(self, parent: QWidget | None, names: Sequence[str]) -> None:
        super().__init__(parent)
        self._inputs: dict[str, QLineEdit] = {}
        for name in names:
            line = QLineEdit()
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(f"{name}的口令")
            self.fields.addRow(name, line)
            self._inputs[name] = line
        self.go_on.clicked.connect(self.accept)
        resize(self, 380, 160)
        next(iter(self._inputs.values()), self.go_on).setFocus()

    def pins(self) -> dict[str, str]:
        """Return what was written, by name."""
        return {name: line.text() for name, line in self._inputs.items()}
