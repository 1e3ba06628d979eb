"""The XML parts of an office archive (.xlsx, .docx), unpacked under limits against archive bombs."""

import io
import re
import zipfile
import zlib

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.limits import LARGEST_UNPACKED, MOST_PARTS, STRONGEST_PACKING

_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)


def xml_parts(content: bytes, file: str) -> dict[str, bytes]:
    """Return the XML parts of an office archive by name.

    Raises Refusal if the archive is broken, encrypted, unpacks to more than the limits allow, or carries a document
    type (never in office files, but needed by entity bombs).
    """
    parts: dict[str, bytes] = {}
    room = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise Refusal(
                    f"文件“{file}”内部有 {len(entries)} 个部件，不像正常的办公文件，未读取，请用表格软件另存后再导入。"
                )
            for entry in entries:
                if entry.flag_bits & _ENCRYPTED:
                    raise Refusal(f"文件“{file}”加了密码，请去掉密码再导入。")
                if entry.filename.endswith((".xml", ".rels")):
                    part = _unpack(archive, entry, room, file)
                    room -= len(part)
                    parts[entry.filename] = part
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refusal(f"文件“{file}”已损坏或不完整，请重新保存或重新传一份。") from error
    for part in parts.values():
        if _DOCTYPE.search(part[:_CHUNK]):
            raise Refusal(f"文件“{file}”里有不安全的内容（文档类型声明），未读取，请用表格软件另存后再导入。")
    return parts


def repack(parts: dict[str, bytes]) -> io.BytesIO:
    """Return an archive of exactly these parts, so that its reader sees only parts that were measured.

    The parts are taken out of the dictionary, to keep them in memory only once.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        while parts:
            archive.writestr(*parts.popitem())
    packed.seek(0)
    return packed


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int, file: str) -> bytes:
    most = min(room, max(entry.compress_size * STRONGEST_PACKING, _CHUNK))
    with archive.open(entry) as stream:
        part = stream.read(most + 1)
    if len(part) > most:
        raise Refusal(f"文件“{file}”解压后过大，不像正常的办公文件，未读取，请用表格软件另存后再导入。")
    return part
