"""Marks as score sheets have them, a column for each criterion: read where it is clear whose they are, else refused."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.shell import JUDGES, Shell, contest_file, table
from tests.exchange.messy import Row, hide_columns, merge, workbook

STAGE = ("--stage", "final")
NAMES = ("技术创新能力", "产业推广（发展）能力", "团队能力")
#: The marks of the first judge for the first three projects.
ROWS = [(1, 80, 81.5, 82), (2, 70, 71, 72), (3, 60, 61, 62)]
RIGHT = {1: ["80", "81.5", "82"], 2: ["70", "71", "72"], 3: ["60", "61", "62"]}


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    """A contest with twelve projects and a panel in the final."""
    return contest_file(tmp_path / "c.maker", 12, "final")


def taken(shell: Shell, file: Path, marks: Path) -> Any:
    """Preview the import, do it, and return its document."""
    shown = shell.done("marks", "import", file, *STAGE, marks, "--dry-run")
    done = shell.done("marks", "import", file, *STAGE, marks)
    assert (shown["imported"], shown["notes"]) == (done["imported"], done["notes"])
    return done


def given(shell: Shell, file: Path, number: int, judge: str = JUDGES[0]) -> list[str]:
    sheets = shell.done("explain", file, *STAGE, "--project", number)["sheets"]
    return [value for sheet in sheets if sheet["judge"] == judge for value in sheet["marks"].values() if value]


def refused(shell: Shell, file: Path, marks: Path) -> str:
    before = shell.done("verify", file)["entries"]
    sentence = shell.refused("marks", "import", file, *STAGE, marks)
    assert shell.done("verify", file)["entries"] == before
    return sentence


HEAD = ("项目编号", *NAMES)


@pytest.mark.parametrize(
    "rows",
    [
        [("评委：评委甲",), HEAD, *ROWS],
        [("复赛评分表",), ("评委姓名：", "评委甲", None, "日期：9月1日"), HEAD, *ROWS],
        [("评委甲评分表",), HEAD, *ROWS],
        [("评委：评 委　甲    日期：9月1日",), HEAD, *ROWS, ("评委签名：",)],
        [("评委", *HEAD), *(("评委甲", *row) for row in ROWS)],
        [("评委：评委甲",), ("编号", "技术创新能力（100分）", "团队能力(分)", "产业推广能力"),
         *((number, first, third, second) for number, first, second, third in ROWS)],
        [("评委：评委甲",), ("项目", "innovation", "industrial_promotion", "team"), *ROWS],
        [("评委：评委甲",), ("序号", "项目名称", *NAMES, "备注"),
         *((9 - number, f"项目0{number}", *marks, "好") for number, *marks in ROWS)],
        [("评委：评委甲",), ("项目编号", "评分指标", "评分指标", "评分指标"), (None, *NAMES), *ROWS],
    ],
    ids=["label", "cells", "title", "padded", "column", "other order", "ids", "names", "two rows"],
)  # fmt: skip
def test_a_judge_s_sheet_is_read_by_its_columns(shell: Shell, file: Path, tmp_path: Path, rows: Sequence[Row]) -> None:
    found = taken(shell, file, workbook(tmp_path / "m.xlsx", *rows))
    assert (found["imported"], found["judges"]) == (9, [{"judge": JUDGES[0], "projects": [1, 2, 3]}])
    assert {number: given(shell, file, number) for number in RIGHT} == RIGHT


def test_a_judge_s_sheet_may_be_text(shell: Shell, file: Path, tmp_path: Path) -> None:
    rows = [("评委姓名：", "评委甲"), HEAD, *ROWS]
    assert taken(shell, file, table(tmp_path / "m.csv", ("复赛评分表",), rows))["imported"] == 9
    assert {number: given(shell, file, number) for number in RIGHT} == RIGHT


def test_a_sheet_for_each_judge_needs_no_column_of_judges(shell: Shell, file: Path, tmp_path: Path) -> None:
    others: dict[str, Sequence[Row]] = {
        judge: [HEAD, *((number, *(mark - place for mark in marks)) for number, *marks in ROWS)]
        for place, judge in enumerate(JUDGES)
    }
    found = taken(shell, file, workbook(tmp_path / "m.xlsx", ("说明",), others=others))
    assert found["imported"] == 63
    assert {note["text"] for note in found["notes"] if note["sheet"] == JUDGES[1]} == {
        f"没有“评委”一列，按“{JUDGES[1]}”的评分读入"
    }
    assert given(shell, file, 2, JUDGES[2]) == ["68", "69", "70"]
    out = shell.run("marks", "import", file, *STAGE, tmp_path / "m.xlsx", "--dry-run").out
    assert "读了 7 张工作表" in out


def test_a_sheet_for_each_project_has_its_judges_in_rows(shell: Shell, file: Path, tmp_path: Path) -> None:
    lines = [(judge, 80 + place, 70, 60) for place, judge in enumerate(JUDGES)]
    others: dict[str, Sequence[Row]] = {
        "1号": [("评委", *NAMES), *lines],
        "第二个": [("项目名称：项目02",), ("评委", *NAMES), *lines],
        "三": [("项目编号：3", None, "项目名称：项目03"), ("评委", *NAMES), *lines],
    }
    found = taken(shell, file, workbook(tmp_path / "m.xlsx", ("说明",), others=others))
    assert found["imported"] == 63
    assert [given(shell, file, number, JUDGES[3]) for number in (1, 2, 3)] == [["83", "70", "60"]] * 3


@pytest.mark.parametrize("titles", [("合计",), ("总分（100分）",), ("得分",)])
def test_a_total_is_checked_and_taken_for_no_mark(shell: Shell, file: Path, tmp_path: Path, titles: tuple[str]) -> None:
    added = [(*row, sum(row[1:])) for row in ROWS[:2]]
    weighted = (3, 80, 80, 80, 80)
    rows = [("评委：评委甲",), (*HEAD, *titles), *added, weighted, ("平均分", 70, 70, 70, 70)]
    assert taken(shell, file, workbook(tmp_path / "m.xlsx", *rows))["imported"] == 9
    wrong = [*rows[:3], (2, 70, 71, 72, 231)]
    sentence = refused(shell, file, workbook(tmp_path / "w.xlsx", *wrong))
    assert "第 4 行" in sentence
    assert "E4 写的合计是 231，各项相加却是 213" in sentence
    partial = [*rows[:2], (4, 70, None, 72, 142)]
    sentence = refused(shell, file, workbook(tmp_path / "x.xlsx", *partial))
    assert "“产业推广（发展）能力”却没有分数" in sentence


@pytest.mark.parametrize(
    ("name", "rows", "words"),
    [
        ("Sheet1", [HEAD, *ROWS], ["没有“评委”一列", "评委：姓名"]),
        ("Sheet1", [("评委：评委甲 评委乙",), HEAD, *ROWS], ["几位评委", "“评委乙”"]),
        ("评委乙", [("评委：评委甲",), HEAD, *ROWS], ["“评委乙”", "“评委甲”"]),
        ("Sheet1", [("评委：评委甲",), (*HEAD, "团队能力"), (1, 80, 80, 80, 90)], ["“团队能力”有 D、E 两列"]),
        ("Sheet1", [("评委：评委甲",), HEAD[:3], (1, 80, 80)], ["没有找到“团队能力”"]),
        ("Sheet1", [("评委：评委甲",), NAMES, (80, 80, 80)], ["没有“项目”一列，也没有“评委”一列"]),
        ("Sheet1", [("评委：张三",), HEAD, *ROWS], ["张三"]),
        (
            "Sheet1",
            [("评委：评委甲",), ("编号", "技术创新能力（40分）", *NAMES[1:]), (1, 32, 80, 80)],
            ["满分是 40 分", "B 列"],
        ),
        ("Sheet1", [("评委：评委甲",), HEAD, (99, 80, 80, 80)], ["第 3 行", "没有项目“99”"]),
        ("Sheet1", [("评委：评委甲",), HEAD, (1, 80, 801, 80)], ["第 3 行", "产业推广（发展）能力"]),
        ("Sheet1", [("评委：评委甲",), ("序号", *NAMES), *ROWS], ["没有“项目”一列"]),
        ("3号", [("项目编号：5", "项目名称：项目06"), ("评委", *NAMES), (JUDGES[0], 80, 80, 80)], ["编号却是“5”"]),
        ("3号", [("项目编号：5",), ("评委", *NAMES), (JUDGES[0], 80, 80, 80)], ["编号却是“3”"]),
        ("Sheet1", [("评委", *NAMES), (JUDGES[0], 80, 80, 80)], ["没有“项目”一列", "项目名称："]),
    ],
)
def test_what_could_be_another_s_marks_is_refused_in_a_sentence(
    shell: Shell, file: Path, tmp_path: Path, name: str, rows: Sequence[Row], words: Sequence[str]
) -> None:
    path = workbook(tmp_path / "m.xlsx", *rows, change=lambda sheet: setattr(sheet, "title", name))
    sentence = refused(shell, file, path)
    for word in words:
        assert word in sentence


def test_a_hidden_column_is_no_criterion(shell: Shell, file: Path, tmp_path: Path) -> None:
    rows = [("评委：评委甲",), (*HEAD, "团队能力"), *((*row, 1) for row in ROWS)]
    assert taken(shell, file, workbook(tmp_path / "a.xlsx", *rows, change=hide_columns("E")))["imported"] == 9
    assert given(shell, file, 1) == RIGHT[1]
    sentence = refused(shell, file, workbook(tmp_path / "b.xlsx", *rows, change=hide_columns("D", "E")))
    assert "D 列“团队能力”" in sentence
    assert "是隐藏的" in sentence


def test_a_title_merged_across_is_read_once(shell: Shell, file: Path, tmp_path: Path) -> None:
    rows = [("评委甲评分表", None, None, None), HEAD, *ROWS]
    assert taken(shell, file, workbook(tmp_path / "a.xlsx", *rows, change=merge("A1:D1")))["imported"] == 9
