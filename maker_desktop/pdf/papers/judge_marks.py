"""评委打分确认表: all marks of one judge in a stage, with how each sheet came in and its receipt, for him to sign."""

from dataclasses import dataclass

from maker_desktop.pdf.engine.blocks import Facts, Gap
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell
from maker_desktop.pdf.papers.result import Origin, result, small_print

SIGNERS = ("评委签名", "记分员", "监督员")
#: With more criteria than this the list is printed in landscape.
_UPRIGHT_CRITERIA = 4


@dataclass(frozen=True, slots=True)
class SheetGiven:
    """A judge's sheet for a project: marks in the order of the criteria, total, inlet and receipt as printed.

    `remark` says why there are no marks, or that the sheet is not confirmed.
    """

    number: int
    project: str
    marks: tuple[str, ...]
    total: str
    inlet: str
    receipt: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class JudgeMarks:
    """The list of one judge's sheets of a stage; `criteria` are the names printed above the marks."""

    origin: Origin
    judge: str
    seat: str
    criteria: tuple[str, ...]
    sheets: tuple[SheetGiven, ...]

    def paper(self) -> Report:
        """Return the list ready to be laid out."""
        columns = (
            Column("编号", 12, 0.5),
            Column("项目名称", 50),
            *(Column(name, 20, 0.5) for name in self.criteria),
            Column("合计", 17, 0.5),
            Column("途径", 13, 0.5),
            Column("回执", 15, 0.5),
            Column("备注", 20),
        )
        rows = tuple(
            Row(
                (
                    str(each.number),
                    each.project,
                    *each.marks,
                    TableCell(each.total, strong=True),
                    each.inlet,
                    each.receipt,
                    each.remark,
                ),
                called(each.number, each.project),
            )
            for each in self.sheets
        )
        blocks: tuple[Block, ...] = (
            Facts((("评委", self.judge), ("席位", self.seat)), columns=2),
            Table(columns, rows, size=10, lowest=8.0),
            Gap(2),
            small_print("以上分数是本人所打，与本人提交时的回执一致。"),
        )
        landscape = len(self.criteria) > _UPRIGHT_CRITERIA
        return result(self.origin, "评委打分确认表", blocks, SIGNERS, landscape=landscape)
