"""The title over the first page of a form or a working paper: evenly broken, its lines centred."""

from dataclasses import dataclass

from maker_desktop.pdf.engine.blocks import centred
from maker_desktop.pdf.engine.fonts import Fonts, PrintedText, Role
from maker_desktop.pdf.engine.page import MM, Area, PageWriter
from maker_desktop.pdf.engine.titles import balanced
from maker_desktop.pdf.engine.typesetting import TextLine


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """A title of `size` points, each of its lines `pitch` millimetres high."""

    text: str
    size: float
    pitch: float

    @property
    def field(self) -> PrintedText:
        """The text, to be checked before anything is drawn."""
        return PrintedText(self.text, Role.XIAOBIAOSONG, "标题")

    def height(self, fonts: Fonts, width: float) -> float:
        """Return the height of the title in millimetres in a column of `width` millimetres."""
        return len(self._lines(fonts, width)) * self.pitch

    def draw(self, writer: PageWriter, column: Area) -> None:
        """Draw the title from the top of a column."""
        for number, line in enumerate(self._lines(writer.fonts, column.width)):
            left = column.x + (column.width - line.width / MM) / 2
            writer.line_of_text(left, centred(column.y + number * self.pitch, self.pitch, self.size), line, self.size)

    def _lines(self, fonts: Fonts, width: float) -> tuple[TextLine, ...]:
        return balanced(self.text, Role.XIAOBIAOSONG, fonts, self.size, width * MM)
