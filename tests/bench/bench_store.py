"""Times the contest file against raw SQLite; run it to see what was measured; it gates nothing."""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median

from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.store.contest_file import ContestFile, create, open_contest
from maker_desktop.store.verify import verify

KEYED = 1000
MARKS = 195_000
_PLACES = ", ".join("?" * 9)


def clock() -> datetime:
    return datetime.now().astimezone()


def mark(number: int) -> Mark:
    return Mark("final", number // 21, f"评委{number % 7}", f"criterion {number // 7 % 3}", Decimal("87.5"))


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def keyed(file: ContestFile, number: int) -> None:
    with file.change("marks.enter", f"final/{number // 21}", "王五") as work:
        work.put(mark(number))


def raw_keyed(connection: sqlite3.Connection, number: int, entry: Entry) -> None:
    """Write the same two rows with nothing but SQLite."""
    value = mark(number)
    row = (value.stage, value.number, value.judge, value.criterion, "87.5", "", 1, 1, "")
    about = (entry.time, entry.person, entry.action, entry.subject, entry.reason)
    changes = f'[["mark",["final",1,"评委1","criterion 1","",1,1],null,{list(row)}]]'
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"INSERT INTO mark VALUES ({_PLACES})", row)
    connection.execute(
        f"INSERT INTO journal VALUES ({_PLACES}, ?)",
        (number, *about, changes, entry.previous, entry.digest, entry.salt),
    )
    connection.execute("COMMIT")


def one_mark(folder: Path) -> None:
    """Print how long one keyed mark takes, turn by turn with raw SQLite so that the disk's mood meets both."""
    ours, raw = folder / "ours.maker", folder / "raw.maker"
    create(raw, clock).close()
    with closing(create(ours, clock)) as file, closing(sqlite3.connect(raw, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        (first,) = file.entries()
        times = [
            (timed(partial(keyed, file, n)), timed(partial(raw_keyed, connection, n, first)))
            for n in range(2, KEYED + 2)
        ]
    our_time, raw_time = (median(column) * 1000 for column in zip(*times, strict=True))
    say(f"one keyed mark, durable: {our_time:.3f} ms, raw SQLite {raw_time:.3f} ms, ratio {our_time / raw_time:.2f}")


def many_marks(folder: Path) -> None:
    """Print how long a whole province's marks take: taken in at once, opened, loaded, verified."""
    path = folder / "many.maker"

    def take() -> None:
        with file.change("marks.import", "final", "王五") as work:
            for number in range(MARKS):
                work.put(mark(number))

    with closing(create(path, clock)) as file:
        say(f"{MARKS} marks taken in one change: {timed(take):.2f} s")
    with closing(open_contest(path, clock)) as file:
        say(f"{MARKS} marks loaded: {timed(lambda: file.all(Mark)):.2f} s")
    say(f"{MARKS} marks verified: {timed(lambda: verify(path)):.2f} s")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        one_mark(Path(name))
        many_marks(Path(name))
