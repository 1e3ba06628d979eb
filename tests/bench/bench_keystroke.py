"""Times a key pressed in the scoring grid until its effect is painted, at 60 projects × 9 judges; it gates nothing.

The measure is a bare table of the same size that only changes one cell: how much of a frame is our own.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui import pages
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.window.main_window import MainWindow

PROJECTS, JUDGES, KEYED = 60, 9, 12
STAGE = "final"
CONTROL = Qt.KeyboardModifier.ControlModifier


def full_contest(path: Path) -> Session:
    """Return a contest whose first half is marked and confirmed."""
    session = contest.create(path, preset_text("jinzhong-2026"), "记分员", rulebook_name="jinzhong-2026")
    with session.change("bench", "roster") as work:
        for number in range(1, PROJECTS + 1):
            work.put(Project(number, f"第{number}个项目的名称", f"第{number}家科技有限公司", "enterprise"))
    panels.seat_judges(session, STAGE, [Seat(STAGE, "1", seat, f"评委{seat}") for seat in range(1, JUDGES + 1)])
    for number in range(1, PROJECTS // 2 + 1):
        for seat in range(1, JUDGES + 1):
            for criterion in session.stage(STAGE).criteria:
                marks.enter(session, KeyedMark(STAGE, number, f"评委{seat}", criterion, str(70 + number * seat % 30)))
        marks.confirm(session, STAGE, number)
    return session


def until_painted(window: QWidget, work: Callable[[], object]) -> float:
    """Return the milliseconds until the work is done and the window is painted."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def key_projects(window: MainWindow, page: ScoringPage) -> tuple[list[float], list[float], list[float]]:
    """Key whole projects; return the times of digits, of Enter (the mark is then on disk) and of Ctrl+Enter."""
    digits, enters, confirms = [], [], []
    for turn in range(KEYED):
        for place in range(JUDGES * 3):
            for digit in str(70 + (turn + place) % 29):
                digits.append(until_painted(window, partial(key, page, digit)))
            enters.append(until_painted(window, lambda: QTest.keyClick(typed_into(page), Qt.Key.Key_Return)))
        confirms.append(until_painted(window, lambda: QTest.keyClick(page.grid, Qt.Key.Key_Return, CONTROL)))
    return digits, enters, confirms


def key(page: ScoringPage, digit: str) -> None:
    """Press one digit where keys go at that moment."""
    QTest.keyClicks(typed_into(page), digit)


def typed_into(page: ScoringPage) -> QWidget:
    """Return what receives the keys: the field being keyed, or the grid."""
    return page.grid.editor() or page.grid


def bare_table() -> list[float]:
    """Return the times of changing one cell of a plain table of the same size and painting it."""
    table, model = QTableView(), QStandardItemModel(JUDGES, 8)
    table.setModel(model)
    table.resize(700, 500)
    table.show()
    QApplication.processEvents()
    return [until_painted(table, partial(model.setItem, n % JUDGES, 3, QStandardItem(str(n)))) for n in range(500)]


def say(words: str, times: list[float], baseline: float) -> None:
    """Print a line of the result."""
    middle, worst = median(times), quantiles(times, n=100)[98] if len(times) > 1 else times[0]
    sys.stdout.write(f"{words}: median {middle:.2f} ms, 99% under {worst:.2f} ms, ratio {middle / baseline:.1f}\n")


def idle() -> None:
    """Stand for what the file menu would do."""


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    baseline = median(bare_table())
    with tempfile.TemporaryDirectory() as folder:
        session = full_contest(Path(folder) / "bench.maker")
        window = MainWindow(
            PageContext(session), pages.ENTRIES, FileMenu(idle, idle, lambda _path: None, tuple, idle, idle)
        )
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        window.go_to_key("scoring")
        page = window.page([entry.key for entry in window.entries].index("scoring"))
        assert isinstance(page, ScoringPage)
        page.grid.setFocus()
        digits, enters, confirms = key_projects(window, page)
        sys.stdout.write(f"{PROJECTS} projects x {JUDGES} judges; a bare table repaints a cell in {baseline:.2f} ms\n")
        say("a digit", digits, baseline)
        say("Enter, the mark on disk and shown", enters, baseline)
        say("Ctrl+Enter, confirmed and the next project shown", confirms, baseline)
        window.close()
        session.close()


if __name__ == "__main__":
    main()
