"""Every table of the window as a workbook: from its own menu, as it is shown, and then its folder."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QScrollArea, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.documents.table_export import ShownTable, export_table
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.open_contest import OpenContest
from maker_desktop.ui.window.table_export import shown_table
from tests.services.contests import key_sheets, small_contest

PAGES = [entry.key for entry in ENTRIES]


class Opener(QObject):
    """Stands for the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # PySide takes no bytes
    yield opener
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def window(idle_menu: FileMenu) -> Iterator[MainWindow]:
    session = small_contest()
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    opened = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(1440, 1800)
    opened.window.show()
    opened.window.activateWindow()
    QApplication.processEvents()
    yield opened.window
    opened.window.close()


def ask_menu(window: MainWindow, table: QTableView) -> QMenu:
    """Press the key of the menu in a table; return what opens."""
    table.setFocus()
    around = table.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(table)
        around = around.parentWidget()
    QApplication.processEvents()
    place = table.viewport().visibleRegion().boundingRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    menus = [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    assert menus, f"{table.objectName()} has no menu"
    return menus[0]


def name_file(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))


def tables(window: MainWindow) -> Iterator[QTableView]:
    """Yield every table of the page shown, tab by tab."""
    page = window.area.pages.currentWidget()
    assert page is not None
    tabs = page.findChildren(QTabWidget)
    for index in range(tabs[0].count() if tabs else 1):
        if tabs:
            tabs[0].setCurrentIndex(index)
        QApplication.processEvents()
        yield from (table for table in page.findChildren(QTableView) if table.isVisible())


def plain(value: object) -> str:
    """Return a cell as it reads, whether it is a number or a text."""
    text = "" if value is None else str(value)
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"\d+\.\d+", text) else text


@pytest.mark.parametrize("key", PAGES)
def test_every_table_of_every_page_is_exported_from_its_own_menu(
    window: MainWindow, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.go_to_key(key)
    for turn, table in enumerate(tables(window)):
        menu = ask_menu(window, table)
        export = next(action for action in menu.actions() if action.text().startswith("导出为 Excel"))
        shown = shown_table(table, "表")
        out = tmp_path / f"{turn}.xlsx"
        name_file(monkeypatch, out)
        if not shown.rows:
            menu.close()
            continue
        export.trigger()
        menu.close()
        qtbot.waitUntil(lambda: not window.context.tasks.running())
        sheet = load_workbook(out).worksheets[0]
        written = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert len(written) == len(shown.rows) + 2, "title, head and every row"
        assert [str(value or "") for value in written[1]] == list(shown.titles)
        assert [plain(value) for value in written[2]] == [plain(text) for text in shown.rows[0]]


def test_a_file_that_was_written_leads_to_its_folder(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opener: Opener, qtbot: QtBot
) -> None:
    window.go_to_key("roster")
    name_file(monkeypatch, tmp_path / "名册.xlsx")
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(window.area.message.sentence()))
    assert (tmp_path / "名册.xlsx").is_file()
    assert window.area.message.sentence() == "已导出 名册.xlsx"
    buttons = {button.text(): button for button in window.area.message.findChildren(QPushButton) if button.isVisible()}
    assert list(buttons) == ["打开文件夹", "打开文件打印"]
    buttons["打开文件夹"].click()
    assert opener.opened == [tmp_path]
    assert window.area.message.isHidden()


def test_a_pdf_that_was_written_leads_to_the_printer(window: MainWindow, tmp_path: Path) -> None:
    window.context.tell_of_file("已导出 证书.pdf", tmp_path / "证书.pdf")
    words = [button.text() for button in window.area.message.findChildren(QPushButton) if button.isVisible()]
    assert words == ["打开文件夹", "打印"]
    window.context.tell("好了。")
    words = [button.text() for button in window.area.message.findChildren(QPushButton) if button.isVisible()]
    assert words == ["知道了"], "the buttons belong to their message"


def test_numbers_are_numbers_and_codes_stay_as_they_are(tmp_path: Path) -> None:
    table = ShownTable(
        "名次/表", ("编号", "得分", "代码"), (("1", "91.50", "007"), ("2", "—", "=1")), frozenset({0, 1})
    )
    out = export_table(small_contest(), table, tmp_path / "a.xlsx")
    rows = list(load_workbook(out).worksheets[0].iter_rows(min_row=3))
    assert [[cell.value for cell in row] for row in rows] == [[1, 91.5, "007"], [2, "—", "=1"]]
    assert rows[0][1].number_format == "0.00"
    assert rows[1][2].data_type == "s", "a text never runs as a formula"


def test_an_empty_table_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="请换一个表格再导出"):
        export_table(small_contest(), ShownTable("名次", ("编号",), ()), tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
