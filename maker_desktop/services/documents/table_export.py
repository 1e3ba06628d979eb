"""Any table of the window as a workbook: its columns and rows as they are shown, numbers as numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.exchange.workbooks.worksheet import Column, Page, Value, save_page
from maker_desktop.services.core.session import Session

#: Half-width characters a column has at least, and at most before its texts wrap.
_NARROWEST, _WIDEST = 8, 48
#: What Excel allows for the name of a worksheet.
_NAME_LENGTH: Final = 31
_NAME_SIGNS: Final = re.compile(r"[\[\]:*?/\\]")
_WHOLE, _EXACT = re.compile(r"0|-?[1-9]\d{0,14}"), re.compile(r"-?\d{1,9}\.(\d{1,6})")


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as the window shows it; `numeric` are the positions of columns that hold numbers."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


def export_table(session: Session, table: ShownTable, out: Path, progress: Progress = silent) -> Path:
    """Write a table as .xlsx below the contest's name, and return its path.

    Raises Refusal if it has no rows, or the file cannot be written.
    """
    if not table.rows:
        raise Refusal(f"“{table.name}”现在没有内容，请换一个表格再导出。")
    session.soundness.check(progress)
    columns = tuple(
        Column(title, _width(title, [row[position] for row in table.rows]), left=position not in table.numeric)
        for position, title in enumerate(table.titles)
    )
    rows = [
        tuple(_value(text) if position in table.numeric else text for position, text in enumerate(row))
        for row in table.rows
    ]
    name = _NAME_SIGNS.sub(" ", table.name)[:_NAME_LENGTH]
    title = f"{session.contest.rulebook.contest.name}{table.name}"
    save_page(out, Page(name, columns, rows, title=title, decimals=_decimals(table)))
    return out


def _value(text: str) -> Value:
    """Return a number where a text is one, without leading zeros; anything else stays the text it is."""
    if _WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if _EXACT.fullmatch(text) else text


def _decimals(table: ShownTable) -> int:
    found = [_EXACT.fullmatch(row[position]) for row in table.rows for position in table.numeric]
    return max((len(each[1]) for each in found if each), default=2)


def _width(title: str, texts: Sequence[str]) -> float:
    longest = max(max((len(line) for line in text.split("\n")), default=0) for text in (title, *texts))
    return min(max(2 * longest + 2, _NARROWEST), _WIDEST)
