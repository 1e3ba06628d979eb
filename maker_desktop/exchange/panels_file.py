"""Judges with their seats, and projects with their panels, from .csv and .xlsx; only the shape of cells is checked."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import person_name
from maker_desktop.domain.roster.claims import DIVISION, STAGE, Claim
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import NOT_READ, Listing
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.exchange.tables.beside import OF_ANY_ROW, PROJECT_TITLES
from maker_desktop.exchange.tables.plain_rows import PlainTable, Wanted, plain_rows

#: The panel of a stage that has only one, where the file does not name it.
ONLY_PANEL = "1"

_SEAT_TITLES = {
    "judge": ("评委", "judge", "评委姓名", "专家", "专家姓名", "评审专家", "姓名"),
    "stage": ("赛程", "stage", "阶段"),
    "panel": ("评审组", "panel", "赛场", "分组", "组"),
    "seat": ("席位", "seat", "席位号", "座位", "座位号", "序号"),
    "employer": ("工作单位", "employer", "单位", "所在单位"),
    "bench": ("评委类别", "bench", "类别"),
}
_ASSIGNMENT_TITLES = {
    "number": (*PROJECT_TITLES, "序号"),
    "panel": ("评审组", "panel", "赛场", "分组", "组"),
}
_SEATS = Wanted(_SEAT_TITLES, ("judge",), named="panel", subjects=("judge",), claims=OF_ANY_ROW)
_ASSIGNED = Wanted(
    _ASSIGNMENT_TITLES,
    ("number", "panel"),
    named="panel",
    project="number",
    subjects=("number",),
    claims=(STAGE, DIVISION, *OF_ANY_ROW),
)
_SEAT = re.compile(r"(?:席位?|座位?|第)?\s*0*([1-9]\d{0,2})\s*(?:号(?:席|座|位)?|席|\.0+)?")
#: Several names in a cell: between signs, or blanks with no single character that might only be padded.
_SEVERAL = re.compile(r"[、,，;；/／|]|^[\u3400-\u9fff]{2,}(?:\s+[\u3400-\u9fff]{2,})+$")
_LONGEST = 100
_PARTED = re.compile(r"[\t,，;；]")
_PARTED_BY_BLANKS = re.compile(r"(?<!^[\u3400-\u9fff])(?: {2,}|\u3000+)")


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A judge in a seat; `stage` is empty where the file has no such column."""

    row: int
    stage: str
    panel: str
    seat: int
    judge: str
    employer: str = ""
    judge_class: str = ""
    sheet: str = ""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgeLine:
    """A judge as a pasted line names him."""

    judge: str
    employer: str = ""
    judge_class: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A project, by number or exact name, and the panel that sees it."""

    row: int
    project: str
    panel: str
    sheet: str = ""
    named: ProjectNamed = NOT_NAMED
    claims: tuple[Claim, ...] = ()


class SeatsReading(NamedTuple):
    """The judges of a file, refused rows with a Chinese sentence, and how the file was read."""

    rows: tuple[SeatRow, ...]
    refused: tuple[RefusedRow, ...]
    listing: Listing = NOT_READ


class AssignmentsReading(NamedTuple):
    """The assignments of a file, refused rows with a Chinese sentence, and how it was read."""

    rows: tuple[AssignmentRow, ...]
    refused: tuple[RefusedRow, ...]
    listing: Listing = NOT_READ


def read_seats(path: Path) -> SeatsReading:
    """Return the judges of all sheets of a file with the columns stage, panel, seat, judge, employer, bench.

    The columns may be titled 赛程, 评审组, 席位, 评委, 工作单位, 评委类别. Only the judge is needed: the panel is then
    what several sheets are named, or the only one, and seats are counted in the order of the rows. Raises Refusal,
    naming the file, if it cannot be read, has no column of judges, or no judge in it.
    """
    rows = []
    refused = []
    seated: Counter[tuple[str, str]] = Counter()
    table = plain_rows(path, _SEATS)
    _refuse_other_panels(table, path.name)
    for row, (judge, stage, panel, seat, employer, judge_class), sheet, fault, _named, claims in table.rows:
        place = (stage, panel or ONLY_PANEL)
        seated[place] += 1
        written = _SEAT.fullmatch(unicodedata.normalize("NFKC", seat) if seat else str(seated[place]))
        if fault:
            refused.append(RefusedRow(row, fault, sheet))
        elif not judge:
            refused.append(RefusedRow(row, f"第 {row} 行没有写评委姓名。", sheet))
        elif _SEVERAL.search(judge.strip()):
            refused.append(
                RefusedRow(
                    row,
                    f"第 {row} 行的“{judge[:30]}”像是几位评委，请一行只写一位；同一位的，姓名中间请不要分隔。",
                    sheet,
                )
            )
        elif written is None:
            refused.append(RefusedRow(row, f"第 {row} 行的席位“{seat[:20]}”不是席位号，应是从 1 起的整数。", sheet))
        elif max(map(len, (judge, stage, panel, employer, judge_class))) > _LONGEST:
            refused.append(RefusedRow(row, f"第 {row} 行有单元格超过 {_LONGEST} 个字，请检查是否填错列。", sheet))
        else:
            name = person_name(judge)
            rows.append(SeatRow(row, stage, place[1], int(written[1]), name, employer, judge_class, sheet, claims))
    if not (rows or refused):
        raise Refusal(f"“{path.name}”里只有表头，没有评委，请选填好的席位表。")
    return SeatsReading(tuple(rows), tuple(refused), table.listing)


def _refuse_other_panels(table: PlainTable, file: str) -> None:
    """Raise Refusal if a worksheet whose name is its panel is titled as the panel of another."""
    named = [part for part in table.parts if part.label and not part.letter("panel")]
    panels = {part.label for part in named if not part.label.isdecimal()}
    for part in named:
        for text in (cell for row in part.above for cell in row):
            said = sorted(panel for panel in panels if panel in text)
            if said and part.label not in said:
                raise Refusal(
                    f"“{file}”的“{part.label}”上写的是“{text[:40]}”，看不出是{part.label}还是{said[0]}的，请改正表名或标题。"
                )


def read_judge_lines(text: str) -> tuple[JudgeLine, ...]:
    """Return the judges of a pasted text, one a line: name, employer and class, separated by tab, comma or two spaces.

    Blanks after the first character pad a name (王　芳). Titles and empty lines are skipped. Raises Refusal, naming
    the line, if one has no name or is too long.
    """
    judges = []
    for number, line in enumerate(text.splitlines(), start=1):
        parted = _PARTED if _PARTED.search(line.strip()) else _PARTED_BY_BLANKS
        cells = [cell.strip() for cell in parted.split(line.strip())]
        if not any(cells) or cells[0] in _SEAT_TITLES["judge"]:
            continue
        if not cells[0] or len(cells) > 3 or max(map(len, cells)) > _LONGEST:
            raise Refusal(
                f"粘贴的第 {number} 行不是一位评委，请每行依次写姓名、工作单位、评委类别，用制表符或逗号隔开。"
            )
        judges.append(JudgeLine(person_name(cells[0]), *cells[1:]))
    return tuple(judges)


def read_assignments(path: Path) -> AssignmentsReading:
    """Return which panel sees which project, from all sheets of a file with the columns number, panel (编号, 评审组).

    Where several sheets lack the column of panels, a sheet's name is its panel's. Raises Refusal, naming the file, if
    it cannot be read or lacks a column.
    """
    rows = []
    refused = []
    table = plain_rows(path, _ASSIGNED)
    _refuse_other_panels(table, path.name)
    for row, (project, panel), sheet, fault, named, claims in table.rows:
        if fault:
            refused.append(RefusedRow(row, fault, sheet))
        elif project and panel:
            rows.append(AssignmentRow(row, project, panel, sheet, named, claims))
        else:
            refused.append(RefusedRow(row, f"第 {row} 行没有写{'评审组' if project else '项目编号'}。", sheet))
    return AssignmentsReading(tuple(rows), tuple(refused), table.listing)
