"""A division chosen by a tick in one of several columns, each titled with a division (企业组, 创业组)."""

import re
from collections.abc import Iterator, Mapping

from maker_desktop.domain.model.rulebook import Division
from maker_desktop.exchange.roster.answer_columns import may_tick, over
from maker_desktop.exchange.roster.ticks import lone_mark
from maker_desktop.exchange.roster.titles import ROSTER_TITLES
from maker_desktop.exchange.roster.values import read_division, read_specialised
from maker_desktop.exchange.tables.columns import Header
from maker_desktop.exchange.tables.table import Sheet, cell_name, one_line
from maker_desktop.exchange.tables.title_meaning import TitleBook, title_key

_BOOK = TitleBook(ROSTER_TITLES)
#: 组别（企业组）, 组别：企业组.
_BEHIND = re.compile(r"(.+?)[\s:：/（(]+([^\s:：/（()）]+)[)）]?")


def division_columns(sheet: Sheet, header: Header, divisions: tuple[Division, ...]) -> Mapping[int, Division]:
    """Return the columns that hold ticks, with the division of each.

    Empty unless there are several, of several divisions, each once; and where another column names the division.
    """
    found = dict(_titled(sheet, header, divisions))
    named = header.columns.get("division")
    once = len({division.id for division in found.values()}) == len(found) > 1
    return found if once and (named is None or named in found) else {}


def ticked_division(sheet: Sheet, row: int, columns: Mapping[int, Division]) -> tuple[Division | None, str]:
    """Return the division whose column is ticked in a row; without one, why not, in Chinese."""
    chosen: list[Division] = []
    for column, division in columns.items():
        text = sheet.cell(row, column)
        if (row, column) in {*sheet.look.unanswered, *sheet.look.struck, *sheet.look.shown}:
            return None, f"{cell_name(row, column)} 划去了，是没有结果的公式，或显示的不是存的值"
        mark, read = lone_mark(text), read_specialised(text)
        if mark or (mark is None and (read == "是" or title_key(text) == title_key(division.name))):
            chosen.append(division)
        elif mark is None and read not in ("", "否"):
            return None, f"{cell_name(row, column)} 填的“{one_line(text)[:20]}”不是勾"
    if len(chosen) == 1:
        return chosen[0], ""
    return None, "勾选了几个组别" if chosen else "没有勾选哪个组别"


def _titled(sheet: Sheet, header: Header, divisions: tuple[Division, ...]) -> Iterator[tuple[int, Division]]:
    """Yield each column whose title, or the line of titles below 组别, is a division's name."""
    for column in may_tick(sheet, header):
        titles = [header.titles.get(column, "")]
        if header.row + 1 < len(sheet.rows) and _asks(over(sheet, header.row, column)):
            titles.append(one_line(sheet.cell(header.row + 1, column)))
        named = next((division for title in titles if (division := _named(title, divisions))), None)
        if named is not None:
            yield column, named


def _named(title: str, divisions: tuple[Division, ...]) -> Division | None:
    behind = _BEHIND.fullmatch(title)
    name = behind[2] if behind is not None and _asks(behind[1]) else title_key(title)
    return read_division(name, divisions)[0] if name and len(title) < 20 else None


def _asks(title: str) -> bool:
    meaning = _BOOK.meaning(title)
    return meaning is not None and meaning.key == "division"
