"""Files of marks, judges and assignments are read row by row; their rules are for others to check."""

from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.marks_file import MarkRow, read_marks
from maker_desktop.exchange.panels_file import AssignmentRow, SeatRow, read_assignments, read_seats
from tests.exchange import files


def text(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(lines), encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "header", ["project,judge,criterion,mark", "编号,评委姓名,评分指标,得分", "项目,评委,指标,分数"]
)
def test_marks_are_read_from_text(tmp_path: Path, header: str, encoding: str) -> None:
    lines = (header, "1,史䶮,innovation,87.5", ",,,", "甲项目, 李四 ,技术创新能力,")
    path = text(tmp_path / "分数.csv", *lines, encoding=encoding)
    assert read_marks(path)[:2] == (
        (
            MarkRow(2, "1", "史䶮", "innovation", "87.5", cell="D2"),
            MarkRow(4, "甲项目", "李四", "技术创新能力", "", cell="D4"),
        ),
        (),
    )


def test_marks_are_read_from_a_workbook_with_titles_above(tmp_path: Path) -> None:
    path = files.xlsx(
        tmp_path / "分数.xlsx",
        [["无关"], [1]],
        [["复赛打分"], ["备注", "分数", "指标", "评委", "项目编号"], [None, 87.55, "team", "李四", 12]],
    )
    assert read_marks(path).rows == (MarkRow(3, "12", "李四", "team", "87.55", cell="B3"),)


def test_a_mark_of_nobody_is_refused_with_its_row(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "project,judge,criterion,mark", ",李四,team,80", "1,,team,80", "1,李四,,80")
    reading = read_marks(path)
    assert reading.rows == ()
    assert [(refused.row, refused.reason) for refused in reading.refused] == [
        (2, "第 2 行没有写项目。"),
        (3, "第 3 行没有写评委。"),
        (4, "第 4 行没有写指标。"),
    ]


def test_a_short_row_gives_empty_texts(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "project,judge,criterion,mark", "1,李四,team")
    assert read_marks(path).rows == (MarkRow(2, "1", "李四", "team", "", cell="D2"),)


@pytest.mark.parametrize(
    ("content", "sought"),
    [
        (b"project,judge,mark\n1,a,80", "“指标”（criterion）"),
        (b"a,b\n1,2", "“项目”（project）"),
        (b"", "是空的"),
        (b"%PDF-1.4", "PDF"),
        (b"<html>", "网页"),
    ],
)
def test_a_file_without_the_columns_says_which(tmp_path: Path, content: bytes, sought: str) -> None:
    path = tmp_path / "分数.csv"
    path.write_bytes(content)
    with pytest.raises(Refusal) as caught:
        read_marks(path)
    assert "分数.csv" in caught.value.sentence
    assert sought in caught.value.sentence


def test_a_whole_nation_s_marks_are_read_in_order(tmp_path: Path) -> None:
    count = 195_000
    lines = [f"{index // 21 + 1},评委{index % 7},team,{index % 1001 / 10}" for index in range(count)]
    rows = read_marks(text(tmp_path / "a.csv", "project,judge,criterion,mark", *lines)).rows
    assert len(rows) == count
    assert rows[-1] == MarkRow(
        count + 1, str((count - 1) // 21 + 1), f"评委{(count - 1) % 7}", "team", "80.5", cell=f"D{count + 1}"
    )


def test_judges_take_their_seats(tmp_path: Path) -> None:
    path = text(
        tmp_path / "评委.csv",
        "stage,panel,seat,judge,employer,bench",
        "final,A,1,张三,某大学,experts",
        "final,A,02号,李四,,",
        "final,B,,王五,,public",
    )
    assert read_seats(path).rows == (
        SeatRow(2, "final", "A", 1, "张三", "某大学", "experts"),
        SeatRow(3, "final", "A", 2, "李四"),
        SeatRow(4, "final", "B", 1, "王五", "", "public"),
    )


def test_a_list_of_names_is_one_panel_seated_in_order(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "评委.xlsx", [["评审专家名单"], ["评委姓名", "工作单位"], ["张三", "某所"], ["李四"]])
    assert read_seats(path).rows == (SeatRow(3, "", "1", 1, "张三", "某所"), SeatRow(4, "", "1", 2, "李四"))


def test_a_row_without_judge_or_with_a_wrong_seat_is_refused(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "judge,seat,employer", ",1,某所", "张三,0,", "李四,左边,", f"王五,3,{'长' * 101}")
    reading = read_seats(path)
    assert reading.rows == ()
    assert [refused.reason for refused in reading.refused] == [
        "第 2 行没有写评委姓名。",
        "第 3 行的席位“0”不是席位号，应是从 1 起的整数。",
        "第 4 行的席位“左边”不是席位号，应是从 1 起的整数。",
        "第 5 行有单元格超过 100 个字，请检查是否填错列。",
    ]


def test_projects_are_assigned_to_panels(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "编号,评审组", "1,A", "甲项目,B", "3,", ",A")
    reading = read_assignments(path)
    assert reading.rows == (AssignmentRow(2, "1", "A"), AssignmentRow(3, "甲项目", "B"))
    assert [refused.reason for refused in reading.refused] == ["第 4 行没有写评审组。", "第 5 行没有写项目编号。"]
