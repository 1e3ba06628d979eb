"""Rosters are found in files as people fill them in; what cannot be taken is refused with row and cell."""

from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.importing import Candidate, plan_import
from maker_desktop.exchange.roster.reading import RosterReading, read_roster
from maker_desktop.exchange.roster.values import read_day, read_members_with_doubt, read_phone, read_specialised
from maker_desktop.exchange.rulebook.presets import preset_text, presets
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.exchange.tables.table import one_line
from tests.exchange import files
from tests.exchange.rulebooks import SMALLEST


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return read_rulebook(preset_text("jinzhong-2026"), "jinzhong-2026.toml")


def pasted(rulebook: Rulebook, *rows: str) -> RosterReading:
    return read_roster("\n".join(rows), rulebook)


def names(reading: RosterReading) -> list[str]:
    return [row.project.name for row in reading.rows]


def only(reading: RosterReading) -> Candidate:
    assert reading.refused == ()
    (row,) = reading.rows
    return row


HEADER = "项目名称\t企业名称\t组别"


@pytest.mark.parametrize(
    ("file", "count", "numbered"),
    [
        ("annex4_recommended.xlsx", 47, False),
        ("annex4_recommended.docx", 18, False),
        ("annex2_summary.xls", 30, False),
        ("registered.csv", 40, True),
    ],
)
def test_the_published_rosters_are_read_whole_under_every_rulebook(
    data: Path, file: str, count: int, numbered: bool
) -> None:
    for preset in presets():
        rulebook = read_rulebook(preset_text(preset.id), preset.id)
        reading = read_roster(data / "rosters" / file, rulebook)
        assert reading.refused == ()
        assert len(reading.rows) == count
        assert [row.number for row in reading.rows] == (list(range(1, count + 1)) if numbered else [None] * count)
        first, startup = reading.rows[0].project, reading.rows[5].project
        assert (first.name, first.applicant) == ("高端半导体激光芯片材料", "江苏省华兴激光科技有限公司")
        assert (first.contact, first.phone, first.specialised) == ("任丽", "13900001000", "否")
        assert (startup.division, startup.legal_person) == (rulebook.divisions[1].id, "郭海燕")
        again = plan_import(plan_import((), reading.rows).projects, reading.rows)
        assert (len(again.same), again.new, again.changed, again.refused) == (count, (), (), ())


def test_where_the_nation_says_maker_group_a_startup_counts_as_one_and_a_note_says_so(data: Path) -> None:
    nation = read_rulebook(preset_text("national-2024"), "national-2024")
    reading = read_roster(data / "rosters" / "annex4_recommended.xlsx", nation)
    assert [note.text for note in reading.rows[5].notes] == ["组别“创业组”按“创客组”处理"]
    assert reading.rows[0].notes == ()


def test_the_header_is_found_below_titles_and_notes_below_are_left_out(tmp_path: Path, rulebook: Rulebook) -> None:
    path = files.xlsx(
        tmp_path / "名单.xlsx",
        [
            ["附件4"],
            ["某大赛推荐项目名单"],
            [],
            ["推荐地市：晋中市"],
            list(files.HEADER),
            ["甲项目", "甲公司", "企业组", "是", "张三", 13900001000, None],
            [],
            ["企业组", "企业组", "企业组", "企业组", "企业组", "企业组", "企业组"],
            list(files.HEADER),
            ["乙项目", "乙公司", "创业组", "×", "李四", "13900001001.0", "李四"],
            ["注：名单电子版一并发送"],
            ["合计", None, 2],
        ],
    )
    reading = read_roster(path, rulebook)
    assert reading.refused == ()
    assert [(row.row, row.project.name, row.project.division) for row in reading.rows] == [
        (6, "甲项目", "enterprise"),
        (10, "乙项目", "startup"),
    ]
    assert [row.project.phone for row in reading.rows] == ["13900001000", "13900001001"]
    assert [row.project.specialised for row in reading.rows] == ["是", "否"]


def test_the_second_line_of_a_merged_header_is_the_header(rulebook: Rulebook) -> None:
    reading = pasted(
        rulebook,
        "项目名称\t企业名称\t组别\t联系\t联系",
        "项目名称\t企业名称\t组别\t姓名\t电话",
        "甲\t甲公司\t企业组\t张三\t110",
    )
    assert (only(reading).project.contact, only(reading).project.phone) == ("张三", "110")


@pytest.mark.parametrize(
    "titles",
    [
        ("项目名称", "企业（创客）名称", "组别（企业组/创业组）"),
        ("项目名称*", "企业(创客)名称", "组 别"),
        ("参赛项目", "参赛单位", "参赛组别"),
        ("项目\n名称", "企业/团队名称", "类别"),
        ("申报项目名称（全称）", "公司名称：", "分组"),
        ("project", "applicant", "division"),
    ],
)
def test_columns_go_by_many_titles(tmp_path: Path, rulebook: Rulebook, titles: tuple[str, ...]) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", [titles, ("甲项目", "甲公司", "企业组")])
    project = only(read_roster(path, rulebook)).project
    assert (project.name, project.applicant, project.division) == ("甲项目", "甲公司", "enterprise")


