"""A case is settled by a ruling that fits it, is carried, changes places and never a mark, and can be replaced."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict, points
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.domain.model.scoresheet import Mark, Reveal
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.arbitration.arbitration import SEAL_CASE
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from tests.fakes import clock
from tests.services.contests import JUDGES, key_sheets, small_contest

TIE = "tie:final:1-2"
ORDER = Verdict(Decision.ORDER, "甲的市场更大", ("吴", "郑"), order=(2, 1))


def tied_contest() -> Session:
    """Projects 1 and 2 are tied for the only first prize of their division."""
    session = small_contest()
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    return session


def places(session: Session) -> dict[int, int | None]:
    return {standing.number: standing.place for standing in session.result("final").standings}


def with_committee(session: Session) -> Session:
    members = [CommitteeMember("吴", chair=True), CommitteeMember("郑"), CommitteeMember("王"), CommitteeMember("冯")]
    arbitration.seat_committee(session, members)
    return session


def test_a_tie_at_the_award_line_opens_a_case() -> None:
    session = tied_contest()
    assert [(case.id, case.open, case.line) for case in arbitration.cases(session)] == [(TIE, True, "一等奖")]


def test_an_order_changes_places_and_no_mark() -> None:
    session = tied_contest()
    written = session.file.all(Mark)
    ruling = arbitration.rule(session, TIE, ORDER)
    assert places(session) == {2: 1, 1: 2, 3: 3, 4: 1, 5: 2}
    assert session.file.all(Mark) == written
    assert not arbitration.find_case(session, TIE).open
    assert ruling.places_before == ("1 号“甲”：第 1 名，得分 90.00", "2 号“乙”：第 1 名，得分 90.00")
    assert ruling.places_after == ("1 号“甲”：第 2 名，得分 90.00", "2 号“乙”：第 1 名，得分 90.00")
    assert (ruling.person, ruling.time) == ("秘书", "2026-11-20T09:00:00+00:00")


def test_a_later_ruling_replaces_the_earlier_which_stays_visible() -> None:
    session = tied_contest()
    arbitration.rule(session, TIE, ORDER)
    arbitration.rule(session, TIE, replace(ORDER, order=(1, 2), reason="更正"))
    assert places(session)[1] == 1
    assert [ruling.reason for ruling in session.contest.rulings] == ["甲的市场更大", "更正"]


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (replace(ORDER, order=(1,)), "1、2 号项目各一次"),
        (replace(ORDER, order=(1, 1)), "1、2 号项目各一次"),
        (replace(ORDER, order=(1, 3)), "1、2 号项目各一次"),
        (replace(ORDER, reason=" "), "须写明理由"),
        (replace(ORDER, present=("吴",)), "不足规则要求的 2 位"),
        (replace(ORDER, present=("吴", "吴")), "写了 2 次"),
        (replace(ORDER, numbers=(4,)), "不涉及 4 号项目"),
        (Verdict(Decision.DEDUCT, "超时", ("吴", "郑"), numbers=(1,)), "大于 0"),
        (Verdict(Decision.DEDUCT, "超时", ("吴", "郑"), numbers=(1,), points=Decimal(0)), "大于 0"),
        (Verdict(Decision.DEDUCT, "超时", ("吴", "郑"), points=Decimal(1)), "请写明“扣分”是对哪个项目"),
        (Verdict(Decision.DISQUALIFY, "造假", ("吴", "郑")), "请写明“取消资格”是对哪个项目"),
        (Verdict(Decision.VOID, "有误", ("吴", "郑"), numbers=(1,)), "哪位评委"),
        (Verdict(Decision.VOID, "有误", ("吴", "郑"), numbers=(1,), judge="吴"), "评委“吴”不在"),
    ],
)
def test_a_verdict_with_wrong_particulars_is_refused(verdict: Verdict, sentence: str) -> None:
    session = tied_contest()
    with pytest.raises(Refusal, match=sentence):
        arbitration.rule(session, TIE, verdict)
    assert session.contest.rulings == ()


def test_a_decision_must_fit_the_kind_of_case() -> None:
    session = tied_contest()
    arbitration.lodge(session, "final", [3], person="丙公司", contact="电话", text="计时有误")
    with pytest.raises(Refusal, match="异议事项不能裁定“排定先后”"):
        arbitration.rule(session, "objection:1", replace(ORDER, order=(3,)))


def test_a_case_that_is_not_there_lists_those_that_wait() -> None:
    session = tied_contest()
    with pytest.raises(Refusal, match=TIE):
        arbitration.rule(session, "tie:final:8-9", ORDER)


def test_each_effect_on_the_result() -> None:
    session = tied_contest()
    arbitration.lodge(session, "final", [1], person="乙公司", contact="电话", text="超时")
    present = ("吴", "郑")
    arbitration.rule(session, "objection:1", Verdict(Decision.DEDUCT, "超时", present, points=Decimal("1.5")))
    assert str(session.result("final").standing(1).score) == "88.50"
    assert places(session) == {2: 1, 1: 2, 3: 3, 4: 1, 5: 2}
    arbitration.rule(session, "objection:1", Verdict(Decision.DISQUALIFY, "材料造假", present))
    assert session.result("final").standing(1).presence is Presence.DISQUALIFIED
    assert places(session) == {2: 1, 3: 2, 1: None, 4: 1, 5: 2}
    arbitration.rule(session, "objection:1", Verdict(Decision.UPHOLD, "查无实据", present))
    assert places(session)[1] == 1


def test_sharing_gives_both_the_place() -> None:
    session = tied_contest()
    arbitration.rule(session, TIE, Verdict(Decision.SHARE, "并列一等奖", ("吴", "郑"), extra_places=True))
    assert places(session) == {1: 1, 2: 1, 3: 3, 4: 1, 5: 2}
    assert not arbitration.find_case(session, TIE).open


def test_a_playoff_parts_the_tied_by_fresh_sheets_alone() -> None:
    session = tied_contest()
    ruling = arbitration.rule(session, TIE, Verdict(Decision.PLAYOFF, "加赛", ("吴", "郑")))
    with pytest.raises(Refusal, match="加赛还没有分出先后"):
        sealing.seal(session, "final")
    for number, value in ((1, "60"), (2, "70")):
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                marks.enter(session, KeyedMark("final", number, judge, criterion, value, round_id=ruling.round_id))
        marks.confirm(session, "final", number, ruling.round_id)
    assert places(session) == {2: 1, 1: 2, 3: 3, 4: 1, 5: 2}
    assert str(session.result("final").standing(1).score) == "90.00"
    sealing.seal(session, "final")


def test_a_playoff_that_one_side_gave_up_keeps_no_stage_open() -> None:
    session = tied_contest()
    arbitration.rule(session, TIE, Verdict(Decision.PLAYOFF, "加赛", ("吴", "郑")))
    panels.set_presence(session, "final", 2, Presence.WITHDRAWN, "来函退出")
    assert sealing.obstacles(session, "final") == ()
    sealing.seal(session, "final")
    assert places(session)[1] == 1


def test_who_is_still_level_after_a_playoff_is_named() -> None:
    session = small_contest()
    for number, value in enumerate(("90", "90", "90", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    ruling = arbitration.rule(session, "tie:final:1-2-3", Verdict(Decision.PLAYOFF, "加赛", ("吴", "郑")))
    assert sealing.obstacles(session, "final") == ("裁定的加赛还没有分出先后：1、2、3 号。",)
    for number, value in ((1, "60"), (2, "70"), (3, "70")):
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                marks.enter(session, KeyedMark("final", number, judge, criterion, value, round_id=ruling.round_id))
        marks.confirm(session, "final", number, ruling.round_id)
    assert "裁定的加赛还没有分出先后：2、3 号。" in sealing.obstacles(session, "final")


def test_only_members_rule_once_there_is_a_committee() -> None:
    session = with_committee(tied_contest())
    with pytest.raises(Refusal, match="“陈”不是专家委员会委员"):
        arbitration.rule(session, TIE, replace(ORDER, present=("吴", "陈")))


@pytest.mark.parametrize(
    ("ballots", "sentence"),
    [
        (("吴:no", "郑:no", "王:yes", "冯:abstain"), "赞成 1 票、反对 2 票"),
        (("吴:no", "郑:yes", "王:abstain", "冯:recused"), "赞成 1 票、反对 1 票"),
        (("吴:yes", "郑:yes"), "还差王、冯的选票"),
        (("陈:yes",), "选票“陈:yes”写法不对"),
        (("吴:yes", "吴:yes"), "不对"),
        (("吴:perhaps",), "不对"),
        (("吴:recused", "郑:recused", "王:recused", "冯:yes"), "不足规则要求的 2 位"),
    ],
)
def test_votes_that_do_not_carry_are_refused(ballots: tuple[str, ...], sentence: str) -> None:
    session = with_committee(tied_contest())
    with pytest.raises(Refusal, match=sentence):
        arbitration.rule(session, TIE, replace(ORDER, present=("吴", "郑", "王", "冯"), ballots=ballots))


def test_the_chair_decides_an_even_vote() -> None:
    session = with_committee(tied_contest())
    arbitration.rule(session, TIE, replace(ORDER, ballots=("吴:yes", "郑:no")))
    assert session.contest.rulings[0].ballots == ("吴:yes", "郑:no")


def test_the_committee_has_one_chair_and_distinct_names() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match="出现了 2 次"):
        arbitration.seat_committee(session, [CommitteeMember("吴"), CommitteeMember("吴 ")])
    with pytest.raises(Refusal, match="一位主任委员"):
        arbitration.seat_committee(session, [CommitteeMember("吴", chair=True), CommitteeMember("郑", chair=True)])
    with pytest.raises(Refusal, match="没有姓名"):
        arbitration.seat_committee(session, [CommitteeMember(" ")])
    with_committee(session)
    arbitration.seat_committee(session, [CommitteeMember("郑", chair=True)])
    assert session.contest.committee == (CommitteeMember("郑", chair=True),)


def test_an_objection_is_made_under_a_real_name() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match="联系方式"):
        arbitration.lodge(session, "final", [1], person="某人", contact=" ", text="不公")
    with pytest.raises(Refusal, match="项目编号"):
        arbitration.lodge(session, "final", [], person="某人", contact="电话", text="不公")
    made = arbitration.lodge(session, "final", [2, 1, 2], person="某人", contact="电话", text="不公")
    assert (made.id, made.numbers, made.time) == ("objection:1", (1, 2), "2026-11-20T09:00:00+00:00")
    assert arbitration.find_case(session, "objection:1").open


def test_an_objection_has_its_minutes_from_the_reveal_and_is_late_after_them() -> None:
    session = tied_contest()
    lodged = {"person": "某人", "contact": "电话", "text": "不公"}
    assert arbitration.lodge(session, "final", [1], **lodged).until == ""
    with session.change("test", "revealed two hours ago") as work:
        work.put(Reveal("final", 1, Decimal("90.00"), "2026-11-20T07:00:00+00:00"))
    in_time = arbitration.lodge(session, "final", [1, 2], **lodged, time="2026-11-20T09:00")
    assert (in_time.until, in_time.late) == ("2026-11-20T09:00:00+00:00", False)
    late = arbitration.lodge(session, "final", [1], **lodged, time="2026-11-20T17:00:01+08:00")
    assert late.late
    assert arbitration.find_case(session, late.id).open
    assert arbitration.lodge(session, "final", [3], **lodged).until == ""
    with pytest.raises(Refusal, match="“下午”不是时间"):
        arbitration.lodge(session, "final", [1], **lodged, time="下午")
    with pytest.raises(Refusal, match="2026-11-20 09:06 还没有到"):
        arbitration.lodge(session, "final", [1], **lodged, time="2026-11-20T09:06")


def test_an_objection_to_several_projects_has_its_minutes_from_the_last_reveal() -> None:
    session = tied_contest()
    for number, hour in ((1, 9), (2, 10), (3, 8)):
        at = partial(clock().replace, hour=hour)
        marks.reveal(Session(session.file, "秘书", at), "final", number)
    session = Session(session.file, "秘书", clock)
    made = arbitration.lodge(session, "final", [1, 2, 3], person="某人", contact="电话", text="不公")
    assert made.until == "2026-11-20T12:00:00+00:00"


def test_what_each_outcome_would_change_is_shown_beforehand() -> None:
    session = tied_contest()
    labels = [outcome.label for outcome in arbitration.outcomes(session, TIE).rows]
    assert len(labels) >= 3
    assert session.contest.rulings == ()


def sealed_contest() -> Session:
    session = tied_contest()
    arbitration.rule(session, TIE, ORDER)
    sealing.seal(session, "final")
    return session


def test_a_sealed_stage_can_only_be_reopened() -> None:
    session = sealed_contest()
    with pytest.raises(Refusal, match="已经封存"):
        arbitration.rule(session, TIE, replace(ORDER, order=(1, 2)))
    ruling = arbitration.rule(session, SEAL_CASE + "final", Verdict(Decision.REOPEN, "计分有误", ("吴", "郑")))
    assert (ruling.case, session.contest.sealed.get("final")) == ("seal:final", None)
    arbitration.rule(session, TIE, replace(ORDER, order=(1, 2)))
    assert places(session)[1] == 1


def test_reopening_through_a_tie_leaves_the_ruling_on_the_tie() -> None:
    session = sealed_contest()
    arbitration.rule(session, TIE, Verdict(Decision.REOPEN, "计分有误", ("吴", "郑")))
    assert places(session)[2] == 1
    assert not arbitration.find_case(session, TIE).open


def test_an_objection_against_a_sealed_stage_can_be_turned_down_once() -> None:
    session = sealed_contest()
    arbitration.lodge(session, "final", [1], person="甲公司", contact="电话", text="不服")
    arbitration.rule(session, "objection:1", Verdict(Decision.UPHOLD, "评分有据", ("吴", "郑")))
    with pytest.raises(Refusal, match="已经封存"):
        arbitration.rule(session, "objection:1", Verdict(Decision.DISQUALIFY, "造假", ("吴", "郑")))


def test_what_is_not_sealed_needs_no_reopening() -> None:
    session = tied_contest()
    with pytest.raises(Refusal, match="还没有封存"):
        arbitration.rule(session, "seal:final", Verdict(Decision.REOPEN, "计分有误", ("吴", "郑")))
    assert session.contest.rulings == ()


def test_what_can_be_decided_follows_kind_and_seal() -> None:
    session = tied_contest()
    assert arbitration.decisions(session, TIE)[:3] == (Decision.ORDER, Decision.SHARE, Decision.PLAYOFF)
    arbitration.lodge(session, "final", [1], person="甲公司", contact="电话", text="不服")
    assert Decision.REOPEN not in arbitration.decisions(session, "objection:1")
    assert arbitration.decisions(session, "seal:final") == ()
    arbitration.rule(session, TIE, ORDER)
    arbitration.rule(session, "objection:1", Verdict(Decision.UPHOLD, "评分有据", ("吴", "郑")))
    sealing.seal(session, "final")
    arbitration.lodge(session, "final", [2], person="乙公司", contact="电话", text="不服")
    assert arbitration.decisions(session, "seal:final") == (Decision.REOPEN,)
    assert arbitration.decisions(session, TIE) == (Decision.REOPEN,)
    assert arbitration.decisions(session, "objection:1") == (Decision.REOPEN,)
    assert arbitration.decisions(session, "objection:2") == (Decision.UPHOLD, Decision.REOPEN)


@pytest.mark.parametrize("text", ["", "0", "0.0", "-1", "1e1", "NaN", "１", "12345", "扣一分"])
def test_points_to_deduct_are_a_number_above_nothing(text: str) -> None:
    with pytest.raises(Refusal, match="大于 0 的数字"):
        points(text)
    assert points(" 1.5 ") == Decimal("1.5")
