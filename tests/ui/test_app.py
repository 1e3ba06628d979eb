"""The program as a whole: opening, locking and closing files, and what is asked on the way."""

import sqlite3
import threading
import weakref
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.app import backend as app_backend
from maker_desktop.app import desktop as app_desktop
from maker_desktop.app.backend import lazy_backend
from maker_desktop.app.desktop import Desktop
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core import contest
from maker_desktop.services.journal import backup
from maker_desktop.ui.kit.backup_schedule import FOLDER
from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.people.person_dialog import PersonDialog
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.open_contest import file_state
from maker_desktop.ui.window.restore_dialog import RestoreDialog


def file_of(desktop: Desktop) -> str:
    assert desktop.window is not None
    return desktop.window.context.session.file.path.name


def test_a_window_shown_for_the_first_time_is_not_larger_than_the_screen(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    window = desktop.window
    assert window is not None
    room = window.screen().availableSize().expandedTo(window.minimumSize())
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert window.isMaximized(), "at the screen's own size its frame would push the lowest lines out of sight"


def test_a_contest_is_offered_a_place_that_exists(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, documents = tmp_path / "home", tmp_path / "home" / "文档"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(app_desktop, "user_documents_path", lambda: documents)
    for place in (home, documents):
        place.mkdir(exist_ok=True)
        desktop.start()
        assert desktop.start_page is not None
        assert Path(desktop.start_page.folder.text()) == place
        desktop.start_page.close()


def test_a_contest_opens_once_what_it_needs_is_imported(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "a.maker").touch()
    desktop.start()
    desktop.get_ready()
    desktop.open_file(tmp_path / "a.maker")
    assert file_of(desktop) == "a.maker"


def test_a_contest_opened_takes_the_place_of_the_start_page(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start()
    assert desktop.start_page is not None
    (tmp_path / "a.maker").touch()
    desktop.start_page.open_wanted.emit(tmp_path / "a.maker")
    assert file_of(desktop) == "a.maker"
    assert desktop.start_page is None
    desktop.close_file()
    assert desktop.window is None
    start_page = desktop.start_page
    assert start_page is not None
    assert len(start_page.recent.cards) == 1


def test_a_new_contest_opens_at_once_and_the_sample_when_it_is_made(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop.start()
    assert desktop.start_page is not None
    desktop.start_page.new_wanted.emit("jinzhong-2026", tmp_path / "n.maker")
    assert file_of(desktop) == "n.maker"
    desktop.close_file()
    assert desktop.start_page is not None
    desktop.start_page.sample_wanted.emit()
    assert "正在准备" in desktop.start_page.message.sentence()
    qtbot.waitUntil(lambda: desktop.window is not None)
    assert file_of(desktop) == "sample.maker"


def test_a_refused_file_leaves_everything_as_it_was_and_is_told(desktop: Desktop) -> None:
    desktop.start()
    with pytest.raises(Refusal) as refusal:
        desktop.open_file(Path("bad.maker"))
    desktop.refused(refusal.value.sentence)
    assert desktop.start_page is not None
    assert desktop.start_page.message.sentence() == "“bad.maker”不是赛事文件。"
    desktop.open_file(Path("a.maker"))
    with pytest.raises(Refusal):
        desktop.open_file(Path("bad.maker"))
    desktop.refused("不行。")
    assert file_of(desktop) == "a.maker"
    assert desktop.window is not None
    assert desktop.window.area.message.sentence() == "不行。"


def test_the_program_ends_after_what_is_still_being_made(desktop: Desktop, memory: Memory) -> None:
    begun, made = threading.Event(), threading.Event()

    def sample() -> Path:
        begun.set()
        QThread.msleep(50)  # longer than anybody waits who does not wait for it
        made.set()
        return Path("sample.maker")

    ending = Desktop(replace(desktop._backend, sample=sample), memory, lambda: 0.0)
    ending.open_sample()
    begun.wait()
    ending.close()
    assert made.is_set()
    QApplication.processEvents()
    assert ending.contest is None


def test_another_contest_takes_the_place_of_the_first_and_the_page_comes_back(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    first = desktop.window
    assert first is not None
    first.go_to_key("b")
    desktop.open_file(Path("a.maker"))
    assert desktop.window is first, "what is open already is not opened again"
    desktop.close_file()
    desktop.open_file(Path("c.maker"))
    assert file_of(desktop) == "c.maker"
    assert desktop.window is not None
    assert desktop.window.current_key() == "b"


def test_a_contest_that_is_closed_is_not_kept_in_memory(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.window is not None
    session = weakref.ref(desktop.window.context.session)
    QApplication.processEvents()
    desktop.open_file(Path("b.maker"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert file_of(desktop) == "b.maker"
    assert session() is None


def test_a_start_page_that_was_left_is_gone(desktop: Desktop) -> None:
    desktop.start()
    gone: list[str] = []
    assert desktop.start_page is not None
    desktop.start_page.destroyed.connect(lambda: gone.append("start page"))
    desktop.open_file(Path("a.maker"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone == ["start page"]


def in_dialog(act: Callable[[QWidget], object]) -> list[str]:
    """Do something in the next modal dialog; return a list that will hold what it says."""
    texts: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, (QMessageBox, Question))
        told = (box.title.text(), box.says.text()) if isinstance(box, Question) else (box.text(), box.informativeText())
        texts.append("".join(told))
        act(box)

    QTimer.singleShot(0, look)
    return texts


def test_a_crash_is_told_with_the_name_of_the_log(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start()
    texts = in_dialog(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    desktop.crashed(Path("logs/errors.log"))
    assert "请先看刚才的操作有没有记下" in texts[0], "the mistake may have come after the disk"
    assert "errors.log" in texts[0]
    texts = in_dialog(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    desktop.crashed(None)
    assert "没能写下" in texts[0]


def test_the_file_state_follows_every_change(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.window is not None
    session = desktop.window.context.session
    assert file_state(session).saved == "已保存 09:00:00"
    assert file_state(session).safe
    contest.fill_in(session, {"place": "晋中"})
    session.file.read_only = True  # type: ignore[misc]  # the fake can be made so
    assert not file_state(session).safe


def test_the_real_backend_makes_a_file_on_the_disk(tmp_path: Path) -> None:
    backend = lazy_backend(lambda: "王敏")
    assert {preset.id for preset in backend.presets()} >= {"jinzhong-2026", "national-2024"}
    path = tmp_path / "a.maker"
    backend.new("jinzhong-2026", path).close()
    session = backend.open(path, False)
    assert session.contest.rulebook.contest.id == "jinzhong-2026"
    session.close()
    with pytest.raises(Refusal):
        backend.open(tmp_path / "none.maker", False)


def test_a_file_in_use_is_offered_for_reading(desktop: Desktop) -> None:
    desktop.start()
    texts = in_dialog(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    desktop.open_file(Path("taken.maker"))
    assert "李雷" in texts[0]
    assert desktop.window is None
    in_dialog(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))
    desktop.open_file(Path("taken.maker"))
    assert file_of(desktop) == "taken.maker"


def test_the_recorders_name_is_asked_for_shown_used_and_kept(desktop: Desktop, memory: Memory) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.window is not None
    desktop.window.area.rail.person.click()
    dialog = desktop.window.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    assert dialog.person_name.text() == "王敏"
    dialog.person_name.clear()
    assert not dialog.accept_name.isEnabled()
    dialog.person_name.setText(" 记分员  韩梅 ")
    QTest.keyClick(dialog.person_name, Qt.Key.Key_Return)
    session = desktop.window.context.session
    contest.fill_in(session, {"place": "晋中"})
    assert list(session.file.entries())[-1].person == "记分员 韩梅"
    assert desktop.window.area.rail.person.name() == "记分员 韩梅"
    assert memory.person() == "记分员 韩梅"


def test_what_the_last_copy_could_not_take_is_told_on_the_start_page(
    tmp_path: Path, memory: Memory, qtbot: QtBot
) -> None:
    desktop, path = Desktop(lazy_backend(lambda: "王敏"), memory, lambda: 0.0), tmp_path / "决赛.maker"
    desktop.new_file("jinzhong-2026", path)
    assert desktop.window is not None
    with qtbot.waitSignal(desktop.window.context.backup_schedule.followed):
        pass
    contest.fill_in(desktop.window.context.session, {"place": "晋中"})
    (tmp_path / FOLDER).touch()
    desktop.close_file()
    assert desktop.window is None
    assert desktop.start_page is not None
    assert FOLDER in desktop.start_page.message.sentence()
    desktop.start_page.close()


def test_the_sample_lies_among_the_users_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_backend, "user_documents_path", lambda: tmp_path / "文档")
    backend = lazy_backend(lambda: "王敏")
    with backend.open(backend.sample(), False) as session:
        assert session.file.path.parent == tmp_path / "文档"
        assert session.contest.projects


def test_a_copy_is_restored_in_one_action_from_the_start_page(
    tmp_path: Path, memory: Memory, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_desktop, "user_documents_path", lambda: tmp_path)
    backend = lazy_backend(lambda: "王敏")
    path = tmp_path / "决赛.maker"
    memory.remember(path)
    with backend.new("jinzhong-2026", path) as session:
        backup.Backups(session, [tmp_path / FOLDER]).now()
        contest.fill_in(session, {"place": "晋中"})
    desktop = Desktop(backend, memory, lambda: 0.0)
    desktop.start()
    assert desktop.start_page is not None
    told: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        qtbot.waitUntil(dialog.restore.isEnabled)
        told.append(dialog.promise.text())
        dialog.restore.click()

    QTimer.singleShot(0, choose)
    desktop.start_page.restore.click()
    qtbot.waitUntil(lambda: desktop.window is not None)
    assert "换成" in told[0]
    assert "改名留在旁边" in told[0]
    assert desktop.window is not None
    assert desktop.window.context.session.file.path == path
    assert not desktop.window.context.session.contest.settings, "what came after the copy is in the file moved aside"
    assert "留在旁边的“决赛." in desktop.window.area.message.sentence()
    desktop.window.close()
    (aside,) = tmp_path.glob("*.old.maker")
    with backend.open(aside, False) as former:
        assert former.contest.settings


def test_a_damaged_file_stays_open_to_look_at_under_a_red_bar(tmp_path: Path, memory: Memory, qtbot: QtBot) -> None:
    backend = lazy_backend(lambda: "王敏")
    path = tmp_path / "决赛.maker"
    with backend.new("jinzhong-2026", path) as session:
        contest.fill_in(session, {"place": "晋中"})
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE setting SET value = '太原'")
    desktop = Desktop(backend, memory, lambda: 0.0)
    desktop.open_file(path)
    window = desktop.window
    assert window is not None
    qtbot.waitUntil(window.area.damage.isVisible)
    told = window.area.damage.text()
    assert "只能查看" in told
    assert "应为“晋中”，文件中却是“太原”，与第 3 条流水不符" in told
    with pytest.raises(Refusal, match="没有通过校验"):
        contest.fill_in(window.context.session, {"place": "大同"})
    window.go_to_key("journal")
    assert window.area.damage.isVisible()
    window.close()


def test_a_sound_file_has_no_red_bar(tmp_path: Path, memory: Memory, qtbot: QtBot) -> None:
    backend = lazy_backend(lambda: "王敏")
    backend.new("jinzhong-2026", tmp_path / "a.maker").close()
    desktop = Desktop(backend, memory, lambda: 0.0)
    desktop.open_file(tmp_path / "a.maker")
    contest_open, window = desktop.contest, desktop.window
    assert contest_open is not None
    assert window is not None
    qtbot.waitUntil(lambda: not contest_open.proving.running())
    assert window.area.damage.isHidden()
    window.close()


def test_the_first_contest_that_is_opened_asks_who_is_at_work(desktop: Desktop, memory: Memory) -> None:
    memory.keep_person("")
    desktop.open_file(Path("a.maker"))
    assert desktop.contest is not None
    (dialog,) = desktop.contest.window.findChildren(PersonDialog)
    assert dialog.isVisible()
    assert (dialog.person_name.text(), dialog.accept_name.isEnabled()) == ("", False)
    dialog.person_name.setText("李芳")
    dialog.accept_name.click()
    assert (desktop.contest.session.person, memory.person()) == ("李芳", "李芳")
    desktop.open_file(Path("b.maker"))
    assert not any(each.isVisible() for each in desktop.contest.window.findChildren(PersonDialog))
