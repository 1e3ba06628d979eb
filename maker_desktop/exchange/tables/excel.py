"""Worksheets of .xlsx and .xls as text cells, read by calamine after their size has been measured."""

import functools
import io
import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.archive import repack, xml_parts
from maker_desktop.exchange.tables.compound_file import put_stream, take_stream
from maker_desktop.exchange.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from maker_desktop.exchange.tables.number_format import Value, shown
from maker_desktop.exchange.tables.table import Look, Place, Sheet, clean
from maker_desktop.exchange.tables.worksheet_look import WorksheetLook, looks_of_xlsx
from maker_desktop.exchange.tables.xls_records import extents, is_encrypted, looks_of_xls, without_dimensions

_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,9})([0-9]{1,12})""")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_WORKBOOK_STREAMS = ("Workbook", "Book")


def sheets_of_xlsx(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Return the worksheets of an .xlsx, strict or transitional; hidden ones have no cells.

    Raises Refusal if it cannot be read.
    """
    parts = xml_parts(content, file)
    if not any(name.endswith("workbook.xml") for name in parts):
        raise Refusal(f"文件“{file}”不是 Excel 工作簿（.xlsx），请用表格软件另存后再导入。")
    _check_extents((_xlsx_extent(part) for part in parts.values() if b"sheetData" in part), file)
    looks = looks_of_xlsx(parts)
    return _sheets(repack(parts), file, lambda _position, name: looks.get(name, WorksheetLook()))


