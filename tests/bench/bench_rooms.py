"""Times the merge of five rooms of a hundred projects before seven judges; run it to see; it gates nothing."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, check_mark
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.core import contest
from maker_desktop.services.core.ports import local_time
from maker_desktop.services.journal import merging, rooms
from maker_desktop.services.panels import panels

T = TypeVar("T")
ROOMS, PROJECTS, JUDGES = 5, 100, 7
PRESET, STAGE = "jinzhong-2026", "final"


def timed(words: str, work: Callable[[], T]) -> T:
    """Print how long `work` takes, in seconds."""
    start = time.perf_counter()
    done = work()
    sys.stdout.write(f"{words}: {time.perf_counter() - start:.2f} s\n")
    return done


def split(folder: Path) -> list[Path]:
    """Make a contest and its rooms; return their files."""
    path = folder / "a.maker"
    with contest.create(path, preset_text(PRESET), "秘书", local_time, PRESET) as session:
        numbers = range(1, ROOMS * PROJECTS + 1)
        with session.change("roster.import", "bench") as work:
            for number in numbers:
                work.put(Project(number, f"项目{number}", f"单位{number}", "enterprise"))
        seats = [
            Seat(STAGE, f"{room}", seat, f"评委{room}-{seat}") for room in range(ROOMS) for seat in range(1, JUDGES + 1)
        ]
        panels.seat_judges(session, STAGE, seats)
        panels.assign(session, STAGE, {number: f"{number % ROOMS}" for number in numbers})
        return [file.path for file in rooms.split(session, folder / "rooms")]


def work_in(path: Path) -> int:
    """Key and confirm every project of a room, a sheet in one change as when it is pasted; return how many."""
    with contest.open_session(path, "分会场", clock=local_time) as session:
        assert session.contest.room is not None
        criteria = session.contest.rulebook.stage_criteria(session.stage(STAGE))
        for number in session.contest.room.numbers:
            for seat in session.contest.seats_for(STAGE, number):
                with session.file.change("mark.paste", f"{number}", "分会场") as work:
                    for criterion in criteria:
                        value = check_mark(str(70 + (number + seat.seat) % 25), criterion)
                        work.put(Mark(STAGE, number, seat.judge, criterion.id, value))
                    work.put(Confirmation(STAGE, number, seat.judge))
        return len(session.contest.room.numbers)


def main(folder: Path) -> None:
    """Split, work, merge."""
    files = split(folder)
    timed("work in five rooms", lambda: sum(work_in(path) for path in files))
    with contest.open_session(folder / "a.maker", "秘书", clock=local_time) as session:
        plan = timed("preview", lambda: merging.preview(session, files))
        merged = timed("merge", lambda: merging.merge(session, plan))
        sys.stdout.write(f"{len(plan.items)} items, {len(merged.conflicts)} conflicts\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
