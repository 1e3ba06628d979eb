"""Rosters from files and pasted cells: each row becomes a candidate or is refused with the cell that is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Division, Rulebook
from maker_desktop.domain.roster.importing import Candidate, RefusedRow
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.exchange.roster.titles import ROSTER_TITLES
from maker_desktop.exchange.roster.values import (
    read_day,
    read_division,
    read_members,
    read_phone,
    read_plain,
    read_specialised,
)
from maker_desktop.exchange.tables.columns import Header, find_header
from maker_desktop.exchange.tables.limits import LONGEST_CELL, LONGEST_NAME
from maker_desktop.exchange.tables.reading import read_table
from maker_desktop.exchange.tables.table import Sheet, cell_name
from maker_desktop.exchange.tables.text import sheet_of_text

#: The name of pasted cells in messages.
PASTED = "粘贴的内容"

_NUMBER = re.compile(r"0*([1-9]\d{0,5})(?:\.0+)?(?:号)?")
_NOTE = re.compile(r"(?:注|说明|备注|填表说明|填表人|制表人|审核人|负责人|联系人|填表日期|推荐单位|推荐地市)\s*[:：]")
_SUM = re.compile(r"合\s*计|总\s*计|共\s*计|小\s*计")
#: A title that only counts lines; numbers under it that start again on another sheet are no roster numbers.
_COUNTING = "序号"

#: A column's key and the field of Project it fills, where they differ.
_FIELDS = {"project": "name"}


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What a file says: `rows` in its order, and the rows that cannot be taken, each with a Chinese sentence."""

    rows: tuple[Candidate, ...]
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet with its header.

    `label` is its name where the file has several parts; `division` is the one it is named for, or the only one.
    """

    sheet: Sheet
    header: Header
    label: str
    division: Division | None
    numbered: bool

    def cell(self, row: int, column: str) -> str:
        index = self.header.columns.get(column)
        return "" if index is None else self.sheet.cell(row, index)


def read_roster(source: Path | str, rulebook: Rulebook) -> RosterReading:
    """Return the projects of a file (a path) or of pasted cells (a text).

    Every visible sheet with a header is read. Raises Refusal, naming the file and what was looked for, if it cannot be
    read, has no column of project names, of applicants or (with several divisions) of divisions, or has no row.
    """
    file = source.name if isinstance(source, Path) else PASTED
    sheets = read_table(source) if isinstance(source, Path) else (sheet_of_text(source, PASTED),)
    parts = _parts(sheets, file, rulebook)
    rows: list[Candidate] = []
    refused: list[RefusedRow] = []
    for part in parts:
        for row in _data_rows(part):
            try:
                rows.append(_candidate(part, row, rulebook))
            except Refusal as refusal:
                refused.append(RefusedRow(row + 1, refusal.sentence, part.label))
    if not rows and not refused:
        raise Refusal(f"“{file}”里只有表头，没有项目，请选填好的名单。")
    return RosterReading(tuple(rows), tuple(refused))


def _parts(sheets: tuple[Sheet, ...], file: str, rulebook: Rulebook) -> list[_Part]:
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet, ROSTER_TITLES, "project"))]
    if not found:
        raise Refusal(f"在“{file}”里没有找到“项目名称”一列，请检查是不是项目名单，表头要写“项目名称”。")
    numbered = _numbers_hold(found)
    parts = []
    for sheet, header in found:
        label = sheet.name if len(found) > 1 else ""
        where = f"“{file}”" + (f"的“{label}”" if label else "")
        if "applicant" not in header.columns:
            raise Refusal(f"在{where}里没有找到“企业（创客）名称”一列（也可写“企业名称”“参赛单位”），请补上。")
        division = read_division(sheet.name, rulebook.divisions)[0] if sheet.name else None
        if len(rulebook.divisions) == 1:
            division = rulebook.divisions[0]
        if division is None and "division" not in header.columns:
            names = "/".join(entry.name for entry in rulebook.divisions)
            raise Refusal(f"在{where}里没有找到“组别”一列（{names}），请补上。")
        parts.append(_Part(sheet, header, label, division, numbered))
    return parts


def _numbers_hold(found: list[tuple[Sheet, Header]]) -> bool:
    """Whether the number columns number the whole roster, rather than count each sheet's lines from 1."""
    if len(found) == 1:
        return True
    seen: set[str] = set()
    for sheet, header in found:
        column = header.columns.get("number")
        if column is None:
            continue
        if sheet.cell(header.row, column).strip() != _COUNTING:
            return True
        numbers = {sheet.cell(row, column) for row in range(header.row + 1, len(sheet.rows))} - {""}
        if seen & numbers:
            return False
        seen |= numbers
    return True


