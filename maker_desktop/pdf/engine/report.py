"""Working papers of a contest: a running head, a title, blocks, and a footer with time, seal, journal and page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from maker_desktop.pdf.engine import flow
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.fonts import Fonts, PrintedText, Role
from maker_desktop.pdf.engine.page import A4, A4_LANDSCAPE, GREY, MM, Area, PageWriter, Style
from maker_desktop.pdf.engine.paper import Page
from maker_desktop.pdf.engine.title_block import TitleBlock
from maker_desktop.pdf.engine.typesetting import fit

SIDE = 20.0  # left and right margins
TOP = 16.0  # above the running head
HEAD = 8.0  # the running head with its rule and the space below
FOOT = 24.0  # the footer with the space above and below
FOOT_PITCH = 5.5  # between the footer's lines
COUNTERSIGNATURE = 32.0  # the line to countersign the journal's head on
COUNTERSIGNED = "核签"
TITLE_SIZE = 18.0
TITLE_PITCH = 9.5
BELOW_TITLE = 5.0
SMALL = 8.0


@dataclass(frozen=True, slots=True)
class Report:
    """A working paper. `seal` is the footer's text about the seal, empty where the paper is no result.

    `head` is the head of the journal at print time; a countersignature beside it attests all entries up to it.
    """

    title: str
    contest: str
    stage: str
    printed: datetime
    blocks: tuple[Block, ...]
    seal: str = ""
    head: str = ""
    landscape: bool = False

    def fields(self) -> list[PrintedText]:
        """Return the texts on every page."""
        return [
            self._title.field,
            PrintedText(self.contest, Role.SONGTI, "赛事名称"),
            PrintedText(self.stage, Role.SONGTI, "阶段"),
            PrintedText(f"{self.seal}{self._journal}{COUNTERSIGNED}", Role.SONGTI, "页脚"),
        ]

    def pages(self, fonts: Fonts) -> Sequence[Page]:
        """Lay the report out. Raises Refusal for a character without a glyph."""
        fonts.check(self.fields())
        column = self._column()
        head = self._title.height(fonts, column.width) + BELOW_TITLE
        return flow.pages(self.blocks, fonts, self._size, column, head, self._draw_around)

    @property
    def _journal(self) -> str:
        return f"流水 {self.head}" if self.head else ""

    @property
    def _title(self) -> TitleBlock:
        return TitleBlock(self.title, TITLE_SIZE, TITLE_PITCH)

    @property
    def _size(self) -> tuple[float, float]:
        return A4_LANDSCAPE if self.landscape else A4

    def _column(self) -> Area:
        """Return the area between running head and footer."""
        width, height = self._size
        top = TOP + HEAD
        return Area(SIDE, top, width - 2 * SIDE, height - top - FOOT)

    def _draw_around(self, writer: PageWriter, number: int, count: int) -> None:
        column = self._column()
        self._draw_head(writer, column)
        self._draw_foot(writer, column, f"第 {number} 页　共 {count} 页")
        if number == 1:
            self._title.draw(writer, column)

    def _draw_head(self, writer: PageWriter, column: Area) -> None:
        style = Style(Role.SONGTI, SMALL, GREY)
        room = column.width * MM - writer.fonts.width(self.stage, Role.SONGTI, SMALL) - 12
        contest = fit(self.contest, Role.SONGTI, writer.fonts, size=SMALL, width=room, height=SMALL * 1.3, smallest=4)
        writer.line_of_text(column.x, TOP, contest.lines[0], contest.size, colour=GREY)
        writer.text(column.right, TOP, self.stage, style, align=1)
        writer.rule((column.x, TOP + 2), (column.right, TOP + 2), 0.15, GREY)

    def _draw_foot(self, writer: PageWriter, column: Area, pages: str) -> None:
        top = column.bottom + 4.0
        writer.rule((column.x, top), (column.right, top), 0.15, GREY)
        style = Style(Role.SONGTI, SMALL, GREY)
        baseline = top + 4.5
        writer.text(column.x, baseline, f"打印时间 {self.printed:%Y-%m-%d %H:%M:%S}", style)
        writer.text(column.x + column.width / 2, baseline, self.seal, style, align=0.5)
        writer.text(column.right, baseline, pages, style, align=1)
        if self.head:
            self._draw_head_of_journal(writer, column, baseline + FOOT_PITCH, style)

    def _draw_head_of_journal(self, writer: PageWriter, column: Area, baseline: float, style: Style) -> None:
        """Draw the journal's head with a line for the countersignature."""
        writer.text(column.x, baseline, self._journal, style)
        line = column.right - COUNTERSIGNATURE
        writer.text(line - 1.0, baseline, COUNTERSIGNED, style, align=1)
        writer.rule((line, baseline + 0.8), (column.right, baseline + 0.8), 0.25, GREY)
