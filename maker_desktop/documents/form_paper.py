"""Forms as a notice prints them: the annex label, the title, the form itself, and a page number; nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from maker_desktop.documents import flow
from maker_desktop.documents.blocks import centred
from maker_desktop.documents.flow import Block, Placed
from maker_desktop.documents.fonts import Field, Fonts, Role
from maker_desktop.documents.page import A4, A4_LANDSCAPE, MM, Area, Sheets, Style
from maker_desktop.documents.paper import Page
from maker_desktop.documents.titles import balanced

SIDE = 22.0
TOP = 20.0
BOTTOM = 22.0
LABEL = Style(Role.HEITI, 16.0)
LABEL_PITCH = 11.0
TITLE_SIZE = 20.0
TITLE_PITCH = 10.5
BELOW_TITLE = 6.0
NUMBER = Style(Role.SONGTI, 10.5)


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A form: its `label` (附件4, may be empty), its `title` and its blocks."""

    title: str
    blocks: tuple[Block, ...]
    label: str = ""
    landscape: bool = False

    def pages(self, fonts: Fonts) -> Sequence[Page]:
        """Lay the form out. Raises Refusal for a character without a glyph."""
        fonts.check((Field(self.label, LABEL.role, "附件"), Field(self.title, Role.XIAOBIAOSONG, "标题")))
        column = self._column()
        lines = balanced(self.title, Role.XIAOBIAOSONG, fonts, TITLE_SIZE, column.width * MM)
        head = len(lines) * TITLE_PITCH + BELOW_TITLE + (LABEL_PITCH if self.label else 0.0)
        pieces = flow.pieces_of(self.blocks, fonts, column.width, column.height)
        filled = flow.fill(pieces, column.height - head, column.height)
        return [
            Page(self._size, partial(self._draw, placed=placed, head=head, number=number, count=len(filled)))
            for number, placed in enumerate(filled, start=1)
        ]

    @property
    def _size(self) -> tuple[float, float]:
        return A4_LANDSCAPE if self.landscape else A4

    def _column(self) -> Area:
        width, height = self._size
        return Area(SIDE, TOP, width - 2 * SIDE, height - TOP - BOTTOM)

    def _draw(self, sheets: Sheets, *, placed: Sequence[Placed], head: float, number: int, count: int) -> None:
        column = self._column()
        if count > 1:
            middle = column.x + column.width / 2
            sheets.text(middle, column.bottom + 10.0, f"— {number} —", NUMBER, align=0.5)
        if number == 1:
            self._draw_head(sheets, column)
            column = Area(column.x, column.y + head, column.width, column.height - head)
        flow.draw(sheets, placed, column)

    def _draw_head(self, sheets: Sheets, column: Area) -> None:
        top = column.y
        if self.label:
            sheets.text(column.x, centred(top, LABEL_PITCH, LABEL.size), self.label, LABEL)
            top += LABEL_PITCH
        lines = balanced(self.title, Role.XIAOBIAOSONG, sheets.fonts, TITLE_SIZE, column.width * MM)
        for number, line in enumerate(lines):
            left = column.x + (column.width - line.width / MM) / 2
            baseline = centred(top + number * TITLE_PITCH, TITLE_PITCH, TITLE_SIZE)
            sheets.line_of_text(left, baseline, line, TITLE_SIZE)
