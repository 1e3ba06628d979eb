"""One worksheet laid out for printing, whose texts never run as formulas."""

import io
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from maker_desktop.disk.files import write_file
from maker_desktop.exchange.tables.table import clean

#: What a cell may hold: text, a whole number, or an exact number.
Value = str | int | Decimal | None

#: First characters that make a spreadsheet treat a text as a formula, full-width or not.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: Heights in points.
_LINE_HEIGHT = 15
_LOWEST_ROW = 25
_HEADER_HEIGHT = 36
_TITLE_HEIGHT = 48

_TITLE_FONT = Font(name="方正小标宋简体", size=18)
_LABEL_FONT = Font(name="黑体", size=14)
_HEADER_FONT = Font(name="黑体", size=11)
_BODY_FONT = Font(name="仿宋", size=11)
_THIN = Side(style="thin", color="000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_SHADE = PatternFill("solid", fgColor="EEEEEE")
#: Margins in inches: 22 mm at the sides and the foot, 20 mm at the head, as the form on paper has them.
_MARGINS = PageMargins(left=0.866, right=0.866, top=0.787, bottom=0.866, header=0.3, footer=0.4)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in half-width characters, and whether its text stands to the left."""

    title: str
    width: float
    left: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A table with the lines above and below it; empty lines are left out. `decimals` is that of exact numbers."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    label: str = ""
    title: str = ""
    sender: str = ""
    note: str = ""
    decimals: int = 2


def save_page(path: Path, page: Page) -> None:
    """Write a page as an .xlsx, the whole file or nothing. Raises Refusal if it cannot be written."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = page.name
    row = _heading(sheet, page)
    _header(sheet, page, row)
    for values in page.rows:
        row += 1
        _body(sheet, page, row, values)
    if page.note:
        _spread(sheet, page, row + 1, page.note, _BODY_FONT, _LEFT)
    _paper(sheet)
    packed = io.BytesIO()
    workbook.save(packed)
    write_file(path, packed.getvalue())


def write_value(cell: Cell, value: Value, decimals: int = 2) -> None:
    """Put a value into a cell: numbers exactly, texts always as text, without control characters."""
    if isinstance(value, Decimal):
        cell.value = value
        cell.number_format = "0." + "0" * decimals if decimals else "0"
        return
    if isinstance(value, int):
        cell.value = value
        return
    text = clean(value or "")
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(FORMULA_SIGNS)


def _heading(sheet: Worksheet, page: Page) -> int:
    """Write the lines above the table and return the number of the header row."""
    row = 1
    if page.label:
        _spread(sheet, page, row, page.label, _LABEL_FONT, _LEFT)
        row += 1
    if page.title:
        _spread(sheet, page, row, page.title, _TITLE_FONT, _CENTRED)
        sheet.row_dimensions[row].height = _TITLE_HEIGHT
        row += 1
    if page.sender:
        _spread(sheet, page, row, page.sender, _BODY_FONT, _LEFT)
        row += 1
    return row


def _header(sheet: Worksheet, page: Page, row: int) -> None:
    for index, column in enumerate(page.columns, start=1):
        cell = _cell(sheet, row, index)
        write_value(cell, column.title)
        cell.font, cell.alignment, cell.border, cell.fill = _HEADER_FONT, _CENTRED, _GRID, _SHADE
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.row_dimensions[row].height = _HEADER_HEIGHT
    sheet.print_title_rows = f"{row}:{row}"
    sheet.freeze_panes = f"A{row + 1}"


def _body(sheet: Worksheet, page: Page, row: int, values: Sequence[Value]) -> None:
    lines = 1
    for index, (column, value) in enumerate(zip(page.columns, values, strict=True), start=1):
        cell = _cell(sheet, row, index)
        write_value(cell, value, page.decimals)
        cell.font, cell.border = _BODY_FONT, _GRID
        cell.alignment = _LEFT if column.left else _CENTRED
        lines = max(lines, _lines(str(value or ""), column.width))
    sheet.row_dimensions[row].height = max(_LOWEST_ROW, _LINE_HEIGHT * lines + 6)


def _spread(sheet: Worksheet, page: Page, row: int, text: str, font: Font, alignment: Alignment) -> None:
    """Write a line across all columns."""
    cell = _cell(sheet, row, 1)
    write_value(cell, text)
    cell.font, cell.alignment = font, alignment
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(page.columns))
    width = sum(column.width for column in page.columns)
    sheet.row_dimensions[row].height = _LINE_HEIGHT * _lines(text, width) + 6


def _paper(sheet: Worksheet) -> None:
    """Lay the sheet out on A4 across, all columns on one page's width."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = _MARGINS
    sheet.oddFooter.center.text = "— &P —"  # type: ignore[union-attr]  # openpyxl makes one for every sheet


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"row {row}, column {column} lies inside a merged cell")
    return cell


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column, wide characters counting twice and 11 points being the font."""
    room = max(width - 0.5, 1) / 1.06
    return sum(max(math.ceil(_width(line) / room), 1) for line in text.split("\n"))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
