"""Judges are seated, moved and taken away one at a time, and nobody with a recusal loses his seat unnoticed."""

from dataclasses import replace
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panel_lists, panels, seating
from tests.services.contests import JUDGES, small_contest

STAGE = "preliminary"


def seated(session: Session, panel: str = "1") -> dict[int, str]:
    return {seat.seat: seat.judge for seat in session.contest.panels(STAGE).get(panel, ())}


def test_a_name_in_the_empty_seat_seats_a_judge_and_an_empty_name_takes_him_away() -> None:
    session = small_contest()
    seating.write_seat(session, Seat(STAGE, "1", 6, "吴", "某大学"))
    assert seated(session)[6] == "吴"
    there = session.contest.panels(STAGE)["1"][5]
    seating.write_seat(session, replace(there, judge=""))
    assert 6 not in seated(session)
    assert not seating.write_seat(session, Seat(STAGE, "1", 6, ""))


def test_an_employer_without_a_name_is_refused() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match="请先填写第 1 组 6 号席的评委姓名"):
        seating.write_seat(session, Seat(STAGE, "1", 6, "", "某大学"))


def test_judges_change_seats_and_panels() -> None:
    session = small_contest()
    seating.move(session, STAGE, "赵", "1", 2)
    assert seated(session) == {1: "钱", 2: "赵", 3: "孙", 4: "李", 5: "周"}
    seating.move(session, STAGE, "周", "2", 1)
    assert seated(session, "2") == {1: "周"}
    assert not seating.move(session, STAGE, "周", "2", 1)
    with pytest.raises(Refusal, match="没有评委“吴”"):
        seating.move(session, STAGE, "吴", "1", 1)


def test_pasted_lines_follow_the_last_seat() -> None:
    session = small_contest()
    seating.add_judges(session, STAGE, "1", "姓名\t单位\n吴 欣\t某大学\n\n郑,某公司\n")
    assert seated(session) == {**dict(enumerate(JUDGES, 1)), 6: "吴欣", 7: "郑"}
    assert session.contest.panels(STAGE)["1"][5].employer == "某大学"
    with pytest.raises(Refusal, match="没有评委名单"):
        seating.add_judges(session, STAGE, "1", " \n")
    with pytest.raises(Refusal, match="第 1 行不是一位评委"):
        seating.add_judges(session, STAGE, "1", "甲,乙,丙,丁")


def test_a_judge_with_a_recusal_keeps_his_seat_until_it_is_lifted() -> None:
    session = small_contest()
    panels.recuse(session, STAGE, "赵", 1, "同一单位")
    there = session.contest.panels(STAGE)["1"][0]
    with pytest.raises(Refusal, match="评委赵登记有 1 号项目的回避"):
        seating.write_seat(session, replace(there, judge="吴"))
    panels.lift_recusal(session, STAGE, "赵", 1, "登记有误")
    seating.write_seat(session, replace(there, judge="吴"))
    assert seated(session)[1] == "吴"


def test_a_panel_goes_with_its_judges_once_it_has_no_projects() -> None:
    session = small_contest()
    seating.add_judges(session, STAGE, "2", "吴\n郑")
    panels.assign(session, STAGE)
    with pytest.raises(Refusal, match="第 2 组还分有 2 个项目"):
        seating.remove_panel(session, STAGE, "2")
    panels.assign(session, STAGE, dict.fromkeys(range(1, 6), "1"))
    seating.remove_panel(session, STAGE, "2")
    assert list(session.contest.panels(STAGE)) == ["1"]


def test_files_seat_judges_and_assign_projects(tmp_path: Path) -> None:
    session = small_contest()
    judges = tmp_path / "评委.csv"
    judges.write_text("阶段,评审组,评委\n初赛,A,吴\n初赛,B,郑\n", encoding="utf-8")
    panel_lists.take_seats(session, panel_lists.plan_seats(session, panel_lists.seats_of(judges)))
    assert list(session.contest.panels(STAGE)) == ["A", "B"]
    parts = tmp_path / "分组.csv"
    parts.write_text("编号,评审组\n1,B\n乙,A\n", encoding="utf-8")
    assigned = panel_lists.plan_assignments(session, STAGE, panel_lists.assignments_of(parts))
    panel_lists.take_assignments(session, assigned)
    assert session.contest.panel_of(STAGE, 1) == "B"
    assert session.contest.panel_of(STAGE, 2) == "A"
