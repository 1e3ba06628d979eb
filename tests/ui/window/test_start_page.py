"""The start page: a new contest in three steps, recent files, and files that are dropped on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maker_desktop.domain.rules.preset import Preset
from maker_desktop.ui.window.start_page import StartPage

PRESETS = (
    Preset("jinzhong-2026", "2026年“创客中国”晋中市中小企业创新创业大赛", "city", 2026),
    Preset("national-2024", "第九届“创客中国”中小企业创新创业大赛", "national", 2024),
)


def page_for(qtbot: QtBot, folder: Path, *recent: Path) -> StartPage:
    page = StartPage(PRESETS, recent, folder)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_contest_is_asked_for_in_three_steps_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, tmp_path)
    QTest.keyClick(page.presets, Qt.Key.Key_Down)
    QTest.keyClick(page.presets, Qt.Key.Key_Return)
    assert page.step() == 1
    page.file_name.selectAll()
    QTest.keyClicks(page.file_name, "final")
    QTest.keyClick(page.file_name, Qt.Key.Key_Return)
    assert page.step() == 2
    assert page.summary_contest.text() == PRESETS[1].name
    with qtbot.waitSignal(page.new_wanted) as wanted:
        QTest.keyClick(page.forward, Qt.Key.Key_Return)
    assert wanted.args == ["national-2024", tmp_path / "final.maker"]


def test_the_file_is_named_after_the_rules_and_one_can_go_back(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, tmp_path)
    page.forward.click()
    assert page.file_name.text() == "2026年创客中国晋中市中小企业创新创业大赛.maker"
    page.back.click()
    assert page.step() == 0
    assert page.back.isHidden()


def test_what_cannot_be_made_is_said_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "taken.maker").touch()
    page = page_for(qtbot, tmp_path)
    page.forward.click()
    page.file_name.setText("taken")
    assert "已有同名文件" in page.target.text()
    assert not page.forward.isEnabled()
    QTest.keyClick(page.file_name, Qt.Key.Key_Return)
    assert page.step() == 1
    page.file_name.setText(" ")
    assert page.target.text() == "请填写文件名。"
    page.file_name.setText("free")
    page.folder.setText(str(tmp_path / "nowhere"))
    assert "没有这个文件夹" in page.target.text()
    page.folder.setText(str(tmp_path))
    assert page.forward.isEnabled()
    assert str(tmp_path / "free.maker") in page.target.text()


def test_without_rules_there_is_nothing_to_make(qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage((), (), tmp_path)
    qtbot.addWidget(page)
    assert not page.forward.isEnabled()


def test_a_recent_file_opens_with_a_click(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, tmp_path, tmp_path / "a.maker", tmp_path / "b.maker")
    assert page.recent_pages.currentIndex() == 0
    place = page.recent.visualItemRect(page.recent.item(1)).center()
    with qtbot.waitSignal(page.open_wanted) as wanted:
        QTest.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [tmp_path / "b.maker"]
    page.show_recent(())
    assert page.recent_pages.currentIndex() == 1


@pytest.mark.parametrize(
    ("names", "taken"), [(["a.maker"], True), (["a.xlsx"], False), (["a.maker", "b.maker"], False), ([], False)]
)
def test_one_contest_file_can_be_dropped(qtbot: QtBot, tmp_path: Path, names: list[str], taken: bool) -> None:
    page = page_for(qtbot, tmp_path)
    opened: list[Path] = []
    page.open_wanted.connect(opened.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.ignore()
    page.dragEnterEvent(enter)
    assert enter.isAccepted() is taken
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))
    assert opened == ([tmp_path / "a.maker"] if taken else [])


def test_the_other_actions_are_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, tmp_path)
    with qtbot.waitSignal(page.open_asked):
        page.open_file.click()
    with qtbot.waitSignal(page.sample_wanted):
        page.sample.click()


def test_the_usual_keys_open_help_and_quit(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, tmp_path)
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignals([page.help_wanted, page.open_asked]):
        QTest.keyClick(page, Qt.Key.Key_F1)
        QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert page.isHidden()
