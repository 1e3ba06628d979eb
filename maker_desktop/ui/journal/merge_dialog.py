"""Shows item by item what merging room files would do, and then merges all of it or nothing, with progress."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from maker_desktop.services.journal import merging
from maker_desktop.services.journal.conflict_words import record_words
from maker_desktop.services.journal.merging import Item, MergePlan, Merging, State
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.tasks import Cancelled, TaskBar, TaskProgress
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

_NAMES: Final = {State.NEW: "新增", State.SAME: "相同", State.CONFLICT: "冲突"}
_TONES: Final = {State.NEW: Tone.DONE, State.SAME: Tone.QUIET, State.CONFLICT: Tone.WRONG}
_ALL: Final = "全部"
# Every width is given: fitting columns to fourteen thousand rows would block the window.
_COLUMNS: Final = (
    Column[Item]("", lambda item: _NAMES[item.state], tone=lambda item: _TONES[item.state], width=84),
    Column[Item]("评审组", lambda item: item.panel, tip=lambda item: item.panel, width=96),
    Column[Item]("项目", lambda item: str(item.number), right=True, sort=lambda item: item.number, width=72),
    Column[Item]("内容", lambda item: item.subject, tip=lambda item: item.subject, stretch=True),
    Column[Item]("主文件", lambda item: record_words(item.main).strip(), width=150),
    Column[Item]("分会场", lambda item: record_words(item.room).strip(), width=150),
)


class MergeDialog(FormDialog):
    """The preview; once taken it stays in front, so that nothing else is changed, until the merge has ended.

    `merged` carries what merging has done (`Merged`), None where the user stopped it.
    """

    merged = Signal(object)

    form: ClassVar[str] = "merge_dialog"
    source: QLabel
    new_count: Chip
    same_count: Chip
    conflict_count: Chip
    shown: SegmentedSwitch
    rows: RecordTable
    promise: QLabel
    take: QPushButton
    running: TaskBar

    def __init__(self, parent: QWidget, context: PageContext, plan: MergePlan) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._plan = plan
        self._taken = False
        self._model = RecordTableModel(_COLUMNS, self)
        self.rows.setModel(self._model)
        self.running.follow(context.tasks)
        panels = "、".join(dict.fromkeys(arrival.room.panel for arrival in plan.arrivals))
        self.source.setText(f"{len(plan.arrivals)} 个分会场文件：第 {panels} 组")
        self._count()
        self._say_what_will_be()
        self.shown.chosen.connect(self._show)
        self.take.clicked.connect(self._take)
        self._show(_NAMES[State.CONFLICT] if plan.of(State.CONFLICT) else _ALL)
        self.rows.setFocus()
        resize(self, 1000, 600)

    def _count(self) -> None:
        chips = {State.NEW: self.new_count, State.SAME: self.same_count, State.CONFLICT: self.conflict_count}
        counts = {state: len(self._plan.of(state)) for state in State}
        for state, chip in chips.items():
            chip.say(f"{_NAMES[state]} {counts[state]}" if counts[state] else "", _TONES[state])
        choices = [(_ALL, _ALL), *((_NAMES[state], _NAMES[state]) for state in State if counts[state])]
        self.shown.show_choices(choices, _NAMES[State.CONFLICT] if counts[State.CONFLICT] else _ALL)

    def _say_what_will_be(self) -> None:
        if not any(arrival.entries for arrival in self._plan.arrivals):
            self.promise.setText("这些文件的内容已经全部合并过，不用再合并。")
            self.take.setEnabled(False)
            return
        conflicts = len(self._plan.of(State.CONFLICT))
        waiting = f"{conflicts} 项冲突合并后列入仲裁，由人决定，决定之前以主文件为准。" if conflicts else ""
        self.promise.setText(f"合并前自动备份主文件；要么全部合并，要么什么也不改。{waiting}")

    def _show(self, name: str) -> None:
        self._model.show([item for item in self._plan.items if name in (_ALL, _NAMES[item.state])])
        self.rows.pick_row(0)

    def reject(self) -> None:
        """Close, or stop the merge that is running, which then closes."""
        if self._taken:
            self.running.ask_to_stop()
        else:
            super().reject()

    def _take(self) -> None:
        tasks = self._context.tasks
        tasks.run("合并", self._merge, self._follow)
        self._taken = True
        self.cancel.hide()
        self.take.hide()
        # Before the result comes, or the refusal, which the window behind shows.
        tasks.ended.connect(self.accept)

    def _merge(self, progress: TaskProgress) -> Merging | None:
        try:
            return merging.write(self._context.session, self._plan, progress.report)
        except Cancelled:
            return None

    def _follow(self, done: Merging | None) -> None:
        self.merged.emit(merging.follow(self._context.session, done) if done is not None else None)
