"""评分汇总表: every judge's total for every project, dropped ones struck through, with score and place."""

from dataclasses import dataclass

from maker_desktop.pdf.engine.blocks import Gap, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell
from maker_desktop.pdf.papers.result import Origin, result, small_print

SIGNERS = ("记分员", "复核员", "监督员", "公证员")


@dataclass(frozen=True, slots=True)
class Total:
    """A judge's total as text, or the reason for none; `dropped` if it does not enter the score."""

    text: str
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Summed:
    """One project's row; `totals` are in the order of the seats. Score and place are empty where there is none."""

    position: int
    number: int
    project: str
    totals: tuple[Total, ...]
    score: str
    place: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PanelTable:
    """The projects of one division seen by one panel; `seats` names seat and judge, in order."""

    name: str
    judges: tuple[str, ...]
    projects: tuple[Summed, ...]


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """The score summary of a stage; all judges sign it."""

    origin: Origin
    panels: tuple[PanelTable, ...]

    def paper(self) -> Report:
        """Return the summary, in landscape, ready to be laid out."""
        blocks: list[Block] = []
        for panel in self.panels:
            blocks += [heading(panel.name), _table(panel), Gap(4)]
        blocks.append(small_print("划去的评分表按规则去掉，不计入得分。"))
        judges = dict.fromkeys(judge for panel in self.panels for judge in panel.judges)
        signers = (*(f"评委 {judge}" for judge in judges), *SIGNERS)
        return result(self.origin, f"{self.origin.stage}评分汇总表", tuple(blocks), signers, landscape=True)


def _table(panel: PanelTable) -> Table:
    columns = (
        Column("出场\n序号", 15, 0.5),
        Column("编号", 12, 0.5),
        Column("项目名称", 54),
        *(Column(f"{seat} 号席\n{judge}", 17.5, 0.5) for seat, judge in enumerate(panel.judges, start=1)),
        Column("得分", 17, 0.5),
        Column("名次", 13, 0.5),
        Column("备注", 22),
    )
    rows = tuple(
        Row(
            (
                str(each.position or "—"),
                str(each.number),
                each.project,
                *(TableCell(total.text, struck=total.dropped) for total in each.totals),
                TableCell(each.score, strong=True),
                each.place,
                each.remark,
            ),
            called(each.number, each.project),
        )
        for each in panel.projects
    )
    return Table(columns, rows, size=9.5, lowest=8.0)
