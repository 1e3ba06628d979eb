"""The steps of the contest as lines: due ones with a button that opens their page, done and waiting ones."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.services.overview.progress import StepState, WorkStep
from maker_desktop.ui.kit.icons import CHIP_SIZE, icon, show
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.kit.zoom import px

_WORDS = {StepState.DONE: "已完成", StepState.DUE: "待办", StepState.BLOCKED: "等待"}
_PICTURES = {
    StepState.DONE: ("circle-check", "done"),
    StepState.DUE: ("pencil", "look"),
    StepState.BLOCKED: ("hourglass", "ink_faint"),
}


class WorkLine(QWidget):
    """One step: the icon of its state, its title, its sentence, and the button that opens its page."""

    def __init__(self, title: str, go: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._picture.setFixedWidth(px(24))
        name = QLabel(title, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setProperty("look", "fact")
        self.says = QLabel(self)
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        self.says.setProperty("look", "small")
        self.says.setWordWrap(True)
        self.go = QPushButton("前往", self)
        self.go.setIcon(icon("chevron-right", "blue", CHIP_SIZE))
        self.go.setIconSize(QSize(CHIP_SIZE, CHIP_SIZE))
        self.go.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.go.setAccessibleName(f"前往{title}")
        self.go.clicked.connect(lambda _checked: go())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(self.says)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_step(self, step: WorkStep) -> None:
        """Show the state of the step."""
        show(self._picture, *_PICTURES[step.state])
        self._picture.setAccessibleName(_WORDS[step.state])
        self._picture.setToolTip(_WORDS[step.state])
        self.says.setText(step.says)
        restyle(self.go, "look", "small" if step.state is StepState.DUE else "quiet")


def fill(card: Card, title: str, steps: Sequence[WorkStep], go: Callable[[str], None]) -> list[WorkLine]:
    """Put a title and a line for each step into an empty card, and return the lines."""
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 14, 12)
    column.setSpacing(2)
    heading = QLabel(title, card)
    heading.setProperty("look", "cardTitle")
    column.addWidget(heading)
    lines = [WorkLine(step.title, partial(go, step.page), card) for step in steps]
    for line in lines:
        column.addWidget(line)
    return lines