def sheets_of_xls(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Return the worksheets of an .xls; hidden ones have no cells.

    Raises Refusal if it is encrypted or cannot be read.
    """
    try:
        stream = take_stream(content, _WORKBOOK_STREAMS)
        if is_encrypted(stream):
            raise Refusal(f"文件“{file}”加了密码，请去掉密码再导入。")
        _check_extents(list(extents(stream)), file)
        looks = looks_of_xls(stream)
    except (LookupError, ValueError, struct.error) as error:
        raise Refusal(f"文件“{file}”不是完好的 Excel 工作簿（.xls），请用表格软件打开并另存后再导入。") from error
    plain = io.BytesIO(put_stream(_WORKBOOK_STREAMS[0], without_dimensions(stream)))
    return _sheets(plain, file, lambda position, _name: looks[position] if position < len(looks) else WorksheetLook())


def _sheets(content: io.BytesIO, file: str, look: Callable[[int, str], WorksheetLook]) -> tuple[Sheet, ...]:
    """Return the worksheets, hidden ones without their cells; `look` gives the look of one by position and name."""
    try:
        with CalamineWorkbook.from_filelike(content) as workbook:
            found = [
                (position, meta, workbook.get_sheet_by_name(meta.name))
                for position, meta in enumerate(workbook.sheets_metadata)
                if meta.typ is SheetTypeEnum.WorkSheet
            ]
            return tuple(
                _sheet(source, look(position, meta.name))
                if meta.visible is SheetVisibleEnum.Visible
                else Sheet(meta.name, (), Look(hidden=True))
                for position, meta, source in found
                if meta.visible is SheetVisibleEnum.Visible or source.height
            )
    except CalamineError as error:
        raise Refusal(f"文件“{file}”不是完好的 Excel 工作簿，请用表格软件打开并另存后再导入。") from error
    except BaseException as error:
        # A panic of the Rust reader on a broken file derives from BaseException and has no importable name.
        if type(error).__name__ != "PanicException":
            raise
        raise Refusal(f"文件“{file}”内容已损坏，请用表格软件打开并另存后再导入。") from error


def _sheet(source: CalamineSheet, seen: WorksheetLook) -> Sheet:
    values = source.to_python(skip_empty_area=False)
    rows = [[_text(value) for value in row] for row in values]
    look = _Look(seen)
    look.read_formats(values, rows)
    # A row of formulas without a result is no row to the reader of values.
    rows += [[] for _ in range(len(rows), max((row + 1 for row, _ in seen.look.unanswered), default=0))]
    look.strike(rows)
    for span in source.merged_cell_ranges or ():
        look.fill(rows, span)
    return Sheet(source.name, tuple(tuple(row) for row in rows), look.as_it_is())


class _Look:
    """The look of a worksheet while its cells become the texts that the page shows."""

    def __init__(self, seen: WorksheetLook) -> None:
        self._seen = seen
        self._struck: dict[Place, str] = {}
        self._unanswered = dict(seen.look.unanswered)
        self._spread: dict[Place, int] = {}
        self._shown: dict[Place, str] = {}
        self._days: set[Place] = set()
        self._room = MOST_CELLS

    def as_it_is(self) -> Look:
        return replace(
            self._seen.look,
            struck=self._struck,
            unanswered=self._unanswered,
            spread=self._spread,
            shown=self._shown,
            days=frozenset(self._days),
        )

    def read_formats(self, values: list[list[Value]], rows: list[list[str]]) -> None:
        """Replace the texts of cells that show another one by their number format."""
        for place, code in self._seen.formats.items():
            row, column = place
            if row >= len(rows) or column >= len(rows[row]) or not rows[row][column]:
                continue
            value = values[row][column]
            if isinstance(value, date | time | timedelta):
                self._days.add(place)
            if (found := shown(value, code)) is not None:
                rows[row][column] = clean(found.text)
                if found.other is not None:
                    self._shown[place] = clean(found.other)

    def strike(self, rows: list[list[str]]) -> None:
        """Leave struck-out text out."""
        for (row, column), text in self._seen.look.struck.items():
            if row < len(rows) and column < len(rows[row]) and rows[row][column]:
                self._struck[row, column] = clean(text) or rows[row][column]
                rows[row][column] = clean(self._seen.standing.get((row, column), ""))

    def fill(self, rows: list[list[str]], span: tuple[Place, Place]) -> None:
        """Write a merged cell's text into every cell it covers, as shown on the page, with what is said of it."""
        (top, left), (bottom, right) = span
        covered = rows[top : bottom + 1]
        text = covered[0][left] if covered and left < len(covered[0]) else ""
        self._room -= len(covered) * (right - left + 1)
        unseen = (top, left) in self._struck or (top, left) in self._unanswered
        if self._room < 0 or not (text or unseen):
            return
        said = (self._struck, self._unanswered, self._shown)
        carried = [(each, each[top, left]) for each in said if (top, left) in each]
        for row, cells in enumerate(covered, start=top):
            places = [(row, column) for column in range(left, min(right + 1, len(cells)))]
            cells[left : left + len(places)] = [text] * len(places)
            if row > top and text:
                self._spread.update(dict.fromkeys(places, top))
            for each, words in carried:
                each.update(dict.fromkeys(places, words))
            if (top, left) in self._days:
                self._days.update(places)


def _text(value: Value) -> str:
    """Return a cell's value as text as a spreadsheet shows it: numbers with at most 15 digits, dates as 2026-07-10."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return format(Decimal(f"{value:.15g}"), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    return str(value)


def _xlsx_extent(part: bytes) -> tuple[int, int]:
    """Return the numbers of rows and columns a worksheet reaches.

    Cells may have an address or just follow each other; if some have none, both counts are added up.
    """
    widest, last, named = 0, 0, 0
    for place in _PLACE.finditer(part):
        named += 1
        widest = max(widest, _column(place[1]))
        last = max(last, int(place[2]))
    if sum(1 for _ in _CELL.finditer(part)) + sum(1 for _ in _ROW.finditer(part)) > named:
        rows = _ROW.split(part)[1:]
        widest += max((len(_CELL.findall(row)) for row in rows), default=0)
        last += len(rows)
    return last, widest


@functools.lru_cache(maxsize=MOST_COLUMNS)
def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    return column


def _check_extents(extents: Iterable[tuple[int, int]], file: str) -> None:
    cells = 0
    for rows, columns in extents:
        cells += rows * columns
        if rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS:
            raise Refusal(
                f"文件“{file}”的表格太大（最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列、{MOST_CELLS} 格），请删除多余的行列。"
            )
