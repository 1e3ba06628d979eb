"""总览: the checklist shows what is due, and every line leads to its page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import CommitteeMember
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest
from maker_desktop.services.overview.progress import checklist
from maker_desktop.ui.kit.ring import Ring
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.overview.page import OverviewPage
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.pages import ENTRIES
from tests.ui.conftest import MakeSession


@pytest.fixture
def page(make_session: MakeSession, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(PageContext(make_session(Path("overview.maker"))))
    qtbot.addWidget(page)
    page.context.session.listen(page.refresh)
    page.resize(1100, 700)
    page.show()
    page.refresh(None)
    return page


def texts(page: OverviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_the_contest_and_its_next_work_stand_at_the_top(page: OverviewPage) -> None:
    assert page.name.text() == "2026年“创客中国”晋中市中小企业创新创业大赛"
    assert "市级" in page.facts.text()
    assert "报名截止日期 2026-07-10" in page.dates.text()
    assert (
        "依据：《关于举办2026年“创客中国”晋中市中小企业创新创业大赛的通知》（市工信企业发〔2026〕24号）"
        in page.facts.text()
    )
    assert (page.next_group.text(), page.next_title.text()) == ("下一步　准备", "确认规则")
    assert page.stepper.words() == ["准备", "初赛", "复赛", "结果"]


def test_each_division_of_the_current_stage_has_a_ring(page: OverviewPage) -> None:
    assert [ring.accessibleName() for ring in page.findChildren(Ring)] == ["0 / 0", "0 / 0"]
    with page.context.session.change("roster.import", "roster") as work:
        work.put(Project(1, "煤矸石基多孔陶瓷", "晋中云岫新材料", "enterprise"))
    assert [ring.accessibleName() for ring in page.findChildren(Ring)] == ["0 / 1", "0 / 0"]


def test_nothing_is_cut_off_at_the_side_in_a_small_window(page: OverviewPage) -> None:
    page.resize(970, 560)
    QApplication.processEvents()
    assert page.area.horizontalScrollBar().maximum() == 0
    edge = page.area.viewport().width()
    cards = [card for card in page.findChildren(Card) if card.isVisible()]
    assert cards
    assert all(card.mapTo(page, QPoint(card.width(), 0)).x() <= edge for card in cards)


def test_the_next_work_follows_the_contest(page: OverviewPage, qtbot: QtBot) -> None:
    contest.confirm_assumed(page.context.session, page.context.session.contest.rulebook.assumed)
    assert page.next_title.text() == "导入和核对项目"
    with qtbot.waitSignal(page.context.went) as went:
        page.go_on.click()
    assert went.args == ["roster"]
    arbitration.seat_committee(page.context.session, [CommitteeMember("韩", chair=True)])
    assert "已有 1 位委员。" in texts(page)


def test_every_line_leads_to_a_page_of_the_rail(page: OverviewPage) -> None:
    went: list[str] = []
    page.context.went.connect(went.append)
    for button in page.findChildren(QPushButton):
        if button.text() == "前往":
            button.click()
    assert sorted(went) == sorted(step.page for step in checklist(page.context.session))
    assert {"overview", "rules", "roster", "panels"} <= {entry.key for entry in ENTRIES}
