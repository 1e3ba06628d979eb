"""Imports marks from a file: reads it off the main thread, previews it by judge, and imports all of it or nothing."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.scoring import marks_import
from maker_desktop.services.scoring.marks_import import JudgesMarks, MarksPlan, MarksReading
from maker_desktop.ui.import_preview import DOUBTS, REFUSED, ImportPreview, refusal
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source
from maker_desktop.ui.records.reading_rows import filled_model
from maker_desktop.ui.records.record_model import Column

_FILES: Final = "评分表 (*.xlsx *.xls *.docx *.csv *.txt)"
_JUDGES: Final = "按评委"
#: Largest number of sheets named.
_SHEETS: Final = 6


class MarksImportDialog(ImportPreview):
    """The preview; `taken` carries the plan when the user takes it, which no refused row allows."""

    taken = Signal(object)

    def __init__(self, parent: QWidget, source: str, plan: MarksPlan, stage: str) -> None:
        promise = "要么全部导入，要么什么也不改；评完的评分表算作已确认。"
        super().__init__(parent, "导入评分", f"{source} → {stage}", promise)
        self._plan = plan
        doubts = (*plan.doubts, *plan.reading.listing.passed_over)
        judges = {_JUDGES: filled_model(self, _judge_columns(), plan.judges)}
        self.show_models(judges | self.doubtful_models(plan.refused, doubts), REFUSED if plan.refused else _JUDGES)
        self.show_counts(
            (
                ("新分数", plan.new, Tone.DONE),
                ("修改", plan.changed, Tone.LOOK),
                ("相同", plan.same, Tone.QUIET),
                (REFUSED, len(plan.refused), Tone.WRONG),
                (DOUBTS, len(doubts), Tone.LOOK),
            )
        )
        self.read.setText(_words_of_reading(plan))
        nothing = "" if plan.values else "这份文件里没有新的分数，不用导入。"
        self.hinder(refusal(len(plan.refused)) or nothing, wrong=bool(plan.refused))
        resize(self, 980, 600)

    def import_all(self) -> None:
        """Hand the plan on."""
        self.accept()
        self.taken.emit(self._plan)


def _words_of_reading(plan: MarksPlan) -> str:
    tables = plan.reading.listing.tables
    sheets = [f"“{table.sheet}”{table.rows} 行" for table in tables[:_SHEETS] if table.sheet]
    more = f" 等 {len(tables)} 张工作表" if len(tables) > _SHEETS else ""
    read = f"；读了{'、'.join(sheets)}{more}" if sheets else ""
    empty = f"，{plan.empty} 格没有填分数" if plan.empty else ""
    return f"{len(plan.judges)} 位评委，{len(plan.numbers)} 个项目{empty}{read}"


def _judge_columns() -> list[Column[JudgesMarks]]:
    return [
        Column[JudgesMarks]("评委", lambda row: row.judge, width=150),
        Column[JudgesMarks]("项目", lambda row: str(len(row.projects)), right=True, sort=lambda row: len(row.projects)),
        Column[JudgesMarks]("新分数", lambda row: str(row.new), right=True, sort=lambda row: row.new),
        Column[JudgesMarks]("修改", lambda row: str(row.changed), right=True, sort=lambda row: row.changed),
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
        expected = marks_import.expected(self._context.session, stage.id)
        self._context.tasks.run(f"读取{source.name}", lambda _progress: marks_import.read(source, expected), show)

    def _show(self, name: str, stage: Stage, reading: MarksReading) -> None:
        plan = marks_import.plan_marks(self._context.session, stage.id, reading)
        dialog = MarksImportDialog(self._page, name, plan, stage.name)
        dialog.taken.connect(self._take)
        dialog.open()

    def _take(self, plan: MarksPlan) -> None:
        marks_import.take_marks(self._context.session, plan)
        words = f"{len(plan.judges)} 位评委，{len(plan.numbers)} 个项目"
        self._context.tell(f"已导入 {len(plan.values)} 个分数：{words}。")
