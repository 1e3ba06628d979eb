"""The frame around the pages: built when first shown, refreshed by changes, switched by keys and rail."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.window.main_window import FileState, MainWindow
from maker_desktop.ui.window.shortcut_sheet import ShortcutSheet
from tests.ui.conftest import MakeSession, RecordingPage, entries_of


@dataclass
class Shown:
    """The one window of this module, and which of its pages were built."""

    window: MainWindow
    session: Session
    built: list[str]

    def page(self, position: int) -> RecordingPage:
        page = self.window.page(position)
        assert isinstance(page, RecordingPage)
        return page


@pytest.fixture
def shown(make_session: MakeSession, idle_menu: FileMenu) -> Iterator[Shown]:
    session = make_session(Path("jinzhong.maker"))
    built: list[str] = []
    window = MainWindow(PageContext(session), entries_of("abcdefghij", built), idle_menu)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    assert built == ["a"], "a page is built before it is shown"
    yield Shown(window, session, built)
    window.close()


def test_a_page_is_built_once_when_it_is_first_shown(shown: Shown) -> None:
    shown.window.go_to(2)
    shown.window.go_to(0)
    shown.window.go_to_key("c")
    assert shown.built.count("c") == 1
    assert shown.window.current_key() == "c"
    assert shown.window.area.pages.currentWidget() is shown.page(2)
    assert shown.window.area.page_title.text() == "第c页"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_5, "e"), (Qt.Key.Key_0, "j"), (Qt.Key.Key_1, "a")])
def test_digits_switch_pages(shown: Shown, qtbot: QtBot, key: Qt.Key, page: str, modifier: Qt.KeyboardModifier) -> None:
    shown.window.go_to_key("b")
    QTest.keyClick(shown.window, key, modifier)
    assert shown.window.current_key() == page


def test_the_rail_switches_pages(shown: Shown, qtbot: QtBot) -> None:
    shown.window.go_to_key("a")
    QTest.mouseClick(shown.window.area.rail.entry(3), Qt.MouseButton.LeftButton)
    assert shown.window.current_key() == "d"
    QTest.keyClick(shown.window.area.rail.entry(3), Qt.Key.Key_Tab)
    assert shown.window.area.rail.entry(3).isChecked()


def test_a_change_refreshes_the_page_shown_now_and_the_others_when_they_are_shown(shown: Shown) -> None:
    shown.window.go_to_key("g")
    shown.window.go_to_key("f")
    here, there = shown.page(5), shown.page(6)
    here.refreshed.clear()
    there.refreshed.clear()
    changed = contest.fill_in(shown.session, {"place": "晋中"})
    assert here.refreshed == [changed]
    assert there.refreshed == []
    shown.window.go_to_key("g")
    assert there.refreshed == [None]
    shown.window.go_to_key("f")
    shown.window.go_to_key("g")
    assert there.refreshed == [None], "nothing has changed in between"


def test_the_rail_follows_the_contest(shown: Shown, qtbot: QtBot) -> None:
    contest.fill_in(shown.session, {"room": "一"})
    count = str(len(shown.session.contest.settings))
    entry = shown.window.area.rail.entry(0)
    qtbot.waitUntil(lambda: entry.accessibleName() == f"第a页，{count}")
    names = [label.text() for label in shown.window.area.rail.findChildren(QLabel)]
    assert shown.session.contest.rulebook.contest.name in names


def test_a_page_speaks_through_the_desk_and_leads_to_another(shown: Shown, qtbot: QtBot) -> None:
    shown.window.go_to_key("a")
    shown.window.context.tell("已导入 46 个项目。")
    assert shown.window.area.message.sentence() == "已导入 46 个项目。"
    assert shown.window.area.message.property("tone") == Tone.DONE.value
    shown.window.context.go("b")
    assert shown.window.current_key() == "b"
    assert shown.window.area.message.sentence() == "", "a message belongs to its page"


def test_f1_asks_for_the_help_of_the_page(shown: Shown, qtbot: QtBot) -> None:
    shown.window.go_to_key("h")
    with qtbot.waitSignal(shown.window.help_wanted) as wanted:
        QTest.keyClick(shown.window, Qt.Key.Key_F1)
    assert wanted.args == ["h"]


def test_an_and_in_a_name_is_shown_and_takes_no_key(shown: Shown) -> None:
    shown.session.person = "R&D 组"
    shown.window.show_person()
    person = shown.window.area.rail.person
    assert (person.name(), person.shortcut().isEmpty()) == ("R&D 组", True)


def test_a_recent_file_is_named_with_its_and(shown: Shown, idle_menu: FileMenu) -> None:
    files = replace(idle_menu, recent=lambda: (Path("R&D.maker"),)).build(shown.window)
    recent = next(each for each in files.findChildren(QMenu) if each.title() == "最近打开(&R)")
    recent.aboutToShow.emit()
    assert [each.text() for each in recent.actions()] == ["R&&D.maker"]


def test_every_entry_of_a_menu_has_a_letter_of_its_own(shown: Shown) -> None:
    menus = shown.window.area.rail.menu.menu()
    assert isinstance(menus, QMenu)
    for title in menus.actions():
        menu = title.menu()
        assert isinstance(menu, QMenu)
        letters = [re.findall(r"\(&(\w)\)", entry.text()) for entry in menu.actions() if not entry.isSeparator()]
        assert all(len(found) == 1 for found in letters), title.text()
        assert len({found[0] for found in letters}) == len(letters), title.text()


def test_the_key_of_the_page_shown_gives_it_the_keyboard_back(shown: Shown) -> None:
    shown.window.area.audience.setFocus()
    shown.window.go_to(0)
    page = shown.window.page(0)
    assert shown.window.focusWidget() is (page.first or shown.window.area.rail.entry(0))


def test_f11_takes_the_whole_screen_and_gives_it_back(shown: Shown) -> None:
    QTest.keyClick(shown.window, Qt.Key.Key_F11)
    assert shown.window.isFullScreen()
    QTest.keyClick(shown.window, Qt.Key.Key_F11)
    assert not shown.window.isFullScreen()


def test_the_foot_of_the_rail_says_what_is_on_the_disk(shown: Shown) -> None:
    shown.window.show_file_state(FileState("a<b.maker", "已保存 10:41:07", "备份 10:40 · U 盘 E:"))
    assert shown.window.area.rail.state_words() == "已保存 10:41:07\n备份 10:40 · U 盘 E:\na<b.maker"
    shown.window.show_file_state(FileState(f"{'很长的名称' * 9}.maker", "已保存 10:41:07", ""))
    long = shown.window.area.rail.state_words()
    assert "很长的名称" in long
    assert "很长的名称" * 4 not in long
    assert ".maker" in long


def test_long_work_shows_in_the_window(shown: Shown, qtbot: QtBot) -> None:
    tasks = shown.window.context.tasks
    with qtbot.waitSignal(tasks.ended):
        tasks.run("导出证书", lambda progress: progress.report(1, 2), lambda _result: None)
        assert not shown.window.area.task.isHidden()
    assert shown.window.area.task.isHidden()


def test_the_shortcut_sheet_lists_every_page(shown: Shown, qtbot: QtBot) -> None:
    sheet = ShortcutSheet(shown.window, shown.window.page_hints())
    qtbot.addWidget(sheet)
    model = sheet.keys.model()
    lines = {model.index(row, 1).data(): model.index(row, 0).data() for row in range(model.rowCount())}
    assert lines["第j页"] == "Ctrl+0，Alt+0"
    assert lines["本页帮助"] == "F1"
    assert (model.index(0, 0).data(), model.index(0, 1).data()) == RecordingPage.hints[0]


def test_a_closed_window_no_longer_follows_the_contest(make_session: MakeSession, idle_menu: FileMenu) -> None:
    session = make_session(Path("other.maker"))
    window = MainWindow(PageContext(session), entries_of("a", []), idle_menu)
    page = window.page(0)
    assert isinstance(page, RecordingPage)
    page.refreshed.clear()
    window.close()
    contest.fill_in(session, {"place": "晋中"})
    assert page.refreshed == []


def test_closing_while_long_work_runs_is_asked_about(shown: Shown, qtbot: QtBot) -> None:
    window = shown.window
    going_on = threading.Event()
    window.context.tasks.run("打印", lambda _progress: going_on.wait(30), lambda _done: None)

    def answer(words: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        assert "“打印”还没有完成" in box.title.text()
        next(button for button in box.findChildren(QPushButton) if words in button.text()).click()

    QTimer.singleShot(0, lambda: answer("取消"))
    assert not window.close()
    assert window.context.tasks.running()
    going_on.set()
    qtbot.waitUntil(lambda: not window.context.tasks.running())
    assert window.close(), "nothing is asked where nothing runs"
