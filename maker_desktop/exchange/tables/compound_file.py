"""Compound files (MS-CFB), the containers of .xls: one stream taken out, and put into a valid container.

A reader that trusts a damaged container allocates whatever its numbers claim, and crashes the program.
"""

import struct
from collections.abc import Iterator

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_TABLE = 0xFFFFFFFD
_LAST_SECTOR = 0xFFFFFFFA
_HEADER = 512
_ENTRY = 128
#: The sectors of a container written here; a stream shorter than one would have to lie elsewhere.
_SECTOR = 4096


def take_stream(content: bytes, names: tuple[str, ...]) -> bytes:
    """Return the first stream of one of these names.

    Raises LookupError, ValueError or struct.error if the file is broken or has none.
    """
    sector = 1 << min(_short(content, 30), 16)
    small = 1 << min(_short(content, 32), 16)
    table = _allocation(content, sector)
    directory = b"".join(_sectors(content, _long(content, 48), table, sector))
    root, *entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)]
    entry = next((entry for entry in entries if _name(entry) in names), None)
    if entry is None:
        raise LookupError(f"no stream named {names}")
    size = _long(entry, 120)
    if size >= _long(content, 56):
        return b"".join(_sectors(content, _long(entry, 116), table, sector))[:size]
    small_table = _numbers(b"".join(_sectors(content, _long(content, 60), table, sector)))
    container = b"".join(_sectors(content, _long(root, 116), table, sector))
    return b"".join(_sectors(container, _long(entry, 116), small_table, small, header=0))[:size]


def put_stream(name: str, stream: bytes) -> bytes:
    """Return a compound file (version 4) with this stream only, padded with zeros to whole sectors."""
    sectors = max(-(-len(stream) // _SECTOR), 1)
    per_table = _SECTOR // 4
    # Chain tables, the directory, the stream, and one sector for small streams, which readers want though it is empty.
    tables = next(count for count in range(1, 110) if count * per_table >= count + 2 + sectors)
    small = tables + 1 + sectors
    chain = [*[_TABLE] * tables, _END, *range(tables + 2, small), _END, _END]
    chain += [_FREE] * (tables * per_table - len(chain))
    header = SIGNATURE + struct.pack("<16xHHHHH6xII", 0x3E, 4, 0xFFFE, 12, 6, 1, tables)
    header += struct.pack("<IIIIIII", tables, 0, _SECTOR, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, small, _SECTOR, child=1) + _entry(name, 2, tables + 1, sectors * _SECTOR)
    parts = (header, struct.pack(f"<{len(chain)}I", *chain), directory, stream or b"\0", b"\0")
    return b"".join(part.ljust(-(-len(part) // _SECTOR) * _SECTOR, b"\0") for part in parts)


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    place = struct.pack("<HBBIII36xIQ", len(encoded), kind, 1, _FREE, _FREE, child, start, size)
    return encoded.ljust(64, b"\0") + place


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
    """Yield the sectors of a chain; raises ValueError if it is circular."""
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
