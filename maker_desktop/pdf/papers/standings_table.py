"""名次表: places and scores by division, with the reason for every place not decided by the score alone."""

from dataclasses import dataclass

from maker_desktop.pdf.engine.blocks import Gap, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell
from maker_desktop.pdf.papers.result import Origin, result

SIGNERS = ("记分员", "复核员", "评审组长", "监督员", "公证员")


@dataclass(frozen=True, slots=True)
class Placed:
    """One project's place; place and score are “—” where there is none; `remark` says why, or what decided it."""

    place: str
    number: int
    project: str
    applicant: str
    score: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DivisionStandings:
    """The standings of one division, best first."""

    division: str
    projects: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class StandingsTable:
    """The standings of a stage."""

    origin: Origin
    divisions: tuple[DivisionStandings, ...]

    def paper(self) -> Report:
        """Return the standings ready to be laid out."""
        blocks: list[Block] = []
        for division in self.divisions:
            title = heading(f"{division.division}（{len(division.projects)} 个项目）")
            blocks += [title, _table(division), Gap(5)]
        return result(self.origin, f"{self.origin.stage}名次表", tuple(blocks), SIGNERS)


def _table(division: DivisionStandings) -> Table:
    columns = (
        Column("名次", 12, 0.5),
        Column("编号", 12, 0.5),
        Column("项目名称", 58),
        Column("企业（创客）名称", 54),
        Column("得分", 18, 0.5),
        Column("说明", 30),
    )
    rows = tuple(
        Row(
            (
                each.place,
                str(each.number),
                each.project,
                each.applicant,
                TableCell(each.score, strong=True),
                each.remark,
            ),
            called(each.number, each.project),
        )
        for each in division.projects
    )
    return Table(columns, rows, size=10)
