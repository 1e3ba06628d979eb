"""A printed table: columns in millimetres, repeated header, unsplittable rows, wrapped cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.lib.colors import CMYKColor

from maker_desktop.pdf.engine.atoms import Span
from maker_desktop.pdf.engine.blocks import centred
from maker_desktop.pdf.engine.flow import Piece, nothing
from maker_desktop.pdf.engine.fonts import Fonts, PrintedText, Role
from maker_desktop.pdf.engine.page import BLACK, MM, Area, PageWriter
from maker_desktop.pdf.engine.typesetting import Fitted, Measure, break_lines, fit

SIDE = 1.5  # millimetres between a cell's text and the lines left and right of it
ABOVE = 1.3  # and above and below it
LEADING = 1.3
SHADE = CMYKColor(0, 0, 0, 0.07)
LOWEST_HEADER = 7.0
SMALLEST = 6.0  # points; a number that cannot be broken shrinks so far before it is broken after all


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `title`, its `width` in millimetres (all are scaled to fill the table), and how its cells align."""

    title: str
    width: float
    align: float = 0.0  # 0 left, 0.5 centred, 1 right
    role: Role = Role.SONGTI


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that is more than its text: `struck` through (a mark that does not count) or `strong`."""

    text: str
    struck: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row, at least `lowest` millimetres high.

    `project` is its name in a refusal, e.g. 3 号项目“某某平台”; `name` that of its texts (empty: the column's title).
    """

    cells: tuple[str | TableCell, ...]
    project: str = ""
    shaded: bool = False
    lowest: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as wide as the text column. `lowest` is the least height of a row in millimetres (to write into).

    A table that is not `headed` shows no column titles; they still name its cells in a refusal.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    size: float = 10.5
    lowest: float = 7.0
    header_role: Role = Role.HEITI
    after: float = 0.0
    headed: bool = True

    def fields(self) -> Iterable[PrintedText]:
        """Return the titles, and each cell under its column's title and its row's project."""
        for column in self.columns:
            yield PrintedText(column.title, self.header_role, "表头")
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=True):
                yield PrintedText(_text(cell), _role(cell, column), row.name or column.title, row.project)

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Return the header and one piece for each row; the first two and the last two stay together."""
        scale = width / sum(column.width for column in self.columns)
        widths = tuple(column.width * scale for column in self.columns)
        titles = Row(tuple(TableCell(column.title) for column in self.columns), shaded=True)
        header = (self._row(titles, fonts, widths, height / 3, header=True),) if self.headed else ()
        room = height - sum(piece.height for piece in header)
        rows = [self._row(row, fonts, widths, room, again=header) for row in self.rows]
        if len(rows) > 2:  # no page shows one row alone
            rows[0], rows[-1] = replace(rows[0], keep=True), replace(rows[-1], join=True)
        if self.after:
            rows.append(Piece(self.after, nothing, join=True, blank=True))
        return [*header, *rows]

    def _row(
        self,
        row: Row,
        fonts: Fonts,
        widths: Sequence[float],
        room: float,
        *,
        again: tuple[Piece, ...] = (),
        header: bool = False,
    ) -> Piece:
        """Lay out one row no higher than `room` millimetres; the type shrinks where wrapped cells are too high."""
        size = self.size
        while True:
            cells = tuple(
                self._cell(cell, column, fonts, width, size, header)
                for cell, column, width in zip(row.cells, self.columns, widths, strict=True)
            )
            needed = max(cell.height / MM + 2 * ABOVE for cell in cells)
            if needed <= room:
                break
            size *= 0.9
        lowest = LOWEST_HEADER if header else max(self.lowest, row.lowest)
        height = min(max(lowest, needed), room)
        draw = partial(self._draw, row=row, cells=cells, widths=widths, height=height, header=header)
        return Piece(height, draw, again=again, keep=header)

    def _cell(
        self, cell: str | TableCell, column: Column, fonts: Fonts, width: float, size: float, header: bool
    ) -> Fitted:
        text, role = _text(cell), self.header_role if header else _role(cell, column)
        room = (width - 2 * SIDE) * MM
        if text.isascii() and not any(map(str.isspace, text)) and fonts.width(text, role, size) > room:
            return fit(text, role, fonts, size=size, width=room, height=1e9, smallest=SMALLEST, leading=LEADING)
        return Fitted(break_lines((Span(text, role),), fonts, size, Measure(room)), size, size * LEADING)

    def _draw(
        self,
        writer: PageWriter,
        x: float,
        y: float,
        *,
        row: Row,
        cells: Sequence[Fitted],
        widths: Sequence[float],
        height: float,
        header: bool,
    ) -> None:
        if row.shaded:
            writer.rectangle(Area(x, y, sum(widths), height), fill=SHADE)
        left = x
        for column, value, cell, width in zip(self.columns, row.cells, cells, widths, strict=True):
            writer.rectangle(Area(left, y, width, height), stroke=BLACK, thickness=0.15)
            align = 0.5 if header else column.align
            struck = isinstance(value, TableCell) and value.struck
            _draw_cell(writer, cell, Area(left + SIDE, y, width - 2 * SIDE, height), align, struck)
            left += width


def _draw_cell(writer: PageWriter, cell: Fitted, area: Area, align: float, struck: bool) -> None:
    pitch = cell.pitch / MM
    top = area.y + (area.height - cell.height / MM) / 2
    for number, line in enumerate(cell.lines):
        baseline = centred(top + number * pitch, pitch, cell.size)
        left = area.x + align * (area.width - line.width / MM)
        writer.line_of_text(left, baseline, line, cell.size)
        if struck and line.width:
            middle = baseline - 0.32 * cell.size / MM
            writer.rule((left - 0.4, middle), (left + line.width / MM + 0.4, middle), 0.25, BLACK)


def _text(cell: str | TableCell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _role(cell: str | TableCell, column: Column) -> Role:
    return Role.HEITI_BOLD if isinstance(cell, TableCell) and cell.strong else column.role


def labelled(
    pairs: Iterable[tuple[str, str]], *, label: float = 0.17, size: float = 10.5, lowest: float = 9.0, project: str = ""
) -> Table:
    """Return a table of labels and their texts, however long; `label` is the labels' share of the width."""
    columns = (Column("栏目", label, 0.5, Role.HEITI), Column("内容", 1 - label))
    rows = tuple(Row(pair, project, name=pair[0]) for pair in pairs)
    return Table(columns, rows, size=size, lowest=lowest, headed=False)
