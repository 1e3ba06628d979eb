"""总览: the next step, the progress of every part of the contest, and all steps in order with what blocks them."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from maker_desktop.domain.model.rulebook import ContestInfo
from maker_desktop.domain.rules.names import NAMES
from maker_desktop.domain.rules.text import ground
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.overview import progress
from maker_desktop.services.overview.divisions import division_progress
from maker_desktop.services.overview.progress import StepState, WorkStep
from maker_desktop.services.scoring.scoring_desk import current_stage
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.overview.day_card import DayCard, PresenceCard
from maker_desktop.ui.overview.division_rings import DivisionRings
from maker_desktop.ui.overview.stepper import Part, Stepper
from maker_desktop.ui.overview.work_list import WorkLine, fill
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext


class OverviewPage(Page):
    """The parts of the contest, the next step, the divisions of the current stage, and all steps by group."""

    form = "overview_page"
    hints = (("Enter", "前往办理下一步"),)
    stepper: Stepper
    rings: DivisionRings
    day: DayCard
    presence: PresenceCard
    work: QVBoxLayout
    rest: QVBoxLayout
    name: QLabel
    facts: QLabel
    dates: QLabel
    next_group: QLabel
    next_title: QLabel
    next_says: QLabel
    go_on: QPushButton
    area: QScrollArea

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._steps: tuple[WorkStep, ...] = ()
        self._lines: dict[tuple[str, str], WorkLine] = {}
        self._order: list[str] = []
        self._cards: list[Card] = []
        self.go_on.clicked.connect(self._go_on)
        self.first = self.go_on

    @staticmethod
    def note(session: Session) -> Note:
        """Return no note: the other entries show their progress."""
        del session
        return Note()

    def refresh(self, changed: Changed | None) -> None:
        """Show how far the contest has come."""
        del changed
        session = self.context.session
        self._show_contest(session.contest.rulebook.contest, session.now().date())
        self._steps = progress.checklist(session)
        order = _open_first(self._steps)
        if order != self._order or [*self._lines] != [(step.group, step.title) for step in self._steps]:
            self._lay_out(order)
        for step in self._steps:
            self._lines[step.group, step.title].show_step(step)
        self.stepper.show_parts(_parts(self._steps))
        stage = current_stage(session)
        self.rings.show_divisions(division_progress(session, stage))
        self.day.show_day(session, stage)
        self.presence.show_presence(session, stage)
        self._show_next()

    def _show_contest(self, info: ContestInfo, today: date) -> None:
        self.name.setText(info.name)
        hosts = f"主办：{'、'.join(info.hosts)}" if info.hosts else ""
        self.facts.setText("\n".join(filter(None, (info.level.word, hosts, ground(info)))))
        known = {key: day for key, day in info.dates.items() if f"contest.dates.{key}" in NAMES}
        days = [f"{NAMES[f'contest.dates.{key}']} {day:%Y-%m-%d}{_left(day, today)}" for key, day in known.items()]
        self.dates.setText("\n".join(days))
        self.dates.setVisible(bool(days))

    def _show_next(self) -> None:
        step = progress.next_step(self._steps)
        self.go_on.setVisible(step is not None)
        if step is None:
            self.next_group.setText("没有待办的事")
            self.next_title.setText("都已办完，或在等待")
            self.next_says.setText("等待的事项写明了在等什么。")
        else:
            self.next_group.setText(f"下一步　{step.group}")
            self.next_title.setText(step.title)
            self.next_says.setText(step.says)

    def _go_on(self) -> None:
        step = progress.next_step(self._steps)
        if step is not None:
            self.context.go(step.page)

    def _lay_out(self, order: list[str]) -> None:
        """Build a card for every group and a line for every step: stages at the left, open ones first."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards, self._order = [], order
        lines: dict[tuple[str, str], WorkLine] = {}
        ends = (self._steps[0].group, self._steps[-1].group)
        for group in order:
            card, steps = Card(self), [step for step in self._steps if step.group == group]
            lines |= zip(
                ((group, step.title) for step in steps), fill(card, group, steps, self.context.go), strict=True
            )
            (self.rest if group in ends else self.work).addWidget(card)
            self._cards.append(card)
        self._lines = {(step.group, step.title): lines[step.group, step.title] for step in self._steps}
        self._order_tab(ends)

    def _order_tab(self, ends: tuple[str, str]) -> None:
        """Let Tab go down the left column, then down the right."""
        groups = sorted(self._order, key=lambda group: group in ends)
        buttons = [line.go for group in groups for (its, _title), line in self._lines.items() if its == group]
        for before, after in pairwise([self.go_on, *buttons]):
            QWidget.setTabOrder(before, after)


def _open_first(steps: Sequence[WorkStep]) -> list[str]:
    """Return the groups of steps, unfinished ones first."""
    groups = dict.fromkeys(step.group for step in steps)
    return sorted(groups, key=lambda group: all(step.state is StepState.DONE for step in steps if step.group == group))


def _parts(steps: Sequence[WorkStep]) -> list[Part]:
    """Return each group of steps as one part: done when all are, due when any is."""
    found = []
    for group in dict.fromkeys(step.group for step in steps):
        states = [step.state for step in steps if step.group == group]
        done = states.count(StepState.DONE)
        whole = done == len(states)
        state = StepState.DONE if whole else StepState.DUE if StepState.DUE in states else StepState.BLOCKED
        found.append(Part(group, f"{len(states)} 项都已完成" if whole else f"{done} / {len(states)} 项已完成", state))
    return found


def _left(day: date, today: date) -> str:
    days = (day - today).days
    return f"（还有 {days} 天）" if days > 0 else "（今天）" if days == 0 else ""
