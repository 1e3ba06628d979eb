"""The tab of the fragility of each line, computed off the main thread."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QTextBrowser, QWidget

from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.domain.results.fragility import Fragility, MarkStep, fragility
from maker_desktop.ui import forms
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.tasks import TaskProgress
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.zoom import scaled
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

#: Marks listed one by one; of more, only how many.
_LISTED = 12


class FragilityView(QWidget):
    """The lines of a stage: how far apart, and what would change who is above them."""

    form: ClassVar[str] = "fragility_view"
    lines_body: QStackedWidget
    lines_wait: EmptyState
    lines_found: QWidget
    lines: RecordTable
    cause: QTextBrowser

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        forms.fill(self)
        self._context = context
        self._model = RecordTableModel(self._columns(), self)
        self.lines.setModel(self._model)
        self.lines.picked.connect(self._show_cause)
        self.lines_wait.asked.connect(self._examine)
        context.tasks.ended.connect(self._offer_again)
        self._stage: Stage | None = None
        self._results: Mapping[str, StageResult] = {}
        self._found: tuple[Fragility, ...] = ()
        self._shown = ""
        self._division = ""

    def show_stage(self, stage: Stage, division: str) -> None:
        """Show the fragility of a division's lines in a stage, computing it first if anything has changed."""
        self._stage, self._division = stage, division
        if self._is_current():
            self._show_found()
        elif self._context.tasks.running():
            self._offer("别的工作正在进行，做完之后再检查。")
        else:
            self._examine()

    def _is_current(self) -> bool:
        """Whether what is shown is about this stage and these very results: a change makes new ones."""
        now = self._context.session.results()
        same = now.keys() == self._results.keys() and all(now[key] is self._results[key] for key in now)
        return same and self._stage is not None and self._shown == self._stage.id

    def _examine(self) -> None:
        stage, session = self._stage, self._context.session
        if stage is None:
            return
        contest, books, results = session.contest, session.books(), session.results()

        def work(progress: TaskProgress) -> tuple[Fragility, ...]:
            def tell(done: int, total: int) -> None:
                progress.report(done, total)

            return fragility(contest, stage, books, results, tell)

        def then(found: tuple[Fragility, ...]) -> None:
            self._shown, self._results, self._found = stage.id, results, found
            self._show_found()

        self.lines_wait.say("正在检查名次线", "逐个试过评委和分数，项目多时要一点时间。")
        self.lines_body.setCurrentWidget(self.lines_wait)
        self._context.tasks.run(f"正在检查{stage.name}的名次线", work, then)

    def _show_found(self) -> None:
        self._model.show([each for each in self._found if each.line.division == self._division])
        self.lines_body.setCurrentWidget(self.lines_found)
        self.lines.pick_row(0)
        self._show_cause(self.lines.current_record())

    def _offer_again(self) -> None:
        if self.lines_body.currentWidget() is self.lines_wait:
            self._offer("检查没有做完。")

    def _offer(self, why: str) -> None:
        self.lines_wait.say("名次线还没有检查", why, "检查(&K)")
        self.lines_body.setCurrentWidget(self.lines_wait)

    def _columns(self) -> tuple[Column[Fragility], ...]:
        return (
            Column("名次线", lambda each: each.line.name, stretch=True),
            Column("入围末位", lambda each: numbers_text(each.last_in) or "—", width=150),
            Column("落选首位", lambda each: numbers_text(each.first_out) or "—", width=150),
            Column("相差", lambda each: "—" if each.gap is None else f"{each.gap} 分", right=True, width=100),
            Column("结论", _conclusion, tone=lambda each: Tone.LOOK if each.fragile else Tone.DONE, width=230),
        )

    def _rulebook(self) -> Rulebook:
        return self._context.session.contest.rulebook

    def _show_cause(self, each: Any) -> None:
        self.cause.setHtml(scaled("".join(_causes(each, self._rulebook())) if isinstance(each, Fragility) else ""))


def _conclusion(each: Fragility) -> str:
    parts = [f"{len(each.judges)} 位评委"] if each.judges else []
    parts += [f"{len(each.marks)} 个分数"] if each.marks else []
    return f"{'、'.join(parts)}会影响结果" if parts else "稳定"


def _causes(each: Fragility, rulebook: Rulebook) -> Iterator[str]:
    division = rulebook.division(each.line.division).name
    yield f'<p style="margin:0 0 8px 0; font-weight:bold">{escape(division)}&nbsp;&nbsp;{escape(each.line.name)}</p>'
    if not each.fragile:
        yield "<p>去掉任何一位评委，或任何一个分数增减一个最小分差，入围项目不变。</p>"
    if each.judges:
        yield f"<p>去掉下列任何一位评委的评分表，入围项目会改变：{escape('、'.join(each.judges))}。</p>"
    if each.marks:
        listed = "；".join(_mark(step, rulebook) for step in each.marks[:_LISTED])
        more = f"；等 {len(each.marks)} 处" if len(each.marks) > _LISTED else ""
        yield f"<p>下列任何一个分数变动一个最小分差，入围项目会改变：{escape(listed)}{more}。</p>"


def _mark(step: MarkStep, rulebook: Rulebook) -> str:
    return f"{step.number} 号{rulebook.criterion(step.criterion).name}，{step.judge}改为 {plain(step.value)}"
