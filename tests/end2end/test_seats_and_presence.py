"""A seat file replaces nobody who counts, a name is one however it is written, and who leaves can come back."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.shell import CRITERIA, JUDGES, Shell, contest_file, marks, panel, table

STAGE = ("--stage", "preliminary")
TITLES = ("stage", "panel", "seat", "judge", "employer", "bench")
Row = tuple[str, str, int, str, str, str]


@pytest.fixture
def contest(shell: Shell, tmp_path: Path) -> Path:
    """A contest of six projects and seven judges on the only panel of its first stage."""
    return contest_file(tmp_path / "c.maker", 6, "preliminary")


def rows(names: tuple[str, ...], number: str = "1", employer: str = "") -> list[Row]:
    return [("preliminary", number, seat, judge, employer, "") for seat, judge in enumerate(names, start=1)]


def seats(path: Path, given: list[Row]) -> Path:
    return table(path, TITLES, given)


def statuses(shell: Shell, file: Path) -> dict[int, str]:
    return {row["number"]: row["status"] for row in shell.done("rank", file, *STAGE)["standings"]}


def absent_from(shell: Shell, file: Path, judge: str, number: int) -> bool:
    sheets = shell.done("explain", file, *STAGE, "--project", number)["sheets"]
    return {sheet["judge"]: str(sheet["state"]) for sheet in sheets}[judge] == "absent"


# The guard


@pytest.mark.parametrize("why", ["marked", "recused", "absent", "absent from one"])
def test_a_seat_file_replaces_nobody_who_counts(shell: Shell, contest: Path, tmp_path: Path, why: str) -> None:
    judge, others = JUDGES[0], JUDGES[1:]
    match why:
        case "marked":
            keyed = marks(tmp_path / "m.csv", {1: "80"}, [judge])
            shell.done("marks", "import", contest, *STAGE, keyed)
        case "recused":
            shell.done("recuse", contest, *STAGE, "--judge", judge, "--project", 2, "--reason", "同事")
        case "absent":
            shell.done("absent", contest, *STAGE, "--judge", judge, "--reason", "生病")
        case _:
            shell.done("absent", contest, *STAGE, "--judge", judge, "--project", 3, "--reason", "迟到")
    before = shell.done("verify", contest)
    for given in (("新来的", *others), others, (*others, "新来的")):
        sentence = shell.refused("panel", "import", contest, seats(tmp_path / "2.csv", rows(given)))
        assert judge in sentence
    moved = [*rows(others), ("preliminary", "2", 1, judge, "", "")]
    assert judge in shell.refused("panel", "import", contest, seats(tmp_path / "3.csv", moved))
    assert shell.done("verify", contest) == before
    kept = shell.done("panel", "import", contest, seats(tmp_path / "4.csv", rows((judge, *others[:3], "新来的"))))
    assert judge in [seat["judge"] for seat in kept["seats"]]


def test_a_recusal_is_lifted_with_a_reason_in_the_journal(shell: Shell, contest: Path, tmp_path: Path) -> None:
    whose = ("--judge", JUDGES[0], "--project", 2)
    assert "没有登记评委" in shell.refused("recuse", contest, *STAGE, *whose, "--reason", "弄错了", "--lift")
    assert shell.done("recuse", contest, *STAGE, *whose, "--reason", "同事")["recused"]
    keyed = marks(tmp_path / "m.csv", {2: "80"})
    assert "回避" in shell.refused("marks", "import", contest, *STAGE, keyed)
    assert shell.run("recuse", contest, *STAGE, *whose, "--reason", " ", "--lift").code == 1
    lifted = shell.done("recuse", contest, *STAGE, *whose, "--reason", "并非同一单位", "--lift")
    assert (lifted["recused"], lifted["number"], lifted["reason"]) == (False, 2, "并非同一单位")
    with closing(sqlite3.connect(contest)) as file:
        said = file.execute("SELECT action, reason FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    assert said == ("panel.lift_recusal", "并非同一单位")
    shell.done("marks", "import", contest, *STAGE, keyed)
    assert shell.done("verify", contest)["ok"]


def test_judges_who_do_not_count_yet_are_replaced(shell: Shell, contest: Path, tmp_path: Path) -> None:
    found = shell.done("panel", "import", contest, seats(tmp_path / "2.csv", rows(("甲一", "乙二"))))
    assert [seat["judge"] for seat in found["seats"]] == ["甲一", "乙二"]


# One name


@pytest.mark.parametrize("written", ["王　芳", "王 芳", " 王芳 ", "王\u200b芳"])
def test_a_name_is_one_however_it_is_padded(shell: Shell, contest: Path, tmp_path: Path, written: str) -> None:
    shell.done("panel", "import", contest, seats(tmp_path / "2.csv", rows(("王芳", "李四"))))
    shell.done("recuse", contest, *STAGE, "--judge", written, "--project", 1, "--reason", "同事")
    again = shell.done("panel", "import", contest, seats(tmp_path / "3.csv", rows((written, "李四"))))
    assert [seat["judge"] for seat in again["seats"]] == ["王芳", "李四"]
    keyed = [(2, written, criterion, "80") for criterion in CRITERIA]
    keyed_in = table(tmp_path / "m.csv", ("project", "judge", "criterion", "mark"), keyed)
    shell.done("marks", "import", contest, *STAGE, keyed_in)
    sheets = shell.done("explain", contest, *STAGE, "--project", 2)["sheets"]
    assert {sheet["judge"]: sheet["state"] for sheet in sheets}["王芳"] == "complete"
    twice = seats(tmp_path / "4.csv", rows(("王芳", written)))
    assert "出现了 2 次" in shell.refused("panel", "import", contest, twice)


@pytest.mark.parametrize("employers", [("A大学", "A大学"), ("", ""), ("A大学", ""), ("A 大学", "Ａ大学")])
def test_one_person_sits_on_several_panels(
    shell: Shell, contest: Path, tmp_path: Path, employers: tuple[str, str]
) -> None:
    given = [*rows(("王芳", "李四"), "1", employers[0]), *rows(("王 芳", "赵五"), "2", employers[1])]
    found = shell.done("panel", "import", contest, seats(tmp_path / "2.csv", given))
    assert [(seat["panel"], seat["judge"]) for seat in found["seats"]] == [
        ("1", "王芳"),
        ("1", "李四"),
        ("2", "王芳"),
        ("2", "赵五"),
    ]
    shell.done("panel", "assign", contest, *STAGE, table(tmp_path / "a.csv", ("number", "panel"), [(1, "1"), (2, "2")]))
    for number in (1, 2):
        keyed = marks(tmp_path / "m.csv", {number: "80"}, ["王芳"])
        shell.done("marks", "import", contest, *STAGE, keyed)
    assert "不能离开第 2 组" in shell.refused("panel", "import", contest, seats(tmp_path / "3.csv", given[:2]))


def test_two_employers_of_one_name_are_asked_about(shell: Shell, contest: Path, tmp_path: Path) -> None:
    given = seats(tmp_path / "2.csv", [*rows(("王芳",), "1", "A大学"), *rows(("王芳",), "2", "B公司")])
    assert "是不是同一人" in shell.refused("panel", "import", contest, given)
    found = shell.done("panel", "import", contest, given, "--same-person", "王 芳")
    assert len(found["seats"]) == 2
    shell.done("panel", "assign", contest, *STAGE)
    shell.done("recuse", contest, *STAGE, "--judge", "王芳", "--project", 1, "--reason", "同事")
    other = seats(tmp_path / "3.csv", [*rows(("王芳",), "1", "C局"), *rows(("王芳",), "2", "B公司")])
    assert "C局" in shell.refused("panel", "import", contest, other)


# Who is there


def test_a_judge_leaves_and_comes_back(shell: Shell, contest: Path, tmp_path: Path) -> None:
    judge = JUDGES[2]
    shell.done("marks", "import", contest, *STAGE, marks(tmp_path / "m.csv", {1: "80"}, [judge]))
    left = shell.done("absent", contest, *STAGE, "--judge", judge, "--reason", "生病")
    assert left == {"stage": "preliminary", "judge": judge, "numbers": [2, 3, 4, 5, 6], "reason": "生病"}
    assert absent_from(shell, contest, judge, 4)
    assert "已没有待打分" in shell.refused("withdraw", contest, *STAGE, "--judge", judge, "--reason", "走了")
    back = shell.done("present", contest, *STAGE, "--judge", judge, "--project", 4, "--reason", "回来")
    assert back["numbers"] == [4]
    back = shell.done("reinstate", contest, *STAGE, "--judge", judge, "--reason", "回来")
    assert back["numbers"] == [2, 3, 5, 6]
    assert not absent_from(shell, contest, judge, 4)
    assert "没有登记缺席，不用撤销" in shell.refused("present", contest, *STAGE, "--judge", judge, "--reason", "回来")


@pytest.mark.parametrize(
    ("away", "status", "back", "wrong"),
    [("absent", "absent", "present", "reinstate"), ("withdraw", "withdrawn", "reinstate", "present")],
)
def test_a_project_leaves_and_comes_back(
    shell: Shell, contest: Path, tmp_path: Path, away: str, status: str, back: str, wrong: str
) -> None:
    shell.done("marks", "import", contest, *STAGE, marks(tmp_path / "m.csv", {1: "90", 2: "80"}))
    reason = ("--reason", "来函")
    gone = shell.done(away, contest, *STAGE, "--project", 1, *reason)
    assert gone == {"stage": "preliminary", "number": 1, "status": status, "reason": "来函"}
    assert statuses(shell, contest)[1] == status
    assert [row["place"] for row in ranked(shell, contest) if row["number"] in (1, 2)] == [1, None]
    assert "1 号项目" in shell.refused(wrong, contest, *STAGE, "--project", 1, *reason)
    assert shell.done(back, contest, *STAGE, "--project", 1, *reason)["status"] == "presented"
    assert [row["place"] for row in ranked(shell, contest) if row["number"] in (1, 2)] == [1, 2]
    assert "1 号项目" in shell.refused(back, contest, *STAGE, "--project", 1, *reason)
    assert shell.done(away, contest, *STAGE, "--project", 3, *reason)["status"] == status
    assert shell.done(back, contest, *STAGE, "--project", 3, *reason)["status"] == "waiting"
    assert shell.done("verify", contest)["ok"]


def ranked(shell: Shell, file: Path) -> list[dict[str, Any]]:
    return list(shell.done("rank", file, *STAGE)["standings"])


@pytest.mark.parametrize("command", ["absent", "present", "withdraw", "reinstate"])
def test_what_says_nothing_is_refused(shell: Shell, contest: Path, command: str) -> None:
    assert shell.run(command, contest, *STAGE, "--reason", "x").code == 2
    assert shell.run(command, contest, *STAGE, "--project", 1).code == 2
    assert "1 号项目" in shell.refused(command, contest, *STAGE, "--project", 1, "--reason", " ")
    assert "“99”" in shell.refused(command, contest, *STAGE, "--project", 99, "--reason", "x")
    assert "路人" in shell.refused(command, contest, *STAGE, "--judge", "路人", "--reason", "x")


def test_a_sealed_stage_lets_nobody_go(shell: Shell, contest: Path, tmp_path: Path) -> None:
    values = {number: str(90 - number) for number in range(1, 7)}
    shell.done("marks", "import", contest, *STAGE, marks(tmp_path / "m.csv", values))
    shell.done("seal", contest, *STAGE)
    for command in ("absent", "withdraw", "reinstate", "present"):
        assert "已经封存" in shell.refused(command, contest, *STAGE, "--project", 1, "--reason", "x")


def test_a_seat_file_that_leaves_judges_out_says_who_has_left(shell: Shell, contest: Path, tmp_path: Path) -> None:
    only = seats(tmp_path / "one.csv", [("preliminary", "1", 2, "新来的", "", "")])
    ran = shell.run("panel", "import", contest, only)
    assert ran.code == 0
    assert "已经离席" in ran.out
    assert all(f"号席 {judge}" in ran.out for judge in JUDGES)
    again = shell.done("panel", "import", contest, panel(tmp_path / "p2.csv", "preliminary"))
    assert [seat["judge"] for seat in again["left"]] == ["新来的"]
    assert shell.done("panel", "import", contest, panel(tmp_path / "p2.csv", "preliminary"))["left"] == []


def test_a_judge_who_has_no_seat_is_not_said_to_have_marked_everything(shell: Shell, contest: Path) -> None:
    sentence = shell.refused("absent", contest, *STAGE, "--judge", "没有这人", "--reason", "病")
    assert sentence == "初赛没有评委“没有这人”，请核对姓名。"


def test_a_judge_whose_sheet_is_confirmed_was_not_absent(shell: Shell, contest: Path, tmp_path: Path) -> None:
    shell.done("marks", "import", contest, *STAGE, marks(tmp_path / "m.csv", {1: "80"}))
    before = shell.done("explain", contest, *STAGE, "--project", 1)
    words = ("absent", contest, *STAGE, "--judge", JUDGES[0], "--project")
    assert "已经确认，不能记为缺席" in shell.refused(*words, 1, "--reason", "走了")
    recused = shell.refused("recuse", contest, *STAGE, "--judge", JUDGES[0], "--project", 1, "--reason", "同事")
    assert "已经确认，不能记为回避" in recused
    assert shell.done("explain", contest, *STAGE, "--project", 1) == before
    shell.done(*words, 2, "--reason", "走了")
