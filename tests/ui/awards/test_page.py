"""Awards, recommendation and organisation awards as the standings give them, and what is decided on their page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Session
from maker_desktop.services.standings import sealing
from maker_desktop.ui.awards.page import AwardsPage
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.records.record_table import RecordTable
from tests.services.contests import RULES, key_sheets, small_contest

PageOf = Callable[[Session], AwardsPage]


@pytest.fixture
def page_of(qtbot: QtBot) -> PageOf:
    def build(session: Session) -> AwardsPage:
        page = AwardsPage(PageContext(session))
        qtbot.addWidget(page)
        qtbot.addWidget(page.tools())
        page.refresh(None)
        page.show()
        session.listen(page.refresh)
        return page

    return build


def judged(*values: str, rules: str = RULES) -> Session:
    session = small_contest(rules)
    for number, value in enumerate(values, start=1):
        key_sheets(session, "final", number, value)
    return session


def cells(table: RecordTable, *columns: int) -> list[tuple[str, ...]]:
    model = table.model()
    return [tuple(model.index(row, column).data() for column in columns) for row in range(model.rowCount())]


def test_awards_are_listed_by_tier_and_division(page_of: PageOf) -> None:
    page = page_of(judged("80", "90", "85", "70", "75"))
    assert cells(page.awards, 0, 1, 2, 3, 4, 5) == [
        ("一等奖", "企业组", "1", "2", "乙", "90.00"),
        ("一等奖", "创业组", "1", "5", "戊", "75.00"),
    ]
    assert page.state.text() == "暂定"
    button = next(each for each in page.tools().findChildren(QPushButton) if each.text() == "创业组")
    button.click()
    assert cells(page.awards, 3) == [("5",)]


def test_the_awards_stand_as_tiers_with_a_card_for_each_place(page_of: PageOf) -> None:
    page = page_of(judged("80", "90", "85", "70", "75"))
    names = [card.accessibleName() for card in page.tiers.cards]
    assert names[:2] == ["2 号 乙，一等奖，企业组，90.00 分，推荐", "5 号 戊，一等奖，创业组，75.00 分"]
    assert len(names) == page.awards.model().rowCount()
    first = page.tiers.cards[0]
    page.refresh(None)
    assert page.tiers.cards[0] is first, "a refresh that changes nothing takes no focus"
    page.as_table.click()
    assert page.awards.isVisible()


def test_the_seats_are_an_arc_of_those_that_have_them(page_of: PageOf) -> None:
    page = page_of(judged("80", "90", "85", "70", "75"))
    view = page.recommendation
    listed = cells(view.listed, 1)
    arc = view.arc.accessibleName()
    assert all(number in arc for (number,) in listed)
    assert f"已定 {len(listed)} 个" in arc


def test_a_tie_waits_with_all_its_members_and_leads_to_the_committee(page_of: PageOf, qtbot: QtBot) -> None:
    page = page_of(judged("90", "90", "85", "70", "75"))
    assert cells(page.awards, 3, 7)[:2] == [("1", "待裁定"), ("2", "待裁定")]
    assert "1 件事项待裁定" in page.open_points.text()
    page.awards.pick_row(0)
    with qtbot.waitSignal(page.context.went) as went:
        QTest.keyClick(page.awards, Qt.Key.Key_Return)
    assert went.args == ["arbitration"]


def test_places_below_the_minimum_stay_vacant_and_money_is_named(page_of: PageOf) -> None:
    tier = 'places = { enterprise = 1, startup = 1 }\nprize = { enterprise = "20000" }\nminimum_score = "80"'
    rules = RULES.replace("places = { enterprise = 1, startup = 1 }", tier)
    page = page_of(judged("80", "90", "85", "70", "75", rules=rules))
    assert cells(page.awards, 3, 6, 7) == [("2", "20,000", ""), ("", "", "空缺 1 个（低于 80 分不授予）")]
    assert "奖金合计 20,000 元" in page.summary.toPlainText()


def test_sealed_awards_are_final(page_of: PageOf) -> None:
    session = judged("80", "90", "85", "70", "75")
    page = page_of(session)
    assert AwardsPage.note(session) == Note()
    sealing.seal(session, "final")
    assert page.state.text() == "已定"
    assert AwardsPage.note(session) == Note("已定")


def test_seats_are_tried_without_saving_and_count_once_saved(page_of: PageOf) -> None:
    session = judged("80", "90", "85", "70", "75")
    page = page_of(session)
    page.views.setCurrentWidget(page.recommendation)
    view = page.recommendation
    assert cells(view.listed, 0, 1) == [("1", "2"), ("2", "3")]
    assert cells(view.left_out, 0, 1)[0] == ("1", "1")
    view.seats.setFocus()
    QTest.keyClick(view.seats, Qt.Key.Key_Up)
    assert cells(view.listed, 1) == [("2",), ("3",), ("1",)]
    assert "尚未保存" in view.trial.text()
    assert not view.export_annex.isEnabled()
    assert session.contest.rulebook.recommendation.seats == 2
    view.save_seats.click()
    assert session.contest.rulebook.recommendation.seats == 3
    assert view.export_annex.isEnabled()
    assert not view.save_seats.isEnabled()
    assert view.sums.text().startswith("推荐名额 3 个，名单 3 个项目。")


def test_a_trial_survives_a_change_elsewhere(page_of: PageOf) -> None:
    session = judged("80", "90", "85", "70", "75")
    view = page_of(session).recommendation
    view.seats.setValue(1)
    sealing.seal(session, "final")
    assert view.seats.value() == 1
    assert cells(view.listed, 1) == [("2",)]


def test_without_a_number_of_seats_one_is_asked_for(page_of: PageOf) -> None:
    session = judged("80", "90", "85", "70", "75", rules=RULES.replace("seats = 2", ""))
    view = page_of(session).recommendation
    assert view.seats.value() == 0
    assert "还没有定名额" in view.trial.text()
    assert not view.print_letter.isEnabled()
    view.seats.setValue(1)
    view.save_seats.click()
    assert session.contest.rulebook.recommendation.seats == 1


def test_the_list_goes_out_as_a_workbook(
    page_of: PageOf, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(judged("80", "90", "85", "70", "75"))
    chosen = str(tmp_path / "推荐")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    page.recommendation.export_annex.click()
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert (tmp_path / "推荐.xlsx").stat().st_size > 0


def test_organisations_get_awards_by_name_and_enter(page_of: PageOf, qtbot: QtBot) -> None:
    session = judged("80", "90", "85", "70", "75")
    page = page_of(session)
    page.views.setCurrentWidget(page.organisations)
    view = page.organisations
    QTest.keyClicks(view.organisation, "Jinzhong Bureau")
    QTest.keyClick(view.organisation, Qt.Key.Key_Return)
    assert cells(view.prizes, 0, 1) == [("优秀组织单位奖", "Jinzhong Bureau")]
    assert view.organisation.text() == ""
    with qtbot.capture_exceptions() as exceptions:
        view.grant.click()
    assert [kind for kind, _error, _trace in exceptions] == [Refusal]
    view.prizes.pick_row(0)
    view.revoke.click()
    assert session.contest.organisation_prizes == ()


def test_nothing_yet_says_what_comes_first(page_of: PageOf, qtbot: QtBot) -> None:
    page = page_of(small_contest())
    assert page.body.currentWidget() is page.nothing
    with qtbot.waitSignal(page.context.went) as went:
        page.nothing.asked.emit()
    assert went.args == ["scoring"]


def test_rules_without_organisation_awards_lead_to_the_rules(page_of: PageOf, qtbot: QtBot) -> None:
    rules = RULES.replace('[[organisation_award]]\nname = "优秀组织单位奖"\n', "")
    view = page_of(judged("80", "90", "85", "70", "75", rules=rules)).organisations
    assert view.body.currentWidget() is view.nothing
