"""The base class of pages: the widget shown for a rail entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from maker_desktop.services.core.session import Changed, Session
from maker_desktop.ui import forms
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.page_context import PageContext


class Page(QWidget):
    """One page. A subclass names its `form`, annotates its widgets, and says what changes when the contest changes.

    It is built when it is first shown. Slots may raise Refusal; the window shows its sentence.
    """

    form: ClassVar[str]
    #: (key, what it does) pairs for the foot of the window.
    hints: ClassVar[tuple[tuple[str, str], ...]] = ()
    #: The widget focused when the page is shown. Not Qt's focus proxy: Tab would skip the widgets before it.
    first: QWidget | None = None
    #: What waits for the page to be shown.
    _waiting: tuple[Callable[[], object], ...] = ()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        forms.fill(self)

    def hasHeightForWidth(self) -> bool:
        """Return False: the window sets a page's height, and sentences wrap inside it.

        Otherwise each new layout of one page would measure the sentences of all pages ever shown.
        """
        return False

    def when_shown(self, act: Callable[[], object]) -> None:
        """Do something that opens a dialog of this page: now, or once the page is shown again, never over another."""
        if self.isVisible():
            act()
        else:
            self._waiting = (*self._waiting, act)

    def showEvent(self, event: QShowEvent) -> None:
        """Do what has waited for the page."""
        super().showEvent(event)
        waiting, self._waiting = self._waiting, ()
        for act in waiting:
            QTimer.singleShot(0, self, act)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the dialogs of a page that is left: none may act on another page."""
        super().hideEvent(event)
        if not event.spontaneous():
            for dialog in self.findChildren(QDialog):
                dialog.reject()

    def add_key(self, words: str, slot: Callable[[], object], sequences: Sequence[str]) -> None:
        """Bind key sequences (e.g. Ctrl+Return) while the focus is on the page; the sheet of shortcuts lists them."""
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(sequence) for sequence in sequences])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)

    @staticmethod
    def note(session: Session) -> Note:
        """Return the note beside the rail entry; called often and before the page is built, so it must be fast."""
        return Note()

    def tools(self) -> QWidget | None:
        """Return the page's widget beside its title in the header (stage and division switch), or None."""
        return None

    def may_leave(self) -> bool:
        """Return whether another page may be shown: what is being typed must have been written first."""
        return True

    def undo(self) -> None:
        """Take back the last act of this sitting (Ctrl+Z on every page). Raises Refusal where it cannot be."""
        self.context.undo()

    def zoom(self, steps: int) -> bool:
        """Zoom what has the keyboard, if it has a zoom of its own; return whether it has. 0 means its own size."""
        del steps
        return False

    def show_item(self, item: str) -> None:
        """Select what a search has found on this page, by the name the search knows it by; the page is shown."""

    def refresh(self, changed: Changed | None) -> None:
        """Refresh the page; `changed` is what a verb changed, None if anything may have."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A rail entry: its key, its title, the function for its note and the class of its page."""

    key: str
    title: str
    note: Callable[[Session], Note]
    build: Callable[[PageContext], Page]
    #: An icon of `resources/icons/outline`, and the heading of its group of entries, if any.
    icon: str = "circle-dashed"
    group: str = ""
