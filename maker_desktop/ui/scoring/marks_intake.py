"""Imports marks from a file: reads it off the main thread, previews it by judge, and imports all of it or nothing."""

from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.scoring import marks_import
from maker_desktop.services.scoring.marks_import import JudgesMarks, MarksPlan, MarksReading
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source
from maker_desktop.ui.records.reading_rows import doubt_columns, filled_model, refused_columns
from maker_desktop.ui.records.record_model import Column
from maker_desktop.ui.records.record_table import RecordTable

_FILES: Final = "评分表 (*.xlsx *.xls *.docx *.csv *.txt)"
_JUDGES: Final = "按评委"
_REFUSED: Final = "不能导入"
_DOUBTS: Final = "须核对"
#: Largest number of sheets named.
_SHEETS: Final = 6


class MarksImportDialog(QDialog):
    """The preview; `taken` carries the plan when the user takes it, which no refused row allows."""

    taken = Signal(object)

    form: ClassVar[str] = "marks_import_dialog"
    source: QLabel
    read: QLabel
    new_count: Chip
    changed_count: Chip
    same_count: Chip
    refused_count: Chip
    doubt_count: Chip
    shown: SegmentedSwitch
    rows: RecordTable
    detail: QLabel
    reason: QLabel
    promise: QLabel
    cancel: QPushButton
    take: QPushButton

    def __init__(self, parent: QWidget, source: str, plan: MarksPlan, stage: str) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan = plan
        listing = plan.reading.listing
        self._doubts = (*listing.doubts, *listing.left_out)
        self._models = {
            _JUDGES: filled_model(self, _judge_columns(), plan.judges),
            _REFUSED: filled_model(self, refused_columns(), plan.refused),
            _DOUBTS: filled_model(self, doubt_columns(), self._doubts),
        }
        self.source.setText(f"{source} → {stage}")
        self.promise.setText("要么全部导入，要么什么也不改；评完的评分表算作已确认。")
        self._count()
        self._say_what_hinders()
        self.shown.chosen.connect(self._show)
        self.rows.picked.connect(lambda row: self.detail.setText(getattr(row, "words", "")))
        self._show(_REFUSED if plan.refused else _JUDGES)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.rows.setFocus()
        self.resize(980, 600)

    def _count(self) -> None:
        plan = self._plan
        for chip, word, count, tone in (
            (self.new_count, "新分数", plan.new, Tone.DONE),
            (self.changed_count, "更改", plan.changed, Tone.LOOK),
            (self.same_count, "相同", plan.same, Tone.QUIET),
            (self.refused_count, "不能导入", len(plan.refused), Tone.WRONG),
            (self.doubt_count, "须核对", len(self._doubts), Tone.LOOK),
        ):
            chip.say(f"{word} {count}" if count else "", tone)
        tables = plan.reading.listing.tables
        sheets = [f"“{table.sheet}”{table.rows} 行" for table in tables[:_SHEETS] if table.sheet]
        more = f" 等 {len(tables)} 张工作表" if len(tables) > _SHEETS else ""
        read = f"；读了{'、'.join(sheets)}{more}" if sheets else ""
        empty = f"，{plan.empty} 格没有填分数" if plan.empty else ""
        self.read.setText(f"{len(plan.judges)} 位评委，{len(plan.numbers)} 个项目{empty}{read}")
        choices = [(_JUDGES, _JUDGES)]
        choices += [(_REFUSED, _REFUSED)] if plan.refused else []
        choices += [(_DOUBTS, _DOUBTS)] if self._doubts else []
        self.shown.show_choices(choices, _REFUSED if plan.refused else _JUDGES)

    def _say_what_hinders(self) -> None:
        plan = self._plan
        if plan.refused:
            self.reason.setText(f"有 {len(plan.refused)} 行不能导入，所以什么也不导入；请在原文件里改正后再导入一次。")
        elif not plan.values:
            self.reason.setText("这份文件里没有新的分数，不用导入。")
        restyle(self.reason, "tone", "wrong" if plan.refused else "")
        self.reason.setVisible(bool(self.reason.text()))
        self.take.setEnabled(not self.reason.text())
        self.take.setToolTip(self.reason.text())

    def _show(self, choice: str) -> None:
        self.rows.setModel(self._models[choice])
        self.rows.pick_row(0)
        self.detail.setText(getattr(self.rows.current_record(), "words", ""))

    def _take(self) -> None:
        self.accept()
        self.taken.emit(self._plan)


def _judge_columns() -> list[Column[JudgesMarks]]:
    return [
        Column[JudgesMarks]("评委", lambda row: row.judge, width=150),
        Column[JudgesMarks]("项目", lambda row: str(len(row.projects)), right=True, sort=lambda row: len(row.projects)),
        Column[JudgesMarks]("新分数", lambda row: str(row.new), right=True, sort=lambda row: row.new),
        Column[JudgesMarks]("更改", lambda row: str(row.changed), right=True, sort=lambda row: row.changed),
        Column[JudgesMarks]("相同", lambda row: str(row.same), right=True, sort=lambda row: row.same),
        Column[JudgesMarks]("项目编号", lambda row: "、".join(map(str, row.projects)), stretch=True),
    ]


class MarksIntake:
    """The import of marks from a file into a stage; its dialogs belong to a page."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        self._context = context
        self._page = page

    def ask(self, stage: Stage) -> None:
        """Ask for a file of marks of a stage and preview it."""
        source = ask_source(self._context, self._page, "导入评分", _FILES)
        if source is not None:
            self.preview(stage, source)

    def preview(self, stage: Stage, source: Path) -> None:
        """Read a file and show the plan of importing it into a stage."""
        show = partial(self._show, source.name, stage)
        self._context.tasks.run(f"读取{source.name}", lambda _progress: marks_import.read(source), show)

    def _show(self, name: str, stage: Stage, reading: MarksReading) -> None:
        plan = marks_import.plan_marks(self._context.session, stage.id, reading)
        dialog = MarksImportDialog(self._page, name, plan, stage.name)
        dialog.taken.connect(self._take)
        dialog.open()

    def _take(self, plan: MarksPlan) -> None:
        marks_import.take_marks(self._context.session, plan)
        words = f"{len(plan.judges)} 位评委，{len(plan.numbers)} 个项目"
        self._context.tell(f"已导入 {len(plan.values)} 个分数：{words}。")
