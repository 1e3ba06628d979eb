"""What a page of the work area is: the widget a rail entry leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from maker_desktop.services.core.session import Changed, Session
from maker_desktop.ui import forms
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.page_context import PageContext


class Page(QWidget):
    """One page. A subclass names its `form`, annotates its widgets, and says what changes when the contest changes.

    It is built when it is first shown. Slots that carry out a wish just raise Refusal; the window shows its sentence.
    """

    form: ClassVar[str]
    #: (key, what it does) pairs for the foot of the window.
    hints: ClassVar[tuple[tuple[str, str], ...]] = ()
    #: The widget focused when the page is shown. Not Qt's focus proxy: Tab would skip the widgets before it.
    first: QWidget | None = None

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        forms.fill(self)

    def hasHeightForWidth(self) -> bool:
        """Ask for no height that depends on the width: the window gives a page its height, sentences wrap inside it.

        Otherwise each new layout of one page would measure the sentences of all pages ever shown.
        """
        return False

    @staticmethod
    def note(session: Session) -> Note:
        """Return what the rail says beside the entry; asked often and before the page is built, so it must be quick."""
        return Note()

    def tools(self) -> QWidget | None:
        """Return what the page puts beside its title in the header (stage and division switch), or None."""
        return None

    def refresh(self, changed: Changed | None) -> None:
        """Refresh the page; `changed` is what a verb changed, None if anything may have."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A rail entry: the key other code names it by, its title, what its note says and how its page is built."""

    key: str
    title: str
    note: Callable[[Session], Note]
    build: Callable[[PageContext], Page]
    #: An icon of `resources/icons/outline`, and the heading of its group of entries, if any.
    icon: str = "circle-dashed"
    group: str = ""
