"""Opening a contest file for reading; only an unfinished transaction of a crashed program is completed."""

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import UNNAMED
from maker_desktop.store import sqlite
from maker_desktop.store.lock import WriterLock

#: SQLite's error where it must write before it can read: to roll back, or to rebuild its index.
_UNFINISHED = frozenset({sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_CANTOPEN})


def connect(path: Path) -> Connection:
    """Open a contest file for reading.

    The unfinished transaction of a killed program is completed first; where that fails, because the folder is read-only
    or the file is in use, SQLite's error is raised.
    """
    try:
        return _readable(path)
    except (DBAPIError, sqlite3.Error) as error:
        if sqlite.code_of(error) not in _UNFINISHED or not _finished(path):
            raise
    return _readable(path)


def _readable(path: Path) -> Connection:
    connection = sqlite.connect(path, "ro")
    try:
        sqlite.tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _finished(path: Path) -> bool:
    """Open the file once for writing, so that SQLite recovers it, and close it; return whether it succeeded."""
    try:
        lock = WriterLock(path, UNNAMED, datetime.now().astimezone())
    except Refusal:
        return False
    try:
        connection = sqlite.connect(path, "rw")
        try:
            sqlite.tables(connection)
        finally:
            sqlite.close(connection, settle=True)
    except (DBAPIError, sqlite3.Error):
        return False
    finally:
        lock.release()
    return True
