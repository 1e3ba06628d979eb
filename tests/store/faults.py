"""A layer below the contest file that fails as a bad disk does: at a chosen call, before or after it is done."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from unittest.mock import patch

T = TypeVar("T")


class Disk:
    """Counts what SQLite is asked to do; from the call `fails_at` on it reports an error, once or until repaired."""

    def __init__(self, fails_at: int, done_all_the_same: bool, lasting: bool) -> None:
        self.calls = 0
        self.failed = False
        self.fails_at = fails_at
        self._broken = True
        self._done_all_the_same = done_all_the_same
        self._lasting = lasting

    def repair(self) -> None:
        """Do everything from now on."""
        self._broken = False

    def do(self, call: Callable[[], T]) -> T:
        """Do a call, or fail."""
        self.calls += 1
        due = self.calls == self.fails_at or (self._lasting and self.calls > self.fails_at)
        fails = due and self._broken
        if fails and self._done_all_the_same and not self.failed:
            result = call()
            if isinstance(result, sqlite3.Cursor):
                result.close()  # as SQLite does with a statement that fails
        if fails:
            self.failed = True
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return call()


@contextmanager
def on(disk: Disk) -> Iterator[None]:
    """Have every connection that is opened from now on work on this disk."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, values: Any = (), /) -> Any:
            return disk.do(lambda: super(Cursor, self).execute(sql, values))

        def executemany(self, sql: str, values: Any, /) -> Any:
            return disk.do(lambda: super(Cursor, self).executemany(sql, values))

    class Connection(sqlite3.Connection):
        def cursor(self, _factory: Any = None) -> Any:
            return super().cursor(Cursor)

        def execute(self, *words: Any) -> Any:
            cursor: Cursor = self.cursor()
            return cursor.execute(*words)

        def backup(self, *words: Any, **named: Any) -> None:
            disk.do(lambda: super(Connection, self).backup(*words, **named))

    opened = sqlite3.connect
    with patch("sqlite3.connect", lambda *words, **named: opened(*words, factory=Connection, **named)):
        yield
