"""The dialog for an objection: who complains about which projects, contact, time and evidence."""

import re
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core.session import Session
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.widgets import keep_place

_BETWEEN = re.compile(r"[、，,；;\s号]+")


class ObjectionDialog(FormDialog):
    """Asks until the objection can be taken in; what is wrong is said below the fields."""

    form: ClassVar[str] = "objection_dialog"
    stage: QComboBox
    numbers: QLineEdit
    person: QLineEdit
    contact: QLineEdit
    time: QDateTimeEdit
    text: QPlainTextEdit
    evidence: QPlainTextEdit
    refusal: QLabel
    lodge: QPushButton

    def __init__(self, parent: QWidget | None, session: Session, stage_id: str) -> None:
        super().__init__(parent)
        self._session = session
        self.lodged = ""
        for stage in session.contest.rulebook.stages:
            self.stage.addItem(stage.name, stage.id)
        self.stage.setCurrentIndex(max(0, self.stage.findData(stage_id)))
        self.time.setDateTime(QDateTime.fromSecsSinceEpoch(int(session.now().timestamp())))
        self.time.setMaximumDateTime(self.time.dateTime())
        # A style sheet moves the arrows of such a field, but not its text away from the frame.
        self.time.lineEdit().setTextMargins(8, 0, 0, 0)
        keep_place(self.refusal, lines=2)
        self.lodge.clicked.connect(self._lodge)
        self.numbers.setFocus()
        resize(self, 540, 600)

    def _lodge(self) -> None:
        try:
            objection = arbitration.lodge(
                self._session,
                self.stage.currentData(),
                self._project_numbers(),
                person=self.person.text(),
                contact=self.contact.text(),
                text=self.text.toPlainText(),
                evidence=self.evidence.toPlainText(),
                time=self._when(),
            )
        except Refusal as refusal:
            self.refusal.setText(refusal.sentence)
            self.refusal.show()
            return
        self.lodged = objection.id
        self.accept()

    def _project_numbers(self) -> tuple[int, ...]:
        words = [word for word in _BETWEEN.split(self.numbers.text()) if word]
        return tuple(self._session.find(word).number for word in words)

    def _when(self) -> str:
        """Return the moment as records keep it, ISO 8601 with the offset of this machine."""
        moment = datetime.fromtimestamp(self.time.dateTime().toSecsSinceEpoch(), self._session.now().tzinfo)
        return moment.isoformat(timespec="seconds")
