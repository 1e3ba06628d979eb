"""Times the window against a bare one with the same font: start page, opening 500 projects, pages; it gates nothing.

Each measurement is a program of its own, with its bytecode cached, that counts its own processor time: other work on
the machine hardly matters then.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# What each program needs is imported in its function, marked below as "timed": importing is what is measured.
if TYPE_CHECKING:
    from maker_desktop.app.desktop import Desktop

TURNS = 5
PROJECTS, JUDGES = 500, 7
STAGE = "preliminary"
THINGS = ("煤层气", "高速动车组", "数模转换器", "马铃薯", "镁合金", "碳纤维", "储能电池", "工业互联网", "液压支架")
PARTS = ("智能检测装备", "绿色冶炼工艺", "全产业链平台", "精密成形技术", "远程运维系统", "低碳改造方案", "增材制造")
AIMS = ("的研制与应用", "研发及产业化", "示范工程", "推广", "升级改造")


def bare(_path: Path) -> None:
    """Show an empty PySide6 window with our font, and say how long it took."""
    from PySide6.QtGui import QFont, QFontDatabase  # noqa: PLC0415 - timed
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415 - timed

    from maker_desktop.resources import resource  # noqa: PLC0415 - timed

    app = QApplication([])
    QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC-Regular.ttf")))
    app.setFont(QFont("Noto Sans SC", 11))
    window = QMainWindow()
    window.setCentralWidget(QLabel("创客评审台"))
    window.resize(1280, 720)
    window.show()
    app.processEvents()
    say("bare", time.process_time())


def start(path: Path) -> None:
    """Show the start page, and say how long it took."""
    program(path)
    say("start", time.process_time())


def opening(path: Path) -> None:
    """Open a contest from the start page and show every page twice, and say how long each took."""
    desktop = program(path)
    began = time.process_time()
    desktop.open_file(path)
    shown("open", began)
    window = desktop.window
    assert window is not None
    for turn in ("first", "again"):
        for entry in (*window.entries[1:], window.entries[0]):
            rest(desktop)
            began = time.process_time()
            window.go_to_key(entry.key)
            shown(f"{turn} {entry.key}", began)
    window.close()


def rest(desktop: "Desktop") -> None:
    """Let what a page does in the background end, for its threads would count as the next page's."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - must not be imported before it is timed

    from maker_desktop.ui.kit.tasks import Tasks  # noqa: PLC0415 - as above

    assert desktop.window is not None
    looked_at = time.monotonic() + 0.1  # nobody leaves a page sooner
    while time.monotonic() < looked_at or any(tasks.running() for tasks in desktop.window.context.findChildren(Tasks)):
        QApplication.processEvents()


def program(path: Path) -> "Desktop":
    """Return the program with its start page painted; it remembers nothing but beside `path`."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - timed
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - timed

    from maker_desktop.app import OBJECTS_BETWEEN_COLLECTIONS, backend, desktop  # noqa: PLC0415 - timed
    from maker_desktop.ui.kit import theme  # noqa: PLC0415 - timed
    from maker_desktop.ui.window.memory import Memory  # noqa: PLC0415 - timed

    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    app = QApplication([])
    theme.apply(app)
    memory = Memory(QSettings(str(path.with_name("window.ini")), QSettings.Format.IniFormat))
    started = desktop.Desktop(backend.lazy_backend(lambda: "记分员"), memory, time.monotonic)
    started.start()
    app.processEvents()
    return started


def shown(what: str, began: float) -> None:
    """Let what was asked for be painted, and say how long it took."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - must not be imported before it is timed

    QApplication.processEvents()
    say(what, time.process_time() - began)


def say(what: str, seconds: float) -> None:
    """Print a measurement for the program that started this one."""
    sys.stdout.write(f"{what}={seconds * 1000:.1f}\n")
    sys.stdout.flush()


