"""The records of an .xls (MS-XLS), looked through for numbers that would make its reader reserve too much memory."""

import struct
from collections.abc import Iterator

_BEGIN_OF_SHEET = 0x0809
_SHARED_TEXTS = 0x00FC
_DIMENSIONS = 0x0200
_PASSWORD = 0x002F
#: The fewest bytes of a shared text: its length and its kind.
_SHORTEST_TEXT = 3
#: Records that begin with the row and the column of a cell: formula, blank, number, label, boolean, rk, shared label.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6})
#: Records that begin with the row and the first column, and end with the last column.
_RUNS_OF_CELLS = frozenset({0x00BD, 0x00BE})


def is_encrypted(stream: bytes) -> bool:
    """Whether a workbook stream can only be read with a password."""
    return any(kind == _PASSWORD for kind, _, _ in _records(stream))


def without_dimensions(stream: bytes) -> bytes:
    """Return a workbook stream whose worksheets announce no size: it is a hint, and a wrong one asks for any memory."""
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


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and length of each record's body."""
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield kind, position + 4, length
        position += 4 + length
