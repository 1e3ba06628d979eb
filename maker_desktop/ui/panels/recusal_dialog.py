"""Registers that a judge does not mark a project: he has an interest in it, or he is not there."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.scoresheet import STATE_NAMES, SheetState
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.panels import panels
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch

RECUSED: Final = STATE_NAMES[SheetState.RECUSED]
ABSENT: Final = STATE_NAMES[SheetState.ABSENT]
_EXAMPLES: Final = {RECUSED: "例如：近三年与参赛主体有合作", ABSENT: "例如：临时离场"}
#: Stands for a project in the list of them.
_ALL_OWED: Final = 0
_VERBS: Final[dict[str, Callable[[Session, str, str, int, str], Changed]]] = {
    RECUSED: panels.recuse,
    ABSENT: panels.mark_absent,
}


class RecusalDialog(FormDialog):
    """Judge, project, kind and reason; a refusal is said in the dialog."""

    form: ClassVar[str] = "recusal_dialog"
    kind: SegmentedSwitch
    judge: QComboBox
    project: QComboBox
    reason: QLineEdit
    objection: QLabel
    register: QPushButton

    def __init__(self, parent: QWidget, session: Session, stage: Stage) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._stage = stage
        self.kind.show_choices([(RECUSED, RECUSED), (ABSENT, ABSENT)], RECUSED)
        for seats in session.contest.panels(stage.id).values():
            for seat in seats:
                self.judge.addItem(f"{seat.judge}（第 {seat.panel} 组 {seat.seat} 号席）", seat.judge)
        self.judge.currentIndexChanged.connect(lambda _index: self._list_projects())
        self.kind.chosen.connect(self._follow_kind)
        self._follow_kind(RECUSED)
        self.objection.hide()
        self.register.clicked.connect(self._register)
        self.register.setDefault(True)
        self.resize(520, 300)

    def _follow_kind(self, kind: str) -> None:
        self.reason.setPlaceholderText(_EXAMPLES[kind])
        self._list_projects()

    def _list_projects(self) -> None:
        """Offer the projects of the judge's panel, and for a judge who has left all without a mark."""
        contest, judge = self._session.contest, self.judge.currentData()
        self.project.clear()
        if self.kind.current() == ABSENT:
            self.project.addItem("该评委尚未打分的全部项目", _ALL_OWED)
        for project in contest.in_stage(self._stage):
            if judge in {seat.judge for seat in contest.seats_for(self._stage.id, project.number)}:
                self.project.addItem(f"{project.number} 号 {project.name}", project.number)

    def _register(self) -> None:
        judge, number = self.judge.currentData(), self.project.currentData()
        done = self.close_after(partial(self._write, judge, number), self.objection)
        if not done and not self.reason.text().strip():
            self.reason.setFocus()

    def _write(self, judge: str | None, number: int | None) -> None:
        if judge is None or number is None:
            raise Refusal("请先安排评委，并把项目分给评审组。")
        if number == _ALL_OWED:
            panels.mark_absent_from_now_on(self._session, self._stage.id, judge, self.reason.text())
        else:
            verb = _VERBS[self.kind.current() or RECUSED]
            verb(self._session, self._stage.id, judge, number, self.reason.text())
