"""回避与缺席: the tab of recusals and absences of a stage, with reasons."""

from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.panels import panels
from maker_desktop.ui import forms
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels.recusal_dialog import ABSENT, RECUSED, RecusalDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

Left = Recusal | Absence


class RecusalsTab(QWidget):
    """The list of recusals and absences; they are recorded and revoked with a reason."""

    form: ClassVar[str] = "recusals_tab"
    register: QPushButton
    lift: QPushButton
    stack: QStackedWidget
    entries: RecordTable
    nothing: EmptyState

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._context = context
        self._stage: Stage | None = None
        self._model = RecordTableModel(self._columns(), self)
        self.entries.setModel(self._model)
        self.nothing.say("没有回避和缺席", "评委与某个项目有利害关系时登记回避，没有到场时登记缺席。", "登记…")
        self.nothing.asked.connect(self._register)
        self.register.clicked.connect(self._register)
        self.lift.clicked.connect(self._ask_lifting)

    def show_stage(self, stage: Stage) -> None:
        """Show who does not mark what in a stage."""
        self._stage = stage
        contest = self._context.session.contest
        everyone: list[Left] = [*contest.recusals, *contest.absences]
        found = [each for each in everyone if each.stage == stage.id]
        here = self.entries.currentIndex().row()
        self._model.show(sorted(found, key=lambda each: (each.number, each.judge)))
        self.stack.setCurrentIndex(0 if found else 1)
        self.entries.pick_row(min(max(here, 0), len(found) - 1))
        self.register.setEnabled(bool(contest.panels(stage.id)) and stage.id not in contest.closed)
        self.lift.setEnabled(bool(found) and stage.id not in contest.closed)

    def _columns(self) -> list[Column[Left]]:
        return [
            Column[Left]("", _word, tone=_tone, width=84),
            Column[Left]("评委", lambda each: each.judge, width=120),
            Column[Left]("编号", lambda each: str(each.number), right=True, width=72),
            Column[Left]("项目", self._name, tip=self._name, stretch=True),
            Column[Left]("原因", lambda each: each.reason, tip=lambda each: each.reason, width=320),
        ]

    def _name(self, each: Left) -> str:
        return self._context.session.contest.by_number[each.number].name

    def _register(self) -> None:
        assert self._stage is not None, "a stage is shown before anything is wished for it"
        RecusalDialog(self, self._context.session, self._stage).open()

    def _ask_lifting(self) -> None:
        each = self.entries.current_record()
        if each is None:
            return
        question = f"撤销{each.judge}对 {each.number} 号项目的{_word(each)}？"
        dialog = ReasonDialog(self, question, "撤销后，这位评委要给这个项目打分。", "撤销")
        dialog.given.connect(lambda reason: self._lift(each, reason))
        dialog.open()

    def _lift(self, each: Left, reason: str) -> None:
        verb = panels.lift_recusal if isinstance(each, Recusal) else panels.lift_absence
        verb(self._context.session, each.stage, each.judge, each.number, reason)


def _word(each: Left) -> str:
    return RECUSED if isinstance(each, Recusal) else ABSENT


def _tone(each: Left) -> Tone:
    return Tone.LOOK if isinstance(each, Recusal) else Tone.QUIET
