"""A conflict that a merge has left: what the contest's file says, what the room's says, and the choice between them."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from maker_desktop.domain.model.room import Conflict, Side
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import merging
from maker_desktop.ui import forms
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.people.correction_dialog import ask_reason

_REASONS = ("以纸面评分表为准", "评委确认并签字", "该处记录有误")


class ConflictCard(Card):
    """Shows one open conflict; `settled` says that a side was chosen."""

    settled = Signal()

    form: ClassVar[str] = "conflict_card"
    main_words: QLabel
    keep_main: QPushButton
    room_label: QLabel
    room_words: QLabel
    keep_room: QPushButton

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._session = session
        self._conflict: Conflict | None = None
        self.keep_main.clicked.connect(lambda: self._keep(Side.MAIN))
        self.keep_room.clicked.connect(lambda: self._keep(Side.ROOM))

    def show_case(self, case_id: str) -> None:
        """Show the conflict that a case is about; nothing where it is about none, or the committee has ruled on it."""
        ruled = bool(self._session.contest.rulings_on(case_id))
        conflicts = self._session.contest.conflicts
        self._conflict = next((each for each in conflicts if each.id == case_id and not each.kept and not ruled), None)
        self.setVisible(self._conflict is not None)
        if self._conflict is not None:
            self.main_words.setText(self._conflict.main_words.strip())
            self.room_label.setText(f"第 {self._conflict.panel} 组分会场")
            self.room_words.setText(self._conflict.room_words.strip())

    def _keep(self, side: Side) -> None:
        conflict = self._conflict
        if conflict is None:
            return
        name, words = ("主文件", conflict.main_words) if side is Side.MAIN else ("分会场", conflict.room_words)
        revealed = (conflict.stage, conflict.number) in self._session.contest.revealed
        question = f"{conflict.subject}，采用{name}的记录{words}。请写明原因。"
        signed = ask_reason(question, _REASONS, self, self._session if revealed and side is Side.ROOM else None)
        if signed is not None:
            merging.settle(
                self._session, conflict.id, side, signed.reason, supervisor=signed.supervisor, pin=signed.pin
            )
            self.settled.emit()
