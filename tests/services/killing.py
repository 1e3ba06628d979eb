"""A program that starts work on contest files in a child, kills it at random instants, and looks at what is left.

Run as `python -m tests.services.killing SCENARIO SEED COUNT FOLDER`; it says how many were killed before their end.
"""

import os
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from sqlalchemy import Connection

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.room import RoomEntry
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.exchange.marks_file import MarkRow, MarksReading
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import backup, merging, rooms, verification
from maker_desktop.services.journal.backup import Backups
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks, marks_import
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.store.contest_file import open_contest
from maker_desktop.store.migrations import STEPS as RELEASED
from maker_desktop.store.migrations import Step, newest
from tests.fakes import clock
from tests.services.contests import JUDGES, PROJECTS, RULES, key_sheets, seat_all

#: Says that something has been acknowledged.
Say = Callable[[str], None]
CRITERIA = ("innovation", "team")
FILE = "a.maker"


class Scenario(NamedTuple):
    """What lies there before, what is done, and what must hold afterwards, given what was acknowledged."""

    prepare: Callable[[Path], None]
    act: Callable[[Path, Say], None]
    check: Callable[[Path, list[str]], None]


def opened(path: Path) -> Session:
    return contest.open_session(path, "秘书", clock=clock)


def proved(path: Path) -> None:
    found = verification.verify(path)
    assert found.ok, found.reason


def small(folder: Path) -> None:
    """Begin a contest of five projects before five judges in both stages."""
    with contest.create(folder / FILE, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        for stage in ("preliminary", "final"):
            seat_all(session, stage)


# Keying


def key(folder: Path, say: Say) -> None:
    with opened(folder / FILE) as session:
        for project in PROJECTS:
            for judge in JUDGES:
                for criterion in CRITERIA:
                    marks.enter(session, KeyedMark("final", project.number, judge, criterion, "80"))
                    say(f"{project.number} {judge} {criterion}")
            marks.confirm(session, "final", project.number)
            say(f"{project.number} confirmed")


def check_keyed(folder: Path, said: list[str]) -> None:
    proved(folder / FILE)
    with opened(folder / FILE) as session:
        there = {f"{mark.number} {mark.judge} {mark.criterion}" for mark in session.file.all(Mark)}
        sheets = [each.number for each in session.file.all(Confirmation)]
        assert {sheets.count(number) for number in sheets} <= {len(JUDGES)}
        assert set(said) <= there | {f"{number} confirmed" for number in sheets}
        key_sheets(session, "preliminary", 5, "81")


# Import


def take_in(folder: Path, say: Say) -> None:
    with opened(folder / FILE) as session:
        for value in range(50, 62):
            rows = tuple(
                MarkRow(row, str(project.number), judge, criterion, str(value))
                for row, (project, judge, criterion) in enumerate(
                    ((project, judge, criterion) for project in PROJECTS for judge in JUDGES for criterion in CRITERIA),
                    2,
                )
            )
            marks_import.import_marks(session, "final", MarksReading(rows, ()))
            say(str(value))


def check_taken_in(folder: Path, said: list[str]) -> None:
    proved(folder / FILE)
    with opened(folder / FILE) as session:
        book = session.book("final")
        cells = [(each.number, judge, criterion) for each in PROJECTS for judge in JUDGES for criterion in CRITERIA]
        values = {book.value(*cell) for cell in cells}
        assert len(values) == 1
        least = int(said[-1]) if said else None
        assert values <= ({least, least + 1} if least is not None else {None, 50})
        assert len(session.file.all(Confirmation)) in (0, len(PROJECTS) * len(JUDGES))


# Rulings and seals


def with_tie(folder: Path) -> None:
    small(folder)
    with opened(folder / FILE) as session:
        for number, value in enumerate(("80", "80", "70", "60", "50"), 1):
            key_sheets(session, "preliminary", number, value)
            key_sheets(session, "final", number, value)


def decide(folder: Path, say: Say) -> None:
    with opened(folder / FILE) as session:
        case = arbitration.cases(session)[-1].id
        for turn in range(20):
            order = (1, 2) if turn % 2 else (2, 1)
            ruling = arbitration.rule(session, case, Verdict(Decision.ORDER, "评议", ("吴", "郑"), order=order))
            say(str(ruling.id))


def check_decided(folder: Path, said: list[str]) -> None:
    proved(folder / FILE)
    with opened(folder / FILE) as session:
        ids = [ruling.id for ruling in session.contest.rulings]
        assert ids == list(range(1, len(ids) + 1))
        assert len(said) <= len(ids) <= len(said) + 1
        assert all(ruling.places_after for ruling in session.contest.rulings)


def with_scores(folder: Path) -> None:
    small(folder)
    with opened(folder / FILE) as session:
        for number, value in enumerate(("80", "90", "70", "60", "50"), 1):
            key_sheets(session, "preliminary", number, value)


def seal(folder: Path, say: Say) -> None:
    with opened(folder / FILE) as session:
        for _ in range(12):
            sealing.seal(session, "preliminary")
            say("sealed")
            arbitration.rule(session, "seal:preliminary", Verdict(Decision.REOPEN, "漏评", ("吴", "郑")))
            say("open")


def check_sealed(folder: Path, said: list[str]) -> None:
    proved(folder / FILE)
    with opened(folder / FILE) as session:
        seals, entrants, reopened = (
            len(session.contest.seals),
            len(session.contest.entrants),
            len(session.contest.rulings),
        )
        assert (seals, entrants) in ((0, 0), (1, 3))
        # Each seal and each reopening is one step; what was said is done, and at most one step more.
        assert len(said) <= 2 * reopened + seals <= len(said) + 1


# Backup


def back_up(folder: Path, say: Say) -> None:
    (folder / "usb_drive").mkdir(exist_ok=True)
    with opened(folder / FILE) as session:
        backups = Backups(session, [folder / "copies", folder / "usb_drive"], keep=3)
        for value in range(50, 60):
            marks.enter(session, KeyedMark("final", 1, "赵", "team", str(value)))
            report = backups.now()
            assert not report.failures
            say(str(report.copies[0].entries))


def check_backed_up(folder: Path, said: list[str]) -> None:
    proved(folder / FILE)
    for place in ("copies", "usb_drive"):
        copies = sorted((folder / place).glob("*.bak.maker"))
        for copy in copies:
            proved(copy)
        newest = max((int(copy.name.split("-")[-1].split(".")[0]) for copy in copies), default=0)
        assert not said or newest >= int(said[-1])
    (folder / "usb_drive").mkdir(exist_ok=True)
    with opened(folder / FILE) as session:
        backups = Backups(session, [folder / "copies", folder / "usb_drive"], keep=3)
        assert not backups.now().failures
    for place in ("copies", "usb_drive"):
        assert {path.suffixes[-2] for path in (folder / place).iterdir()} == {".bak"}


# Restoring and beginning


def with_copies(folder: Path) -> None:
    """Make two copies of a contest, one older than its file, one with another mark."""
    small(folder)
    with opened(folder / FILE) as session:
        for value in ("80", "81"):
            marks.enter(session, KeyedMark("final", 1, "赵", "team", value), Signed(reason="听错"))
            backup.copy(session, folder / f"{value}.maker")
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "82"), Signed(reason="听错"))


