"""Who is at the desk: the name every change goes into the journal under."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from maker_desktop.ui import forms


class PersonDialog(QDialog):
    """Asks for the recorder's name; `named` carries it, without spaces around it."""

    named = Signal(str)

    form: ClassVar[str] = "person_dialog"
    person_name: QLineEdit
    cancel: QPushButton
    accept_name: QPushButton

    def __init__(self, parent: QWidget, person: str) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.person_name.setText(person)
        self.person_name.selectAll()
        self.person_name.textChanged.connect(lambda text: self.accept_name.setEnabled(bool(text.strip())))
        self.cancel.clicked.connect(self.reject)
        self.accept_name.clicked.connect(self._name)
        self.cancel.setAutoDefault(False)
        self.accept_name.setDefault(True)
        self.person_name.setFocus()
        self.resize(440, 220)

    def _name(self) -> None:
        self.named.emit(" ".join(self.person_name.text().split()))
        self.accept()
