"""Workbooks go out in the form of the notices, come back without loss, and never start a formula."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.importing import plan_import
from maker_desktop.exchange.roster.reading import read_roster
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.exchange.tables.table import clean
from maker_desktop.exchange.workbooks.workbooks import (
    ResultRow,
    save_recommendation,
    save_results,
    save_roster,
    save_summary,
)
from maker_desktop.exchange.workbooks.worksheet import Column, Page, save_page

PROJECTS = (
    Project(1, "甲项目", "甲公司", "enterprise", "是", "张三", "13900001000", region="太谷区", liaison="赵六"),
    Project(
        12,
        "乙项目𬭎" * 12,
        "乙团队",
        "startup",
        "否",
        "李四",
        "013900001001",
        "李四",
        members=("李四", "史䶮"),
        registered_on="2024-01-01",
        rewarded_elsewhere="某赛二等奖",
    ),
)


def preset(preset_id: str) -> Rulebook:
    return read_rulebook(preset_text(preset_id), preset_id)


def opened(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[0]


def texts(sheet: Worksheet) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_annex_4_is_printed_as_in_the_notice(tmp_path: Path) -> None:
    path = tmp_path / "推荐项目名单.xlsx"
    save_recommendation(path, preset("jinzhong-2026"), PROJECTS, "晋中市")
    sheet = opened(path)
    rows = texts(sheet)
    assert rows[0] == ["附件4"]
    assert rows[1] == ["第十一届“创客中国”山西省中小企业创新创业大赛推荐项目名单"]
    assert rows[2] == ["推荐地市：晋中市"]
    assert rows[3] == [
        "项目名称",
        "企业（创客）名称",
        "组别（企业组/创业组）",
        "是否属于专精特新企业",
        "联系人",
        "联系方式",
        "法人（创客填写）",
    ]
    assert rows[4] == ["甲项目", "甲公司", "企业组", "是", "张三", "13900001000"]
    assert rows[5][2:] == ["创业组", "否", "李四", "013900001001", "李四"]
    assert str(rows[6][0]).startswith("注：除纸质版外")
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:G1", "A2:G2", "A3:G3", "A7:G7"}
    assert sheet["A5"].border.left.style == sheet["G6"].border.bottom.style == "thin"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$4"
    heights = [sheet.row_dimensions[row].height for row in (5, 6)]
    assert heights[0] is not None
    assert heights[1] is not None
    assert heights[1] > heights[0]


def test_the_summary_has_nine_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_summary(path, preset("jinzhong-2025"), PROJECTS)
    rows = texts(opened(path))
    assert rows[:2] == [["附件2"], ["2025年“创客中国”晋中市中小企业创新创业大赛项目汇总表"]]
    assert rows[2][-2:] == ["所属地区", "联络员"]
    assert len(rows[2]) == 9
    assert rows[3][-2:] == ["太谷区", "赵六"]


def test_the_roster_comes_back_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rulebook = preset("changzhi-2026")
    save_roster(path, rulebook, PROJECTS)
    reading = read_roster(path, rulebook)
    plan = plan_import((), reading.rows, reading.refused)
    assert plan.projects == PROJECTS
    assert len(plan_import(PROJECTS, reading.rows).same) == len(PROJECTS)


def test_results_keep_scores_as_published(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = (
        ResultRow("企业组", 1, 3, "甲", "甲公司", Decimal("87.50")),
        ResultRow("企业组", None, 4, "乙", "乙公司", None, "缺席"),
    )
    save_results(path, "复赛名次", rows)
    sheet = opened(path)
    assert texts(sheet)[2] == ["企业组", 1, 3, "甲", "甲公司", 87.5]
    assert sheet["F3"].number_format == "0.00"
    assert texts(sheet)[3] == ["企业组", 4, "乙", "乙公司", "缺席"]
    with zipfile.ZipFile(path) as archive:
        assert b"<v>87.5</v>" in archive.read("xl/worksheets/sheet1.xml")


def saved_cell(folder: Path, text: str) -> tuple[object, str, bool]:
    """Save a text and return it as it comes back, its cell's type, and whether it is marked as quoted text."""
    path = folder / "a.xlsx"
    rows: Sequence[Sequence[str]] = [[text]]
    save_page(path, Page("表", (Column("列", 10),), rows))
    cell = opened(path)["A2"]
    return cell.value, cell.data_type, cell.quotePrefix


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1"])
def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    assert saved_cell(tmp_path, text) == (text, "s", True)


@given(st.text(max_size=30))
def test_any_text_comes_back_as_itself(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    value, kind, _ = saved_cell(tmp_path_factory.getbasetemp(), text)
    assert value == (clean(text) or None)
    assert kind in ("s", "n")
    assert (kind == "s") == bool(clean(text))


def test_a_save_is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")
    broken = replace(PROJECTS[0], division="nowhere")
    with pytest.raises(KeyError):
        save_roster(path, preset("changzhi-2026"), (broken,))
    assert path.read_bytes() == b"before"
    with pytest.raises(Refusal, match=r"不能建立文件夹“.*a\.xlsx”"):
        save_roster(path / "b.xlsx", preset("changzhi-2026"), PROJECTS)
    folder = tmp_path / "夹.xlsx"
    folder.mkdir()
    with pytest.raises(Refusal, match=r"文件“夹\.xlsx”未能保存"):
        save_roster(folder, preset("changzhi-2026"), PROJECTS)
    assert {entry.name for entry in tmp_path.iterdir()} == {"a.xlsx", "夹.xlsx"}
