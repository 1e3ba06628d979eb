"""The desk on one screen and the projector on the other; collected by test_two_screens.py in a process of its own.

Qt reads its screens once, when the program starts, so these cannot run among the tests that have one.
"""

import gc
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QScreen
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.app.desktop import Desktop
from maker_desktop.ui.audience.projection import Projection
from maker_desktop.ui.audience.scenes import Black, Message
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.kit.dialog_frame import Question


def screen(name: str) -> QScreen:
    """Return a screen by its name, as Qt knows it now."""
    return next(screen for screen in QGuiApplication.screens() if screen.name() == name)


class Table(QWidget):
    """A desk that counts how often it was asked to take the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def activateWindow(self) -> None:  # noqa: N802 - Qt's name
        self.asked += 1


@dataclass
class Room:
    """A desk and its audience screen; `said` holds how the latter stood, in words."""

    desk: Table
    window: AudienceWindow
    projection: Projection
    said: list[str]

    def plug_in(self, name: str = "projector") -> None:
        app().screenAdded.emit(screen(name))

    def pull(self, name: str = "projector") -> None:
        app().screenRemoved.emit(screen(name))

    def fills(self, name: str) -> bool:
        return self.window.isFullScreen() and self.window.geometry() == screen(name).geometry()


def app() -> QGuiApplication:
    running = QGuiApplication.instance()
    assert isinstance(running, QGuiApplication)
    return running


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    desk, window, said = Table(), AudienceWindow(lambda: 0.0), list[str]()
    for widget in (desk, window):
        qtbot.addWidget(widget)
    desk.show()
    projection = Projection(window, desk)
    projection.stands.connect(said.append)
    return Room(desk, window, projection, said)


@pytest.mark.parametrize(("desk", "other"), [("desk", "projector"), ("projector", "desk")])
def test_it_opens_on_the_screen_the_desk_is_not_on(room: Room, desk: str, other: str) -> None:
    room.desk.move(screen(desk).geometry().topLeft())
    room.projection.toggle()
    assert room.fills(other)
    assert room.said == ["大屏幕 · 已连接"]


def test_it_fills_its_screen_hides_the_pointer_and_leaves_the_keyboard_alone(room: Room, qtbot: QtBot) -> None:
    room.projection.toggle()
    assert room.window.cursor().shape() == Qt.CursorShape.BlankCursor
    room.window.activateWindow()
    qtbot.waitUntil(lambda: room.desk.asked > 0)
    room.window.showNormal()
    assert room.window.cursor().shape() == Qt.CursorShape.ArrowCursor
    room.desk.asked = 0
    room.window.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert not room.desk.asked, "a window on a desk of one screen may have the keyboard"


def test_it_goes_with_the_cable_and_comes_back_with_it(room: Room) -> None:
    room.projection.toggle()
    room.pull()
    assert not room.window.isVisible(), "it must not fall over the desk"
    screen("desk").geometryChanged.emit(screen("desk").geometry())
    assert not room.window.isVisible(), "the screen that is left changes its size, and is not the audience's"
    room.plug_in()
    assert room.fills("projector")
    assert room.said == ["大屏幕 · 已连接", "大屏幕 · 已断开", "大屏幕 · 已连接"]
    room.window.close()
    room.plug_in()
    assert not room.window.isVisible(), "what was closed stays closed"


def test_another_screen_that_goes_is_no_matter(room: Room) -> None:
    room.projection.toggle()
    room.pull("desk")
    assert room.fills("projector")


def test_a_window_takes_a_screen_that_comes(room: Room) -> None:
    room.desk.move(screen("projector").geometry().topLeft())
    room.projection.toggle()
    room.pull("desk")
    room.projection.toggle()
    room.plug_in("desk")
    assert room.fills("desk")


def end_a_widget_that_asked_for_its_screen(name: str) -> None:
    """Do what makes PySide forget the screen it knew: Python's screen belongs to the widget, and goes with it."""
    widget = QWidget()
    widget.setGeometry(screen(name).geometry())
    widget.show()
    QApplication.processEvents()
    assert widget.screen().name() == name
    del widget
    gc.collect()


