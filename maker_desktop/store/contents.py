"""The raw contents of a file's tables, for any version and writer, for verification only."""

from collections.abc import Mapping

from sqlalchemy import Connection

from maker_desktop.domain.journal.entries import Row, RowChange
from maker_desktop.store import sqlite
from maker_desktop.store.codec import Key
from maker_desktop.store.schema import JOURNAL

#: Rows by the name of their table and their key.
Contents = dict[str, dict[Key, Row]]


def contents(connection: Connection) -> Contents:
    """Return every row of every table but the journal."""
    found: Contents = {}
    for table, (columns, keys) in sqlite.tables(connection).items():
        if table == JOURNAL.name:
            continue
        places = [columns.index(name) for name in keys or columns]
        listed = ", ".join(f'"{name}"' for name in columns)
        rows = sqlite.fetch(connection, f'SELECT {listed} FROM "{table}"')
        found[table] = {tuple([row[place] for place in places]): dict(zip(columns, row, strict=True)) for row in rows}
    return found


def differences(before: Contents, after: Contents) -> tuple[RowChange, ...]:
    """Return every row that differs, ordered by table and key."""
    changes = []
    for table in sorted(before.keys() | after.keys()):
        old: Mapping[Key, Row] = before.get(table, {})
        new: Mapping[Key, Row] = after.get(table, {})
        changes += [
            RowChange(table, key, old.get(key), new.get(key))
            for key in sorted(old.keys() | new.keys(), key=str)
            if old.get(key) != new.get(key)
        ]
    return tuple(changes)
