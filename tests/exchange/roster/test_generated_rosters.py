"""Messy lists made up with the truth known: no row of any of them is read wrong without a word."""

import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.exchange.roster.reading import RosterReading, read_roster
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook
from tests.examples import examples

NAMES = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸")
THINGS = (
    '"一叶"药茶',
    "5G+巡检",
    "高岭土,低碳",
    "智慧农业；云",
    "负责人画像",
    "共享厨房",
    "注塑机器人",
    "Ａ计划",
    "=不等式",
)
PEOPLE = ("王芳", "欧阳修远", "李小明", "阿依努尔·买买提", "John Smith", "赵倩")
DIVISIONS = {"enterprise": "企业组", "startup": "创业组"}

#: Lines below a list that are no projects.
FOOTERS = (
    ["填表人　张三", "审核人　李四"],
    ["注：一式两份"],
    ["合计", 3],
    ["单位（盖章）", None, "2026年7月1日"],
    ["填表人", "张三", "联系电话", "0354-2639505"],
)

#: The fields of a project whose value must be right, by the key of their column.
FIELDS = {"project": "name", "applicant": "applicant", "division": "division", "contact": "contact", "phone": "phone"}


@dataclass
class Truth:
    """A row as it is meant; `live` is False where it is struck out, and no project."""

    values: dict[str, str]
    cells: dict[str, object]
    live: bool = True
    hidden: bool = False
    #: Keys whose cell holds no value that could be read.
    lost: set[str] = field(default_factory=set)
    #: Keys whose cell is merged with the one above it, and has its text.
    merged: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    #: The number formats of cells by key, and the keys whose format shows something else than the value that is right.
    formats: dict[str, str] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)


@dataclass
class Mess:
    """A list: rows as they stand, the truth by the row's number (from 1), and what is done to the sheet.

    `gone` is the key whose title is struck out, if any; `stray` the row that is filled in a column without a title, or
    0.
    """

    rows: list[list[object]]
    truths: dict[int, Truth]
    changes: list[Callable[[Worksheet], object]]
    plain: bool
    gone: str = ""
    stray: int = 0


def titles_of(key: str, rng: random.Random) -> str:
    return rng.choice(
        {
            "number": ("序号", "编号", "序 号"),
            "project": ("项目名称", "项目\n名称", "参赛项目名称*", "项目名称（全称）", "申报项目"),
            "applicant": ("企业名称", "企业（创客）名称", "参赛单位", "企业/团队名称", "单位名称（盖章）"),
            "division": ("组别", "组别（企业组/创业组）", "参赛组别", "组　别"),
            "enterprise": ("企业组", "企 业 组", "企业组（√）", "组别（企业组）", "企业"),
            "startup": ("创业组", "创　业　组", "创客组（打√）", "组别（创客组）"),
            "contact": ("联系人", "联系人姓名", "联系人（姓名）", "姓名（联系人）"),
            "phone": ("联系电话", "联系方式", "手机号码", "联系电话（联系人）", "联系人电话"),
        }[key]
    )


def decoy(rng: random.Random) -> tuple[str, str]:
    """Return a column that must win nothing, and what stands in it."""
    return rng.choice(
        (
            ("企业名称（曾用名）", "旧公司"),
            ("项目名称（英文）", "Old Name"),
            ("联系电话（法定代表人）", "13800000009"),
            ("法定代表人（电话）", "13800000009"),
            ("企业简称", "旧"),
            ("备注", "已核对"),
            ("上届参赛项目名称", "去年项目"),
        )
    )


def division_cell(division: str, rng: random.Random) -> str:
    mine, other = ("企业组", "创业组") if division == "enterprise" else ("创业组", "企业组")
    first, second = ((mine, "√"), (other, " ")) if rng.random() < 0.5 else ((other, " "), (mine, "√"))
    before = " ".join(("☑" if mark == "√" else "□") + name for name, mark in (first, second))
    behind = " ".join(name + ("☑" if mark == "√" else "□") for name, mark in (first, second))
    brackets = "  ".join(f"{name}（{mark}）" for name, mark in (first, second))
    lone = f"{first[0]}{first[1].strip()} {second[0]}{second[1].strip()}"
    return rng.choice((mine, mine[:2], f"{mine[0]} {mine[1]} 组", before, behind, brackets, lone, f" {mine}　"))


