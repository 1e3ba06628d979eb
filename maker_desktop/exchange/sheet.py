"""A table of text cells, whatever file it came from, and how its cells are named and cleaned."""

import re
import unicodedata
from dataclasses import dataclass

_DROPPED = frozenset({"Cc", "Cf", "Cs"})
#: Code points that are no characters and that no XML may hold.
_NO_CHARACTERS = "\ufffe\uffff"
_CARRIAGE_RETURN = re.compile(r"_x000[dD]_|\r\n?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet, Word table or text file: cleaned cells from row 1 and column A on; `name` is empty if it has none.

    Lines within a cell are separated by a line feed. Rows may differ in length.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]

    def cell(self, row: int, column: int) -> str:
        """Return a cell by its indices from 0; empty beyond the edge."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


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


def _stays(char: str) -> bool:
    return unicodedata.category(char) not in _DROPPED and char not in _NO_CHARACTERS
