"""The line of the contest's parts above the overview: which are done, which is being worked on, which come later."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from maker_desktop.services.overview.progress import StepState
from maker_desktop.ui.kit.icons import show
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import Card, ElidedLabel
from maker_desktop.ui.kit.zoom import px

_PICTURES = {
    StepState.DONE: ("check", "done"),
    StepState.DUE: ("pencil", "paper"),
    StepState.BLOCKED: ("hourglass", "ink_faint"),
}
_DIAMETER = 36


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the contest: its name, its progress in a few words, and its state."""

    name: str
    says: str
    state: StepState


class Stepper(Card):
    """Shows the parts side by side with lines between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 12, 20, 12)
        self._row.setSpacing(12)
        self._marks: list[_Mark] = []

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the parts in order; the widgets stay while their number does."""
        if len(parts) != len(self._marks):
            self._build(len(parts))
        for mark, part in zip(self._marks, parts, strict=True):
            mark.say(part)

    def words(self) -> list[str]:
        """Return the names of the parts shown."""
        return [mark.name.text() for mark in self._marks]

    def _build(self, count: int) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._marks = [_Mark(self) for _ in range(count)]
        for index, mark in enumerate(self._marks):
            if index:
                line = QFrame(self)
                line.setProperty("look", "line")
                line.setFixedWidth(px(34))
                self._row.addWidget(line)
            self._row.addWidget(mark, 1)


class _Mark(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._circle = QLabel(self)
        self._circle.setObjectName("circle")
        self._circle.setFixedSize(px(_DIAMETER), px(_DIAMETER))
        self._circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = ElidedLabel(self)
        self.name.setProperty("look", "strong")
        self._says = ElidedLabel(self)
        self._says.setProperty("look", "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self._says)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._circle)
        row.addLayout(words, 1)

    def say(self, part: Part) -> None:
        show(self._circle, *_PICTURES[part.state])
        restyle(self._circle, "state", part.state.value)
        restyle(self.name, "here", part.state is StepState.DUE)
        self.name.setText(part.name)
        self._says.setText(part.says)
