"""The audience window beside the main window on the only screen; two screens are in on_two_screens.py."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.app.desktop import Desktop
from maker_desktop.ui.audience.projection import Projection
from maker_desktop.ui.audience.scenes import Message
from maker_desktop.ui.audience.window import AudienceWindow


def test_the_audience_screen_opens_beside_the_main_window_and_closing_it_closes_nothing_else(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    window = desktop.window
    assert window is not None
    window.context.show_scene(Message(text="休息十分钟"))
    assert desktop.contest is not None
    audience = desktop.contest.audience
    assert not audience.isVisible(), "a scene alone opens no window"
    window.area.audience.click()
    assert audience.isVisible()
    assert audience.scene() == Message(text="休息十分钟")
    assert window.area.audience.text() == "大屏幕 · 在窗口中"
    audience.close()
    assert window.isVisible()
    assert window.area.audience.text() == "打开大屏幕"
    window.area.audience.click()
    window.close()
    assert not audience.isVisible()


def test_on_the_only_screen_the_audience_screen_is_a_window_that_leaves_the_main_window_visible(qtbot: QtBot) -> None:
    desk, audience = QWidget(), AudienceWindow(lambda: 0.0)
    qtbot.addWidget(desk)
    qtbot.addWidget(audience)
    audience.setGeometry(5000, -40, 1280, 720)  # where a projector was
    Projection(audience, desk).toggle()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert not audience.isFullScreen()
    assert room.contains(audience.geometry())
    assert audience.width() <= room.width() / 2