def full_contest(path: Path) -> None:
    """Make a contest whose first stage is marked and confirmed."""
    from decimal import Decimal  # noqa: PLC0415 - must not be imported before it is timed

    from maker_desktop.domain.model.panel import Seat  # noqa: PLC0415 - as above
    from maker_desktop.domain.model.roster import Project  # noqa: PLC0415 - as above
    from maker_desktop.exchange.marks_file import MarkRow, MarksReading  # noqa: PLC0415 - as above
    from maker_desktop.exchange.rulebook.presets import preset_text  # noqa: PLC0415 - as above
    from maker_desktop.services.core import contest  # noqa: PLC0415 - as above
    from maker_desktop.services.panels import draw, panels  # noqa: PLC0415 - as above
    from maker_desktop.services.scoring import marks_import  # noqa: PLC0415 - as above

    session = contest.create(path, preset_text("jinzhong-2026"), "记分员", rulebook_name="jinzhong-2026")
    with session.change("bench", "roster") as work:
        for number in range(1, PROJECTS + 1):
            name = THINGS[number % 9] + PARTS[number // 9 % 7] + AIMS[number // 63 % 5]
            work.put(Project(number, name, f"第{number}家科技有限公司", ("enterprise", "startup")[number % 2]))
    panels.seat_judges(session, STAGE, [Seat(STAGE, "1", seat, f"评委{seat}") for seat in range(1, JUDGES + 1)])
    draw.draw(session, STAGE)
    cells = [
        (number, seat, place, criterion)
        for number in range(1, PROJECTS + 1)
        for seat in range(1, JUDGES + 1)
        for place, criterion in enumerate(session.stage(STAGE).criteria)
    ]
    rows = tuple(
        MarkRow(
            row,
            str(number),
            f"评委{seat}",
            criterion,
            str(Decimal(600 + (number * 79 + seat * 13 + place * 31) % 350) / 10),
        )
        for row, (number, seat, place, criterion) in enumerate(cells, start=2)
    )
    marks_import.import_marks(session, STAGE, MarksReading(rows, ()))
    session.close()


def measured(kind: str, path: Path, cache: Path) -> dict[str, float]:
    """Run one of the programs some times and return the median of each of its measurements, in milliseconds."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache)
    command = [sys.executable, __file__, kind, str(path)]
    found: dict[str, list[float]] = {}
    for turn in range(TURNS + 1):
        ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        if turn:  # the first fills the cache
            for line in ran.stdout.split("\n")[:-1]:
                what, milliseconds = line.split("=")
                found.setdefault(what, []).append(float(milliseconds))
    return {what: median(times) for what, times in found.items()}


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path, cache = Path(folder) / "bench.maker", Path(folder) / "bytecode"
        full_contest(path)
        base = measured("bare", path, cache)["bare"]
        ready = measured("start", path, cache)["start"]
        pages = measured("opening", path, cache)
    sys.stdout.write(f"a bare PySide6 window with the same font: {base:.0f} ms of processor time\n")
    sys.stdout.write(f"the start page: {ready:.0f} ms, ratio {ready / base:.2f} (wanted: at most 2.5)\n")
    opened = pages.pop("open")
    sys.stdout.write(
        f"opening {PROJECTS} projects x {JUDGES} judges, imports included: {opened:.0f} ms, ratio {opened / base:.2f}\n"
    )
    for turn, words in (("first", "shown first"), ("again", "shown again")):
        times = {what.split()[1]: milliseconds for what, milliseconds in pages.items() if what.startswith(turn)}
        slowest = max(times, key=times.__getitem__)
        sys.stdout.write(
            f"pages {words}: median {median(times.values()):.0f} ms, slowest {slowest} {times[slowest]:.0f} ms\n"
        )


PROGRAMS = {"bare": bare, "start": start, "opening": opening}

if __name__ == "__main__":
    if len(sys.argv) > 2:
        PROGRAMS[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