def tick_cell(ticked: bool, rng: random.Random) -> object:
    return rng.choice(("√", "☑", " ✓", "是", "（√）", 1) if ticked else (None, "", "□", "否", "（ ）", 0))


def phone_cell(phone: str, plain: bool, rng: random.Random) -> object:
    return rng.choice(
        (phone, f"'{phone}", f"{phone}.0", phone if plain else int(phone), f'="{phone}"' if plain else phone)
    )


def number_cell(number: int, rng: random.Random) -> object:
    return rng.choice(
        (number, str(number), f"{number}号", f"第{number}号", f"{number} ", f"No.{number}", f"（{number}）")
    )


def truth(number: int, plain: bool, rng: random.Random) -> Truth:
    division = rng.choice(tuple(DIVISIONS))
    values = {
        "number": str(number),
        "project": rng.choice(THINGS) + str(number),
        "applicant": f"{rng.choice(NAMES)}{number}公司",
        "division": division,
        "contact": rng.choice(PEOPLE),
        "phone": f"139{rng.randrange(10**7, 10**8 - 1)}7"[:11],
    }
    contact = values["contact"]
    padded = rng.choice(("　", "  ", " ")).join(contact) if len(contact) == 2 and rng.random() < 0.5 else contact
    cells: dict[str, object] = {
        **values,
        "number": number_cell(number, rng),
        "division": division_cell(division, rng),
        **{key: tick_cell(key == division, rng) for key in DIVISIONS},
        "contact": padded,
        "phone": phone_cell(values["phone"], plain, rng),
    }
    made = Truth(values, cells)
    if plain:
        if values["project"].startswith("="):
            made.lost.add("project")
        return made
    _harm(made, rng)
    return made


def _harm(made: Truth, rng: random.Random) -> None:
    """Do to one row of a workbook what people do."""
    made.hidden = rng.random() < 0.1
    harm = rng.random()
    key = rng.choice(("project", "applicant", "contact", "phone"))
    if harm < 0.06:
        made.live, made.struck = False, set(made.cells)
    elif harm < 0.12:
        made.cells[key] = CellRichText(
            TextBlock(InlineFont(strike=True), "旧的"), TextBlock(InlineFont(), made.values[key])
        )
    elif harm < 0.18:
        made.struck.add(key)
        made.lost.add(key)
    elif harm < 0.24:
        made.cells[key] = rng.choice(("=库!A1", "#REF!", "#N/A"))
        made.lost.add(key)
    elif harm < 0.28:
        made.cells["phone"] = "1.39E+10"
        made.lost.add("phone")
    elif harm < 0.4:
        _format(made, rng)


def _format(made: Truth, rng: random.Random) -> None:
    """Give a cell a number format that shows something else, or more, than the value."""
    day = date(2026, rng.randrange(1, 13), 1)
    key, value, code, state = rng.choice(
        (
            ("phone", int(made.values["phone"]), "0.00E+00", "doubtful"),
            ("phone", int(made.values["phone"]), "0", ""),
            ("number", int(made.values["number"]), "00000", ""),
            ("number", int(made.values["number"]), '0"号"', ""),
            ("contact", 0.5, "0%", "lost"),
            ("contact", day, "m-d", "lost"),
            ("project", day, "yyyy年m月", "lost"),
            ("applicant", made.values["applicant"], ";;;", "doubtful"),
            ("contact", made.values["contact"], "0;0;0;", "doubtful"),
        )
    )
    made.cells[key], made.formats[key] = value, code
    if state:
        (made.lost if state == "lost" else made.doubtful).add(key)


