"""The committee through the command line: members and votes, objections and their clock, cases and what they change."""

from pathlib import Path

import pytest

from tests.end2end.shell import JUDGES, Shell, contest_file, marks

TIE = "tie:final:1-2"
ORDER = ("--decision", "order", "--order", "2,1", "--reason", "评议")


@pytest.fixture
def contest(shell: Shell, tmp_path: Path) -> Path:
    """A final in which projects 1 and 2 are tied at the only first prize, and 7 and 8 far below every line."""
    file = contest_file(tmp_path / "c.maker", 12, "final")
    values = {1: "90", 2: "90", 7: "70", 8: "70"}
    values |= {number: str(90 - number) for number in range(1, 13) if number not in values}
    shell.done("marks", "import", file, "--stage", "final", marks(tmp_path / "m.csv", values))
    return file


def test_votes_carry_a_ruling_and_the_chair_decides_an_even_one(shell: Shell, contest: Path) -> None:
    shell.done("committee", contest, "吴,郑,王", "--chair", "吴")
    rule = ("rule", contest, TIE, *ORDER, "--present", "吴,郑,王")
    assert "赞成 1 票、反对 2 票" in shell.refused(*rule, "--votes", "吴:yes,郑:no,王:no")
    assert "还差王的选票" in shell.refused(*rule, "--votes", "吴:yes,郑:yes")
    assert "不是专家委员会委员" in shell.refused("rule", contest, TIE, *ORDER, "--present", "陈")
    ruling = shell.done(*rule, "--votes", "吴=赞成，郑：反对，王:回避")
    assert ruling["votes"] == ["吴:yes", "郑:no", "王:recused"]


def test_the_chair_is_one_of_the_members(shell: Shell, contest: Path) -> None:
    assert "不在委员名单中" in shell.refused("committee", contest, "吴,郑", "--chair", "王")


def test_a_void_sheet_stays_void_when_the_tie_it_leaves_is_put_in_order(shell: Shell, contest: Path) -> None:
    void = ("--decision", "void", "--judge", JUDGES[0], "--reason", "评委与项目有利害关系")
    shell.done("rule", contest, TIE, *void, "--present", "吴")
    (case,) = [each for each in shell.done("cases", contest)["cases"] if each["id"] == TIE]
    assert (case["status"], case["ruling"]) == ("open", None)
    assert [(each["decision"], each["replaced_by"]) for each in case["rulings"]] == [("void", None)]
    shell.done("rule", contest, TIE, *ORDER, "--present", "吴")
    shell.done("rule", contest, TIE, *ORDER[:3], "1,2", "--reason", "复议", "--present", "吴")
    (case,) = [each for each in shell.done("cases", contest)["cases"] if each["id"] == TIE]
    history = [(each["decision"], each["replaced_by"]) for each in case["rulings"]]
    assert history == [("void", None), ("order", 3), ("order", None)]
    sheets = shell.done("explain", contest, "--stage", "final", "--project", "1")["sheets"]
    assert sheets[0]["state"] == "void"


def test_outcomes_are_shown_before_the_vote(shell: Shell, contest: Path) -> None:
    found = shell.done("outcomes", contest, TIE)
    assert found["columns"][:2] == ["一等奖", "二等奖"]
    assert {"label": "2 号在前", "decision": "order"}.items() <= found["outcomes"][1].items()
    assert shell.done("cases", contest)["cases"][0]["status"] == "open"


def test_an_objection_before_any_announcement_has_no_clock(shell: Shell, contest: Path) -> None:
    words = ("--project", "3", "--person", "单位03", "--contact", "0354", "--text", "计时有误")
    made = shell.done("object", contest, "--stage", "final", *words, "--evidence", "录像", "--evidence", "计时表")
    assert (made["until"], made["late"], made["evidence"]) == (None, False, ["录像", "计时表"])
    labels = [row["label"] for row in shell.done("outcomes", contest, made["id"])["outcomes"]]
    assert labels[0] == "维持"
    assert "1 号席评分表作废" in labels
    assert labels[-1] == "取消 3 号资格"


def test_an_objection_has_its_time_and_none_that_is_still_to_come(shell: Shell, contest: Path) -> None:
    shell.done("rule", contest, TIE, *ORDER, "--present", "吴")
    shell.done("seal", contest, "--stage", "final")
    words = ("object", contest, "--stage", "final", "--project", "3", "--person", "单位03", "--contact", "0354")
    lodged = shell.done(*words, "--text", "计时有误")
    assert lodged["late"] is False
    case = next(each for each in shell.done("cases", contest)["cases"] if each["id"] == lodged["id"])
    assert case["objection"] == lodged
    assert "还没有到" in shell.refused(*words, "--text", "计时有误", "--time", "2099-01-01T09:00")
    assert "不是时间" in shell.refused(*words, "--text", "计时有误", "--time", "昨天")


def test_a_tie_at_a_number_of_seats_that_the_rules_do_not_know_can_be_put_in_order(shell: Shell, contest: Path) -> None:
    ties = [
        (seats, key)
        for seats in range(1, 12)
        for key in shell.done("recommend", contest, "--seats", seats)["pending_cases"]
    ]
    seats = next(seats for seats, key in ties if key == "tie:final:7-8")
    assert "tie:final:7-8" not in [each["id"] for each in shell.done("cases", contest)["cases"]]
    words = ("--decision", "order", "--order", "8,7", "--reason", "评议", "--present", "吴")
    shell.done("rule", contest, "tie:final:7-8", *words)
    listed = shell.done("recommend", contest, "--seats", seats)
    assert listed["pending_cases"] == []
    assert 8 in [each["number"] for each in listed["recommended"]]
    assert 7 not in [each["number"] for each in listed["recommended"]]
