"""回避与缺席: the tab of recusals and absences of a stage, with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.panels import panels
from maker_desktop.ui import forms
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels.recusal_dialog import ABSENT, RECUSED, RecusalDialog
from maker_desktop.ui.panels.recusal_matrix import Marking, RecusalMatrix
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.records.batch_bar import BatchBar
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.tick_table import ROOM, TickDelegate, TickTable

Left = Recusal | Absence


@dataclass(frozen=True, slots=True)
class LeftRow:
    """One row for one judge and one reason, of however many projects."""

    left: tuple[Left, ...]

    @property
    def judge(self) -> str:
        """The judge who does not mark."""
        return self.left[0].judge

    @property
    def word(self) -> str:
        """Whether he is recused or absent."""
        return RECUSED if isinstance(self.left[0], Recusal) else ABSENT

    @property
    def numbers(self) -> str:
        """The numbers of the projects."""
        return "、".join(str(each.number) for each in self.left)


class RecusalsTab(QWidget):
    """The list of recusals and absences; they are recorded and revoked with a reason."""

    form: ClassVar[str] = "recusals_tab"
    register: QPushButton
    lift: QPushButton
    stack: QStackedWidget
    full: QWidget
    matrix: RecusalMatrix
    entries: TickTable
    nothing: EmptyState

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._context = context
        self._stage: Stage | None = None
        self._model = RecordTableModel(self._columns(), self)
        self.entries.setModel(self._model)
        self.entries.setItemDelegate(TickDelegate(self.entries))
        self.entries.tick_by(lambda row: row.left)
        self.bar = BatchBar(self.full)
        self.bar.offer("撤销…", "ban", self._ask_lifting_ticked, grave=True)
        self.bar.dismissed.connect(self.entries.untick)
        self.entries.ticked.connect(self._show_ticked)
        self.nothing.say(
            "没有回避和缺席", "评委与某个项目有利害关系时登记回避，没有到场时登记缺席。", "登记…", picture="user-off"
        )
        self.nothing.asked.connect(self._register)
        self.matrix.picked.connect(self._pick)
        self.register.clicked.connect(self._register)
        self.lift.clicked.connect(self._ask_lifting_current)

    def show_stage(self, stage: Stage) -> None:
        """Show who does not mark what in a stage."""
        self._stage = stage
        contest = self._context.session.contest
        everyone: list[Left] = [*contest.recusals, *contest.absences]
        rows = _rows([each for each in everyone if each.stage == stage.id])
        here = self.entries.currentIndex().row()
        self._model.show(rows)
        self.entries.keep_shown()
        self._show_matrix(stage)
        self.stack.setCurrentIndex(0 if rows else 1)
        self.entries.pick_row(min(max(here, 0), len(rows) - 1))
        self.register.setEnabled(bool(contest.panels(stage.id)) and stage.id not in contest.closed)
        self.lift.setEnabled(bool(rows) and stage.id not in contest.closed)

    def _show_matrix(self, stage: Stage) -> None:
        contest = self._context.session.contest
        seated = [(panel, seat.judge) for panel, seats in contest.panels(stage.id).items() for seat in seats]
        numbers = [project.number for project in contest.in_stage(stage)]
        marking = {
            (judge, number): Marking.OUT
            for panel, judge in seated
            for number in numbers
            if contest.panel_of(stage.id, number) != panel or not contest.presence(stage.id, number).competes
        }
        marking |= {(each.judge, each.number): Marking.RECUSED for each in contest.recusals if each.stage == stage.id}
        marking |= {(each.judge, each.number): Marking.ABSENT for each in contest.absences if each.stage == stage.id}
        self.matrix.show_marking([judge for _panel, judge in seated], numbers, marking)

    def _pick(self, judge: str, number: int) -> None:
        row = self._model.row_of(lambda row: any((each.judge, each.number) == (judge, number) for each in row.left))
        if row is not None:
            self.entries.pick_row(row)
            self.entries.setFocus()

    def _columns(self) -> list[Column[LeftRow]]:
        return [
            Column[LeftRow]("", lambda _row: "", width=ROOM),
            Column[LeftRow]("", lambda row: row.word, tone=_tone, width=92),
            Column[LeftRow]("评委", lambda row: row.judge, width=120),
            Column[LeftRow]("项目", self._names, tip=self._all_names, stretch=True),
            Column[LeftRow]("原因", lambda row: row.left[0].reason, tip=lambda row: row.left[0].reason, width=320),
        ]

    def _names(self, row: LeftRow) -> str:
        if len(row.left) > 1:
            return f"{row.numbers} 号（{len(row.left)} 个项目）"
        return f"{row.numbers} 号　{self._context.session.contest.by_number[row.left[0].number].name}"

    def _all_names(self, row: LeftRow) -> str:
        names = self._context.session.contest.by_number
        return "\n".join(f"{each.number} 号 {names[each.number].name}" for each in row.left)

    def _register(self) -> None:
        assert self._stage is not None, "a stage is shown before anything is wished for it"
        dialog = RecusalDialog(self, self._context.session, self._stage)
        dialog.accepted.connect(lambda: self._context.tell_undoable("已登记，写入流水。"))
        dialog.open()

    def _show_ticked(self) -> None:
        rows: list[LeftRow] = self.entries.chosen()
        self.bar.show_chosen(len(rows), "条", "、".join(f"{row.judge}{row.word}" for row in rows))

    def _ask_lifting_current(self) -> None:
        row = self.entries.current_record()
        if row is not None:
            self._ask_lifting([row])

    def _ask_lifting_ticked(self) -> None:
        rows: list[LeftRow] = self.entries.chosen()
        if len({row.word for row in rows}) > 1:
            raise Refusal("回避和缺席请分开撤销：只勾选其中一种。")
        self._ask_lifting(rows)

    def _ask_lifting(self, rows: Sequence[LeftRow]) -> None:
        first = rows[0]
        single = f"撤销{first.judge}对 {first.numbers} 号项目的{first.word}？"
        question = single if len(rows) == 1 else f"撤销 {len(rows)} 条{first.word}？"
        left = [each for row in rows for each in row.left]
        dialog = ReasonDialog(self, question, "撤销后，评委要给这些项目打分。", "撤销")
        dialog.given.connect(partial(self._lift, left))
        dialog.open()

    def _lift(self, left: Sequence[Left], reason: str) -> None:
        panels.lift(self._context.session, left, reason)
        self.entries.untick()
        self._context.tell_undoable("已撤销，写入流水。")


def _rows(left: Sequence[Left]) -> list[LeftRow]:
    """Return a row for each kind, judge and reason, by the first project."""
    together: dict[tuple[bool, str, str], list[Left]] = {}
    for each in sorted(left, key=lambda each: (each.number, each.judge)):
        together.setdefault((isinstance(each, Recusal), each.judge, each.reason), []).append(each)
    return [LeftRow(tuple(some)) for some in together.values()]


def _tone(row: LeftRow) -> Tone:
    return Tone.VIOLET if row.word == RECUSED else Tone.QUIET
