"""A small coloured word that says in what state something is."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.tone import Tone


class Chip(QLabel):
    """One short word with a tone; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.say("", Tone.QUIET)

    def say(self, text: str, tone: Tone = Tone.QUIET) -> None:
        """Show a word in a tone; an empty word hides the chip."""
        self.setText(text)
        restyle(self, "tone", tone.value)
        self.setVisible(bool(text))
