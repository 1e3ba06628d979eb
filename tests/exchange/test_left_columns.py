"""No column of a list vanishes without a word: struck titles, no title, hidden ones, titles that come twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.exchange.marks_file import read_marks
from maker_desktop.exchange.panels_file import read_seats
from maker_desktop.exchange.roster.reading import RosterReading, read_roster
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook
from tests.exchange.messy import HEADER, Change, Row, hide_columns, merge, partly_struck, strike, workbook

ENTRY = ("甲", "甲公司", "企业组")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., RosterReading]:
    rulebook: Rulebook = read_rulebook(preset_text("jinzhong-2026"), "jinzhong-2026")
    folder = tmp_path_factory.mktemp("rosters")

    def of(*rows: Row, change: Change = lambda _sheet: None) -> RosterReading:
        return read_roster(workbook(folder / "a.xlsx", *rows, change=change), rulebook)

    return of


def both(*changes: Change) -> Change:
    """Return a change that makes several."""

    def change(sheet: object) -> None:
        for each in changes:
            each(sheet)  # type: ignore[arg-type]  # a worksheet

    return change


def said(reading: RosterReading) -> list[tuple[str, str]]:
    listing = reading.listing
    return [(note.cell, note.text) for note in (*listing.doubts, *listing.left_out)]


def test_a_title_struck_out_is_named(read: Callable[..., RosterReading]) -> None:
    reading = read((*HEADER, "联系人"), (*ENTRY, "王芳"), change=strike("D1"))
    assert reading.rows[0].project.contact == ""
    assert said(reading) == [("D1", "标题“联系人”划去了，这一列没有读入")]


def test_a_title_struck_in_part_is_named(read: Callable[..., RosterReading]) -> None:
    reading = read((*HEADER, partly_struck("备用", "联系人")), (*ENTRY, "王芳"))
    assert reading.rows[0].project.contact == "王芳"
    assert said(reading) == [("D1", "标题“备用”划去了，按“联系人”读入，请核对")]


@pytest.mark.parametrize("over", [merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"), merge()])
@pytest.mark.parametrize(("struck", "phone"), [("E2", ""), ("D2", "13900001001")])
def test_a_lower_title_struck_out_is_no_title_of_the_upper_one(
    read: Callable[..., RosterReading], struck: str, phone: str, over: Change
) -> None:
    rows = [
        (*HEADER, "联系人", None, "所属地区"),
        (None, None, None, "姓名", "电话"),
        (*ENTRY, "王芳", "13900001001", "榆次"),
    ]
    reading = read(*rows, change=both(over, strike(struck)))
    project = reading.rows[0].project
    assert (project.contact, project.phone, project.region) == ("" if phone else "王芳", phone, "榆次")
    assert said(reading) == [(struck, f"标题“{'姓名' if phone else '电话'}”划去了，这一列没有读入")]


def test_an_upper_title_struck_out_takes_its_columns_along(read: Callable[..., RosterReading]) -> None:
    rows = [
        (*HEADER, "企业信息", None, "联系人", None),
        (None, None, None, "地区", "法人", "姓名", "电话"),
        (*ENTRY, "榆次", "董大伟", "王芳", "13900001001"),
    ]
    merged = merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1")
    reading = read(*rows, change=both(merged, strike("F1")))
    project = reading.rows[0].project
    assert (project.contact, project.phone, project.region, project.legal_person) == ("", "", "榆次", "董大伟")
    assert [cell for cell, _ in said(reading)] == ["F1", "G1"]


def test_cells_beyond_the_last_title_are_named(read: Callable[..., RosterReading]) -> None:
    reading = read(
        (*HEADER, None, "联系人"), (*ENTRY, None, "王芳", None, "待核"), (*ENTRY[:1], "乙公司", "企业组", 7, "李")
    )
    assert said(reading) == [
        ("D1", "D 列没有标题，没有读入（第 3 行“7”）"),
        ("G1", "G 列没有标题，没有读入（第 2 行“待核”）"),
    ]


def test_what_only_spreads_or_signs_is_no_column(read: Callable[..., RosterReading]) -> None:
    reading = read(HEADER, (*ENTRY, None), ("填表人：张三", None, None, None, "2026年"), change=merge("C2:D2"))
    assert [text for _, text in said(reading)] == ["“填表人：张三”是签署或说明，没有读入"]


def test_a_hidden_column_is_named_with_and_without_a_title(read: Callable[..., RosterReading]) -> None:
    reading = read((*HEADER, "联系人"), (*ENTRY, "王芳", "已退出"), change=hide_columns("D", "E"))
    assert said(reading) == [
        ("D1", "D 列“联系人”是隐藏的，没有读入"),
        ("E1", "E 列没有标题，是隐藏的，没有读入（第 2 行“已退出”）"),
    ]


def test_a_title_that_comes_twice_is_named_where_the_cells_differ(read: Callable[..., RosterReading]) -> None:
    rows = [(*HEADER, "联系人", "联系人", "手机", "电话"), (*ENTRY, "王芳", "李娜", "13900001001", "13900001001")]
    reading = read(*rows)
    assert reading.rows[0].project.contact == "王芳"
    assert said(reading) == [("E1", "E 列“联系人”和 D 列同义，读的是 D 列，E 列没有读入（第 2 行“李娜”）")]


def test_a_title_merged_over_two_columns_is_named_where_the_cells_differ(read: Callable[..., RosterReading]) -> None:
    reading = read((*HEADER, "联系人", None), (*ENTRY, "王芳", "13900001001"), change=merge("D1:E1"))
    assert reading.rows[0].project.contact == "王芳"
    assert [cell for cell, _ in said(reading)] == ["E1"]


def test_lists_of_marks_and_judges_name_their_columns_too(tmp_path: Path) -> None:
    marks = [("项目", "评委", "指标", "分数", "作废"), (1, "张三", "团队能力", 80, None, "改为 70")]
    listing = read_marks(workbook(tmp_path / "m.xlsx", *marks, change=strike("E1"))).listing
    assert [(note.cell, note.text) for note in listing.left_out] == [
        ("E1", "标题“作废”划去了，这一列没有读入"),
        ("F1", "F 列没有标题，没有读入（第 2 行“改为 70”）"),
    ]
    judges = [("评委", "席位", "说明"), ("张三", 1, "已请假")]
    listing = read_seats(workbook(tmp_path / "p.xlsx", *judges, change=hide_columns("C"))).listing
    assert [(note.cell, note.text) for note in listing.left_out] == [("C1", "C 列“说明”是隐藏的，没有读入")]
    assert listing.tables[0].unused == ()


def test_a_column_without_a_title_in_a_text_is_named_however_far_below(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    lines = ["项目,评委,指标,分数", *(f"{number},张三,team,80" for number in range(1, 100)), "100,张三,team,80,作废"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [note.text for note in read_marks(path).listing.left_out] == ["E 列没有标题，没有读入（第 101 行“作废”）"]
