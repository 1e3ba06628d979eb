"""The preview of an import: every column read, titles recognised, what is in doubt, what was left out, which sheets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.roster.import_dialog import RosterImportDialog
from maker_desktop.ui.roster.page import RosterPage
from tests.exchange.messy import HEADER, Row, hide_columns, hide_rows, workbook
from tests.ui.conftest import MakeSession

TITLES = (*HEADER, "联系人", "联系电话", "是否专精特新", "法人", "备注", "旧电话")
ROWS: list[Row] = [
    TITLES,
    ("激光芯片", "华兴公司", "企业组", "任丽", "13900001000", "是", "郭海燕", "x", "1"),
    ("叶绿体工厂", "王阳团队", "企业组√ 创业组", "王  芳", "1.39E+10", "否", "", "x", "1"),
    ("填表人　张三",),
]
EXAMPLE: list[Row] = [HEADER, ("XX项目", "XX公司", "企业组")]


@pytest.fixture
def page(make_session: MakeSession, qtbot: QtBot) -> Iterator[RosterPage]:
    page = RosterPage(PageContext(make_session(Path("roster.maker"))))
    qtbot.addWidget(page)
    page.context.session.listen(page.refresh)
    page.resize(1100, 700)
    page.show()
    page.refresh(None)
    yield page
    page.context.tasks.close()


def preview(page: RosterPage, source: Path, qtbot: QtBot) -> RosterImportDialog:
    with qtbot.waitSignal(page.context.tasks.ended):
        page.preview(source)
    dialog = page.findChild(RosterImportDialog)
    assert isinstance(dialog, RosterImportDialog)
    return dialog


def column(dialog: RosterImportDialog, title: str) -> list[str]:
    model = dialog.rows.model()
    titles = [model.headerData(index, Qt.Orientation.Horizontal) for index in range(model.columnCount())]
    at = next(index for index, found in enumerate(titles) if found.split(" ")[0] == title)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_every_column_read_is_shown_with_what_is_in_doubt(page: RosterPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = workbook(tmp_path / "名单.xlsx", *ROWS, change=hide_rows(3))
    dialog = preview(page, path, qtbot)
    assert column(dialog, "联系人") == ["任丽", "王芳", ""]
    assert column(dialog, "联系方式") == ["13900001000", "1.39E+10", ""]
    assert column(dialog, "专精特新") == ["是", "否", ""]
    assert column(dialog, "法人") == ["郭海燕", "", ""]
    words = column(dialog, "说明")
    assert words[0] == ""
    assert "E3：联系方式“1.39E+10”被表格软件缩写过" in words[1]
    assert "这一行在表里是隐藏的" in words[1]
    assert words[2] == "“填表人　张三”是签署或说明，没有读入"
    assert dialog.chips["须核对"].text() == "须核对 3"


def test_titles_recognised_and_columns_without_meaning_are_told(page: RosterPage, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview(page, workbook(tmp_path / "名单.xlsx", *ROWS, change=hide_columns("I")), qtbot)
    assert "A 项目名称" in dialog.read.text()
    assert "E 联系电话（作联系方式）" in dialog.read.text()
    assert "没有读的列：H 备注" in dialog.read.text()
    assert any("I 列“旧电话”是隐藏的，没有读入" in words for words in column(dialog, "说明"))
    assert not dialog.boxes, "one sheet is no choice"


def test_a_person_says_which_sheets_are_meant(page: RosterPage, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview(page, workbook(tmp_path / "名单.xlsx", *ROWS, others={"填写示例": EXAMPLE}), qtbot)
    assert not dialog.take.isEnabled()
    assert "“填写示例”像是填写示例" in dialog.reason.text()
    assert {name: box.isChecked() for name, box in dialog.boxes.items()} == {"Sheet": True, "填写示例": False}
    with qtbot.waitSignal(page.context.tasks.ended):
        dialog.reread.click()
    assert dialog.take.isEnabled()
    assert "什么也不改" in dialog.reason.text()
    dialog.boxes["Sheet"].setChecked(False)
    assert not dialog.reread.isEnabled(), "none is no choice"
    dialog.boxes["填写示例"].setChecked(True)
    with qtbot.waitSignal(page.context.tasks.ended):
        dialog.reread.click()
    assert column(dialog, "项目名称") == ["", "XX项目"]
    dialog.boxes["Sheet"].setChecked(True)
    dialog.boxes["填写示例"].setChecked(False)
    with qtbot.waitSignal(page.context.tasks.ended):
        dialog.reread.click()
    dialog.take.click()
    assert [project.name for project in page.context.session.contest.projects] == ["激光芯片", "叶绿体工厂"]


def test_a_preview_closed_while_its_sheets_are_read_stays_closed(
    page: RosterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = preview(page, workbook(tmp_path / "名单.xlsx", *ROWS, others={"填写示例": EXAMPLE}), qtbot)
    with qtbot.waitSignal(page.context.tasks.ended):
        dialog.reread.click()
        dialog.reject()
    assert not page.context.session.contest.projects
