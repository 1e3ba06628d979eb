"""Finding the header of a table: which row titles the columns, and which column each title means."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from maker_desktop.exchange.tables.table import Sheet

#: The header stands within this many rows from the top.
DEEPEST_HEADER = 60

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_ORNAMENT = re.compile(r"[\s*:.,、/\\\-_()\[\]【】<>《》“”\"']")


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a sheet (index from 0) and the column index of each key found in it."""

    row: int
    columns: Mapping[str, int]


def title_key(title: str) -> str:
    """Return a column title without brackets, blanks and ornaments, in half-width small letters."""
    text = unicodedata.normalize("NFKC", title).casefold()
    without = _ORNAMENT.sub("", _IN_BRACKETS.sub("", text))
    return without or _ORNAMENT.sub("", text)


def find_header(sheet: Sheet, names: Mapping[str, tuple[str, ...]], needed: str) -> Header | None:
    """Return the row with the most known titles among the first rows, `needed` among them; None if there is none.

    `names` gives for each key the titles it may have, the best first.
    """
    meanings = {title_key(name): key for key, titles in names.items() for name in titles}
    best: Header | None = None
    for row in range(min(len(sheet.rows), DEEPEST_HEADER)):
        columns = _columns(sheet.rows[row], names, meanings)
        if needed in columns and (best is None or len(columns) > len(best.columns)):
            best = Header(row, columns)
    return best


def _columns(row: tuple[str, ...], names: Mapping[str, tuple[str, ...]], meanings: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each key; where several titles mean the same, the better title and then the first wins."""
    ranks: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(row):
        if not cell or len(cell) > 60:
            continue
        title = title_key(cell)
        key = meanings.get(title)
        if key is None:
            continue
        rank = ([title_key(name) for name in names[key]].index(title), index)
        ranks[key] = min(rank, ranks.get(key, rank))
    return {key: index for key, (_, index) in ranks.items()}
