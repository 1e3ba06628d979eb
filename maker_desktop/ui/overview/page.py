"""总览: the contest in a few lines, and its work in order: what is done, what is due, what blocks the rest."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from maker_desktop.domain.model.rulebook import LEVEL_NAMES, ContestInfo
from maker_desktop.domain.rules.names import NAMES
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.overview import progress
from maker_desktop.services.overview.progress import StepState, WorkStep
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card, Chip
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext

_WORDS: Final = {StepState.DONE: "已完成", StepState.DUE: "待办", StepState.BLOCKED: "等待"}
_TONES: Final = {StepState.DONE: Tone.DONE, StepState.DUE: Tone.LOOK, StepState.BLOCKED: Tone.QUIET}
_TITLE_WIDTH = 150
#: Pixels at the right of the cards, as at the right of the heading in the form.
_MARGIN = 20


@dataclass(frozen=True, slots=True)
class _Line:
    chip: Chip
    says: QLabel


class OverviewPage(Page):
    """A heading with the next piece of work, and below it a card for every group of the checklist."""

    form = "overview_page"
    name: QLabel
    facts: QLabel
    dates: QLabel
    next_title: QLabel
    next_says: QLabel
    go_on: QPushButton
    area: QScrollArea

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._steps: tuple[WorkStep, ...] = ()
        self._lines: list[_Line] = []
        self._cards = QWidget()
        self._down = QVBoxLayout(self._cards)
        self._down.setSpacing(14)
        self.area.setWidget(self._cards)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._keep_edge(0, 0)
        self.go_on.clicked.connect(self._go_on)
        self.first = self.go_on

    @staticmethod
    def note(session: Session) -> Note:
        """Say nothing: the other entries say how far their work is."""
        del session
        return Note()

    def refresh(self, changed: Changed | None) -> None:
        """Show how far the contest has come."""
        del changed
        session = self.context.session
        self._show_contest(session.contest.rulebook.contest, session.now().date())
        former, self._steps = self._steps, progress.checklist(session)
        if [(each.group, each.title) for each in former] != [(each.group, each.title) for each in self._steps]:
            self._lay_out()
        for line, step in zip(self._lines, self._steps, strict=True):
            line.chip.say(_WORDS[step.state], _TONES[step.state])
            line.says.setText(step.says)
        self._show_next()

    def _show_contest(self, info: ContestInfo, today: date) -> None:
        self.name.setText(info.name)
        hosts = f"主办：{'、'.join(info.hosts)}" if info.hosts else ""
        self.facts.setText("　".join(filter(None, (LEVEL_NAMES[info.level], hosts, info.document_number))))
        known = {key: day for key, day in info.dates.items() if f"contest.dates.{key}" in NAMES}
        days = [f"{NAMES[f'contest.dates.{key}']} {day:%Y-%m-%d}{_left(day, today)}" for key, day in known.items()]
        self.dates.setText("　".join(days))
        self.dates.setVisible(bool(days))

    def _show_next(self) -> None:
        step = progress.next_step(self._steps)
        self.go_on.setVisible(step is not None)
        if step is None:
            self.next_title.setText("没有待办的事")
            self.next_says.setText("等待的事项写明了在等什么。")
        else:
            self.next_title.setText(f"下一步：{step.group} · {step.title}")
            self.next_says.setText(step.says)

    def _keep_edge(self, _first: int, last: int) -> None:
        """Let the scroll bar, while there is one, stand in the margin: the cards stay as wide as the heading."""
        bar = self.area.verticalScrollBar().sizeHint().width() if last else 0
        self._down.setContentsMargins(0, 0, _MARGIN - bar, 16)

    def _go_on(self) -> None:
        step = progress.next_step(self._steps)
        if step is not None:
            self.context.go(step.page)

    def _lay_out(self) -> None:
        """Build a card for every group, a line for every piece of work."""
        while (item := self._down.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        self._lines = []
        for group in dict.fromkeys(step.group for step in self._steps):
            self._down.addWidget(self._card(group))
        self._down.addStretch(1)

    def _card(self, group: str) -> Card:
        card = Card(self._cards)
        grid = QGridLayout(card)
        grid.setContentsMargins(18, 14, 12, 12)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.addWidget(_label(group, "cardTitle", card), 0, 0, 1, 4)
        grid.setColumnStretch(2, 1)
        for row, step in enumerate((each for each in self._steps if each.group == group), start=1):
            title, says, chip = _label(step.title, "", card), _label("", "soft", card), Chip(card)
            title.setMinimumWidth(_TITLE_WIDTH)
            go = QPushButton("前往", card)
            go.setProperty("look", "quiet")
            go.setAccessibleName(f"前往{step.title}")
            go.clicked.connect(lambda _checked, page=step.page: self.context.go(page))
            for column, widget in enumerate((chip, title, says, go)):
                grid.addWidget(widget, row, column)
            grid.setColumnMinimumWidth(0, 66)
            self._lines.append(_Line(chip, says))
        return card


def _label(text: str, look: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(look == "soft")
    return label


def _left(day: date, today: date) -> str:
    days = (day - today).days
    return f"（还有 {days} 天）" if days > 0 else "（今天）" if days == 0 else ""
