"""How far the worksheets of an .xls reach, read from its records alone, because its reader reserves that much memory.

An .xls is a compound file (MS-CFB) with a stream of records (MS-XLS); nothing but the places of cells is looked at.
"""

import struct
from collections.abc import Iterator

from maker_desktop.domain.errors import Refusal

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_LAST_SECTOR = 0xFFFFFFFA
_HEADER = 512
_ENTRY = 128
_WORKBOOKS = ("Workbook", "Book")

_BEGIN_OF_SHEET = 0x0809
#: Records that begin with the row and the column of a cell: formula, blank, number, label, boolean, rk, shared label.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6})
#: Records that begin with the row and the first column, and end with the last column.
_RUNS_OF_CELLS = frozenset({0x00BD, 0x00BE})


def xls_extents(content: bytes, file: str) -> list[tuple[int, int]]:
    """Return for each worksheet how many rows and columns it reaches. Raises Refusal if the file is broken."""
    try:
        return list(_extents(_workbook_stream(content)))
    except (struct.error, IndexError, LookupError, ValueError) as error:
        raise Refusal(f"文件“{file}”不是完好的 Excel 工作簿（.xls），请用表格软件打开并另存后再导入。") from error


def _extents(stream: bytes) -> Iterator[tuple[int, int]]:
    rows, columns, position = 0, 0, 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        position += 4
        if kind == _BEGIN_OF_SHEET:
            yield rows, columns
            rows, columns = 0, 0
        elif kind in _CELLS or kind in _RUNS_OF_CELLS:
            last = position + (length - 2 if kind in _RUNS_OF_CELLS else 2)
            rows = max(rows, struct.unpack_from("<H", stream, position)[0] + 1)
            columns = max(columns, struct.unpack_from("<H", stream, last)[0] + 1)
        position += length
    yield rows, columns


def _workbook_stream(content: bytes) -> bytes:
    sector = 1 << _short(content, 30)
    small = 1 << _short(content, 32)
    table = _allocation(content, sector)
    directory = b"".join(_sectors(content, _long(content, 48), table, sector))
    root, *entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)]
    workbook = next((entry for entry in entries if _name(entry) in _WORKBOOKS), b"")
    size = _long(workbook, 120)
    if size >= _long(content, 56):
        return b"".join(_sectors(content, _long(workbook, 116), table, sector))[:size]
    small_table = _numbers(b"".join(_sectors(content, _long(content, 60), table, sector)))
    container = b"".join(_sectors(content, _long(root, 116), table, sector))
    return b"".join(_sectors(container, _long(workbook, 116), small_table, small, header=0))[:size]


def _allocation(content: bytes, sector: int) -> list[int]:
    """Return the chain table: for each sector the next one."""
    listed = list(_numbers(content[76:_HEADER]))
    extra = _long(content, 68)
    for _ in range(len(content) // sector):
        if extra >= _LAST_SECTOR:
            break
        *more, extra = _numbers(_sector(content, extra, sector))
        listed.extend(more)
    used = [number for number in listed if number < _LAST_SECTOR]
    return [next_one for number in used for next_one in _numbers(_sector(content, number, sector))]


def _sectors(content: bytes, first: int, table: list[int], size: int, header: int | None = None) -> Iterator[bytes]:
    """Yield the sectors of a chain; ValueError if it bites its own tail."""
    number = first
    for _ in range(len(content) // size + 2):
        if number >= _LAST_SECTOR:
            return
        yield _sector(content, number, size, header)
        number = table[number]
    raise ValueError("a chain of sectors without an end")


def _sector(content: bytes, number: int, size: int, header: int | None = None) -> bytes:
    start = (size if header is None else header) + number * size
    return content[start : start + size]


def _numbers(block: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))


def _name(entry: bytes) -> str:
    return entry[: max(_short(entry, 64) - 2, 0)].decode("utf-16-le", "replace")


def _short(block: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", block, at)[0])


def _long(block: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", block, at)[0])
