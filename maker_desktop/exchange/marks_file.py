"""Marks from .csv and .xlsx, one row for each mark; whether a mark is allowed is for others to say."""

from pathlib import Path
from typing import NamedTuple

from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.exchange.tables.plain_rows import plain_rows

_TITLES = {
    "project": ("项目", "project", "项目编号", "编号", "项目名称", "参赛项目", "number"),
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


class MarksReading(NamedTuple):
    """The rows of a file of marks, and those that name no project, judge or criterion, with a Chinese sentence."""

    rows: tuple[MarkRow, ...]
    refused: tuple[RefusedRow, ...]


def read_marks(path: Path) -> MarksReading:
    """Return the marks of a file with the columns project, judge, criterion, mark (项目, 评委, 指标, 分数).

    Raises Refusal, naming the file, if it cannot be read or lacks a column.
    """
    rows = []
    refused = []
    for row, (project, judge, criterion, mark) in plain_rows(path, _TITLES, tuple(_TITLES)):
        if project and judge and criterion:
            rows.append(MarkRow(row, project, judge, criterion, mark))
        else:
            lacking = "项目" if not project else "评委" if not judge else "指标"
            refused.append(RefusedRow(row, f"第 {row} 行没有写{lacking}。"))
    return MarksReading(tuple(rows), tuple(refused))
