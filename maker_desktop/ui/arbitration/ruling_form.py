"""The form of the committee's verdict on a case: decision, particulars, reason and votes."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from maker_desktop.domain.arbitration.verdict import ABOUT_SINGLE, Verdict, casting_vote, points
from maker_desktop.domain.model.ruling import DECISION_NAMES, CaseKind, CommitteeMember, Decision, Ruling, Vote
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core.session import Session
from maker_desktop.ui import forms
from maker_desktop.ui.arbitration.ballot_box import BallotBox
from maker_desktop.ui.arbitration.case_rows import CaseRow
from maker_desktop.ui.kit.scroll_frame import SnugScroll
from maker_desktop.ui.kit.widgets import keep_place

#: Lines that the longest sentence on a vote takes: how it stands, who decided, who should not vote.
_QUORUM_LINES: Final = 3
#: More of the tied than this are scrolled.
_ORDER_ROWS: Final = 6
_NUMBER: Final = Qt.ItemDataRole.UserRole

#: Decisions about the sheets of one judge, or of all of them.
_OF_JUDGES: Final = (Decision.VOID, Decision.RESCORE)

_MEANINGS: Final[Mapping[Decision, str]] = {
    Decision.UPHOLD: "分数和名次都不变；并列的仍然并列。",
    Decision.ORDER: "只排定并列项目之间的先后，分数不变。",
    Decision.SHARE: "并列的共享名次。不增加名额时，从下一奖项中扣减。",
    Decision.VOID: "这位评委的评分表不计入得分，原分数仍保留在流水中。",
    Decision.RESCORE: "原评分表不再计入，裁定后到打分页重新录入。",
    Decision.PLAYOFF: "裁定后另录一组评分表，只用来分出并列项目的先后。",
    Decision.DEDUCT: "从得分中扣除，写明理由。",
    Decision.DISQUALIFY: "没有得分和名次，不占名额。",
    Decision.REOPEN: "撤销封存，已确定的晋级项目一并收回；改正之后须重新封存。",
}


class RulingForm(QWidget):
    """A draft verdict, kept while the case stays the same; `wanted` is emitted to make it a ruling."""

    wanted = Signal()

    form: ClassVar[str] = "ruling_form"
    fields: SnugScroll
    decision_label: QLabel
    decision: QComboBox
    project_label: QLabel
    project: QComboBox
    order_label: QLabel
    order: QListWidget
    order_buttons: QWidget
    move_up: QPushButton
    move_down: QPushButton
    judge_label: QLabel
    judge: QComboBox
    points_label: QLabel
    points: QLineEdit
    extra: QCheckBox
    meaning: QLabel
    reason: QPlainTextEdit
    quorum: QLabel
    members: QGridLayout
    rule: QPushButton

    def __init__(self, session: Session) -> None:
        super().__init__()
        forms.fill(self)
        self._session = session
        self._row: CaseRow | None = None
        self._conflicts: Mapping[str, str] = {}
        self._ranked: tuple[int, ...] = ()
        self._ballots = BallotBox(self.members)
        keep_place(self.quorum, lines=_QUORUM_LINES)
        self.quorum.show()
        self._ballots.changed.connect(self._show_quorum)
        self.decision.activated.connect(lambda _index: self._show_particulars())
        self.project.activated.connect(lambda _index: self._fill_judges())
        self.order.itemDoubleClicked.connect(lambda _entry: self._move(-1))
        self.move_up.clicked.connect(lambda: self._move(-1))
        self.move_down.clicked.connect(lambda: self._move(1))
        self.rule.clicked.connect(self.wanted)
        self._key("Alt+Up", lambda: self._move(-1))
        self._key("Alt+Down", lambda: self._move(1))

    def show_case(self, row: CaseRow) -> None:
        """Show what can be decided about a case; what is filled in stays as long as it is the same case."""
        session = self._session
        allowed = arbitration.decisions(session, row.id)
        self._ballots.show_members(session.contest.committee)
        self._ballots.stand_between(self.reason, self.rule)
        self._conflicts = arbitration.to_recuse(session, row.id)
        self._ballots.name_conflicts(self._conflicts)
        self._show_quorum()
        if self._row != row:
            if self._row is None or self._row.id != row.id:
                self.reason.clear()
                self.points.clear()
                self._ballots.clear()
            self._row = row
            self._fill_decisions(allowed)
        self.rule.setEnabled(bool(allowed) and bool(session.contest.committee) and not session.read_only)

    def propose(self, ruling: Ruling) -> None:
        """Fill in what a ruling would decide, leaving reason and votes as they are."""
        position = self.decision.findData(ruling.decision)
        if position < 0:
            return
        self.decision.setCurrentIndex(position)
        self._show_particulars()
        self.extra.setChecked(ruling.extra_places)
        self._fill_order(ruling.order)
        if ruling.decision in (*ABOUT_SINGLE, *_OF_JUDGES):
            self.project.setCurrentIndex(max(0, self.project.findData(ruling.numbers)))
            self._fill_judges()
        self.judge.setCurrentIndex(max(0, self.judge.findData(ruling.judge)))
        self.reason.setFocus()
        self.fields.ensureWidgetVisible(self.reason)

    def clear_votes(self) -> None:
        """Clear reason and votes, after they were recorded as a ruling."""
        self.reason.clear()
        self._ballots.clear()

    def verdict(self) -> Verdict:
        """Return what is filled in. Raises Refusal for points that are no number."""
        decision = self._decision()
        return Verdict(
            decision=decision,
            reason=self.reason.toPlainText(),
            present=self._ballots.present(),
            numbers=self.project.currentData() or () if decision in (*ABOUT_SINGLE, *_OF_JUDGES) else (),
            order=self._order() if decision is Decision.ORDER else (),
            judge=self.judge.currentData() or "" if decision in _OF_JUDGES else "",
            points=points(self.points.text()) if decision is Decision.DEDUCT else None,
            extra_places=decision is Decision.SHARE and self.extra.isChecked(),
            ballots=self._ballots.ballots(),
        )

    def _decision(self) -> Decision:
        return Decision(self.decision.currentData())

    def _numbers(self) -> tuple[int, ...]:
        case = self._row.case if self._row else None
        return case.numbers if case else ()

    def _fill_decisions(self, allowed: tuple[Decision, ...]) -> None:
        self.decision.clear()
        for decision in allowed:
            self.decision.addItem(DECISION_NAMES[decision], decision)
        self._fill_order(())
        self.extra.setChecked(False)
        self._show_particulars()

    def _fill_projects(self, *, all_of_them: bool) -> None:
        numbers, former = self._numbers(), self.project.currentData()
        self.project.clear()
        if all_of_them and len(numbers) > 1:
            self.project.addItem("全部涉及项目", numbers)
        for number in numbers:
            self.project.addItem(f"{number} 号　{self._session.project(number).name}", (number,))
        self.project.setCurrentIndex(max(0, self.project.findData(former)))

    def _show_particulars(self) -> None:
        """Show the fields this kind of decision needs."""
        wanted = self._decision() if self.decision.count() else None
        judged = wanted in _OF_JUDGES
        self._fill_projects(all_of_them=judged)
        shown = {
            (self.project_label, self.project): (judged or wanted in ABOUT_SINGLE) and len(self._numbers()) > 1,
            (self.order_label, self.order, self.order_buttons): wanted is Decision.ORDER,
            (self.judge_label, self.judge): judged,
            (self.points_label, self.points): wanted is Decision.DEDUCT,
            (self.extra,): wanted is Decision.SHARE,
        }
        for widgets, visible in shown.items():
            for widget in widgets:
                widget.setVisible(visible)
        self.meaning.setText(self._meaning(wanted))
        self._fill_judges()

    def _meaning(self, wanted: Decision | None) -> str:
        if wanted is None:
            return "现在没有可以裁定的。"
        few = self._row is not None and self._row.case is not None and self._row.case.kind is CaseKind.TOO_FEW_SHEETS
        return "接受现有的评分表，据此计分。" if few and wanted is Decision.UPHOLD else _MEANINGS[wanted]

    def _fill_judges(self) -> None:
        self.judge.clear()
        wanted = self._decision() if self.decision.count() else None
        if wanted is Decision.RESCORE:
            self.judge.addItem("评审组全体", "")
        stage = self._row.stage.id if self._row else ""
        for number in (self.project.currentData() or ())[:1]:
            for seat in self._session.contest.seats_for(stage, number):
                self.judge.addItem(f"{seat.seat} 号席　{seat.judge}", seat.judge)

    def _fill_order(self, ranked: tuple[int, ...]) -> None:
        """Show the tied projects, those that have been given a turn first; nobody has one until somebody says so."""
        current = self.order.currentItem()
        number = current.data(_NUMBER) if current is not None else None
        self._ranked = ranked
        listed = (*ranked, *(each for each in self._numbers() if each not in ranked))
        self.order.clear()
        for turn, each in enumerate(listed, start=1):
            which = f"第 {turn}" if each in ranked else "未排"
            entry = QListWidgetItem(f"{which}　{each} 号　{self._session.project(each).name}")
            entry.setData(_NUMBER, each)
            entry.setToolTip(entry.text())
            self.order.addItem(entry)
        self.order.setCurrentRow(listed.index(number) if number in listed else 0)
        self.order.setFixedHeight(min(len(listed), _ORDER_ROWS) * max(0, self.order.sizeHintForRow(0)) + 6)

    def _order(self) -> tuple[int, ...]:
        return self._ranked

    def _move(self, by: int) -> None:
        """Move a project up, the first time to the end of those in order, or down, from their end out of it."""
        entry = self.order.currentItem()
        if entry is None:
            return
        number, ranked = entry.data(_NUMBER), list(self._ranked)
        at = ranked.index(number) if number in ranked else len(ranked)
        if number in ranked:
            ranked.remove(number)
        elif by > 0:
            return
        else:
            at += 1
        if by < 0 or at + by <= len(ranked):
            ranked.insert(max(0, at + by), number)
        self._fill_order(tuple(ranked))

    def _show_quorum(self) -> None:
        """Say how the vote stands, below the votes: above them a longer sentence would move what is being chosen."""
        members: tuple[CommitteeMember, ...] = self._session.contest.committee
        least = self._session.contest.rulebook.committee.quorum
        if not members:
            self.quorum.setText("还没有专家委员会，请先在左下角“专家委员会”里登记。")
            return
        names = "、".join(self._conflicts)
        recusal = f"；{names}应回避" if names else ""
        self.quorum.setText(f"法定 {least} 人，{self._ballots.count()}{self._casting()}{recusal}。")

    def _casting(self) -> str:
        chair = casting_vote(self._session.contest, self._ballots.votes())
        return f"，票数相等，由主任委员{chair}决定通过" if chair else ""

    def doubts(self) -> tuple[str, ...]:
        """Return in sentences what is to be known before it is made a ruling: who should not vote, who decided."""
        votes = self._ballots.votes()
        voting = [name for name in self._conflicts if votes.get(name, Vote.RECUSED) is not Vote.RECUSED]
        named = tuple(f"{name}{self._conflicts[name]}，应当回避；请改选“回避”。" for name in voting)
        chair = casting_vote(self._session.contest, votes)
        return (*named, *((f"赞成、反对票数相等，由主任委员{chair}决定通过。",) if chair else ()))

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.order)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
