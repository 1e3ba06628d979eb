"""A stage held elsewhere, or not held: its list says who goes on, and every paper says so."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.end2end.shell import JUDGES, Shell, contest_file, marks, panel, table

REASON = "6月20日由太原分赛场评出"
GOING_ON = (1, 2, 4, 5, 7, 8)


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    return contest_file(tmp_path / "c.maker", 12)


def outcomes(path: Path) -> Path:
    """Write a list of all projects, some of which go on."""
    rows = [(f"{no}号", f"{90 - no}.5", "晋级" if no in GOING_ON else "淘汰") for no in range(1, 13)]
    return table(path, ("项目", "得分", "是否晋级"), rows)


def take(shell: Shell, file: Path, names: Path, *words: str) -> Any:
    return shell.done("results", "import", file, "--stage", "preliminary", names, "--reason", REASON, *words)


def test_a_list_says_who_goes_on(shell: Shell, file: Path, tmp_path: Path) -> None:
    names = outcomes(tmp_path / "l.csv")
    preview = take(shell, file, names, "--dry-run")
    assert len(shell.done("rank", file, "--stage", "final")["standings"]) == 12
    assert take(shell, file, names) == preview
    ranked = shell.done("rank", file, "--stage", "preliminary")["standings"]
    assert [(row["number"], row["place"], row["score"]) for row in ranked][:2] == [(1, 1, "89.5"), (2, 2, "88.5")]
    final = shell.done("rank", file, "--stage", "final")["standings"]
    assert sorted(row["number"] for row in final) == list(GOING_ON)
    explained = shell.done("explain", file, "--stage", "preliminary", "--project", "1")
    assert REASON in explained["steps"][0]["text"]
    assert shell.done("verify", file)["ok"]


def test_the_contest_goes_on_to_its_end_and_the_papers_say_where_the_stage_was_held(
    shell: Shell, file: Path, tmp_path: Path
) -> None:
    take(shell, file, outcomes(tmp_path / "l.csv"))
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "final"))
    values = {number: str(90 - number) for number in GOING_ON}
    shell.done("marks", "import", file, "--stage", "final", marks(tmp_path / "m.csv", values))
    assert shell.done("seal", file, "--stage", "final")["digest"]
    (paper,) = shell.done("print", file, "standings", "--stage", "final", "--out", tmp_path / "s.pdf")["files"]
    text = "".join(page.extract_text() for page in PdfReader(paper).pages).replace("\n", "").replace(" ", "")
    assert REASON in text
    assert "按其名单确定晋级" in text
    assert shell.done("verify", file)["ok"]


def test_a_list_without_scores_or_answers_sends_on_all_it_names(shell: Shell, file: Path, tmp_path: Path) -> None:
    found = take(shell, file, table(tmp_path / "l.csv", ("项目名称",), [("项目03",), ("项目01",)]))
    assert isinstance(found, dict)
    assert found["results"] == [
        {"number": 1, "score": None, "goes_on": True},
        {"number": 3, "score": None, "goes_on": True},
    ]
    ranked = shell.done("rank", file, "--stage", "preliminary")["standings"]
    assert {row["place"] for row in ranked} == {None}


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (("99", "80", "是"), "没有项目“99”"),
        (("1", "八十", "是"), "得分“八十”不是分数"),
        (("1", "80", "也许"), "是否晋级填的是“也许”"),
    ],
)
def test_a_wrong_row_keeps_all_out(shell: Shell, file: Path, tmp_path: Path, row: tuple[str, ...], word: str) -> None:
    names = table(tmp_path / "l.csv", ("项目", "得分", "是否晋级"), [row, ("2", "80", "是")])
    words = ("results", "import", file, "--stage", "preliminary", names, "--reason", REASON)
    assert word in shell.run(*words).err
    assert len(shell.done("rank", file, "--stage", "final")["standings"]) == 12


def test_what_is_not_held_here_takes_no_marks_until_that_is_taken_back(
    shell: Shell, file: Path, tmp_path: Path
) -> None:
    take(shell, file, outcomes(tmp_path / "l.csv"))
    given = marks(tmp_path / "m.csv", {1: "80"})
    assert f"初赛已登记为在别处举行（{REASON}）" in shell.refused(
        "marks", "import", file, "--stage", "preliminary", given
    )
    assert "已登记为在别处举行" in shell.refused("seal", file, "--stage", "preliminary")
    shell.done("results", "revoke", file, "--stage", "preliminary", "--reason", "登记错了")
    assert len(shell.done("rank", file, "--stage", "final")["standings"]) == 12
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "preliminary"))
    assert shell.done("marks", "import", file, "--stage", "preliminary", given)["imported"] == 3 * len(JUDGES)
    assert shell.done("verify", file)["ok"]


def test_a_stage_that_is_not_held_sends_everybody_on(shell: Shell, file: Path) -> None:
    shell.done("results", "skip", file, "--stage", "preliminary", "--reason", "报名不足，不设初赛")
    assert len(shell.done("rank", file, "--stage", "final")["standings"]) == 12
    assert "不举行" in shell.refused("seal", file, "--stage", "preliminary")
    assert "报名不足" in shell.done("explain", file, "--stage", "preliminary", "--project", "1")["steps"][0]["text"]


def test_what_has_begun_or_decides_the_awards_is_held_here(shell: Shell, file: Path, tmp_path: Path) -> None:
    assert "奖项由它产生" in shell.refused("results", "skip", file, "--stage", "final", "--reason", "x")
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "final"))
    shell.done("draw", file, "--stage", "final")
    assert "已经抽签" in shell.refused("results", "skip", file, "--stage", "preliminary", "--reason", "x")


def test_a_stage_with_marks_was_held_here(shell: Shell, file: Path, tmp_path: Path) -> None:
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "preliminary"))
    shell.done("marks", "import", file, "--stage", "preliminary", marks(tmp_path / "m.csv", {1: "80"}))
    words = ("results", "import", file, "--stage", "preliminary", outcomes(tmp_path / "l.csv"), "--reason", REASON)
    assert "已有评分" in shell.refused(*words)


@pytest.mark.parametrize(
    ("titles", "row", "said"),
    [
        (("编号", "项目名称", "得分"), ("1", "项目03", "90"), "项目名称却是“项目03”"),
        (("编号", "企业名称", "得分"), ("1", "单位03", "90"), "参赛主体却是“单位03”"),
        (("项目名称", "参赛单位", "得分"), ("项目03", "单位01", "90"), "参赛主体却是“单位01”"),
        (("项目", "项目编号", "得分"), ("项目03", "1", "90"), "编号却是“1”"),
        (("项目", "得分"), ("1", "1e3"), "得分“1e3”不是分数"),
    ],
)
def test_a_row_that_names_two_projects_or_no_score_is_refused(
    shell: Shell, file: Path, tmp_path: Path, titles: tuple[str, ...], row: tuple[str, ...], said: str
) -> None:
    names = table(tmp_path / "l.csv", titles, [row])
    words = ("results", "import", file, "--stage", "preliminary", names, "--reason", REASON)
    assert said in shell.refused(*words)
    assert len(shell.done("rank", file, "--stage", "final")["standings"]) == 12


def test_what_else_a_row_says_may_be_written_in_other_widths_and_lines_are_only_counted(
    shell: Shell, file: Path, tmp_path: Path
) -> None:
    rows = [("1", "项目 ０3", "单 位０３", "９０．５", "晋级"), ("2", "项目01", "单位01", "80", "未晋级")]
    names = table(tmp_path / "l.csv", ("序号", "项目名称", "企业名称", "得分", "晋级情况"), rows)
    taken = shell.done("results", "import", file, "--stage", "preliminary", names, "--reason", REASON)
    assert [(each["number"], each["score"], each["goes_on"]) for each in taken["results"]] == [
        (1, "80", False),
        (3, "90.5", True),
    ]


@pytest.mark.parametrize(
    ("score", "word"),
    [
        ("100.01", "超过初赛按规则可能的最高分 100"),
        ("9000", "超过初赛按规则可能的最高分 100"),
        ("-5", "“-5”不是分数"),
        ("NaN", "“NaN”不是分数"),
        ("1e3", "“1e3”不是分数"),
        ("88.333333", "有 6 位小数"),
        ("八十分", "不是分数"),
    ],
)
def test_a_score_the_stage_cannot_give_is_refused_with_its_row(
    shell: Shell, file: Path, tmp_path: Path, score: str, word: str
) -> None:
    names = table(tmp_path / "l.csv", ("项目", "得分"), [(1, "100.00"), (2, "0"), (3, score)])
    words = ("results", "import", file, "--stage", "preliminary", names, "--reason", REASON)
    sentence = shell.refused(*words)
    assert "第 4 行" in sentence
    assert word in sentence
    assert [row["row"] for row in shell.done(*words, "--dry-run")["refused"]] == [4]
    assert len(shell.done("rank", file, "--stage", "final")["standings"]) == 12


@pytest.mark.parametrize(
    ("command", "titles"),
    [
        (("results", "import"), ("序号", "得分")),
        (("results", "import"), ("序 号", "得分", "备注")),
        (("panel", "assign"), ("序号", "评审组")),
    ],
)
def test_a_count_of_lines_names_no_project(
    shell: Shell, file: Path, tmp_path: Path, command: tuple[str, str], titles: tuple[str, ...]
) -> None:
    rows = [(line, "1", "")[: len(titles)] for line in range(1, 4)]
    reason = ("--reason", REASON) if command[0] == "results" else ()
    names = table(tmp_path / "l.csv", titles, rows)
    sentence = shell.refused(*command, file, "--stage", "preliminary", names, *reason)
    assert "序号只是行号" in sentence
    assert "“l.csv”" in sentence


@pytest.mark.parametrize("title", ["编号", "项目编号", "参赛编号", "参赛号", "number"])
def test_a_number_of_the_project_names_it(shell: Shell, file: Path, tmp_path: Path, title: str) -> None:
    names = table(tmp_path / "l.csv", ("序号", title, "得分"), [(1, 7, "80"), (2, 3, "70")])
    assert [row["number"] for row in take(shell, file, names)["results"]] == [3, 7]
