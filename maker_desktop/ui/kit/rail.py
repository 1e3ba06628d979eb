"""The dark rail at the left: the contest, the pages in the order of work, the state of the file, and who records."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from maker_desktop.resources import resource
from maker_desktop.ui.kit.icons import icon, show
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.zoom import px

WIDTH = 208
_ENTRY_HEIGHT = 37
_PERSON_HEIGHT = 50


@dataclass(frozen=True, slots=True)
class Note:
    """A few characters at the right of a rail entry; `urgent` where somebody has to act."""

    text: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The look of a rail entry: its title, its icon, and its group."""

    title: str
    icon: str
    group: str = ""


class RailEntry(QPushButton):
    """One entry: its icon, its title and its note."""

    def __init__(self, heading: Heading, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = heading.title
        self.setCheckable(True)
        picture = QLabel(self)
        show(picture, heading.icon, "rail_ink")
        self._words = _label(self, "entry", heading.title)
        self._note = _label(self, "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(11)
        row.addWidget(picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (picture, self._words, self._note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._here = QFrame(self)
        self._here.setObjectName("here")
        self._here.hide()
        self.toggled.connect(self._mark)
        self.show_note(Note())

    def show_note(self, note: Note) -> None:
        """Show the note; screen readers read it after the title."""
        self._note.setText(note.text)
        self._note.setVisible(bool(note.text))
        restyle(self._note, "look", "urgent" if note.urgent else "note")
        self.setAccessibleName(f"{self._title}，{note.text}" if note.text else self._title)

    def sizeHint(self) -> QSize:
        """Return the size of an entry; a button would ask for the size of a text it does not have."""
        return QSize(px(WIDTH), px(_ENTRY_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar of the page shown at the left edge."""
        self._here.setGeometry(0, 9, 4, event.size().height() - 18)
        super().resizeEvent(event)

    def _mark(self, here: bool) -> None:
        restyle(self._words, "here", here)
        self._here.setVisible(here)


class PersonCard(QPushButton):
    """Who records, at the foot of the rail; pressing it changes the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("操作人")
        self.setToolTip("更换操作人")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._avatar = _label(self, "avatar")
        self._avatar.setFixedSize(px(30), px(30))
        self._avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = _label(self, "name")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._role = _label(self, "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._role)
        arrow = QLabel(self)
        show(arrow, "chevron-down", "rail_soft", 17)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(9)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(arrow)
        for label in (self._avatar, self._name, self._role, arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_person(self, name: str, role: str) -> None:
        """Show a name and what the person does."""
        self._avatar.setText(name[:1])
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, px(110)))
        self._role.setText(role)
        self.setAccessibleName(f"{role} {name}")

    def name(self) -> str:
        """Return the name as it is shown."""
        return self._name.text()

    def sizeHint(self) -> QSize:
        """Return the size of the card; a button would ask for the size of a text it does not have."""
        return QSize(px(WIDTH), px(_PERSON_HEIGHT))


class Rail(QFrame):
    """`chosen` carries the position, from 0, of the entry the user goes to. `menu` is the button of all menus."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(WIDTH))
        self.menu = QToolButton(self)
        self.menu.setIcon(icon("menu-2", "rail_soft"))
        self.menu.setIconSize(QSize(20, 20))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setAccessibleName("菜单")
        self.menu.setToolTip("菜单（Alt+F 文件、Alt+V 视图、Alt+H 帮助）")
        self._contest = _label(self, "small")
        self._contest.setWordWrap(True)
        self.person = PersonCard(self)
        self._state = [_StateLine(self) for _ in range(3)]
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(0)
        layout.addLayout(self._brand())
        layout.addSpacing(6)
        layout.addLayout(_inset(self._contest))
        layout.addSpacing(10)
        layout.addWidget(_line(self))
        layout.addLayout(self._entries)
        layout.addStretch(1)
        layout.addWidget(_line(self))
        layout.addSpacing(8)
        for state in self._state:
            layout.addWidget(state)
        layout.addSpacing(8)
        layout.addWidget(self.person)

    def show_entries(self, headings: Sequence[Heading]) -> None:
        """Build the entries, in order, each group under its name; call once."""
        self._names: list[QLabel] = []
        for position, heading in enumerate(headings):
            if heading.group and heading.group not in [name.text() for name in self._names]:
                self._names.append(_label(self, "group", heading.group))
                self._entries.addLayout(_inset(self._names[-1]))
            entry = RailEntry(heading, self)
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

    def show_state(self, lines: Sequence[tuple[str, str, Tone]]) -> None:
        """Show (icon, words, tone) of file and backup at the foot, three at most."""
        for state, line in zip(self._state, [*lines, *[("", "", Tone.QUIET)] * 3][:3], strict=True):
            state.say(*line)

    def state_words(self) -> str:
        """Return what the foot says, a line each."""
        return "\n".join(state.text() for state in self._state if state.text())

    def _brand(self) -> QHBoxLayout:
        mark = QLabel(self)
        mark.setPixmap(_mark())
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(mark)
        row.addWidget(_label(self, "brand", "创客评审台"), 1)
        row.addWidget(self.menu)
        return row


class _StateLine(QWidget):
    """An icon and a few words about the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._words = _label(self, "small")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(9)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, picture: str, words: str, tone: Tone) -> None:
        """Show a line; no words hide it."""
        self.setVisible(bool(words))
        self._words.setText(words)
        if picture:
            token = {Tone.DONE: "rail_saved", Tone.WRONG: "here_mark"}.get(tone, "rail_soft")
            show(self._icon, picture, token, 17)

    def text(self) -> str:
        """Return the words."""
        return self._words.text()


def _mark() -> QPixmap:
    picture = QPixmap(str(resource("icons", "mark.svg"))).scaled(
        66, 66, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    picture.setDevicePixelRatio(3)
    return picture


def _label(parent: QWidget, look: str, text: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("look", look)
    return label


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("look", "line")
    return line


def _inset(*widgets: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(8, 8, 0, 2)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
