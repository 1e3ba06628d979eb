"""规则: values are confirmed, edited, refused at their field, and frozen by the first mark."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.services.panels import seating
from maker_desktop.services.roster import roster
from maker_desktop.services.rules.rule_draft import RuleDraft
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.rules import page as rules_page
from maker_desktop.ui.rules.editors import ChoiceEditor, FlagEditor, LineEditor, LinesEditor
from maker_desktop.ui.rules.fields import parts
from maker_desktop.ui.rules.form import RuleForm
from maker_desktop.ui.rules.page import RulesPage
from maker_desktop.ui.rules.tiebreaker_edit import TiebreakerEdit
from tests.ui.conftest import MakeSession

PARTS = ("赛事信息", "组别与指标", "初赛", "复赛", "奖项", "推荐与仲裁", "参赛条件与名单")


@pytest.fixture
def page(make_session: MakeSession, qtbot: QtBot) -> RulesPage:
    page = RulesPage(PageContext(make_session(Path("rules.maker"))))
    qtbot.addWidget(page)
    page.context.session.listen(page.refresh)
    page.resize(1200, 700)
    page.show()
    page.refresh(None)
    return page


def go_to(page: RulesPage, title: str) -> None:
    page.part_list.setCurrentRow(PARTS.index(title))


def retype(page: RulesPage, key: str, text: str) -> None:
    editor = page.rule_form.editor(key)
    assert isinstance(editor, LineEditor)
    editor.line.selectAll()
    QTest.keyClicks(editor.line, text) if text else QTest.keyClick(editor.line, Qt.Key.Key_Delete)


def test_every_part_opens_and_says_its_rules(page: RulesPage) -> None:
    assert [page.part_list.item(row).text().split("\n")[0] for row in range(page.part_list.count())] == list(PARTS)
    for title in PARTS:
        go_to(page, title)
        assert page.text.text()
        assert not page.save.isEnabled(), f"filling {title} writes nothing"


def test_everything_assumed_is_confirmed_at_once_after_a_question(
    page: RulesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules_page, "confirm", lambda *_, **__: False)
    page.confirm_all.click()
    assert page.context.session.contest.rulebook.assumed
    monkeypatch.setattr(rules_page, "confirm", lambda *_, **__: True)
    page.confirm_all.click()
    assert page.context.session.contest.rulebook.assumed == ()
    assert not page.confirm_all.isVisible()


def test_what_is_assumed_is_confirmed_one_by_one_or_by_part(page: RulesPage) -> None:
    go_to(page, "复赛")
    assert page.to_confirm.text() == "待确认 10"
    page.rule_form.confirmed.emit(("stage[1].timer",))
    assert page.to_confirm.text() == "待确认 9"
    assert "stage[1].timer" not in page.context.session.contest.rulebook.assumed
    page.confirm_part.click()
    assert not page.to_confirm.text()
    assert RulesPage.note(page.context.session).text == f"待确认 {len(page.context.session.contest.rulebook.assumed)}"


def test_a_value_is_changed_by_typing_and_saved_together(page: RulesPage) -> None:
    go_to(page, "复赛")
    retype(page, "stage[1].score.minimum_sheets", "5")
    assert "不得少于 5 份" in page.text.text()
    assert page.context.session.contest.rulebook.stages[1].score.minimum_sheets == 3
    page.save.click()
    stage = page.context.session.contest.rulebook.stages[1]
    assert stage.score.minimum_sheets == 5
    assert "stage[1].score.minimum_sheets" not in page.context.session.contest.rulebook.assumed
    assert not page.save.isEnabled()


def test_a_wrong_value_is_refused_at_its_field(page: RulesPage) -> None:
    go_to(page, "复赛")
    retype(page, "stage[1].score.trim.highest", "9")
    assert "去掉的最高分和最低分" in page.state.text()
    go_to(page, "奖项")
    with pytest.raises(Refusal, match="规则未保存，请改正“复赛：去分所需最少份数”"):
        page._save()
    assert page.part_list.currentRow() == PARTS.index("复赛")
    editor = page.rule_form.editor("stage[1].score.trim.from_sheets")
    assert isinstance(editor, LineEditor)
    assert editor.line.property("wrong") is True
    page.discard.click()
    assert not page.state.text()
    assert page.context.session.contest.rulebook.stages[1].score.trim is not None


def test_choices_flags_and_lists_are_written_too(page: RulesPage) -> None:
    go_to(page, "推荐与仲裁")
    fill = page.rule_form.editor("recommendation.fill")
    assert isinstance(fill, ChoiceEditor)
    fill.choice.setFocus()
    QTest.keyClick(fill.choice, Qt.Key.Key_Down)
    casting = page.rule_form.editor("committee.casting_vote")
    assert isinstance(casting, FlagEditor)
    casting.box.click()
    go_to(page, "赛事信息")
    hosts = page.rule_form.editor("contest.hosts")
    assert isinstance(hosts, LinesEditor)
    hosts.lines.setPlainText("甲局\n\n乙局")
    page.save.click()
    rulebook = page.context.session.contest.rulebook
    assert rulebook.recommendation.fill.value == "cap"
    assert not rulebook.committee.casting_vote
    assert rulebook.contest.hosts == ("甲局", "乙局")


def test_the_wheel_changes_no_rule(page: RulesPage) -> None:
    go_to(page, "复赛")
    trim = page.rule_form.editor("stage[1].score.trim.of")
    assert isinstance(trim, ChoiceEditor)
    trim.choice.setFocus()
    words, over = trim.choice.currentText(), trim.choice.rect().center()
    turned = QWheelEvent(
        QPointF(over),
        QPointF(trim.choice.mapToGlobal(over)),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(trim.choice, turned)
    assert trim.choice.currentText() == words
    assert not page.save.isEnabled()
    assert not turned.isAccepted(), "it is for the page"


def test_the_tiebreakers_are_put_in_order_by_key(page: RulesPage) -> None:
    go_to(page, "复赛")
    edit = page.rule_form.editor("stage[1].ties.ladder").findChild(TiebreakerEdit)
    assert isinstance(edit, TiebreakerEdit)
    edit.tiebreakers.setCurrentRow(1)
    edit.up.click()
    edit.tiebreakers.setCurrentRow(5)
    edit.take.click()
    edit.others.activated.emit(edit.others.findData("stage:preliminary"))
    page.save.click()
    tiebreakers = page.context.session.contest.rulebook.stages[1].ties.tiebreakers
    assert tiebreakers[:2] == ("criterion:innovation", "exact_score")
    assert tiebreakers[-1] == "stage:preliminary"
    assert "head_to_head" not in tiebreakers


def test_awards_come_and_go(page: RulesPage) -> None:
    go_to(page, "奖项")
    block = page._part().blocks[0]
    page.rule_form.added.emit(block)
    retype(page, "award[4].places.enterprise", "2")
    page.rule_form.removed.emit("award", 0)
    page.save.click()
    awards = page.context.session.contest.rulebook.awards
    assert [award.name for award in awards] == ["二等奖", "三等奖", "优胜奖", "新奖项"]
    assert awards[-1].places["enterprise"] == 2


def test_the_first_mark_freezes_the_stage_and_what_it_decides(page: RulesPage) -> None:
    session = page.context.session
    roster.edit(session, Project(1, "甲", "甲公司", "enterprise"))
    seating.add_judges(session, "final", "1", "李建国")
    marks.enter(session, KeyedMark("final", 1, "李建国", "team", "80"))
    go_to(page, "复赛")
    assert page.frozen.text() == "已冻结"
    assert not page.rule_form.editor("stage[1].score.decimals").isEnabled()
    go_to(page, "初赛")
    assert page.rule_form.editor("stage[0].score.decimals").isEnabled()
    go_to(page, "奖项")
    assert not page.rule_form.editor("award[0].places.enterprise").isEnabled()


def test_rules_are_written_to_a_file_and_taken_from_one(
    page: RulesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "规则.toml"
    without_ending = str(file.with_suffix(""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (without_ending, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(rules_page, "confirm", lambda *_: True)
    page.export_file.click()
    file.write_text(file.read_text(encoding="utf-8").replace("复赛", "决赛"), encoding="utf-8")
    page.import_file.click()
    assert page.context.session.contest.rulebook.stages[1].name == "决赛"
    assert page.part_list.item(3).text().startswith("决赛")


def test_dates_few_notices_give_stand_on_the_form_where_they_are_given(qtbot: QtBot) -> None:
    rulebook = read_rulebook(preset_text("shanxi-2026"), "x")
    form = RuleForm()
    qtbot.addWidget(form)
    form.lay_out(parts(rulebook, RuleDraft(rulebook))[0], rulebook)
    shown = form.editor("contest.dates.finals_deadline").focusProxy()
    assert shown is not None
    assert shown.accessibleName() == "决赛截止日期"
    with pytest.raises(StopIteration):
        form.editor("contest.dates.filing_deadline")
