"""Reading tables from files; the format is decided by content, never by name."""

from pathlib import Path

from maker_desktop.disk.files import read_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.compound_file import SIGNATURE as COMPOUND
from maker_desktop.exchange.tables.excel import sheets_of_xls, sheets_of_xlsx
from maker_desktop.exchange.tables.limits import LARGEST_FILE
from maker_desktop.exchange.tables.table import Sheet
from maker_desktop.exchange.tables.text import sheet_of_text, text_of
from maker_desktop.exchange.tables.word import sheets_of_docx

_ARCHIVE = b"PK"
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<style")
#: First lines of a web archive (MHTML), which some programs name .xls.
_WEB_ARCHIVE = (b"mime-version:", b"from: <", b"content-type: multipart/related")
_HEAD = 200
_OTHERS = {
    b"%PDF": "PDF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"{\\rtf": "RTF 文档",
    b"SQLite format 3": "数据库文件",
}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")


def read_table(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx, .xls, .docx or .csv file, whatever its extension; hidden ones have no cells.

    Raises Refusal, with one sentence naming the file, if it is missing, empty, encrypted, broken, too large or of
    another kind.
    """
    return sheets_of(read_file(path, LARGEST_FILE), path.name)


def sheets_of(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Return the sheets of a file's content; a hidden one that is filled without its cells."""
    if not content.strip():
        raise Refusal(f"文件“{file}”是空的，请选另一个文件。")
    refuse_other_kinds(content, file)
    if content.startswith(COMPOUND):
        return _of_compound(content, file)
    if content.startswith(_ARCHIVE):
        return _of_archive(content, file)
    return (sheet_of_text(text_of(content, file), file),)


def is_text(content: bytes) -> bool:
    """Whether content is to be read as delimited text."""
    return not content.startswith((COMPOUND, _ARCHIVE))


def refuse_other_kinds(content: bytes, file: str) -> None:
    """Raise Refusal if the content is of a known kind that holds no table."""
    kind = next((kind for mark, kind in _OTHERS.items() if content.startswith(mark)), None)
    if kind is None and content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        kind = "网页或 XML 文件"
    if content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_ARCHIVE):
        raise Refusal(
            f"文件“{file}”是单个文件网页（MHTML），不是真正的 Excel 工作簿，请用表格软件打开，另存为 .xlsx 再导入。"
        )
    if kind is not None:
        raise Refusal(f"文件“{file}”是{kind}，不是表格，请另存为 .xlsx、.xls、.docx 或 .csv 再导入。")


def _of_compound(content: bytes, file: str) -> tuple[Sheet, ...]:
    if _ENCRYPTED in content:
        raise Refusal(f"文件“{file}”加了密码，请去掉密码再导入。")
    if _OLD_WORD in content:
        raise Refusal(f"文件“{file}”是旧版 Word 文档（.doc），请另存为 .docx 再导入。")
    return sheets_of_xls(content, file)


def _of_archive(content: bytes, file: str) -> tuple[Sheet, ...]:
    if b"word/document.xml" in content:
        return sheets_of_docx(content, file)
    return sheets_of_xlsx(content, file)