@pytest.mark.parametrize(
    ("written", "division"),
    [
        ("企业组", "enterprise"),
        ("企业", "enterprise"),
        (" 企业组 ", "enterprise"),
        ("enterprise", "enterprise"),
        ("企业组（成长）", "enterprise"),
        ("☑企业组 □创业组", "enterprise"),
        ("□企业组 √创业组", "startup"),
        ("创业组", "startup"),
        ("创客组", "startup"),
        ("创客团队", "startup"),
        ("初创企业", "startup"),
    ],
)
def test_divisions_go_by_name_by_id_and_by_what_is_ticked(rulebook: Rulebook, written: str, division: str) -> None:
    assert only(pasted(rulebook, HEADER, f"甲\t甲公司\t{written}")).project.division == division


def test_the_only_division_need_not_be_named() -> None:
    rulebook = read_rulebook(SMALLEST, "规则.toml")
    assert only(pasted(rulebook, "项目名称\t企业名称", "甲\t甲公司")).project.division == "enterprise"


def test_sheets_named_for_divisions_are_read_together(tmp_path: Path, rulebook: Rulebook) -> None:
    header = ("序号", "项目名称", "企业名称")
    path = files.xlsx(
        tmp_path / "a.xlsx",
        [header, (1, "甲", "甲公司"), (2, "", "乙公司")],
        [header, (1, "丙", "丙团队")],
        names=("企业组", "创业组"),
    )
    reading = read_roster(path, rulebook)
    assert [(row.project.name, row.project.division, row.number, row.place) for row in reading.rows] == [
        ("甲", "enterprise", None, "“企业组”第 2 行"),
        ("丙", "startup", None, "“创业组”第 2 行"),
    ]
    assert reading.refused[0].reason == "“企业组”第 3 行 B3（项目名称）是空的，请填写。"


def test_numbers_that_go_on_over_the_sheets_are_kept(tmp_path: Path, rulebook: Rulebook) -> None:
    header = ("序号", "项目名称", "企业名称")
    path = files.xlsx(
        tmp_path / "a.xlsx", [header, (1, "甲", "甲公司")], [header, (2, "乙", "乙队")], names=("企业组", "创业组")
    )
    assert [row.number for row in read_roster(path, rulebook).rows] == [1, 2]