def _data_rows(part: _Part) -> Iterator[int]:
    """Yield the indices of the rows below the header that describe a project."""
    for row in range(part.header.row + 1, len(part.sheet.rows)):
        filled = [cell for cell in part.sheet.rows[row] if cell]
        if not filled or _NOTE.match(filled[0]) or _SUM.fullmatch(filled[0].split("：")[0]):
            continue
        described = [part.cell(row, key) for key in part.header.columns if key != "number"]
        if not any(described) or _is_heading(part, row):
            continue
        yield row


def _is_heading(part: _Part, row: int) -> bool:
    """Whether a row repeats the titles, as on every printed page, or is one text merged across, as a heading is."""
    column = part.header.columns["project"]
    name = part.sheet.cell(row, column)
    filled = [cell for cell in part.sheet.rows[row] if cell]
    merged = len(filled) > 2 and len(set(filled)) == 1
    return merged or name == part.sheet.cell(part.header.row, column)


def _candidate(part: _Part, row: int, rulebook: Rulebook) -> Candidate:
    notes: list[Doubt] = []
    _check_lengths(part, row)
    values: dict[str, str | tuple[str, ...]] = {}
    for column in part.header.columns:
        if column not in ("number", "division"):
            values[_FIELDS.get(column, column)] = _value(part, row, column, notes)
    for column in ("project", "applicant"):
        if not values[_FIELDS.get(column, column)]:
            _refuse(part, row, column, "是空的，请填写")
    division = _division(part, row, rulebook, notes)
    return Candidate(
        row=row + 1,
        project=Project(number=0, division=division.id, **values),  # type: ignore[arg-type]  # fields by name
        number=_number(part, row),
        given=frozenset({*values, "division"}),
        notes=tuple(notes),
        sheet=part.label,
    )


def _value(part: _Part, row: int, column: str, notes: list[Doubt]) -> str | tuple[str, ...]:
    text = part.cell(row, column)
    match column:
        case "members":
            return read_members(text)
        case "specialised":
            return read_specialised(text)
        case "phone" | "registered_on":
            reading = (read_phone if column == "phone" else read_day)(text)
            if reading.note:
                _doubt(part, row, column, reading.note, notes)
            return reading.text
    return read_plain(text)


def _division(part: _Part, row: int, rulebook: Rulebook, notes: list[Doubt]) -> Division:
    text = part.cell(row, "division")
    if not text:
        if part.division is None:
            _refuse(part, row, "division", f"没有填，应是{_either(rulebook)}")
        return part.division
    division, note = read_division(text, rulebook.divisions)
    if division is None:
        _refuse(part, row, "division", f"“{read_plain(text)[:20]}”不是本赛事的组别，应是{_either(rulebook)}")
    if note:
        _doubt(part, row, "division", note, notes)
    return division


def _number(part: _Part, row: int) -> int | None:
    text = part.cell(row, "number") if part.numbered else ""
    if not text:
        return None
    written = _NUMBER.fullmatch(text)
    if written is None:
        _refuse(part, row, "number", f"“{text[:20]}”不是编号，编号应是从 1 起的整数")
    return int(written[1])


def _check_lengths(part: _Part, row: int) -> None:
    longest: Mapping[str, int] = {"project": LONGEST_NAME, "applicant": LONGEST_NAME}
    for column in part.header.columns:
        most = longest.get(column, LONGEST_CELL)
        if len(part.cell(row, column)) > most:
            _refuse(part, row, column, f"超过 {most} 个字，请检查是不是填错了格")


def _refuse(part: _Part, row: int, column: str, reason: str) -> NoReturn:
    """Refuse a row for one of its cells."""
    index = part.header.columns.get(column)
    where = f"“{part.label}”第 {row + 1} 行" if part.label else f"第 {row + 1} 行"
    if index is None:
        raise Refusal(f"{where}：{reason}。")
    title = read_plain(part.sheet.cell(part.header.row, index))
    raise Refusal(f"{where} {cell_name(row, index)}（{title}）{reason}。")


def _doubt(part: _Part, row: int, column: str, text: str, notes: list[Doubt]) -> None:
    notes.append(Doubt(row + 1, text, cell_name(row, part.header.columns[column]), part.label))


def _either(rulebook: Rulebook) -> str:
    return "或".join(f"“{division.name}”" for division in rulebook.divisions)