def restore(folder: Path, say: Say) -> None:
    for value in ("80", "81") * 6:
        backup.restore(folder / f"{value}.maker", folder / FILE, "秘书", clock)
        say(value)


def check_restored(folder: Path, said: list[str]) -> None:
    proved(folder / FILE)
    following = {"": ("82", "80"), "80": ("80", "81"), "81": ("81", "80")}[said[-1] if said else ""]
    with opened(folder / FILE) as session:
        assert str(session.book("final").value(1, "赵", "team")) in following
        key_sheets(session, "final", 5, "81")
    for aside in folder.glob("*.old.maker"):
        proved(aside)
    backup.restore(folder / "80.maker", folder / FILE, "秘书", clock)
    proved(folder / FILE)


def begin(folder: Path, say: Say) -> None:
    for number in range(12):
        contest.create(folder / f"{number}.maker", RULES, "秘书", clock).close()
        say(str(number))


def check_begun(folder: Path, said: list[str]) -> None:
    there = {path.stem for path in folder.glob("*.maker")}
    assert set(said) <= there
    for number in range(12):
        path = folder / f"{number}.maker"
        if str(number) not in there:
            contest.create(path, RULES, "秘书", clock).close()
        with opened(path) as session:
            assert session.contest.rulebook.contest.name == "小赛"
        proved(path)


# Migration


