"""流水: entries that record every change, chained by SHA-256 so that alterations are detected."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

#: The previous digest of the first entry.
GENESIS = "0" * 64

#: Number of digits of the short code of a head.
SHORT_DIGITS = 8

Value = str | int | bool | None | list["Value"]
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table, by key, before and after; None where it did not exist."""

    table: str
    key: tuple[str | int, ...]
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: number from 1, time (ISO 8601 with offset), person, action (a dotted verb), subject and reason.

    `salt` is random hex where the entry says something that may be withheld from others, else empty.
    """

    number: int
    time: str
    person: str
    action: str
    subject: str
    reason: str
    changes: tuple[RowChange, ...]
    previous: str
    digest: str
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of the journal (流水头) after entry `entry`; a copy kept elsewhere proves all entries up to it."""

    entry: int
    digest: str

    @property
    def code(self) -> str:
        """The first 16 hex digits of the digest in groups of 4, as printed."""
        return printed(self.digest)

    @property
    def short_code(self) -> str:
        """8 decimal digits, as the audience screen shows them: the digest as a number, modulo 10^8."""
        return f"{int(self.digest, 16) % 10**SHORT_DIGITS:0{SHORT_DIGITS}}"

    @property
    def short_words(self) -> str:
        """The head as shown on the audience screen: “第 57 条 · 0123 4567”."""
        half = SHORT_DIGITS // 2
        return f"第 {self.entry} 条 · {self.short_code[:half]} {self.short_code[half:]}"

    @property
    def words(self) -> str:
        """The head as printed in the footer of a document: “第 57 条 · 0123 4567 89ab cdef”."""
        return f"第 {self.entry} 条 · {self.code}"


def turned_back(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Yield each entry whose time is before that of its predecessor, with that time; `entries` are in order."""
    latest = ""
    for entry in entries:
        if latest and _earlier(entry.time, latest):
            yield entry, latest
        latest = entry.time


def _earlier(time: str, other: str) -> bool:
    try:
        return datetime.fromisoformat(time) < datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return False  # an invalid time is not a clock set back


def printed(digest: str) -> str:
    """Return a digest as it is printed: its first 16 hex digits in groups of 4."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


#: Writes a value as canonical JSON: keys sorted, no spaces, characters as they are.
canonical: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def changes_text(changes: tuple[RowChange, ...]) -> str:
    """Return the canonical JSON of row changes, as the journal stores them."""
    return canonical([[change.table, list(change.key), change.before, change.after] for change in changes])
