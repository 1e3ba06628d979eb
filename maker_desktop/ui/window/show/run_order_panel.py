"""The run order as a list: where the show stands, what was seen, jumping in, and revealing a whole division at once."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maker_desktop.domain.awards.run_order import RunItem, RunKind
from maker_desktop.services.awards.run_order import run_order
from maker_desktop.services.scoring import marks
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.cues import BoardCue
from maker_desktop.ui.audience.staging.show import cue_of, skipped, standing_at
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

_ON, _DONE = "正在", "已完成"
#: So many of those passed over are named before the rest is counted.
_NAMED: Final = 3

_Line = tuple[int, RunItem, str]


class RunOrderPanel(QWidget):
    """Follows a control; a jump and the reveal of a division are asked about first."""

    def __init__(self, control: AudienceControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.table = RecordTable(self)
        self.table.setObjectName("run_order")
        self.table.setAccessibleName("流程单")
        columns = [
            Column[_Line]("序", lambda line: str(line[0] + 1), right=True),
            Column[_Line]("环节", lambda line: line[1].words, stretch=True),
            Column[_Line]("状态", lambda line: line[2], tone=_tone, width=84),
        ]
        self._model = RecordTableModel(columns, self)
        self.table.setModel(self._model)
        self.jump = QPushButton("跳到这里…", self)
        self.reveal_all = QPushButton("本组全部亮分…", self)
        self.jump.clicked.connect(self._jump)
        self.reveal_all.clicked.connect(self._reveal_all)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.jump)
        row.addWidget(self.reveal_all)
        row.addStretch(1)
        self.buttons = row
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(10)
        down.addWidget(self.table, 1)
        down.addLayout(row)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        control.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show the list as the contest stands."""
        items = self._items()
        stands = standing_at(items, self._control.operator.cue)
        words = [_ON if at == stands else _DONE if item.done else "" for at, item in enumerate(items)]
        self._model.show([(at, item, words[at]) for at, item in enumerate(items)])
        if self.table.current_record() is None and items:
            self.table.pick_row(stands or 0)
        self._offer()

    def _items(self) -> tuple[RunItem, ...]:
        return run_order(self._control.session, self._control.stage().id)

    def _offer(self) -> None:
        line = self.table.current_record()
        self.jump.setEnabled(line is not None and line[2] != _ON)
        self.reveal_all.setEnabled(line is not None and bool(self._owed(line[1])))

    def _owed(self, item: RunItem) -> tuple[int, ...]:
        if item.kind not in (RunKind.APPEARANCE, RunKind.BOARD):
            return ()
        return marks.owed_reveals(self._control.session, item.stage, item.division)

    def _jump(self) -> None:
        """Show the chosen item once the operator agrees, who is told what is passed over."""
        at, item, _state = self.table.current_record()
        items = self._items()
        stands = standing_at(items, self._control.operator.cue)
        over = skipped(items, stands, at)
        named = "、".join(each.words.replace("　", "") for each in over[:_NAMED])
        more = f"等 {len(over)} 项" if len(over) > _NAMED else ""
        says = f"跳过的还没有给观众看：{named}{more}。" if over else "观众马上看到这个画面。"
        if confirm(self, f"跳到“{item.words.replace('　', '')}”？", says, "跳过去", harmless=not over):
            self._control.hear("show", lambda: self._control.show(cue_of(item)))

    def _reveal_all(self) -> None:
        """Reveal all that a division still owes in one act, and show its standings, which come one row at a time."""
        _at, item, _state = self.table.current_record()
        session, owed = self._control.session, self._owed(item)
        name = session.division(item.division).name
        says = f"{len(owed)} 个项目的得分一次记为已亮分，随后显示名次榜。\n异议期限从现在算起，不能撤回。"
        if confirm(self, f"{name}还没有亮分的项目全部亮分？", says, "全部亮分"):
            self._control.hear("show", lambda: self._reveal(item))

    def _reveal(self, item: RunItem) -> None:
        marks.reveal_division(self._control.session, item.stage, item.division)
        self._control.show(BoardCue(item.stage, item.division))


def _tone(line: _Line) -> Tone | None:
    return {_ON: Tone.WHERE, _DONE: Tone.DONE}.get(line[2])
