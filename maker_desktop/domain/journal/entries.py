"""流水: entries that record every change, chained by SHA-256 so that none can be altered unseen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

#: What the first entry is chained to.
GENESIS = "0" * 64

Value = str | int | bool | None | list["Value"]
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table, by key, before and after; None where it was not there."""

    table: str
    key: tuple[str | int, ...]
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: number from 1, time (ISO 8601 with offset), person, action (a dotted verb), subject and reason."""

    number: int
    time: str
    person: str
    action: str
    subject: str
    reason: str
    changes: tuple[RowChange, ...]
    previous: str
    digest: str


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> str:
    """Write a value as canonical JSON: keys sorted, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def entry_digest(entry: Entry) -> str:
    """Return the SHA-256 (hex) over the canonical JSON of all of an entry but its own digest."""
    return written_digest(entry, changes_text(entry.changes))


def written_digest(entry: Entry, changes: str) -> str:
    """Return the digest of an entry whose row changes are written down as this canonical JSON."""
    about = [entry.time, entry.person, entry.action, entry.subject, entry.reason]
    return sha256(canonical([entry.previous, entry.number, *about, changes]).encode()).hexdigest()


def changes_text(changes: tuple[RowChange, ...]) -> str:
    """Return the canonical JSON of row changes, as the journal stores them."""
    return canonical([[change.table, list(change.key), change.before, change.after] for change in changes])
