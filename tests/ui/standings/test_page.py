"""The standings page: every place with its reason, the lines between places, and what speaks for or against them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.presence import Presence
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.standings.results import explain
from maker_desktop.ui.kit.dialog_frame import DialogFrame
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.standings.derivation_text import derivation_html
from maker_desktop.ui.standings.fragility_view import FragilityView
from maker_desktop.ui.standings.judges_plot import JudgesPlot
from maker_desktop.ui.standings.judges_view import JudgesView
from maker_desktop.ui.standings.page import StandingsPage
from maker_desktop.ui.standings.standing_rows import StandingRow
from maker_desktop.ui.standings.standings_delegate import line_words
from maker_desktop.ui.standings.standings_table import ROW_HEIGHT
from tests.services.contests import RULES, key_sheets, small_contest


def judged(*values: str) -> Session:
    """Return a contest whose final has these marks, one for all judges, for projects 1, 2, …"""
    session = small_contest()
    for number, value in enumerate(values, start=1):
        key_sheets(session, "final", number, value)
    return session


@pytest.fixture
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[StandingsPage]:
    values: tuple[str, ...] = request.param
    context = PageContext(judged(*values))
    page = StandingsPage(context)
    qtbot.addWidget(page)
    qtbot.addWidget(page.tools())
    page.refresh(None)
    page.show()
    yield page
    context.tasks.close()


def rows(page: StandingsPage) -> list[StandingRow]:
    model = page.table.model()
    return [model.index(row, 0).data(RECORD_ROLE) for row in range(model.rowCount())]


def column(page: StandingsPage, position: int) -> list[str]:
    model = page.table.model()
    return [model.index(row, position).data() for row in range(model.rowCount())]


def _words(page: StandingsPage) -> str:
    return " ".join(page.derivation.toPlainText().split())


TIED = ("90", "90", "80", "85", "75")


@pytest.mark.parametrize("page", [TIED], indirect=True)
def test_all_members_of_a_tie_are_shown_and_the_line_between_them_says_so(page: StandingsPage) -> None:
    assert column(page, 1) == ["1", "1", "3"]
    assert column(page, 2) == ["1", "2", "3"]
    assert column(page, 7) == ["待裁定", "待裁定", ""], "nothing is said where the score alone decides"
    assert [row.tone for row in rows(page)] == [Tone.WRONG, Tone.WRONG, None]
    assert column(page, 5) == ["", "＝", "−10.00"]
    assert [line_words(row) for row in rows(page)] == ["↑ 一等奖　名次线上并列，待裁定", "↑ 推荐", ""]
    assert {page.table.rowHeight(row) for row in range(3)} == {ROW_HEIGHT}, "lines lie over the rows and move none"
    assert page.state.text() == "暂定"


@pytest.mark.parametrize("page", [("90", "88", "80", "85", "75")], indirect=True)
def test_a_line_that_nobody_doubts_lies_below_the_last_who_is_in(page: StandingsPage) -> None:
    assert [line_words(row) for row in rows(page)] == ["↑ 一等奖", "↑ 推荐", ""]


@pytest.mark.parametrize("page", [("90", "80")], indirect=True)
def test_who_has_no_score_comes_last_with_the_reason(page: StandingsPage) -> None:
    panels.set_presence(page.context.session, "final", 1, Presence.ABSENT, "未到场")
    page.refresh(None)
    assert column(page, 2) == ["2", "1", "3"]
    assert column(page, 4) == ["80.00", "—", "—"]
    assert all(column(page, 7)[1:])
    assert column(page, 7)[1] == "缺席"


@pytest.mark.parametrize("page", [TIED], indirect=True)
def test_the_derivation_follows_the_row(page: StandingsPage) -> None:
    assert "1 号 甲" in _words(page)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    told = _words(page)
    assert "3 号 丙" in told
    assert "第 3 名" in told
    assert "规则：" in told


@pytest.mark.parametrize("page", [TIED], indirect=True)
def test_the_switches_choose_stage_and_division(page: StandingsPage) -> None:
    for word in ("创业组", "初赛"):
        next(button for button in page.tools().findChildren(type(page.seal)) if button.text() == word).click()
        if word == "创业组":
            assert column(page, 2) == ["4", "5"]
    assert page.body.currentWidget() is page.nothing
    assert not page.print_table.isEnabled()
    assert not page.seal.isEnabled()


@pytest.mark.parametrize("page", [TIED], indirect=True)
def test_what_hinders_a_seal_is_listed_with_the_page_where_it_is_done(page: StandingsPage) -> None:
    assert "1、2 号" in page.obstacle.text()
    page.resize(900, 640)
    QApplication.processEvents()
    assert page.obstacle.height() >= page.obstacle.heightForWidth(page.obstacle.width()), "the sentence is read whole"
    assert page.missing.text() == "还差 1 项"
    assert page.seal.property("look") == "waits", "red is what can be done and not taken back"
    went: list[str] = []
    page.context.went.connect(went.append)
    page.seal.click()
    (dialog,) = page.findChildren(DialogFrame)
    assert dialog.title.text() == "还不能封存复赛"
    assert any("1、2 号" in fact for fact in dialog.fact_words())
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert went == ["arbitration"]
    assert page.context.session.contest.seals == ()


@pytest.mark.parametrize("agreed", [True, False])
@pytest.mark.parametrize("page", [("90", "88", "80", "85", "75")], indirect=True)
def test_a_seal_is_asked_for_and_shows_its_digest(
    page: StandingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    asked: list[str] = []

    def answer(_parent: object, question: str, consequence: str, _action: str) -> bool:
        asked.append(f"{question} {consequence}")
        return agreed

    monkeypatch.setattr("maker_desktop.ui.standings.page.confirm", answer)
    page.context.session.listen(page.refresh)
    assert page.seal.property("look") == "seal"
    assert page.missing.isHidden()
    assert page.legend.accessibleName() == "3 个有名次"
    page.seal.click()
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert "复赛" in asked[0]
    assert "从此固定" in asked[0]
    assert "企业组：一等奖 1 号" in asked[0]
    assert "创业组：一等奖 4 号" in asked[0]
    assert "5 个项目没有亮过分：1、2、3、4、5 号" in asked[0]
    assert bool(page.context.session.contest.seals) is agreed
    assert page.state.text() == ("已封存" if agreed else "暂定")
    assert page.seal.isEnabled() is not agreed
    if agreed:
        (seal,) = page.context.session.contest.seals
        assert f"{seal.digest[:4]} {seal.digest[4:8]}" in page.obstacle.text()
        assert StandingsPage.note(page.context.session) == Note("封存 1 / 2")


@pytest.mark.parametrize("page", [("90", "88", "80", "85", "75")], indirect=True)
def test_how_judges_marked_is_shown_in_table_picture_and_words(page: StandingsPage) -> None:
    page.views.setCurrentIndex(1)
    view = page.views.currentWidget()
    assert isinstance(view, JudgesView)
    names = [view.judges.model().index(row, 1).data() for row in range(5)]
    assert names == ["赵", "钱", "孙", "李", "周"]
    assert "共同评了 5 个项目" in view.agreement.text()
    assert "1.000" in view.agreement.text()
    (plot,) = view.findChildren(JudgesPlot)
    assert "赵平均 83.60，5 份" in plot.accessibleDescription()
    assert plot.grab().toImage().pixelColor(plot.width() - 1, 1) != plot.grab().toImage().pixelColor(100, 32)


@pytest.mark.parametrize("page", [("90", "88", "87.9", "85", "75")], indirect=True)
def test_how_firm_each_line_is_comes_from_another_thread(page: StandingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.tasks.ended):
        page.views.setCurrentIndex(2)
    view = page.views.currentWidget()
    assert isinstance(view, FragilityView)
    qtbot.waitUntil(lambda: view.lines_body.currentWidget() is view.lines_found)
    model = view.lines.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["一等奖", "推荐"]
    assert [model.index(row, 3).data() for row in range(model.rowCount())] == ["2.00 分", "0.10 分"]
    assert "稳" in model.index(0, 4).data()
    page.views.setCurrentIndex(0)
    page.views.setCurrentIndex(2)
    assert not page.context.tasks.running(), "nothing has changed, so that nothing is worked out again"


def test_dropped_sheets_are_struck_in_the_derivation() -> None:
    rules = RULES.replace("minimum_sheets = 2", "minimum_sheets = 2\ntrim = { highest = 1, lowest = 1 }")
    session = small_contest(rules)
    key_sheets(session, "final", 1, "90")
    told = explain(session, "final", 1)
    criteria = session.contest.rulebook.stage_criteria(session.stage("final"))
    html = derivation_html(told, criteria, 2)
    assert html.count("去最高") == html.count("去最低") == 1
    assert html.count("<s ") == 2 * (len(criteria) + 1)


@pytest.mark.parametrize("page", [("90", "88", "80", "85", "75")], indirect=True)
def test_the_standings_are_printed_off_the_main_thread(
    page: StandingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "名次表"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    told: list[str] = []
    page.context.told.connect(lambda sentence, _tone: told.append(sentence))
    with qtbot.waitSignal(page.context.tasks.ended):
        page.print_table.click()
    qtbot.waitUntil(lambda: bool(told))
    assert (tmp_path / "名次表.pdf").read_bytes().startswith(b"%PDF")
    assert "名次表.pdf" in told[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.print_derivation.click()
    assert not page.context.tasks.running(), "nothing is printed where no file is named"
