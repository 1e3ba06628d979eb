"""The journal's lines as far as they are read: the newest at once, the older ones in the background."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import journal
from maker_desktop.services.journal.journal import JournalLine
from maker_desktop.ui.kit.tasks import TaskProgress, Tasks
from maker_desktop.ui.page_context import PageContext

#: Lines read at once: more than a screen shows, fewer than anybody waits for.
_AT_ONCE = 200
#: Lines between two looks at whether the reading was cancelled.
_STRIDE = 500


class JournalLines(QObject):
    """Grows with the journal; `older_came` is emitted once the lines before the newest have been read."""

    older_came = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._session = context.session
        self._reading = Tasks(context)
        self._lines: tuple[JournalLine, ...] = ()
        #: The last entry of those that have yet to be read in the background; 0 when all are.
        self._unread = 0

    def follow(self) -> bool:
        """Read the new entries, and return whether there are any."""
        if self._lines:
            fresh = journal.lines(self._session, self._lines[-1].number)
        else:
            self._unread = max(self._session.file.newest() - _AT_ONCE, 0)
            fresh = journal.lines(self._session, self._unread)
        if self._unread and not self._reading.running():  # tried again where the disk refused it
            self._reading.run("流水", partial(_read, self._session, self._unread), self._take_older)
        self._lines += fresh
        return bool(fresh)

    def total(self) -> int:
        """Return how many entries the journal has, those included that are still being read."""
        return self._lines[-1].number if self._lines else 0

    def groups(self) -> tuple[str, ...]:
        """Return what entries are about, each group once."""
        return tuple(dict.fromkeys(line.group for line in self._lines))

    def latest(self) -> str:
        """Return the time of the newest line; empty where there is none."""
        return self._lines[-1].time if self._lines else ""

    def fitting(
        self, group: str, text: str, lies: Callable[[JournalLine], bool] = lambda _line: True
    ) -> Sequence[JournalLine]:
        """Return the lines of a group (empty: of all) and a range that contain every word of a text, newest first."""
        words = text.casefold().split()
        of_group = [line for line in reversed(self._lines) if group in ("", line.group) and lies(line)]
        return [line for line in of_group if _holds(line, words)] if words else of_group

    def _take_older(self, older: tuple[JournalLine, ...]) -> None:
        self._unread = 0
        self._lines = older + self._lines
        self.older_came.emit()


def _holds(line: JournalLine, words: Sequence[str]) -> bool:
    told = " ".join((str(line.number), line.time, line.person, line.action, line.subject, line.reason)).casefold()
    return all(word in told for word in words)


def _read(session: Session, last: int, progress: TaskProgress) -> tuple[JournalLine, ...]:
    """Return the first lines of the journal, up to entry number `last`."""
    found: list[JournalLine] = []
    number = 0
    while number < last and (some := journal.lines(session, number, _STRIDE)):
        found += (line for line in some if line.number <= last)
        number = some[-1].number
        progress.report(number, last)
    return tuple(found)
