"""得分计算说明: how one project's score and place are computed, step by step, to be checked with a calculator."""

from dataclasses import dataclass, replace

from maker_desktop.pdf.engine.blocks import Facts, Gap, heading
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.quotes import nested_text
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell, labelled
from maker_desktop.pdf.papers.result import Origin, result, small_print

SIGNERS = ("记分员", "复核员")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One judge's sheet: marks by criterion and total as text, and its treatment, e.g. 去掉最高分."""

    judge: str
    marks: tuple[TableCell, ...]
    total: TableCell
    state: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the calculation in words with its value; or a rule, `quoted` before it is applied."""

    text: str
    value: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class ScoreDerivation:
    """The derivation of one project's score and place; `criteria` are the names of the criteria with their weights."""

    origin: Origin
    number: int
    project: str
    applicant: str
    division: str
    score: str
    place: str
    criteria: tuple[str, ...]
    sheets: tuple[SheetRow, ...]
    steps: tuple[StepRow, ...]

    @property
    def called(self) -> str:
        """Return the project's name in a refusal."""
        return called(self.number, self.project)

    def paper(self) -> Report:
        """Return the derivation ready to be laid out."""
        names = (("项目名称", self.project), ("企业（创客）名称", self.applicant))
        facts = (("项目编号", str(self.number)), ("组别", self.division), ("得分", self.score), ("名次", self.place))
        blocks = (
            labelled(names, label=0.2, project=self.called),
            Gap(1.5),
            Facts(facts, columns=4),
            heading("一、评分表"),
            self._sheets(),
            small_print("划去的评分表或分数按规则不计入得分。"),
            heading("二、计算过程"),
            self._steps(),
            Gap(2),
        )
        origin = replace(self.origin, stage=f"{self.origin.stage}　{self.number} 号项目")
        return result(origin, f"{self.origin.stage}得分计算说明", blocks, SIGNERS)

    def _sheets(self) -> Table:
        columns = (
            Column("席位与评委", 36),
            *(Column(name, 26, 0.5) for name in self.criteria),
            Column("合计", 22, 0.5),
            Column("情况", 30),
        )
        rows = tuple(Row((sheet.judge, *sheet.marks, sheet.total, sheet.state), self.called) for sheet in self.sheets)
        return Table(columns, rows, size=10)

    def _steps(self) -> Table:
        columns = (Column("步", 9, 0.5), Column("计算方法", 126), Column("结果", 35))
        rows = []
        turn = 0
        for step in self.steps:
            turn += not step.quoted
            value = TableCell(step.value, strong=step is self.steps[-1])
            rows.append(
                Row(("" if step.quoted else str(turn), nested_text(step.text), value), self.called, shaded=step.quoted)
            )
        return Table(columns, tuple(rows), size=10)
