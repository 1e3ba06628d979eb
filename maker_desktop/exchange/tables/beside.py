"""Columns of a list beside those that are imported: what they say has to agree with the contest."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from maker_desktop.domain.roster.claims import (
    DIVISION,
    EMPLOYER,
    FULL_MARK,
    PANEL,
    REMARK,
    SEAT,
    STAGE,
    STATE,
    VALID,
    VOID,
    Claim,
)
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.exchange.tables.columns import Header
from maker_desktop.exchange.tables.table import cell_name
from maker_desktop.exchange.tables.title_meaning import title_key

#: The titles of an applicant's column.
APPLICANT_TITLES = (
    "企业名称",
    "参赛主体",
    "参赛主体名称",
    "参赛企业",
    "参赛企业名称",
    "参赛单位",
    "参赛单位名称",
    "参赛团队",
    "申报单位",
    "项目单位",
    "单位名称",
    "公司名称",
    "企业",
)
#: The titles of the column a list names its projects in, by number, name or applicant.
PROJECT_TITLES = (
    *("项目", "project", "项目编号", "编号", "参赛编号", "参赛号", "项目名称", "参赛项目", "number"),
    *APPLICANT_TITLES,
)
#: Columns beside the one a project is found by. 序号 counts lines and says nothing.
_PROJECT: Mapping[str, Sequence[str]] = {
    "number": ("项目编号", "参赛编号", "参赛号", "编号"),
    "name": ("项目名称", "参赛项目", "参赛项目名称", "项目"),
    "applicant": APPLICANT_TITLES,
}
#: The titles of a column for anything else.
REMARK_TITLES = ("备注", "备注说明", "情况说明", "说明", "备考")
_CLAIMS: Mapping[str, Sequence[str]] = {
    STAGE: ("阶段", "赛程", "赛段", "比赛阶段", "评审阶段", "stage"),
    PANEL: ("评审组", "赛场", "分组", "组", "评委组", "评审小组", "panel"),
    SEAT: ("席位", "席位号", "座位", "座位号", "评委席位", "seat"),
    DIVISION: ("组别", "参赛组别", "项目组别", "division"),
    EMPLOYER: ("工作单位", "评委单位", "评委工作单位", "所在单位", "employer"),
    FULL_MARK: ("满分", "指标满分", "满分值", "满分分值"),
    VALID: ("是否有效", "有效", "是否到场", "到场", "是否计入", "计入"),
    VOID: (
        *("是否作废", "作废", "是否无效", "无效", "是否回避", "回避", "是否缺席", "缺席"),
        *("是否弃权", "弃权", "是否缺考", "是否退赛", "退赛", "是否请假", "请假", "void"),
    ),
    STATE: ("状态", "评分状态", "评分表状态", "表状态"),
    REMARK: REMARK_TITLES,
}
#: What every list may say of its rows.
OF_ANY_ROW = (VALID, VOID, STATE, REMARK)


def beside(header: Header, project: bool, claims: Collection[str]) -> dict[str, int]:
    """Return by key the columns that say more of a row: of its `project`, if it has one, and `claims`."""
    wanted = {f"project_{key}": titles for key, titles in _PROJECT.items()} if project else {}
    wanted |= {key: _CLAIMS[key] for key in claims if key not in header.columns}
    keys = {title: key for key, titles in wanted.items() for title in titles}
    passed = {*header.columns.values(), *header.hidden.values()}
    found: dict[str, int] = {}
    for column, title in sorted(header.titles.items()):
        key = keys.get(title_key(title))
        if key is not None and column not in passed:
            found.setdefault(key, column)
    return found


class Beside:
    """Reads what a row of one table says beside what is imported."""

    def __init__(self, header: Header, claims: Collection[str]) -> None:
        self._named = [header.columns.get(f"project_{key}", -1) for key in ProjectNamed._fields]
        columns = {header.columns[key]: key for key in claims if key in header.columns}
        self._claims = [(column, key, header.titles[column]) for column, key in columns.items()]

    def named(self, cells: Sequence[str]) -> ProjectNamed:
        """Return what a row's tidied cells say of its project."""
        says = ProjectNamed(*(cells[index] if -1 < index < len(cells) else "" for index in self._named))
        return says if any(says) else NOT_NAMED

    def claims(self, row: int, cells: Sequence[str]) -> Iterator[Claim]:
        """Yield what else a row's tidied cells say; `row` counts from 0."""
        for column, key, title in self._claims:
            if column < len(cells) and cells[column]:
                yield Claim(key, title, cell_name(row, column), cells[column])

    @property
    def columns(self) -> set[int]:
        """The columns to be tidied."""
        return {*self._named, *(column for column, _, _ in self._claims)} - {-1}
