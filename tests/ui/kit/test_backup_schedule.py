"""Copies are made beside the work: after a confirmed project and on schedule; failures are reported."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Recording, Session
from maker_desktop.services.journal import backup
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.store.verify import verify
from maker_desktop.ui.journal.page import JournalPage
from maker_desktop.ui.kit.backup_schedule import FOLDER, BackupSchedule
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.open_contest import OpenContest
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "desk").mkdir()
    session = contest.create(tmp_path / "desk" / "决赛.maker", RULES, "秘书", clock)
    for project in PROJECTS:
        roster.edit(session, project)
    seat_all(session, "final")
    return session


@pytest.fixture
def usb_drive(tmp_path: Path) -> Path:
    usb_drive = tmp_path / "stick"
    usb_drive.mkdir()
    return usb_drive


@pytest.fixture
def show(idle_menu: FileMenu, qtbot: QtBot) -> Iterator[Callable[[Session], OpenContest]]:
    all_opened: list[OpenContest] = []

    def shown(session: Session) -> OpenContest:
        opened = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0)
        all_opened.append(opened)
        qtbot.addWidget(opened.window)
        qtbot.addWidget(opened.audience)
        opened.window.show()
        return opened

    yield shown
    for opened in all_opened:
        opened.window.close()


@pytest.fixture
def opened(session: Session, show: Callable[[Session], OpenContest]) -> OpenContest:
    return show(session)


def kept(opened: OpenContest) -> BackupSchedule:
    return opened.window.context.backup_schedule


def clock_of(opened: OpenContest) -> QTimer:
    """Return the clock that copies are made on, so that nobody has to wait for it."""
    (timer,) = kept(opened).findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return timer


def rail(opened: OpenContest) -> str:
    """Return what the foot of the rail says."""
    return opened.window.area.rail.state_words()


def test_a_confirmed_project_is_copied_and_the_rail_says_when(opened: OpenContest, qtbot: QtBot) -> None:
    opened.keep_copies(None)
    assert "还没有备份" in rail(opened)
    with qtbot.waitSignal(kept(opened).followed):
        pass
    key_sheets(opened.session, "final", 1, "80")
    qtbot.waitUntil(lambda: len(kept(opened).copies) == 1)
    (copy,) = kept(opened).copies
    assert copy.path.parent == opened.session.file.path.parent / FOLDER
    assert verify(copy.path).ok
    assert "备份 09:00" in rail(opened)
    assert "U 盘" not in rail(opened)


def test_a_usb_drive_takes_a_copy_at_once_and_is_remembered(opened: OpenContest, usb_drive: Path, qtbot: QtBot) -> None:
    opened.keep_copies(None)
    with qtbot.waitSignal(opened.usb_drive_chosen) as chosen:
        kept(opened).use_usb_drive(usb_drive)
    assert chosen.args == [usb_drive]
    qtbot.waitUntil(lambda: len(kept(opened).copies) == 2)
    assert {copy.path.parent for copy in kept(opened).copies} == {kept(opened).folder, usb_drive}
    assert "备份 09:00 · U 盘\n" in rail(opened)
    with pytest.raises(Refusal, match="另一个地方"):
        kept(opened).use_usb_drive(kept(opened).folder)
    assert kept(opened).usb_drive == usb_drive


def test_a_usb_drive_that_vanished_is_told_once_and_the_first_copy_goes_on(
    opened: OpenContest, usb_drive: Path, qtbot: QtBot
) -> None:
    usb_drive.rmdir()
    opened.keep_copies(usb_drive)
    key_sheets(opened.session, "final", 1, "80")
    qtbot.waitUntil(lambda: len(kept(opened).copies) == 1)
    told = opened.window.area.message.sentence()
    assert "stick" in told
    assert told.count("。") == 1
    assert "U 盘没有备份" in rail(opened)
    opened.window.area.message.clear()
    with qtbot.waitSignal(kept(opened).followed):
        kept(opened).copy_now()
    assert opened.window.area.message.sentence() == "", "what was told once is not told at every copy"
    usb_drive.mkdir()
    with qtbot.waitSignal(kept(opened).followed):
        clock_of(opened).timeout.emit()
    assert "· U 盘\n" in rail(opened), "once it is back it is made up for, though nothing has changed"
    assert kept(opened).sound


def test_the_clock_copies_only_what_is_new(opened: OpenContest, qtbot: QtBot) -> None:
    opened.keep_copies(None)
    with qtbot.waitSignal(kept(opened).followed):
        pass
    timer = clock_of(opened)
    assert timer.isActive()
    assert timer.interval() == 5 * 60 * 1000
    with qtbot.waitSignal(kept(opened).followed):
        timer.timeout.emit()
    assert len(kept(opened).copies) == 1
    timer.timeout.emit()
    marks.enter(opened.session, KeyedMark("final", 1, "赵", "team", "70"))
    with qtbot.waitSignal(kept(opened).followed):
        timer.timeout.emit()
    assert [copy.entries for copy in kept(opened).copies] == sorted({c.entries for c in kept(opened).copies})[::-1]
    assert len(kept(opened).copies) == 2
    opened.window.close()
    assert not timer.isActive()


def test_closing_copies_what_no_copy_has_yet(opened: OpenContest, usb_drive: Path, qtbot: QtBot) -> None:
    opened.keep_copies(usb_drive)
    with qtbot.waitSignal(kept(opened).followed):
        pass
    marks.enter(opened.session, KeyedMark("final", 1, "赵", "team", "70"))
    last = len(list(opened.session.file.entries()))
    opened.window.close()
    for folder in (kept(opened).folder, usb_drive):
        (copy,) = backup.copies_in([folder])
        assert copy.entries == last
        assert verify(copy.path).ok
    assert [path.name for path in kept(opened).folder.parent.iterdir() if path.is_file()] == ["决赛.maker"]


def test_closing_copies_what_a_thread_has_written_that_nobody_could_follow(opened: OpenContest, qtbot: QtBot) -> None:
    opened.keep_copies(None)
    key_sheets(opened.session, "final", 1, "80")
    qtbot.waitUntil(lambda: len(kept(opened).copies) == 1)
    opened.session.write_apart("test", "subject", lambda work: work.put(Project(9, "新", "新公司", "startup")))
    last = len(list(opened.session.file.entries()))
    opened.window.close()
    assert backup.copies_in([kept(opened).folder])[0].entries == last


def test_the_window_does_not_wait_for_a_merge_to_make_a_copy(opened: OpenContest, qtbot: QtBot) -> None:
    opened.keep_copies(None)
    with qtbot.waitSignal(kept(opened).followed):
        pass
    begun, over = Event(), Event()

    def write(_work: Recording) -> None:
        begun.set()
        over.wait(5)

    with ThreadPoolExecutor(1) as elsewhere:
        merge = elsewhere.submit(opened.session.write_apart, "test", "subject", write)
        begun.wait()
        kept(opened).copy_now()
        waited = merge.done()
        over.set()
        opened.session.follow(merge.result())
    assert not waited
    qtbot.waitUntil(lambda: len(kept(opened).copies) == 1)


def test_closing_makes_no_copy_of_what_has_one_and_of_what_was_only_looked_at(
    session: Session, show: Callable[[Session], OpenContest], qtbot: QtBot
) -> None:
    opened = show(session)
    opened.keep_copies(None)
    key_sheets(session, "final", 1, "80")
    qtbot.waitUntil(lambda: len(kept(opened).copies) == 1)
    opened.window.close()
    assert len(backup.copies_in([kept(opened).folder])) == 1
    again = show(contest.open_session(session.file.path, "秘书", clock=lambda: clock() + timedelta(days=1)))
    again.keep_copies(None)
    again.window.close()
    assert len(backup.copies_in([kept(opened).folder])) == 1


def test_a_last_copy_that_cannot_be_made_is_told_and_keeps_nothing_open(
    opened: OpenContest, usb_drive: Path, qtbot: QtBot
) -> None:
    opened.keep_copies(usb_drive)
    with qtbot.waitSignal(kept(opened).followed):
        pass
    marks.enter(opened.session, KeyedMark("final", 1, "赵", "team", "70"))
    usb_drive.rmdir()
    heard: list[str] = []
    opened.closed.connect(lambda: heard.append("closed"))
    opened.uncopied.connect(heard.append)
    opened.window.close()
    assert heard[0] == "closed"
    assert len(heard) == 2
    assert "stick" in heard[1]
    assert len(backup.copies_in([kept(opened).folder])) == 1
    contest.open_session(opened.session.file.path, "秘书", clock=clock).close()


def test_a_fault_while_the_last_copy_is_made_closes_the_file_all_the_same(
    opened: OpenContest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.keep_copies(None)
    marks.enter(opened.session, KeyedMark("final", 1, "赵", "team", "70"))

    def fault(_keeper: BackupSchedule) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(BackupSchedule, "copy_last", fault)
    with qtbot.capture_exceptions() as exceptions, qtbot.waitSignal(opened.closed):
        opened.window.close()
    assert [kind for kind, _caught, _trace in exceptions] == [ZeroDivisionError]
    contest.open_session(opened.session.file.path, "秘书", clock=clock).close()


def test_the_window_goes_on_painting_while_the_last_copy_is_made(
    opened: OpenContest, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.keep_copies(None)
    marks.enter(opened.session, KeyedMark("final", 1, "赵", "team", "70"))
    painted = Event()
    made: list[bool] = []

    def slow(_keeper: BackupSchedule) -> tuple[str, ...]:
        made.append(painted.wait(30))
        return ()

    monkeypatch.setattr(BackupSchedule, "copy_last", slow)
    QTimer.singleShot(0, painted.set)
    opened.window.close()
    assert made == [True], "it is made before the window is gone, and the main thread did not wait for it"
    contest.open_session(opened.session.file.path, "秘书", clock=clock).close()


def test_the_journal_page_lists_the_copies_and_takes_a_place(
    opened: OpenContest, usb_drive: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.keep_copies(None)
    opened.window.go_to_key("journal")
    page = opened.window.page(9)
    assert isinstance(page, JournalPage)
    card = page.backup_card
    assert card.state.text() == "还没有备份"
    assert card.drop_usb_drive.isHidden()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(usb_drive))
    QTest.keyClick(card.choose_usb_drive, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card.copies.model().rowCount() == 2)
    model = card.copies.model()
    assert {model.index(row, 3).data() for row in range(2)} == {"本机", "U 盘"}
    assert str(usb_drive) in card.places.text()
    card.drop_usb_drive.click()
    qtbot.waitUntil(lambda: card.copies.model().rowCount() == 1)
    with qtbot.waitSignal(kept(opened).followed):
        card.now.click()
    assert card.state.text() == "1 份", "of two copies within a second and without a change one is enough"


def test_the_usb_drive_is_remembered_between_two_starts(memory: Memory, usb_drive: Path) -> None:
    assert memory.usb_drive() is None
    memory.keep_usb_drive(usb_drive)
    assert memory.usb_drive() == usb_drive
    memory.keep_usb_drive(None)
    assert memory.usb_drive() is None


def test_a_file_that_is_only_read_makes_no_copies(
    session: Session, show: Callable[[Session], OpenContest], qtbot: QtBot
) -> None:
    session.close()
    opened = show(contest.open_session(session.file.path, "读者", read_only=True))
    opened.keep_copies(None)
    with qtbot.waitSignal(kept(opened).followed):
        pass
    with pytest.raises(Refusal, match="只读"):
        kept(opened).copy_now()
    assert not kept(opened).folder.exists()
