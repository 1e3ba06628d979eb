"""SQLite: opening, triggers, transactions, copying and closing, without knowledge of records."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import closing, contextmanager
from operator import itemgetter
from pathlib import Path
from threading import Lock
from typing import Any, cast
from urllib.parse import quote
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError

from maker_desktop.domain.model.errors import Damaged, Refusal

#: Written into every contest file's header: "MKRC".
APPLICATION_ID = 0x4D4B5243
DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)
#: Seconds to wait for another program that has locked the file.
_PATIENCE = 1.0
#: Largest number of faults that SQLite lists, more than it can be mistaken about in any contest.
_MOST_FAULTS = 1_000_000
_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "recursive_triggers=ON",  # without it a REPLACE would delete guarded rows without firing their triggers
    "cache_size=-16000",  # KiB
)
#: The files open in this process, by connection.
_OPEN: MutableMapping[Connection, os.stat_result] = WeakKeyDictionary()
_OPENING = Lock()


def check_header(path: Path) -> None:
    """Raise Refusal unless a path is a contest file, by its first bytes and not by its name.

    A file that is open here has been looked at, and is left alone: POSIX drops all locks that a process has on a file
    when it closes any descriptor of it. Another program would then take the write-ahead log for left over, and remove
    it.
    """
    try:
        about = path.stat()
        if not (stat.S_ISREG(about.st_mode) or path.is_dir()):
            raise Refusal(f"“{path.name}”是管道或设备，不是赛事文件，请选择 .maker 文件。")
        if _is_open(about):
            return
        with path.open("rb") as stream:
            header = stream.read(100)
    except FileNotFoundError:
        raise Refusal(f"找不到“{path.name}”，请检查它是否被移动或改名。") from None
    except (IsADirectoryError, PermissionError):
        if path.is_dir():
            raise Refusal(f"“{path.name}”是文件夹，不是赛事文件，请选择 .maker 文件。") from None
        raise Refusal(f"没有读取“{path.name}”的权限，请检查文件权限。") from None
    except OSError:
        raise Refusal(f"无法读取“{path.name}”，请检查它所在的文件夹，或 U 盘是否已拔出。") from None
    if not header.startswith(_MAGIC) or header[_APPLICATION_ID_AT] != APPLICATION_ID.to_bytes(4, "big"):
        raise Damaged(f"“{path.name}”不是赛事文件，或者已损坏，请选择由本程序保存的 .maker 文件。")


def connect(path: Path, mode: str) -> Connection:
    """Open the database for `mode` ro (reading), rw (writing) or rwc (creating); transactions are begun explicitly."""

    def open_file() -> sqlite3.Connection:
        # One connection serves the whole program; the contest file lets one thread use it at a time.
        return sqlite3.connect(
            _uri(path, mode), uri=True, isolation_level=None, check_same_thread=False, timeout=_PATIENCE
        )

    connection = _engine(open_file).connect()
    try:
        for pragma in _PRAGMAS:
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        with _OPENING:
            _OPEN[connection] = path.stat()
    except BaseException:
        connection.close()
        raise
    return connection


def _is_open(about: os.stat_result) -> bool:
    """Whether a file is open in this process, by whatever path."""
    with _OPENING:
        return any(os.path.samestat(about, other) for each, other in _OPEN.items() if not each.closed)


def in_memory() -> Connection:
    """Return an empty database in memory."""
    return _engine(lambda: sqlite3.connect(":memory:", isolation_level=None)).connect()


def _engine(creator: Callable[[], sqlite3.Connection]) -> Engine:
    # The parameters, with names and telephone numbers, must not get into a log.
    return create_engine(
        "sqlite://", creator=creator, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True
    )


def write_ahead(connection: Connection) -> None:
    """Switch to write-ahead logging, so that readers do not wait; not for temporary files."""
    connection.exec_driver_sql("PRAGMA journal_mode=WAL")


def _uri(path: Path, mode: str) -> str:
    place = path.absolute().as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(place)}?mode={mode}"


def close(connection: Connection, settle: bool) -> None:
    """Close; with `settle`, checkpoint everything into the one file first, unless another reader prevents it."""
    try:
        if settle:
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
    except DBAPIError as error:
        if code_of(error) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    finally:
        connection.close()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run a transaction; on a clean exit everything is on the disk."""
    driver = _driver(connection)
    driver.execute("BEGIN IMMEDIATE")
    try:
        yield
        driver.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself after some errors (a full disk), and then refuses to do it again.
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Read one consistent state of the file."""
    driver = _driver(connection)
    driver.execute("BEGIN")
    try:
        yield
    finally:
        if driver.in_transaction:
            driver.execute("ROLLBACK")


def flush(connection: Connection) -> None:
    """Checkpoint the write-ahead log into the file, and flush it to the disk."""
    busy, _written, _brought = fetch(connection, "PRAGMA wal_checkpoint(FULL)")[0]
    if busy:
        raise sqlite3.OperationalError("somebody reads from beside the file")


def fetch(connection: Connection, query: str, parameters: tuple[str | int, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a query as plain tuples: a row is read for every mark that is entered."""
    return _driver(connection).execute(query, parameters).fetchall()


