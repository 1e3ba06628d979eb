"""Sleep and screen saver: held off while the audience screen is open, or the desk says why not."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.window import open_contest
from maker_desktop.ui.window.awake import Awake, WindowsHold
from tests.ui.conftest import MakeSession, entries_of


class NotedHold:
    """A system that notes what it is asked for, and agrees or not."""

    def __init__(self, agrees: bool) -> None:
        self.agrees = agrees
        self.asked: list[str] = []

    def take(self, answer: Callable[[bool], None]) -> None:
        self.asked.append("take")
        answer(self.agrees)

    def release(self) -> None:
        self.asked.append("release")


def on_a_bus(*arguments: str) -> list[str]:
    """Run the screen saver and the window on a bus of their own; return what they say."""
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.window.screen_saver", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=120, cwd=Path(__file__).parents[3]
    )
    return done.stdout.splitlines()


def test_the_desktop_holds_its_screen_saver_off_and_lets_go(qapp: QObject) -> None:
    assert on_a_bus() == ["held for 创客评审台 大屏幕正在使用", "on the bus True", "on the bus False"]


def test_a_desktop_without_the_service_is_told_of(qapp: QObject) -> None:
    (sentence,) = on_a_bus("--no-service")
    assert "不能阻止这台电脑息屏和睡眠" in sentence
    assert "系统设置" in sentence


def test_windows_keeps_system_and_display_awake(qapp: QObject) -> None:
    states: list[int] = []

    def set_state(state: int) -> int:
        states.append(state)
        return 0x80000000

    parent = QObject()
    awake = Awake(parent, WindowsHold(set_state))
    awake.keep(True)
    awake.keep(True)
    assert awake.held
    awake.keep(False)
    assert states == [0x80000003, 0x80000000]
    refused: list[str] = []
    awake = Awake(parent, WindowsHold(lambda _state: 0))
    awake.failed.connect(refused.append)
    awake.keep(True)
    assert not awake.held
    assert len(refused) == 1


def opened(
    session: Session, idle_menu: FileMenu, qtbot: QtBot, agrees: bool
) -> tuple[open_contest.OpenContest, NotedHold]:
    contest = open_contest.OpenContest(session, entries_of("a", []), idle_menu, lambda: 0.0)
    hold = NotedHold(agrees)
    contest.awake.use(hold)
    qtbot.addWidget(contest.window)
    contest.window.show()
    return contest, hold


def test_the_audience_screen_keeps_the_computer_awake_while_it_is_open(
    make_session: MakeSession, tmp_path: Path, idle_menu: FileMenu, qtbot: QtBot
) -> None:
    contest, hold = opened(make_session(tmp_path / "a.maker"), idle_menu, qtbot, agrees=True)
    assert hold.asked == []
    contest.window.area.audience.click()
    assert hold.asked == ["take"]
    contest.window.area.audience.click()
    assert hold.asked == ["take", "release"]
    contest.window.area.audience.click()
    contest.window.close()
    assert hold.asked == ["take", "release", "take", "release"]


def test_the_desk_says_that_the_computer_may_fall_asleep(
    make_session: MakeSession, tmp_path: Path, idle_menu: FileMenu, qtbot: QtBot
) -> None:
    contest, _hold = opened(make_session(tmp_path / "a.maker"), idle_menu, qtbot, agrees=False)
    contest.window.area.audience.click()
    assert "请在系统设置里关闭自动息屏" in contest.window.area.message.sentence()
    contest.window.close()
