"""Marks from .csv and .xlsx, one row for each mark; its validity is checked elsewhere."""

from pathlib import Path
from typing import NamedTuple

from maker_desktop.domain.model.names import person_name
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import NOT_READ, Listing
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.exchange.tables.plain_rows import plain_rows

_TITLES = {
    "project": ("项目", "project", "项目编号", "编号", "参赛编号", "参赛号", "项目名称", "参赛项目", "number"),
    "judge": ("评委", "judge", "评委姓名", "专家", "专家姓名", "评审专家"),
    "criterion": ("指标", "criterion", "评分指标", "评分项", "评审指标"),
    "mark": ("分数", "mark", "得分", "打分", "评分", "分值"),
}


class MarkRow(NamedTuple):
    """A row of a file of marks, as texts: `project` is a number or an exact name; an empty `mark` says nothing."""

    row: int
    project: str
    judge: str
    criterion: str
    mark: str
    sheet: str = ""
    named: ProjectNamed = NOT_NAMED


class MarksReading(NamedTuple):
    """The rows of a file of marks, refused rows with a Chinese sentence, and how the file was read."""

    rows: tuple[MarkRow, ...]
    refused: tuple[RefusedRow, ...]
    listing: Listing = NOT_READ


def read_marks(path: Path) -> MarksReading:
    """Return the marks of all sheets of a file: project, judge, criterion, mark (项目, 评委, 指标, 分数).

    Where there are several sheets without a column of judges, a sheet's name is its judge's. Raises Refusal, naming the
    file, if it cannot be read or lacks a column.
    """
    rows = []
    refused = []
    table = plain_rows(path, _TITLES, tuple(_TITLES), named="judge", project="project")
    for row, (project, judge, criterion, mark), sheet, fault, named in table.rows:
        if fault:
            refused.append(RefusedRow(row, fault, sheet))
        elif project and judge and criterion:
            rows.append(MarkRow(row, project, person_name(judge), criterion, mark, sheet, named))
        else:
            lacking = "项目" if not project else "评委" if not judge else "指标"
            refused.append(RefusedRow(row, f"第 {row} 行没有写{lacking}。", sheet))
    return MarksReading(tuple(rows), tuple(refused), table.listing)
