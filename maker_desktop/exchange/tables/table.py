"""A table of text cells from any file, with addresses and cleaning of cells."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_DROPPED = frozenset({"Cc", "Cf", "Cs"})
#: Code points that are no characters and that no XML may hold.
_NO_CHARACTERS = "\ufffe\uffff"
#: East Asian widths of characters that need no blank between lines.
_WIDE = frozenset("WF")
_CARRIAGE_RETURN = re.compile(r"_x000[dD]_|\r\n?")


#: A text that a spreadsheet keeps from turning into a number: ="139…" in a csv file, '139… typed into a cell.
_AS_TEXT = re.compile(r"""="([^"]*)"|['‘’＇](?=[+\d])(.*)""", re.DOTALL)
#: Error values of spreadsheets.
ERROR_VALUES = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#?"}
)
#: A cell by the indices of its row and column, from 0.
Place = tuple[int, int]
#: Stands in a `Look` for what a cell shows in a format that is not interpreted.
UNREADABLE = "…"


@dataclass(frozen=True, slots=True)
class Look:
    """What the page shows besides the texts; rows and columns by their indices from 0.

    `struck` holds the text struck out of a cell, `unanswered` the cells without a value: an error (#REF!) or, as an
    empty text, a formula whose result the file does not hold. `unchecked` says in Chinese what the format hides.
    `hidden` is a worksheet that is hidden itself: it has been looked into only to see that it is filled. `spread` holds
    the filled cells that are merged with one in a row above, and the row of that. `shown` are the cells that hold
    another value than they show, with what they show: 89.95 as 90, 0.9 as 90%. `days` are those that hold a date.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: Mapping[Place, str] = field(default_factory=dict)
    unanswered: Mapping[Place, str] = field(default_factory=dict)
    unchecked: str = ""
    hidden: bool = False
    spread: Mapping[Place, int] = field(default_factory=dict)
    shown: Mapping[Place, str] = field(default_factory=dict)
    days: frozenset[Place] = frozenset()

    def says(self, place: Place) -> str:
        """Return in Chinese what a cell shows that holds another value or a date; empty if it holds what it shows."""
        seen = self.shown.get(place)
        if seen is None:
            return "是日期或时间" if place in self.days else ""
        if not seen:
            return "在表里什么也不显示"
        return "的格式无法识别" if seen == UNREADABLE else f"在表里显示为“{seen[:30]}”，存的是另一个值"


#: What is said of a worksheet that is hidden.
HIDDEN_SHEET = "这张工作表是隐藏的，没有读入；要读请取消隐藏后保存，再导入"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet, Word table or text file: cleaned cells from row 1 and column A on; `name` is empty if it has none.

    Lines within a cell are separated by a line feed. Rows may differ in length. Cells hold no text that is struck out.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    look: Look = field(default_factory=Look)

    def cell(self, row: int, column: int) -> str:
        """Return a cell by its indices from 0; empty beyond the edge."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


def hidden_sheets(sheets: Iterable[Sheet]) -> str:
    """Name the worksheets that are hidden, as a clause of a Chinese sentence; an empty text where none is."""
    names = "".join(f"“{sheet.name}”" for sheet in sheets if sheet.look.hidden)
    return f"，工作表{names}是隐藏的" if names else ""


def cell_name(row: int, column: int) -> str:
    """Return a cell's address as spreadsheets write it: indices from 0, so (6, 1) is B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def clean(text: str) -> str:
    """Return a cell's text without control characters, invisible marks of direction and outer blanks."""
    if text.isprintable() and "_x000" not in text:
        return text.strip()
    text = _CARRIAGE_RETURN.sub("\n", text).replace("\t", " ")
    kept = (char for char in text if char == "\n" or _stays(char))
    lines = "".join(kept).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def as_typed(text: str) -> str:
    """Return a cell without what keeps its digits a text: ="13900001000" and '13900001000 are the digits."""
    typed = _AS_TEXT.fullmatch(text)
    return text if typed is None else (typed[1] or typed[2] or "").strip()


def _stays(char: str) -> bool:
    return unicodedata.category(char) not in _DROPPED and char not in _NO_CHARACTERS


def one_line(text: str) -> str:
    """Join the lines of a cell: without a blank between Chinese characters, with one between words."""
    first, *rest = [line.strip() for line in text.split("\n")]
    for line in rest:
        glue = "" if not first or not line or _is_wide(first[-1]) or _is_wide(line[0]) else " "
        first += glue + line
    return first


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in _WIDE
