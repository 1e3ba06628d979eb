"""The blocks of documents besides tables: headings, paragraphs, facts in two columns, gaps and signature lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from maker_desktop.pdf.engine.atoms import Span
from maker_desktop.pdf.engine.flow import Piece, nothing
from maker_desktop.pdf.engine.fonts import Fonts, PrintedText, Role
from maker_desktop.pdf.engine.page import ASCENT, BLACK, MM, PageWriter, Style
from maker_desktop.pdf.engine.typesetting import Measure, TextLine, break_lines, fit

#: White in millimetres that a scanner needs between a small code and the line below it.
CLEAR = 2.5
#: Draws a piece with its top-left corner at (x, y).
Draw = Callable[[PageWriter, float, float], None]


def centred(top: float, height: float, size: float) -> float:
    """Return the baseline that centres a line of type `size` in points in a strip from `top`, `height` high."""
    return top + height / 2 + (ASCENT - 0.5) * size / MM


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A justified paragraph; `indent` is in characters, `project` the project's name in a refusal."""

    text: str
    role: Role = Role.SONGTI
    size: float = 10.5
    indent: float = 2.0
    align: float | None = None  # None: justified, 0 left, 0.5 centred, 1 right
    leading: float = 1.6
    after: float = 0.0
    keep: bool = False
    name: str = "正文"
    project: str = ""

    def fields(self) -> Iterable[PrintedText]:
        """Return the text."""
        yield PrintedText(self.text, self.role, self.name, self.project)

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Return one piece for each line; the first two and the last two stay together."""
        del height
        measure = Measure(width * MM, first=self.indent * self.size)
        lines = break_lines((Span(self.text, self.role),), fonts, self.size, measure)
        pitch = self.size * self.leading / MM
        last = len(lines) - 1
        return [
            Piece(
                pitch + (self.after if number == last else 0.0),
                partial(self._draw, line=line, width=width, pitch=pitch),
                keep=(self.keep and number == last) or (number < last and number in {0, last - 1}),
            )
            for number, line in enumerate(lines)
        ]

    def _draw(self, writer: PageWriter, x: float, y: float, *, line: TextLine, width: float, pitch: float) -> None:
        tracking = line.tracking(width * MM) if self.align is None else 0.0
        left = x + (self.align or 0.0) * (width - (line.width + line.indent) / MM)
        writer.line_of_text(left, centred(y, pitch, self.size), line, self.size, tracking=tracking)


def heading(text: str, size: float = 12.0) -> Paragraph:
    """Return a heading inside a document, kept on the page of what follows it."""
    return Paragraph(text, Role.HEITI_BOLD, size, indent=0, align=0.0, leading=2.0, keep=True, name="标题")


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Sentences in small type, numbered, in columns at least 71 mm wide, all on one page."""

    texts: tuple[str, ...]
    size: float = 8.5
    gap: float = 7.0
    name: str = "说明"

    def fields(self) -> Iterable[PrintedText]:
        """Return the sentences."""
        return [PrintedText(text, Role.SONGTI, self.name) for text in self._numbered()]

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Return one piece with all columns; where they are higher than a page, one for each page."""
        columns = max(1, int((width + self.gap) / 78.0))
        column = (width + self.gap) / columns - self.gap
        pitch = self.size * 1.45 / MM
        measure = Measure(column * MM, rest=1.5 * self.size)
        broken = (break_lines((Span(text, Role.SONGTI),), fonts, self.size, measure) for text in self._numbered())
        lines = [line for each in broken for line in each]
        most = max(1, int(height / pitch))
        room = columns * most
        pages = [lines[start : start + room] for start in range(0, len(lines), room)]
        return [self._piece(page, -(-len(page) // columns), column, pitch) for page in pages]

    def _numbered(self) -> list[str]:
        return [f"{number}. {text}" for number, text in enumerate(self.texts, start=1)]

    def _piece(self, lines: Sequence[TextLine], rows: int, column: float, pitch: float) -> Piece:
        def draw(writer: PageWriter, x: float, y: float) -> None:
            for number, line in enumerate(lines):
                left = x + number // rows * (column + self.gap)
                baseline = centred(y + number % rows * pitch, pitch, self.size)
                writer.line_of_text(left, baseline, line, self.size, tracking=line.tracking(column * MM))

        return Piece(rows * pitch, draw)


@dataclass(frozen=True, slots=True)
class Gap:
    """Vertical space of `height` millimetres; dropped at the top of a page."""

    height: float

    def fields(self) -> Iterable[PrintedText]:
        """Return nothing: there is no text."""
        return ()

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Return one empty piece."""
        del fonts, width, height
        return [Piece(self.height, nothing, join=True, blank=True)]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of `content`, `side` millimetres wide, in the middle of the column."""

    content: str
    side: float

    def fields(self) -> Iterable[PrintedText]:
        """Return nothing: there is no text."""
        return ()

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Return one piece."""
        del fonts, height
        return [Piece(self.side, partial(self._draw, width=width))]

    def _draw(self, writer: PageWriter, x: float, y: float, *, width: float) -> None:
        writer.qr_code(x + (width - self.side) / 2, y, self.side, self.content)


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value, in `columns` side by side, each value fitted into its cell.

    `code` is a QR code at their right, as high as all of them.
    """

    pairs: tuple[tuple[str, str], ...]
    columns: int = 2
    size: float = 10.5
    pitch: float = 7.0
    project: str = ""
    code: str = ""

    def fields(self) -> Iterable[PrintedText]:
        """Return labels and values."""
        for label, value in self.pairs:
            yield PrintedText(label, Role.HEITI, label, self.project)
            yield PrintedText(value, Role.SONGTI, label, self.project)

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Return one piece for each line of pairs, all on one page."""
        del height, fonts
        rows = [self.pairs[start : start + self.columns] for start in range(0, len(self.pairs), self.columns)]
        side = self.pitch * len(rows) if self.code else 0.0
        drawn = [partial(self._draw, row=row, width=width - side * 1.25) for row in rows]
        pieces = [Piece(self.pitch, draw, keep=True) for draw in drawn]
        if self.code and pieces:
            pieces[0] = Piece(self.pitch, partial(self._draw_coded, first=drawn[0], width=width, side=side), keep=True)
        return pieces

    def _draw_coded(self, writer: PageWriter, x: float, y: float, *, first: Draw, width: float, side: float) -> None:
        first(writer, x, y)
        writer.qr_code(x + width - side + CLEAR, y, side - CLEAR, self.code)

    def _draw(self, writer: PageWriter, x: float, y: float, *, row: Sequence[tuple[str, str]], width: float) -> None:
        share = width / self.columns
        for number, (label, value) in enumerate(row):
            left = x + number * share
            name = f"{label}："
            writer.text(left, centred(y, self.pitch, self.size), name, Style(Role.HEITI, self.size))
            offset = writer.fonts.width(name, Role.HEITI, self.size) / MM
            fitted = fit(
                value,
                Role.SONGTI,
                writer.fonts,
                size=self.size,
                width=(share - offset - 3) * MM,
                height=self.pitch * MM,
                smallest=self.size * 0.75,
                leading=1.15,
            )
            pitch = fitted.pitch / MM
            top = y + (self.pitch - fitted.height / MM) / 2
            for row_number, line in enumerate(fitted.lines):
                writer.line_of_text(
                    left + offset, centred(top + row_number * pitch, pitch, fitted.size), line, fitted.size
                )


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on: a label and a rule each, `columns` side by side, and a line for the date where `dated`."""

    labels: tuple[str, ...]
    columns: int = 3
    pitch: float = 12.0
    dated: bool = True
    size: float = 10.5

    def fields(self) -> Iterable[PrintedText]:
        """Return the labels."""
        return [PrintedText(label, Role.SONGTI, "签字栏") for label in self.labels]

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Return one piece for each line of labels, kept on one page with the end of the text above."""
        del fonts, height
        labels = (*self.labels, "日期") if self.dated else self.labels
        rows = [labels[start : start + self.columns] for start in range(0, len(labels), self.columns)]
        last = len(rows) - 1
        return [
            Piece(self.pitch, partial(self._draw, row=row, width=width), keep=number != last, join=number == 0)
            for number, row in enumerate(rows)
        ]

    def _draw(self, writer: PageWriter, x: float, y: float, *, row: Sequence[str], width: float) -> None:
        share = width / self.columns
        baseline = y + self.pitch - 3.0
        for number, label in enumerate(row):
            left = x + number * share
            name = f"{label}："
            writer.text(left, baseline, name, Style(Role.SONGTI, self.size))
            start = left + writer.fonts.width(name, Role.SONGTI, self.size) / MM
            writer.rule((start, baseline + 1.0), (left + share - 6.0, baseline + 1.0), 0.2, BLACK)