def test_screens_stay_known_after_a_widget_that_asked_for_its_own_is_gone(room: Room) -> None:
    room.projection.toggle()
    for name in ("desk", "projector"):
        end_a_widget_that_asked_for_its_screen(name)
    room.window.setGeometry(0, 0, 640, 480)
    room.window.showFullScreen()
    screen("projector").geometryChanged.emit(screen("projector").geometry())
    assert room.fills("projector"), "a projector that is switched over changes its size"
    room.pull()
    assert not room.window.isVisible()
    assert room.said[-1] == "大屏幕 · 已断开"
    room.plug_in()
    assert room.fills("projector")


def test_the_desk_says_how_it_stands_and_the_scene_comes_back(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    window, audience = desktop.contest.window, desktop.contest.audience
    window.area.audience.click()
    window.context.show_scene(Message(text="休息十分钟"))
    app().screenRemoved.emit(screen("projector"))
    assert (window.isVisible(), audience.isVisible(), window.area.audience.text()) == (True, False, "大屏幕 · 已断开")
    app().screenAdded.emit(screen("projector"))
    assert (audience.isFullScreen(), window.area.audience.text()) == (True, "大屏幕 · 已连接")
    assert audience.scene() == Message(text="休息十分钟")


def press(desktop: Desktop, key: str, answer: str = "") -> list[str]:
    """Press a key of the audience screen; return what was asked first, which gets this answer."""
    assert desktop.contest is not None
    asked: list[str] = []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Question):
            asked.append(box.title.text())
            next(each for each in box.findChildren(QPushButton) if each.text() == answer).click()

    QTimer.singleShot(0, reply)
    window = desktop.contest.window
    next(action for action in window.actions() if action.shortcut() == QKeySequence(key)).trigger()
    QApplication.processEvents()
    return asked


@pytest.mark.parametrize("loss", ["pulled", "closed"])
def test_a_screen_that_is_gone_stops_the_show_and_it_stands_where_it_stood(desktop: Desktop, loss: str) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    window, audience = desktop.contest.window, desktop.contest.audience
    bar = window.desk_bar
    assert press(desktop, "Ctrl+F6") == [], "a desk without a screen is not asked at every step"
    window.area.audience.click()
    title = audience.scene()
    assert bar.isHidden()
    if loss == "pulled":
        app().screenRemoved.emit(screen("projector"))
    else:
        audience.close()
    assert bar.isVisible()
    assert "画面停在“开场画面”" in bar.words.text()
    window.go_to(len(window.entries) - 1)
    assert bar.isVisible(), "on every page"
    assert press(desktop, "Ctrl+F11", "取消") == ["大屏幕没有打开，仍要继续？"]
    assert audience.scene() == title
    if loss == "pulled":
        app().screenAdded.emit(screen("projector"))
    else:
        bar.open_screen.click()
    assert (audience.isFullScreen(), bar.isVisible(), audience.scene()) == (True, False, title)


def test_a_step_may_be_taken_while_the_screen_is_gone(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    desktop.contest.window.area.audience.click()
    desktop.contest.audience.close()
    assert press(desktop, "Ctrl+F11", "仍要继续") == ["大屏幕没有打开，仍要继续？"]
    assert isinstance(desktop.contest.audience.scene(), Black)


def test_no_key_of_the_audience_screen_repeats_while_it_is_held(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    window = desktop.contest.window
    keys = {key for _words, _hear, key in window.context.audience.bindings()}
    held = {each.shortcut().toString(): each.autoRepeat() for each in window.actions()}
    assert {key: held[key] for key in keys} == dict.fromkeys(keys, False)


@pytest.mark.parametrize(("released", "pressed", "steps"), [(500, 500, 0), (500, 530, 1), (0, 0, 1)])
def test_a_key_that_a_server_releases_and_presses_at_once_is_held(
    desktop: Desktop, released: int, pressed: int, steps: int
) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    window = desktop.contest.window
    handle = window.windowHandle()
    scenes: list[object] = []
    window.context.projected.connect(scenes.append)
    for kind, moment in ((QEvent.Type.KeyRelease, released), (QEvent.Type.ShortcutOverride, pressed)):
        event = QKeyEvent(kind, Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier)
        event.setTimestamp(moment)
        QApplication.sendEvent(handle, event)
    next(action for action in window.actions() if action.shortcut() == QKeySequence("Ctrl+F6")).trigger()
    assert len(scenes) == steps