def _merge(above: Truth, made: Truth, key: str) -> None:
    """Merge a cell with the one above it, where both are as they should be."""
    if all(each.live and each.cells[key] == each.values[key] and key not in each.struck for each in (above, made)):
        made.merged.add(key)
        made.values[key], made.cells[key] = above.values[key], None


def headers(keys: list[str], decoys: dict[str, tuple[str, str]], rng: random.Random) -> list[list[object]]:
    """Return the title rows of the columns, in two rows where 联系人 stands over his name and telephone."""
    if "contact" in keys and keys.index("contact") + 1 == keys.index("phone") and rng.random() < 0.4:
        upper: list[object] = []
        lower: list[object] = []
        for key in keys:
            if key == "contact":
                upper.append("联系人")
                lower.append("姓名")
            elif key == "phone":
                upper.append(None)
                lower.append(rng.choice(("电话", "手机")))
            else:
                upper.append(decoys[key][0] if key in decoys else titles_of(key, rng))
                lower.append(None)
        if rng.random() < 0.5:
            upper += ["项目负责人", None]
            lower += ["姓名", "电话"]
        return [upper, lower]
    return [[decoys[key][0] if key in decoys else titles_of(key, rng) for key in keys]]


def mess(seed: int) -> Mess:
    """Return the list of a seed."""
    rng = random.Random(seed)
    plain = rng.random() < 0.3
    keys = ["project", "applicant", "division", "contact", "phone"]
    if rng.random() < 0.5:
        rng.shuffle(keys)
    if rng.random() < 0.6:
        keys.insert(0, "number")
    decoys = {f"decoy{index}": decoy(rng) for index in range(rng.randrange(3))}
    for key in decoys:
        keys.insert(rng.randrange(len(keys) + 1), key)
    if rng.random() < 0.2:
        at = keys.index("division")
        keys[at : at + 1] = rng.sample(tuple(DIVISIONS), 2)
    rows: list[list[object]] = [
        [line] for line in ("附件4", "某大赛推荐项目名单", "推荐地市：晋中市") if rng.random() < 0.5
    ]
    titles = headers(keys, decoys, rng)
    rows += titles
    gone = rng.choice(("contact", "phone")) if not plain and rng.random() < 0.08 else ""
    truths: dict[int, Truth] = {}
    for number in range(1, rng.randrange(2, 8)):
        rows += rng.choice(([], [], [], [], [], [], [], [[]], [] if gone else titles))
        made = truth(number, plain, rng)
        if not plain and len(rows) in truths and rng.random() < 0.15:
            _merge(truths[len(rows)], made, rng.choice(("project", "applicant", "contact")))
        rows.append([decoys[key][1] if key in decoys else made.cells[key] for key in keys])
        truths[len(rows)] = made
    stray = rng.choice(tuple(truths)) if rng.random() < 0.1 else 0
    if stray:
        line = rows[stray - 1]
        line += [None] * (max(map(len, rows)) - len(line) + 1)
        line[-1] = "另议"
    rows += [list(line) for line in FOOTERS if rng.random() < 0.3]
    made_so = [change for row, made in truths.items() for change in changes(row, made, keys)]
    if gone:
        head = next(row for row, line in enumerate(rows, start=1) if line == titles[-1])
        made_so.append(partial(_strike, row=head, column=keys.index(gone) + 1))
    return Mess(rows, truths, made_so, plain, gone, stray)


def changes(row: int, made: Truth, keys: Sequence[str]) -> list[Callable[[Worksheet], object]]:
    """Return what is done to the look of a row."""
    found: list[Callable[[Worksheet], object]] = [
        partial(_strike, row=row, column=keys.index(key) + 1) for key in made.struck if key in keys
    ]
    found += [
        partial(_number_format, row=row, column=keys.index(key) + 1, code=code)
        for key, code in made.formats.items()
        if key in keys
    ]
    found += [partial(_join, row=row, column=keys.index(key) + 1) for key in made.merged]
    return [*found, partial(_hide, row=row)] if made.hidden else found


def _hide(sheet: Worksheet, row: int) -> None:
    sheet.row_dimensions[row].hidden = True


