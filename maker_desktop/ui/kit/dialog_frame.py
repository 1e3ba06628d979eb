"""The frame of every question: icon, verb and object, what follows, a place for a field, buttons at the right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from maker_desktop.ui.kit.icons import show
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.zoom import px

WIDTH: Final = 620
_TILE, _PICTURE = 56, 28


class DialogFrame(QDialog):
    """`body` takes the fields of a subclass, `foot` its buttons, the one that does it last.

    The icon's tone tells the weight: wrong cannot be taken back, where is ordinary, done reports success.
    """

    def __init__(self, parent: QWidget | None, picture: str, tone: Tone, title: str, says: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("创客评审台")
        self._tile = QLabel(self)
        self._tile.setProperty("look", "tile")
        self._tile.setFixedSize(px(_TILE), px(_TILE))
        self._tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = _wrapped(self, "dialogTitle")
        self.says = _wrapped(self, "soft")
        self._facts: list[QLabel] = []
        self.facts = QVBoxLayout()
        self.facts.setSpacing(6)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(20, 14, 20, 14)
        self.foot.setSpacing(10)
        self.foot.addStretch(1)
        self._lay_out()
        self.show_head(picture, tone, title, says)
        # It grows when something is added, rather than squeeze its fields.
        layout = self.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)

    def show_head(self, picture: str, tone: Tone, title: str, says: str) -> None:
        """Show icon, title and sentence; an empty sentence takes no room."""
        restyle(self._tile, "tone", tone.value)
        show(self._tile, picture, tone.value, _PICTURE)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(says)
        self.says.setText(says)
        self.says.setVisible(bool(says))

    def show_facts(self, facts: Sequence[str], picture: str = "arrow-right", token: str = "ink_soft") -> None:
        """Add a line for each consequence; more than three are not read by anybody in a hurry."""
        for fact in facts:
            icon, line = QLabel(self), _wrapped(self, "plain")
            self._facts.append(line)
            show(icon, picture, token, 17)
            line.setText(fact)
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(line, 1)
            self.facts.addLayout(row)

    def fact_words(self) -> list[str]:
        """Return the consequences shown."""
        return [line.text() for line in self._facts]

    def add_button(self, words: str, look: str = "") -> QPushButton:
        """Add a button at the right of the foot, and return it; none is pressed by Enter unless made the default."""
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        if look:
            button.setProperty("look", look)
        self.foot.addWidget(button)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.says)
        for part in (self.facts, self.body):
            words.addSpacing(6)
            words.addLayout(part)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(26, 24, 26, 20)
        top.setSpacing(18)
        top.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        upper, lower = QFrame(self), QFrame(self)
        upper.setFixedWidth(px(WIDTH))
        upper.setLayout(top)
        upper.setProperty("look", "dialogBody")
        lower.setProperty("look", "dialogFoot")
        lower.setLayout(self.foot)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(upper, 1)
        down.addWidget(lower)


class Question(DialogFrame):
    """Asks before an action; `agreed` tells whether the button that names it was pressed."""

    def __init__(self, parent: QWidget | None, question: str, consequence: str, action: str, *, harmless: bool) -> None:
        says, *facts = consequence.split("\n")
        picture, tone = ("help-circle", Tone.WHERE) if harmless else ("alert-triangle", Tone.WRONG)
        super().__init__(parent, picture, tone, question, says)
        self.show_facts(facts)
        self.cancel = self.add_button("取消")
        self.cancel.clicked.connect(self.reject)
        self.action = self.add_button(action, "commit" if harmless else "seal")
        self.action.clicked.connect(self.accept)
        # A red button never answers to Enter, nor is it where Space goes at once.
        first = self.action if harmless else self.cancel
        first.setDefault(True)
        first.setFocus()

    def agreed(self) -> bool:
        """Ask, and return whether the action was chosen."""
        try:
            return self.exec() == QDialog.DialogCode.Accepted
        finally:
            self.deleteLater()


def _wrapped(parent: QWidget, look: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
