"""Workbooks as offices send them: hidden and struck rows, titles of two rows, formulas nobody calculated."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

HEADER = ("项目名称", "企业名称", "组别")

Row = Sequence[object]
Change = Callable[[Worksheet], object]


def workbook(
    path: Path, *rows: Row, change: Change = lambda _sheet: None, others: Mapping[str, Sequence[Row]] | None = None
) -> Path:
    """Write a workbook whose first sheet has these rows and is then changed; `others` are further sheets by name."""
    book = Workbook()
    sheet = book.worksheets[0]
    _fill(sheet, rows)
    change(sheet)
    for name, cells in (others or {}).items():
        _fill(book.create_sheet(name), cells)
    book.save(path)
    return path


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    for row in rows:
        sheet.append(list(row))


def partly_struck(struck: str, standing: str) -> CellRichText:
    """Return a text whose first part is struck out."""
    return CellRichText(TextBlock(InlineFont(strike=True), struck), TextBlock(InlineFont(), standing))


def strike(*cells: str) -> Change:
    """Return a change that strikes cells through."""

    def change(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].font = Font(strike=True)

    return change


def formatted(**codes: str) -> Change:
    """Return a change that gives cells a number format, A1='0%'."""

    def change(sheet: Worksheet) -> None:
        for cell, code in codes.items():
            sheet[cell].number_format = code

    return change


def hide_rows(*rows: int) -> Change:
    """Return a change that hides rows."""

    def change(sheet: Worksheet) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True

    return change


def hide_columns(*letters: str) -> Change:
    """Return a change that hides columns."""

    def change(sheet: Worksheet) -> None:
        for letter in letters:
            sheet.column_dimensions[letter].hidden = True

    return change


def merge(*ranges: str) -> Change:
    """Return a change that merges cells."""

    def change(sheet: Worksheet) -> None:
        for cells in ranges:
            sheet.merge_cells(cells)

    return change


def hide_sheets(path: Path, **states: Literal["hidden", "veryHidden"]) -> Path:
    """Hide worksheets of a workbook by name: `hidden`, or `veryHidden`, which no menu shows again."""
    book = load_workbook(path)
    for name, state in states.items():
        book[name].sheet_state = state
    book.save(path)
    return path
