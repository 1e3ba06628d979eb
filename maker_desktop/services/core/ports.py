"""The interface of a contest file for the use cases; implemented by the store, and by a fake in tests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.records import Record

R = TypeVar("R", bound=Record)

#: Returns the current time with time zone; tests supply a fixed one.
Clock = Callable[[], datetime]


def local_time() -> datetime:
    """Return the current time in this computer's time zone."""
    return datetime.now().astimezone()


class Reader(Protocol):
    """Reading records of one kind, in key order."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a kind."""
        ...


class Work(Reader, Protocol):
    """Reading and writing inside one transaction."""

    def put(self, record: Record) -> None:
        """Insert a record, or replace the one with its key; append-only records can only be new."""
        ...

    def remove(self, record: Record) -> None:
        """Remove the record with this record's key; refused for append-only records."""
        ...


class ContestFile(Reader, Protocol):
    """One contest in one file, with one writer."""

    @property
    def path(self) -> Path:
        """The path of the file."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether changes are refused because another user has the file."""
        ...

    def view(self) -> AbstractContextManager[None]:
        """Read a consistent state: every `all` inside sees the same moment of the file."""
        ...

    def change(self, action: str, subject: str, person: str, reason: str = "") -> AbstractContextManager[Work]:
        """Open one transaction; on a clean exit rows and one journal entry are on the disk, else nothing changed.

        A transaction that changes no row writes no entry.
        """
        ...

    def pepper(self) -> int:
        """Return the secret number that PINs are hashed with, 0 where there is none, as in a room's file."""
        ...

    def make_pepper(self) -> int:
        """Return the secret number that PINs are hashed with, made now where there is none yet."""
        ...

    def pepper_check(self) -> str:
        """Return what the journal is to keep of that number, from which `fault` tells whether it was altered."""
        ...

    def fault(self, progress: Progress = silent) -> str:
        """Return in Chinese how the file does not match its journal, empty if it does; any thread may call this."""
        ...

    def newest(self) -> int:
        """Return the number of the journal's last entry; 0 while there is none."""
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Iterate over the journal from the entry that follows number `after`."""
        ...

    def close(self) -> None:
        """Close the file, leaving no auxiliary files."""
        ...
