"""Registers that a judge does not mark projects: he has an interest in them, or he is not there."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.scoresheet import STATE_NAMES, SheetState
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.widgets import keep_place

RECUSED: Final = STATE_NAMES[SheetState.RECUSED]
ABSENT: Final = STATE_NAMES[SheetState.ABSENT]
_EXAMPLES: Final = {RECUSED: "例如：近三年与参赛主体有合作", ABSENT: "例如：临时离场"}
_KINDS: Final[dict[str, type[Recusal] | type[Absence]]] = {RECUSED: Recusal, ABSENT: Absence}
_NUMBER: Final = Qt.ItemDataRole.UserRole


class RecusalDialog(FormDialog):
    """Judge, kind, reason, and the projects, several at once; a refusal is said in the dialog."""

    form: ClassVar[str] = "recusal_dialog"
    kind: SegmentedSwitch
    judge: QComboBox
    projects: QListWidget
    tick_all: QPushButton
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
        self.tick_all.clicked.connect(self._tick_all)
        self.projects.itemChanged.connect(lambda _item: self._offer())
        self._follow_kind(RECUSED)
        keep_place(self.objection, lines=2)
        self.register.clicked.connect(self._register)
        self.register.setDefault(True)
        resize(self, 620, 560)

    def _follow_kind(self, kind: str) -> None:
        self.reason.setPlaceholderText(_EXAMPLES[kind])
        self._list_projects()

    def _list_projects(self) -> None:
        """Offer the projects of the judge's panel; of a judge who has left, those not marked yet are ticked."""
        contest, judge = self._session.contest, self.judge.currentData()
        left = panels.owed(self._session, self._stage.id, judge) if self.kind.current() == ABSENT and judge else ()
        self.projects.clear()
        for project in contest.in_stage(self._stage):
            if judge in {seat.judge for seat in contest.seats_for(self._stage.id, project.number)}:
                item = QListWidgetItem(f"{project.number} 号　{project.name}", self.projects)
                item.setData(_NUMBER, project.number)
                item.setToolTip(f"{project.name}（{project.applicant}）")
                item.setCheckState(Qt.CheckState.Checked if project.number in left else Qt.CheckState.Unchecked)
        self.projects.setCurrentRow(0)
        self._offer()

    def numbers(self) -> tuple[int, ...]:
        """Return the ticked projects."""
        items = [self.projects.item(row) for row in range(self.projects.count())]
        return tuple(item.data(_NUMBER) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _tick_all(self) -> None:
        on = len(self.numbers()) < self.projects.count()
        for row in range(self.projects.count()):
            self.projects.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _offer(self) -> None:
        count = len(self.numbers())
        self.register.setText(f"登记 {count} 个项目" if count else "登记")
        self.tick_all.setText("全不选" if count and count == self.projects.count() else "全选")

    def _register(self) -> None:
        done = self.close_after(partial(self._write, self.judge.currentData()), self.objection)
        if not done and not self.reason.text().strip():
            self.reason.setFocus()

    def _write(self, judge: str | None) -> None:
        if judge is None or not self.projects.count():
            raise Refusal("请先安排评委，并把项目分给评审组。")
        kind = _KINDS[self.kind.current() or RECUSED]
        panels.excuse(self._session, kind(self._stage.id, judge, 0, self.reason.text()), self.numbers())
