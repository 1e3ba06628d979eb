"""Copies of contest files: made while the file is open, checked before they take their name, and put back whole."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from maker_desktop.disk.names import beside
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.journal.entries import entry_digest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.store import journal, reading, sqlite
from maker_desktop.store.journal import Tip
from maker_desktop.store.lock import WriterLock

#: What SQLite keeps beside a file that was not closed; with another file's pages it would destroy that file.
_BESIDE = ("", "-wal", "-shm", "-journal")


def copy(path: Path, target: Path) -> Tip:
    """Write a contest file as it stands, open or not, into one complete file; return its journal's last entry.

    It is read back and checked before it takes its name, and replaces what had that name. Any thread may call this
    while another one works on the file. Raises Refusal where the file cannot be read, or the target not be written.
    """
    sqlite.check_header(path)
    with sqlite.refusals(path):
        connection = reading.connect(path)
    with closing(connection), sqlite.refusals(target), _refused_by_disk(target):
        sqlite.copy(connection, target)
        _settle(target.parent)
    return check(target)


def check(path: Path) -> Tip:
    """Return the last entry of a contest file's journal, once its pages and that entry are found to be sound.

    Raises Refusal where there is no contest file, or a damaged one. That it is unaltered, only `verify` proves.
    """
    sqlite.check_header(path)
    with sqlite.refusals(path), closing(reading.connect(path)) as connection:
        damage = sqlite.damage(connection)
        last = None if damage else journal.last(connection)
    if last is None or entry_digest(last) != last.digest:
        raise Refusal(f"“{path.name}”已损坏，不能使用，请换另一份备份。")
    return last.number, last.digest


def restore(source: Path, file: Path, person: str, time: datetime) -> Path | None:
    """Put a copy in the place of `file`; return where what lay there was moved to, None if nothing did.

    Raises Refusal if the copy is damaged, somebody has the file, or the folder cannot be written; nothing has changed
    then.
    """
    check(source)
    if source.absolute() == file.absolute():
        raise Refusal(f"“{file.name}”就是要恢复的备份本身，请另选恢复的位置。")
    lock = WriterLock(file, person, time)
    arriving = file.with_name(f"{file.name}.restoring")
    try:
        copy(source, arriving)
        with _refused_by_disk(file):
            aside = _move_aside(file, time)
            arriving.replace(file)
            _settle(file.parent)
    finally:
        with suppress(OSError):
            arriving.unlink(missing_ok=True)
        lock.release()
    return aside


def _move_aside(file: Path, time: datetime) -> Path | None:
    """Move a file, and what belongs to it, to a name that nothing has; what lies alone beside it goes, too."""
    aside = beside(file, f".{time:%Y%m%d-%H%M%S}.old{file.suffix}", _BESIDE)
    there = file.exists()
    for end in _BESIDE:
        if _beside(file, end).exists():
            _beside(file, end).rename(_beside(aside, end))
    return aside if there else None


def _beside(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)


def _settle(folder: Path) -> None:
    """Have the folder's names on the disk; Windows does it by itself, and lets nobody open a folder."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _refused_by_disk(file: Path) -> Iterator[None]:
    """Turn what the system says about a folder into one sentence."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"“{file.name}”没有写成：{reason(error)}。") from error
