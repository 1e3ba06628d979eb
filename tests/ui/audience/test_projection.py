"""The hall's window beside the desk's: opened, closed, and unplugged with its screen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from maker_desktop.app.desktop import Desktop
from maker_desktop.ui.audience.scenes import Message


def test_the_hall_opens_beside_the_desk_and_closing_it_closes_nothing_else(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    window = desktop.window
    assert window is not None
    window.desk.show_scene(Message(text="休息十分钟"))
    assert desktop.contest is not None
    hall = desktop.contest.hall
    assert not hall.isVisible(), "a scene alone opens no window"
    window.area.hall.click()
    assert hall.isVisible()
    assert hall.scene() == Message(text="休息十分钟")
    assert window.area.hall.text() == "大屏幕 · 在窗口中"
    hall.close()
    assert window.isVisible()
    assert window.area.hall.text() == "打开大屏幕"
    window.area.hall.click()
    window.close()
    assert not hall.isVisible()


def test_a_screen_that_is_unplugged_takes_its_picture_along_and_brings_it_back(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    window, hall = desktop.contest.window, desktop.contest.hall
    monkeypatch.setattr(window, "screen", lambda: None)  # the only screen here is then another than the desk's
    window.area.hall.click()
    assert (hall.isFullScreen(), window.area.hall.text()) == (True, "大屏幕 · 已连接")
    window.desk.show_scene(Message(text="休息十分钟"))
    qapp.screenRemoved.emit(qapp.primaryScreen())
    assert not hall.isVisible(), "it must not fall over the desk"
    assert (window.isVisible(), window.area.hall.text()) == (True, "大屏幕 · 已断开")
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert (hall.isFullScreen(), window.area.hall.text()) == (True, "大屏幕 · 已连接")
    assert hall.scene() == Message(text="休息十分钟")
    hall.close()
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert not hall.isVisible(), "what was closed stays closed"
