"""The journal's table: adding an entry, finding the last one, reading them all in order."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from maker_desktop.domain.journal.entries import GENESIS, Entry, RowChange, changes_text, written_digest
from maker_desktop.store.schema import JOURNAL
from maker_desktop.store.statements import sql

#: Number and digest of the last entry.
Tip = tuple[int, str]
#: Index of the canonical JSON of the row changes in a row of the journal.
CHANGES = 6
#: The tip that the first entry follows.
EMPTY: Tip = (0, GENESIS)

_BLOCK = 1000
_ADD = sql(insert(JOURNAL))


def next_entry(
    tip: Tip, time: datetime, person: str, action: str, subject: str, reason: str, changes: tuple[RowChange, ...]
) -> tuple[Entry, str]:
    """Return the entry that follows `tip`, chained to it, and its changes as text; `time` must have an offset."""
    number, previous = tip
    body = (number + 1, time.isoformat(timespec="seconds"), person, action, subject, reason, changes, previous)
    text = changes_text(changes)
    return Entry(*body, digest=written_digest(Entry(*body, digest=""), text)), text


def add(connection: Connection, entry: Entry, changes: str) -> None:
    """Write an entry after the last one; `changes` are its changes as text."""
    about = (entry.number, entry.time, entry.person, entry.action, entry.subject, entry.reason)
    connection.exec_driver_sql(_ADD, (*about, changes, entry.previous, entry.digest))


def tip(connection: Connection) -> Tip:
    """Return number and digest of the last entry."""
    newest = select(JOURNAL.c.number, JOURNAL.c.digest).order_by(JOURNAL.c.number.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return (row.number, row.digest) if row else EMPTY


def last(connection: Connection) -> Entry | None:
    """Return the last entry, None if there is none or it cannot be read."""
    rows = connection.execute(select(JOURNAL).order_by(JOURNAL.c.number.desc()).limit(1)).all()
    try:
        return entry_of(tuple(rows[0])) if rows else None
    except (ValueError, TypeError):
        return None


def block(connection: Connection, after: int) -> list[tuple[Any, ...]]:
    """Return a block of rows of the journal after entry number `after`; empty at its end."""
    rows = connection.execute(select(JOURNAL).where(JOURNAL.c.number > after).order_by(JOURNAL.c.number).limit(_BLOCK))
    return [tuple(row) for row in rows]


def read(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Iterate over the rows of the journal, without holding a cursor open in between."""
    rows = block(connection, 0)
    while rows:
        yield from rows
        rows = block(connection, rows[-1][0])


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry in a row of the journal; a row whose changes cannot be read raises ValueError or TypeError."""
    number, time, person, action, subject, reason, changes, previous, digest = row
    parsed = tuple(RowChange(table, tuple(key), before, after) for table, key, before, after in json.loads(changes))
    return Entry(number, time, person, action, subject, reason, parsed, previous, digest)
