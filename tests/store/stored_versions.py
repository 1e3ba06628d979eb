"""Files of every version there ever was, kept as SQL text; run as a program to write down a new version's."""

import sqlite3
from contextlib import closing
from pathlib import Path

from maker_desktop.domain.model.records import KEYS
from maker_desktop.domain.model.room import RoomEntry
from maker_desktop.store.contest_file import create
from maker_desktop.store.migrations import newest
from maker_desktop.store.sqlite import APPLICATION_ID
from tests.fakes import clock
from tests.store.samples import sample

FOLDER = Path(__file__).parent / "versions"


def stored() -> dict[int, Path]:
    """Return the text of each version's file."""
    return {int(path.stem.removeprefix("v")): path for path in sorted(FOLDER.glob("v*.sql"))}


def rebuild(text: Path, target: Path) -> None:
    """Make a contest file from its text."""
    with closing(sqlite3.connect(target)) as connection:
        connection.executescript(text.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def write(target: Path, scratch: Path) -> None:
    """Write the text of a file of this version: a row of each kind of record."""
    with closing(create(scratch, clock, "王五")) as file:
        for kind in KEYS:
            if kind is not RoomEntry:  # what a room's journal says must be true
                with file.change("test.put", kind.__name__, "王五", "reason") as work:
                    work.put(sample(kind))
    with closing(sqlite3.connect(scratch)) as connection:
        target.write_text("\n".join(connection.iterdump()) + "\n", "utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    working = FOLDER / "scratch.maker"
    working.unlink(missing_ok=True)
    write(FOLDER / f"v{newest()}.sql", working)
    working.unlink()
