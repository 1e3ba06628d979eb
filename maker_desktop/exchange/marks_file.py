"""Marks from .csv and .xlsx, one row for each mark; its validity is checked elsewhere."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import person_name
from maker_desktop.domain.roster.claims import DIVISION, EMPLOYER, FULL_MARK, PANEL, SEAT, STAGE, Claim
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import NOT_READ, Doubt, Listing
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.exchange.marks_matrix import (
    StageMarks,
    is_matrix,
    matrix_rows,
    matrix_titles,
    refuse_other_judges,
    refuse_other_stages,
)
from maker_desktop.exchange.tables.beside import OF_ANY_ROW, PROJECT_TITLES
from maker_desktop.exchange.tables.not_entries import what_else
from maker_desktop.exchange.tables.plain_rows import Wanted, plain_rows
from maker_desktop.exchange.tables.reading import read_table

#: Marks of no stage in particular, which no column is titled with the criteria of.
ANY_STAGE = StageMarks()

_TITLES = {
    "project": PROJECT_TITLES,
    "judge": ("评委", "judge", "评委姓名", "专家", "专家姓名", "评审专家"),
    "criterion": ("指标", "criterion", "评分指标", "评分项", "评审指标"),
    "mark": ("分数", "mark", "得分", "打分", "评分", "分值"),
}
#: What the rows of a list of marks may say besides.
_SAID = (STAGE, PANEL, SEAT, DIVISION, EMPLOYER, FULL_MARK, *OF_ANY_ROW)
_LISTED = Wanted(_TITLES, tuple(_TITLES), named="judge", project="project", subjects=("project", "judge"), claims=_SAID)


class MarkRow(NamedTuple):
    """A row of a file of marks, as texts: `project` is a number or a name; an empty `mark` says nothing.

    `cell` is the address of the mark; `named` and `claims` are what the row says besides (see `PlainRow`).
    """

    row: int
    project: str
    judge: str
    criterion: str
    mark: str
    sheet: str = ""
    named: ProjectNamed = NOT_NAMED
    claims: tuple[Claim, ...] = ()
    cell: str = ""


class MarksReading(NamedTuple):
    """The rows of a file of marks, refused rows with a Chinese sentence, and how the file was read."""

    rows: tuple[MarkRow, ...]
    refused: tuple[RefusedRow, ...]
    listing: Listing = NOT_READ


def read_marks(path: Path, stage: StageMarks = ANY_STAGE) -> MarksReading:
    """Return the marks of all sheets of a file: project, judge, criterion, mark (项目, 评委, 指标, 分数).

    Where there are several sheets without a column of judges, a sheet's name is its judge's. Sheets that have a column
    for each criterion of the `stage` instead are read by these (see `marks_matrix`). Raises Refusal, naming the file,
    if it cannot be read or lacks a column.
    """
    try:
        table = plain_rows(path, _LISTED)
    except Refusal:
        if not (stage.criteria and is_matrix(read_table(path), stage)):
            raise
        return _read_matrix(path, stage)
    refuse_other_stages(table, stage, path.name)
    for part in table.parts:
        if part.label and not part.letter("judge"):
            refuse_other_judges(part, stage, path.name)
    rows = []
    refused = []
    letters = {part.label: part.letter("mark") for part in table.parts}
    for row, (project, judge, criterion, mark), sheet, fault, named, claims in table.rows:
        if fault:
            refused.append(RefusedRow(row, fault, sheet))
        elif project and judge and criterion:
            cell = f"{letters[sheet]}{row}"
            rows.append(MarkRow(row, project, person_name(judge), criterion, mark, sheet, named, claims, cell))
        else:
            lacking = "项目" if not project else "评委" if not judge else "指标"
            refused.append(RefusedRow(row, f"第 {row} 行没有写{lacking}。", sheet))
    return MarksReading(tuple(rows), tuple(refused), table.listing)


def _read_matrix(path: Path, stage: StageMarks) -> MarksReading:
    titles = matrix_titles(stage, _TITLES["project"], _TITLES["judge"])
    table = plain_rows(path, Wanted(titles, tuple(stage.titles), project="project", claims=_SAID))
    refuse_other_stages(table, stage, path.name)
    found, doubts = matrix_rows(table, stage, titles, path.name)
    rows = []
    refused = []
    left_out = list(table.listing.left_out)
    for row in found:
        lacking = "" if row.project and row.judge else "评委" if row.project else "项目"
        if not any(row.marks.values()) and not row.fault:
            left_out.append(Doubt(row.row, f"“{row.project or row.judge}”没有分数，没有读入", "", row.sheet))
        elif what := what_else(row.project, True) or what_else(row.judge, True):
            left_out.append(Doubt(row.row, f"“{row.project or row.judge}”{what}，没有读入", "", row.sheet))
        elif row.fault or lacking:
            refused.append(RefusedRow(row.row, row.fault or f"第 {row.row} 行没有写{lacking}。", row.sheet))
        else:
            rows += [
                MarkRow(
                    *(row.row, row.project, row.judge, criterion, mark),
                    *(row.sheet, row.named, row.claims, row.cells[criterion]),
                )
                for criterion, mark in row.marks.items()
            ]
    listing = replace(table.listing, doubts=(*table.listing.doubts, *doubts), left_out=tuple(left_out))
    return MarksReading(tuple(rows), tuple(refused), listing)
