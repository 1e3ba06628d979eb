"""The dark rail at the left: the contest, the entries in the order of work, and whether everything is on the disk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.ui.kit.theme import restyle

WIDTH = 204
_ENTRY_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Note:
    """A few characters at the right of a rail entry; `urgent` where somebody has to act."""

    text: str = ""
    urgent: bool = False


class RailEntry(QPushButton):
    """One entry: its title and its note."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.setCheckable(True)
        self._words = _label(self, "entry", title)
        self._note = _label(self, "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 0, 18, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (self._words, self._note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(lambda here: restyle(self._words, "here", here))
        self.show_note(Note())

    def show_note(self, note: Note) -> None:
        """Show the note; a screen reader hears it after the title."""
        self._note.setText(note.text)
        self._note.setVisible(bool(note.text))
        restyle(self._note, "look", "urgent" if note.urgent else "note")
        self.setAccessibleName(f"{self._title}，{note.text}" if note.text else self._title)

    def sizeHint(self) -> QSize:
        """Return the size of an entry; a button would ask for the size of a text it does not have."""
        return QSize(WIDTH, _ENTRY_HEIGHT)


class Rail(QFrame):
    """`chosen` carries the position, from 0, of the entry the user goes to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._contest = _label(self, "small")
        self._contest.setWordWrap(True)
        self._state = _label(self, "small")
        self._state.setTextFormat(Qt.TextFormat.RichText)
        self._state.setWordWrap(True)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 16)
        layout.setSpacing(0)
        layout.addLayout(_inset(_label(self, "brand", "创客评审台"), self._contest))
        layout.addSpacing(14)
        layout.addLayout(self._entries)
        layout.addStretch(1)
        layout.addLayout(_inset(self._state))

    def show_entries(self, titles: Sequence[str]) -> None:
        """Build the entries, in order; call once."""
        for position, title in enumerate(titles):
            entry = RailEntry(title, self)
            self._group.addButton(entry, position)
            self._entries.addWidget(entry)
            if position:
                QWidget.setTabOrder(self.entry(position - 1), entry)

    def entry(self, position: int) -> RailEntry:
        """Return the entry at a position, from 0."""
        entry = self._group.button(position)
        assert isinstance(entry, RailEntry)
        return entry

    def show_contest(self, name: str) -> None:
        """Show the name of the contest."""
        self._contest.setText(name)

    def show_state(self, lines_html: str) -> None:
        """Show the state of file and backup at the foot."""
        self._state.setText(lines_html)


def _label(parent: QWidget, look: str, text: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("look", look)
    return label


def _inset(*widgets: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(20, 0, 16, 0)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
