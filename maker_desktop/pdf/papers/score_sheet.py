"""Blank 评分表: boxes to write marks into, a page for one project or a list of all projects of one judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from maker_desktop.pdf.engine.blocks import Facts, Gap, Signatures, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.quotes import nested_text
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, labelled
from maker_desktop.pdf.papers.result import small_print

SIGNERS = ("评委签名", "日期", "记分员", "复核员")
#: With more criteria than this a judge's list is printed in landscape.
UPRIGHT_CRITERIA = 3
#: With more criteria than this there is no space for a comment.
COMMENTED_CRITERIA = 6
#: Width in millimetres of all boxes for marks, and of a comment.
_BOXES, _COMMENT = 76.0, 40.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion as printed: its name, weight, full mark, and in words how finely it is marked."""

    name: str
    weight: str
    full_mark: str
    step: str


@dataclass(frozen=True, slots=True)
class Judge:
    """The judge of a sheet."""

    name: str
    seat: int
    panel: str = ""


@dataclass(frozen=True, slots=True)
class ProjectToMark:
    """A project to be marked; `position` is its number in the order of appearance, 0 before the draw.

    `late` is True where the others were drawn: it appears last.
    """

    number: int
    project: str
    applicant: str
    division: str
    position: int = 0
    late: bool = False

    @property
    def called(self) -> str:
        """Return the project's name in a refusal."""
        return called(self.number, self.project)


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """The blank sheet of one judge for one project; `code` opens its row at the desk when it is scanned."""

    contest: str
    stage: str
    printed: datetime
    measures: tuple[Measure, ...]
    judge: Judge
    entry: ProjectToMark
    code: str = ""

    def paper(self) -> Report:
        """Return the sheet ready to be laid out on one page."""
        entry = self.entry
        facts = (
            ("评委", self.judge.name),
            ("席位", _seat(self.judge)),
            ("组别", entry.division),
            ("项目编号", str(entry.number)),
            ("出场序号", _turn(entry)),
            ("阶段", self.stage),
        )
        names = (("项目名称", entry.project), ("企业（创客）名称", entry.applicant))
        columns = (
            Column("评分指标", 62),
            Column("权重", 20, 0.5),
            Column("分值范围", 30, 0.5),
            Column("打分", 58, 0.5),
        )
        rows = [Row((each.name, each.weight, f"0 ～ {each.full_mark}", "")) for each in self.measures]
        total = Row(("合计（由记分员填写）", "", "按权重折算", ""))
        blocks: tuple[Block, ...] = (
            Facts(facts, columns=3, pitch=8.0, code=self.code),
            Gap(1),
            labelled(names, label=0.22, size=12, lowest=11.0, project=entry.called),
            Gap(4),
            Table(columns, (*rows, total), size=12, lowest=_box_height(len(rows))),
            Gap(1),
            small_print(_how_to(self.measures)),
            *_comment(len(rows)),
            Signatures(SIGNERS, columns=2, dated=False),
        )
        return Report(f"{self.contest}\n评委评分表", self.contest, self.stage, self.printed, blocks)


@dataclass(frozen=True, slots=True)
class JudgeSheet:
    """The blank sheet of one judge for all projects; `recused` are those not marked, as `ProjectToMark.called`."""

    contest: str
    stage: str
    printed: datetime
    measures: tuple[Measure, ...]
    judge: Judge
    entries: tuple[ProjectToMark, ...]
    recused: tuple[str, ...] = ()

    def paper(self) -> Report:
        """Return the list ready to be laid out."""
        facts = Facts((("评委", self.judge.name), ("席位", _seat(self.judge)), ("阶段", self.stage)), columns=3)
        recused = f"本评委回避、不打分的项目：{'、'.join(map(nested_text, self.recused))}。" if self.recused else ""
        blocks: tuple[Block, ...] = (
            facts,
            *(block for name, entries in groupby(self.entries, key=_division) for block in self._list(name, entries)),
            *((small_print(recused),) if recused else ()),
            small_print(_how_to(self.measures)),
            Signatures(SIGNERS, columns=2, dated=False),
        )
        return Report(
            f"{self.contest}\n评委评分表",
            self.contest,
            f"{self.stage}　评委 {self.judge.name}",
            self.printed,
            blocks,
            landscape=len(self.measures) > UPRIGHT_CRITERIA,
        )

    def _list(self, division: str, entries: Iterable[ProjectToMark]) -> tuple[Block, ...]:
        columns = (
            Column("出场\n序号", 15, 0.5),
            Column("编号", 12, 0.5),
            Column("项目名称", 52),
            *(Column(_title(each), 26, 0.5) for each in self.measures),
            Column("合计", 20, 0.5),
        )
        empty = ("",) * (len(self.measures) + 1)
        rows = tuple(Row((_turn(each), str(each.number), each.project, *empty), each.called) for each in entries)
        return heading(division), Table(columns, rows, size=10, lowest=14.0), Gap(3)


def _turn(entry: ProjectToMark) -> str:
    return str(entry.position or ("末位（未抽签）" if entry.late else ""))


def _division(entry: ProjectToMark) -> str:
    return entry.division


def _seat(judge: Judge) -> str:
    return f"{judge.panel} {judge.seat} 号席" if judge.panel else f"{judge.seat} 号席"


def _title(measure: Measure) -> str:
    return f"{measure.name}\n权重 {measure.weight}\n0～{measure.full_mark}"


def _box_height(count: int) -> float:
    """Return the height of the boxes in millimetres, so that the whole sheet fits on one page."""
    return max(7.5, min(18.0, (_BOXES if _comment(count) else _BOXES + _COMMENT) / (count + 1)))


def _comment(count: int) -> tuple[Block, ...]:
    """Return the box for a comment, empty where there are too many criteria."""
    if count > COMMENTED_CRITERIA:
        return ()
    return heading("评语"), Table((Column("评语", 1),), (Row(("",)),), lowest=_COMMENT - 10, headed=False), Gap(2)


def _how_to(measures: tuple[Measure, ...]) -> str:
    """Return the instruction for writing marks, said once where it is the same for all criteria."""
    steps = {each.step for each in measures}
    step = f"各项{steps.pop()}" if len(steps) == 1 else "，".join(f"{each.name}{each.step}" for each in measures)
    return f"填写说明：{step}，请用黑色签字笔填写；如有更改，请划去原分数，在旁重写并签名。"
