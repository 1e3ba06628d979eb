"""How the window speaks: one sentence at the top of a page, and a question before what cannot be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from maker_desktop.ui.kit.theme import Tone, restyle


class MessageBar(QFrame):
    """One sentence at the top of a page, until it is closed (Esc) or followed by the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.QUIET
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QPushButton("知道了", self)
        self._close.setProperty("look", "quiet")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 12, 5)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, tone: Tone) -> None:
        """Show one sentence in a tone."""
        self._tone = tone
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        restyle(self, "tone", tone.value)
        restyle(self._sentence, "tone", tone.value)
        self.show()

    def clear(self) -> None:
        """Take the sentence away."""
        self._sentence.clear()
        self.hide()

    def forget_refusal(self) -> None:
        """Take a refusal away: what it was about has been put right, or is no longer what the user is at."""
        if self._tone is Tone.WRONG:
            self.clear()

    def sentence(self) -> str:
        """Return the sentence shown, or an empty text."""
        return self._sentence.text()


def confirm(parent: QWidget, question: str, consequence: str, action: str, *, harmless: bool = False) -> bool:
    """Ask before what cannot be taken back; the buttons say `action` and 取消, and Esc and Enter both mean 取消.

    A `harmless` action, which decides nothing, has a plain button and is what Enter means.
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, "请确认", question, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(consequence)
    yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    restyle(yes, "look", "" if harmless else "commit")
    no = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes if harmless else no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes
