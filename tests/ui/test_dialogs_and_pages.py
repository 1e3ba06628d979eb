"""A dialog belongs to its page, and the keyboard is never on a button that commits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.page import PageEntry
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.panels.recusal_dialog import RecusalDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.roster.import_dialog import RosterImportDialog
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.roster.project_dialog import ProjectDialog
from maker_desktop.ui.window.main_window import MainWindow
from tests.services.contests import small_contest
from tests.ui.conftest import MakeSession

ENTRIES = [
    PageEntry("roster", "项目", RosterPage.note, RosterPage),
    PageEntry("panels", "评委与抽签", PanelsPage.note, PanelsPage),
]
ROSTER = "项目名称\t企业（创客）名称\t组别\n甲项目\t甲公司\t企业组\n"


@pytest.fixture
def window(idle_menu: FileMenu, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(PageContext(small_contest()), ENTRIES, idle_menu)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield window
    window.close()


def roster_page(window: MainWindow) -> RosterPage:
    page = window.page(0)
    assert isinstance(page, RosterPage)
    return page


def test_a_preview_read_meanwhile_waits_for_its_page(window: MainWindow, qtbot: QtBot) -> None:
    page = roster_page(window)
    with qtbot.waitSignal(window.context.tasks.ended):
        page.preview(ROSTER)
        window.go_to(1)
    assert page.findChild(RosterImportDialog) is None, "no dialog comes over another page"
    assert "回到“项目”页" in window.area.message.sentence()
    window.go_to(0)
    qtbot.waitUntil(lambda: page.findChild(RosterImportDialog) is not None)


def test_a_dialog_is_closed_with_its_page_and_does_nothing(window: MainWindow) -> None:
    page = roster_page(window)
    page.card.withdraw.click()
    dialog = page.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setPlainText("来函")
    window.go_to(1)
    assert not dialog.isVisible()
    assert all(
        window.context.session.contest.gone(each.number) is None for each in window.context.session.contest.projects
    )


@pytest.mark.parametrize("kind", ["withdraw", "edit", "excuse", "conditions"])
def test_the_keyboard_is_never_on_a_button_that_commits(window: MainWindow, kind: str) -> None:
    page = roster_page(window)
    panels = window.page(1)
    assert isinstance(panels, PanelsPage)
    opened: QWidget | None
    match kind:
        case "withdraw":
            page.card.withdraw.click()
            opened = page.findChild(ReasonDialog)
        case "edit":
            page.card.edit.click()
            opened = page.findChild(ProjectDialog)
        case "excuse":
            window.go_to(1)
            panels.recusals.register.click()
            opened = panels.findChild(RecusalDialog)
        case _:
            page.card.all_fulfilled.click()
            opened = window
    assert opened is not None
    QApplication.processEvents()
    focused = opened.focusWidget()
    assert not (isinstance(focused, QPushButton) and focused.property("look") in ("commit", "seal")), focused
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def test_an_empty_roster_offers_one_filled_button_and_gives_it_the_keyboard(
    make_session: MakeSession, idle_menu: FileMenu, qtbot: QtBot
) -> None:
    window = MainWindow(PageContext(make_session(Path("empty.maker"))), ENTRIES, idle_menu)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    page = roster_page(window)
    filled = [each for each in page.findChildren(QPushButton) if each.isVisible() and each.property("look") == "commit"]
    assert [each.text() for each in filled] == ["导入名册…"]
    assert filled[0].height() >= 48
    assert QApplication.focusWidget() is filled[0]
    QTest.keyClick(filled[0], Qt.Key.Key_Tab)
    window.close()
