"""出场顺序表: the order of appearance by division and how it was drawn; no telephone numbers."""

from dataclasses import dataclass
from datetime import datetime

from maker_desktop.pdf.engine.blocks import Gap, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell
from maker_desktop.pdf.papers.result import small_print


@dataclass(frozen=True, slots=True)
class Turn:
    """A project's turn; `position` is 0 where it was not drawn. `remark` says that, or why it does not come."""

    position: int
    number: int
    project: str
    applicant: str
    panel: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """The turns of one division."""

    division: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class AppearanceOrder:
    """The order of appearance of a stage. `time_and_place` includes the minutes on stage, `drawn` describes the draw.

    `provisional` says why the order may still change, empty if it may not. `head` is the head of the journal.
    """

    contest: str
    stage: str
    printed: datetime
    queues: tuple[Queue, ...]
    time_and_place: str = ""
    drawn: str = ""
    provisional: str = ""
    head: str = ""

    def paper(self) -> Report:
        """Return the order ready to be laid out, a table for each division."""
        blocks: list[Block] = []
        if self.provisional:
            rows = (Row((TableCell(self.provisional, strong=True),), shaded=True),)
            blocks.append(Table((Column("状态", 1.0, 0.5),), rows, headed=False, size=10, after=4.0))
        if self.time_and_place:
            blocks += [small_print(self.time_and_place), Gap(1)]
        with_panels = any(turn.panel for queue in self.queues for turn in queue.turns)
        for queue in self.queues:
            blocks += [heading(f"{queue.division}（{len(queue.turns)} 个项目）"), _table(queue, with_panels), Gap(5)]
        if self.drawn:
            blocks.append(small_print(self.drawn))
        title = f"{self.contest}\n{self.stage}出场顺序表"
        return Report(title, self.contest, self.stage, self.printed, tuple(blocks), head=self.head)


def _table(queue: Queue, with_panels: bool) -> Table:
    columns = [
        Column("出场\n序号", 15, 0.5),
        Column("编号", 12, 0.5),
        Column("项目名称", 65),
        Column("企业（创客）名称", 60),
    ]
    if with_panels:
        columns.append(Column("评审组", 18, 0.5))
    columns.append(Column("备注", 18))
    rows = []
    for turn in queue.turns:
        cells = [str(turn.position or "—"), str(turn.number), turn.project, turn.applicant]
        if with_panels:
            cells.append(turn.panel)
        rows.append(Row((*cells, turn.remark), called(turn.number, turn.project)))
    return Table(tuple(columns), tuple(rows), lowest=9.0)
