"""Times a province's marks from file to standings, and one changed mark at a venue; it gates nothing.

The measures are reading the same rows with nothing but SQLite, and the same arithmetic in numpy on the same arrays.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles

import numpy

from maker_desktop.domain.model.panel import Assignment, Seat
from maker_desktop.domain.model.records import Record
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.core import contest
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark

STAGE = "final"
CRITERIA = ("innovation", "industrial_promotion", "team")
WEIGHTS = (40, 40, 20)

PROVINCE = (5000, 13, 10)
VENUE = (60, 9, 1)
CHANGES = 400
TURNS = 5


def marked_contest(path: Path, projects: int, judges: int, panels: int) -> Session:
    """Return a contest with every mark given and confirmed; each panel sees as many projects as the others."""
    chance = random.Random(20261120)
    session = contest.create(path, preset_text("jinzhong-2026"), "记分员", rulebook_name="jinzhong-2026")
    with session.change("bench", "fill") as work:
        for panel in range(panels):
            for seat in range(judges):
                work.put(Seat(STAGE, f"{panel:02}", seat + 1, f"评委{panel:02}-{seat:02}"))
        for number in range(1, projects + 1):
            for record in _project(number, judges, panels, chance):
                work.put(record)
    return session


def _project(number: int, judges: int, panels: int, chance: random.Random) -> list[Record]:
    panel = number % panels
    division = "startup" if number % 3 == 0 else "enterprise"
    records: list[Record] = [Project(number, f"项目{number}", f"单位{number}", division)]
    records.append(Assignment(STAGE, number, f"{panel:02}"))
    quality = chance.gauss(78, 7)
    for seat in range(judges):
        judge = f"评委{panel:02}-{seat:02}"
        for criterion in CRITERIA:
            tenths = min(1000, max(0, round(10 * chance.gauss(quality, 4))))
            records.append(Mark(STAGE, number, judge, criterion, Decimal(tenths).scaleb(-1)))
        records.append(Confirmation(STAGE, number, judge))
    return records


def timed(work: Callable[[], object]) -> float:
    """Return how much of the processor `work` takes, in seconds: other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rows(path: Path) -> list[tuple[object, ...]]:
    """Read the rows that standings rest on with nothing but SQLite, the marks first."""
    found: list[tuple[object, ...]] = []
    with closing(sqlite3.connect(path)) as connection:
        for table in ("mark", "confirmation", "project", "assignment", "seat"):
            found += connection.execute(f"SELECT * FROM {table}").fetchall()
    return found


def standings(path: Path) -> int:
    """Open the file and rank it; return how many have a place."""
    with closing(contest.open_session(path, "记分员", read_only=True)) as session:
        return sum(standing.place is not None for standing in session.result(STAGE).standings)


def in_numpy(values: "numpy.typing.NDArray[numpy.float64]") -> object:
    """Rank projects × judges × criteria in floating point: weigh, drop highest and lowest, mean, round, sort."""
    totals = values @ (numpy.array(WEIGHTS) / 100)
    ordered = numpy.sort(totals, axis=1)[:, 1:-1]
    return numpy.argsort(-numpy.round(ordered.mean(axis=1), 2), kind="stable")


def province(folder: Path) -> None:
    """Print what a province's standings cost, against reading the rows and against numpy."""
    projects, judges, panels = PROVINCE
    path = folder / "province.maker"
    marked_contest(path, projects, judges, panels).close()
    reading = min(timed(lambda: rows(path)) for _ in range(TURNS))
    ours = min(timed(lambda: standings(path)) for _ in range(TURNS))
    values = numpy.array([float(str(row[4])) for row in rows(path)[: projects * judges * 3]]).reshape(-1, judges, 3)
    arrays = min(timed(lambda: in_numpy(values)) for _ in range(TURNS))
    count = projects * judges * len(CRITERIA)
    say(f"{count} marks, {panels} panels, from file to standings: {ours:.2f} s")
    say(f"  reading the rows: {reading:.2f} s, ratio {ours / reading:.1f}")
    say(f"  numpy on the same arrays: {arrays * 1000:.1f} ms, ratio {ours / arrays:.0f}")


def venue(folder: Path) -> None:
    """Print how long a stage takes to be right again after one changed mark, without the disk."""
    projects, judges, _ = VENUE
    chance = random.Random(60)
    times = []
    with closing(marked_contest(folder / "venue.maker", *VENUE)) as session:
        for turn in range(CHANGES):
            number, seat = chance.randint(1, projects), chance.randrange(judges)
            session.result(STAGE)
            text = str(Decimal(chance.randint(500, 990)).scaleb(-1))
            marks.enter(
                session, KeyedMark(STAGE, number, f"评委00-{seat:02}", "team", text), Signed(reason=f"更正{turn}")
            )
            times.append(timed(lambda: session.result(STAGE)) * 1000)
    tail = quantiles(times, n=100)[-1]
    say(f"one changed mark at {projects} × {judges}: median {median(times):.2f} ms, 99th percentile {tail:.2f} ms")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    say(datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"))
    with tempfile.TemporaryDirectory() as name:
        venue(Path(name))
        province(Path(name))
