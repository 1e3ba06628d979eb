"""What the window remembers from one day to the next: recent files, its size and page."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.window.memory import RECENT_AT_MOST, Memory


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


class Listing(QWidget):
    """A page with one table: a column that can be pulled, and one that takes what is left."""

    form = "listing"

    def __init__(self, title: str = "编号") -> None:
        super().__init__()
        self.table = RecordTable(self)
        self.table.setObjectName("projects")
        columns = [Column[str](title, str, width=70), Column[str]("名称", str, stretch=True)]
        self.table.setModel(RecordTableModel(columns, self))


def test_columns_come_back_as_wide_as_they_were_pulled(qtbot: QtBot, tmp_path: Path) -> None:
    pulled, fresh, other = Listing(), Listing(), Listing("得分")
    for page in (pulled, fresh, other):
        qtbot.addWidget(page)
    pulled.table.setColumnWidth(0, 123)
    memory = again(tmp_path)
    memory.restore_columns(fresh)
    assert fresh.table.widths() == {"编号": 70}
    memory.keep_columns(pulled)
    for page in (fresh, other):
        again(tmp_path).restore_columns(page)
    assert fresh.table.widths() == {"编号": 123}
    assert other.table.widths() == {"得分": 70}, "a column that is not there is passed over"


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


def test_a_supervisors_drive_is_remembered_for_its_contest_alone(tmp_path: Path) -> None:
    memory = again(tmp_path)
    memory.keep_witness("ab12", tmp_path / "drive", 10)
    assert again(tmp_path).witness("ab12") == (tmp_path / "drive", 10)
    assert again(tmp_path).witness("cd34") is None
    memory.keep_witness("ab12", None, 0)
    assert again(tmp_path).witness("ab12") is None
