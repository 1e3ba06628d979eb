"""A number format decides what the page shows: cells are read as shown, or what differs is said with the cell."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.exchange.marks_file import read_marks
from maker_desktop.exchange.outcomes_file import read_outcomes
from maker_desktop.exchange.roster.reading import read_roster
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.exchange.tables.number_format import Shown, Value, format_code, shown
from maker_desktop.exchange.tables.reading import read_table
from maker_desktop.exchange.tables.table import UNREADABLE
from tests.exchange import files
from tests.exchange.messy import HEADER, formatted, merge, workbook

MARKS = ("项目", "评委", "指标", "分数")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return read_rulebook(preset_text("jinzhong-2026"), "jinzhong-2026")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (89.95, "General"),
        (89.95, "0.00"),
        (90, "0.00"),
        (89.95, "0.0#"),
        (1390, "#,##0"),
        (90, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '),
        (90, "#,##0.00_ ;[Red]\\-#,##0.00\\ "),
        (90, "0.00E+00"),
        (89.5, "# ?/?"),
        ("甲", "@"),
        ("甲", "0.00"),
        (date(2024, 3, 1), "yyyy/m/d"),
        (date(2024, 3, 1), '[$-804]yyyy"年"m"月"d"日"'),
        (True, "0%"),
    ],
)
def test_a_format_that_shows_the_value_says_nothing(value: Value, code: str) -> None:
    assert shown(value, code) is None


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12, "00000", "00012"),
        (3541234567, "0000-0000000", "0354-1234567"),
        (90, '0"分"', "90分"),
        (89.5, 'G/通用格式"分"', "89.5分"),
        (1234, '"¥"#,##0.00', "¥1234.00"),
        (90, "[$¥-804]#,##0", "¥90"),
        (5, '"A"000', "A005"),
        (90, '0"%"', "90%"),
        (-5, "0.00_);(0.00)", "(5.00)"),
        ("甲", '@"公司"', "甲公司"),
    ],
)
def test_what_a_format_adds_belongs_to_the_text(value: Value, code: str, text: str) -> None:
    assert shown(value, code) == Shown(text)


@pytest.mark.parametrize(
    ("value", "code", "text", "seen"),
    [
        (0.9, "0%", "90%", "90%"),
        (0.9005, "0.0%", "90.1%", "90.1%"),
        (89.95, "0", "89.95", "90"),
        (12345, '0.0,"万"', "12345", "12.3万"),
        (13903540011, "0.00E+00", "13903540011", "1.39E+10"),
        (89.33, "# ?/?", "89.33", "89 1/3"),
        (89.3, "# ?/4", "89.3", "89 1/4"),
        (0, '0;-0;"";@', "0", ""),
        (90, ";;;", "90", ""),
        ("甲", "0;0;0;", "甲", ""),
        (0, '#,##0;-#,##0;"-"??', "0", "-"),
        (90, "[DBNum1]0", "90", UNREADABLE),
        (0.5, "[<1]0%;0", "0.5", UNREADABLE),
        (date(2024, 3, 1), 'yyyy"年"m"月"', "2024年3月", "2024年3月"),
        (date(2024, 3, 1), "m/d", "3/1", "3/1"),
        (datetime(2024, 3, 1, 9, 5), 'm"月"d"日" h:mm', "3月1日 9:05", "3月1日 9:05"),
        (time(12, 5, 9), "mm:ss", "05:09", "05:09"),
        (timedelta(days=1.5), "[h]:mm", "1 day, 12:00:00", "1 day, 12:00:00"),
        (45352, 'yyyy"年"m"月"', "2024年3月", "2024年3月"),
    ],
)
def test_what_a_cell_shows_instead_of_its_value_is_known(value: Value, code: str, text: str, seen: str) -> None:
    assert shown(value, code) == Shown(text, seen)


def test_built_in_formats_are_known_by_their_numbers() -> None:
    assert [format_code(number, {165: "0%"}) for number in (0, 9, 57, 165, 300)] == [
        "General",
        "0%",
        'yyyy"年"m"月"',
        "0%",
        "",
    ]


@pytest.mark.parametrize(
    ("value", "code", "word"),
    [
        (0.9, "0%", "D2（分数）在表里显示为“90%”，存的是另一个值"),
        (89.95, "0", "D2（分数）在表里显示为“90”，存的是另一个值"),
        (90, ";;;", "D2（分数）在表里什么也不显示"),
        (0.5, "[<1]0%;0", "D2（分数）的格式无法识别"),
        (date(2026, 9, 5), "yyyy/m/d", "D2（分数）是日期或时间"),
        (time(9, 5), "h:mm", "D2（分数）在表里显示为“9:05”"),
        (89.33, "# ?/?", "D2（分数）在表里显示为“89 1/3”"),
        (90123, "0.0E+00", "D2（分数）在表里显示为“9.0E+4”"),
    ],
)
def test_a_mark_that_shows_something_else_is_refused_with_its_cell(
    tmp_path: Path, value: object, code: str, word: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", MARKS, (1, "张三", "团队能力", value), change=formatted(D2=code))
    (row,) = read_marks(path).refused
    assert word in row.reason


def test_a_percent_merged_over_rows_is_refused_in_each(tmp_path: Path) -> None:
    rows = [MARKS, (1, "张三", "团队能力", 0.9), (2, "张三", "团队能力", None)]

    def change(sheet: Worksheet) -> None:
        formatted(D2="0%")(sheet)
        merge("D2:D3")(sheet)

    assert [row.row for row in read_marks(workbook(tmp_path / "a.xlsx", *rows, change=change)).refused] == [2, 3]


def test_a_mark_with_its_unit_is_the_mark(tmp_path: Path) -> None:
    rows = [MARKS, (1, "张三", "团队能力", 90), (2, "张三", "团队能力", 89.5)]
    change = formatted(D2='0"分"', D3="0.00")
    assert [row.mark for row in read_marks(workbook(tmp_path / "a.xlsx", *rows, change=change)).rows] == [
        "90分",
        "89.5",
    ]


def test_a_score_of_a_stage_held_elsewhere_is_what_is_shown(tmp_path: Path) -> None:
    rows = [("项目", "得分"), (1, 0.9), (2, 88), (3, 87.123), (4, "86.5分")]
    reading = read_outcomes(workbook(tmp_path / "a.xlsx", *rows, change=formatted(B2="0%", B3='0.0"分"', B4="0.0")))
    assert [(row.project, str(row.score)) for row in reading.rows] == [("2", "88.0"), ("4", "86.5")]
    assert [(row.row, row.reason[:2]) for row in reading.refused] == [(2, "B2"), (4, "B4")]


def test_a_roster_is_read_as_shown_or_noted_with_its_cell(tmp_path: Path, rulebook: Rulebook) -> None:
    rows = [
        ("编号", *HEADER, "联系电话", "成立日期", "联系人"),
        (12, "甲", "甲公司", "企业组", 3541234567, date(2024, 3, 1), "王芳"),
        (13, date(2026, 3, 1), "乙公司", "企业组", 13903540011, date(2024, 3, 1), 0.5),
        (14.4, "丙", "丙公司", "企业组", None, None, None),
    ]
    change = formatted(
        A2="00000", A4="0", E2="0000-0000000", E3="0.00E+00", F2='yyyy"年"m"月"', F3="yy-m-d", B3="m-d", G3="0%"
    )
    reading = read_roster(workbook(tmp_path / "a.xlsx", *rows, change=change), rulebook)
    first, second = reading.rows
    assert (first.number, first.project.phone, first.project.registered_on) == (12, "0354-1234567", "")
    assert (second.project.name, second.project.phone, second.project.contact) == ("3-1", "13903540011", "50%")
    assert second.project.registered_on == "2024-03-01"
    assert [(note.cell, note.text.partition("，")[0]) for row in reading.rows for note in row.notes] == [
        ("F2", "注册日期“2024年3月”不是完整的日期"),
        ("B3", "在表里显示为“3-1”"),
        ("E3", "在表里显示为“1.39E+10”"),
        ("G3", "在表里显示为“50%”"),
        ("B3", "“3-1”不像名称"),
    ]
    assert [row.reason for row in reading.refused] == ["第 4 行 A4（编号）“14.4”不是编号，编号应是从 1 起的整数。"]


def test_the_formats_of_an_old_workbook_count(tmp_path: Path) -> None:
    plain, percent, own = (
        files.record(0x00E0, b"\0\0" + form + b"\0" * 16) for form in (b"\0\0", b"\x09\0", b"\xa4\0")
    )
    code = '0"分"'.encode("utf-16-le")
    book = files.record(0x041E, b"\xa4\0\x04\0\x01" + code) + plain + percent + own
    cells = [files.record(0x0203, bytes((0, 0, at, 0, at, 0)) + value) for at, value in enumerate((_NUMBER,) * 3)]
    runs = files.record(0x00BD, b"\1\0\0\0" + b"".join(bytes((at, 0)) + _SHORT for at in (0, 1, 2)) + b"\2\0")
    sheet = read_table(files.xls(tmp_path / "a.xls", [], book=book, sheet=b"".join(cells) + runs))[0]
    assert sheet.rows == (("0.5", "50%", "0.5"), ("1", "100%", "1分"))
    assert sheet.look.shown == {(0, 1): "50%", (1, 1): "100%", (0, 2): "1分"}


#: 0.5 as eight bytes, and 1 as four.
_NUMBER = b"\0\0\0\0\0\0\xe0\x3f"
_SHORT = b"\0\0\xf0\x3f"
