"""Nothing in a messy list is read wrong without a word: it is right, or noted with its cell, or refused truly."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.importing import plan_import
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.exchange.roster.reading import RosterReading, read_roster
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.exchange.tables.reading import read_table
from tests.exchange import files
from tests.exchange.messy import (
    HEADER,
    Change,
    Row,
    hide_columns,
    hide_rows,
    hide_sheets,
    merge,
    partly_struck,
    strike,
    workbook,
)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return read_rulebook(preset_text("jinzhong-2026"), "jinzhong-2026")


def notes(reading: RosterReading) -> list[tuple[int, str, str]]:
    """Return row, cell and text of everything read with a doubt or left out."""
    doubts = [note for row in reading.rows for note in row.notes]
    listing = reading.listing
    return [(note.row, note.cell, note.text) for note in (*listing.doubts, *listing.left_out, *doubts)]


def said(reading: RosterReading) -> dict[str, str]:
    """Return what is noted by cell, or by row where it concerns the whole of it."""
    return {cell or str(row): text for row, cell, text in notes(reading)}


def applicants(reading: RosterReading) -> list[str]:
    assert reading.refused == ()
    return [row.project.applicant for row in reading.rows]


def divisions(reading: RosterReading) -> list[str]:
    assert reading.refused == ()
    return [row.project.division for row in reading.rows]


def reasons(reading: RosterReading) -> list[str]:
    assert reading.rows == ()
    return [row.reason for row in reading.refused]


# Rows and columns nobody sees


def test_a_hidden_row_is_read_and_noted(tmp_path: Path, rulebook: Rulebook) -> None:
    rows: list[Row] = [HEADER, *((f"{name}项目", f"{name}公司", "企业组") for name in "甲乙丙")]
    reading = read_roster(workbook(tmp_path / "a.xlsx", *rows, change=hide_rows(3)), rulebook)
    assert applicants(reading) == ["甲公司", "乙公司", "丙公司"]
    assert notes(reading) == [(3, "", "这一行在表里是隐藏的，已读入，请核对还算不算")]


def test_a_row_without_height_is_hidden(tmp_path: Path, rulebook: Rulebook) -> None:
    head, cells = ("".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) for row in REAL)
    path = files.raw_xlsx(tmp_path / "a.xlsx", f'<row>{head}</row><row ht="0" customHeight="1">{cells}</row>')
    assert "隐藏" in said(read_roster(path, rulebook))["2"]


def test_rows_that_a_filter_hides_are_each_noted(tmp_path: Path, rulebook: Rulebook) -> None:
    rows: list[Row] = [HEADER, *((f"项目{index}", f"公司{index}", "企业组") for index in range(2, 9))]
    reading = read_roster(workbook(tmp_path / "a.xlsx", *rows, change=hide_rows(2, 4, 8)), rulebook)
    assert [row for row, _, _ in notes(reading)] == [2, 4, 8]
    assert len(applicants(reading)) == 7


def test_a_hidden_row_or_column_of_an_xls_is_seen(tmp_path: Path, rulebook: Rulebook) -> None:
    hidden = files.record(0x0208, (3).to_bytes(2, "little") + b"\0" * 10 + b"\x20\0\0\0")
    column = files.record(0x007D, b"\1\0\1\0" + b"\0" * 4 + b"\1\0" + b"\0\0")
    path = files.xls(tmp_path / "a.xls", [(0, 0, 1.0), (3, 1, 2.0)], sheet=hidden + column)
    look = read_table(path)[0].look
    assert (set(look.hidden_rows), set(look.hidden_columns)) == ({3}, {1})


def test_a_hidden_sheet_is_left_out_and_named(tmp_path: Path, rulebook: Rulebook) -> None:
    old: list[Row] = [HEADER, ("旧", "旧公司", "企业组")]
    path = workbook(tmp_path / "a.xlsx", HEADER, ("甲", "甲公司", "企业组"), others={"备份": old})
    reading = read_roster(hide_sheets(path, 备份="hidden"), rulebook)
    assert applicants(reading) == ["甲公司"]
    assert [(note.sheet, note.text) for note in reading.listing.left_out] == [
        ("备份", "这张工作表是隐藏的，没有读入；要读请取消隐藏后保存，再导入")
    ]
    with pytest.raises(Refusal, match="没有找到“项目名称”一列，工作表“备份”是隐藏的"):
        read_roster(hide_sheets(workbook(tmp_path / "b.xlsx", others={"备份": old}), 备份="veryHidden"), rulebook)


@pytest.mark.parametrize("hidden_first", [True, False])
def test_a_hidden_column_never_wins_a_title(tmp_path: Path, rulebook: Rulebook, hidden_first: bool) -> None:
    titles = (*HEADER, "联系电话", "联系电话")
    path = workbook(
        tmp_path / "a.xlsx",
        titles,
        ("甲", "甲公司", "企业组", "13800000001", "13900001001"),
        change=hide_columns("D" if hidden_first else "E"),
    )
    reading = read_roster(path, rulebook)
    assert reading.rows[0].project.phone == ("13900001001" if hidden_first else "13800000001")
    assert "隐藏的，没有读入" in said(reading)["D1" if hidden_first else "E1"]


def test_a_hidden_column_is_left_out_even_where_it_is_the_only_one(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(
        tmp_path / "a.xlsx", (*HEADER, "联系人"), ("甲", "甲公司", "企业组", "旧人"), change=hide_columns("D")
    )
    reading = read_roster(path, rulebook)
    assert reading.rows[0].project.contact == ""
    assert "contact" not in reading.rows[0].given
    assert said(reading)["D1"] == "D 列“联系人”是隐藏的，没有读入"


@pytest.mark.parametrize(("column", "word"), [("A", "A 列是隐藏的"), ("B", "B 列是隐藏的"), ("C", "C 列是隐藏的")])
def test_a_needed_column_that_is_hidden_is_a_true_sentence(
    tmp_path: Path, rulebook: Rulebook, column: str, word: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", HEADER, ("甲", "甲公司", "企业组"), change=hide_columns(column))
    with pytest.raises(Refusal, match=word):
        read_roster(path, rulebook)


# What is struck out


def test_text_struck_out_of_a_cell_is_not_read(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(tmp_path / "a.xlsx", HEADER, (partly_struck("旧名", "新名"), "甲公司", "企业组"))
    reading = read_roster(path, rulebook)
    assert reading.rows[0].project.name == "新名"
    assert notes(reading) == [(2, "A2", "划去的“旧名”没有读入")]


def test_a_row_struck_out_is_left_out_and_named(tmp_path: Path, rulebook: Rulebook) -> None:
    rows: list[Row] = [HEADER, ("甲", "甲公司", "企业组"), ("乙", "乙公司", "企业组")]
    reading = read_roster(workbook(tmp_path / "a.xlsx", *rows, change=strike("A3", "B3", "C3")), rulebook)
    assert applicants(reading) == ["甲公司"]
    assert notes(reading) == [(3, "", "整行划去，没有读入")]


def test_a_value_struck_out_is_left_empty_and_changes_nothing_already_known(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(
        tmp_path / "a.xlsx", (*HEADER, "电话"), ("甲", "甲公司", "企业组", "13800000001"), change=strike("D2")
    )
    (row,) = read_roster(path, rulebook).rows
    assert (row.project.phone, "phone" in row.given) == ("", False)
    assert row.notes == (Doubt(2, "划去的“13800000001”没有读入", "D2"),)


def test_a_needed_value_struck_out_is_refused(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(tmp_path / "a.xlsx", HEADER, ("甲", "甲公司", "企业组"), change=strike("B2"))
    assert reasons(read_roster(path, rulebook)) == ["第 2 行 B2（企业名称）的文字全部划去了，请填写或删除这一行。"]


def test_text_struck_out_of_a_word_table_is_not_read(tmp_path: Path, rulebook: Rulebook) -> None:
    def cell(*runs: str) -> str:
        return f"<w:tc><w:p>{''.join(runs)}</w:p></w:tc>"

    def run(text: str, look: str = "") -> str:
        return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"

    head = "".join(cell(run(title)) for title in HEADER)
    kept = cell(run("旧", "<w:strike/>"), run("新", '<w:strike w:val="0"/>')) + cell(
        run("甲公司"), run("密", "<w:vanish/>")
    )
    gone = "".join(cell(run(text, "<w:dstrike/>")) for text in ("乙", "乙公司", "企业组"))
    path = files.word_xml(
        tmp_path / "a.docx",
        f"<w:tbl><w:tr>{head}</w:tr><w:tr>{kept}{cell(run('企业组'))}</w:tr><w:tr>{gone}</w:tr></w:tbl>",
    )
    reading = read_roster(path, rulebook)
    assert [(row.project.name, row.project.applicant) for row in reading.rows] == [("新", "甲公司")]
    assert said(reading) == {"3": "整行划去，没有读入", "A2": "划去的“旧”没有读入"}


def test_a_list_of_nothing_but_struck_rows_says_so(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(tmp_path / "a.xlsx", HEADER, ("甲", "甲公司", "企业组"), change=strike("A2", "B2", "C2"))
    with pytest.raises(Refusal, match="没有能读入的项目（第 2 行：整行划去，没有读入）"):
        read_roster(path, rulebook)


def test_an_empty_name_below_titles_of_two_rows_is_refused(rulebook: Rulebook) -> None:
    text = "项目名称\t企业名称\t组别\t联系人\t\n\t\t\t姓名\t电话\n\t甲公司\t企业组\t王芳\t13900001001"
    assert reasons(read_roster(text, rulebook)) == ["第 3 行 A3（项目名称）是空的，请填写。"]


def test_titles_again_below_a_row_struck_out_are_titles_alone(tmp_path: Path, rulebook: Rulebook) -> None:
    titles = (*HEADER, "备注", "联系人", "说明", "电话")
    rows: list[Row] = [titles, ("甲", "甲公司", "企业组", "去年", "王", "旧", "1"), titles]
    rows.append(("乙", "乙公司", "企业组", "去年", "李芳", "旧", "13900001001"))
    path = workbook(tmp_path / "a.xlsx", *rows, change=strike("A2", "B2", "C2", "E2", "G2"))
    (row,) = read_roster(path, rulebook).rows
    assert (row.project.contact, row.project.phone) == ("李芳", "13900001001")


# Titles


TWO_PEOPLE = ("项目负责人", None, "联系人", None)


@pytest.mark.parametrize("merged", [True, False])
def test_a_header_of_two_rows_tells_two_people_apart(tmp_path: Path, rulebook: Rulebook, merged: bool) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        (*HEADER, *TWO_PEOPLE),
        (None, None, None, "姓名", "电话", "姓名", "电话"),
        ("甲", "甲公司", "企业组", "董大伟", "13800000001", "王芳", "13900001001"),
        change=merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1") if merged else merge(),
    )
    reading = read_roster(path, rulebook)
    (row,) = reading.rows
    assert (row.project.contact, row.project.phone) == ("王芳", "13900001001")
    assert [title.title for title in reading.listing.tables[0].titles[3:]] == ["联系人/姓名", "联系人/电话"]
    assert reading.listing.tables[0].unused == ("D 项目负责人/姓名", "E 项目负责人/电话")


@pytest.mark.parametrize(
    ("upper", "lower", "legal", "phone"),
    [
        (("法定代表人", "", "联系人", ""), ("姓名", "电话", "姓名", "手机"), "董大伟", "13900001001"),
        (("企业负责人", "", "联系信息", ""), ("姓名", "电话", "联系人", "手机"), "", "13900001001"),
        (("法人", "", "联系方式", ""), ("姓名", "手机号", "姓名", "手机号"), "董大伟", "13900001001"),
    ],
)
def test_more_headers_of_two_rows(
    rulebook: Rulebook, upper: tuple[str, ...], lower: tuple[str, ...], legal: str, phone: str
) -> None:
    rows = [(*HEADER, *upper), ("", "", "", *lower), ("甲", "甲公司", "企业组", "董大伟", "13800000001", "王芳", phone)]
    (row,) = read_roster("\n".join("\t".join(cells) for cells in rows), rulebook).rows
    assert (row.project.legal_person, row.project.contact, row.project.phone) == (legal, "王芳", phone)


@pytest.mark.parametrize("other", ["曾用名", "原名", "英文", "简称"])
@pytest.mark.parametrize("first", [True, False])
def test_a_former_name_is_not_the_name(rulebook: Rulebook, other: str, first: bool) -> None:
    titles = [f"企业名称（{other}）", "企业名称"]
    cells = ["甲旧公司", "甲公司"]
    if not first:
        titles, cells = titles[::-1], cells[::-1]
    text = f"项目名称\t{titles[0]}\t{titles[1]}\t组别\n甲\t{cells[0]}\t{cells[1]}\t企业组"
    assert applicants(read_roster(text, rulebook)) == ["甲公司"]


def test_a_former_name_alone_is_no_name(rulebook: Rulebook) -> None:
    with pytest.raises(Refusal, match="没有找到“企业（创客）名称”一列"):
        read_roster("项目名称\t企业名称（曾用名）\t组别\n甲\t甲旧公司\t企业组", rulebook)


@pytest.mark.parametrize(
    "titles",
    [
        ("联系电话（法定代表人）", "联系电话（联系人）"),
        ("法定代表人（电话）", "联系人（手机）"),
        ("电话（项目负责人）", "联系人电话"),
        ("财务联系电话", "联系电话"),
    ],
)
def test_a_telephone_belongs_to_whom_the_brackets_name(rulebook: Rulebook, titles: tuple[str, str]) -> None:
    for order in (1, -1):
        head, cells = titles[::order], ("13800000001", "13900001001")[::order]
        text = f"项目名称\t企业名称\t组别\t{head[0]}\t{head[1]}\n甲\t甲公司\t企业组\t{cells[0]}\t{cells[1]}"
        assert read_roster(text, rulebook).rows[0].project.phone == "13900001001"


def test_a_telephone_beside_another_person_is_his(rulebook: Rulebook) -> None:
    titles = "项目名称\t企业名称\t组别\t负责人\t联系电话\t联系人\t电话"
    (row,) = read_roster(f"{titles}\n甲\t甲公司\t企业组\t董\t13800000001\t王\t13900001001", rulebook).rows
    assert (row.project.contact, row.project.phone) == ("王", "13900001001")
    alone = read_roster("项目名称\t企业名称\t组别\t负责人\t电话\n甲\t甲公司\t企业组\t董\t13800000001", rulebook)
    assert said(alone)["E1"] == "“电话”紧跟在“负责人”后面，仍按“联系方式”读入，请核对"


def test_brackets_that_say_something_else_are_noted(rulebook: Rulebook) -> None:
    reading = read_roster("项目名称（备案）\t企业名称（全称）\t组别\n甲\t甲公司\t企业组", rulebook)
    assert said(reading) == {"A1": "标题“项目名称（备案）”按“项目名称”读入，请核对"}


# Cells


@pytest.mark.parametrize(
    ("written", "division"),
    [
        ("企业组☑ 创业组□", "enterprise"),
        ("企业组√  创业组", "enterprise"),
        ("企业组（√） 创业组（ ）", "enterprise"),
        ("企业组（　） 创业组（√）", "startup"),
        ("☐企业组 ☒创业组", "startup"),
        ("☒企业组 ☑创业组", "startup"),
        ("企业 √创业", "startup"),
        ("企业组[ ] 创客组[✓]", "startup"),
        ("企业组 √\n创业组", "enterprise"),
        ("√ 企业组", "enterprise"),
        ("企 业 组", "enterprise"),
        ("创　业　组", "startup"),
        ("企业组□、创业组■", "startup"),
    ],
)
def test_ticks_before_and_behind_and_spaced_words(rulebook: Rulebook, written: str, division: str) -> None:
    cell = f'"{written}"' if "\n" in written else written
    assert divisions(read_roster(f"项目名称\t企业名称\t组别\n甲\t甲公司\t{cell}", rulebook)) == [division]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("企业组√创业组", "看不出勾的是哪一个"),
        ("☑企业组 ☑创业组", "勾选了几个组别"),
        ("□企业组 □创业组", "没有勾选哪个组别"),
        ("企业组（ ） 创业组（ ）", "没有勾选哪个组别"),
        ("企业组/创业组", "不是本赛事的组别"),
    ],
)
def test_ticks_that_say_nothing_are_refused(rulebook: Rulebook, written: str, word: str) -> None:
    (reason,) = reasons(read_roster(f"项目名称\t企业名称\t组别\n甲\t甲公司\t{written}", rulebook))
    assert reason.startswith("第 2 行 C2（组别）")
    assert word in reason


_UNDER_ONE = [("项目名称", "企业名称", "组别", "是否专精特新", None, "联系人"), (None, None, None, "是", "否", None)]
_BEHIND = ("项目名称", "企业名称", "组别", "专精特新（是）", "专精特新（否）", "联系人")


def _merge_titles(sheet: Worksheet) -> None:
    for cells in ("D1:E1", "A1:A2", "B1:B2", "C1:C2", "F1:F2"):
        sheet.merge_cells(cells)


@pytest.mark.parametrize(
    ("titles", "change"),
    [
        (_UNDER_ONE, _merge_titles),
        (_UNDER_ONE, merge("D1:E1")),
        (_UNDER_ONE, strike()),
        ([_BEHIND], strike()),
        ([tuple("专精特新 否" if title == _BEHIND[4] else title for title in _BEHIND)], strike()),
        ([(*_BEHIND[:3], "是否专精特新：否", "是否专精特新：是", "联系人")], strike()),
    ],
    ids=["merged", "merged above", "not merged", "in brackets", "one behind a blank", "no first"],
)
def test_a_tick_in_one_of_two_columns(tmp_path: Path, rulebook: Rulebook, titles: list[Row], change: Change) -> None:
    ticks: list[Row] = [
        ("√", None),
        (None, "✓"),
        (None, None),
        ("☑", "□"),
        ("√", "√"),
        ("待查", None),
        ("（ ）", "（√）"),
        ("√", "×"),
        ("×", None),
    ]
    rows: list[Row] = [(f"项目{index}", f"公司{index}", "企业组", *tick, "张三") for index, tick in enumerate(ticks)]
    reading = read_roster(workbook(tmp_path / "a.xlsx", *titles, *rows, change=change), rulebook)
    assert reading.refused == ()
    first, second = ("否", "是") if "：否" in str(titles[0][3]) else ("是", "否")
    assert [row.project.specialised for row in reading.rows] == [first, second, "", first, "", "", second, first, ""]
    assert {row.project.contact for row in reading.rows} == {"张三"}
    top = len(titles) + 1
    assert [(note.cell, note.text) for row in reading.rows for note in row.notes] == [
        (f"D{top + 4}", "“是”“否”两格都打了勾，是否专精特新已留空，请核对"),
        (f"D{top + 5}", f"D{top + 5} 填的是“待查”，是否专精特新已留空，请核对"),
        (f"D{top + 8}", f"D{top + 8} 填的是“×”，是否专精特新已留空，请核对"),
    ]
    assert [title.key for title in reading.listing.tables[0].titles].count("specialised") in (1, 2)


@pytest.mark.parametrize(
    ("tick", "change", "answer", "cell"),
    [
        ("√", strike("D2"), "", "D2"),
        ("=IF(1,1,0)", strike(), "", "D2"),
        ("-", strike(), "", None),
        ("√", hide_columns("E"), "是", "E1"),
    ],
)
def test_a_tick_that_does_not_stand_is_never_passed_over(
    tmp_path: Path, rulebook: Rulebook, tick: str, change: Change, answer: str, cell: str | None
) -> None:
    path = workbook(tmp_path / "a.xlsx", _BEHIND, ("甲", "甲公司", "企业组", tick, None, "张三"), change=change)
    reading = read_roster(path, rulebook)
    assert [row.project.specialised for row in reading.rows] == [answer]
    assert [noted for _, noted, _ in notes(reading)] == [cell] * (cell is not None)


@pytest.mark.parametrize(("written", "meant"), [("是☑ 否□", "是"), ("□是 ☑否", "否"), ("是（ ） 否（√）", "否")])
def test_a_ticked_answer(rulebook: Rulebook, written: str, meant: str) -> None:
    text = f"项目名称\t企业名称\t组别\t是否专精特新\n甲\t甲公司\t企业组\t{written}"
    assert read_roster(text, rulebook).rows[0].project.specialised == meant


@pytest.mark.parametrize("written", ["１", "1 号", "第1号", "No.1", "（1）", "1、", "001", "1.0", "①"])
def test_a_number_is_a_number_however_it_is_written(rulebook: Rulebook, written: str) -> None:
    text = f"序号\t项目名称\t企业名称\t组别\n{written}\t甲\t甲公司\t企业组"
    assert read_roster(text, rulebook).rows[0].number == 1


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("郝建军、王  芳、李小明", ("郝建军", "王芳", "李小明")),
        ("郝建军 王　芳 李小明", ("郝建军", "王芳", "李小明")),
        ("王 芳", ("王芳",)),
        ("张三 李四", ("张三", "李四")),
        ("张三\n李 四\n王五", ("张三", "李四", "王五")),
        ("John Smith, Mary Lee", ("John Smith", "Mary Lee")),
        ("阿依努尔·买买提、王芳", ("阿依努尔·买买提", "王芳")),
        ("无", ()),
    ],
)
def test_members_padded_to_one_width(tmp_path: Path, rulebook: Rulebook, written: str, members: Sequence[str]) -> None:
    path = workbook(tmp_path / "a.xlsx", (*HEADER, "核心成员"), ("甲", "甲队", "创业组", written))
    reading = read_roster(path, rulebook)
    assert reading.rows[0].project.members == members
    assert notes(reading) == []


@pytest.mark.parametrize("padded", ["王　芳", "王  芳", "王 芳"])
def test_a_person_padded_is_the_same_person(rulebook: Rulebook, padded: str) -> None:
    text = f"项目名称\t企业名称\t组别\t联系人\t法人\n甲\t{padded}\t创业组\t{padded}\t{padded}"
    project = read_roster(text, rulebook).rows[0].project
    assert (project.applicant, project.contact, project.legal_person) == ("王芳", "王芳", "王芳")


@pytest.mark.parametrize("sheet", [True, False])
@pytest.mark.parametrize("written", ['="13903540011"', "'13903540011", "‘13903540011", "13903540011.0"])
def test_digits_kept_as_text_are_the_digits(tmp_path: Path, rulebook: Rulebook, written: str, sheet: bool) -> None:
    rows = [(*HEADER, "联系电话"), ("甲", "甲公司", "企业组", written)]
    if sheet and written.startswith("="):
        return
    path = tmp_path / "a.csv"
    path.write_text("\n".join(",".join(cell.replace('"', '""').join('""') for cell in row) for row in rows))
    source = workbook(tmp_path / "a.xlsx", *rows) if sheet else path
    reading = read_roster(source, rulebook)
    assert reading.rows[0].project.phone == "13903540011"
    assert notes(reading) == []


@pytest.mark.parametrize(
    ("column", "written", "word"),
    [
        ("联系电话", "1.39E+10", "缩写过"),
        ("联系电话", "13900000000", "末尾都是 0"),
        ("联系电话", "王芳", "不像电话号码"),
        ("联系人", "13903540011", "不像姓名"),
        ("联系人", "王芳13903540011", "不像姓名"),
        ("法人", "91140700MA0", "不像姓名"),
        ("核心成员", "欧阳 修", "拿不准怎样断开"),
        ("核心成员", "张三(队长) 李四", "当作一人读入"),
        ("是否专精特新", "13903540011", "请核对"),
        ("注册日期", "去年", "不是完整的日期"),
    ],
)
def test_what_does_not_fit_its_column_is_noted(rulebook: Rulebook, column: str, written: str, word: str) -> None:
    reading = read_roster(f"项目名称\t企业名称\t组别\t{column}\n甲\t甲公司\t企业组\t{written}", rulebook)
    assert word in said(reading)["D2"]


def test_formulas_without_result_are_named(tmp_path: Path, rulebook: Rulebook) -> None:
    titles = (*HEADER, "联系电话")
    path = workbook(tmp_path / "a.xlsx", titles, ("甲", "甲公司", "企业组", "=库!A1"))
    reading = read_roster(path, rulebook)
    assert notes(reading) == [(2, "D2", "是公式，文件里没有它的结果，已留空")]
    assert "phone" not in reading.rows[0].given
    path = workbook(tmp_path / "b.xlsx", titles, ("甲", "=库!A1", "企业组", "1"))
    assert "B2（企业名称）是公式，文件里没有它的结果" in reasons(read_roster(path, rulebook))[0]
    path = workbook(tmp_path / "c.xlsx", titles, ("=a", "=b", "=c", "=d"))
    assert "A2（项目名称）是公式" in reasons(read_roster(path, rulebook))[0]


def test_a_formula_that_was_calculated_is_its_result(tmp_path: Path, rulebook: Rulebook) -> None:
    def text(place: str, value: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'

    head = "".join(text(f"{letter}1", title) for letter, title in zip("ABCD", (*HEADER, "联系人"), strict=True))
    path = files.raw_xlsx(
        tmp_path / "a.xlsx",
        f'<row r="1">{head}</row><row r="2">{text("A2", "甲")}<c r="B2" t="str"><f>X1</f><v>甲公司</v></c>'
        f'{text("C2", "企业组")}<c r="D2" t="str"><f>X2</f><v></v></c></row>',
    )
    reading = read_roster(path, rulebook)
    assert applicants(reading) == ["甲公司"]
    assert notes(reading) == []


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!"])
def test_an_error_is_no_value(tmp_path: Path, rulebook: Rulebook, error: str) -> None:
    text = f"项目名称\t企业名称\t组别\t联系人\n甲\t甲公司\t企业组\t{error}\n乙\t{error}\t企业组\t王"
    reading = read_roster(text, rulebook)
    assert said(reading) == {"D2": f"显示为“{error}”，已留空"}
    assert [row.reason for row in reading.refused] == [
        f"第 3 行 B3（企业名称）显示为“{error}”，请用表格软件打开、算好并保存后再导入。"
    ]
    path = workbook(tmp_path / "a.xlsx", (*HEADER, "联系人"), ("甲", "甲公司", "企业组", error))
    assert said(read_roster(path, rulebook)) == {"D2": f"显示为“{error}”，已留空"}


# Sheets


SAMPLE: list[Row] = [HEADER, ("XX项目", "XX公司", "企业组")]
REAL: list[Row] = [HEADER, ("甲项目", "甲公司", "企业组")]


@pytest.mark.parametrize("name", ["填写示例", "样表", "模板", "2025年", "往年名单", "填表说明", "旧"])
def test_a_sheet_that_may_not_be_meant_is_asked_about(tmp_path: Path, rulebook: Rulebook, name: str) -> None:
    path = workbook(tmp_path / "a.xlsx", *REAL, others={name: SAMPLE})
    reading = read_roster(path, rulebook)
    assert applicants(reading) == ["甲公司"]
    assert f"“{name}”像是" in reading.listing.question
    assert reading.listing.sheets == ("Sheet", name)
    chosen = read_roster(path, rulebook, ["Sheet"])
    assert (chosen.listing.question, applicants(chosen)) == ("", ["甲公司"])
    assert [doubt.sheet for doubt in chosen.listing.left_out] == [name]
    both = read_roster(path, rulebook, ["Sheet", name])
    assert applicants(both) == ["甲公司", "XX公司"]
    assert "像是填写示例" in both.rows[1].notes[0].text
    with pytest.raises(Refusal, match="没有可读的工作表“没有的”，请另选一张，可读的有“Sheet”"):
        read_roster(path, rulebook, ["没有的"])


def test_a_sheet_headed_with_another_year_is_asked_about(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(tmp_path / "a.xlsx", ("2026年大赛名单",), *REAL, others={"名单": [("2025年大赛名单",), *SAMPLE]})
    assert "“名单”的标题写的是 2025 年" in read_roster(path, rulebook).listing.question


def test_sheets_of_this_year_and_of_counties_are_all_read(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(
        tmp_path / "a.xlsx", *REAL, others={"2026年": [HEADER, ("乙", "乙公司", "企业组")], "空白": [("说明",)]}
    )
    reading = read_roster(path, rulebook)
    assert (applicants(reading), reading.listing.question) == (["甲公司", "乙公司"], "")
    assert [(doubt.sheet, doubt.text) for doubt in reading.listing.left_out] == [
        ("空白", "没有“项目名称”一列，没有读入")
    ]


def test_an_empty_example_is_no_question(tmp_path: Path, rulebook: Rulebook) -> None:
    reading = read_roster(workbook(tmp_path / "a.xlsx", *REAL, others={"样表": [HEADER]}), rulebook)
    assert reading.listing.question == ""


# Two tables on one sheet


def test_two_tables_side_by_side_are_both_read(tmp_path: Path, rulebook: Rulebook) -> None:
    head = ("序号", *HEADER)
    path = workbook(
        tmp_path / "a.xlsx",
        (*head, None, *head),
        (1, "甲", "甲公司", "企业组", None, 2, "乙", "乙公司", "创业组"),
        (3, "丙", "丙公司", "企业组"),
    )
    reading = read_roster(path, rulebook)
    assert [(row.number, row.project.name) for row in reading.rows] == [(1, "甲"), (3, "丙"), (2, "乙")]
    assert len(plan_import((), reading.rows).new) == 3


def test_a_second_table_below_with_other_columns_is_read_by_its_own_titles(tmp_path: Path, rulebook: Rulebook) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        HEADER,
        ("甲", "甲公司", "企业组"),
        (),
        ("企业名称", "组别", "项目名称"),
        ("乙公司", "企业组", "乙"),
        ("企业名称", "组别", "项目名称"),
        ("丙公司", "企业组", "丙"),
    )
    reading = read_roster(path, rulebook)
    assert [(row.project.name, row.project.applicant) for row in reading.rows] == [
        ("甲", "甲公司"),
        ("乙", "乙公司"),
        ("丙", "丙公司"),
    ]


# Rows that are no projects


@pytest.mark.parametrize(
    "line",
    [
        ("填表人　张三", "审核人　李四", "2026年7月1日"),
        ("填表人", "张三", "企业组"),
        ("单位负责人（签字）", "张三", ""),
        ("推荐单位（盖章）", "", ""),
        ("单位（盖章）", "", "2026年7月1日"),
        ("制表：", "李四", "审核："),
        ("注", "本表一式两份", ""),
        ("共 2 项", "", ""),
        ("以下空白", "", ""),
        ("合计", "2", ""),
        ("总计：", "", "2"),
        ("示例", "某某公司", "企业组"),
        ("例：智能装备", "某某公司", "企业组"),
    ],
)
def test_a_row_that_is_no_project_is_left_out_and_named(rulebook: Rulebook, line: Sequence[str]) -> None:
    text = "\n".join(["\t".join(HEADER), "甲\t甲公司\t企业组", "\t".join(line)])
    reading = read_roster(text, rulebook)
    assert applicants(reading) == ["甲公司"]
    (note,) = reading.listing.left_out
    assert (note.row, note.text.endswith("没有读入")) == (3, True)


@pytest.mark.parametrize(
    "name", ["注塑机器人", "联系人脸识别系统", "说明书翻译平台", "日期选择器", "共享厨房", "例行检查"]
)
def test_a_project_whose_name_begins_like_a_signature_stays(rulebook: Rulebook, name: str) -> None:
    reading = read_roster("\t".join(HEADER) + f"\n{name}\t甲公司\t企业组", rulebook)
    assert [row.project.name for row in reading.rows] == [name]


# Text


def test_pasted_cells_keep_their_commas_and_their_quotes(rulebook: Rulebook) -> None:
    text = '项目名称\t企业名称\t组别\t核心成员\n"一叶知春"药茶\t甲公司\t企业组\t张伟,王芳,李娜,刘洋,陈杰\n'
    text += '乙\t"乙"公司\t企业组\t赵倩\n'
    first, second = read_roster(text, rulebook).rows
    assert (first.project.name, len(first.project.members)) == ('"一叶知春"药茶', 5)
    assert second.project.applicant == '"乙"公司'


def test_a_quote_that_is_never_closed_swallows_no_row(rulebook: Rulebook) -> None:
    text = '项目名称\t企业名称\t组别\n"甲\t甲公司\t企业组\n乙"\t乙公司\t企业组\n丙"\t丙公司\t企业组'
    assert applicants(read_roster(text, rulebook)) == ["甲公司", "乙公司", "丙公司"]
    assert applicants(read_roster(text.replace("\t", ","), rulebook)) == ["甲公司", "乙公司", "丙公司"]


def test_a_web_page_named_xls_is_refused_truly(tmp_path: Path, rulebook: Rulebook) -> None:
    path = tmp_path / "名单.xls"
    path.write_bytes(b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related\r\n\r\n<html>")
    with pytest.raises(Refusal, match="单个文件网页（MHTML），不是真正的 Excel 工作簿"):
        read_roster(path, rulebook)


# The files others made


@pytest.mark.parametrize(
    ("file", "right"),
    [
        ("tick_behind.xlsx", [("enterprise", "甲公司"), ("enterprise", "乙公司"), ("enterprise", "丙公司")]),
        ("former_name_first.xlsx", [("enterprise", "甲新名公司")]),
        ("hidden_row.xlsx", [("enterprise", "甲公司"), ("enterprise", "乙公司"), ("enterprise", "丙公司")]),
        ("fullwidth_serial.xlsx", [("enterprise", "甲公司"), ("enterprise", "乙公司")]),
        ("members_padded.xlsx", [("startup", "甲团队")]),
        ("csv_text_trick.csv", [("enterprise", "甲公司"), ("enterprise", "乙公司")]),
        ("paste_commas.txt", [("enterprise", "甲公司"), ("enterprise", "乙公司")]),
        ("paste_straight_quote.txt", [("enterprise", "甲公司"), ("startup", "乙公司")]),
        ("two_people_header.xlsx", [("enterprise", "甲公司"), ("enterprise", "乙公司")]),
    ],
)
def test_messy_files_of_others(data: Path, rulebook: Rulebook, file: str, right: list[tuple[str, str]]) -> None:
    reading = read_roster(data / "rosters" / "messy" / file, rulebook)
    assert list(zip(divisions(reading), applicants(reading), strict=True)) == right


def test_what_is_noted_of_messy_files_of_others(data: Path, rulebook: Rulebook) -> None:
    folder = data / "rosters" / "messy"

    def read(name: str) -> RosterReading:
        return read_roster(folder / name, rulebook)

    assert said(read("hidden_row.xlsx")).keys() == {"3"}
    assert said(read("v26_rich_strike.xlsx")) == {"B2": "划去的“高岭土旧项目”没有读入"}
    formulas = said(read("v17_formula_nocache.xlsx"))
    assert formulas.keys() == {"0", "G2", "G3", "G4", "G5", "G6"}
    assert "这张工作表是隐藏的" in formulas["0"]
    assert "“填写示例”像是填写示例" in read("v47_example_sheet.xlsx").listing.question
    assert divisions(read("v16_tick_bracket.xlsx")) == [
        f"{each}" for each in ("enterprise",) * 2 + ("startup",) * 2
    ] + ["enterprise"]
    people = [row.project for row in read("two_people_header.xlsx").rows]
    assert [(each.contact, each.phone) for each in people] == [("王芳", "13900000001"), ("李明", "13900000002")]
    assert [row.project.phone for row in read("csv_text_trick.csv").rows] == ["13903540011", "13903540012"]
    assert read("members_padded.xlsx").rows[0].project.members == ("郝建军", "王芳", "李小明")
    assert read("paste_straight_quote.txt").rows[1].project.name == '"一叶知春"药茶'
    assert read("former_name_first.xlsx").rows[0].project.phone == "13900000001"
