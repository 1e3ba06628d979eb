"""The records of an .xls (MS-XLS): excessive declared sizes, and the format of worksheets."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from maker_desktop.exchange.tables.limits import MOST_COLUMNS
from maker_desktop.exchange.tables.number_format import format_code, is_plain
from maker_desktop.exchange.tables.table import Look, Place
from maker_desktop.exchange.tables.worksheet_look import WorksheetLook

_BEGIN_OF_SHEET = 0x0809
_SHARED_TEXTS = 0x00FC
_DIMENSIONS = 0x0200
_PASSWORD = 0x002F
_FONT = 0x0031
_FORMAT = 0x00E0
_NUMBER_FORMAT = 0x041E
_SHEET = 0x0085
_ROW = 0x0208
_COLUMNS = 0x007D
_FORMULA = 0x0006
_BOOLEAN_OR_ERROR = 0x0205
_STRUCK_FONT = 0x08
_HIDDEN_ROW = 0x20
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
#: The fewest bytes of a shared text: its length and its kind.
_SHORTEST_TEXT = 3
#: Records that begin with the row and the column of a cell: formula, blank, number, label, boolean, rk, shared label.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6})
#: Records that begin with the row and the first column, and end with the last column.
_RUN_OF_NUMBERS = 0x00BD
_RUNS_OF_CELLS = frozenset({_RUN_OF_NUMBERS, 0x00BE})


def is_encrypted(stream: bytes) -> bool:
    """Whether a workbook stream can only be read with a password."""
    return any(kind == _PASSWORD for kind, _, _ in _records(stream))


def without_dimensions(stream: bytes) -> bytes:
    """Return a workbook stream whose worksheets declare no size: a mere hint that could claim any amount of memory."""
    plain = bytearray(stream)
    for kind, start, length in _records(stream):
        if kind == _DIMENSIONS:
            end = min(start + length, len(plain))
            plain[start:end] = bytes(end - start)
    return bytes(plain)


def extents(stream: bytes) -> Iterator[tuple[int, int]]:
    """Yield for each worksheet of a workbook stream how many rows and columns it reaches.

    Raises ValueError or struct.error if a record is cut off or announces more shared texts than it can hold.
    """
    rows, columns = 0, 0
    for kind, start, length in _records(stream):
        if kind == _BEGIN_OF_SHEET:
            yield rows, columns
            rows, columns = 0, 0
        elif kind in _CELLS or kind in _RUNS_OF_CELLS:
            last = start + (length - 2 if kind in _RUNS_OF_CELLS else 2)
            rows = max(rows, struct.unpack_from("<H", stream, start)[0] + 1)
            columns = max(columns, struct.unpack_from("<H", stream, last)[0] + 1)
        elif kind == _SHARED_TEXTS and struct.unpack_from("<I", stream, start + 4)[0] > len(stream) // _SHORTEST_TEXT:
            raise ValueError("more shared texts than there are bytes")
    yield rows, columns


@dataclass(slots=True)
class _Seen:
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    struck: dict[Place, str] = field(default_factory=dict)
    unanswered: dict[Place, str] = field(default_factory=dict)
    formats: dict[Place, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Forms:
    """The formats of cells, in the order in which cells name them: whether struck out, and the number format."""

    struck: list[bool] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


def looks_of_xls(stream: bytes) -> list[WorksheetLook]:
    """Return the look of each worksheet, in order; struck-out text is known for whole cells only.

    Raises struct.error if a record is cut off.
    """
    fonts: list[bool] = []
    forms = _Forms()
    codes: dict[int, str] = {}
    begins: list[int] = []
    sheets: dict[int, _Seen] = {}
    seen = _Seen()
    for kind, start, length in _records(stream):
        if kind == _BEGIN_OF_SHEET:
            seen = sheets.setdefault(start - 4, _Seen())
        elif kind == _SHEET:
            begins.append(struct.unpack_from("<I", stream, start)[0])
        elif kind == _FONT:
            fonts.append(bool(struct.unpack_from("<H", stream, start + 2)[0] & _STRUCK_FONT))
        elif kind == _FORMAT:
            # The format leaves the number 4 out when it counts fonts.
            font, number = struct.unpack_from("<2H", stream, start)
            font -= font > 4
            forms.struck.append(font < len(fonts) and fonts[font])
            forms.numbers.append(number)
        elif kind == _NUMBER_FORMAT:
            number, code = _number_format(stream[start : start + length])
            codes[number] = code
        else:
            _see(seen, stream, (kind, start, length), forms)
    unchecked = "旧格式（.xls）里只能看出整格划去的文字，格中部分划去的看不出来，请核对。" if any(fonts) else ""
    found = [sheets.get(begin, _Seen()) for begin in begins]
    return [
        WorksheetLook(
            Look(frozenset(each.rows), frozenset(each.columns), each.struck, each.unanswered, unchecked),
            formats={
                place: code
                for place, number in each.formats.items()
                if not is_plain(code := format_code(number, codes))
            },
        )
        for each in found
    ]


def _number_format(record: bytes) -> tuple[int, str]:
    """Return number and code of a number format; before Excel 97 its text is in the workbook's own encoding."""
    number, length = struct.unpack_from("<2H", record)
    wide = len(record) > 5 and record[4] & 1
    text = record[5 : 5 + length * (2 if wide else 1)]
    return number, text.decode("utf-16-le" if wide else "latin-1", "replace")


def _see(seen: _Seen, stream: bytes, record: tuple[int, int, int], forms: _Forms) -> None:
    kind, start, length = record
    if kind == _ROW:
        if struct.unpack_from("<H", stream, start + 12)[0] & _HIDDEN_ROW:
            seen.rows.add(struct.unpack_from("<H", stream, start)[0])
    elif kind == _COLUMNS:
        first, last, _width, _form, flags = struct.unpack_from("<5H", stream, start)
        if flags & 1:
            seen.columns.update(range(first, min(last + 1, MOST_COLUMNS)))
    elif kind in _CELLS:
        row, column, form = struct.unpack_from("<3H", stream, start)
        _see_form(seen, (row, column), form, forms)
        error = _error(stream, kind, start)
        if error:
            seen.unanswered[row, column] = error
    elif kind == _RUN_OF_NUMBERS:
        row, first = struct.unpack_from("<2H", stream, start)
        for index in range((length - 6) // 6):
            _see_form(seen, (row, first + index), struct.unpack_from("<H", stream, start + 4 + 6 * index)[0], forms)


def _see_form(seen: _Seen, place: Place, form: int, forms: _Forms) -> None:
    if form < len(forms.numbers):
        seen.formats[place] = forms.numbers[form]
        if forms.struck[form]:
            seen.struck[place] = ""


def _error(stream: bytes, kind: int, start: int) -> str:
    """Return the error in a cell, or an empty text."""
    if kind == _BOOLEAN_OR_ERROR:
        code, is_error = struct.unpack_from("<BB", stream, start + 6)
        return _ERRORS.get(code, "#?") if is_error else ""
    if kind == _FORMULA:
        kind_of_result, code, mark = struct.unpack_from("<BxB3xH", stream, start + 6)
        return _ERRORS.get(code, "#?") if (kind_of_result, mark) == (2, 0xFFFF) else ""
    return ""


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and length of each record's body."""
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield kind, position + 4, length
        position += 4 + length
