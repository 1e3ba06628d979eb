"""Tables of plain text: .csv in the encodings spreadsheets write, and cells pasted from one."""

import codecs
import csv
import io
import itertools
import re

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.limits import LARGEST_FILE, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from maker_desktop.exchange.tables.table import Sheet, clean

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = (",", "\t", ";")
#: Rows looked at to find the delimiter.
_SAMPLE = 30
_BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def text_of(content: bytes, file: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB 18030. Raises Refusal if it is none of them."""
    encodings = [encoding for mark, encoding in _MARKED if content.startswith(mark)]
    for encoding in encodings or ["utf-8", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text) is None:
            return text
    raise Refusal(f"文件“{file}”不是表格：既不是 Excel、Word，也不是 UTF-8 或 GB 18030 编码的 csv 文本。")


def rows_of_text(text: str, file: str) -> list[list[str]]:
    """Return the cells of delimited text just as they are written; the delimiter is the one that finds most cells.

    Raises Refusal if the text is too large or its quotation marks never close.
    """
    if len(text) > LARGEST_FILE:
        raise Refusal(f"“{file}”太大，最多可以读 {LARGEST_FILE // 1_000_000} MB。")
    delimiter = max(_DELIMITERS, key=lambda mark: _cells_in_sample(text, mark))
    try:
        rows = list(itertools.islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), MOST_ROWS + 1))
    except csv.Error as error:
        raise Refusal(f"“{file}”里的引号没有配对，或有过长的单元格，请用表格软件打开并另存后再导入。") from error
    widest = max((len(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or widest > MOST_COLUMNS or sum(map(len, rows)) > MOST_CELLS:
        raise Refusal(f"“{file}”的表格太大（最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列），请删去多余的行列。")
    return rows


def sheet_of_text(text: str, file: str) -> Sheet:
    """Return delimited text as a sheet of cleaned cells."""
    return Sheet("", tuple(tuple(clean(cell) for cell in row) for row in rows_of_text(text, file)))


def _cells_in_sample(text: str, delimiter: str) -> int:
    lines = itertools.islice(io.StringIO(text), _SAMPLE)
    return max((line.count(delimiter) for line in lines), default=0)
