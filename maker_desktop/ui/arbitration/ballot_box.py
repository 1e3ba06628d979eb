"""The committee's members with one choice each: not there, or there and how they vote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from maker_desktop.domain.model.ruling import VOTE_NAMES, CommitteeMember, Vote
from maker_desktop.ui.kit.widgets import Choice, ElidedLabel

_AWAY: Final = "未到会"


class BallotBox(QObject):
    """Fills a grid with the members; `changed` is emitted when a vote was chosen."""

    changed = Signal()

    def __init__(self, grid: QGridLayout) -> None:
        super().__init__(grid)
        self._grid = grid
        self._members: tuple[CommitteeMember, ...] = ()
        self._choices: dict[str, QComboBox] = {}
        grid.setColumnStretch(0, 1)

    def votes(self) -> dict[str, Vote]:
        """Return the votes of those who are there, by name."""
        return {name: Vote(self._choices[name].currentData()) for name in self.present()}

    def name_conflicts(self, reasons: Mapping[str, str]) -> None:
        """Mark the members who should not vote on this case; `reasons` by name."""
        for name, choice in self._choices.items():
            why = reasons.get(name, "")
            choice.setItemText(0, f"{_AWAY}（应回避）" if why else _AWAY)
            choice.setToolTip(f"{name}{why}，应回避。" if why else "")

    def show_members(self, members: Sequence[CommitteeMember]) -> None:
        """Show these members, the chair first; the votes stay while the members do."""
        if tuple(members) == self._members:
            return
        former = {name: choice.currentData() for name, choice in self._choices.items()}
        self._empty()
        self._members = tuple(members)
        for position, member in enumerate(sorted(members, key=lambda member: not member.chair)):
            label = ElidedLabel()
            label.setText(f"{member.name}（主任委员）" if member.chair else member.name)
            label.setToolTip(f"{member.name}　{member.employer}")
            choice = self._choice(member.name)
            choice.setCurrentIndex(max(0, choice.findData(former.get(member.name))))
            self._grid.addWidget(label, position, 0)
            self._grid.addWidget(choice, position, 1)
            self._choices[member.name] = choice

    def stand_between(self, before: QWidget, after: QWidget) -> None:
        """Let Tab come to the votes, from above, after one widget and before another."""
        for first, second in pairwise((before, *self._choices.values(), after)):
            QWidget.setTabOrder(first, second)

    def clear(self) -> None:
        """Take all votes back."""
        for choice in self._choices.values():
            choice.setCurrentIndex(0)
        self.changed.emit()

    def present(self) -> tuple[str, ...]:
        """Return the names of those who are there, in the order shown."""
        return tuple(name for name, choice in self._choices.items() if choice.currentData() is not None)

    def ballots(self) -> tuple[str, ...]:
        """Return the votes as a ruling keeps them, "name:vote"."""
        return tuple(f"{name}:{self._choices[name].currentData()}" for name in self.present())

    def count(self) -> str:
        """Return who is there and how they vote, in words."""
        votes = Counter(choice.currentData() for choice in self._choices.values())
        there = len(self._choices) - votes[None]
        return f"到会 {there} 人，{VOTE_NAMES[Vote.YES]} {votes[Vote.YES]}，{VOTE_NAMES[Vote.NO]} {votes[Vote.NO]}"

    def _choice(self, name: str) -> QComboBox:
        choice = Choice()
        choice.setAccessibleName(f"{name}的表决")
        choice.addItem(_AWAY, None)
        for vote, word in VOTE_NAMES.items():
            choice.addItem(word, vote)
        choice.activated.connect(lambda _index: self.changed.emit())
        return choice

    def _empty(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._choices.clear()
