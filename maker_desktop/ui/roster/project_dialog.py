"""Edits one project of the roster, or a new one; what the roster refuses is said beside the fields."""

from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.roster import corrections, roster
from maker_desktop.ui import forms
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import keep_place
from maker_desktop.ui.roster.correction import ask_correction

_TEXTS: Final = (
    "applicant",
    "contact",
    "phone",
    "legal_person",
    "region",
    "liaison",
    "registered_on",
    "rewarded_elsewhere",
)


class ProjectDialog(QDialog):
    """The fields of one project; `saved` carries its number once the roster has it."""

    saved = Signal(int)

    form: ClassVar[str] = "project_dialog"
    heading: QLabel
    project_name: QLineEdit
    applicant: QLineEdit
    division: QComboBox
    specialised: QComboBox
    region: QLineEdit
    liaison: QLineEdit
    rewarded_elsewhere: QLineEdit
    contact: QLineEdit
    phone: QLineEdit
    legal_person: QLineEdit
    registered_on: QLineEdit
    members: QPlainTextEdit
    member_count: QLabel
    objection: QLabel
    cancel: QPushButton
    save: QPushButton

    def __init__(self, parent: QWidget, session: Session, project: Project) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._project = project
        self._fill()
        self.members.textChanged.connect(self._count_members)
        self._count_members()
        keep_place(self.objection, lines=2)
        self.cancel.clicked.connect(self._leave)
        self.save.clicked.connect(self._save)
        self.save.setDefault(True)
        self.project_name.setFocus()
        self._untouched = self._written()
        resize(self, 900, 480)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks before it throws away what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """So does the window's own button."""
        if self.isVisible() and not self._may_leave():
            event.ignore()
        else:
            super().closeEvent(event)

    def setVisible(self, visible: bool) -> None:
        """Show the name from its beginning: Qt selects the first field of a dialog, and so shows its end."""
        super().setVisible(visible)
        self.project_name.setCursorPosition(0)

    def _fill(self) -> None:
        project = self._project
        known = project.number in self._session.contest.by_number
        self.heading.setText(f"{project.number} 号项目" if known else f"新增 {project.number} 号项目")
        for division in self._session.contest.rulebook.divisions:
            self.division.addItem(division.name, division.id)
        self.division.setCurrentIndex(self.division.findData(project.division))
        self.specialised.addItems(list(dict.fromkeys(("", "是", "否", project.specialised))))
        self.specialised.setCurrentText(project.specialised)
        for name, text in {"project_name": project.name, **{name: getattr(project, name) for name in _TEXTS}}.items():
            line = self._line(name)
            line.setText(text)
            # A long text is read from its beginning.
            line.setCursorPosition(0)
        self.members.setPlainText("\n".join(project.members))

    def _line(self, name: str) -> QLineEdit:
        line = getattr(self, name)
        assert isinstance(line, QLineEdit)
        return line

    def _members(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.members.toPlainText().splitlines() if line.strip())

    def _count_members(self) -> None:
        most, count = self._session.contest.rulebook.eligibility.core_members_at_most, len(self._members())
        over = most is not None and count > most
        self.member_count.setText(f"{count} 人" if most is None else f"{count} 人，证书上最多 {most} 人")
        restyle(self.member_count, "tone", "wrong" if over else "")

    def _leave(self) -> None:
        if self._may_leave():
            self.reject()

    def _may_leave(self) -> bool:
        if self._written() == self._untouched:
            return True
        return confirm(self, "放弃填写的内容？", "填写或修改的内容还没有保存，放弃以后要重新填写。", "放弃")

    def _written(self) -> Project:
        texts = {name: self._line(name).text().strip() for name in _TEXTS}
        return replace(
            self._project,
            name=self.project_name.text().strip(),
            division=self.division.currentData(),
            specialised=self.specialised.currentText(),
            members=self._members(),
            **texts,  # type: ignore[arg-type]  # fields by name
        )

    def _save(self) -> None:
        project = self._written()
        try:
            signed = self._signed(project)
            if signed is None:
                return
            roster.edit(self._session, project, reason=signed.reason, supervisor=signed.supervisor, pin=signed.pin)
        except Refusal as refusal:
            self.objection.setText(refusal.sentence)
            self.objection.show()
            empty = (line for line in (self.project_name, self.applicant) if not line.text().strip())
            next(empty, self.project_name).setFocus()
            return
        self.accept()
        self.saved.emit(project.number)

    def _signed(self, project: Project) -> Signed | None:
        """Ask for a correction's reason and signature; None if cancelled. Raises Refusal if not allowed."""
        held = corrections.held(self._session, project)
        return Signed("") if held is None else ask_correction(self._session, {project.number: held}, self)
