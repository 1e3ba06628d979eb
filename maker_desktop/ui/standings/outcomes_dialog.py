"""Shows what the list of a stage held elsewhere would fix, before all of it or nothing is taken."""

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from maker_desktop.domain.model.records import OutsideResult
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.services.core.session import Session
from maker_desktop.services.standings.elsewhere import OutcomesPlan
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.records.reading_rows import doubt_columns, filled_model, refused_columns
from maker_desktop.ui.records.record_model import Column
from maker_desktop.ui.records.record_table import RecordTable

_LISTED: Final = "名单"
_UNLISTED: Final = "名单上没有"
_REFUSED: Final = "不能导入"
_DOUBTS: Final = "须核对"


class OutcomesImportDialog(QDialog):
    """The preview; `taken` carries the plan and where the stage was held, which no refused row allows."""

    taken = Signal(object, str)

    form: ClassVar[str] = "outcomes_import_dialog"
    source: QLabel
    read: QLabel
    going_count: Chip
    staying_count: Chip
    unlisted_count: Chip
    refused_count: Chip
    doubt_count: Chip
    shown: SegmentedSwitch
    rows: RecordTable
    detail: QLabel
    reason: QLabel
    why: QLineEdit
    promise: QLabel
    cancel: QPushButton
    take: QPushButton

    def __init__(self, parent: QWidget, source: str, plan: OutcomesPlan, session: Session) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan = plan
        self._doubts = (*plan.listing.doubts, *plan.listing.left_out)
        stage, projects = session.stage(plan.stage), session.contest.by_number
        listed = {result.number for result in plan.results}
        self._unlisted = [each for each in session.contest.in_stage(stage) if each.number not in listed]
        self._models = {
            _LISTED: filled_model(self, _listed_columns(projects), plan.results),
            _UNLISTED: filled_model(self, _project_columns(), self._unlisted),
            _REFUSED: filled_model(self, refused_columns(), plan.refused),
            _DOUBTS: filled_model(self, doubt_columns(), self._doubts),
        }
        self.source.setText(f"{source} → {stage.name}")
        self.promise.setText("要么全部导入，要么什么也不改；导入后这一赛程不在这里打分。")
        self._count()
        self._say_what_hinders()
        self.shown.chosen.connect(self._show)
        self.rows.picked.connect(lambda row: self.detail.setText(getattr(row, "words", "")))
        self._show(_REFUSED if plan.refused else _LISTED)
        self.why.textChanged.connect(lambda _text: self._offer())
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self._offer()
        self.why.setFocus()
        self.resize(980, 600)

    def _count(self) -> None:
        plan, going = self._plan, len(self._plan.going_on)
        for chip, word, count, tone in (
            (self.going_count, "晋级", going, Tone.DONE),
            (self.staying_count, "未晋级", len(plan.results) - going, Tone.QUIET),
            (self.unlisted_count, "名单上没有", len(self._unlisted), Tone.LOOK),
            (self.refused_count, "不能导入", len(plan.refused), Tone.WRONG),
            (self.doubt_count, "须核对", len(self._doubts), Tone.LOOK),
        ):
            chip.say(f"{word} {count}" if count else "", tone)
        scored = sum(result.score is not None for result in plan.results)
        left = "，名单上没有的项目不晋级" if self._unlisted else ""
        self.read.setText(f"名单上 {len(plan.results)} 个项目，其中 {scored} 个有得分{left}")
        kinds = {_UNLISTED: self._unlisted, _REFUSED: plan.refused, _DOUBTS: self._doubts}
        choices = [(_LISTED, _LISTED), *((kind, kind) for kind, rows in kinds.items() if rows)]
        self.shown.show_choices(choices, _REFUSED if plan.refused else _LISTED)

    def _say_what_hinders(self) -> None:
        refused = len(self._plan.refused)
        self.reason.setText(
            f"有 {refused} 行不能导入，所以什么也不导入；请在原文件里改正后再导入一次。"
            if refused
            else self._plan.hindrance
        )
        restyle(self.reason, "tone", "wrong")
        self.reason.setVisible(bool(self.reason.text()))
        self.why.setEnabled(not self.reason.text())

    def _offer(self) -> None:
        self.take.setEnabled(not self.reason.text() and bool(self.why.text().strip()))
        self.take.setToolTip(self.reason.text() or "请先写明在哪里、由谁评出。")

    def _show(self, choice: str) -> None:
        self.rows.setModel(self._models[choice])
        self.rows.pick_row(0)
        self.detail.setText(getattr(self.rows.current_record(), "words", ""))

    def _take(self) -> None:
        self.accept()
        self.taken.emit(self._plan, self.why.text().strip())


def _listed_columns(projects: Mapping[int, Project]) -> list[Column[OutsideResult]]:
    def name(row: OutsideResult) -> str:
        return projects[row.number].name

    def applicant(row: OutsideResult) -> str:
        return projects[row.number].applicant

    return [
        Column[OutsideResult]("编号", lambda row: str(row.number), right=True, sort=lambda row: row.number, width=70),
        Column[OutsideResult]("项目", name, tip=name, stretch=True),
        Column[OutsideResult]("参赛主体", applicant, tip=applicant, width=280),
        Column[OutsideResult](
            "得分",
            lambda row: "—" if row.score is None else plain(row.score),
            right=True,
            sort=lambda row: -1 if row.score is None else row.score,
            width=90,
        ),
        Column[OutsideResult](
            "晋级",
            lambda row: "晋级" if row.goes_on else "未晋级",
            tone=lambda row: Tone.DONE if row.goes_on else Tone.QUIET,
            width=90,
        ),
    ]


def _project_columns() -> list[Column[Project]]:
    return [
        Column[Project]("编号", lambda row: str(row.number), right=True, sort=lambda row: row.number, width=70),
        Column[Project]("项目", lambda row: row.name, tip=lambda row: row.name, stretch=True),
        Column[Project]("参赛主体", lambda row: row.applicant, tip=lambda row: row.applicant, width=280),
    ]
