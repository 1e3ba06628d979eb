"""名次: places with their reasons and lines, the derivation of each, how judges marked, and the seal of a stage."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QTabWidget, QTextBrowser, QWidget

from maker_desktop.domain.journal.entries import printed
from maker_desktop.domain.model.phrases import minute_text
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents.publishing import Wanted
from maker_desktop.services.standings import sealing
from maker_desktop.services.standings.results import explain
from maker_desktop.services.standings.seal_outlook import seal_outlook
from maker_desktop.services.standings.sealing import Sealed
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.zoom import scaled
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import print_document
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.standings.derivation_text import derivation_html
from maker_desktop.ui.standings.elsewhere_menu import ElsewhereMenu
from maker_desktop.ui.standings.fragility_view import FragilityView
from maker_desktop.ui.standings.judges_view import JudgesView
from maker_desktop.ui.standings.legend import Legend
from maker_desktop.ui.standings.scope_switch import ScopeSwitch
from maker_desktop.ui.standings.seal_question import consequence, not_ready
from maker_desktop.ui.standings.standing_rows import StandingRow, standing_rows
from maker_desktop.ui.standings.standings_delegate import StandingsDelegate, line_words
from maker_desktop.ui.standings.standings_table import StandingsTable


def _place(row: StandingRow) -> str:
    return str(row.standing.place or "—")


def _score(row: StandingRow) -> str:
    return "—" if row.standing.score is None else str(row.standing.score)


def _tier(row: StandingRow) -> str:
    return row.tier.name if row.tier else ""


def _behind(row: StandingRow) -> str:
    if row.behind is None:
        return ""
    return f"−{row.behind}" if row.behind else "＝"


def _sheets(row: StandingRow) -> str:
    return f"{len(row.dots)} 份" if row.dots else ""


def _tip(row: StandingRow) -> str:
    parts = [f"{row.project.name}（{row.project.applicant}）", row.reason, line_words(row)]
    return "\n".join(part for part in parts if part)


#: The columns that a stage held elsewhere has not, and those in bold.
_DISTANCE, _SHEETS = 5, 6
_BOLD = frozenset({1, 4})
_COLUMNS = (
    Column[StandingRow]("奖项", _tier, width=84),
    Column[StandingRow]("名次", _place, right=True, width=54),
    Column[StandingRow]("编号", lambda row: str(row.project.number), right=True, width=54),
    Column[StandingRow](
        "项目",
        lambda row: row.project.name,
        struck=lambda row: not row.standing.presence.competes,
        tip=_tip,
        stretch=True,
    ),
    Column[StandingRow]("得分", _score, right=True, width=74),
    Column[StandingRow]("差距", _behind, right=True, width=70, spare=True),
    Column[StandingRow]("●计入 ○去掉", _sheets, width=132, spare=True),
    Column[StandingRow]("需要注意", lambda row: row.attention, tone=lambda row: row.tone, tip=_tip, width=116),
)


def _counts(rows: Sequence[StandingRow]) -> str:
    placed = sum(row.standing.place is not None for row in rows)
    out = sum(not row.standing.presence.competes for row in rows)
    return f"{placed} 个有名次" + (f"，{out} 个不参评" if out else "")


class StandingsPage(Page):
    """The standings of one division in one stage, with warnings and open cases."""

    form: ClassVar[str] = "standings_page"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (("↑ ↓", "换项目"), ("Alt R/J/L", "名次、评委、名次线"))
    state: Chip
    obstacle: QLabel
    print_table: QPushButton
    print_derivation: QPushButton
    take_back: QPushButton
    missing: Chip
    seal: QPushButton
    body: QStackedWidget
    nothing: EmptyState
    views: QTabWidget
    halves: QSplitter
    table: StandingsTable
    legend: Legend
    derivation: QTextBrowser

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._scope = ScopeSwitch()
        self._model = RecordTableModel(_COLUMNS, self)
        self._delegate = StandingsDelegate(self.table, _BOLD, _SHEETS)
        self.table.setModel(self._model)
        self.table.setItemDelegate(self._delegate)
        self._elsewhere = ElsewhereMenu(context, self)
        self.nothing.others.setText("这一阶段不在这里举行(&E)…")
        self.nothing.others.setMenu(self._elsewhere.menu)
        self._judges = JudgesView()
        self._fragility = FragilityView(context)
        self.views.addTab(self._judges, "评委打分(&J)")
        self.views.addTab(self._fragility, "稳定性(&L)")
        self.halves.setSizes([825, 355])
        self.derivation.document().setDocumentMargin(0)
        self.first = self.table
        self._connect()

    @staticmethod
    def note(session: Session) -> Note:
        """Say how many of the stages that are held here are sealed."""
        contest = session.contest
        sealed, stages = len(contest.seals), len(contest.rulebook.stages) - len(contest.elsewhere)
        return Note(f"封存 {sealed} / {stages}" if sealed else "")

    def tools(self) -> QWidget:
        """Return the switches of stage and division."""
        return self._scope

    def refresh(self, changed: Changed | None) -> None:
        """Show the standings as they stand."""
        del changed
        self._scope.show_scope(self.context.session)
        self._show()

    def stage(self) -> Stage:
        """Return the stage shown."""
        return self._scope.stage(self.context.session.contest.rulebook)

    def _connect(self) -> None:
        self._scope.chosen.connect(lambda: self.refresh(None))
        self.table.picked.connect(self._show_derivation)
        self.views.currentChanged.connect(lambda _index: self._show_view())
        self.nothing.asked.connect(lambda: self.context.go(self._first_step()[2]))
        self.print_table.clicked.connect(self._print_table)
        self.print_derivation.clicked.connect(self._print_derivation)
        self.take_back.clicked.connect(lambda: self._elsewhere.ask_take_back(self.stage()))
        self.seal.clicked.connect(self._seal)

    def _show(self) -> None:
        session, stage = self.context.session, self.stage()
        listed = bool(session.contest.outside(stage.id))
        marked = session.book(stage.id).has_marks
        self._show_state(stage, marked)
        self.body.setCurrentWidget(self.views if marked or listed else self.nothing)
        for index in range(1, self.views.count()):
            self.views.setTabVisible(index, not listed)
        for column in (_DISTANCE, _SHEETS):
            self.table.setColumnHidden(column, listed)
        for button in (self.print_table, self.print_derivation):
            button.setEnabled(marked or listed)
        if not (marked or listed):
            heading, hint, _page, action = self._first_step()
            self.nothing.say(heading, hint, action)
            self.nothing.others.setVisible(self._elsewhere.show_stage(stage))
            return
        self._show_rows(stage)
        self._show_view()

    def _first_step(self) -> tuple[str, str, str, str]:
        """Return what is missing, what to do, the page where, and the words of the button."""
        stage = self.stage()
        if stage.id in self.context.session.contest.elsewhere:
            return f"{stage.name}不举行", "应参加的项目全部进入下一阶段；要在这里举行，请先撤销登记。", "", ""
        if not self.context.session.contest.projects:
            return "还没有项目", "先导入项目名册，再安排评委、抽签、打分。", "roster", "前往导入项目"
        if not self.context.session.contest.panels(stage.id):
            return f"{stage.name}还没有评委", "安排评委并抽签之后才能打分。", "panels", "前往安排评委"
        return f"{stage.name}还没有分数", "确认过的评分表才计入得分；打分之后，名次随时在这里。", "scoring", "前往打分"

    def _show_state(self, stage: Stage, marked: bool) -> None:
        session = self.context.session
        sealed, noted = session.contest.sealed.get(stage.id), session.contest.elsewhere.get(stage.id)
        self.take_back.setVisible(noted is not None)
        self.take_back.setEnabled(not session.read_only)
        self.seal.setVisible(noted is None)
        left: tuple[str, ...] = ()
        if noted is not None:
            self.state.say("不举行" if noted.skipped else "在别处举行", Tone.WHERE)
            self.obstacle.setText(f"{noted.reason}（{noted.person} {minute_text(noted.time)} 登记）")
        elif sealed is not None:
            self.state.say("已封存", Tone.DONE)
            self.obstacle.setText(f"封存校验码 {printed(sealed.digest)}　{minute_text(sealed.time)}")
        else:
            left = sealing.obstacles(session, stage.id) if marked else ()
            self.state.say("暂定" if marked else "未开始", Tone.LOOK if marked else Tone.QUIET)
            done = "没有待办，可以封存。" if marked else ""
            self.obstacle.setText(left[0] if left else done)
        self.missing.say(f"还差 {len(left)} 项" if left else "", Tone.LOOK)
        # Red is what cannot be taken back: until it can be done, the button only leads to what is missing.
        restyle(self.seal, "look", "waits" if left else "seal")
        self.seal.setEnabled(marked and sealed is None and not session.read_only)

    def _show_rows(self, stage: Stage) -> None:
        former = self.table.current_record()
        rows = standing_rows(self.context.session, stage, self._scope.division())
        totals = [float(dot.total) for row in rows for dot in row.dots]
        if totals:
            self._delegate.low, self._delegate.high = min(totals) - 1, max(totals) + 1
        self._model.show(rows)
        self.legend.say(_counts(rows))
        self.table.viewport().update()
        number = former.project.number if former else None
        again = self._model.row_of(lambda row: row.project.number == number)
        self.table.pick_row(again if again is not None else 0)
        self._show_derivation(self.table.current_record())

    def _show_derivation(self, row: StandingRow | None) -> None:
        self.print_derivation.setEnabled(row is not None)
        if row is None:
            self.derivation.clear()
            return
        stage = self.stage()
        told = explain(self.context.session, stage.id, row.project.number)
        criteria = self.context.session.contest.rulebook.stage_criteria(stage)
        self.derivation.setHtml(scaled(derivation_html(told, criteria, stage.score.decimals)))

    def _show_view(self) -> None:
        """Show the tab in front; the other ones follow when they are chosen."""
        if self.views.currentWidget() is self._judges:
            row = self.table.current_record()
            self._judges.show_stage(self.context.session, self.stage(), row.project.number if row else None)
        elif self.views.currentWidget() is self._fragility:
            self._fragility.show_stage(self.stage(), self._scope.division())

    def _print_table(self) -> None:
        stage = self.stage()
        print_document(self.context, self, "standings", Wanted(stage.id), f"{stage.name}名次表")

    def _print_derivation(self) -> None:
        stage, row = self.stage(), self.table.current_record()
        if row is not None:
            name = f"{stage.name}得分计算说明 {row.project.number}号"
            print_document(self.context, self, "derivation", Wanted(stage.id, row.project.number), name)

    def _seal(self) -> None:
        stage, session = self.stage(), self.context.session
        outlook = seal_outlook(session, stage.id)
        if outlook.open:
            not_ready(self, stage, outlook, self.context.go)
            return
        work = sealing.ready(session, stage.id)
        if not confirm(self, f"封存{stage.name}？", consequence(session, stage, outlook), f"封存{stage.name}"):
            return

        def then(sealed: Sealed) -> None:
            session.follow(sealed.written)
            self.context.tell(f"{stage.name}已封存，封存校验码 {printed(sealed.seal.digest)}。请抄录在监督记录上。")

        self.context.tasks.run(f"核验并封存{stage.name}", lambda progress: work(progress.report), then)