def mark_as_contest(connection: Connection) -> None:
    """Write into the header that this is a contest file."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def pepper(connection: Connection) -> int:
    """Return the number that PINs are hashed with: in the header, where neither rows nor journal tell of it."""
    number: int = fetch(connection, "PRAGMA user_version")[0][0]
    return number


def set_pepper(connection: Connection, number: int) -> None:
    """Write the number that PINs are hashed with, 0 to forget it."""
    connection.exec_driver_sql(f"PRAGMA user_version={number}")


def guard(connection: Connection, tables: Iterable[str]) -> None:
    """Add triggers that refuse to alter or delete a row of these tables."""
    for table in tables:
        for statement in _guards(table):
            connection.exec_driver_sql(statement)


def unguarded(connection: Connection, tables: Iterable[str]) -> list[str]:
    """Return which of these tables lack their triggers or have changed ones."""
    there = definitions(connection)
    guards = {sql for (kind, _name), sql in there.items() if kind == "trigger"}
    return [table for table in tables if ("table", table) in there and not guards.issuperset(_guards(table))]


def definitions(connection: Connection) -> dict[tuple[str, str], str | None]:
    """Return the SQL of everything that is defined in the file, by kind and name; None for what SQLite made itself."""
    return {(kind, name): sql for kind, name, sql in fetch(connection, "SELECT type, name, sql FROM sqlite_master")}


def _guards(table: str) -> list[str]:
    return [
        f'CREATE TRIGGER "{table}_no_{verb.lower()}" BEFORE {verb} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def unguard(connection: Connection) -> None:
    """Remove all triggers, for a migration, which restores them before it commits."""
    for (name,) in fetch(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def read_broken_text(connection: Connection) -> None:
    """Return invalid UTF-8 as lone surrogates instead of an error, so that verification can name it."""
    _driver(connection).text_factory = lambda text: text.decode(errors="surrogateescape")


def copy(connection: Connection, target: Path) -> None:
    """Copy the database into one complete file, which gets its name only when complete."""
    growing = target.with_name(target.name + ".part")
    growing.unlink(missing_ok=True)
    for leftover in (*beside(growing), *beside(target)):
        leftover.unlink(missing_ok=True)
    with closing(sqlite3.connect(_uri(growing, "rwc"), uri=True)) as copied:
        _driver(connection).backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")
    growing.replace(target)


def beside(path: Path) -> tuple[Path, ...]:
    """Return the paths of SQLite's files beside an open one; together with another database they would destroy it."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def damage(connection: Connection) -> bool:
    """Whether the file's pages contradict each other: a copy from a bad disk, or one cut short.

    That a value is missing does not count: SQLite 3.40 looks for it in the wrong column where key columns of a table
    without rowids do not come first, and what is really missing `verify` finds.
    """
    found = fetch(connection, f"PRAGMA quick_check({_MOST_FAULTS})")
    return any(fault != "ok" and not fault.startswith("NULL value in") for (fault,) in found)


def tables(connection: Connection) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the columns and the key columns of every table in the file, by the table's name."""
    found: dict[str, list[tuple[str, int]]] = {}
    for table, column, place in fetch(connection, _COLUMNS):
        found.setdefault(table, []).append((column, place))
    return {
        table: (
            tuple(column for column, _ in columns),
            tuple(column for column, place in sorted(columns, key=itemgetter(1)) if place),
        )
        for table, columns in found.items()
    }


_COLUMNS = (
    "SELECT made.name, of.name, of.pk FROM sqlite_master AS made JOIN pragma_table_info(made.name) AS of "
    "WHERE made.type = 'table' AND substr(made.name, 1, 7) <> 'sqlite_' ORDER BY made.rowid, of.cid"
)
_UNFINISHED = "“{}”上次没有正常关闭，请先以可写方式打开一次。"
#: The Chinese sentence for each of SQLite's result codes, extended or primary.
_SENTENCES = {
    sqlite3.SQLITE_READONLY_ROLLBACK: _UNFINISHED,
    sqlite3.SQLITE_READONLY_RECOVERY: _UNFINISHED,
    sqlite3.SQLITE_FULL: "磁盘已满，“{}”没有写入，原有内容未变；请腾出空间后重试。",
    sqlite3.SQLITE_READONLY: "“{}”只能读取，没有写入，原有内容未变；请检查文件权限或 U 盘的写保护。",
    sqlite3.SQLITE_IOERR: "读写“{}”失败，磁盘可能已满或 U 盘已拔出；原有内容未变，请处理后重试。",
    sqlite3.SQLITE_CANTOPEN: "无法打开“{}”，请检查所在的磁盘是否还在、是否有读写权限。",
    sqlite3.SQLITE_PERM: "没有读写“{}”的权限，请检查文件权限。",
    sqlite3.SQLITE_BUSY: "“{}”正被另一个程序占用，请关闭那个程序后重试。",
    sqlite3.SQLITE_LOCKED: "“{}”正被另一个程序占用，请关闭那个程序后重试。",
    sqlite3.SQLITE_CORRUPT: "“{}”已损坏，无法读取，请从备份恢复。",
    sqlite3.SQLITE_NOTADB: "“{}”不是赛事文件，或者已损坏，请从备份恢复。",
}
#: Primary codes that tell of the file itself, not of disk, permissions or another program.
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn errors of disk, USB drive or another program into Refusal, of the file itself into Damaged; not bugs."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        code = code_of(error)
        sentence = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF)
        if sentence is None:
            raise
        kind = Damaged if code & 0xFF in _DAMAGED else Refusal
        raise kind(sentence.format(path.name)) from error


def code_of(error: Exception) -> int:
    """Return SQLite's extended result code of an error; its lowest byte is the primary code."""
    if isinstance(error, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT  # its own message names something of the file that is no text
    cause = error.orig if isinstance(error, DBAPIError) else error
    # The driver gives no code for invalid UTF-8 in the file.
    unreadable = sqlite3.SQLITE_CORRUPT if isinstance(cause, sqlite3.OperationalError) else sqlite3.SQLITE_ERROR
    code: int = getattr(cause, "sqlite_errorcode", unreadable)
    # A header with a format that no SQLite wrote is an error like any other to it.
    return sqlite3.SQLITE_NOTADB if str(cause) == "unsupported file format" else code


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast(sqlite3.Connection, connection.connection.driver_connection)
