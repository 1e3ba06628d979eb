"""Several screens beside the desk's; collected by test_two_screens.py in a process of its own, where Qt has four."""

from pathlib import Path

from maker_desktop.app.desktop import Desktop
from maker_desktop.ui.audience.scenes import Prompter
from maker_desktop.ui.audience.side_screens import ScreenRole
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.open_contest import OpenContest
from maker_desktop.ui.window.show.screens_dialog import ScreensDialog
from tests.ui.audience.on_two_screens import app, screen

ROLES = {"projector": "audience", "wall": "lobby", "stand": "prompter"}


def plug(name: str, there: bool) -> None:
    (app().screenAdded if there else app().screenRemoved).emit(screen(name))


def opened(desktop: Desktop) -> OpenContest:
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    return desktop.contest


def test_each_screen_has_its_own_picture_and_comes_back_by_its_name(desktop: Desktop, memory: Memory) -> None:
    contest = opened(desktop)
    contest.screens.choose(ROLES)
    contest.window.area.audience.click()
    assert contest.audience.geometry() == screen("projector").geometry()
    sides = contest.screens.sides
    assert {name: side.window.geometry() for name, side in sides.items()} == {
        name: screen(name).geometry() for name in ("wall", "stand")
    }
    assert isinstance(sides["stand"].window.scene(), Prompter)
    plug("wall", False)
    assert [side.window.isVisible() for side in sides.values()] == [False, True]
    assert "“大厅名次榜”的屏幕已断开" in contest.window.area.message.sentence()
    plug("projector", False)
    plug("projector", True)
    assert contest.audience.geometry() == screen("projector").geometry()
    plug("wall", True)
    assert sides["wall"].window.geometry() == screen("wall").geometry()
    contest.window.area.audience.click()
    assert not contest.screens.sides, "they close with the audience's"
    assert memory.screens() == ROLES


def test_a_screen_that_is_not_there_is_waited_for_and_no_other_taken(desktop: Desktop) -> None:
    contest = opened(desktop)
    contest.screens.choose({"led-wall": "audience", "stand": "clock"})
    contest.window.area.audience.click()
    assert not contest.audience.isVisible()
    plug("projector", True)
    assert not contest.audience.isVisible(), "another screen is not the audience's"


def test_the_dialog_names_every_screen_but_the_desks(desktop: Desktop) -> None:
    contest = opened(desktop)
    contest.screens.choose({"led-wall": "clock"})
    dialog = ScreensDialog(contest.screens, "desk", False, lambda _wanted: None, contest.window)
    assert list(dialog.choices) == ["projector", "wall", "stand", "led-wall"]
    assert dialog.choices["led-wall"].currentText() == "计时屏"
    dialog.choices["wall"].setCurrentIndex(dialog.choices["wall"].findData("lobby"))
    dialog.apply.click()
    assert contest.screens.roles == {"wall": ScreenRole.LOBBY, "led-wall": ScreenRole.CLOCK}
