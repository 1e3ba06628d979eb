"""The fields of a supervisor's signature: a registered name if there are any, and the PIN if one is set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import Role
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.widgets import Choice, keep_place


class SupervisorSignature(QWidget):
    """Hidden until `ask` says of which contest; `changed` comes with every key."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.supervisor, self.pin, self.answer = Choice(self), QLineEdit(self), QLabel(self)
        self.supervisor.setAccessibleName("监督员签名")
        self.supervisor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.pin.setAccessibleName("口令")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.answer.setProperty("tone", "wrong")
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self._pin_label = _label("口令(&K)", self.pin)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        parts = (_label("监督员签名(&J)", self.supervisor), self.supervisor, self._pin_label, self.pin, self.answer)
        for part in parts:
            down.addWidget(part)
        self.supervisor.currentTextChanged.connect(lambda _name: self._show_pin())
        self.pin.textChanged.connect(lambda _text: self.changed.emit())
        for part in (self._pin_label, self.pin):
            keep_place(part)
        keep_place(self.answer, lines=2)
        self.hide()

    def ask(self, session: Session) -> None:
        """Offer the registered supervisors, the only one at once; where there is none, a name is written."""
        self._session = session
        registered = people.holders(session.contest, Role.SUPERVISOR)
        self.supervisor.setEditable(not registered)
        self.supervisor.addItems(list(registered))
        self.supervisor.setCurrentIndex(0 if len(registered) == 1 else -1)
        self._show_pin()
        self.show()

    def name(self) -> str:
        """Return who signs, or an empty text."""
        return self.supervisor.currentText().strip()

    def is_filled(self) -> bool:
        """Whether there is a name, and a PIN where one is set."""
        return bool(self.name()) and (self.pin.isHidden() or bool(self.pin.text()))

    def is_proved(self) -> bool:
        """Return whether the signature is valid; if not, show why and ask for the PIN again."""
        assert self._session is not None
        try:
            people.sign(self._session, self.name(), self.pin.text(), Role.SUPERVISOR)
        except Refusal as refusal:
            self.pin.clear()
            self.answer.setText(refusal.sentence)
            self.answer.show()
            self.pin.setFocus()
            return False
        return True

    def _show_pin(self) -> None:
        """Ask for the PIN of a person who has one; a PIN typed for another person is cleared."""
        has_pin = self._session is not None and people.has_pin(self._session, self.name())
        self.pin.clear()
        self.answer.hide()
        for part in (self._pin_label, self.pin):
            part.setVisible(has_pin)
        self.changed.emit()


def _label(text: str, field: QWidget) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "field")
    label.setBuddy(field)
    return label
