"""One contest in one file with one writer: opening, reading, changing in transactions, closing."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import randbelow
from threading import RLock
from typing import Any

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError

from maker_desktop.disk.files import growing_name, settle
from maker_desktop.disk.names import LONGEST
from maker_desktop.domain.journal.entries import Entry, RowChange
from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.person import UNNAMED
from maker_desktop.domain.model.records import Record
from maker_desktop.store import journal, migrations, reading, sqlite
from maker_desktop.store.codec import R, codec_of
from maker_desktop.store.lock import WriterLock
from maker_desktop.store.migrations import STEPS, Step
from maker_desktop.store.pepper import check_of
from maker_desktop.store.schema import GUARDED, SCHEMA_VERSION, complete, create_tables
from maker_desktop.store.verify import verify
from maker_desktop.store.work import Work, read_all

#: The secret that PINs are hashed with is a number from 1 to this: what a header of SQLite has room for.
LARGEST_PEPPER = 2**31 - 1
#: What the owner may do with his files.
_OWN = stat.S_IRUSR | stat.S_IWUSR
#: Endings of a contest file that is being made or restored, until it gets its name.
_GROWING = (".part", ".restoring", ".restoring.part")
#: Identity of a file, its size and its modification time.
_Stamp = tuple[int, int, int]
#: Returns the current time, with its offset.
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class FirstChange:
    """The first records of a new file, and their journal entry."""

    action: str
    subject: str
    records: Sequence[Record]


def create(path: Path, clock: Clock, person: str = "", first: FirstChange | None = None) -> "ContestFile":
    """Create a contest file and open it for writing; `person` (default: nobody by name) is its writer.

    The file appears under its name only with all of `first` in it.

    Raises Refusal if `path` exists or cannot be written, or its name is too long for the names of SQLite's files beside
    it.
    """
    person = person or UNNAMED
    if path.is_dir():
        raise Refusal(f"“{path}”是文件夹，请在后面写上文件名，例如 赛事.maker。")
    if len(path.name.encode(errors="surrogateescape")) > LONGEST:
        raise Refusal(f"文件名太长，请改短到 {LONGEST // 3 - 2} 个汉字以内：“{path.name}”。")
    lock = WriterLock(path, person, clock())
    try:
        if path.exists():
            raise Refusal(f"“{path.name}”已经存在，请换一个文件名，或打开它。")
        if left := [each.name for each in sqlite.beside(path) if each.exists()]:
            raise Refusal(f"这里还留着另一个文件的“{left[0]}”，里面可能有没有并入的修改；请换一个文件名，或把它移走。")
        with sqlite.refusals(path):
            _build(path, clock(), person, first)
        return ContestFile(path, clock, person, lock)
    except BaseException:
        lock.release()
        raise


def open_contest(
    path: Path, clock: Clock, read_only: bool = False, person: str = "", steps: tuple[Step, ...] = STEPS
) -> "ContestFile":
    """Open a contest file; `person` (default: nobody by name) is its writer, named to others who open it.

    An older file is copied aside and migrated by `steps`. Raises InUse if another process writes to it (it can still
    be opened read-only), and Refusal if it is missing, not a contest file, damaged, or saved by a newer program.
    """
    sqlite.check_header(path)
    person = person or UNNAMED
    lock = None if read_only else WriterLock(path, person, clock())
    try:
        if lock is not None:
            _tidy(Path(os.path.realpath(path)))
            _keep_private(Path(os.path.realpath(path)))
        return ContestFile(path, clock, person, lock, steps)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


class ContestFile:
    """An open contest file; one thread at a time reads or changes it, others wait for their turn."""

    def __init__(
        self, path: Path, clock: Clock, person: str, lock: WriterLock | None, steps: tuple[Step, ...] = STEPS
    ) -> None:
        """Open the file at `path`, for writing if there is a lock; see `create` and `open_contest`."""
        self._path = path
        self._clock = clock
        self._person = person
        self._lock = lock
        self._steps = steps
        self._turn = RLock()
        self._changing = False
        self._closed = False
        self._tip: journal.Tip | None = None
        #: The file's identity, size and time when it was last verified.
        self._proved: tuple[_Stamp | None, ...] = ()
        self._connection: Connection | None = self._connect()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether changes are refused: another process has the file, or it was opened read-only."""
        return self._lock is None

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a kind in key order. Raises Refusal if the file cannot be read."""
        with self._turn, sqlite.refusals(self._path):
            codec = codec_of(kind)
            return codec.decode(read_all(self._ready(), codec))

    @contextmanager
    def view(self) -> Iterator[None]:
        """Have every `all` in between see one moment of the file, whatever its writer does meanwhile."""
        with self._turn, sqlite.refusals(self._path), sqlite.snapshot(self._ready()):
            yield

    @contextmanager
    def change(self, action: str, subject: str, person: str, reason: str = "") -> Iterator[Work]:
        """Open one change; on a clean exit its rows and one journal entry are on the disk, else nothing has changed.

        A change of no row writes no entry. Raises Refusal if the file is read-only or writing fails; it can be tried
        again once the cause is gone.
        """
        if self._lock is None:
            raise Refusal(f"“{self._path.name}”是以只读方式打开的，不能修改，请等对方关闭后重新打开。")
        with self._turn, sqlite.refusals(self._path):
            if self._changing:
                raise RuntimeError("a change is open already")
            self._changing = True
            try:
                work = Work(self._ready())
                yield work
                self._commit(work, action, subject, person, reason)
            finally:
                self._changing = False

    def pepper(self) -> int:
        """Return the secret number that PINs are hashed with, 0 where there is none, as in a room's file."""
        with self._turn, sqlite.refusals(self._path):
            return sqlite.pepper(self._ready())

    def make_pepper(self) -> int:
        """Return the secret number that PINs are hashed with, made now where there is none yet."""
        with self._turn, sqlite.refusals(self._path):
            if not sqlite.pepper(self._ready()):
                sqlite.set_pepper(self._ready(), randbelow(LARGEST_PEPPER) + 1)
            return sqlite.pepper(self._ready())

    def pepper_check(self) -> str:
        """Return what the journal is to keep of that number, from which `verify` tells whether it was altered."""
        return check_of(self.pepper())

    def fault(self, progress: Progress = silent) -> str:
        """Return in Chinese how the file does not fit its journal, empty where it does; any thread may call this.

        The finding is cached until the file is written again, by any program. Raises Refusal if it cannot be read now,
        as when its drive is away, and whatever `progress` raises to stop the work.
        """
        stamps = tuple(_stamp(each) for each in (self._path, *sqlite.beside(self._path)))
        if self._proved != stamps:
            try:
                found = verify(self._path, progress)
            except Damaged as damaged:
                return damaged.sentence
            if not found.ok:
                return found.reason
            self._proved = stamps
        return ""

    def newest(self) -> int:
        """Return the number of the journal's last entry; 0 while there is none."""
        with self._turn, sqlite.refusals(self._path):
            return journal.tip(self._ready())[0]

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Iterate over the journal from the entry that follows number `after`.

        An entry with unreadable row changes is yielded without them, and then does not match its digest.
        """
        while True:
            with self._turn, sqlite.refusals(self._path):
                rows = journal.block(self._ready(), after)
            if not rows:
                return
            yield from map(_entry, rows)
            after = rows[-1][0]

    def close(self) -> None:
        """Close the file; it is then complete in itself, and free for the next writer.

        Raises Refusal if the disk fails; every change is then still in the file beside it.
        """
        with self._turn:
            if self._closed:
                return
            self._closed = True
            connection, self._connection = self._connection, None
            try:
                with sqlite.refusals(self._path):
                    if connection is not None:
                        sqlite.close(connection, settle=not self.read_only)
            except Refusal as refusal:
                raise Refusal(
                    f"“{self._path.name}”的修改都已保存，但磁盘已满或 U 盘已拔出，文件没有整理完；"
                    "请腾出空间或插回 U 盘，再打开一次；此前不要移动或单独复制它（同名的 -wal 文件也是数据）。"
                ) from refusal
            finally:
                if self._lock is not None:
                    self._lock.release()

    def _commit(self, work: Work, action: str, subject: str, person: str, reason: str) -> None:
        changes = work.changes()
        if not changes:
            return
        if not self._in_place():
            raise Refusal(f"“{self._path.name}”不在原处了，没有写入；请把 U 盘接好或把文件放回后重试。")
        connection, tip = self._ready(), self._tip or journal.EMPTY
        entry, written = journal.next_entry(tip, self._clock(), person, action, subject, reason, changes)
        try:
            with sqlite.transaction(connection):
                work.write()
                journal.add(connection, entry, written)
        except BaseException:
            # After a failed write the state of the disk is unknown: read it again before anything else.
            self._drop(connection)
            if not self._arrived(entry):
                raise
        self._tip = entry.number, entry.digest

    def _arrived(self, entry: Entry) -> bool:
        """Whether an entry is on the disk though its commit has failed, as when only the last flush was refused."""
        known, self._tip = self._tip, None
        try:
            connection = self._connection = self._reconnect()
            if self._tip == (entry.number, entry.digest):
                sqlite.flush(connection)
                return True
        except (Refusal, DBAPIError, sqlite3.Error):
            pass  # unknown; the first failure is reported
        if self._connection is not None:
            self._drop(self._connection)
        self._tip = known
        return False

    def _ready(self) -> Connection:
        """Return the connection, reopened if the file was away or a write failed."""
        if self._closed:
            raise RuntimeError("the file is closed")
        if self._connection is not None and not self._in_place():
            self._drop(self._connection)
        if self._connection is None:
            self._connection = self._reconnect()
        return self._connection

    def _reconnect(self) -> Connection:
        if self._lock is not None and not self._lock.in_place():
            self._lock.release()
            self._lock = WriterLock(self._path, self._person, self._clock())
        return self._connect()

    def _connect(self) -> Connection:
        sqlite.check_header(self._path)
        with sqlite.refusals(self._path):
            connection = reading.connect(self._path) if self.read_only else sqlite.connect(self._path, "rw")
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
        self._stat = self._path.stat()
        return connection

    def _prepare(self, connection: Connection) -> None:
        """Check the file's pages and version, migrate an older one; a refused file is left untouched."""
        columns = {table: names for table, (names, _keys) in sqlite.tables(connection).items()}
        older = SCHEMA_VERSION.name in columns and migrations.is_older(connection, self._path, self._steps)
        if not older and not complete(columns):
            raise Refusal(f"“{self._path.name}”不完整，请从备份恢复。")
        if older and self.read_only:
            raise Refusal(f"“{self._path.name}”是由旧版本的程序保存的，请先以可写方式打开一次。")
        if not self.read_only:
            sqlite.write_ahead(connection)
        if older:
            migrations.migrate(connection, self._path, self._steps, self._clock(), self._person)
        tip = journal.tip(connection)
        if not self.read_only and self._tip not in (None, tip):
            raise Refusal(f"“{self._path.name}”在别处被修改过，请重新打开。")
        self._tip = tip

    def _in_place(self) -> bool:
        """Whether the file is still at its path: writes to a removed file would be lost."""
        try:
            return os.path.samestat(self._path.stat(), self._stat)
        except OSError:
            return False

    def _drop(self, connection: Connection) -> None:
        self._connection = None
        sqlite.close(connection, settle=False)


