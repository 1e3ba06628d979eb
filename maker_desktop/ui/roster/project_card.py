"""The right side of the roster: one project, its conditions of entry to tick, and what looks like it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from maker_desktop.domain.model.presence import PRESENCE_NAMES, Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.eligibility import CHECK_NAMES, Check, CheckState
from maker_desktop.services.roster.lookalikes import LookAlike
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.icons import icon
from maker_desktop.ui.kit.ring import Ring
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.roster.roster_table import CHECK_TONES, RosterRow

_ROW_HEIGHT = 34
Alike = tuple[Project, LookAlike]


class ProjectCard(QWidget):
    """Shows one row of the roster.

    `ticked` carries a condition and whether it is fulfilled; `all_ticked`, `edit_wanted`, `withdraw_wanted` and, where
    a project has withdrawn, `reinstate_wanted` nothing; `went` the number of a project that looks alike.
    """

    ticked = Signal(str, bool)
    all_ticked = Signal()
    edit_wanted = Signal()
    withdraw_wanted = Signal()
    reinstate_wanted = Signal()
    went = Signal(int)

    form: ClassVar[str] = "project_card"
    number: QLabel
    name: QLabel
    applicant: QLabel
    details: QLabel
    edit: QPushButton
    withdraw: QPushButton
    checks_head: QHBoxLayout
    checks_state: Chip
    checks: RecordTable
    ground: QLabel
    fulfilled: QPushButton
    unfulfilled: QPushButton
    all_fulfilled: QPushButton
    alike_card: Card
    alike: RecordTable

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._withdrawn = False
        self._ring = Ring(56, 6, "done", self)
        self.checks_head.insertWidget(0, self._ring)
        self.edit.setIcon(icon("pencil"))
        self.withdraw.setIcon(icon("ban", "red"))
        self._checks = RecordTableModel(
            [
                Column[Check](
                    "", lambda check: CHECK_NAMES[check.state], tone=lambda check: CHECK_TONES[check.state], width=84
                ),
                Column[Check]("", lambda check: check.condition, tip=lambda check: check.condition, stretch=True),
            ],
            self,
        )
        self._alike = RecordTableModel(
            [
                Column[Alike]("", lambda alike: str(alike[0].number), right=True, width=52),
                Column[Alike]("", lambda alike: alike[0].name, tip=_alike_tip, stretch=True),
                Column[Alike]("", lambda alike: f"{alike[1].score}%", right=True, width=64),
            ],
            self,
        )
        for table, model in ((self.checks, self._checks), (self.alike, self._alike)):
            table.setModel(model)
            table.horizontalHeader().hide()
            table.wrap_words(whole=True)
            table.verticalHeader().setMinimumSectionSize(px(_ROW_HEIGHT))
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._connect()

    def _connect(self) -> None:
        self.edit.clicked.connect(self.edit_wanted)
        self.withdraw.clicked.connect(self._leave_or_return)
        self.checks.picked.connect(self._show_check)
        self.fulfilled.clicked.connect(lambda: self._tick(True))
        self.unfulfilled.clicked.connect(lambda: self._tick(False))
        self.all_fulfilled.clicked.connect(self.all_ticked)
        self.alike.opened.connect(lambda alike: self.went.emit(alike[0].number))

    def show_row(self, row: RosterRow, alike: Sequence[LookAlike], projects: Mapping[int, Project]) -> None:
        """Show a project; of its conditions the one that was current stays so."""
        self.number.setText(str(row.project.number))
        restyle(self.number, "division", row.turn)
        passed = sum(check.state is CheckState.PASSED for check in row.checks)
        self._ring.show_share(passed, len(row.checks))
        self.name.setText(row.project.name)
        self.applicant.setText(row.project.applicant)
        self.details.setText(_details(row))
        self.checks_state.say(*row.state)
        here = max(self.checks.currentIndex().row(), 0)
        self._checks.show(row.checks)
        self.checks.pick_row(min(here, len(row.checks) - 1))
        self._show_check(self.checks.current_record())
        self.all_fulfilled.setEnabled(any(check.state is CheckState.TO_CONFIRM for check in row.checks))
        self._withdrawn = row.gone == PRESENCE_NAMES[Presence.WITHDRAWN]
        self.withdraw.setText("恢复参赛…" if self._withdrawn else "退赛…")
        self.withdraw.setEnabled(self._withdrawn or not row.gone)
        pairs = [(pair.second if pair.first == row.project.number else pair.first, pair) for pair in alike]
        self._alike.show([(projects[number], pair) for number, pair in pairs])
        self.alike_card.setVisible(bool(pairs))

    def _leave_or_return(self) -> None:
        (self.reinstate_wanted if self._withdrawn else self.withdraw_wanted).emit()

    def _show_check(self, check: Check | None) -> None:
        self.ground.setText(check.ground if check else "")
        self.ground.setToolTip(self.ground.text())
        for button in (self.fulfilled, self.unfulfilled):
            button.setEnabled(check is not None)

    def _tick(self, fulfilled: bool) -> None:
        check = self.checks.current_record()
        if check is not None:
            if fulfilled:
                self._go_to_next_open()
            self.ticked.emit(check.condition, fulfilled)

    def _go_to_next_open(self) -> None:
        """Make the next condition current that is still to be confirmed, from the top again after the last."""
        here, count = self.checks.currentIndex().row(), self._checks.rowCount()
        following = (self._checks.record((here + step) % count) for step in range(1, count))
        found = next((check for check in following if check.state is CheckState.TO_CONFIRM), None)
        if found is not None:
            self.checks.pick_row(self._checks.row_of(lambda check: check is found) or 0)


def _details(row: RosterRow) -> str:
    """Return what else is known of a project, a line for each thing that is."""
    project = row.project
    told = {
        "组别": row.division,
        "联系人": "　".join(filter(None, (project.contact, project.phone))),
        "所属地区": project.region,
        "专精特新": project.specialised,
        "法定代表人（创客）": project.legal_person,
    }
    return "\n".join(f"{name}　{words}" for name, words in told.items() if words)


def _alike_tip(alike: Alike) -> str:
    project, pair = alike
    return f"{project.number} 号 {project.name}（{project.applicant}）：{pair.ground}"
