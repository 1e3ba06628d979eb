"""A whole day of scoring at the real window and a real file, by keys alone: their number, their answer, the memory."""

import gc
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, panels
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.window.open_contest import OpenContest
from tests.fakes import clock

JUDGES: Final = 7
CRITERIA: Final = 3
STAGE: Final = "preliminary"
#: Milliseconds until a key is answered, and bytes that a day may leave behind, as the plan has them.
MEDIAN, HIGH, GROWTH = 16.0, 50.0, 10 * 2**20
#: A shared machine may have other work: a key is only held to be slow from so many times the plan's milliseconds on.
PATIENCE: Final = 2.0


class Mouse(QObject):
    """Counts what a mouse would have done."""

    EVENTS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)
    used = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.used += event.type() in self.EVENTS
        return False


@dataclass
class Day:
    """A person at the keyboard: how many keys for what, and the milliseconds until each was answered and painted."""

    times: list[float] = field(default_factory=list)
    digits: int = 0
    marks: int = 0
    projects: int = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard leads, as a person does, and wait until the window has answered."""
        receiver = QApplication.focusWidget()
        assert receiver is not None, "the keyboard leads nowhere"
        began = time.perf_counter()
        QTest.keyClick(receiver, key, modifier)
        QApplication.processEvents()
        self.times.append((time.perf_counter() - began) * 1000)

    def key_project(self, number: int) -> None:
        """Key all sheets of the project on the desk and confirm it."""
        for seat in range(1, JUDGES + 1):
            for criterion in range(CRITERIA):
                text = str(mark_of(number, seat, criterion))
                for digit in text:
                    self.press(Qt.Key(ord(digit)))
                self.press(Qt.Key.Key_Return)
                self.digits += len(text)
                self.marks += 1
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.projects += 1

    def say(self) -> tuple[float, float]:
        """Print and return the median and the 99th percentile in milliseconds."""
        middle, high = median(self.times), quantiles(self.times, n=100)[98]
        sys.stdout.write(f"\n{len(self.times)} keys: median {middle:.1f} ms, 99th percentile {high:.1f} ms\n")
        return middle, high


def mark_of(number: int, seat: int, criterion: int) -> int:
    """Return the mark on paper; the sheets of a project lie close together."""
    return 60 + (number * 13) % 30 + (seat + criterion) % 5


def day_to_come(path: Path, projects: int) -> Session:
    """Return a contest that is ready for its first stage: roster, judges, draw."""
    session = contest.create(path, preset_text("jinzhong-2026"), "王敏", clock, "jinzhong-2026")
    with session.change("roster.import", "roster") as work:
        for number in range(1, projects + 1):
            work.put(Project(number, f"第{number}个项目的名称", f"第{number}家科技有限公司", "enterprise"))
    panels.seat_judges(session, STAGE, [Seat(STAGE, "1", seat, f"评委{seat}", "大学") for seat in range(1, JUDGES + 1)])
    draw.draw(session, STAGE)
    return session


def key_day(path: Path, projects: int, menu: FileMenu) -> Day:
    """Key a whole day at the window of a new file, and prove that the file holds it."""
    session = day_to_come(path, projects)
    opened = OpenContest(session, ENTRIES, menu, time.monotonic)
    opened.window.resize(1440, 900)
    opened.window.show()
    opened.window.activateWindow()
    QApplication.processEvents()
    day = Day()
    day.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = opened.window.page(4)
    assert isinstance(page, ScoringPage)
    for _turn in range(projects):
        assert page.number is not None
        day.key_project(page.number)
    book = session.book(STAGE)
    for number in range(1, projects + 1):
        for seat in range(1, JUDGES + 1):
            keyed = [book.value(number, f"评委{seat}", criterion) for criterion in session.stage(STAGE).criteria]
            assert keyed == [mark_of(number, seat, criterion) for criterion in range(CRITERIA)]
            assert book.confirmed(number, f"评委{seat}")
    opened.window.close()
    for widget in (opened.window, opened.audience):
        widget.deleteLater()
    opened.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return day


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[Mouse]:
    mouse = Mouse()
    qapp.installEventFilter(mouse)
    yield mouse
    qapp.removeEventFilter(mouse)


def test_a_day_is_keyed_with_few_keys_and_no_mouse(mouse: Mouse, tmp_path: Path, idle_menu: FileMenu) -> None:
    day = key_day(tmp_path / "day.maker", 8, idle_menu)
    assert day.marks == 8 * JUDGES * CRITERIA
    assert len(day.times) <= day.digits + day.marks + 2 * day.projects
    assert mouse.used == 0
    day.say()


def test_a_day_that_is_closed_leaves_nothing_in_memory(tmp_path: Path, idle_menu: FileMenu) -> None:
    gc.collect()
    before = [each for each in gc.get_objects() if type(each) is Session]
    key_day(tmp_path / "day.maker", 1, idle_menu)
    gc.collect()
    assert [each for each in gc.get_objects() if type(each) is Session and each not in before] == []


@pytest.mark.soak
def test_five_days_are_answered_at_once_and_leave_nothing_behind(tmp_path: Path, idle_menu: FileMenu) -> None:
    days, grown = [], []
    for turn in range(5):
        days.append(key_day(tmp_path / f"{turn}.maker", 40, idle_menu))
        gc.collect()
        grown.append(resident_bytes())
        middle, high = days[-1].say()
        assert middle < MEDIAN * PATIENCE
        assert high < HIGH * PATIENCE
    sys.stdout.write(f"memory after each day: {', '.join(f'{size / 2**20:.1f} MB' for size in grown)}\n")
    assert grown[-1] - grown[0] <= GROWTH


def resident_bytes() -> int:
    """Return how much memory this program holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
