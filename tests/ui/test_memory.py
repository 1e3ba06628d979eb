"""What the window remembers from one day to the next: recent files, its size and page."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from maker_desktop.ui.memory import RECENT_AT_MOST, Memory


def again(tmp_path: Path) -> Memory:
    """Return what the next start of the program would find."""
    return Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


def test_recent_files_are_kept_newest_first_without_those_that_are_gone(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.maker" for number in range(RECENT_AT_MOST + 2)]
    memory = again(tmp_path)
    assert memory.recent() == ()
    for path in paths:
        path.touch()
        memory.remember(path)
    memory.remember(paths[5])
    kept = again(tmp_path).recent()
    assert len(kept) == RECENT_AT_MOST
    assert kept[:2] == (paths[5], paths[-1])
    paths[5].unlink()
    assert again(tmp_path).recent()[0] == paths[-1]


def test_a_single_recent_file_survives_the_settings_file(tmp_path: Path) -> None:
    path = tmp_path / "决赛, 一组.maker"
    path.touch()
    memory = again(tmp_path)
    memory.remember(path)
    del memory
    assert again(tmp_path).recent() == (path,)


def test_size_and_page_of_the_window_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    window, other = QMainWindow(), QMainWindow()
    qtbot.addWidget(window)
    qtbot.addWidget(other)
    window.resize(640, 410)
    memory = again(tmp_path)
    assert not memory.restore_window(other)
    assert memory.page() == ""
    memory.keep_window(window, "marks")
    assert memory.restore_window(other)
    assert (other.width(), other.height()) == (640, 410)
    assert again(tmp_path).page() == "marks"
