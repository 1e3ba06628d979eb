"""Turns a contest file into one as the program wrote it before entries of the journal had salts."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from maker_desktop.domain.journal.entries import GENESIS, canonical
from maker_desktop.store.migrations import newest

_OLDER = 7


def make_older(path: Path) -> None:
    """Take the salts out of a closed file, and chain its entries anew; its seals, if any, then no longer fit."""
    with closing(sqlite3.connect(path)) as connection, connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in found:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE schema_version SET version = ?", (_OLDER,))
        previous = GENESIS
        for number, *about, changes, _previous, _digest, _salt in connection.execute(
            "SELECT * FROM journal"
        ).fetchall():
            told = changes.replace(
                f'[{newest()}],null,{{"version":{newest()}}}', f'[{_OLDER}],null,{{"version":{_OLDER}}}'
            )
            digest = sha256(canonical([previous, number, *about, told]).encode()).hexdigest()
            values = (told, previous, digest, number)
            connection.execute("UPDATE journal SET changes = ?, previous = ?, digest = ? WHERE number = ?", values)
            previous = digest
        for table in ("journal", "room_entry"):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN salt")
        for _, sql in found:
            connection.execute(sql)
