"""An ordered list of the comparisons for equal scores: moved, added and taken out by button or key."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from maker_desktop.ui import forms

_ROW_HEIGHT = 38
_RUNG_ROLE = Qt.ItemDataRole.UserRole


class LadderEdit(QWidget):
    """`ordered` carries the rungs after the user has changed their order or number."""

    ordered = Signal(object)

    form: ClassVar[str] = "ladder_edit"
    rungs: QListWidget
    up: QPushButton
    down: QPushButton
    take: QPushButton
    others: QComboBox

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._words = dict(choices)
        self.setFocusProxy(self.rungs)
        self.rungs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.take.clicked.connect(self._take)
        self.others.activated.connect(self._add)
        keys = {"Alt+Up": self.up.click, "Alt+Down": self.down.click, "Del": self.take.click}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self.rungs, act, context=Qt.ShortcutContext.WidgetShortcut)

    def show_rungs(self, rungs: Sequence[str]) -> None:
        """Show the comparisons, first the first; the current one stays current."""
        if rungs != self._shown():
            here = self.rungs.currentRow()
            self.rungs.clear()
            for position, rung in enumerate(rungs, start=1):
                item = QListWidgetItem(f"{position}　{self._words.get(rung, rung)}", self.rungs)
                item.setToolTip(self._words.get(rung, rung))
                item.setData(_RUNG_ROLE, rung)
            self.rungs.setCurrentRow(min(here, len(rungs) - 1))
        self.rungs.setFixedHeight(max(len(rungs), 1) * max(self.rungs.sizeHintForRow(0), _ROW_HEIGHT) + 6)
        self.others.clear()
        self.others.addItem("增加一项…", "")
        for rung, word in self._words.items():
            if rung not in rungs:
                self.others.addItem(word, rung)

    def _shown(self) -> tuple[str, ...]:
        return tuple(self.rungs.item(row).data(_RUNG_ROLE) for row in range(self.rungs.count()))

    def _move(self, step: int) -> None:
        rungs, here = list(self._shown()), self.rungs.currentRow()
        if here >= 0 and 0 <= here + step < len(rungs):
            rungs[here], rungs[here + step] = rungs[here + step], rungs[here]
            self._tell(rungs, here + step)

    def _take(self) -> None:
        rungs, here = list(self._shown()), self.rungs.currentRow()
        if here >= 0:
            del rungs[here]
            self._tell(rungs, min(here, len(rungs) - 1))

    def _add(self, index: int) -> None:
        rung = self.others.itemData(index)
        if rung:
            self._tell([*self._shown(), rung], self.rungs.count())

    def _tell(self, rungs: Sequence[str], here: int) -> None:
        self.show_rungs(tuple(rungs))
        self.rungs.setCurrentRow(here)
        self.ordered.emit(tuple(rungs))
