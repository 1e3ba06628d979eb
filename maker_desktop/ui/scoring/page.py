"""打分: the queue, the sheets and score of one project, and the next step of the audience screen."""

from collections.abc import Callable, Collection
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QStackedWidget, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import GiveBack, HandIn, SeatPass, StageCall
from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal, Reveal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.scoring import marks, scoring_desk
from maker_desktop.services.scoring.scoring_desk import DeskView
from maker_desktop.services.standings.results import rank
from maker_desktop.ui.audience.clock_face import ClockFace
from maker_desktop.ui.audience.operator_strip import OperatorStrip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.scoring.judges_at_tablets import JudgesAtTablets
from maker_desktop.ui.scoring.live_panel import LivePanel
from maker_desktop.ui.scoring.mark_entry import MarkEntry
from maker_desktop.ui.scoring.marks_intake import MarksIntake
from maker_desktop.ui.scoring.presence import ask_excuse, presence_menu, set_presence
from maker_desktop.ui.scoring.project_heading import ProjectHeading
from maker_desktop.ui.scoring.queue_list import QueueList
from maker_desktop.ui.scoring.sheet_grid import SheetGrid
from maker_desktop.ui.scoring.sheet_model import FIRST_MARK
from maker_desktop.ui.scoring.tools import ScoringTools
from maker_desktop.ui.scoring.words import BEYOND_LIMIT, checked_words, confirmed_words, doubts, notice

#: What a change of these does to other projects than its own is left to the standings.
_OF_PROJECTS = frozenset(
    {Mark, Confirmation, PaperTotal, Reveal, Recusal, Absence, Appearance, HandIn, GiveBack, SeatPass, StageCall}
)


#: Height of the page in pixels from which on the pictures of the audience screen are shown without being asked for.
_PICTURES_FROM = 700