def upgrade(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE mark SET reason = reason || '；升级'")
    connection.exec_driver_sql("ALTER TABLE setting ADD COLUMN remark TEXT NOT NULL DEFAULT ''")
    connection.exec_driver_sql("ALTER TABLE setting DROP COLUMN remark")


STEPS = (*RELEASED, Step(newest() + 1, upgrade))


def several(folder: Path) -> None:
    with_tie(folder)
    for number in range(4):
        shutil.copy(folder / FILE, folder / f"{number}.maker")


def migrate(folder: Path, say: Say) -> None:
    for number in range(4):
        open_contest(folder / f"{number}.maker", clock, steps=STEPS).close()
        say(str(number))


def check_migrated(folder: Path, said: list[str]) -> None:
    for number in range(4):
        path = folder / f"{number}.maker"
        proved_journal = open_contest(path, clock, steps=STEPS)
        reasons = {mark.reason.endswith("；升级") for mark in proved_journal.all(Mark)}
        actions = [entry.action for entry in proved_journal.entries()]
        proved_journal.close()
        assert (reasons, actions.count("file.migrate")) == ({True}, 1)
        if str(number) in said:
            assert path.with_name(f"{number}.v{newest()}.bak.maker").exists()


# Rooms


def with_rooms(folder: Path) -> None:
    """Split a contest in two, have both rooms work, and let several copies of the contest wait for them."""
    with contest.create(folder / FILE, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        seats = [Seat("preliminary", "AB"[place % 2], place // 2 + 1, judge) for place, judge in enumerate(JUDGES)]
        panels.seat_judges(session, "preliminary", seats)
        panels.assign(session, "preliminary")
        files = rooms.split(session, folder / "rooms")
    for number in range(4):
        shutil.copy(folder / FILE, folder / f"{number}.maker")
    for file in files:
        with opened(file.path) as room:
            judges = [seat.judge for seat in room.contest.panels("preliminary")[file.panel]]
            for number in file.numbers:
                for judge in judges:
                    for criterion in CRITERIA:
                        marks.enter(room, KeyedMark("preliminary", number, judge, criterion, "80"))
                marks.confirm(room, "preliminary", number)


def merge(folder: Path, say: Say) -> None:
    files = sorted((folder / "rooms").iterdir())
    for number in range(4):
        with opened(folder / f"{number}.maker") as session:
            merging.merge(session, merging.preview(session, files))
        say(str(number))


def check_merged(folder: Path, said: list[str]) -> None:
    files = sorted((folder / "rooms").glob("*.maker"))
    wholes = set()
    for number in range(4):
        proved(folder / f"{number}.maker")
        with opened(folder / f"{number}.maker") as session:
            there = bool(session.file.all(RoomEntry))
            assert bool(session.file.all(Mark)) == bool(session.file.all(Confirmation)) == there
            assert there or str(number) not in said
            merging.merge(session, merging.preview(session, files))
            wholes.add((len(session.file.all(Mark)), len(session.file.all(RoomEntry)), len(session.contest.conflicts)))
        proved(folder / f"{number}.maker")
    ((count, _entries, conflicts),) = wholes
    assert (count, conflicts) == (3 * 3 * 2 + 2 * 2 * 2, 0)


SCENARIOS: Mapping[str, Scenario] = {
    "entry": Scenario(small, key, check_keyed),
    "import": Scenario(small, take_in, check_taken_in),
    "ruling": Scenario(with_tie, decide, check_decided),
    "sealing": Scenario(with_scores, seal, check_sealed),
    "backup": Scenario(small, back_up, check_backed_up),
    "restoring": Scenario(with_copies, restore, check_restored),
    "beginning": Scenario(lambda folder: None, begin, check_begun),
    "migration": Scenario(several, migrate, check_migrated),
    "merge": Scenario(with_rooms, merge, check_merged),
}


# Killing


def start(scenario: Scenario, folder: Path) -> int:
    """Start the work in a child process and return its id; what it acknowledges goes into a file."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        with (folder.parent / f"{folder.name}.said").open("w", encoding="utf-8", buffering=1) as said:
            scenario.act(folder, lambda word: print(word, file=said))
        code = 0
    except BaseException:  # noqa: BLE001 - the child ends here, whatever has happened
        traceback.print_exc()
    os._exit(code)


def run(scenario: Scenario, random: Random, count: int, folder: Path) -> int:
    """Kill the work at so many instants; return how many times it was not done yet."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    base = folder / "base"
    base.mkdir(parents=True)
    scenario.prepare(base)
    whole, killed = 0.0, 0
    for instant in range(count + 1):
        place = folder / str(instant)
        shutil.copytree(base, place)
        begun = time.monotonic()
        child = start(scenario, place)
        # The first is left to its end, to know how long the work takes.
        signal.sigtimedwait({signal.SIGCHLD}, random.uniform(0, 0.8 * whole) if instant else 60)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        signal.sigtimedwait({signal.SIGCHLD}, 0)
        whole = whole or time.monotonic() - begun
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work itself has failed"
        killed += os.WIFSIGNALED(status)
        said = folder / f"{instant}.said"
        scenario.check(place, said.read_text("utf-8").split("\n")[:-1] if said.exists() else [])
        shutil.rmtree(place)
    return killed


if __name__ == "__main__":
    name, seed, times, where = sys.argv[1:]
    sys.stdout.write(f"{run(SCENARIOS[name], Random(int(seed)), int(times), Path(where))}\n")