def _number_format(sheet: Worksheet, row: int, column: int, code: str) -> None:
    sheet.cell(row, column).number_format = code


def _join(sheet: Worksheet, row: int, column: int) -> None:
    sheet.merge_cells(start_row=row - 1, end_row=row, start_column=column, end_column=column)


def _strike(sheet: Worksheet, row: int, column: int) -> None:
    sheet.cell(row, column).font = Font(strike=True)


def written(mess_: Mess, folder: Path, rng: random.Random) -> Path | str:
    """Return the list as pasted text, as a csv file, or as a workbook."""
    if not mess_.plain:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in mess_.rows:
            sheet.append(row)
        for index, row in enumerate(mess_.rows, start=1):
            for column, cell in enumerate(row, start=1):
                if isinstance(cell, str) and cell.startswith("=") and not cell.startswith("=库"):
                    sheet.cell(index, column).data_type = "s"
        for change in mess_.changes:
            change(sheet)
        book.save(folder / "名单.xlsx")
        return folder / "名单.xlsx"
    if rng.random() < 0.5:
        return "\n".join("\t".join(_pasted(cell) for cell in row) for row in mess_.rows)
    stream = io.StringIO()
    csv.writer(stream).writerows([["" if cell is None else cell for cell in row] for row in mess_.rows])
    (folder / "名单.csv").write_text(stream.getvalue(), "utf-8")
    return folder / "名单.csv"


def _pasted(cell: object) -> str:
    """Return a cell as a spreadsheet puts it on the clipboard: in quotes only where it has several lines."""
    text = "" if cell is None else str(cell)
    return '"' + text.replace('"', '""') + '"' if "\n" in text else text


def check(mess_: Mess, reading: RosterReading) -> None:
    """Check that every row is right, or noted, or refused, and that nothing else became a project."""
    notes = [note for row in reading.rows for note in row.notes]
    notes += [*reading.listing.doubts, *reading.listing.left_out]
    noted = {note.row for note in notes}
    refused = {row.row for row in reading.refused}
    read = {row.row: row for row in reading.rows}
    told = "".join(note.text for note in reading.listing.left_out)
    assert not mess_.gone or "划去了，这一列没有读入" in told
    assert mess_.stray not in read or "没有标题，没有读入" in told
    assert read.keys() <= mess_.truths.keys(), "something else became a project"
    assert not refused - mess_.truths.keys(), "a line that is no project holds all of them up"
    for number, made in mess_.truths.items():
        row = read.get(number)
        if not made.live:
            assert row is None
            assert number in noted
        elif row is None:
            assert number in refused
            assert made.lost & {"project", "applicant"}, f"row {number} could be read"
        else:
            if made.hidden or made.merged - {mess_.gone} or made.doubtful - {mess_.gone}:
                assert number in noted
            for key, name in FIELDS.items():
                value = str(getattr(row.project, name))
                if key == mess_.gone:
                    assert value == "", "a column whose title is struck out is read"
                elif key in made.lost:
                    assert number in noted, key
                elif value != made.values[key]:
                    raise AssertionError(f"{key} of row {number}: {value!r} instead of {made.values[key]!r}")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return read_rulebook(preset_text("jinzhong-2026"), "jinzhong-2026")


def try_one(seed: int, folder: Path, rulebook: Rulebook) -> None:
    made = mess(seed)
    try:
        reading = read_roster(written(made, folder, random.Random(seed)), rulebook)
    except Refusal as refusal:
        if "没有能读入的项目" in refusal.sentence and not any(each.live for each in made.truths.values()):
            return
        raise AssertionError(f"refused as a whole: {refusal.sentence}") from refusal
    check(made, reading)


@examples(100, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_hundred_messy_lists(tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook, seed: int) -> None:
    try_one(seed, tmp_path_factory.getbasetemp(), rulebook)


@pytest.mark.soak
@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_two_thousand_messy_lists(tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook, seed: int) -> None:
    try_one(seed, tmp_path_factory.getbasetemp(), rulebook)
