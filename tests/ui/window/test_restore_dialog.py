"""Which copy goes where is said before anything is done."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.services.journal.backup import Copy
from maker_desktop.ui.kit.backup_schedule import FOLDER
from maker_desktop.ui.window.restore_dialog import RestoreDialog


def copy_at(folder: Path, stem: str, minute: int) -> Copy:
    name = f"{stem}-0123abcd-20261120-10{minute:02}00-{minute:06}.bak.maker"
    return Copy(folder / name, datetime(2026, 11, 20, 10, minute), minute)


def dialog_for(qtbot: QtBot, copies: list[Copy], recent: list[Path], folder: Path) -> RestoreDialog:
    dialog = RestoreDialog(None, copies, recent, folder)
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
    assert dialog.restore.isEnabled()
    assert dialog.source() == tmp_path / "副本.maker"
