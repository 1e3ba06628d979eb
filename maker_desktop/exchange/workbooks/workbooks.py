"""The exported workbooks: the recommendation (annex 4), the project summary, the roster and the results."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from decimal import Decimal
from pathlib import Path

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import RosterForm, Rulebook
from maker_desktop.domain.roster.form import column_title, column_value, recommendation_form, roster_form, summary_form
from maker_desktop.exchange.workbooks.worksheet import Column, Page, save_page

#: Widths in half-width characters, so that the seven columns of annex 4 fill A4 across.
_WIDTHS: Mapping[str, float] = {
    "number": 7,
    "project": 36,
    "applicant": 31,
    "division": 14,
    "specialised": 14,
    "contact": 12,
    "phone": 15,
    "legal_person": 16,
    "region": 13,
    "liaison": 12,
    "members": 24,
    "registered_on": 13,
    "rewarded_elsewhere": 20,
}
_TO_THE_LEFT = frozenset({"project", "applicant", "members", "rewarded_elsewhere"})


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A line of the results: `place` and `score` None where there is none, `remark` says why or names the tie."""

    division: str
    place: int | None
    number: int
    project: str
    applicant: str
    score: Decimal | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A line of the journal: what was done when and by whom, and the hash that chains it to the line before."""

    number: int
    time: str
    person: str
    action: str
    subject: str
    reason: str
    digest: str


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A line of the register of certificates."""

    number: int
    serial: str
    award: str
    recipient: str
    project: str
    time: str
    person: str
    state: str
    remark: str


def save_recommendation(path: Path, rulebook: Rulebook, projects: tuple[Project, ...], sender: str = "") -> None:
    """Write the recommendation list in the form of the notice; `sender` follows the printed “推荐地市：”.

    Raises Refusal if the file cannot be written.
    """
    _save_form(path, "推荐项目名单", recommendation_form(rulebook), rulebook, projects, sender)


def save_summary(path: Path, rulebook: Rulebook, projects: tuple[Project, ...]) -> None:
    """Write the project summary (汇总表) with its nine columns. Raises Refusal if the file cannot be written."""
    _save_form(path, "项目汇总表", summary_form(rulebook), rulebook, projects)


def save_roster(path: Path, rulebook: Rulebook, projects: tuple[Project, ...]) -> None:
    """Write the whole roster; importing it again changes nothing. Raises Refusal if the file cannot be written."""
    _save_form(path, "项目名册", roster_form(rulebook), rulebook, projects)


def save_results(path: Path, title: str, rows: tuple[ResultRow, ...], decimals: int = 2) -> None:
    """Write places and scores, with `decimals` as published. Raises Refusal if the file cannot be written."""
    columns = (
        Column("组别", 12),
        Column("名次", 8),
        Column("编号", 8),
        Column("项目名称", 40, left=True),
        Column("企业（创客）名称", 34, left=True),
        Column("得分", 12),
        Column("说明", 24, left=True),
    )
    cells = [(row.division, row.place, row.number, row.project, row.applicant, row.score, row.remark) for row in rows]
    save_page(path, Page("名次", columns, cells, title=title, decimals=decimals))


def save_journal(path: Path, title: str, rows: tuple[JournalRow, ...]) -> None:
    """Write the journal, oldest first. Raises Refusal if the file cannot be written."""
    columns = (
        Column("序号", 8),
        Column("时间", 20),
        Column("人员", 12),
        Column("事项", 16),
        Column("对象", 44, left=True),
        Column("原因", 30, left=True),
        Column("校验值", 34, left=True),
    )
    cells = [(row.number, row.time, row.person, row.action, row.subject, row.reason, row.digest) for row in rows]
    save_page(path, Page("操作流水", columns, cells, title=title))


def save_register(path: Path, title: str, rows: tuple[CertificateRow, ...]) -> None:
    """Write the register of certificates. Raises Refusal if the file cannot be written."""
    columns = (
        Column("序号", 8),
        Column("证书编号", 24, left=True),
        Column("奖项", 18),
        Column("获证者", 34, left=True),
        Column("项目名称", 40, left=True),
        Column("登记时间", 20),
        Column("登记人", 12),
        Column("状态", 8),
        Column("备注", 26, left=True),
    )
    cells = [astuple(row) for row in rows]
    save_page(path, Page("证书登记簿", columns, cells, title=title))


def _save_form(
    path: Path, name: str, form: RosterForm, rulebook: Rulebook, projects: tuple[Project, ...], sender: str = ""
) -> None:
    columns = tuple(Column(column_title(key, rulebook), _WIDTHS[key], key in _TO_THE_LEFT) for key in form.columns)
    page = Page(
        name=name,
        columns=columns,
        rows=[[column_value(key, project, rulebook) for key in form.columns] for project in projects],
        label=form.annex,
        title=form.title,
        sender=form.sender_line + sender if form.sender_line else "",
        note=form.note,
    )
    save_page(path, page)
