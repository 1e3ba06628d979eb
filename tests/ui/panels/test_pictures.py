"""The pictures of the page of judges: the seats, who marks what, and the order; each says the same as its table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maker_desktop.services.panels import draw, panels
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels.page import PanelsPage
from tests.services.contests import small_contest


@pytest.fixture
def page(qtbot: QtBot) -> PanelsPage:
    session = small_contest()
    page = PanelsPage(PageContext(session))
    qtbot.addWidget(page)
    qtbot.addWidget(page.tools())
    session.listen(page.refresh)
    page.stages.show_choices([(stage.id, stage.name) for stage in session.contest.rulebook.stages], "final")
    page.refresh(None)
    page.resize(1200, 800)
    page.show()
    QApplication.processEvents()
    return page


def judge_of(page: PanelsPage, seat: int = 0) -> str:
    return next(iter(page.context.session.contest.panels("final").values()))[seat].judge


def test_a_recusal_stands_out_in_seats_and_matrix_and_a_click_leads_to_its_row(page: PanelsPage) -> None:
    session, judge = page.context.session, judge_of(page)
    panels.recuse(session, "final", judge, 2, "亲属关系")
    assert f"{judge}回避 1" in page.seats.plan.accessibleName()
    assert f"{judge} 2 号回避" in page.recusals.matrix.accessibleDescription()
    page.tabs.setCurrentWidget(page.recusals)
    QApplication.processEvents()
    matrix = page.recusals.matrix
    found = [
        (x, y)
        for x in range(90, matrix.width(), 8)
        for y in range(26, matrix.height(), 8)
        if matrix.square_at(x, y) == (judge, 2)
    ]
    at = matrix.rect().topLeft()
    at.setX(found[0][0])
    at.setY(found[0][1])
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=at)
    assert page.recusals.entries.current_record().judge == judge
    assert page.recusals.entries.hasFocus()


def test_an_absence_is_told_apart_from_a_recusal(page: PanelsPage) -> None:
    session, judge = page.context.session, judge_of(page, 1)
    panels.mark_absent(session, "final", judge, 1, "临时离席")
    assert f"{judge} 1 号缺席" in page.recusals.matrix.accessibleDescription()
    assert f"{judge}缺席 1" in page.seats.plan.accessibleName()


def test_the_order_is_a_row_of_tiles_for_each_division(page: PanelsPage) -> None:
    assert page.draw.tiles.accessibleName() == "还没有抽签"
    draw.draw(page.context.session, "final", "1234", "监督员")
    order = [str(place.number) for place in page.context.session.contest.drawn_places if place.stage == "final"]
    words = page.draw.tiles.accessibleName()
    assert words.startswith("企业组依次 ")
    assert all(number in words for number in order)
