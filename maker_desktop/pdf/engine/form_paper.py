"""Forms as a notice prints them: annex label, title, the form and a page number."""

from collections.abc import Sequence
from dataclasses import dataclass

from maker_desktop.pdf.engine import flow
from maker_desktop.pdf.engine.blocks import centred
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.fonts import Fonts, PrintedText, Role
from maker_desktop.pdf.engine.page import A4, A4_LANDSCAPE, Area, PageWriter, Style
from maker_desktop.pdf.engine.paper import Page
from maker_desktop.pdf.engine.title_block import TitleBlock

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
        fonts.check((PrintedText(self.label, LABEL.role, "附件"), self._title.field))
        column = self._column()
        head = self._title.height(fonts, column.width) + BELOW_TITLE + (LABEL_PITCH if self.label else 0.0)
        return flow.pages(self.blocks, fonts, self._size, column, head, self._draw_around)

    @property
    def _title(self) -> TitleBlock:
        return TitleBlock(self.title, TITLE_SIZE, TITLE_PITCH)

    @property
    def _size(self) -> tuple[float, float]:
        return A4_LANDSCAPE if self.landscape else A4

    def _column(self) -> Area:
        width, height = self._size
        return Area(SIDE, TOP, width - 2 * SIDE, height - TOP - BOTTOM)

    def _draw_around(self, writer: PageWriter, number: int, count: int) -> None:
        column = self._column()
        if count > 1:
            middle = column.x + column.width / 2
            writer.text(middle, column.bottom + 10.0, f"— {number} —", NUMBER, align=0.5)
        if number == 1:
            self._draw_head(writer, column)

    def _draw_head(self, writer: PageWriter, column: Area) -> None:
        label = LABEL_PITCH if self.label else 0.0
        if self.label:
            writer.text(column.x, centred(column.y, LABEL_PITCH, LABEL.size), self.label, LABEL)
        self._title.draw(writer, Area(column.x, column.y + label, column.width, column.height - label))
