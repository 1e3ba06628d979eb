"""Small stand-ins for tests: a contest file in memory, kept honest by the contract tests of the real one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from maker_desktop.domain.journal.digests import entry_digest
from maker_desktop.domain.journal.entries import GENESIS, Entry, Row, RowChange
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.records import APPEND_ONLY, KEYS, Record
from maker_desktop.store.codec import CODECS, Codec, R

Rows = dict[type[object], dict[tuple[str | int, ...], Record]]


def clock() -> datetime:
    """Return the same moment always."""
    return datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class FakeContestFile:
    """A contest file that is only in memory."""

    def __init__(self, path: Path = Path("contest.maker"), read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.secret = 0
        self._rows: Rows = {kind: {} for kind in KEYS}
        self._entries: list[Entry] = []

    def all(self, kind: type[R]) -> tuple[R, ...]:
        return FakeWork(self._rows).all(kind)

    def view(self) -> AbstractContextManager[None]:
        return nullcontext()  # nobody else can write

    @contextmanager
    def change(self, action: str, subject: str, person: str, reason: str = "") -> Iterator["FakeWork"]:
        if self.read_only:
            raise Refusal(f"“{self.path.name}”是以只读方式打开的，不能修改。")
        work = FakeWork({kind: dict(rows) for kind, rows in self._rows.items()})
        yield work
        changes = tuple(_changes(self._rows, work.rows))
        if changes:
            self._rows = work.rows
            previous = self._entries[-1].digest if self._entries else GENESIS
            about = (len(self._entries) + 1, clock().isoformat(), person, action, subject, reason, changes, previous)
            self._entries.append(Entry(*about, digest=entry_digest(Entry(*about, digest=""))))

    def pepper(self) -> int:
        return self.secret

    def make_pepper(self) -> int:
        self.secret = self.secret or 7
        return self.secret

    def pepper_check(self) -> str:
        return f"check of {self.secret}"

    def fault(self, progress: Progress = silent) -> str:
        return ""  # nobody else can write

    def newest(self) -> int:
        return len(self._entries)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        return iter(self._entries[after:])

    def close(self) -> None:
        """Nothing is open."""


class FakeWork:
    """A copy of all rows, which takes their place if the change ends well."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def all(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(record for _, record in sorted(self.rows[kind].items()) if isinstance(record, kind))

    def put(self, record: Record) -> None:
        rows, key = self.rows[type(record)], _key(record)
        if type(record) in APPEND_ONLY and rows.get(key, record) != record:
            raise ValueError("append-only")
        rows[key] = record

    def remove(self, record: Record) -> None:
        if type(record) in APPEND_ONLY:
            raise ValueError("append-only")
        self.rows[type(record)].pop(_key(record), None)


def _key(record: Record) -> tuple[str | int, ...]:
    return tuple(getattr(record, name) for name in KEYS[type(record)])


def _changes(before: Rows, after: Rows) -> Iterator[RowChange]:
    for kind, codec in CODECS.items():
        for key in {**before[kind], **after[kind]}:
            old, new = before[kind].get(key), after[kind].get(key)
            if old != new:
                yield RowChange(codec.table, key, _row(codec, old), _row(codec, new))


def _row(codec: Codec[Any], record: Record | None) -> Row | None:
    return None if record is None else codec.row(codec.encode(record))
