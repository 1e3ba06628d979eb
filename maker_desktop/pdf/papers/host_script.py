"""主持词: what the host says at each item of the show, and how names and figures are spoken."""

from dataclasses import dataclass
from datetime import datetime

from maker_desktop.pdf.engine.blocks import Gap, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell
from maker_desktop.pdf.papers.result import small_print


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """What is said while a picture is on; `reading` helps with names, e.g. 龑 yǎn. `about` names it in a refusal."""

    picture: str
    words: str
    reading: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class HostScript:
    """The script of a stage in parts, each with its heading; `note` says what is not known yet, empty if all is."""

    contest: str
    stage: str
    printed: datetime
    parts: tuple[tuple[str, tuple[ScriptLine, ...]], ...]
    note: str = ""
    head: str = ""

    def paper(self) -> Report:
        """Return the script ready to be laid out, large enough to be read on a stage."""
        blocks: list[Block] = [
            small_print("本页含尚未宣布的获奖名单，只供主持人和大屏幕操作人使用，用后收回。"),
            Gap(2),
        ]
        if self.note:
            rows = (Row((TableCell(self.note, strong=True),), shaded=True),)
            blocks.append(Table((Column("状态", 1.0, 0.5),), rows, headed=False, size=10, after=4.0))
        for title, lines in self.parts:
            blocks += [heading(title), _table(lines), Gap(5)]
        title = f"{self.contest}\n{self.stage}主持词"
        return Report(title, self.contest, self.stage, self.printed, tuple(blocks), head=self.head)


def _table(lines: tuple[ScriptLine, ...]) -> Table:
    columns = (Column("大屏幕", 36), Column("主持人说", 98), Column("读音", 36))
    rows = tuple(Row((line.picture, line.words, line.reading), line.about) for line in lines)
    return Table(columns, rows, size=11, lowest=9.0)
