"""The journal's table: adding an entry, finding the last one, reading them all in order."""

import json
from collections.abc import Iterator
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, insert, select

from maker_desktop.domain.journal.digests import written_digest
from maker_desktop.domain.journal.entries import GENESIS, Entry, RowChange, changes_text
from maker_desktop.domain.journal.privacy import is_private
from maker_desktop.store import sqlite
from maker_desktop.store.schema import JOURNAL
from maker_desktop.store.statements import sql

#: Number and digest of the last entry.
Tip = tuple[int, str]
#: Index of the canonical JSON of the row changes in a row of the journal.
CHANGES = 6
#: The tip that the first entry follows.
EMPTY: Tip = (0, GENESIS)

#: Bytes of a salt.
_SALT = 16
_BLOCK = 1000
_SALTS = "salt"
#: The columns of files of every version; the salt came later.
OLDEST = tuple(column.name for column in JOURNAL.columns if column.name != _SALTS)
_ADD = sql(insert(JOURNAL))


def next_entry(
    tip: Tip, time: datetime, person: str, action: str, subject: str, reason: str, changes: tuple[RowChange, ...]
) -> tuple[Entry, str]:
    """Return the entry that follows `tip`, chained to it, and its changes as text; `time` must have an offset."""
    number, previous = tip
    body = (number + 1, time.isoformat(timespec="seconds"), person, action, subject, reason, changes, previous)
    text = changes_text(changes)
    salt = token_hex(_SALT) if is_private(Entry(*body, digest=""), text) else ""
    return Entry(*body, written_digest(Entry(*body, "", salt), text), salt), text


def add(connection: Connection, entry: Entry, changes: str) -> None:
    """Write an entry after the last one; `changes` are its changes as text."""
    about = (entry.number, entry.time, entry.person, entry.action, entry.subject, entry.reason)
    connection.exec_driver_sql(_ADD, (*about, changes, entry.previous, entry.digest, entry.salt))


def tip(connection: Connection) -> Tip:
    """Return number and digest of the last entry."""
    newest = select(JOURNAL.c.number, JOURNAL.c.digest).order_by(JOURNAL.c.number.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return (row.number, row.digest) if row else EMPTY


def last(connection: Connection) -> Entry | None:
    """Return the last entry, None if there is none or it cannot be read."""
    rows = sqlite.fetch(connection, f"{_columns(connection)} ORDER BY number DESC LIMIT 1")
    try:
        return entry_of(rows[0]) if rows else None
    except (ValueError, TypeError):
        return None


def block(connection: Connection, after: int) -> list[tuple[Any, ...]]:
    """Return a block of rows of the journal after entry number `after`; empty at its end."""
    query = f"{_columns(connection)} WHERE number > ? ORDER BY number LIMIT {_BLOCK}"
    return sqlite.fetch(connection, query, (after,))


def _columns(connection: Connection) -> str:
    """Return the beginning of a query for all columns, with an empty salt where the file has none."""
    salted = sqlite.fetch(connection, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (JOURNAL.name, _SALTS))
    return f"SELECT {', '.join(OLDEST)}, {_SALTS if salted else repr('')} FROM {JOURNAL.name}"


def read(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Iterate over the rows of the journal, without holding a cursor open in between."""
    rows = block(connection, 0)
    while rows:
        yield from rows
        rows = block(connection, rows[-1][0])


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry in a row of the journal; a row whose changes cannot be read raises ValueError or TypeError."""
    number, time, person, action, subject, reason, changes, previous, digest, salt = row
    parsed = tuple(RowChange(table, tuple(key), before, after) for table, key, before, after in json.loads(changes))
    return Entry(number, time, person, action, subject, reason, parsed, previous, digest, salt)
