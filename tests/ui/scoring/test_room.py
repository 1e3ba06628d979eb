"""The scoring desk in a small window: what has to be read is there whole, and the cell being keyed is in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.page import PageEntry
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.scoring.even_lines import even_lines
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.scoring.sheet_columns import column_widths
from maker_desktop.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeSession

STAGE = "preliminary"
LONG_NAME = "面向山区中小流域山洪灾害的天空地一体化智能监测预警与应急指挥调度平台关键技术研究及其产业化应用示范项目"


def seated(session: Session, judges: int) -> Session:
    with session.change("roster.import", "roster") as work:
        for number in range(1, 13):
            work.put(Project(number, f"{LONG_NAME}{number}", f"第{number}家科技有限公司", "enterprise"))
    seats = [Seat(STAGE, "1", seat, f"欧阳慧{seat}", "太原理工大学") for seat in range(1, judges + 1)]
    panels.seat_judges(session, STAGE, seats)
    return session


@pytest.fixture(params=[7, 9, 15])
def page(
    request: pytest.FixtureRequest, make_session: MakeSession, idle_menu: FileMenu, tmp_path: Path
) -> Iterator[ScoringPage]:
    session = seated(make_session(tmp_path / "room.maker"), request.param)
    window = MainWindow(PageContext(session), [PageEntry("scoring", "打分", ScoringPage.note, ScoringPage)], idle_menu)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    shown = window.page(0)
    assert isinstance(shown, ScoringPage)
    shown.grid.setFocus()
    settle()
    yield shown
    window.close()


def settle() -> None:
    """Let what was asked to be laid out anew be laid out, and what that changes in turn."""
    for _turn in range(5):
        QApplication.processEvents()


def cell_is_in_sight(page: ScoringPage) -> bool:
    grid = page.grid
    return grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))


def key_all_but_the_last(page: ScoringPage) -> None:
    assert page.number is not None
    seats = page.context.session.contest.seats_for(STAGE, page.number)
    for seat in seats[:-1]:
        for criterion in page.context.session.stage(STAGE).criteria:
            marks.enter(page.context.session, KeyedMark(STAGE, page.number, seat.judge, criterion, str(70 + seat.seat)))
    page.grid.go_to_first_owed()


def test_the_cell_being_keyed_stays_in_sight_whatever_takes_room_away(page: ScoringPage) -> None:
    key_all_but_the_last(page)
    settle()
    assert cell_is_in_sight(page)
    QTest.keyClick(page.grid, Qt.Key.Key_F10)
    settle()
    assert not page.operator_strip.isHidden()
    assert cell_is_in_sight(page)
    page.grid.go_to_first_owed()
    page.window().resize(1280, 900)
    settle()
    page.window().resize(1280, 720)
    settle()
    assert cell_is_in_sight(page)


def test_a_refused_mark_has_its_sentence_in_sight_where_room_is_scarce(page: ScoringPage) -> None:
    key_all_but_the_last(page)
    QTest.keyClicks(page.grid, "101")
    editor = page.grid.editor()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    page.operator_toggle.click()
    settle()
    assert "0 到 100" in page.grid.note()
    assert page.grid.editor() is editor
    assert cell_is_in_sight(page)
    assert editor.geometry() == page.grid.visualRect(page.grid.currentIndex())


@pytest.mark.parametrize("page", [7], indirect=True)
def test_seven_sheets_are_all_seen_beside_the_operators_pictures(page: ScoringPage) -> None:
    page.operator_toggle.click()
    settle()
    assert page.grid.verticalScrollBar().maximum() == 0
    assert page.grid.horizontalScrollBar().maximum() == 0


def test_titles_of_criteria_are_broken_where_a_reader_would(page: ScoringPage) -> None:
    titles = ["/".join(page.grid.title_lines(column)) for column in range(6)]
    assert titles[:2] == ["席", "评委"]
    assert titles[2] in ("技术创新能力/40 %", "技术创新/能力 40 %", "技术创新/能力/40 %")
    assert titles[3] in ("产业推广/（发展）能力/40 %", "产业推广/（发展）/能力 40 %", "产业推广/（发展）/能力/40 %")
    assert titles[4:] == ["团队能力/20 %", "合计"]


def test_the_right_column_shows_its_cards_whole_with_fewer_places(page: ScoringPage) -> None:
    session = page.context.session
    for number in range(1, 8):
        for seat in session.contest.seats_for(STAGE, number):
            for criterion in session.stage(STAGE).criteria:
                marks.enter(session, KeyedMark(STAGE, number, seat.judge, criterion, str(90 - number)))
        marks.confirm(session, STAGE, number)
    page.go_to(6)
    settle()
    low = page.live.places()
    assert page.live.verticalScrollBar().maximum() == 0
    assert 1 <= len(low) <= 5
    assert low[-1].startswith("6 "), "the project on the desk is listed even where there is little room"
    page.window().resize(1280, 1000)
    settle()
    assert [line.split()[0] for line in page.live.places()] == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("团队能力", 4, ("团队能力",)),
        ("团队能力", 3, ("团队", "能力")),
        ("技术创新能力", 5, ("技术创新", "能力")),
        ("技术创新能力", 3, ("技术创", "新能力")),
        ("产业推广（发展）能力", 6, ("产业推广", "（发展）能力")),
        ("产业推广（发展）能力", 4, ("产业推广", "（发展）", "能力")),
        ("面向老旧管网的微型巡检机器人", 9, ("面向老旧管网的", "微型巡检机器人")),
        ("商业模式与财务可行性分析", 8, ("商业模式", "与财务可行性分析")),
        ("社会经济效益和示范带动作用（含就业）", 4, ("社会经济", "效益和示", "范带动…")),
    ],
)
def test_a_name_is_broken_evenly_and_leaves_no_character_alone(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert even_lines(text, width, len, 3) == lines


@given(st.text("技术能力（）与、A1", min_size=1, max_size=24), st.integers(2, 12), st.integers(1, 3))
def test_lines_are_never_too_wide_nor_too_many_and_lose_nothing_silently(text: str, width: int, at_most: int) -> None:
    lines = even_lines(text, width, len, at_most)
    assert len(lines) <= at_most
    assert all(len(line) <= width for line in lines)
    assert "".join(lines) == text or lines[-1].endswith("…")


@given(st.integers(400, 2000), st.integers(1, 12), st.booleans())
def test_columns_fill_the_room_or_need_to_be_scrolled(room: int, marks_: int, with_paper: bool) -> None:
    widths = column_widths(room, marks_, with_paper)
    used = sum(widths) - (0 if with_paper else widths[-2])
    assert len(widths) == marks_ + 5
    assert used == room or (used > room and widths == column_widths(0, marks_, with_paper))
