"""The global search, by keys alone: a project, a judge, a page, a command."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.services.overview.search import search
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.window.open_contest import OpenContest
from tests.services.contests import small_contest

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(idle_menu: FileMenu, qtbot: QtBot) -> Iterator[OpenContest]:
    opened = OpenContest(small_contest(), ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(1440, 900)
    opened.window.show()
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    yield opened
    opened.window.close()


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def look_for(text: str, *keys: Qt.Key) -> None:
    QTest.keyClick(here(), Qt.Key.Key_K, CONTROL)
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(here(), typed)
    for key in keys:
        QTest.keyClick(here(), key)


def test_a_project_is_found_by_its_number_and_selected_on_its_page(opened: OpenContest) -> None:
    look_for("4", Qt.Key.Key_Return)
    page = opened.window.area.pages.currentWidget()
    assert isinstance(page, RosterPage)
    assert page.projects.current_record().project.number == 4
    assert page.projects.hasFocus()
    assert opened.search.isHidden()


def test_a_judge_is_found_by_part_of_the_name_and_selected_in_the_panel(opened: OpenContest) -> None:
    judge = opened.session.contest.seats[1].judge
    look_for(judge, Qt.Key.Key_Return)
    page = opened.window.area.pages.currentWidget()
    assert isinstance(page, PanelsPage)
    assert page.seats.card("1").seats.current_record().judge == judge


def test_a_page_and_a_command_are_found_by_their_names(opened: OpenContest) -> None:
    look_for("流水", Qt.Key.Key_Return)
    assert opened.window.current_key() == "journal"
    look_for("全屏", Qt.Key.Key_Return)
    assert opened.window.isFullScreen()


def test_the_arrows_go_through_what_was_found_and_round(opened: OpenContest) -> None:
    look_for("", Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert opened.search.hits.currentRow() == 2
    look_for("", Qt.Key.Key_Up)
    assert opened.search.hits.currentRow() == len(ENTRIES) - 1


def test_escape_gives_the_keyboard_back_and_nothing_found_is_said(opened: OpenContest) -> None:
    before = here()
    look_for("没有这样的词", Qt.Key.Key_Return)
    assert opened.search.nothing.isVisible()
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    assert here() is before
    assert opened.search.isHidden()


@pytest.mark.parametrize(
    ("text", "first"),
    [("2", "2"), ("2号", "2"), ("第2号", "2"), ("８", ""), ("0004", "4"), ("13900000004", "4")],
)
def test_numbers_and_the_ends_of_telephone_numbers_are_told_apart(text: str, first: str) -> None:
    contest = small_contest().contest
    fourth = replace(contest.projects[3], phone="139-0000 0004")
    found = search(replace(contest, projects=(*contest.projects[:3], fourth, *contest.projects[4:])), text)
    assert (found[0].item if found else "") == first


def test_the_best_match_comes_first_and_nothing_matches_nothing() -> None:
    contest = small_contest().contest
    project = contest.projects[2]
    assert search(contest, project.name)[0].item == str(project.number)
    assert search(contest, project.applicant)[0].kind == "项目"
    assert search(contest, "  ") == ()
