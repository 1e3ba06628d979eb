"""The project that a row of a roster describes: the values of its cells, with what is doubtful about them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Division, Rulebook
from maker_desktop.domain.roster.claims import REMARK, Claim, does_not_count
from maker_desktop.domain.roster.form import COLUMN_TITLES
from maker_desktop.domain.roster.importing import Candidate
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.exchange.roster.answer_columns import ANSWERED, answer_in_columns
from maker_desktop.exchange.roster.division_columns import ticked_division
from maker_desktop.exchange.roster.doubtful import doubt_of_name, is_same_as_above
from maker_desktop.exchange.roster.part import Part
from maker_desktop.exchange.roster.values import (
    Reading,
    read_day,
    read_division,
    read_members_with_doubt,
    read_name,
    read_number,
    read_person,
    read_phone,
    read_plain,
    read_specialised_with_doubt,
)
from maker_desktop.exchange.tables.beside import REMARK_TITLES
from maker_desktop.exchange.tables.limits import LONGEST_CELL, LONGEST_NAME
from maker_desktop.exchange.tables.table import cell_name
from maker_desktop.exchange.tables.title_meaning import title_key

_PLACEHOLDER = re.compile(r"[Xx×ＸxX*＊某]{2,}")

#: A column's key and the field of Project it fills, where they differ.
_FIELDS = {"project": "name"}
#: What a merged cell may well say of several projects.
_SHARED = frozenset({"division", "region", "liaison"})
_NEEDED = ("project", "applicant", "division", "number")


@dataclass(slots=True)
class _Row:
    part: Part
    row: int
    doubts: list[Doubt] = field(default_factory=list)
    left_empty: set[str] = field(default_factory=set)

    def doubt(self, column: str, text: str) -> None:
        self.doubts.append(Doubt(self.row + 1, text, self.part.name(self.row, column), self.part.label))


def candidate(part: Part, row: int, rulebook: Rulebook) -> Candidate:
    """Return the project a row describes. Raises Refusal, naming the cell, for an invalid one."""
    read = _Row(part, row)
    _check_lengths(part, row)
    for column in _NEEDED:
        if not (column == "division" and part.choices):
            _check_value(part, row, column)
    values = {
        _FIELDS.get(column, column): _value(read, column)
        for column in part.header.columns
        if column not in ("number", "division") and not (column == ANSWERED and part.answers)
    }
    if part.answers:
        values[ANSWERED] = _ticked_answer(read)
    for column in ("project", "applicant"):
        if not values[_FIELDS.get(column, column)]:
            _refuse(
                part,
                row,
                column,
                "的文字全部划去了，请填写或删除这一行" if part.struck(row, column) else "是空的，请填写",
            )
    division = _division(read, rulebook)
    number = _number(part, row)
    _doubt_the_row(read)
    return Candidate(
        row=row + 1,
        project=Project(number=0, division=division.id, **values),  # type: ignore[arg-type]  # fields by name
        number=number,
        given=frozenset({*values, "division"} - read.left_empty),
        notes=tuple(read.doubts),
        sheet=part.label,
    )


def _ticked_answer(read: _Row) -> str:
    part, row = read.part, read.row
    answer = answer_in_columns(part.sheet, row, part.answers)
    if answer.note:
        read.doubts.append(Doubt(row + 1, answer.note, cell_name(row, min(part.answers)), part.label))
    return answer.text


def _doubt_the_row(read: _Row) -> None:
    part, row = read.part, read.row
    if row in part.sheet.look.hidden_rows:
        read.doubts.append(Doubt(row + 1, "这一行在表里是隐藏的，已读入，请核对还算不算", "", part.label))
    for place, title in part.header.titles.items():
        remark = Claim(REMARK, title, cell_name(row, place), part.sheet.cell(row, place))
        if title_key(title) in REMARK_TITLES and place not in part.sheet.look.hidden_columns and does_not_count(remark):
            text = f"{title}写的是“{remark.text[:20]}”，已读入，请核对还算不算"
            read.doubts.append(Doubt(row + 1, text, remark.cell, part.label))
    for column in part.header.columns:
        top = part.merged_with(row, column)
        if top is not None and column not in _SHARED:
            text = read_plain(part.cell(row, column))[:30]
            read.doubt(column, f"和 {part.name(top, column)} 是一个合并单元格，也读作“{text}”，请核对")
    for column in ("project", "applicant"):
        if doubt := doubt_of_name(part.cell(row, column), column == "applicant"):
            read.doubt(column, f"“{read_plain(part.cell(row, column))[:30]}”{doubt}")
        if _PLACEHOLDER.match(part.cell(row, column)):
            read.doubt(column, f"“{read_plain(part.cell(row, column))[:20]}”像是填写示例，已读入，请核对")


def _check_value(part: Part, row: int, column: str) -> None:
    if column != "number" and is_same_as_above(part.cell(row, column)):
        _refuse(part, row, column, f"写的是“{read_plain(part.cell(row, column))}”，请写全")
    error = part.missing(row, column)
    if error is not None and not (column == "number" and not part.numbered):
        what = f"显示为“{error}”" if error else "是公式，文件里没有它的结果"
        _refuse(part, row, column, f"{what}，请用表格软件打开、算好并保存后再导入")


def _value(read: _Row, column: str) -> str | tuple[str, ...]:
    part, row = read.part, read.row
    error = part.missing(row, column)
    struck = part.struck(row, column)
    if error is not None:
        read.doubt(column, f"显示为“{error}”，已留空" if error else "是公式，文件里没有它的结果，已留空")
    elif struck:
        read.doubt(column, f"划去的“{read_plain(struck)[:30]}”没有读入")
    text = "" if error is not None else part.cell(row, column)
    if is_same_as_above(text):
        read.doubt(column, f"写的是“{read_plain(text)}”，已留空，请写全")
        text, error = "", ""
    if not text and (error is not None or struck):
        read.left_empty.add(_FIELDS.get(column, column))
    if column == "members":
        members, doubt = read_members_with_doubt(text)
        if doubt:
            read.doubt(column, doubt)
        return members
    if column != "registered_on" and text and (said := part.says(row, column)):
        read.doubt(column, f"{said}，按“{read_plain(text)[:30]}”读入，请核对")
    reading = _reading(column, text)
    if reading.note:
        read.doubt(column, reading.note)
    return reading.text


def _reading(column: str, text: str) -> Reading:
    match column:
        case "specialised":
            return read_specialised_with_doubt(text)
        case "phone":
            return read_phone(text)
        case "registered_on":
            return read_day(text)
        case "contact" | "legal_person" | "liaison":
            return read_person(text, COLUMN_TITLES[column].split("（", maxsplit=1)[0])
        case "applicant":
            return Reading(read_name(text))
    return Reading(read_plain(text))


def _division(read: _Row, rulebook: Rulebook) -> Division:
    part, row = read.part, read.row
    division = _ticked(part, row) if part.choices else _worded(read, rulebook)
    if part.division is not None and division != part.division and len(rulebook.divisions) > 1:
        read.doubt("division", f"写的是“{division.name}”，所在的表却叫“{part.sheet.name}”，按写的读入，请核对")
    return division


def _ticked(part: Part, row: int) -> Division:
    division, why = ticked_division(part.sheet, row, part.choices)
    if division is None:
        columns = "、".join(cell_name(row, column) for column in part.choices)
        _refuse_row(part, row, f"{why}，请在 {columns} 里只勾一个组别")
    return division


def _worded(read: _Row, rulebook: Rulebook) -> Division:
    part, row = read.part, read.row
    text = part.cell(row, "division")
    if not text:
        if part.division is None:
            _refuse(part, row, "division", f"没有填，应是{either(rulebook)}")
        return part.division
    if said := part.says(row, "division"):
        _refuse(part, row, "division", f"{said}，应是{either(rulebook)}")
    division, note = read_division(text, rulebook.divisions)
    if division is None:
        wrong = note or "不是本赛事的组别"
        _refuse(part, row, "division", f"“{read_plain(text)[:20]}”{wrong}，应是{either(rulebook)}")
    if note:
        read.doubt("division", note)
    if part.struck(row, "division"):
        read.doubt("division", f"划去的“{read_plain(part.struck(row, 'division'))[:20]}”没有读入")
    return division


def _number(part: Part, row: int) -> int | None:
    text = part.cell(row, "number") if part.numbered else ""
    if not text:
        return None
    number = None if part.says(row, "number") else read_number(text)
    if number is None:
        _refuse(part, row, "number", f"“{text[:20]}”不是编号，编号应是从 1 起的整数")
    return number


def _check_lengths(part: Part, row: int) -> None:
    longest: Mapping[str, int] = {"project": LONGEST_NAME, "applicant": LONGEST_NAME}
    for column in part.header.columns:
        most = longest.get(column, LONGEST_CELL)
        if len(part.cell(row, column)) > most:
            _refuse(part, row, column, f"超过 {most} 个字，请检查是否填错列")


def _refuse(part: Part, row: int, column: str, reason: str) -> NoReturn:
    """Refuse a row for one of its cells."""
    index = part.header.columns.get(column)
    if index is None:
        _refuse_row(part, row, reason)
    title = read_plain(part.header.titles[index])
    raise Refusal(f"{_where(part, row)} {cell_name(row, index)}（{title}）{reason}。")


def _refuse_row(part: Part, row: int, reason: str) -> NoReturn:
    raise Refusal(f"{_where(part, row)}：{reason}。")


def _where(part: Part, row: int) -> str:
    return f"“{part.label}”第 {row + 1} 行" if part.label else f"第 {row + 1} 行"


def either(rulebook: Rulebook) -> str:
    """Return the names of the divisions as a choice."""
    return "或".join(f"“{division.name}”" for division in rulebook.divisions)
