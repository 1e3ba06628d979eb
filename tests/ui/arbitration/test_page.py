"""The arbitration page: the cases, the evidence on each, and a verdict that becomes a ruling by keys alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidget
from pytestqt.qtbot import QtBot

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.ruling import CommitteeMember, Decision, Vote
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks
from maker_desktop.services.standings import sealing
from maker_desktop.ui.arbitration.committee_dialog import CommitteeDialog
from maker_desktop.ui.arbitration.objection_dialog import ObjectionDialog
from maker_desktop.ui.arbitration.page import ArbitrationPage
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.pins_dialog import PinsDialog
from maker_desktop.ui.records.record_table import RecordTable
from tests.services.contests import key_sheets, small_contest

TIE = "tie:final:1-2"
MEMBERS = [CommitteeMember("吴", "大学", chair=True), CommitteeMember("郑"), CommitteeMember("王")]


@pytest.fixture
def session() -> Session:
    """Return a contest whose first two projects are tied for the only first prize, with a committee of three."""
    session = small_contest()
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    arbitration.seat_committee(session, MEMBERS)
    return session


@pytest.fixture
def page(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[ArbitrationPage]:
    monkeypatch.setattr("maker_desktop.ui.arbitration.page.confirm", lambda *_: True)
    page = ArbitrationPage(PageContext(session))
    qtbot.addWidget(page)
    qtbot.addWidget(page.tools())
    page.refresh(None)
    page.show()
    stop = session.listen(page.refresh)
    qtbot.waitUntil(page.outcomes_card.isVisible)
    yield page
    stop()
    page.context.close()


def cells(table: RecordTable) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def vote(page: ArbitrationPage, *votes: Vote | None) -> None:
    for box, choice in zip(page.verdict_form.findChildren(QComboBox)[-len(MEMBERS) :], votes, strict=True):
        box.setCurrentIndex(box.findData(choice))
        box.activated.emit(box.currentIndex())


def titles(page: ArbitrationPage) -> list[str]:
    return [page.cases.model().index(row, 0).data() for row in range(page.cases.model().rowCount())]


def places(result: StageResult) -> dict[int, int | None]:
    return {standing.number: standing.place for standing in result.standings}


def test_a_tie_on_a_line_is_shown_with_all_its_evidence(page: ArbitrationPage) -> None:
    assert titles(page)[0].startswith("并列 · 企业组 1、2 号，影响一等奖名次线")
    assert ArbitrationPage.note(page.context.session) == Note("1", urgent=True)
    assert cells(page.sheets)[0] == ["1　赵", "90.00", "90.00"]
    assert cells(page.sheets)[-1] == ["得分", "90.00", "90.00"]
    assert cells(page.tiebreakers) == [["1　未修约得分", "90", "90", "相同"]]
    assert [row[0] for row in cells(page.outcomes)][:2] == ["1 号在前", "2 号在前"]


def test_the_button_that_rules_stays_in_sight_and_right_below_the_votes_where_there_is_room(
    page: ArbitrationPage,
) -> None:
    form = page.verdict_form
    for height in (560, 1000):
        page.resize(1076, height)
        QApplication.processEvents()
        assert form.rule.mapTo(page, form.rule.rect().bottomLeft()).y() < height
        assert form.fields.verticalScrollBar().isVisible() == (height == 560)
    count = form.quorum
    gap = form.rule.mapTo(page, form.rule.rect().topLeft()).y() - count.mapTo(page, count.rect().bottomLeft()).y()
    assert 0 < gap < 40


def test_keys_put_the_tied_in_order_and_the_ruling_stays_visible(page: ArbitrationPage, qtbot: QtBot) -> None:
    form = page.verdict_form
    form.order.setFocus()
    form.order.setCurrentRow(1)
    assert form.verdict().order == (), "nobody is first before somebody says so"
    QTest.keyClick(form.order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (form.verdict().order, form.order.currentItem().text()) == ((2,), "第 1　2 号　乙")
    form.order.setCurrentRow(1)
    QTest.keyClick(form.order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(form.reason, "second has contracts")
    vote(page, Vote.YES, Vote.YES, Vote.NO)
    assert "到会 3 人，赞成 2，反对 1" in form.quorum.text()
    QTest.keyClick(form.rule, Qt.Key.Key_Space)
    (ruling,) = page.context.session.contest.rulings
    assert (ruling.order, ruling.present, ruling.ballots[2]) == ((2, 1), ("吴", "王", "郑"), "郑:no")
    assert places(page.context.session.result("final"))[2] == 1
    assert "排定先后" in page.rulings.text()
    assert "第 2 名" in page.rulings.text()
    assert page.case_chip.text() == "已裁定：排定先后"
    assert form.reason.toPlainText() == ""
    assert ArbitrationPage.note(page.context.session) == Note()


def test_a_project_is_moved_within_the_order_and_out_of_it(page: ArbitrationPage) -> None:
    form = page.verdict_form
    for key, row, order in (
        ("up", 0, (1,)),
        ("up", 1, (1, 2)),
        ("up", 1, (2, 1)),
        ("down", 0, (1, 2)),
        ("down", 1, (1,)),
    ):
        form.order.setCurrentRow(row)
        (form.move_up if key == "up" else form.move_down).click()
        assert form.verdict().order == order


def declining(asked: list[str]) -> Callable[[object, str, str, str], bool]:
    """Return what answers every question with no, and notes what would have followed."""

    def decline(_parent: object, _question: str, consequence: str, _action: str) -> bool:
        asked.append(consequence)
        return False

    return decline


def put_in_order(page: ArbitrationPage) -> None:
    for row in range(page.verdict_form.order.count()):
        page.verdict_form.order.setCurrentRow(row)
        page.verdict_form.move_up.click()


def test_who_judged_the_case_or_works_for_a_party_is_asked_to_recuse_himself(
    page: ArbitrationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, asked = page.context.session, list[str]()
    members = [CommitteeMember("吴", chair=True), CommitteeMember("赵"), CommitteeMember("郑", "乙公司")]
    arbitration.seat_committee(session, members)
    page.refresh(None)
    assert arbitration.to_recuse(session, TIE) == {
        "赵": "是 1、2 号项目的评委",
        "郑": "的单位就是 2 号项目的参赛主体",
    }
    assert "赵、郑应回避" in page.verdict_form.quorum.text()

    monkeypatch.setattr("maker_desktop.ui.arbitration.page.confirm", declining(asked))
    page.verdict_form.reason.setPlainText("合议")
    vote(page, Vote.YES, Vote.YES, Vote.RECUSED)
    page.verdict_form.rule.click()
    assert "赵是 1、2 号项目的评委，应当回避" in asked[0]
    assert "郑" not in asked[0]


def test_an_even_vote_says_that_the_chair_decides(page: ArbitrationPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("maker_desktop.ui.arbitration.page.confirm", declining(asked))
    page.verdict_form.reason.setPlainText("合议")
    choices = page.verdict_form.findChildren(QComboBox)

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [each.mapTo(page, QPoint(0, 0)) for each in choices]

    before = places()
    vote(page, Vote.YES, Vote.NO, None)
    assert places() == before, "what is being chosen stays where it is"
    assert "票数相等，由主任委员吴决定通过" in page.verdict_form.quorum.text()
    page.verdict_form.rule.click()
    assert "票数相等，由主任委员吴决定通过" in asked[0]
    vote(page, Vote.NO, Vote.YES, None)
    assert "票数相等" not in page.verdict_form.quorum.text()


def test_a_replaced_ruling_stays_visible_below_the_one_in_force(page: ArbitrationPage) -> None:
    for order in ((1, 2), (2, 1)):
        arbitration.rule(page.context.session, TIE, Verdict(Decision.ORDER, f"理由{order}", ("吴", "郑"), order=order))
    page.choose(TIE)
    told = page.rulings.text()
    assert told.index("理由(2, 1)") < told.index("已由第 2 号裁定代替") < told.index("理由(1, 2)")


def test_an_outcome_fills_the_form_and_a_refusal_leaves_everything(page: ArbitrationPage, qtbot: QtBot) -> None:
    page.outcomes.pick_row(1)
    QTest.keyClick(page.outcomes, Qt.Key.Key_Return)
    verdict = page.verdict_form.verdict()
    assert (verdict.decision, verdict.order) == (Decision.ORDER, (2, 1))
    with qtbot.capture_exceptions() as exceptions:
        page.verdict_form.rule.click()
    assert [kind for kind, _error, _trace in exceptions] == [Refusal]
    assert page.context.session.contest.rulings == ()


def test_what_is_filled_in_survives_a_change_elsewhere(page: ArbitrationPage) -> None:
    page.verdict_form.reason.setPlainText("写到一半")
    vote(page, Vote.YES, None, None)
    arbitration.lodge(page.context.session, "final", [3], person="丙公司", contact="电话", text="计时有误")
    assert page.verdict_form.reason.toPlainText() == "写到一半"
    assert page.verdict_form.verdict().present == ("吴",)
    assert page.case_title.text() == "并列 · 企业组 1、2 号"


def test_reason_and_votes_on_one_case_are_not_taken_over_to_another(page: ArbitrationPage) -> None:
    arbitration.lodge(page.context.session, "final", [3], person="丙公司", contact="电话", text="计时有误")
    page.choose(TIE)
    page.verdict_form.reason.setPlainText("核心指标更突出")
    vote(page, Vote.YES, Vote.YES, None)
    page.choose(next(case.id for case in arbitration.cases(page.context.session) if case.id != TIE))
    assert page.verdict_form.reason.toPlainText() == ""
    assert page.verdict_form.verdict().present == ()
    assert "到会 0 人" in page.verdict_form.quorum.text()


def test_the_list_of_cases_has_the_keyboard_after_a_ruling(page: ArbitrationPage) -> None:
    page.verdict_form.reason.setPlainText("核心指标更突出")
    put_in_order(page)
    vote(page, Vote.YES, Vote.YES, None)
    page.verdict_form.rule.setFocus()
    page.verdict_form.rule.click()
    assert page.context.session.contest.rulings
    assert page.focusWidget() is page.cases


def test_tab_leads_from_the_reason_through_the_votes_to_the_button_that_rules(page: ArbitrationPage) -> None:
    form = page.verdict_form
    form.reason.setFocus()
    passed = []
    for _step in range(len(page.context.session.contest.committee) + 1):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        passed.append(page.focusWidget().accessibleName() or page.focusWidget().objectName())
    assert passed == ["吴的表决", "王的表决", "郑的表决", "rule"]


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        (Decision.UPHOLD, set()),
        (Decision.SHARE, {"extra"}),
        (Decision.VOID, {"project", "judge"}),
        (Decision.RESCORE, {"project", "judge"}),
        (Decision.DEDUCT, {"project", "points"}),
        (Decision.DISQUALIFY, {"project"}),
    ],
)
def test_each_decision_asks_for_what_it_needs(page: ArbitrationPage, decision: Decision, shown: set[str]) -> None:
    form = page.verdict_form
    form.decision.setCurrentIndex(form.decision.findData(decision))
    form.decision.activated.emit(form.decision.currentIndex())
    fields = {"project": form.project, "judge": form.judge, "points": form.points, "extra": form.extra}
    assert {name for name, widget in fields.items() if not widget.isHidden()} == shown
    assert form.order.isHidden()


def test_points_are_read_exactly_or_refused(page: ArbitrationPage) -> None:
    form = page.verdict_form
    form.decision.setCurrentIndex(form.decision.findData(Decision.DEDUCT))
    form.decision.activated.emit(form.decision.currentIndex())
    form.points.setText("1.50")
    assert str(form.verdict().points) == "1.50"
    form.points.setText("很多")
    with pytest.raises(Refusal, match="大于 0 的数字"):
        form.verdict()


def test_marks_to_be_given_again_are_the_next_step(page: ArbitrationPage, qtbot: QtBot) -> None:
    rescore = Verdict(Decision.RESCORE, "计时有误", ("吴", "郑"), numbers=(1,), judge="赵")
    arbitration.rule(page.context.session, TIE, rescore)
    page.choose(TIE)
    assert page.case_chip.text() == "重新打分，待打分"
    assert "由评委赵为1 号重新打分" in page.next_step.text()
    with qtbot.waitSignal(page.context.went) as went:
        page.go_scoring.click()
    assert went.args == ["scoring"]


def test_a_playoff_leads_to_its_sheets_on_the_scoring_page(page: ArbitrationPage) -> None:
    arbitration.rule(page.context.session, TIE, Verdict(Decision.PLAYOFF, "当场加赛", ("吴", "郑")))
    page.choose(TIE)
    assert page.case_chip.text() == "加赛，待打分"
    assert "加赛（裁定 1）" in page.next_step.text()
    assert not page.go_scoring.isHidden()


def test_members_with_a_pin_prove_it(page: ArbitrationPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    session = page.context.session
    people.set_pin(session, "吴", "2468")
    given = {"吴": "1111"}

    def answer(dialog: PinsDialog) -> int:
        for name, line in dialog._inputs.items():
            line.setText(given[name])
        return 1

    monkeypatch.setattr(PinsDialog, "exec", answer)
    page.verdict_form.reason.setPlainText("合议")
    put_in_order(page)
    vote(page, Vote.YES, Vote.YES, None)
    with qtbot.capture_exceptions() as exceptions:
        page.verdict_form.rule.click()
    assert [kind for kind, _error, _trace in exceptions] == [Refusal]
    assert session.contest.rulings == ()
    given["吴"] = "2468"
    page.verdict_form.rule.click()
    assert len(session.contest.rulings) == 1


def test_a_sealed_stage_can_only_be_reopened(page: ArbitrationPage) -> None:
    session = page.context.session
    arbitration.rule(session, TIE, Verdict(Decision.ORDER, "合议", ("吴", "郑"), order=(1, 2)))
    sealing.seal(session, "final")
    page.choose("seal:final")
    form = page.verdict_form
    assert [form.decision.itemData(row) for row in range(form.decision.count())] == [Decision.REOPEN]
    form.reason.setPlainText("录入有误")
    vote(page, Vote.YES, Vote.YES, None)
    form.rule.click()
    assert "final" not in session.contest.sealed
    assert page.case_chip.text() == "已重开"
    assert page.case_title.text() == "重开封存 · 复赛"
    assert "重新封存" in page.facts.text()


def test_nothing_to_decide_says_what_comes_first(qtbot: QtBot) -> None:
    page = ArbitrationPage(PageContext(small_contest()))
    qtbot.addWidget(page)
    page.refresh(None)
    assert page.body.currentWidget() is page.nothing
    with qtbot.waitSignal(page.context.went) as went:
        page.nothing.asked.emit()
    assert went.args == ["scoring"]


def test_without_a_committee_nothing_can_be_ruled(session: Session, qtbot: QtBot) -> None:
    arbitration.seat_committee(session, [])
    page = ArbitrationPage(PageContext(session))
    qtbot.addWidget(page)
    page.refresh(None)
    assert not page.verdict_form.rule.isEnabled()
    assert "还没有专家委员会" in page.verdict_form.quorum.text()


def test_an_objection_is_taken_in_with_its_real_name(session: Session, qtbot: QtBot) -> None:
    dialog = ObjectionDialog(None, session, "final")
    qtbot.addWidget(dialog)
    dialog.numbers.setText("1、3号")
    dialog.text.setPlainText("计时有误")
    dialog.lodge.click()
    assert "提出人姓名" in dialog.refusal.text()
    dialog.person.setText("甲公司")
    dialog.contact.setText("13900000000")
    QTest.keyClick(dialog.lodge, Qt.Key.Key_Space)
    (objection,) = session.contest.objections
    assert (objection.stage, objection.numbers, objection.person) == ("final", (1, 3), "甲公司")
    assert objection.time.startswith("2026-11-20T")
    assert dialog.lodged == objection.id


def write_cell(table: QTableWidget, row: int, column: int, word: str) -> None:
    item = table.item(row, column)
    assert item is not None
    item.setText(word)


def test_an_objection_is_shown_with_its_clock_after_what_is_open_and_before_what_is_settled(
    page: ArbitrationPage,
) -> None:
    session = page.context.session
    marks.reveal(session, "final", 3)
    early = (session.now() - timedelta(hours=4)).isoformat()
    with session.change("test", "earlier") as work:
        work.put(replace(session.contest.reveals[0], time=early))
    arbitration.lodge(session, "final", [3], person="丙公司", contact="电话", text="计时有误")
    arbitration.rule(session, TIE, Verdict(Decision.ORDER, "合议", ("吴", "郑"), order=(1, 2)))
    assert [title.partition("，")[0] for title in titles(page)] == ["异议 · 3 号", "并列 · 企业组 1、2 号"]
    page.choose("objection:1")
    assert "时限 2026-11-20 07:00" in page.objection.text()
    assert "已过时限" in page.objection.text()
    assert not page.objection_card.isHidden()


def test_the_committee_is_written_into_a_table(session: Session, qtbot: QtBot) -> None:
    dialog = CommitteeDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.add.click()
    row = dialog.members.rowCount() - 1
    write_cell(dialog.members, row, 0, "吴")
    dialog.save.click()
    assert "出现了 2 次" in dialog.refusal.text()
    write_cell(dialog.members, row, 0, "冯")
    write_cell(dialog.members, row, 1, "银行")
    dialog.save.click()
    assert CommitteeMember("冯", "银行") in session.contest.committee
    assert len(session.contest.committee) == 4
