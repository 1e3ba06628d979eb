"""Which tables of a source are a roster's: all that have its titles, examples and other years only when asked for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.exchange.roster.answer_columns import answer_columns
from maker_desktop.exchange.roster.division_columns import division_columns
from maker_desktop.exchange.roster.part import Part
from maker_desktop.exchange.roster.titles import ROSTER_TITLES
from maker_desktop.exchange.roster.values import read_division
from maker_desktop.exchange.tables.columns import Header, column_letter, find_tables
from maker_desktop.exchange.tables.not_entries import EXAMPLE_SHEET, PAST_SHEET, STAYING_SHEET
from maker_desktop.exchange.tables.table import HIDDEN_SHEET, Sheet, hidden_sheets

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
#: A title that only counts lines; numbers under it that start again on another sheet are no roster numbers.
_COUNTING = "序号"


@dataclass(frozen=True, slots=True)
class Parts:
    """The tables to read, the sheets that could be and are read by name, what was left out, and what to ask."""

    parts: tuple[Part, ...]
    sheets: tuple[str, ...]
    chosen: tuple[str, ...]
    left_out: tuple[Doubt, ...]
    question: str


def roster_parts(sheets: Sequence[Sheet], file: str, rulebook: Rulebook, wanted: Collection[str] | None) -> Parts:
    """Return the tables of a source that hold projects; `wanted` are the sheets a person chose, None before he did.

    Raises Refusal if there is none, if a wanted sheet is none of them, or if a table lacks the column of applicants or
    (with several divisions) of divisions.
    """
    found = [(sheet, find_tables(sheet, ROSTER_TITLES, ("project", "applicant"))) for sheet in sheets]
    readable = [(sheet, tables) for sheet, tables in found if tables]
    if not readable:
        raise Refusal(_why_none(sheets, file))
    names = tuple(sheet.name for sheet, _ in readable)
    for name in wanted or ():
        if name not in names:
            raise Refusal(f"“{file}”里没有可读的工作表“{name}”，请另选一张，可读的有{_quoted(names)}。")
    doubtful = {sheet.name: why for sheet, tables in readable if (why := _doubtful(sheet, tables, readable, rulebook))}
    chosen = tuple(name for name in names if (name not in doubtful if wanted is None else name in wanted))
    left_out = [
        Doubt(0, HIDDEN_SHEET if sheet.look.hidden else "没有“项目名称”一列，没有读入", "", sheet.name)
        for sheet, tables in found
        if not tables and (sheet.rows or sheet.look.hidden)
    ]
    left_out += [
        Doubt(0, f"{doubtful[name]}，没有读入" if name in doubtful else "没有选，没有读入", "", name)
        for name in names
        if name not in chosen
    ]
    question = ""
    if wanted is None and doubtful:
        why = "、".join(f"“{name}”{reason}" for name, reason in doubtful.items())
        question = f"“{file}”里的工作表{why}，请指明要读哪些工作表（可读的有{_quoted(names)}）"
    several = sum(len(tables) for sheet, tables in readable if sheet.name in chosen) > 1
    parts = [
        _part(sheet, header, len(tables) > 1, (file, several), rulebook)
        for sheet, tables in readable
        if sheet.name in chosen
        for header in tables
    ]
    numbered = _numbers_hold(parts)
    return Parts(
        tuple(replace(part, numbered=numbered) for part in parts),
        names,
        chosen,
        tuple(left_out),
        question,
    )


def _why_none(sheets: Sequence[Sheet], file: str) -> str:
    for sheet in sheets:
        for header in find_tables(_shown(sheet), ROSTER_TITLES, ("project", "applicant")):
            letter = column_letter(header.columns["project"])
            return f"“{file}”里“项目名称”所在的 {letter} 列是隐藏的，请取消隐藏后保存，再导入。"
    return f"在“{file}”里没有找到“项目名称”一列{hidden_sheets(sheets)}，请检查是不是项目名单，表头要写“项目名称”。"


def _shown(sheet: Sheet) -> Sheet:
    return Sheet(sheet.name, sheet.rows)


def _doubtful(
    sheet: Sheet, tables: Sequence[Header], readable: Sequence[tuple[Sheet, Sequence[Header]]], rulebook: Rulebook
) -> str:
    """Return why a sheet may not be meant, in Chinese; nothing if it is, or has no row."""
    if not any(any(row) for row in sheet.rows[tables[0].row + 1 :]):
        return ""
    if EXAMPLE_SHEET.search(sheet.name):
        return "像是填写示例"
    years = set(_YEAR.findall(sheet.name))
    year = str(rulebook.contest.year)
    if PAST_SHEET.search(sheet.name) or (years and year not in years):
        return "像是往年或作废的名单"
    if STAYING_SHEET.search(sheet.name):
        return "像是未通过或退出的名单"
    above = {id(other): _years_above(other, headers) for other, headers in readable}
    mine = above[id(sheet)]
    if not years and mine and year not in mine and any(year in others for others in above.values()):
        return f"的标题写的是 {'、'.join(sorted(mine))} 年"
    return ""


def _years_above(sheet: Sheet, tables: Sequence[Header]) -> set[str]:
    rows = sheet.rows[: tables[0].row + 1 - tables[0].lines]
    return {year for row in rows for cell in row for year in _YEAR.findall(cell)}


def _part(sheet: Sheet, header: Header, shared: bool, where: tuple[str, bool], rulebook: Rulebook) -> Part:
    file, several = where
    label = _label(sheet, header, shared) if several else ""
    there = f"“{file}”" + (f"的“{label}”" if label else "")
    if "applicant" not in header.columns:
        hint = _hint(header, "applicant")
        raise Refusal(f"在{there}里没有找到“企业（创客）名称”一列（也可写“企业名称”“参赛主体”）{hint}，请补上。")
    division = read_division(sheet.name, rulebook.divisions)[0] if sheet.name else None
    if len(rulebook.divisions) == 1:
        division = rulebook.divisions[0]
    choices = division_columns(sheet, header, rulebook.divisions)
    if division is None and "division" not in header.columns and not choices:
        names = "/".join(entry.name for entry in rulebook.divisions)
        raise Refusal(f"在{there}里没有找到“组别”一列（{names}）{_hint(header, 'division')}，请补上。")
    return Part(sheet, header, label, division, answers=answer_columns(sheet, header), choices=choices)


def _hint(header: Header, key: str) -> str:
    column = header.hidden.get(key)
    return "" if column is None else f"，{column_letter(column)} 列是隐藏的"


def _label(sheet: Sheet, header: Header, shared: bool) -> str:
    if not shared:
        return sheet.name
    columns = sorted(header.columns.values())
    place = f"{column_letter(columns[0])}{header.row + 1}–{column_letter(columns[-1])} 列"
    return f"{sheet.name} {place}".strip()


def _numbers_hold(parts: Sequence[Part]) -> bool:
    """Whether the number columns number the whole roster, rather than count each table's lines from 1."""
    if len(parts) == 1:
        return True
    seen: set[str] = set()
    for part in parts:
        column = part.header.columns.get("number")
        if column is None:
            continue
        if part.header.titles[column].strip() != _COUNTING:
            return True
        rows = range(part.header.row + 1, min(len(part.sheet.rows), part.header.bottom))
        numbers = {part.sheet.cell(row, column) for row in rows} - {"", _COUNTING}
        if seen & numbers:
            return False
        seen |= numbers
    return True


def _quoted(names: Sequence[str]) -> str:
    return "".join(f"“{name}”" for name in names)
