"""Judges sit one to a seat, projects are shared out evenly, and a judge who does not mark has a recorded reason."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Assignment, Seat
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.exchange.panels_file import AssignmentRow, AssignmentsReading, SeatRow, SeatsReading
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panel_lists, panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.services.contests import key_sheets, seat_all, small_contest


def two_panels(session: Session) -> None:
    seats = [Seat("final", panel, number, f"{panel}{number}") for panel in "AB" for number in (1, 2)]
    panels.seat_judges(session, "final", seats)


@pytest.mark.parametrize(
    ("seats", "sentence"),
    [
        ([Seat("final", "1", 1, "赵"), Seat("final", "1", 2, "赵")], "评委赵出现了 2 次"),
        ([Seat("final", "1", 1, "赵"), Seat("final", "1", 1, "钱")], "1 号席坐了 2 位评委"),
        ([Seat("final", "1", 1, " ")], "没有评委姓名"),
        ([Seat("final", "1", 0, "赵")], "席位应从 1 号起"),
    ],
)
def test_seats_that_cannot_be_are_refused(seats: list[Seat], sentence: str) -> None:
    session = small_contest()
    before = session.contest.seats
    with pytest.raises(Refusal, match=sentence):
        panels.seat_judges(session, "final", seats)
    assert session.contest.seats == before


def test_seating_replaces_the_stage_and_leaves_others() -> None:
    session = small_contest()
    panels.seat_judges(session, "final", [Seat("final", "1", 2, "吴", " 大学 ")])
    assert [seat for seat in session.contest.seats if seat.stage == "final"] == [Seat("final", "1", 2, "吴", "大学")]
    assert len(session.contest.panels("preliminary")["1"]) == 5


def test_seating_the_same_again_changes_nothing() -> None:
    session = small_contest()
    entries = len(list(session.file.entries()))
    seat_all(session, "final")
    assert len(list(session.file.entries())) == entries


def test_a_judge_who_has_marked_stays() -> None:
    session = small_contest()
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    with pytest.raises(Refusal, match="评委赵在复赛已经打过分"):
        panels.seat_judges(session, "final", [Seat("final", "1", 1, "吴")])
    panels.seat_judges(session, "final", [Seat("final", "1", 3, "赵")])
    assert session.contest.panels("final")["1"] == (Seat("final", "1", 3, "赵"),)


def test_seats_from_a_file_may_name_stages() -> None:
    session = small_contest()
    reading = SeatsReading((SeatRow(2, "复赛", "1", 1, "吴"), SeatRow(3, "preliminary", "1", 1, "郑")), ())
    panel_lists.take_seats(session, panel_lists.plan_seats(session, reading))
    assert {(seat.stage, seat.judge) for seat in session.contest.seats} == {("final", "吴"), ("preliminary", "郑")}


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        (SeatsReading((SeatRow(2, "", "1", 1, "吴"),), ()), "第 2 行没有写阶段"),
        (SeatsReading((SeatRow(2, "semi", "1", 1, "吴"),), ()), "没有阶段“semi”"),
        (SeatsReading((), (RefusedRow(4, "第 4 行没有写评委姓名。"),)), "第 4 行"),
    ],
)
def test_a_file_of_seats_is_taken_whole_or_not(reading: SeatsReading, sentence: str) -> None:
    session = small_contest()
    before = session.contest.seats
    with pytest.raises(Refusal, match=sentence):
        panel_lists.take_seats(session, panel_lists.plan_seats(session, reading))
    assert session.contest.seats == before


def test_projects_are_shared_out_evenly_over_the_panels() -> None:
    session = small_contest()
    two_panels(session)
    panels.assign(session, "final")
    assigned = {number: session.contest.panel_of("final", number) for number in range(1, 6)}
    assert assigned == {1: "A", 2: "B", 3: "A", 4: "B", 5: "A"}


def test_one_panel_needs_no_assignment() -> None:
    session = small_contest()
    assert not panels.assign(session, "final")
    assert session.contest.assignments == ()


def test_assignments_are_checked() -> None:
    session = small_contest()
    two_panels(session)
    with pytest.raises(Refusal, match="没有第“C”组"):
        panels.assign(session, "final", {1: "C"})
    with pytest.raises(Refusal, match="9 号项目不在复赛中"):
        panels.assign(session, "final", {9: "A"})
    panels.assign(session, "final", {1: "A"})
    marks.enter(session, KeyedMark("final", 1, "A1", "team", "80"))
    with pytest.raises(Refusal, match="已有评分"):
        panels.assign(session, "final", {1: "B"})
    with pytest.raises(Refusal, match="还没有评审组"):
        panels.assign(small_contest_without_judges(), "final")


def small_contest_without_judges() -> Session:
    session = small_contest()
    panels.seat_judges(session, "final", [])
    return session


def take(session: Session, reading: AssignmentsReading) -> None:
    panel_lists.take_assignments(session, panel_lists.plan_assignments(session, "final", reading))


def test_assignments_from_a_file() -> None:
    session = small_contest()
    two_panels(session)
    take(session, AssignmentsReading((AssignmentRow(2, "1", "B"), AssignmentRow(3, "乙", "A")), ()))
    assert session.contest.assignments == (Assignment("final", 1, "B"), Assignment("final", 2, "A"))
    twice = AssignmentsReading((AssignmentRow(2, "1", "B"), AssignmentRow(3, "甲", "A")), ())
    with pytest.raises(Refusal, match="第 3 行"):
        take(session, twice)
    with pytest.raises(Refusal, match="第 5 行没有写评审组"):
        take(session, AssignmentsReading((), (RefusedRow(5, "第 5 行没有写评审组。"),)))


def test_recusals_and_absences_come_and_go_with_reasons() -> None:
    session = small_contest()
    panels.recuse(session, "final", "赵", 1, " 同事 ")
    panels.mark_absent(session, "final", "钱", 1, "生病")
    assert session.contest.recusals[0].reason == "同事"
    panels.lift_recusal(session, "final", "赵", 1, "核实无关系")
    panels.lift_absence(session, "final", "钱", 1, "已到场")
    assert (session.contest.recusals, session.contest.absences) == ((), ())
    with pytest.raises(Refusal, match="没有登记评委赵回避"):
        panels.lift_recusal(session, "final", "赵", 1, "核实")
    with pytest.raises(Refusal, match="没有登记"):
        panels.lift_absence(session, "final", "赵", 1, "核实")


def test_a_judge_who_leaves_is_absent_from_what_he_has_not_marked_in_one_change() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)
    marks.enter(session, KeyedMark("final", 2, "赵", "team", "80"))
    panels.recuse(session, "final", "赵", 3, "同事")
    before = len(list(session.file.entries()))
    panels.mark_absent_from_now_on(session, "final", "赵", " 生病 ")
    assert len(list(session.file.entries())) == before + 1
    assert [(absence.number, absence.reason) for absence in session.contest.absences] == [(4, "生病"), (5, "生病")]
    with pytest.raises(Refusal, match="已没有待打分的项目"):
        panels.mark_absent_from_now_on(session, "final", "赵", "生病")
    with pytest.raises(Refusal, match="请写明"):
        panels.mark_absent_from_now_on(session, "final", "钱", " ")


def test_a_recusal_needs_a_judge_of_the_panel_and_a_reason() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match="不在评审 1 号项目的评审组中"):
        panels.recuse(session, "final", "吴", 1, "同事")
    with pytest.raises(Refusal, match="请写明"):
        panels.recuse(session, "final", "赵", 1, "  ")
    with pytest.raises(Refusal, match="没有 8 号项目"):
        panels.recuse(session, "final", "赵", 8, "同事")


def test_after_the_reveal_only_a_ruling_takes_a_sheet_out() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)
    with pytest.raises(Refusal, match="已经亮分"):
        panels.recuse(session, "final", "赵", 1, "同事")


def test_presence_needs_a_reason_where_a_project_stays_away() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match="原因"):
        panels.set_presence(session, "final", 1, Presence.ABSENT)
    with pytest.raises(Refusal, match="专家委员会裁定"):
        panels.set_presence(session, "final", 1, Presence.DISQUALIFIED, "造假")
    panels.set_presence(session, "final", 1, Presence.WITHDRAWN, "来函退出")
    assert session.contest.presence("final", 1) is Presence.WITHDRAWN
    panels.set_presence(session, "final", 1, Presence.WAITING)
    assert session.contest.presence("final", 1) is Presence.WAITING
