"""The card in the right column that says, always in one place, what is to be looked at about the project."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from maker_desktop.ui.kit.icons import show
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.scoring.words import Notice

#: Pixels, whatever it says: a title and four lines.
_HEIGHT: Final = 116
_PICTURES: Final = {
    Tone.WRONG: "alert-circle",
    Tone.LOOK: "alert-triangle",
    Tone.WHERE: "info-circle",
    Tone.DONE: "circle-check",
    Tone.QUIET: "info-circle",
}


class NoticeCard(Card):
    """It moves nothing: its height is always the same, and with nothing to say it stays as an empty card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._title, self._sentence = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("look", "strong")
        self._sentence.setProperty("look", "small")
        self._sentence.setWordWrap(True)
        for label in (self._title, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        down = QVBoxLayout()
        down.setSpacing(2)
        down.addWidget(self._title)
        down.addWidget(self._sentence)
        down.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 10, 12, 8)
        across.setSpacing(10)
        across.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(down, 1)
        self.setFixedHeight(px(_HEIGHT))

    def say(self, notice: Notice) -> None:
        """Show a notice."""
        self._title.setText(notice.title)
        self._sentence.setText(notice.sentence)
        self.setToolTip(notice.sentence)
        self.setAccessibleName(self.text())
        show(self._icon, _PICTURES[notice.tone], notice.tone.value)
        self._icon.setVisible(bool(notice.title))
        for part in (self, self._title, self._sentence):
            restyle(part, "tone", notice.tone.value)

    def text(self) -> str:
        """Return what it says."""
        return f"{self._title.text()}：{self._sentence.text()}"
