"""On the page of places a stage is noted as held elsewhere, or not at all, and that is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.standings.outcomes_dialog import OutcomesImportDialog
from maker_desktop.ui.standings.page import StandingsPage
from tests.exchange.messy import Row, hide_sheets, workbook
from tests.services.contests import key_sheets, small_contest

TITLES = ("项目", "得分", "是否晋级")
LIST: list[Row] = [TITLES, ("1号", 90, "晋级"), ("2号", 95.5, "淘汰"), ("丙", 80, "晋级"), (4, 70, "晋级")]


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[StandingsPage]:
    session = small_contest()
    context = PageContext(session)
    page = StandingsPage(context)
    qtbot.addWidget(page)
    qtbot.addWidget(page.tools())
    session.listen(page.refresh)
    page.refresh(None)
    page.show()
    yield page
    context.tasks.close()


def session_of(page: StandingsPage) -> Session:
    return page.context.session


def choose(page: StandingsPage, word: str) -> None:
    """Choose an entry of the menu under the empty page's second button."""
    menu = page.nothing.others.menu()
    assert menu is not None
    next(action for action in menu.actions() if word in action.text()).trigger()


def preview(page: StandingsPage, source: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> OutcomesImportDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    with qtbot.waitSignal(page.context.tasks.ended):
        choose(page, "在别处举行")
    dialog = page.findChild(OutcomesImportDialog)
    assert isinstance(dialog, OutcomesImportDialog)
    return dialog


def give_reason(page: StandingsPage, reason: str) -> None:
    dialog = page.findChildren(ReasonDialog)[-1]
    assert not dialog.action.isEnabled()
    dialog.reason.setPlainText(reason)
    dialog.action.click()


def cells(dialog: OutcomesImportDialog) -> list[list[str]]:
    model = dialog.rows.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def going_on(page: StandingsPage) -> list[int]:
    session = session_of(page)
    return [project.number for project in session.contest.in_stage(session.stage("final"))]


def test_a_list_is_previewed_and_taken_by_enter(
    page: StandingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = preview(page, workbook(tmp_path / "a.xlsx", *LIST), qtbot, monkeypatch)
    assert cells(dialog)[:2] == [["1", "甲", "甲公司", "90", "晋级"], ["2", "乙", "乙公司", "95.5", "未晋级"]]
    chips = [dialog.chips[word] for word in ("晋级", "未晋级", "名单上没有", "不能导入")]
    assert [chip.text() for chip in chips] == ["晋级 3", "未晋级 1", "名单上没有 1", ""]
    dialog.shown.chosen.emit("名单上没有")
    assert cells(dialog) == [["5", "戊", "戊团队"]]
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog.why, Qt.Key.Key_Return)
    assert going_on(page) == [1, 2, 3, 4, 5]
    dialog.why.setText("太原分赛场")
    QTest.keyClick(dialog.why, Qt.Key.Key_Return)
    assert going_on(page) == [1, 3, 4]
    assert (page.state.text(), page.obstacle.text()[:5]) == ("在别处举行", "太原分赛场")
    assert page.body.currentWidget() is page.views
    model = page.table.model()
    assert [[model.index(row, column).data() for column in (1, 2, 4, 7)] for row in range(model.rowCount())] == [
        ["1", "2", "95.5", "未晋级"],
        ["2", "1", "90", "晋级"],
        ["3", "3", "80", "晋级"],
    ]
    assert {page.table.rowHeight(row) for row in range(3)} == {page.table.rowHeight(0)}, "no line between its places"
    assert page.seal.isHidden()
    assert page.take_back.isVisibleTo(page)
    assert page.note(session_of(page)) == Note("")


def test_a_refused_row_keeps_all_out_and_says_where(
    page: StandingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[Row] = [*LIST, ("9号", 60, "晋级"), ("戊", "六十", "晋级")]
    dialog = preview(page, workbook(tmp_path / "a.xlsx", *rows), qtbot, monkeypatch)
    assert dialog.chips["不能导入"].text() == "不能导入 2"
    assert [row[0] for row in cells(dialog)] == ["6", "7"]
    assert "没有项目“9号”" in cells(dialog)[0][1]
    assert "整份未导入" in dialog.reason.text()
    assert not dialog.why.isEnabled()
    assert not dialog.take.isEnabled()
    dialog.take.click()
    assert going_on(page) == [1, 2, 3, 4, 5]


def test_a_list_that_sends_nobody_on_is_not_taken(
    page: StandingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[Row] = [TITLES, ("1号", 60, "淘汰")]
    dialog = preview(page, workbook(tmp_path / "a.xlsx", *rows), qtbot, monkeypatch)
    assert dialog.reason.text() == "名单里没有从初赛晋级的项目，请核对。"
    assert not dialog.take.isEnabled()


def test_what_was_left_out_of_the_file_is_shown(
    page: StandingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hide_sheets(workbook(tmp_path / "a.xlsx", *LIST, others={"旧": LIST}), 旧="hidden")
    dialog = preview(page, path, qtbot, monkeypatch)
    assert dialog.chips["须核对"].text() == "须核对 1"
    dialog.shown.chosen.emit("须核对")
    assert cells(dialog)[0][0] == "旧"
    assert "隐藏" in cells(dialog)[0][1]


def test_a_stage_is_not_held_with_a_reason_and_is_held_after_all(page: StandingsPage) -> None:
    choose(page, "不举行")
    give_reason(page, "报名不足")
    assert page.state.text() == "不举行"
    assert page.obstacle.text().startswith("报名不足（秘书 ")
    assert page.nothing.others.isHidden()
    page.take_back.click()
    give_reason(page, "登记错了")
    assert session_of(page).contest.elsewhere == {}
    assert page.state.text() == "未开始"
    assert page.nothing.others.isVisibleTo(page)
    assert page.take_back.isHidden()
    assert page.seal.isVisibleTo(page)


def test_it_is_offered_only_where_it_can_be(page: StandingsPage, qtbot: QtBot) -> None:
    session = session_of(page)
    assert page.nothing.others.isVisibleTo(page)
    key_sheets(session, "final", 1, "80")
    page.refresh(None)
    assert page.stage().id == "preliminary"
    assert page.nothing.others.isHidden(), "the stage after it has begun"
    del qtbot
