"""Shows row by row what importing a roster would do, before all of it or nothing is taken."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QPushButton, QWidget

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.form import COLUMN_TITLES, column_value
from maker_desktop.domain.roster.importing import PlannedProject, RosterPlan
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.roster.correction import ask_correction

_TONES: Final = {
    "新增": Tone.DONE,
    "更改": Tone.LOOK,
    "更正": Tone.LOOK,
    "相同": Tone.QUIET,
    "不能导入": Tone.WRONG,
}
_ALL: Final = "全部"
#: The columns that a row which cannot be taken leaves empty.
_OF_PROJECTS: Final = range(2, 6)
#: The names among them, and the column after them, which says what there is to say.
_NAMES: Final = (3, 4)
_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class _Row:
    row: int
    sheet: str
    state: str
    project: Project | None
    words: str


class RosterImportDialog(QDialog):
    """The preview; `taken` carries the plan and what corrections were signed with when the user takes it.

    No refused row allows that, and where something hangs on a project already, its correction takes a reason, after
    the seal a supervisor, too.
    """

    taken = Signal(object, object)

    form: ClassVar[str] = "roster_import_dialog"
    source: QLabel
    new_count: Chip
    changed_count: Chip
    corrected_count: Chip
    same_count: Chip
    refused_count: Chip
    shown: SegmentedSwitch
    rows: RecordTable
    detail: QLabel
    reason: QLabel
    promise: QLabel
    cancel: QPushButton
    take: QPushButton

    def __init__(self, parent: QWidget, source: str, plan: RosterPlan, session: Session) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rulebook = session.contest.rulebook
        self._plan = plan
        self._session = session
        self._rows = _rows(plan, rulebook)
        self._model = RecordTableModel(_columns(rulebook), self)
        self.rows.setModel(self._model)
        self.source.setText(source)
        self.promise.setText("要么全部导入，要么什么也不改。")
        self._count()
        self._say_what_hinders()
        self.shown.chosen.connect(self._show)
        self.rows.picked.connect(lambda row: self.detail.setText(row.words))
        self._show("不能导入" if plan.refused else _ALL)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.rows.setFocus()
        self.resize(1080, 620)

    def _count(self) -> None:
        counts = {state: sum(row.state == state for row in self._rows) for state in _TONES}
        chips = (self.new_count, self.changed_count, self.corrected_count, self.same_count, self.refused_count)
        for chip, (state, count) in zip(chips, counts.items(), strict=True):
            chip.say(f"{state} {count}" if count else "", _TONES[state])
        choices = [(_ALL, _ALL), *((state, state) for state, count in counts.items() if count)]
        self.shown.show_choices(choices, "不能导入" if counts["不能导入"] else _ALL)

    def _say_what_hinders(self) -> None:
        plan = self._plan
        if plan.refused:
            self.reason.setText(f"有 {len(plan.refused)} 行不能导入，所以什么也不导入；请在原文件里改正后再导入一次。")
        elif not (plan.new or plan.changed):
            self.reason.setText("这份名单与名册完全相同，不用导入。")
        restyle(self.reason, "tone", "wrong" if plan.refused else "")
        self.reason.setVisible(bool(self.reason.text()))
        self.take.setEnabled(not self.reason.text())
        self.take.setToolTip(self.reason.text())

    def _show(self, state: str) -> None:
        self._model.show([row for row in self._rows if state in (_ALL, row.state)])
        for column in _OF_PROJECTS:
            self.rows.setColumnHidden(column, state == "不能导入")
        # Where there is nothing to say, names have the room.
        said = any(row.words for row in self._rows if state in (_ALL, row.state))
        self.rows.setColumnHidden(_WORDS, not said)
        mode = QHeaderView.ResizeMode.Interactive if said else QHeaderView.ResizeMode.Stretch
        for column in _NAMES:
            self.rows.horizontalHeader().setSectionResizeMode(column, mode)
        self.rows.pick_row(0)
        # Where there are as many rows as before, the same one stays current, and the table tells nothing.
        chosen: _Row | None = self.rows.current_record()
        self.detail.setText(chosen.words if chosen else "")

    def _take(self) -> None:
        signed = self._signed()
        if signed is not None:
            self.accept()
            self.taken.emit(self._plan, signed)

    def _signed(self) -> Signed | None:
        """Return what the corrections are signed with; None where the user thinks better of it."""
        corrected = self._plan.corrections
        if not corrected:
            return Signed("")
        return ask_correction(self._session, corrected, self)


def _rows(plan: RosterPlan, rulebook: Rulebook) -> list[_Row]:
    rows = [_planned(entry, "新增", "") for entry in plan.new]
    rows += [
        _planned(entry, "更改" if entry.bound is None else "更正", _differences(entry, rulebook))
        for entry in plan.changed
    ]
    rows += [_planned(entry, "相同", "") for entry in plan.same]
    rows += [_Row(refused.row, refused.sheet, "不能导入", None, refused.reason) for refused in plan.refused]
    sheets = list(dict.fromkeys(row.sheet for row in rows))
    return sorted(rows, key=lambda row: (sheets.index(row.sheet), row.row))


def _planned(entry: PlannedProject, state: str, words: str) -> _Row:
    notes = "；".join(filter(None, (words, *(note.words for note in entry.notes))))
    return _Row(entry.candidate.row, entry.candidate.sheet, state, entry.after, notes)


def _differences(entry: PlannedProject, rulebook: Rulebook) -> str:
    before = entry.before
    assert before is not None, "only what was there can change"
    return "；".join(
        f"{_title(field)}：{_value(field, before, rulebook)} → {_value(field, entry.after, rulebook)}"
        for field in entry.differences
    )


def _title(field: str) -> str:
    return COLUMN_TITLES["project" if field == "name" else field]


def _value(field: str, project: Project, rulebook: Rulebook) -> str:
    return column_value("project" if field == "name" else field, project, rulebook) or "（空）"


def _cell(rulebook: Rulebook, column: str, row: _Row) -> str:
    return column_value(column, row.project, rulebook) if row.project else ""


def _columns(rulebook: Rulebook) -> list[Column[_Row]]:
    return [
        Column[_Row]("行", lambda row: f"{row.sheet} {row.row}".strip(), right=True, sort=lambda row: row.row),
        Column[_Row]("", lambda row: row.state, tone=lambda row: _TONES[row.state], width=96),
        Column[_Row]("编号", lambda row: str(row.project.number) if row.project else "", right=True),
        Column[_Row](
            "项目名称", partial(_cell, rulebook, "project"), tip=partial(_cell, rulebook, "project"), width=230
        ),
        Column[_Row]("参赛主体", partial(_cell, rulebook, "applicant"), width=190),
        Column[_Row]("组别", partial(_cell, rulebook, "division"), width=84),
        Column[_Row]("说明", lambda row: row.words, tip=lambda row: row.words, stretch=True),
    ]
