"""Asks why something is corrected, and for a supervisor's signature where one is needed."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLayout,
    QPushButton,
    QWidget,
)

from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.people.supervisor_signature import SupervisorSignature


class CorrectionDialog(FormDialog):
    """Asks for the reason and, if `signed_in` is given, for a supervisor's signature; it stays open until valid."""

    form: ClassVar[str] = "correction_dialog"
    question: QLabel
    reason_label: QLabel
    reason: QComboBox
    signature: SupervisorSignature
    accept_button: QPushButton

    def __init__(self, question: str, reasons: Sequence[str], signed_in: Session | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._supervised = signed_in is not None
        layout = self.layout()
        assert layout is not None
        # It grows when a PIN or an answer is added, rather than squeeze its fields.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.question.setText(question)
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
    question: str, reasons: Sequence[str], parent: QWidget, signed_in: Session | None = None
) -> Signed | None:
    """Ask for a reason, and where `signed_in` names the contest for a supervisor's signature; None if cancelled."""
    dialog = CorrectionDialog(question, reasons, signed_in, parent)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return Signed(dialog.reason.currentText().strip(), dialog.signature.name(), dialog.signature.pin.text())
    finally:
        dialog.deleteLater()
