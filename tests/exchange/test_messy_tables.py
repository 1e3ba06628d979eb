"""Files of marks, judges and assignments as offices send them: every sheet alike, and nothing passed over silently."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.marks_file import MarkRow, MarksReading, read_marks
from maker_desktop.exchange.panels_file import read_assignments, read_judge_lines, read_seats
from tests.exchange.messy import Row, hide_columns, hide_rows, hide_sheets, strike, workbook

MARKS = ("项目", "评委", "指标", "分数")


def of(judge: str, *marks: object) -> list[Row]:
    return [MARKS, *((number, judge, "团队能力", mark) for number, mark in enumerate(marks, start=1))]


def notes(reading: MarksReading) -> list[tuple[str, int, str]]:
    return [(note.sheet, note.row, note.text) for note in (*reading.listing.doubts, *reading.listing.left_out)]


def test_a_sheet_for_each_judge_is_read_like_the_first(tmp_path: Path) -> None:
    others = {"钱二": of("钱二", 82, 83), "孙三": of("孙三", 84)}
    path = workbook(tmp_path / "a.xlsx", *of("赵一", 80), others=others)
    reading = read_marks(path)
    assert [(row.sheet, row.judge, row.mark) for row in reading.rows] == [
        ("Sheet", "赵一", "80"),
        ("钱二", "钱二", "82"),
        ("钱二", "钱二", "83"),
        ("孙三", "孙三", "84"),
    ]
    assert [(table.sheet, table.rows) for table in reading.listing.tables] == [("Sheet", 1), ("钱二", 2), ("孙三", 1)]
    assert notes(reading) == []


def test_sheets_named_for_their_judges_need_no_column_of_judges(tmp_path: Path) -> None:
    head = ("项目", "指标", "分数")
    path = workbook(
        tmp_path / "a.xlsx",
        head,
        (1, "团队能力", 80),
        change=lambda sheet: setattr(sheet, "title", "赵一"),
        others={"王　芳": [head, (1, "团队能力", 81)]},
    )
    reading = read_marks(path)
    assert [row.judge for row in reading.rows] == ["赵一", "王芳"]
    assert notes(reading) == [("赵一", 0, "没有“评委”一列，按表名读入"), ("王　芳", 0, "没有“评委”一列，按表名读入")]


def test_one_sheet_without_judges_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="“评委”（judge）"):
        read_marks(workbook(tmp_path / "a.xlsx", ("项目", "指标", "分数"), (1, "团队能力", 80)))


def test_other_sheets_are_left_out_and_named(tmp_path: Path) -> None:
    others: dict[str, Sequence[Row]] = {
        "填写示例": of("张三", 99),
        "孙三（作废）": of("孙三", 1),
        "名单": [("姓名",), ("某",)],
        "空": [],
    }
    reading = read_marks(workbook(tmp_path / "a.xlsx", *of("赵一", 80), others=others))
    assert [row.judge for row in reading.rows] == ["赵一"]
    assert [(sheet, text.partition("，")[0]) for sheet, _, text in notes(reading)] == [
        ("填写示例", "像是填写示例"),
        ("孙三（作废）", "像是往年或作废的"),
        ("名单", "没有“项目”一列"),
    ]


@pytest.mark.parametrize(
    ("change", "mark", "reason"),
    [
        (strike(), "=85+0.5", "D2（分数）是公式，文件里没有它的结果，请用表格软件打开、算好并保存后再导入。"),
        (strike(), "#REF!", "D2（分数）显示为“#REF!”，请用表格软件打开、算好并保存后再导入。"),
        (strike("D2"), "85", "D2（分数）里的“85”划去了，请改好这一格或删除这一行。"),
        (strike("B2"), "85", "B2（评委）里的“赵一”划去了，请改好这一格或删除这一行。"),
    ],
)
def test_a_mark_that_cannot_be_read_is_refused_with_its_cell(
    tmp_path: Path, change: object, mark: object, reason: str
) -> None:
    assert callable(change)
    reading = read_marks(workbook(tmp_path / "a.xlsx", *of("赵一", mark, 80), change=change))
    assert [row.reason for row in reading.refused] == [reason]
    assert reading.refused[0].words == f"第 2 行：{reason}"
    assert [row.mark for row in reading.rows] == ["80"]


def test_a_hidden_row_is_read_and_noted(tmp_path: Path) -> None:
    reading = read_marks(workbook(tmp_path / "a.xlsx", *of("赵一", 80, 81), change=hide_rows(3)))
    assert len(reading.rows) == 2
    assert notes(reading) == [("", 3, "这一行在表里是隐藏的，已读入，请核对还算不算")]


def test_a_hidden_column_is_no_column(tmp_path: Path) -> None:
    rows = [(*MARKS, "分数"), (1, "赵一", "团队能力", 80, 90)]
    assert read_marks(workbook(tmp_path / "a.xlsx", *rows, change=hide_columns("D"))).rows[0].mark == "90"
    with pytest.raises(Refusal, match="D 列“分数”是隐藏的"):
        read_marks(workbook(tmp_path / "b.xlsx", *of("赵一", 80), change=hide_columns("D")))


def test_a_hidden_sheet_is_left_out_and_named(tmp_path: Path) -> None:
    others: dict[str, Sequence[Row]] = {"钱二": of("钱二", 99), "孙三": of("孙三", 99), "空": []}
    path = workbook(tmp_path / "a.xlsx", *of("赵一", 80), others=others)
    reading = read_marks(hide_sheets(path, 钱二="hidden", 孙三="veryHidden", 空="hidden"))
    assert [row.judge for row in reading.rows] == ["赵一"]
    assert [(sheet, text.partition("，")[0]) for sheet, _, text in notes(reading)] == [
        ("钱二", "这张工作表是隐藏的"),
        ("孙三", "这张工作表是隐藏的"),
    ]


def test_a_hidden_sheet_of_judges_is_named_where_nothing_else_can_be_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("说明",), others={"A": [("评委",), ("赵一",)]})
    with pytest.raises(Refusal, match="没有找到“评委”（judge）列，工作表“A”是隐藏的"):
        read_seats(hide_sheets(path, A="hidden"))


def test_signatures_below_are_left_out_and_named(tmp_path: Path) -> None:
    rows = [*of("赵一", 80), ("评委签名：", None), ("监督员　（签字）",), ("说明",)]
    reading = read_marks(workbook(tmp_path / "a.xlsx", *rows))
    assert (len(reading.rows), reading.refused) == (1, ())
    assert [row for _, row, _ in notes(reading)] == [3, 4, 5]


def test_digits_kept_as_text_are_the_digits(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('项目,评委,指标,分数\n"=""1""",赵一,团队能力,\'85\n', encoding="utf-8")
    assert read_marks(path).rows == (MarkRow(2, "1", "赵一", "团队能力", "85", cell="D2"),)


