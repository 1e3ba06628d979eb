"""An ordered list of the comparisons for equal scores: moved, added and taken out by button or key."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from maker_desktop.ui import forms
from maker_desktop.ui.kit.zoom import px

_ROW_HEIGHT = 38
_TIEBREAKER_ROLE = Qt.ItemDataRole.UserRole


class TiebreakerEdit(QWidget):
    """`ordered` carries the tiebreakers after the user has changed their order or number."""

    ordered = Signal(object)

    form: ClassVar[str] = "tiebreaker_edit"
    tiebreakers: QListWidget
    up: QPushButton
    down: QPushButton
    take: QPushButton
    others: QComboBox

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._words = dict(choices)
        self.setFocusProxy(self.tiebreakers)
        self.tiebreakers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.take.clicked.connect(self._take)
        self.others.activated.connect(self._add)
        keys = {"Alt+Up": self.up.click, "Alt+Down": self.down.click, "Del": self.take.click}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self.tiebreakers, act, context=Qt.ShortcutContext.WidgetShortcut)

    def show_tiebreakers(self, tiebreakers: Sequence[str]) -> None:
        """Show the comparisons, first the first; the current one stays current."""
        if tiebreakers != self._shown():
            here = self.tiebreakers.currentRow()
            self.tiebreakers.clear()
            for position, tiebreaker in enumerate(tiebreakers, start=1):
                item = QListWidgetItem(f"{position}　{self._words.get(tiebreaker, tiebreaker)}", self.tiebreakers)
                item.setToolTip(self._words.get(tiebreaker, tiebreaker))
                item.setData(_TIEBREAKER_ROLE, tiebreaker)
            self.tiebreakers.setCurrentRow(min(here, len(tiebreakers) - 1))
        self.tiebreakers.setFixedHeight(
            max(len(self._words), 1) * max(self.tiebreakers.sizeHintForRow(0), px(_ROW_HEIGHT)) + 6
        )
        self.others.clear()
        self.others.addItem("添加一项…", "")
        for tiebreaker, word in self._words.items():
            if tiebreaker not in tiebreakers:
                self.others.addItem(word, tiebreaker)

    def _shown(self) -> tuple[str, ...]:
        return tuple(self.tiebreakers.item(row).data(_TIEBREAKER_ROLE) for row in range(self.tiebreakers.count()))

    def _move(self, step: int) -> None:
        tiebreakers, here = list(self._shown()), self.tiebreakers.currentRow()
        if here >= 0 and 0 <= here + step < len(tiebreakers):
            tiebreakers[here], tiebreakers[here + step] = tiebreakers[here + step], tiebreakers[here]
            self._tell(tiebreakers, here + step)

    def _take(self) -> None:
        tiebreakers, here = list(self._shown()), self.tiebreakers.currentRow()
        if here >= 0:
            del tiebreakers[here]
            self._tell(tiebreakers, min(here, len(tiebreakers) - 1))

    def _add(self, index: int) -> None:
        tiebreaker = self.others.itemData(index)
        if tiebreaker:
            self._tell([*self._shown(), tiebreaker], self.tiebreakers.count())

    def _tell(self, tiebreakers: Sequence[str], here: int) -> None:
        self.show_tiebreakers(tuple(tiebreakers))
        self.tiebreakers.setCurrentRow(here)
        self.ordered.emit(tuple(tiebreakers))
