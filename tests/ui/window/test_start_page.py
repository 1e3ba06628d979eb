"""The start page: a new contest, recent files with their progress, and files that are dropped on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maker_desktop.domain.rules.preset import Preset
from maker_desktop.services.overview.summary import Summary
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


def test_a_contest_is_asked_for_with_two_presses_of_enter(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, tmp_path)
    QTest.keyClick(page.presets, Qt.Key.Key_Down)
    QTest.keyClick(page.presets, Qt.Key.Key_Return)
    assert page.file_name.selectedText() == page.file_name.text(), "the name is offered, and typed over"
    QTest.keyClicks(page.file_name, "final")
    with qtbot.waitSignal(page.new_wanted) as wanted:
        QTest.keyClick(page.file_name, Qt.Key.Key_Return)
    assert wanted.args == ["national-2024", tmp_path / "final.maker"]


def test_the_file_is_named_after_the_rules(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, tmp_path)
    assert page.file_name.text() == "2026年创客中国晋中市中小企业创新创业大赛.maker"
    assert page.forward.isEnabled()


def test_what_cannot_be_made_is_said_at_once_and_moves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "taken.maker").touch()
    page = page_for(qtbot, tmp_path)
    asked: list[object] = []
    page.new_wanted.connect(lambda *wanted: asked.append(wanted))
    place = page.forward.geometry()
    page.file_name.setText("taken")
    assert "已有同名文件" in page.target.text()
    assert not page.forward.isEnabled()
    QTest.keyClick(page.file_name, Qt.Key.Key_Return)
    page.file_name.setText(" ")
    assert page.target.text() == "请填写文件名。"
    page.file_name.setText("free")
    page.folder.setText(str(tmp_path / "nowhere"))
    assert "没有这个文件夹" in page.target.text()
    QApplication.processEvents()
    assert page.forward.geometry() == place
    assert not asked
    page.folder.setText(str(tmp_path))
    assert page.forward.isEnabled()
    assert str(tmp_path / "free.maker") in page.target.text()


def test_without_rules_there_is_nothing_to_make(qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage((), (), tmp_path)
    qtbot.addWidget(page)
    assert not page.forward.isEnabled()


def test_a_recent_file_shows_its_progress_and_opens_with_a_click(qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.maker" for name in "abcd"]
    page = page_for(qtbot, tmp_path, *paths)
    cards = page.recent.cards
    assert [card.path for card in cards] == paths[:3]
    page.show_summary(paths[1], Summary("复赛 14/14", 18, 18, sealed=True))
    page.show_summary(paths[2], None)
    assert cards[1].holds.text() == "复赛 14/14"
    assert cards[1].accessibleName() == "打开 b，复赛 14/14，已封存"
    assert cards[2].state.text() == "打开后可见"
    with qtbot.waitSignal(page.open_wanted) as wanted:
        QTest.mouseClick(cards[1], Qt.MouseButton.LeftButton)
    assert wanted.args == [paths[1]]
    (older,) = page.more.menu().actions()
    with qtbot.waitSignal(page.open_wanted) as wanted:
        older.trigger()
    assert wanted.args == [paths[3]]
    page.show_recent(())
    assert page.recent.nothing.isVisible()
    assert page.more.isHidden()


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
