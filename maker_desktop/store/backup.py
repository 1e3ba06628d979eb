"""Copies of contest files: made while the file is open, verified before they get their name, and restored."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from maker_desktop.disk.files import copy_file, settle
from maker_desktop.disk.names import beside
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.journal.digests import entry_digest
from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.store import journal, reading, sqlite
from maker_desktop.store.journal import Tip
from maker_desktop.store.lock import WriterLock


def copy(path: Path, target: Path, with_pepper: bool = True) -> Tip:
    """Copy a contest file, open or not, into one complete file; return its journal's last entry.

    Without the pepper nobody can try PINs against the hashes in the copy, nor prove his.

    The copy is verified before it gets its name, and replaces a file of that name. Any thread may call this while
    another one works on the file. Raises Refusal if the file cannot be read or the target not written.
    """
    sqlite.check_header(path)
    with sqlite.refusals(path):
        connection = reading.connect(path)
    with closing(connection), sqlite.refusals(target), _refused_by_disk(target):
        sqlite.copy(connection, target)
        settle(target.parent)
    if not with_pepper:
        with sqlite.refusals(target), closing(sqlite.connect(target, "rw")) as copied:
            sqlite.set_pepper(copied, 0)
    return check(target)


def check(path: Path) -> Tip:
    """Return the last entry of a contest file's journal, after checking its pages and that entry.

    Raises Damaged for a damaged file or another file, Refusal if it cannot be read. Only `verify` proves that it is
    unaltered.
    """
    sqlite.check_header(path)
    with sqlite.refusals(path), closing(reading.connect(path)) as connection:
        damage = sqlite.damage(connection)
        last = None if damage else journal.last(connection)
    if last is None or entry_digest(last) != last.digest:
        raise Damaged(f"“{path.name}”已损坏，不能使用，请换另一份备份。")
    return last.number, last.digest


@dataclass(frozen=True, slots=True)
class Displaced:
    """The file replaced by a copy: the number of entries both journals share, and those only the old file has.

    `entries` is None if there was no file, `lost` None if it could not be read.
    """

    shared: int = 0
    entries: int | None = None
    lost: tuple[Entry, ...] | None = ()

    @property
    def other(self) -> bool:
        """Whether the file belongs to another contest: the first entry names the file only, the second the contest."""
        return bool(self.entries) and self.lost is not None and self.shared < min(2, self.entries or 0)


def restore(
    source: Path, file: Path, person: str, time: datetime, words: Callable[[Displaced], str]
) -> tuple[Path | None, Displaced]:
    """Replace `file` by a copy in one renaming; return the path of a copy of the former file, and what was displaced.

    A link is followed. The journal gets an entry with `words` of the displaced file as its reason. Raises Refusal, and
    changes nothing, if the copy is damaged, the file is in use, or the folder cannot be written to.
    """
    check(source)
    file = Path(os.path.realpath(file))
    if source.resolve() == file:
        raise Refusal(f"“{file.name}”就是要恢复的备份本身，请另选恢复的位置。")
    lock = WriterLock(file, person, time)
    arriving = file.with_name(f"{file.name}.restoring")
    try:
        copy(source, arriving)
        gone = displaced(file, source, settle=True)
        _note(arriving, time, person, source.name, words(gone))
        with _refused_by_disk(file):
            aside = _copy_aside(file, time)
            for left in sqlite.beside(file):
                left.unlink(missing_ok=True)
            arriving.replace(file)
            settle(file.parent)
    finally:
        with suppress(OSError):
            arriving.unlink(missing_ok=True)
        lock.release()
    return aside, gone


def displaced(file: Path, source: Path, *, settle: bool = False) -> Displaced:
    """Compare the journal of a file with that of the copy that would displace it; with `settle`, checkpoint it first.

    Raises Refusal if the copy cannot be read.
    """
    if not file.exists():
        return Displaced()
    new = _entries(source)
    try:
        sqlite.check_header(file)
        if settle:
            with sqlite.refusals(file):
                sqlite.close(sqlite.connect(file, "rw"), settle=True)
        old = _entries(file)
    except (Refusal, DBAPIError, sqlite3.Error, ValueError, TypeError):
        return Displaced(entries=0, lost=None)  # it is damaged, which may be why it is displaced
    pairs = enumerate(zip(old, new, strict=False))
    shared = next((place for place, (first, second) in pairs if first.digest != second.digest), min(len(old), len(new)))
    return Displaced(shared, len(old), old[shared:])


def _entries(path: Path) -> tuple[Entry, ...]:
    with sqlite.refusals(path), closing(reading.connect(path)) as connection:
        return tuple(map(journal.entry_of, journal.read(connection)))


def _note(path: Path, time: datetime, person: str, subject: str, reason: str) -> None:
    """Write a journal entry into a file that is not open yet."""
    with sqlite.refusals(path), closing(sqlite.connect(path, "rw")) as connection, sqlite.transaction(connection):
        tip = journal.tip(connection)
        journal.add(connection, *journal.next_entry(tip, time, person, "file.restore", subject, reason, ()))


def _copy_aside(file: Path, time: datetime) -> Path | None:
    """Copy a file, and SQLite's files beside it, to an unused name; the file itself stays until replaced."""
    there = file.exists()
    lying = [each for each in (*sqlite.beside(file), file) if each.exists()]
    if not lying:
        return None
    ends = [each.name.removeprefix(file.name) for each in lying]
    aside = beside(file, f".{time:%Y%m%d-%H%M%S}.old{file.suffix}", ("", *ends))
    for each, end in zip(lying, ends, strict=True):
        copy_file(each, aside.with_name(aside.name + end))
    settle(file.parent)
    return aside if there else None


@contextmanager
def _refused_by_disk(file: Path) -> Iterator[None]:
    """Turn the system's error about a folder into a Refusal."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"“{file.name}”未能保存：{reason(error)}。") from error
