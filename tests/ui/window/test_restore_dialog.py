"""Which copy goes where is said before anything is done."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import backup
from maker_desktop.services.journal.backup import Copy, Foreseen
from maker_desktop.services.roster import roster
from maker_desktop.ui.kit.backup_schedule import FOLDER
from maker_desktop.ui.window.restore_dialog import RestoreDialog
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES


def copy_at(folder: Path, stem: str, minute: int) -> Copy:
    name = f"{stem}-0123abcd-20261120-10{minute:02}00-{minute:06}.bak.maker"
    return Copy(folder / name, datetime(2026, 11, 20, 10, minute), minute)


def dialog_for(qtbot: QtBot, copies: list[Copy], recent: list[Path], folder: Path) -> RestoreDialog:
    dialog = RestoreDialog(None, copies, recent, folder, lambda _copy, _file: Foreseen(False, ""))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_each_copy_goes_back_where_it_came_from_and_what_that_does_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    beside = tmp_path / "desk" / "决赛.maker"
    beside.touch()
    copies = [
        copy_at(tmp_path / "desk" / FOLDER, "决赛", 41),
        copy_at(tmp_path / "stick", "决赛", 40),
        copy_at(tmp_path / "stick", "别的", 39),
    ]
    dialog = dialog_for(qtbot, copies, [beside], tmp_path)
    assert dialog.target_path() == beside
    assert "11-20 10:41 的备份（41 条流水）" in dialog.promise.text()
    assert "改名留在旁边" in dialog.promise.text()
    QTest.keyClick(dialog.copies, Qt.Key.Key_Down)
    assert (dialog.source(), dialog.target_path()) == (copies[1].path, beside)
    QTest.keyClick(dialog.copies, Qt.Key.Key_Down)
    assert dialog.target_path() == tmp_path / "别的.maker"
    assert "新建“别的.maker”" in dialog.promise.text()
    qtbot.waitUntil(dialog.restore.isEnabled)
    QTest.keyClick(dialog.copies, Qt.Key.Key_Return)
    assert dialog.result() == RestoreDialog.DialogCode.Accepted


def test_the_first_copy_can_be_chosen_again_after_another_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = [copy_at(tmp_path / "stick", "决赛", 41)]
    dialog = dialog_for(qtbot, copies, [], tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "副本.maker"), ""))
    dialog.other.click()
    assert dialog.source() == tmp_path / "副本.maker"
    assert not dialog.copies.selectedIndexes()
    first = dialog.copies.visualRect(dialog.copies.model().index(0, 0))
    QTest.mouseClick(dialog.copies.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert dialog.source() == copies[0].path


def test_without_a_copy_or_a_place_nothing_can_be_restored(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_for(qtbot, [], [], tmp_path)
    assert dialog.none.isVisible()
    assert not dialog.restore.isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "副本.maker"), ""))
    dialog.other.click()
    assert "就是备份本身" in dialog.promise.text()
    assert not dialog.restore.isEnabled()
    dialog.target.setText(str(tmp_path / "nowhere" / "a.maker"))
    assert not dialog.restore.isEnabled()
    dialog.target.setText(str(tmp_path / "a.maker"))
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert dialog.source() == tmp_path / "副本.maker"


def begun(path: Path, name: str) -> Session:
    return contest.create(path, RULES.replace("小赛", name), "王敏", clock)


def test_what_is_lost_is_counted_and_named_before_a_copy_is_restored(qtbot: QtBot, tmp_path: Path) -> None:
    with begun(tmp_path / "决赛.maker", "小赛") as session:
        (copy,) = backup.Backups(session, [tmp_path / FOLDER]).now().copies
        for project in PROJECTS:
            roster.edit(session, project)
    before = (tmp_path / "决赛.maker").read_bytes()
    dialog = RestoreDialog(None, [copy], [], tmp_path, backup.foresee)
    qtbot.addWidget(dialog)
    assert not dialog.restore.isEnabled(), "not before it is known what is lost"
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert "备份里没有第 3 到 7 条共 5 条" in dialog.promise.text()
    assert "第 7 条 添加项目 5 号 戊" in dialog.promise.text()
    assert dialog.promise.property("tone") == ""
    assert (tmp_path / "决赛.maker").read_bytes() == before
    dialog.close()


def test_a_copy_of_another_contest_says_so_before_anything_is_done(qtbot: QtBot, tmp_path: Path) -> None:
    with begun(tmp_path / "决赛.maker", "太原赛") as session:
        roster.edit(session, PROJECTS[0])
    (tmp_path / "stick").mkdir()
    with begun(tmp_path / "stick" / "决赛.maker", "晋中赛") as other:
        (copy,) = backup.Backups(other, [tmp_path / FOLDER]).now().copies
    dialog = RestoreDialog(None, [copy], [], tmp_path, backup.foresee)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    told = dialog.promise.text()
    assert "这是另一场赛事的备份" in told
    assert told.index("晋中赛") < told.index("太原赛")
    assert "3 条流水恢复以后都不在这个文件里：第 3 条 添加项目 1 号 甲" in told
    assert dialog.promise.property("tone") == "wrong"
    assert dialog.restore.text() == "换成另一场赛事(&R)"
    dialog.target.setText(str(tmp_path / "新的.maker"))
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert dialog.restore.text() == "恢复并打开(&R)"
    dialog.close()


def test_a_copy_that_cannot_be_used_is_refused_in_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    with begun(tmp_path / "决赛.maker", "小赛") as session:
        (copy,) = backup.Backups(session, [tmp_path / FOLDER]).now().copies
    copy.path.write_bytes(b"nothing")
    dialog = RestoreDialog(None, [copy], [], tmp_path, backup.foresee)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "不是赛事文件，或者已损坏" in dialog.promise.text())
    assert not dialog.restore.isEnabled()
    dialog.close()
