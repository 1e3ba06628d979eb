"""获奖名单: projects by division and tier, vacant and undecided places, and the organisation awards."""

from dataclasses import dataclass

from maker_desktop.pdf.engine.blocks import Gap, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell
from maker_desktop.pdf.papers.result import Origin, result, small_print

SIGNERS = ("记分员", "复核员", "专家委员会", "监督员", "公证员", "主办单位")


@dataclass(frozen=True, slots=True)
class Awarded:
    """A project under an award; `prize` is its money in yuan as written, empty where the award has none."""

    award: str
    number: int
    project: str
    applicant: str
    prize: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DivisionAwards:
    """The awards of one division, best first; `open_places` describes vacant and undecided places."""

    division: str
    projects: tuple[Awarded, ...]
    open_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardedOrganisation:
    """An organisation and its award."""

    award: str
    organisation: str


@dataclass(frozen=True, slots=True)
class AwardListing:
    """The award list of a contest; `notes` are remarks, e.g. that an applicant has several awards."""

    origin: Origin
    divisions: tuple[DivisionAwards, ...]
    organisations: tuple[AwardedOrganisation, ...] = ()
    notes: tuple[str, ...] = ()

    def paper(self) -> Report:
        """Return the list ready to be laid out."""
        blocks = [*award_tables(self.divisions, self.organisations)]
        blocks += [small_print(f"注：{note}") for note in self.notes]
        return result(self.origin, "获奖名单", tuple(blocks), SIGNERS)


def award_tables(
    divisions: tuple[DivisionAwards, ...], organisations: tuple[AwardedOrganisation, ...] = ()
) -> tuple[Block, ...]:
    """Return a heading and a table for each division with its open places, and the organisation awards."""
    blocks: list[Block] = []
    for division in divisions:
        blocks.append(heading(f"{division.division}（{len(division.projects)} 个项目）"))
        blocks.append(_table(division) if division.projects else small_print("还没有获奖项目。"))
        blocks += [small_print(line) for line in division.open_places]
        blocks.append(Gap(4))
    if organisations:
        columns = (Column("奖项", 50, 0.5), Column("单位", 120))
        rows = tuple(Row((each.award, each.organisation), f"获{each.award}的单位") for each in organisations)
        blocks += [heading("组织奖"), Table(columns, rows, lowest=8.0), Gap(4)]
    return tuple(blocks)


def _table(division: DivisionAwards) -> Table:
    with_prize = any(each.prize for each in division.projects)
    with_remark = any(each.remark for each in division.projects)
    columns = [Column("奖项", 22, 0.5), Column("编号", 13, 0.5), Column("项目名称", 70), Column("企业（创客）名称", 55)]
    if with_prize:
        columns.append(Column("奖金（元）", 22, 1.0))
    if with_remark:
        columns.append(Column("备注", 28))
    rows = []
    for each in division.projects:
        cells: list[str | TableCell] = [
            TableCell(each.award, strong=True),
            str(each.number),
            each.project,
            each.applicant,
        ]
        if with_prize:
            cells.append(each.prize or "—")
        if with_remark:
            cells.append(each.remark)
        rows.append(Row(tuple(cells), called(each.number, each.project)))
    return Table(tuple(columns), tuple(rows), lowest=8.0)
