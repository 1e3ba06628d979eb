"""The list of projects advancing from a stage held elsewhere, from .csv and .xlsx; not checked against the roster."""

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.scoresheet import read_score
from maker_desktop.domain.roster.claims import DIVISION, PANEL, STAGE, Claim
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import Listing
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.exchange.tables.beside import OF_ANY_ROW, PROJECT_TITLES
from maker_desktop.exchange.tables.plain_rows import PlainTable, Wanted, plain_rows

_TITLES = {
    "project": (*PROJECT_TITLES, "序号"),
    "score": ("得分", "score", "分数", "成绩", "总分", "最终得分", "平均分"),
    "goes_on": (
        *("是否晋级", "goes_on", "晋级", "结果", "是否入围", "入围", "是否进入下一轮"),
        *("晋级情况", "晋级结果", "入围情况", "评审结果"),
    ),
}
_LISTED = Wanted(
    _TITLES, ("project",), project="project", subjects=("project",), claims=(STAGE, DIVISION, PANEL, *OF_ANY_ROW)
)
_YES = frozenset({"是", "√", "✓", "☑", "晋级", "入围", "通过", "进入", "yes", "y", "1", "true"})
_NO = frozenset({"否", "×", "淘汰", "未晋级", "未入围", "未通过", "不晋级", "no", "n", "0", "false"})


#: Words for projects that do not advance, or not yet.
_STAY = re.compile(r"(?:未|不|没有?)(?:能|获)?(?:晋级|入围|通过|进入)|淘汰|落选|候补|递补|备选|退赛|弃权")


class OutcomeRow(NamedTuple):
    """A project of the list, by number or exact name, its score, if any, and whether it advances."""

    row: int
    project: str
    score: Decimal | None
    goes_on: bool
    sheet: str = ""
    named: ProjectNamed = NOT_NAMED
    claims: tuple[Claim, ...] = ()


class OutcomesReading(NamedTuple):
    """The rows of a list, those that cannot be taken, with a Chinese sentence, and how the file was read."""

    rows: tuple[OutcomeRow, ...]
    refused: tuple[RefusedRow, ...]
    listing: Listing


def read_outcomes(path: Path) -> OutcomesReading:
    """Return the projects of a list with the columns project, score, goes_on (项目, 得分, 是否晋级).

    Only the project is needed: without a column for it, all listed projects advance. Raises Refusal, naming the
    file, if it cannot be read, has no column of projects, or no row.
    """
    rows = []
    refused = []
    table = plain_rows(path, _LISTED)
    _refuse_others(table, path)
    tells = any(title.key == "goes_on" for read in table.listing.tables for title in read.titles)
    for row, (project, score, goes_on), sheet, fault, named, claims in table.rows:
        try:
            if fault:
                raise Refusal(fault)
            if not project:
                raise Refusal("没有写项目，请填写。")
            taken = _goes_on(goes_on) if tells else True
            rows.append(OutcomeRow(row, project, _score(score), taken, sheet, named, claims))
        except Refusal as refusal:
            refused.append(RefusedRow(row, refusal.sentence, sheet))
    if not (rows or refused):
        raise Refusal(f"“{path.name}”里只有表头，没有项目，请选填好的晋级名单。")
    return OutcomesReading(tuple(rows), tuple(refused), table.listing)


def _refuse_others(table: PlainTable, path: Path) -> None:
    """Raise Refusal if a sheet without the column says above its titles, or by its name, that its projects stay."""
    for part in table.parts:
        said = (part.read.sheet, *(cell for row in part.above for cell in row), path.stem)
        other = next((text for text in said if _STAY.search(text)), "")
        if other and not part.letter("goes_on"):
            there = f"“{path.name}”" + (f"的“{part.label}”" if part.label else "")
            raise Refusal(
                f"{there}写的是“{other[:40]}”，又没有“是否晋级”一列，不知道哪些项目晋级，"
                "请加上这一列，或只留晋级的项目并改正名称。"
            )


def _score(text: str) -> Decimal | None:
    if text in ("", "/", "-", "—"):
        return None
    score = read_score(text)
    if score is None:
        raise Refusal(f"得分“{text[:20]}”不是分数，请改正或留空。")
    return score


def _goes_on(text: str) -> bool:
    word = text.strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise Refusal(f"是否晋级填的是“{text[:20]}”，应填“是”或“否”。")
