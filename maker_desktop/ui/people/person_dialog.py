"""The acting person: the name recorded in the journal with every change, proved by a PIN where set."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.widgets import keep_place


class PersonDialog(FormDialog):
    """Asks for the recorder's name, and the PIN if there is one; `named` carries it, without spaces around it.

    `people_wanted` asks for the people and their PINs instead.
    """

    named = Signal(str)
    people_wanted = Signal()

    form: ClassVar[str] = "person_dialog"
    person_name: QLineEdit
    pin: QLineEdit
    refusal: QLabel
    people: QPushButton
    accept_name: QPushButton

    def __init__(self, parent: QWidget, session: Session, name: str) -> None:
        """`name` is suggested, whoever is the acting person now."""
        super().__init__(parent)
        self._session = session
        self.person_name.setText(name)
        self.person_name.selectAll()
        keep_place(self.pin)
        keep_place(self.refusal, lines=2)
        self.person_name.textChanged.connect(self._judge)
        self.people.clicked.connect(self._go_to_people)
        self.accept_name.clicked.connect(self._sign_in)
        self.cancel.setAutoDefault(False)
        self.accept_name.setDefault(True)
        resize(self, 440, 220)
        self._judge()
        (self.pin if self.pin.isVisibleTo(self) else self.person_name).setFocus()

    def _name(self) -> str:
        return " ".join(self.person_name.text().split())

    def _judge(self) -> None:
        name = self._name()
        self.pin.setVisible(people.has_pin(self._session, name) and name != self._session.person)
        self.pin.clear()
        self.refusal.hide()
        self.accept_name.setEnabled(bool(name))

    def _sign_in(self) -> None:
        name = self._name()
        try:
            if name != self._session.person:
                people.sign_in(self._session, name, self.pin.text())
        except Refusal as refusal:
            self.refusal.setText(refusal.sentence)
            self.refusal.show()
            self.pin.selectAll()
            self.pin.setFocus()
            return
        self.named.emit(name)
        self.accept()

    def _go_to_people(self) -> None:
        self.reject()
        self.people_wanted.emit()
