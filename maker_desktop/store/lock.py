"""One writer for one contest file: a file beside it that names who has it, held by a lock of the operating system.

The system frees its lock whenever a program ends, and a USB drive carries no lock to another laptop: a crash leaves
only a note without a holder, which the next writer overwrites.
"""

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from maker_desktop.domain.model.errors import Refusal

if sys.platform == "win32":
    import msvcrt

    def _seize(stream: IO[bytes]) -> bool:
        # Windows locks bytes, not files, and locked bytes cannot be read: lock one far behind the note.
        stream.seek(1 << 30)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _remove(stream: IO[bytes], place: Path) -> None:
        stream.close()  # Windows does not remove an open file
        place.unlink()

else:
    import fcntl

    def _seize(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _remove(stream: IO[bytes], place: Path) -> None:
        place.unlink()  # while the lock is held, or it could be the next writer's


@dataclass(frozen=True, slots=True)
class Holder:
    """The writer of a contest file: person, computer name, and since when (ISO 8601 with offset)."""

    person: str
    machine: str
    since: str


class InUse(Refusal):
    """Another user has the file; it can be opened read-only. `holder` is None if the note cannot be read."""

    def __init__(self, name: str, holder: Holder | None, sentence: str = "") -> None:
        who = "另一个程序"
        if holder is not None:
            since = datetime.fromisoformat(holder.since)
            person = f"{holder.person}在" if holder.person else ""
            who = f"{person}电脑“{holder.machine}”上从 {since:%Y-%m-%d %H:%M} 起"
        super().__init__(sentence or f"“{name}”正由{who}使用，现在只能以只读方式打开。")
        self.holder = holder


class WriterLock:
    """The right to write into one contest file, until it is released or the program ends."""

    def __init__(self, contest: Path, person: str, now: datetime) -> None:
        """Take the lock. Raises InUse if another process has it, Refusal if writing fails.

        A link leads to the lock of the file it points to; a file with a second name may be in use under that.
        """
        contest = Path(os.path.realpath(contest))
        self.place = contest.with_name(contest.name + ".lock")
        if _names(contest) > 1:
            raise InUse(
                contest.name,
                None,
                f"“{contest.name}”在磁盘上还有另一个名字（硬链接），可能正以那个名字使用，现在只能以只读方式打开；"
                "要修改，请复制一份再打开。",
            )
        try:
            self._stream = self._take(contest.name)
            self._write(Holder(person, platform.node() or "未知", now.isoformat(timespec="seconds")))
        except FileNotFoundError:
            raise Refusal(f"找不到文件夹“{contest.parent.name}”，请检查 U 盘是否接好。") from None
        except OSError:
            raise Refusal(
                f"“{contest.name}”所在的文件夹不能写入，请检查权限、写保护和剩余空间，或以只读方式打开。"
            ) from None

    def _take(self, name: str) -> IO[bytes]:
        while True:
            stream = self.place.open("a+b")
            if not _seize(stream):
                with stream:
                    raise InUse(name, _note(stream))
            if _lies_at(stream, self.place):
                return stream
            stream.close()  # its last holder removed it between opening and locking: take the one that is there now

    def _write(self, holder: Holder) -> None:
        try:
            self._stream.truncate(0)
            self._stream.write(json.dumps(asdict(holder), ensure_ascii=False).encode())
            self._stream.flush()
        except OSError:
            self.release()
            raise

    def in_place(self) -> bool:
        """Whether the lock still lies beside the contest file, and not on a USB drive that was pulled."""
        return not self._stream.closed and _lies_at(self._stream, self.place)

    def release(self) -> None:
        """Release the lock; a note that cannot be removed stays and blocks nobody."""
        with suppress(OSError):
            if self.in_place():
                _remove(self._stream, self.place)
        self._stream.close()


def _note(stream: IO[bytes]) -> Holder | None:
    try:
        stream.seek(0)
        note = json.loads(stream.read(10_000))
        datetime.fromisoformat(note["since"])
        return Holder(**note)
    except (ValueError, TypeError, KeyError):
        return None


def _names(contest: Path) -> int:
    """Return the number of hard links of a file, 0 if there is none."""
    try:
        return contest.stat().st_nlink
    except OSError:
        return 0


def _lies_at(stream: IO[bytes], place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), place.stat())
    except OSError:
        return False
