"""Everything grows and shrinks by one zoom, which is remembered; what finds no room is scrolled to, never cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.ui.documents.page import DocumentsPage
from maker_desktop.ui.kit import zoom
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.scroll_frame import ScrollFrame
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.people.people_dialog import PeopleDialog
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.open_contest import OpenContest
from maker_desktop.ui.window.start_page import StartPage
from maker_desktop.ui.window.zooming import show_at
from tests.services.contests import key_sheets, small_contest

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(idle_menu: FileMenu) -> Iterator[MainWindow]:
    session = small_contest()
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    opened = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(1280, 720)
    opened.window.show()
    QApplication.processEvents()
    yield opened.window
    opened.window.close()
    for part in (opened.window, opened.audience, opened):
        part.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else its widgets would be styled again, too


def press(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(window, key, modifiers)
    QApplication.processEvents()


def at(window: MainWindow, wanted: float) -> None:
    show_at(wanted)
    window.zoom_shown()
    QApplication.processEvents()


def walk(window: MainWindow) -> Iterator[QWidget]:
    """Show one page after the other."""
    for entry in ENTRIES:
        window.go_to_key(entry.key)
        QApplication.processEvents()
        page = window.area.pages.currentWidget()
        assert page is not None
        yield page


def measures(root: QWidget) -> dict[QWidget, int]:
    """Return the size of the words of labels and buttons, and of the rows of tables."""
    sizes = {each: each.fontInfo().pixelSize() for each in root.findChildren(QLabel) + root.findChildren(QPushButton)}
    return sizes | {
        each: each.verticalHeader().defaultSectionSize() for each in root.findChildren(QTableView) if each.isVisible()
    }


def cut(root: QWidget) -> set[str]:
    """Return the words of all buttons that find no room."""
    buttons = (each for each in root.findChildren(QPushButton) if each.isVisible() and each.text())
    return {each.text() for each in buttons if each.width() < each.minimumSizeHint().width()}


def test_every_page_follows_the_zoom_within_the_window_and_back(window: MainWindow) -> None:
    small = [measures(page) for page in walk(window)]
    rail = measures(window.area.rail)
    at(window, 1.5)
    assert (window.width(), window.height()) == (1280, 720), "the window may not outgrow the screen"
    frame = window.centralWidget()
    assert isinstance(frame, ScrollFrame)
    for before, page in zip(small, walk(window), strict=True):
        now = measures(page)
        shrunk = {widget for widget in before.keys() & now.keys() if now[widget] < before[widget] * 1.3}
        assert shrunk == set()
        assert cut(page) == set()
        for bar, seen, whole in (
            (frame.horizontalScrollBar(), frame.viewport().width(), window.area.width()),
            (frame.verticalScrollBar(), frame.viewport().height(), window.area.height()),
        ):
            assert bar.maximum() >= whole - seen, "what is outside the window can be scrolled to"
    at(window, 1.0)
    assert measures(window.area.rail) == rail
    for before, page in zip(small, walk(window), strict=True):
        now = measures(page)
        # A height that was reckoned at the zoom comes back within a pixel.
        both = before.keys() & now.keys()
        changed = {(each, before[each], now[each]) for each in both if abs(now[each] - before[each]) > 1}
        assert changed == set()
    assert window.area.size() == window.size()


def test_keys_zoom_the_window_and_say_how_large_it_is(window: MainWindow) -> None:
    heard: list[float] = []
    window.zoomed.connect(heard.append)
    press(window, Qt.Key.Key_Plus)
    assert "110%" in window.area.message.sentence()
    press(window, Qt.Key.Key_Minus)
    assert heard == [1.1, 1.0]


def test_what_gets_the_keyboard_is_scrolled_to_and_a_dialog_stays_within_the_screen(window: MainWindow) -> None:
    window.go_to_key("standings")
    at(window, 2.0)
    frame = window.centralWidget()
    assert frame is not None
    for _ in range(25):
        press(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        here = QApplication.focusWidget()
        if here is None or not frame.isAncestorOf(here) or here.width() > 600 or here.height() > 500:
            continue  # what is larger than the window is shown in part
        left, top = here.mapTo(frame, here.rect().topLeft()).toTuple()
        assert -1 <= left <= frame.width() - here.width()
        assert -1 <= top <= frame.height() - here.height()
    dialog = PeopleDialog(window, window.context.session)
    dialog.show()
    QApplication.processEvents()
    assert dialog.people.verticalHeader().defaultSectionSize() == 80
    assert dialog.height() <= window.screen().availableSize().height()
    dialog.close()


def test_the_preview_of_a_document_zooms_alone_while_it_has_the_keyboard(window: MainWindow) -> None:
    window.go_to_key("documents")
    page = window.area.pages.currentWidget()
    assert isinstance(page, DocumentsPage)
    page.preview_stack.setCurrentWidget(page.preview)
    page.preview.setFocus()
    QApplication.processEvents()
    press(window, Qt.Key.Key_Plus)
    assert zoom.factor() == 1.0


def test_the_start_page_zooms_and_the_next_start_remembers(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    page = StartPage([], [], tmp_path)
    qtbot.addWidget(page)
    page.zoomed.connect(memory.keep_zoom)
    page.show()
    QApplication.processEvents()
    tall = page.recent.height()
    press(page, Qt.Key.Key_Plus)
    press(page, Qt.Key.Key_Plus)
    assert memory.zoom() == 1.25
    assert page.recent.height() == round(tall * 1.25)
