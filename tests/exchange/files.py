"""Files made for tests: good tables of every kind, and hostile ones."""

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from openpyxl import Workbook

HEADER = (
    "项目名称",
    "企业（创客）名称",
    "组别（企业组/创业组）",
    "是否属于专精特新企业",
    "联系人",
    "联系方式",
    "法人（创客填写）",
)

_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
)
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData>{}</worksheet>"
)


def xlsx(path: Path, *sheets: Sequence[Sequence[object]], names: Sequence[str] = ()) -> Path:
    """Write a workbook with one sheet for each list of rows."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for index, rows in enumerate(sheets):
        sheet = workbook.create_sheet(names[index] if names else f"Sheet{index + 1}")
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def docx(path: Path, *tables: Sequence[Sequence[str]]) -> Path:
    """Write a Word document with one table for each list of rows."""
    document = Document()
    document.add_paragraph("附件4")
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def raw_xlsx(path: Path, rows: str, *, doctype: str = "", below: str = "", extra: bytes = b"") -> Path:
    """Write a workbook whose one sheet has just these rows of XML, and `below` them further XML."""
    sheet = doctype + _SHEET.format(rows, below)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", _WORKBOOK)
        archive.writestr("_rels/.rels", _RELATION.format("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATION.format("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        if extra:
            archive.writestr("xl/sharedStrings.xml", extra)
    return path


def lying_xlsx(path: Path, unpacked: int) -> Path:
    """Write a workbook with a part that says it is 10 bytes long and unpacks to `unpacked`."""
    raw_xlsx(path, "", extra=b" " * unpacked)
    content = bytearray(path.read_bytes())
    honest = struct.pack("<I", unpacked)
    at = content.find(honest)
    while at >= 0:
        content[at : at + 4] = struct.pack("<I", 10)
        at = content.find(honest, at)
    path.write_bytes(bytes(content))
    return path


def encrypted_zip(path: Path) -> Path:
    """Write an archive whose entries are marked as encrypted."""
    raw_xlsx(path, "")
    content = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    path.write_bytes(bytes(content))
    return path


def xls(
    path: Path, cells: Sequence[tuple[int, int, float]], *, padding: int = 4096, book: bytes = b"", sheet: bytes = b""
) -> Path:
    """Write an .xls (BIFF 8) with these number cells; below 4096 bytes its stream lies among the small sectors.

    `book` and `sheet` are further records of the workbook and of its worksheet.
    """
    name = b"S"
    globals_ = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + book
    offset = len(globals_) + 12 + len(name) + 4
    bounds = record(0x85, struct.pack("<IHBB", offset, 0, len(name), 0) + name)
    body = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + sheet
    for row, column, value in cells:
        body += record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    stream = globals_ + bounds + record(0x0A, b"") + body + record(0x0A, b"")
    path.write_bytes(_compound("Workbook", stream.ljust(padding, b"\0")))
    return path


def compound(path: Path, stream: str) -> Path:
    """Write a compound file that holds nothing but one empty stream of this name."""
    path.write_bytes(_compound(stream, b"\0" * 4096))
    return path


def word_xml(path: Path, body: str) -> Path:
    """Write a Word document with this XML as its body."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {namespace}><w:body>{body}</w:body></w:document>")
    return path


def packed(parts: dict[str, bytes]) -> bytes:
    """Return an archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def record(kind: int, body: bytes) -> bytes:
    """Return a record of an .xls."""
    return struct.pack("<HH", kind, len(body)) + body


def _compound(name: str, stream: bytes) -> bytes:
    """Return a compound file (MS-CFB, sectors of 512 bytes) with one stream besides the root."""
    end, free, table_mark = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    small = len(stream) < 4096
    size = len(stream)
    stream = stream.ljust(-(-size // 512) * 512, b"\0")
    sectors = len(stream) // 512
    # Sector 0: chain table, 1: directory, 2: chain table of small sectors, from 3: the stream.
    chain = [table_mark, end, end, *(range(4, 3 + sectors)), end]
    table = struct.pack("<128I", *(chain + [free] * (128 - len(chain))))
    small_chain = [*range(1, len(stream) // 64), end]
    small_table = struct.pack("<128I", *(small_chain + [free] * (128 - len(small_chain))) if small else [free] * 128)
    root = _entry("Root Entry", 5, 3 if small else end, len(stream) if small else 0)
    directory = root + _entry(name, 2, 0 if small else 3, size) + b"\0" * 256
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 2, 1, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    return header + table + directory + small_table + stream


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    child = 1 if kind == 5 else 0xFFFFFFFF
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
