"""The rules are confirmed one by one, each beside what the notice says of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maker_desktop.services.rules.basis import Basis, basis
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.rules.page import RulesPage
from tests.ui.conftest import MakeSession

STAGE = 3
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(make_session: MakeSession, qtbot: QtBot) -> RulesPage:
    page = RulesPage(PageContext(make_session(Path("rules.maker"))))
    qtbot.addWidget(page)
    page.context.session.listen(page.refresh)
    page.resize(1232, 804)
    page.show()
    page.activateWindow()
    page.refresh(None)
    page.part_list.setCurrentRow(STAGE)
    QApplication.processEvents()
    return page


def test_ctrl_enter_confirms_the_value_shown_and_goes_on_to_the_next(page: RulesPage) -> None:
    card = page.confirm_card
    first, turn = card.key(), card.state.text()
    assert first == "stage[1].timer"
    assert "路演" in card.value.text()
    assert turn == "待确认 1/10"
    place = card.agree.mapTo(page, card.agree.rect().topLeft())
    QTest.keyClick(page.part_list, Qt.Key.Key_Return, CONTROL)
    assert first not in page.context.session.contest.rulebook.assumed
    assert card.key() not in ("", first)
    assert card.state.text() == "待确认 1/9"
    assert card.agree.mapTo(page, card.agree.rect().topLeft()) == place
    page.undo()
    assert first in page.context.session.contest.rulebook.assumed


def test_a_value_is_skipped_and_comes_again(page: RulesPage) -> None:
    card = page.confirm_card
    seen = []
    for _ in range(10):
        seen.append(card.key())
        card.skip.click()
    assert len(set(seen)) == 10
    assert card.key() == seen[0]
    assert len(page.context.session.contest.rulebook.assumed) == 43


def test_what_is_typed_meanwhile_is_confirmed_by_that_and_scrolls_nothing(page: RulesPage) -> None:
    page.area.verticalScrollBar().setValue(120)
    before = page.area.verticalScrollBar().value()
    editor = page.rule_form.editor("stage[1].score.minimum_sheets").focusProxy()
    assert editor is not None
    QTest.keyClicks(editor, "5")
    assert page.area.verticalScrollBar().value() == before
    assert page.confirm_card.state.text() == "待确认 1/9"


def test_the_words_of_the_notice_stand_beside_the_value(page: RulesPage) -> None:
    assert "路演、答辩的分钟数通知未写" in page.notice_words.text()
    assert page.notice_words.property("look") == "silent"
    assert "24号" in page.notice_title.text()
    page.part_list.setCurrentRow(6)
    assert not page.confirm_card.skip.isVisible()
    assert "四（" in page.notice_words.text() or page.notice_words.text()


def test_the_parts_tell_how_far_they_are(page: RulesPage) -> None:
    assert page.part_list.item(STAGE).text() == "复赛\n还有 10 条待确认"
    assert page.progress_words.text().startswith("已确认 0/43")
    page.confirm_part.click()
    assert page.part_list.item(STAGE).text() == "复赛\n10 条都已确认"
    assert page.progress_words.text().startswith("已确认 10/43")


def test_every_shipped_rulebook_says_on_what_it_rests() -> None:
    for name in ("jinzhong-2026", "jinzhong-2025", "changzhi-2026", "shanxi-2026", "national-2024"):
        found = basis(name)
        assert found.words, name
        assert all(words.strip() for words in found.words.values())
    known = basis("jinzhong-2026")
    assert known.of("stage[1].timer.pitch") == "路演、答辩的分钟数通知未写：同类赛事常用 8 + 7。"
    assert known.of("stage[0].score.trim").startswith("五（二）市级初赛")
    assert known.of("contest.slogan").startswith("二、大赛宗旨")
    assert basis("somewhere-else") == Basis()


def test_a_part_without_open_values_leads_to_the_next_that_has_some(page: RulesPage) -> None:
    page.part_list.setCurrentRow(0)
    card = page.confirm_card
    assert "还有 43 条" in card.value.text()
    place = card.agree.mapTo(page, card.agree.rect().topLeft())
    card.agree.click()
    assert page.part_list.currentRow() == 1
    assert card.key(), "there is something to confirm"
    assert card.agree.mapTo(page, card.agree.rect().topLeft()) == place
    assert len(page.context.session.contest.rulebook.assumed) == 43, "going on confirms nothing"
