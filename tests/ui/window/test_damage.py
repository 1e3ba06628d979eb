"""Damage that is found while a contest is open: the red bar stays, names the entry, and nothing can be changed."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.app.backend import lazy_backend
from maker_desktop.app.desktop import Desktop
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core import contest
from maker_desktop.services.roster import roster
from maker_desktop.ui.documents.page import DocumentsPage
from maker_desktop.ui.journal.page import JournalPage
from maker_desktop.ui.standings.page import StandingsPage
from maker_desktop.ui.window.crash import CrashHandler
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.memory import Memory
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all


@pytest.fixture
def desktop(tmp_path: Path, memory: Memory, qtbot: QtBot) -> Iterator[Desktop]:
    path = tmp_path / "决赛.maker"
    with contest.create(path, RULES, "王敏", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        seat_all(session, "final")
        for number in range(1, 6):
            key_sheets(session, "final", number, str(80 + number))
    desktop = Desktop(lazy_backend(lambda: "王敏"), memory, lambda: 0.0)
    desktop.open_file(path)
    opened = desktop.contest
    assert opened is not None
    qtbot.waitUntil(lambda: not opened.proving.running())
    yield desktop
    opened.window.close()


@contextmanager
def heard(desktop: Desktop) -> Iterator[None]:
    """Let the program hear of exceptions in slots, as when it runs; pytest-qt would fail the test by them."""
    ours, sys.excepthook = sys.excepthook, CrashHandler(Path(os.devnull), desktop.heard, lambda _log: None).handle
    try:
        yield
    finally:
        sys.excepthook = ours


def window_of(desktop: Desktop) -> MainWindow:
    assert desktop.window is not None
    return desktop.window


def tamper(window: MainWindow) -> None:
    """Change a row as somebody with another program would."""
    with closing(sqlite3.connect(window.context.session.file.path)) as connection, connection:
        connection.execute("UPDATE project SET name = '别的' WHERE number = 2")


def tear(window: MainWindow) -> None:
    """Destroy pages, as a bad drive would."""
    session = window.context.session
    with closing(sqlite3.connect(session.file.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with session.file.path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


def standings(window: MainWindow) -> StandingsPage:
    window.go_to_key("standings")
    page = window.page([each.key for each in window.entries].index("standings"))
    assert isinstance(page, StandingsPage)
    return page


def journal(window: MainWindow) -> JournalPage:
    window.go_to_key("journal")
    page = window.page([each.key for each in window.entries].index("journal"))
    assert isinstance(page, JournalPage)
    return page


def documents(window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    window.go_to_key("documents")
    page = window.page([each.key for each in window.entries].index("documents"))
    assert isinstance(page, DocumentsPage)
    model = page.documents.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    page.documents.pick_row(names.index("名次表"))
    qtbot.waitUntil(lambda: not page.context.background.running() and page.save.isEnabled())
    return page


def final(page: StandingsPage) -> StandingsPage:
    next(button for button in page.tools().findChildren(type(page.seal)) if button.text() == "复赛").click()
    return page


Way = Callable[[MainWindow, QtBot], Callable[[], object]]

#: What finds damage, prepared while all was well.
WAYS: dict[str, Way] = {
    "seal": lambda window, _qtbot: final(standings(window)).seal.click,
    "print places": lambda window, _qtbot: final(standings(window)).print_table.click,
    "save what is shown": lambda window, qtbot: documents(window, qtbot).save.click,
    "export a workbook": lambda window, qtbot: partial(
        documents(window, qtbot).export_workbook, "results", window.context.session.file.path.with_name("a.xlsx")
    ),
    "copy now": lambda window, _qtbot: journal(window).backup_card.now.click,
    "verify": lambda window, _qtbot: journal(window).verify.click,
    "proof package": lambda window, _qtbot: journal(window).proof.click,
    "witness": lambda window, _qtbot: lambda: window.context.witness_drive.use(window.context.session.file.path.parent),
}


@pytest.mark.parametrize("way", WAYS)
def test_damage_found_later_stays_on_screen_with_its_entry(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    window = window_of(desktop)
    monkeypatch.setattr("maker_desktop.ui.standings.page.confirm", lambda *_: True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    use = WAYS[way](window, qtbot)
    assert window.area.damage.isHidden()
    tamper(window)
    with heard(desktop):
        use()
        qtbot.waitUntil(window.area.damage.isVisible)
        qtbot.waitUntil(lambda: not window.context.tasks.running())
    told = window.area.damage.text()
    assert "应为“乙”，文件中却是“别的”，与第 4 条流水不符" in told
    window.go_to_key("scoring")
    assert window.area.damage.isVisible()
    assert "只读" in window.entries[-1].note(window.context.session).text
    with pytest.raises(Refusal, match="没有通过校验"):
        roster.edit(window.context.session, Project(9, "新", "新公司", "enterprise"))
    assert not standings(window).seal.isEnabled()
    assert not list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.xlsx"))


def test_pages_destroyed_under_an_open_contest_are_named_in_the_bar_too(desktop: Desktop, qtbot: QtBot) -> None:
    window = window_of(desktop)
    page = journal(window)
    tear(window)
    with heard(desktop):
        page.verify.click()
        qtbot.waitUntil(window.area.damage.isVisible)
    assert "已损坏" in window.area.damage.text()


def test_a_damaged_file_says_why_it_is_not_copied(desktop: Desktop, qtbot: QtBot) -> None:
    window = window_of(desktop)
    tamper(window)
    window.context.session.soundness.find()
    with pytest.raises(Refusal, match=r"没有备份：.*没有通过校验.*以前的备份都还在"):
        window.context.backup_schedule.copy_now()