def _entry(row: tuple[Any, ...]) -> Entry:
    try:
        return journal.entry_of(row)
    except (ValueError, TypeError):
        number, *texts = row
        time, person, action, subject, reason, _changes, previous, digest, salt = map(str, texts)
        return Entry(number, time, person, action, subject, reason, (), previous, digest, salt)


def _keep_private(path: Path) -> None:
    """Take a file that others may read, as one that was copied, away from them: it has contacts and marks."""
    with suppress(OSError):  # somebody else's file, or a USB drive without permissions
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & ~_OWN:
            path.chmod(mode & _OWN)


def _tidy(path: Path) -> None:
    """Remove what a killed program was writing in a file's place, while its lock keeps everybody else from writing.

    A file of such a name that this program did not make, such as a download, is left alone.
    """
    for each in (path, *sqlite.beside(path)):
        with suppress(OSError):
            each.with_name(growing_name(each.name)).unlink(missing_ok=True)
    for ending in _GROWING:
        growing = path.with_name(path.name + ending)
        with suppress(OSError, Refusal):
            if growing.stat().st_size:
                sqlite.check_header(growing)
            for leftover in (*sqlite.beside(growing), growing):
                leftover.unlink(missing_ok=True)


def _stamp(path: Path) -> _Stamp | None:
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns


def _build(path: Path, time: datetime, person: str, first: FirstChange | None) -> None:
    """Write a new contest file, which gets its name only when complete."""
    growing = path.with_name(path.name + ".part")
    for leftover in (growing, *sqlite.beside(growing)):
        leftover.unlink(missing_ok=True)
    connection = sqlite.connect(growing, "rwc")
    try:
        sqlite.mark_as_contest(connection)
        with sqlite.transaction(connection):
            create_tables(connection)
            sqlite.guard(connection, GUARDED)
            version = {"version": migrations.newest()}
            connection.execute(insert(SCHEMA_VERSION), version)
            change = RowChange(SCHEMA_VERSION.name, tuple(version.values()), None, version)
            entry, written = journal.next_entry(journal.EMPTY, time, person, "file.create", path.name, "", (change,))
            journal.add(connection, entry, written)
            if first is not None:
                work = Work(connection)
                for record in first.records:
                    work.put(record)
                work.write()
                tip = entry.number, entry.digest
                about = (first.action, first.subject, "", work.changes())
                journal.add(connection, *journal.next_entry(tip, time, person, *about))
    finally:
        connection.close()
    growing.replace(path)
    settle(path.parent)
