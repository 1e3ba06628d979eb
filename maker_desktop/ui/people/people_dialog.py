"""The dialog of people: their roles and PINs."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import Role
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.ui import forms
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

_UNPROVED = "尚未设置签名口令：文书上的姓名未经本人核验，以纸面签字为准。"
_HINT = "设有口令的人签名时要输入口令，证明是本人；监督员设了口令以后，修改人员和口令都要监督员签名。"


class PeopleDialog(QDialog):
    """The people of the contest; roles and PINs are changed one person at a time, each at once."""

    form: ClassVar[str] = "people_dialog"
    hint: QLabel
    people: RecordTable
    person_name: QLineEdit
    secretary: QCheckBox
    checker: QCheckBox
    supervisor: QCheckBox
    save_roles: QPushButton
    old_label: QLabel
    old: QLineEdit
    new_pin: QLineEdit
    again: QLineEdit
    set_pin: QPushButton
    clear_pin: QPushButton
    signer_label: QLabel
    signer: QComboBox
    signer_pin: QLineEdit
    answer: QLabel
    close_button: QPushButton

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._session = session
        self._boxes = {Role.SECRETARY: self.secretary, Role.CHECKER: self.checker, Role.SUPERVISOR: self.supervisor}
        self._model = RecordTableModel(
            [
                Column[str]("姓名", lambda name: name, tip=lambda name: name, stretch=True),
                Column[str]("角色", self._roles_of, width=240),
                Column[str]("口令", self._pin_words, tone=self._pin_tone, width=90),
            ],
            self,
        )
        self.people.setModel(self._model)
        self._connect()
        self._show_people()
        self._show_person()
        resize(self, 720, 560)
        self.person_name.setFocus()

    def _connect(self) -> None:
        self.people.picked.connect(self._pick)
        self.person_name.textChanged.connect(lambda _text: self._show_person())
        self.save_roles.clicked.connect(self._save_roles)
        self.set_pin.clicked.connect(self._set_pin)
        self.again.returnPressed.connect(self._set_pin)
        self.clear_pin.clicked.connect(lambda: self._change_pin("", "取消"))
        self.close_button.clicked.connect(self.accept)

    def _pick(self, name: str) -> None:
        self.person_name.setText(name)

    def _name(self) -> str:
        return " ".join(self.person_name.text().split())

    def _show_people(self) -> None:
        contest = self._session.contest
        names = [each.name for each in contest.people] + [member.name for member in contest.committee]
        self._model.show(list(dict.fromkeys(names)))
        unproved = _UNPROVED if people.signing_note(contest) else ""
        self.hint.setText(f"{unproved}\n{_HINT}".strip())
        able = [name for name in people.holders(contest, Role.SUPERVISOR) if people.person(contest, name).pin]
        chosen = self.signer.currentText()
        self.signer.clear()
        self.signer.addItems(able)
        self.signer.setCurrentText(chosen if chosen in able else "")
        for widget in (self.signer_label, self.signer, self.signer_pin):
            widget.setVisible(bool(able))

    def _show_person(self) -> None:
        """Show the named person's roles; text typed for another person is cleared."""
        name = self._name()
        held = people.roles(self._session.contest, name)
        for role, box in self._boxes.items():
            box.setChecked(role in held)
        has_pin = bool(people.person(self._session.contest, name).pin)
        for widget in (self.old_label, self.old, self.clear_pin):
            widget.setVisible(has_pin)
        self.set_pin.setText("修改口令(&T)" if has_pin else "设置口令(&T)")
        for button in (self.save_roles, self.set_pin):
            button.setEnabled(bool(name))
        for line in (self.old, self.new_pin, self.again):
            line.clear()
        self._say("", Tone.QUIET)

    def _save_roles(self) -> None:
        name = self._name()
        held = [role for role, box in self._boxes.items() if box.isChecked()]
        self._do(
            lambda: people.appoint(self._session, name, held, self.signer.currentText(), self.signer_pin.text()),
            f"{name}的角色已保存。",
        )

    def _set_pin(self) -> None:
        if not self.new_pin.text():
            self._say("请填写新口令。", Tone.WRONG)
        elif self.new_pin.text() != self.again.text():
            self._say("两次输入的新口令不同，请重新输入。", Tone.WRONG)
        else:
            self._change_pin(self.new_pin.text(), "设置")

    def _change_pin(self, new: str, verb: str) -> None:
        name = self._name()
        signer, pin = self.signer.currentText(), self.signer_pin.text()
        self._do(
            lambda: people.set_pin(self._session, name, new, old=self.old.text(), supervisor=signer, pin=pin),
            f"{name}的口令已{verb}。",
        )

    def _do(self, change: Callable[[], object], words: str) -> None:
        """Make a change, and show its outcome below the fields."""
        try:
            change()
        except Refusal as refusal:
            self._say(refusal.sentence, Tone.WRONG)
            return
        self._show_people()
        self._show_person()
        self.signer_pin.clear()
        self._say(words, Tone.DONE)

    def _say(self, sentence: str, tone: Tone) -> None:
        self.answer.setText(sentence)
        restyle(self.answer, "tone", "wrong" if tone is Tone.WRONG else "")

    def _roles_of(self, name: str) -> str:
        held = people.roles(self._session.contest, name)
        return "、".join(words for role, words in people.ROLE_NAMES.items() if role in held)

    def _pin_words(self, name: str) -> str:
        return "已设" if people.person(self._session.contest, name).pin else "未设"

    def _pin_tone(self, name: str) -> Tone:
        return Tone.DONE if people.person(self._session.contest, name).pin else Tone.QUIET
