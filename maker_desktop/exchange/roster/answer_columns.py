"""An answer given by a tick in one of two columns, 是 and 否, below or behind one title."""

import re
from collections.abc import Iterator, Mapping

from maker_desktop.exchange.roster.ticks import lone_mark
from maker_desktop.exchange.roster.titles import ROSTER_TITLES
from maker_desktop.exchange.roster.values import Reading, read_specialised
from maker_desktop.exchange.tables.columns import Header, column_letter
from maker_desktop.exchange.tables.table import Sheet, one_line
from maker_desktop.exchange.tables.title_meaning import TitleBook, title_key

_YES, _NO = "是", "否"
#: The only question of a roster that is answered by yes or no.
ANSWERED = "specialised"
#: 专精特新（是）, 专精特新：否.
_BEHIND = re.compile(r"(.+?)[\s:：/（(]+(是|否)[)）]?")
_BOOK = TitleBook(ROSTER_TITLES)


def answer_columns(sheet: Sheet, header: Header) -> Mapping[int, str]:
    """Return the columns that hold ticks, with the answer of each; empty unless there is one for 是 and one for 否."""
    found = dict(_answers(sheet, header))
    return found if sorted(found.values()) == sorted((_YES, _NO)) else {}


def over(sheet: Sheet, row: int, column: int) -> str:
    """Return the title over a column; of a title that was not merged, the nearest one to the left."""
    return next((text for left in range(column, -1, -1) if (text := one_line(sheet.cell(row, left)))), "")


def may_tick(sheet: Sheet, header: Header) -> list[int]:
    """Return the columns of a table that may hold ticks."""
    widest = max(map(len, sheet.rows), default=0)
    return sorted({*range(header.first, min(header.end, widest))} - sheet.look.hidden_columns)


def answer_in_columns(sheet: Sheet, row: int, columns: Mapping[int, str]) -> Reading:
    """Return the answer whose column is ticked in a row, with a note where that is none, both, or no tick."""
    given: list[str] = []
    strange: list[tuple[bool | None, str]] = []
    for column, answer in columns.items():
        text = sheet.cell(row, column)
        if (row, column) in {*sheet.look.unanswered, *sheet.look.struck, *sheet.look.shown}:
            strange.append((None, f"{column_letter(column)}{row + 1} 划去了，是没有结果的公式，或显示的不是存的值"))
            continue
        mark, read = lone_mark(text), read_specialised(text)
        if mark or (mark is None and read in (_YES, answer)):
            given.append(answer)
        elif read and (mark is None or read == _NO):
            strange.append((mark, f"{column_letter(column)}{row + 1} 填的是“{one_line(text)[:20]}”"))
    # A cross says no more than an empty box where the other column is ticked; alone it may mean either.
    wrong = [words for mark, words in strange if mark is None or not given]
    if len(given) == 1 and not wrong:
        return Reading(given[0], "")
    if wrong or given:
        why = "，".join(wrong) or "“是”“否”两格都打了勾"
        return Reading("", f"{why}，是否专精特新已留空，请核对")
    return Reading("", "")


def _answers(sheet: Sheet, header: Header) -> Iterator[tuple[int, str]]:
    """Yield each column whose title, or the line of titles below it, is an answer to a known question."""
    for column in may_tick(sheet, header):
        for row in (header.row, header.row + 1):
            text = one_line(sheet.cell(row, column)) if row < len(sheet.rows) else ""
            behind = _BEHIND.fullmatch(text)
            if title_key(text) in (_YES, _NO) and row and _asks(over(sheet, row - 1, column)):
                yield column, title_key(text)
                break
            if behind is not None and row == header.row and _asks(behind[1]):
                yield column, behind[2]
                break


def _asks(title: str) -> bool:
    meaning = _BOOK.meaning(title)
    return meaning is not None and meaning.key == ANSWERED