@pytest.mark.parametrize(("titles", "cells"), [("序号\t项目编号", "1\t017号"), ("项目编号\t序号", "17\t1")])
def test_a_number_goes_before_a_count_of_lines(rulebook: Rulebook, titles: str, cells: str) -> None:
    reading = pasted(rulebook, f"{titles}\t项目名称\t企业名称\t组别", f"{cells}\t甲\t甲公司\t企业组")
    assert only(reading).number == 17


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x1\t甲\t甲公司\t企业组", "第 2 行 A2（编号）“x1”不是编号，编号应是从 1 起的整数。"),
        ("0\t甲\t甲公司\t企业组", "第 2 行 A2（编号）“0”不是编号，编号应是从 1 起的整数。"),
        ("1\t\t甲公司\t企业组", "第 2 行 B2（项目名称）是空的，请填写。"),
        ("1\t甲\t/\t企业组", "第 2 行 C2（企业名称）是空的，请填写。"),
        ("1\t甲\t甲公司\t", "第 2 行 D2（组别）没有填，应是“企业组”或“创业组”。"),
        ("1\t甲\t甲公司\t老年组", "第 2 行 D2（组别）“老年组”不是本赛事的组别，应是“企业组”或“创业组”。"),
        ("1\t" + "长" * 201 + "\t甲公司\t企业组", "第 2 行 B2（项目名称）超过 200 个字，请检查是否填错列。"),
    ],
)
def test_a_row_is_refused_with_its_cell(rulebook: Rulebook, row: str, reason: str) -> None:
    reading = pasted(rulebook, "编号\t项目名称\t企业名称\t组别", row)
    assert reading.rows == ()
    assert [(refused.row, refused.reason) for refused in reading.refused] == [(2, reason)]


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("企业名称\t组别\n甲公司\t企业组", "项目名称"),
        ("项目名称\t组别\n甲\t企业组", "企业（创客）名称"),
        ("项目名称\t企业名称\n甲\t甲公司", "组别"),
        (HEADER, "只有表头"),
    ],
)
def test_a_roster_that_lacks_a_column_says_which(rulebook: Rulebook, text: str, sought: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_roster(text, rulebook)
    assert "“粘贴的内容”" in caught.value.sentence
    assert sought in caught.value.sentence


def test_names_lose_line_breaks_and_marks_of_direction_but_no_character(rulebook: Rulebook) -> None:
    reading = pasted(rulebook, HEADER, '"高端\n芯片"\t"\u202eAcme\nLtd"\t企业组')
    assert (only(reading).project.name, only(reading).project.applicant) == ("高端芯片", "Acme Ltd")
    kept = "../../etc\\passwd 𬭎㛃䶮（測試）"
    assert names(pasted(rulebook, HEADER, f"{kept}\t甲公司\t企业组")) == [kept]


def test_further_columns_are_read_and_what_was_changed_is_noted(rulebook: Rulebook) -> None:
    reading = pasted(
        rulebook,
        HEADER + "\t核心成员\t注册日期\t所属县（区、市）\t联络员\t联系电话",
        "甲\t甲队\t创业组\t张三、李四，王五\t2024年3月1日\t太谷区\t赵六\t1.39E+10",
        "乙\t乙队\t创业组\t\t2024年\t\t\t",
    )
    first, second = reading.rows
    assert first.project.members == ("张三", "李四", "王五")
    assert (first.project.registered_on, first.project.region) == ("2024-03-01", "太谷区")
    assert [(note.row, note.cell, note.text) for note in first.notes] == [
        (2, "H2", "联系方式“1.39E+10”被表格软件缩写过，请核对")
    ]
    assert second.project.registered_on == ""
    assert [(note.cell, note.text) for note in second.notes] == [("E3", "注册日期“2024年”不是完整的日期，已留空")]
    assert "legal_person" not in first.given
    assert {"name", "applicant", "division", "members", "liaison"} <= first.given


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("是", "是"),
        ("√", "是"),
        ("Ｙ", "是"),
        ("否", "否"),
        ("×", "否"),
        ("无", "否"),
        ("/", ""),
        ("", ""),
        ("省级专精特新", "省级专精特新"),
        ("1", "是"),
    ],
)
def test_ticks(written: str, meant: str) -> None:
    assert read_specialised(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("13900001000.0", "13900001000"),
        ("１３９００００１０００", "13900001000"),
        ("0354-2639505", "0354-2639505"),
        ("1.3900001E+10", "1.3900001E+10"),
        ("1.3900001234E+10", "13900001234"),
    ],
)
def test_telephone_numbers(written: str, meant: str) -> None:
    assert read_phone(written).text == meant


@pytest.mark.parametrize("written", ["2024-01-05", "2024/1/5", "2024.1.5", "2024年1月5日", "20240105", "45296"])
def test_dates(written: str) -> None:
    assert read_day(written).text == "2024-01-05"
    assert ("日期序号" in read_day(written).note) == (written == "45296")


@pytest.mark.parametrize("written", ["2024-02-30", "去年", "20241301", "2024年1月"])
def test_what_is_no_date_is_noted(written: str) -> None:
    reading = read_day(written)
    assert reading.text == ""
    assert written in reading.note


def test_members_are_listed_once_each() -> None:
    assert read_members_with_doubt("张三、李四;王五\n张三 / 李四") == (("张三", "李四", "王五"), "")
    assert read_members_with_doubt("无") == ((), "")
    assert one_line("5G+\nAR 文旅\n") == "5G+ AR 文旅"


def test_a_sheet_without_the_division_of_its_name_needs_the_column(tmp_path: Path, rulebook: Rulebook) -> None:
    path = files.xlsx(tmp_path / "名单.xlsx", [("项目名称", "企业名称"), ("甲", "甲公司")], names=("名单",))
    with pytest.raises(Refusal, match=r"在“名单\.xlsx”里没有找到“组别”一列（企业组/创业组），请补上。"):
        read_roster(path, rulebook)


def test_numbers_under_their_own_title_are_kept_though_sheets_repeat_them(tmp_path: Path, rulebook: Rulebook) -> None:
    header = ("编号", "项目名称", "企业名称")
    path = files.xlsx(
        tmp_path / "a.xlsx", [header, (1, "甲", "甲公司")], [header, (1, "乙", "乙队")], names=("企业组", "创业组")
    )
    reading = read_roster(path, rulebook)
    assert [row.number for row in reading.rows] == [1, 1]
    refused = plan_import((), reading.rows).refused
    reason = "“创业组”第 2 行与“企业组”第 2 行重复：编号 1 用了两次，请改正编号。"
    assert [entry.reason for entry in refused] == [reason]


def test_sheets_without_numbers_among_numbered_ones(tmp_path: Path, rulebook: Rulebook) -> None:
    path = files.xlsx(
        tmp_path / "a.xlsx",
        [("序号", "项目名称", "企业名称"), (4, "甲", "甲公司")],
        [("项目名称", "企业名称"), ("乙", "乙队")],
        names=("企业组", "创业组"),
    )
    assert [row.number for row in read_roster(path, rulebook).rows] == [4, None]