SEATS = ("赛程", "评审组", "席位", "评委")


def test_a_sheet_for_each_panel_is_read_like_the_first(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        SEATS,
        ("初赛", "一", "１号", "赵 一"),
        others={"二组": [SEATS, ("初赛", "二", "席位1", "钱二")], "名册": [("姓名", "联系电话"), ("某", 1)]},
    )
    reading = read_seats(path)
    assert [(row.panel, row.seat, row.judge, row.sheet) for row in reading.rows] == [
        ("一", 1, "赵一", "Sheet"),
        ("二", 1, "钱二", "二组"),
    ]
    assert [note.sheet for note in reading.listing.left_out] == ["名册"]


def test_sheets_named_for_their_panels_need_no_column_of_panels(tmp_path: Path) -> None:
    others = {"二组": [("评委",), ("钱二",), ("孙三",)]}
    path = workbook(
        tmp_path / "a.xlsx", ("评委",), ("赵一",), change=lambda sheet: setattr(sheet, "title", "一组"), others=others
    )
    assert [(row.panel, row.seat, row.judge) for row in read_seats(path).rows] == [
        ("一组", 1, "赵一"),
        ("二组", 1, "钱二"),
        ("二组", 2, "孙三"),
    ]


def test_assignments_are_read_from_every_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("编号", "评审组"), (1, "A"), others={"乙": [("编号", "评审组"), (2, "B")]})
    assert [(row.project, row.panel) for row in read_assignments(path).rows] == [("1", "A"), ("2", "B")]


def test_a_judge_is_one_person_however_his_name_is_padded() -> None:
    lines = read_judge_lines("王　芳,某所\n王 芳\n王  芳  某所\n李小明　某所")
    assert [(line.judge, line.employer) for line in lines] == [
        ("王芳", "某所"),
        ("王芳", ""),
        ("王芳", "某所"),
        ("李小明", "某所"),
    ]


def test_the_workbooks_of_others_are_read_whole(data: Path) -> None:
    folder = data / "rosters" / "messy"
    marks = read_marks(folder / "marks_one_sheet_per_judge.xlsx")
    assert (len(marks.rows), marks.refused) == (60, ())
    assert len({row.judge for row in marks.rows}) == 5
    seats = read_seats(folder / "panels_one_sheet_per_panel.xlsx")
    assert [row.panel for row in seats.rows] == ["第一组"] * 3 + ["第二组"] * 3
    formula = read_marks(folder / "marks_formula_no_cached_value.xlsx")
    assert [row.reason.partition("，")[0] for row in formula.refused] == ["D2（分数）是公式"]