class ScoringPage(Page):
    """The scoring page. `number` is the current project."""

    form: ClassVar[str] = "scoring_page"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", "下一格"),
        ("Ctrl Enter", "确认得分"),
        ("F4", "盲录复核"),
        ("F5", "请上场"),
        ("F6", "计时"),
        ("F8", "亮分"),
        ("Ctrl R", "回避 / 缺席"),
    )
    content: QStackedWidget
    empty: EmptyState
    desk_side: QWidget
    queue_count: QLabel
    queue_title: QLabel
    queue: QueueList
    heading: ProjectHeading
    clock_face: QLabel
    clock_words: QLabel
    grid: SheetGrid
    implied: QCheckBox
    with_paper: QCheckBox
    presence: QPushButton
    tablets: QPushButton
    operator_toggle: QPushButton
    operator_strip: OperatorStrip
    live: LivePanel
    check_again: QPushButton
    confirm: QPushButton

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.number: int | None = None
        self.blind = False
        self._view: DeskView | None = None
        #: Divergences, by stage, project and facts, that were to be confirmed all the same.
        self._agreed_apart: set[tuple[str, int, tuple[str, ...]]] = set()
        self._tools = ScoringTools(context.session)
        self._mark_entry = MarkEntry(context.session, self)
        self.intake = MarksIntake(context, self)
        self.judges = JudgesAtTablets(context, self, self.tablets, self._panel)
        self.operator_strip.attach(context.audience)
        self._clock = ClockFace(context.audience, self.clock_face, self.clock_words)
        self._menu, entries = presence_menu(self)
        for presence, entry in entries.items():
            entry.triggered.connect(partial(self._set_presence, presence))
        self.operator_strip.show_pictures(False)
        self.banner = self.live.notice
        self._strip_chosen = False
        self.first = self.grid
        self._connect()
        self._add_keys()

    @staticmethod
    def note(session: Session) -> Note:
        """Return how many projects of the current stage are settled."""
        done, total = scoring_desk.progress(session, scoring_desk.current_stage(session).id)
        return Note(f"{done} / {total}" if total else "")

    def tools(self) -> QWidget:
        """Return the switches of stage, division and panel."""
        return self._tools

    def refresh(self, changed: Changed | None) -> None:
        """Follow a change: of single projects only what shows them, of anything else the whole page."""
        if changed is None or not changed.kinds <= _OF_PROJECTS or changed.stage != self._tools.stage:
            self._tools.refresh()
            self._show_queue()
            return
        session, numbers = self.context.session, set(self.queue.queue.numbers())
        settled = False
        for number in changed.numbers & numbers:
            item = scoring_desk.queue_item(session, changed.stage, number, self._tools.round_id)
            settled |= self.queue.queue.update(item) or item.state.settled
        if self.number in changed.numbers:
            self._show_project()
        if settled or changed.kinds != {Mark}:
            # Nothing else moves while the marks of a project come in.
            self._show_count()
            self._show_standings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the pictures of the audience screen away in a low window, until they are asked for."""
        super().resizeEvent(event)
        if not self._strip_chosen:
            self.operator_toggle.setChecked(event.size().height() >= px(_PICTURES_FROM))

    def go_to(self, number: int) -> None:
        """Show a project of the queue."""
        if not self.grid.finish_editing():
            self.queue.show_current(self.number)
            return
        self.number, self.blind = number, False
        self.queue.show_current(number)
        self._show_project()
        self.grid.go_to_first_owed()
        self._show_standings()
        self.context.audience.follow(self._stage(), self._tools.division, number, self._tools.round_id)

    def confirm_project(self) -> None:
        """Confirm the current project and go to the next unsettled one (Ctrl+Enter)."""
        if self._view is None or self.number is None or not self.grid.finish_editing() or not self._is_sure(self._view):
            return
        session, tools, number = self.context.session, self._tools, self.number
        confirmed = ""
        if self._view.presence.competes and marks.confirm(session, tools.stage, number, tools.round_id):
            confirmed = confirmed_words(session, self._stage(), number, tools.round_id)
        following = self.queue.queue.next_unsettled(number)
        if following is not None:
            self.go_to(following)
        done = "" if following is not None else "出场顺序里的项目都已完成。"
        if confirmed:
            self.context.tell_undoable(f"{confirmed}{done}")
        elif done:
            self.context.tell(done)
        self.grid.setFocus()

    def _is_sure(self, view: DeskView) -> bool:
        """Ask where a check against paper is unresolved, and once where judges differ; the rest is for the verb."""
        if not self.confirm.isEnabled():
            return True
        number, unresolved = view.project.number, doubts(view)
        apart = view.divergence.facts if view.divergence else ()
        if (self._tools.stage, number, apart) in self._agreed_apart:
            apart = ()
        if not unresolved and not apart:
            return True
        question = f"{number} 号项目{'还没有对上' if unresolved else '的评分有分歧'}，仍要确认？"
        whys = [f"{unresolved}请先对照纸面评分表。"] if unresolved else []
        whys += [f"{'；'.join(apart)}。{BEYOND_LIMIT}"] if apart else []
        sure = confirm(self, question, "\n".join(whys), "仍要确认")
        if sure and apart:
            self._agreed_apart.add((self._tools.stage, number, apart))
        return sure

    def key_again(self) -> None:
        """Begin the second entry, or end it and settle its differences (F4)."""
        if self._view is None or not self.grid.finish_editing():
            return
        if not self.blind and self._view.differences:
            self._settle()
            return
        self.blind = not self.blind
        self._show_project()
        self.grid.go_to_first_owed()
        self.grid.setFocus()
        if not self.blind:
            self._settle()

    def may_leave(self) -> bool:
        """Write the mark being typed first, so that its refusal, or the question why, is seen with its cell."""
        return self.grid.finish_editing()

    def undo(self) -> None:
        """Take back the last act: an entered mark by a correction, anything else as every page does (Ctrl+Z)."""
        if self._mark_entry.can_undo(self.context.last_act()):
            former = self._mark_entry.undo()
            if former is not None:
                self._return_to(former.stage, {former.number})
        else:
            changed = self.context.undo()
            self._return_to(changed.stage, changed.numbers)

    def _return_to(self, stage: str | None, numbers: Collection[int]) -> None:
        """Show the one project that something was taken back of, if it is in the queue."""
        if stage == self._tools.stage and len(numbers) == 1 and set(numbers) <= set(self.queue.queue.numbers()):
            self.go_to(*numbers)

    # Showing

    def _stage(self) -> Stage:
        return self.context.session.stage(self._tools.stage)

    def _panel(self) -> str | None:
        """Return the panel of the project shown."""
        return None if self.number is None else self.context.session.contest.panel_of(self._tools.stage, self.number)

    def _show_queue(self) -> None:
        session, stage, tools = self.context.session, self._stage(), self._tools
        items = scoring_desk.queue(session, stage.id, tools.division, tools.panel, tools.round_id)
        self.queue.queue.show(items)
        self.queue_title.setText("出场顺序" if any(item.position for item in items) else "按编号（未抽签）")
        self._show_count()
        if self._say_empty(bool(items), bool(session.contest.panels(stage.id))):
            self.number, self._view = None, None
            self.context.audience.follow(stage, self._tools.division, None)
            return
        numbers = self.queue.queue.numbers()
        if self.number in numbers:
            self.queue.show_current(self.number)
            self._show_project()
            self._show_standings()
            self.context.audience.follow(stage, self._tools.division, self.number, self._tools.round_id)
        else:
            self._drop_refused()
            first = next((item.project.number for item in items if not item.state.settled), numbers[0])
            self.go_to(first)

    def _drop_refused(self) -> None:
        """Leave a refused mark behind where its project is no longer in the queue shown."""
        if not self.grid.finish_editing():
            self.grid.drop_editing()
            self.context.tell("有一个分数没有通过检查，没有保存，请回到原项目重录。", Tone.LOOK)

    def _say_empty(self, projects: bool, judges: bool) -> bool:
        if not projects:
            self.empty.say("这里还没有项目", "请先导入项目名册；晋级阶段要先封存上一阶段。", "前往“项目”")
        elif not judges:
            self.empty.say("还没有安排评委", "打分之前，请先把本阶段的评委排好席位。", "前往“评委与抽签”")
        self.content.setCurrentWidget(self.desk_side if projects and judges else self.empty)
        return not (projects and judges)

    def _leave_empty(self) -> None:
        self.context.go("panels" if self.queue.queue.numbers() else "roster")

    def _show_count(self) -> None:
        items = self.queue.queue.items()
        competing = [item for item in items if not item.state.out]
        self.queue_count.setText(f"已完成 {sum(item.state.settled for item in competing)} / {len(competing)}")

    def _show_project(self) -> None:
        assert self.number is not None
        session, stage = self.context.session, self._stage()
        view = self._view = scoring_desk.view(session, stage.id, self.number, self._tools.round_id)
        criteria = session.contest.rulebook.stage_criteria(stage)
        self.grid.show_sheets(stage, criteria, view.rows, self.blind)
        self.live.show_project(stage, view, self.blind)
        self.heading.show_project(view.project, session.division(view.project.division).name, view.presence)
        self.banner.say(notice(session, stage, view, self.blind))
        self.check_again.setText("结束盲录" if self.blind else "盲录复核")
        owed = view.sheets_in < view.sheets_due or not view.rows
        self.confirm.setEnabled(not self.blind and not owed and not view.confirmed and view.presence.competes)

    def _show_standings(self) -> None:
        session, division = self.context.session, self._tools.division
        ranked = rank(session, self._tools.stage, division)
        self.live.show_standings(session.division(division).name, ranked, self.number)

    # Doing

    def _connect(self) -> None:
        self._tools.chosen.connect(self._show_queue)
        self._tools.keyed.connect(self._key_on)
        self._tools.take.clicked.connect(self._import_marks)
        self.queue.picked.connect(self.go_to)
        for picked in (self.queue.activated, self.queue.clicked):
            picked.connect(lambda _index: self.grid.setFocus())
        self.empty.asked.connect(self._leave_empty)
        self.grid.write = self._mark_entry.write
        self.grid.pasted.connect(self._paste)
        self.grid.scanned.connect(self._scanned)
        self.tablets.clicked.connect(lambda _on: self.judges.show(self._tools.stage))
        self.implied.toggled.connect(partial(setattr, self.grid, "implies_point"))
        self.with_paper.toggled.connect(self.grid.walk_paper)
        self.operator_toggle.toggled.connect(self.operator_strip.show_pictures)
        self.operator_toggle.clicked.connect(lambda _on: setattr(self, "_strip_chosen", True))
        self.presence.clicked.connect(self._open_menu)
        for switch in (self.implied, self.with_paper, self.operator_toggle):
            # After a switch, entry continues.
            switch.clicked.connect(lambda _on: self.grid.setFocus())
        self.confirm.clicked.connect(self.confirm_project)
        self.check_again.clicked.connect(self.key_again)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object], tuple[str, ...]], ...] = (
            ("确认得分并到下一个项目", self.confirm_project, ("Ctrl+Return", "Ctrl+Enter")),
            ("盲录复核", self.key_again, ("F4",)),
            ("请台上的项目上场（平板打分）", self._call_on_stage, ("F5",)),
            ("平板打分", self.tablets.click, ("Ctrl+T",)),
            ("退回这位评委提交的评分表", self._give_back, ("Ctrl+B",)),
            ("到场状态", self._open_menu, ("F9",)),
            ("大屏幕的画面", self.operator_toggle.click, ("F10",)),
            ("记到监督员的见证清单", self.context.witness_drive.record, ("F12",)),
            ("回避或缺席", self._ask_excuse, ("Ctrl+R",)),
            ("下一个项目", lambda: self._step(1), ("PgDown",)),
            ("上一个项目", lambda: self._step(-1), ("PgUp",)),
        )
        for words, slot, sequences in keys:
            self.add_key(words, slot, sequences)

    def _call_on_stage(self) -> None:
        if self.number is not None and self.grid.finish_editing():
            self.judges.call(self._tools.stage, self.number)

    def _give_back(self) -> None:
        row = self.grid.current_row()
        if row is not None and self.grid.finish_editing():
            self.judges.ask_back(self._tools.stage, row)

    def _scanned(self, digits: str) -> None:
        place = self.judges.take_code(digits)
        if place is not None:
            if place.stage.id != self._tools.stage:
                self._tools.go_to(place.stage.id, self.context.session.project(place.number).division)
                self._show_queue()
            self.go_to(place.number)
            self.grid.go_to_judge(place.seat.judge)

    def _import_marks(self) -> None:
        if self.grid.finish_editing():
            self.intake.ask(self._stage())

    def _key_on(self, event: QKeyEvent) -> None:
        self.grid.setFocus()
        QApplication.sendEvent(self.grid, event)

    def _paste(self, at: QModelIndex, block: list[list[str]]) -> None:
        if self._view is None:
            return
        if not FIRST_MARK <= at.column() < self.grid.sheets.total_column:
            raise Refusal("请把光标放在要粘贴的第一个分数上，再粘贴。")
        self._mark_entry.paste(self.grid.sheets.block(at), block)

    def _settle(self) -> None:
        assert self._view is not None
        if self._view.differences:
            criteria = self.context.session.contest.rulebook.criteria
            self._mark_entry.settle(self._stage(), self._view, {each.id: each.name for each in criteria})
        elif self._view.marks_again < self._view.marks_due:
            self.context.tell(f"{checked_words(self._view)}，没有完成，按 F4 继续。", Tone.LOOK)
        else:
            self.context.tell(f"{checked_words(self._view)}，两次录入一致。")

    def _ask_excuse(self) -> None:
        if self._view is not None and self._view.rows and self.grid.finish_editing():
            ask_excuse(self.context.session, self._tools.stage, self._view, self.grid.current_row(), self)

    def _set_presence(self, presence: Presence, _checked: bool = False) -> None:
        if self._view is not None:
            set_presence(self.context.session, self._tools.stage, self._view, presence, self)

    def _open_menu(self) -> None:
        self._menu.popup(self.presence.mapToGlobal(self.presence.rect().bottomLeft()))

    def _step(self, step: int) -> None:
        number = self.queue.queue.beside(self.number, step)
        if number is not None:
            self.go_to(number)
