"""仲裁: the cases before the expert committee, the evidence on each, and the ruling that settles it."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.ruling import DECISION_NAMES, Decision, Ruling
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.results.outcomes import Outcome, Outcomes, outcomes
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents.publishing import Wanted
from maker_desktop.ui.arbitration.case_delegate import CaseDelegate
from maker_desktop.ui.arbitration.case_rows import CaseRow, case_rows
from maker_desktop.ui.arbitration.committee_dialog import CommitteeDialog
from maker_desktop.ui.arbitration.conflict_card import ConflictCard
from maker_desktop.ui.arbitration.evidence import outcome_evidence, sheet_evidence, tiebreaker_evidence
from maker_desktop.ui.arbitration.objection_dialog import ObjectionDialog
from maker_desktop.ui.arbitration.ruling_form import RulingForm
from maker_desktop.ui.arbitration.ruling_text import objection_html, rulings_html
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.tasks import Tasks
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import print_document
from maker_desktop.ui.people.pins_dialog import PinsDialog
from maker_desktop.ui.records.evidence_table import show_whole
from maker_desktop.ui.records.record_model import RECORD_ROLE, Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

#: Milliseconds a case is shown before its possible rulings are tried: the trial would delay its painting.
_TRY_AFTER = 50


class ArbitrationPage(Page):
    """Cases at the left, evidence in the middle, the verdict at the right."""

    form: ClassVar[str] = "arbitration_page"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (("↑ ↓", "换事项"), ("Alt ↑ ↓", "排先后"), ("Alt T", "裁定"))
    cases: QListView
    lodge: QPushButton
    committee: QPushButton
    body: QStackedWidget
    nothing: EmptyState
    work: QWidget
    case_title: QLabel
    case_chip: Chip
    facts: QLabel
    projects: QLabel
    objection_card: Card
    objection: QLabel
    rulings_card: Card
    rulings: QLabel
    next_step: QLabel
    print_ruling: QPushButton
    go_scoring: QPushButton
    sheets_card: Card
    sheets: RecordTable
    tiebreakers_card: Card
    tiebreakers: RecordTable
    outcomes_card: Card
    outcomes: RecordTable
    conflict_place: QVBoxLayout
    ruling_place: QVBoxLayout

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._counts = QWidget()
        self._open, self._settled = Chip(self._counts), Chip(self._counts)
        beside = QHBoxLayout(self._counts)
        beside.setContentsMargins(0, 0, 0, 0)
        for chip in (self._open, self._settled):
            beside.addWidget(chip)
        self._model = RecordTableModel[CaseRow]([Column("事项", lambda row: row.words)], self)
        self.cases.setModel(self._model)
        self.cases.setItemDelegate(CaseDelegate(self.cases))
        self.verdict_form = RulingForm(context.session)
        self.ruling_place.addWidget(self.verdict_form)
        self.conflict = ConflictCard(context.session)
        self.conflict_place.addWidget(self.conflict)
        self.first = self.cases
        self._shown: CaseRow | None = None
        self._trial = Tasks(context)
        self._painted = QTimer(self, singleShot=True, interval=_TRY_AFTER)
        self._painted.timeout.connect(self._try_out)
        self._connect()

    @staticmethod
    def note(session: Session) -> Note:
        """Say how many cases wait for a ruling."""
        disputed = {objection.stage for objection in session.contest.objections}
        # Stages that nothing has happened in yet have no case; their results need not be worked out for it.
        stages = [each.id for each in session.contest.rulebook.stages if session.book(each.id).has_marks]
        waiting = sum(case.open for stage in {*stages, *disputed} for case in session.result(stage).cases)
        return Note(str(waiting), urgent=True) if waiting else Note()

    def tools(self) -> QWidget:
        """Return the two counts beside the title."""
        return self._counts

    def refresh(self, changed: Changed | None) -> None:
        """Show the cases as they stand, and the chosen one again."""
        del changed
        rows = case_rows(self.context.session)
        waiting, settled = sum(row.open for row in rows), sum(bool(row.case and not row.open) for row in rows)
        self._open.say(f"{waiting} 件待裁定" if waiting else "", Tone.WRONG)
        self._settled.say(f"{settled} 件已裁定" if settled else "", Tone.DONE)
        self._model.show(rows)
        self.lodge.setEnabled(bool(self.context.session.contest.projects))
        self.body.setCurrentWidget(self.work if rows else self.nothing)
        if rows:
            self.choose(self._shown.id if self._shown else rows[0].id)
        else:
            self._show_nothing()

    def choose(self, case_id: str) -> None:
        """Choose a case, the first if there is none with this id, and show it."""
        position = self._model.row_of(lambda row: row.id == case_id) or 0
        self._shown = self._model.record(position)
        self.cases.setCurrentIndex(self._model.index(position, 0))
        self._show(self._shown)

    def _connect(self) -> None:
        self.cases.selectionModel().currentChanged.connect(self._picked)
        self.lodge.clicked.connect(self._lodge)
        self.committee.clicked.connect(lambda: CommitteeDialog(self, self.context.session).exec())
        self.nothing.asked.connect(lambda: self.context.go("roster" if not self._has_projects() else "scoring"))
        self.outcomes.opened.connect(self._propose)
        self.print_ruling.clicked.connect(self._print)
        self.go_scoring.clicked.connect(lambda: self.context.go("scoring"))
        self.verdict_form.wanted.connect(self._rule)
        self.conflict.settled.connect(lambda: self.context.tell("冲突已处理，采用的一方和原因写入流水。"))

    def _has_projects(self) -> bool:
        return bool(self.context.session.contest.projects)

    def _show_nothing(self) -> None:
        hint = "并列影响名次线、评分表分歧过大、评分表不足时，事项会自己出现在这里；异议由人登记。"
        self.nothing.say("没有需要仲裁的事项", hint, "前往打分" if self._has_projects() else "前往导入项目")

    def _picked(self, index: QModelIndex) -> None:
        row: CaseRow | None = index.data(RECORD_ROLE)
        if row is not None and row != self._shown:
            self._show(row)

    def _show(self, row: CaseRow) -> None:
        self._shown = row
        self.case_title.setText(row.title)
        self.case_chip.say(row.chip, row.tone)
        self._show_facts(row)
        self.conflict.show_case(row.id)
        self._show_rulings(row)
        self._show_evidence(row)
        self.verdict_form.show_case(row)

    def _show_facts(self, row: CaseRow) -> None:
        contest = self.context.session.contest
        objection = next((each for each in contest.objections if each.id == row.id), None)
        self.objection_card.setVisible(objection is not None)
        if objection is not None:
            self.objection.setText(objection_html(objection))
        self.facts.setText(_seal_facts(contest, row.stage) if row.case is None else row.case.facts)
        self.facts.setVisible(objection is None)
        known = [contest.by_number[number] for number in (row.case.numbers if row.case else ())]
        self.projects.setText("\n".join(f"{each.number} 号　{each.name}　{each.applicant}" for each in known))
        self.projects.setVisible(bool(known))

    def _show_rulings(self, row: CaseRow) -> None:
        made = self.context.session.contest.rulings_on(row.id)
        self.rulings_card.setVisible(bool(made))
        self.rulings.setText(rulings_html(made))
        self.next_step.setText(_next_step(row.waits) if row.waits else "")
        for widget in (self.next_step, self.go_scoring):
            widget.setVisible(row.waits is not None)

    def _show_evidence(self, row: CaseRow) -> None:
        session, case = self.context.session, row.case
        shown = {number for number in case.numbers if number in session.result(row.stage.id).scores} if case else set()
        self.sheets_card.setVisible(bool(shown))
        if case is not None and shown:
            show_whole(self.sheets, *sheet_evidence(session, row.stage, case))
        self.tiebreakers_card.setVisible(bool(case and case.comparisons))
        if case is not None and case.comparisons:
            show_whole(self.tiebreakers, *tiebreaker_evidence(case))
        self.outcomes_card.hide()
        self._painted.stop()
        if case is not None and shown:
            self._painted.start()

    def _try_out(self) -> None:
        row, session = self._shown, self.context.session
        if row is not None and row.case is not None:
            # A tie of many has dozens of possible rulings, each of which recomputes whole lists.
            work = partial(outcomes, session.contest, row.case, session.books())
            self._trial.replace("推算后果", lambda _progress: work(), partial(self._show_outcomes, row))

    def _show_outcomes(self, row: CaseRow, found: Outcomes) -> None:
        if row == self._shown and found.rows:
            show_whole(self.outcomes, *outcome_evidence(found))
            self.outcomes_card.show()

    def _propose(self, outcome: Outcome) -> None:
        self.verdict_form.propose(outcome.ruling)

    def _lodge(self) -> None:
        stage = self._shown.stage.id if self._shown else ""
        dialog = ObjectionDialog(self, self.context.session, stage)
        dialog.exec()
        if dialog.lodged:
            self.choose(dialog.lodged)
            self.context.tell("异议已登记，等待专家委员会裁定。")

    def _rule(self) -> None:
        row = self._shown
        if row is None:
            return
        verdict = self.verdict_form.verdict()
        consequence = f"{row.title}。裁定写入流水，只能由以后的裁定代替。"
        told = "\n".join((*self.verdict_form.doubts(), consequence))
        if not confirm(self, f"裁定：{_decided(verdict)}？", told, "裁定"):
            return
        pins = self._pins(verdict)
        if pins is None:
            return
        ruling = arbitration.rule(self.context.session, row.id, verdict, pins)
        self.verdict_form.clear_votes()
        self.choose(ruling.case)
        self.cases.setFocus()
        self.context.tell(f"第 {ruling.id} 号裁定已写入，可以打印裁定书，请到会委员签字。")

    def _pins(self, verdict: Verdict) -> dict[str, str] | None:
        """Ask members present for their PINs where set; None if cancelled."""
        names = [name for name in verdict.present if people.has_pin(self.context.session, name)]
        if not names:
            return {}
        dialog = PinsDialog(self, names)
        return dialog.pins() if dialog.exec() else None

    def _print(self) -> None:
        if self._shown is not None:
            print_document(self.context, self, "ruling", Wanted(case=self._shown.id), f"裁定书 {self._shown.title}")


def _seal_facts(contest: Contest, stage: Stage) -> str:
    if stage.id in contest.sealed:
        return f"{stage.name}的结果已经封存。"
    return f"{stage.name}已经重开，改正之后须到名次页重新封存。"


def _decided(verdict: Verdict) -> str:
    order = numbers_text(verdict.order)
    return f"{DECISION_NAMES[verdict.decision]}{f'，{order}' if order else ''}"


def _next_step(ruling: Ruling) -> str:
    numbers = numbers_text(ruling.numbers)
    if ruling.decision is Decision.PLAYOFF:
        return f"下一步：到打分页换到“加赛（裁定 {ruling.id}）”，录入{numbers}的评分表，全部确认之后先后自动排定。"
    who = f"评委{ruling.judge}" if ruling.judge else "评审组全体"
    return f"下一步：到打分页由{who}为{numbers}重新打分，确认之后得分自动更新。"
