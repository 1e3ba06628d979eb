"""Tables of plain text: .csv in the encodings spreadsheets write, and cells pasted from one."""

import codecs
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.limits import LARGEST_FILE, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from maker_desktop.exchange.tables.table import Look, Sheet, clean

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: The first one, which spreadsheets paste with, wins a draw.
_DELIMITERS = ("\t", ",", ";")
#: A formula, but not ="139…", which spreadsheets write to keep digits a text.
_FORMULA = re.compile(r'=(?!"[^"]*"$)')
_QUOTED = re.compile(r'"(?:[^"]|"")*+"')
#: Characters of a cell, far more than any column takes.
_LONGEST = 131_072
#: Rows looked at to find the delimiter.
_SAMPLE = 30
_LONGEST_SAMPLE = 10_000
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
    raise Refusal(f"文件“{file}”不是表格：既不是 Excel、Word，也不是 UTF-8 或 GB 18030 编码的 csv 文本，请另选文件。")


def rows_of_text(text: str, file: str) -> list[list[str]]:
    """Return the cells of delimited text unchanged; the delimiter is the one most lines agree on.

    A quotation mark closes a cell only before a delimiter or the end of a line, so that “"甲"乙” keeps its own.
    Raises Refusal if the text is too large.
    """
    if len(text) > LARGEST_FILE:
        raise Refusal(f"“{file}”太大，最多可以读 {LARGEST_FILE // 1_000_000} MB。")
    delimiter = max(_DELIMITERS, key=lambda mark: _agreement(text, mark))
    rows = list(itertools.islice(_rows(text, delimiter, file), MOST_ROWS + 1))
    widest = max((len(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or widest > MOST_COLUMNS or sum(map(len, rows)) > MOST_CELLS:
        raise Refusal(f"“{file}”的表格太大（最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列），请删除多余的行列。")
    return rows


def sheet_of_text(text: str, file: str) -> Sheet:
    """Return delimited text as a sheet of cleaned cells; formulas in it are without a result."""
    rows = [[clean(cell) for cell in row] for row in rows_of_text(text, file)]
    formulas = {
        (index, column): ""
        for index, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.startswith("=") and _FORMULA.match(cell)
    }
    for index, column in formulas:
        rows[index][column] = ""
    return Sheet("", tuple(map(tuple, rows)), Look(unanswered=formulas))


def _agreement(text: str, delimiter: str) -> tuple[int, int, int]:
    """Return how many of the first lines have the delimiter, how many agree on its count, and what that count is."""
    lines = [line[:_LONGEST_SAMPLE] for line in itertools.islice(io.StringIO(text), _SAMPLE) if line.strip()]
    counts = Counter(count for line in lines if (count := _outside_quotes(line, delimiter)))
    count, agreeing = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return counts.total(), agreeing, count


def _outside_quotes(line: str, delimiter: str) -> int:
    if '"' not in line:
        return line.count(delimiter)
    return _QUOTED.sub("", line).count(delimiter)


def _rows(text: str, delimiter: str, file: str) -> Iterator[list[str]]:
    """Yield the rows; lines without a quotation mark, nearly all of them, are only split."""
    cell = _Cell(delimiter, _agreement(text, delimiter)[2])
    taken = position = 0
    for line in io.StringIO(text, newline=""):
        position += len(line)
        if position <= taken:
            continue
        row, taken = (
            cell.row(text, position - len(line)) if '"' in line else (line.rstrip("\r\n").split(delimiter), position)
        )
        if any(len(each) > _LONGEST for each in row):
            raise Refusal(f"“{file}”里有过长的单元格，或者引号没有配对，请用表格软件打开并另存后再导入。")
        yield row


class _Cell:
    """Splits a text into cells that may be quoted."""

    def __init__(self, delimiter: str, width: int) -> None:
        """`width` is the number of delimiters most lines have."""
        mark = re.escape(delimiter)
        self._delimiter, self._width = delimiter, width
        self._plain = re.compile(rf"[^{mark}\r\n]{{0,{_LONGEST + 1}}}+")
        self._line = re.compile(r"[^\r\n]*+")
        self._quoted = re.compile(rf'"((?:[^"]|""){{0,{_LONGEST}}}+)"(?={mark}|[\r\n]|\Z)')

    def row(self, text: str, position: int) -> tuple[list[str], int]:
        """Return the cells of the row that begins at a position, and where the next one does."""
        row: list[str] = []
        while True:
            quoted = self._quoted.match(text, position)
            if quoted is not None and not self._swallows(text, quoted, len(row)):
                row.append(quoted[1].replace('""', '"'))
                position = quoted.end()
            else:
                plain = self._plain.match(text, position)
                row.append(plain[0] if plain else "")
                position += len(row[-1])
            if not text.startswith(self._delimiter, position):
                return row, position + (2 if text.startswith("\r\n", position) else 1)
            position += 1

    def _swallows(self, text: str, quoted: re.Match[str], column: int) -> bool:
        """Whether the quoted text is a run of rows between an unclosed quotation mark and another one.

        Pasted cells hold no tab; with other delimiters its first and its last line would be whole rows by themselves.
        """
        first, *between = quoted[1].split("\n")
        if not between:
            return False
        if self._delimiter == "\t":
            return self._delimiter in quoted[1]
        rest = self._line.match(text, quoted.end())
        last = between[-1] + (rest[0] if rest else "")
        return self._width == column + first.count(self._delimiter) == last.count(self._delimiter)
