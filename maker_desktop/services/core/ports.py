"""What the use cases need of a contest file, said without SQL; the store gives it, a fake gives it in tests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.records import Record

R = TypeVar("R", bound=Record)

#: Tells the present moment, aware of its time zone; tests give a clock that stands still.
Clock = Callable[[], datetime]


def local_time() -> datetime:
    """Return the present moment in the time zone of this machine."""
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
        """Where the file lies."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether changes are refused because somebody else has the file."""
        ...

    def view(self) -> AbstractContextManager[None]:
        """Have every `all` in between see one moment of the file, whatever its writer does meanwhile."""
        ...

    def change(self, action: str, subject: str, person: str, reason: str = "") -> AbstractContextManager[Work]:
        """Open one transaction; on a clean exit rows and one journal entry are on the disk, else nothing has changed.

        A transaction that changes no row leaves no entry.
        """
        ...

    def pepper(self) -> int:
        """Return the secret number that PINs are hashed with, 0 where there is none, as in a room's file."""
        ...

    def make_pepper(self) -> int:
        """Return the secret number that PINs are hashed with, made now where there is none yet."""
        ...

    def fault(self) -> str:
        """Return in Chinese how the file does not fit its journal, empty where it does; any thread may call this."""
        ...

    def newest(self) -> int:
        """Return the number of the journal's last entry; 0 while there is none."""
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Iterate over the journal from the entry that follows number `after`."""
        ...

    def close(self) -> None:
        """Close the file; it is then complete in itself."""
        ...
