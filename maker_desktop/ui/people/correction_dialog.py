"""Asks why something is corrected, and for a supervisor's signature where one is needed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QWidget

from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.dialog_frame import DialogFrame
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Choice
from maker_desktop.ui.people.supervisor_signature import SupervisorSignature


class CorrectionDialog(DialogFrame):
    """Asks for the reason and, if `signed_in` is given, for a supervisor's signature; it stays open until valid.

    Each line of `question` after the first is one thing that follows.
    """

    def __init__(
        self, title: str, question: str, reasons: Sequence[str], signed_in: Session | None, parent: QWidget, action: str
    ) -> None:
        says, *facts = question.split("\n")
        super().__init__(parent, "pencil", Tone.WHERE, title, says)
        self.show_facts(facts)
        self._supervised = signed_in is not None
        self.reason = Choice(self)
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setAccessibleName("原因")
        label = QLabel("原因(&Y)", self)
        label.setProperty("look", "field")
        label.setBuddy(self.reason)
        self.signature = SupervisorSignature(self)
        for part in (label, self.reason, self.signature):
            self.body.addWidget(part)
        self.cancel = self.add_button("取消")
        self.cancel.clicked.connect(self.reject)
        self.accept_button = self.add_button(action, "commit")
        self.accept_button.setDefault(True)
        self.reason.addItems(list(reasons))
        self.reason.setCurrentText("")
        if signed_in is not None:
            self.signature.ask(signed_in)
        self.reason.editTextChanged.connect(self._judge)
        self.signature.changed.connect(self._judge)
        self.accept_button.clicked.connect(self._accept_if_proved)
        self._judge()
        self.reason.setFocus()

    def _judge(self) -> None:
        signed = not self._supervised or self.signature.is_filled()
        self.accept_button.setEnabled(signed and bool(self.reason.currentText().strip()))

    def _accept_if_proved(self) -> None:
        if not self._supervised or self.signature.is_proved():
            self.accept()


def ask_reason(
    question: str,
    reasons: Sequence[str],
    parent: QWidget,
    signed_in: Session | None = None,
    *,
    title: str = "写明原因",
    action: str = "记录",
) -> Signed | None:
    """Ask for a reason, and where `signed_in` names the contest for a supervisor's signature; None if cancelled."""
    dialog = CorrectionDialog(title, question, reasons, signed_in, parent, action)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return Signed(dialog.reason.currentText().strip(), dialog.signature.name(), dialog.signature.pin.text())
    finally:
        dialog.deleteLater()
