"""Finding the header of a table: which rows have the titles, and the column of each known key."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maker_desktop.exchange.tables.limits import MOST_COLUMNS, MOST_ROWS
from maker_desktop.exchange.tables.table import Sheet, cell_name, one_line
from maker_desktop.exchange.tables.title_meaning import (
    Meaning,
    TitleBook,
    is_group,
    is_of_a_person,
    is_person,
    title_key,
)

#: The header is within this many rows from the top.
DEEPEST_HEADER = 60
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Header:
    """The title rows of a table (`row` is the last of them, from 0) and the column index of each key found in them.

    `lines` are the rows of titles, `titles` the columns' titles as they are written; the table lies from column `first`
    to before `end`. `guessed` are the keys whose title says more in brackets than is understood, `doubtful` those that
    may belong to the person named before them, `hidden` those that only a hidden column has. The table ends before row
    `bottom`; `repeats` are rows in it that only repeat the titles. `doubles` are further columns of a key, hidden ones
    excepted.
    """

    row: int
    columns: Mapping[str, int]
    titles: Mapping[int, str] = field(default_factory=dict)
    lines: int = 1
    first: int = 0
    end: int = MOST_COLUMNS
    guessed: frozenset[str] = frozenset()
    doubtful: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, int] = field(default_factory=dict)
    bottom: int = MOST_ROWS
    repeats: frozenset[int] = frozenset()
    doubles: Mapping[int, str] = field(default_factory=dict)

    def letter(self, key: str) -> str:
        """Return the letter of a key's column."""
        return column_letter(self.columns[key])


def column_letter(column: int) -> str:
    """Return the letter of a column, from 0."""
    return cell_name(0, column)[:-1]


def find_header(sheet: Sheet, names: Mapping[str, tuple[str, ...]], needed: str) -> Header | None:
    """Return the header with the most known titles among the first rows, `needed` among them; None if there is none.

    `names` gives for each key the titles it may have, the best first. A title of two rows, 联系人 over 姓名, is read
    together. Hidden columns are skipped.
    """
    book = TitleBook(names)
    best: Header | None = None
    for row in range(min(len(sheet.rows), DEEPEST_HEADER)):
        for header in _headers(sheet, row, book):
            if needed in header.columns and (best is None or _is_better(header, best)):
                best = header
    return best


def _is_better(header: Header, best: Header) -> bool:
    found, before = len(header.columns), len(best.columns)
    return found > before or (found == before and header.lines == 2 and header.row == best.row + 1)


def find_tables(sheet: Sheet, names: Mapping[str, tuple[str, ...]], needed: Sequence[str]) -> list[Header]:
    """Return the headers of all tables of a sheet, one below another or side by side; none without the first `needed`.

    Further tables are those that have every `needed` key once more. Below the first, a row with its titles again begins
    no table of its own.
    """
    first = find_header(sheet, names, needed[0])
    if first is None:
        return []
    book = TitleBook(names)
    stacked, repeats = [first], set[int]()
    row = first.row + 1
    while row < len(sheet.rows):
        header = _header_at(sheet, row, book, needed) if _may_be_titles(sheet.rows[row]) else None
        if header is not None and _repeats(header, stacked[-1], row):
            repeats.update(range(row, header.row + 1))
        elif header is not None:
            stacked[-1] = replace(stacked[-1], bottom=row)
            stacked.append(header)
        row = header.row + 1 if header is not None else row + 1
    tables = [replace(header, repeats=frozenset(repeats)) for header in stacked]
    return [table for header in tables for table in _beside(sheet, header, book, needed)]


def _repeats(header: Header, before: Header, row: int) -> bool:
    """Whether titles are those of the table they stand in: the same, or, right below, those merged over two rows."""
    if row == before.row + 1:
        return header.columns.items() <= before.columns.items()
    return header.columns == before.columns


def _may_be_titles(row: Sequence[str]) -> bool:
    """Whether a row may title columns: some short cell mentions projects. This rules out most rows."""
    return any(len(cell) < 20 and any(word in cell.casefold() for word in ("项", "作品", "project")) for cell in row)


def _header_at(sheet: Sheet, row: int, book: TitleBook, needed: Sequence[str]) -> Header | None:
    """Return the header that begins with a row, of one line or of two; None if a needed key is missing."""
    lines = [*_headers(sheet, row, book)]
    if row + 1 < len(sheet.rows):
        lines += [header for header in _headers(sheet, row + 1, book) if header.lines == 2]
    found = [header for header in lines if set(needed) <= header.columns.keys()]
    return max(found, key=lambda header: (len(header.columns), header.lines), default=None)


def _beside(sheet: Sheet, header: Header, book: TitleBook, needed: Sequence[str]) -> list[Header]:
    """Return the headers of tables side by side under the same row of titles; the header alone if there is one table.

    A table beside begins where the first title of the first one comes again.
    """
    meanings = {column: book.meaning(title) for column, title in sorted(header.titles.items())}
    keys = {column: meaning.key for column, meaning in meanings.items() if meaning is not None}
    again = [column for column, key in keys.items() if key == needed[0]]
    if len(again) < 2:
        return [header]
    starts = [0, *(_start(keys, before, column) for before, column in itertools.pairwise(again))]
    found = []
    for start, edge in zip(starts, [*starts[1:], MOST_COLUMNS], strict=True):
        titles = {column: title for column, title in header.titles.items() if start <= column < edge}
        table = _header(sheet, header.row, titles, {column: meanings[column] for column in titles})
        edges = {"lines": header.lines, "first": start, "end": edge, "bottom": header.bottom, "repeats": header.repeats}
        found.append(replace(table, **edges))  # type: ignore[arg-type]  # fields by name
    return found if all(set(needed) <= table.columns.keys() for table in found) else [header]


def _start(keys: Mapping[int, str], before: int, column: int) -> int:
    """Return where the table begins that has its needed key in a column: at the table's first title."""
    lead = keys[min(keys)]
    return max((each for each, key in keys.items() if before < each <= column and key == lead), default=column)


def _headers(sheet: Sheet, row: int, book: TitleBook) -> Iterator[Header]:
    """Yield what a row may be: the second line of titles, or the only one."""
    titles = _titles(sheet.rows[row])
    if not titles:
        return
    above = _above(sheet, row, book)
    if above is not None:
        # A column is gone whose title is struck out in either line.
        gone = _struck(sheet, row - 1) | _struck(sheet, row)
        above = {column: title for column, title in above.items() if column not in gone}
        titles = {column: title for column, title in titles.items() if column not in gone}
        meanings = {column: book.meaning(title, above.get(column, "")) for column, title in titles.items()}
        alone = {column: title for column, title in above.items() if column not in titles}
        meanings |= {column: book.meaning(title) for column, title in alone.items()}
        written = {column: _written(title, above.get(column, "")) for column, title in titles.items()} | alone
        yield replace(_header(sheet, row, written, meanings), lines=2)
        return
    yield _header(sheet, row, titles, {column: book.meaning(title) for column, title in titles.items()})


def _titles(row: Sequence[str]) -> dict[int, str]:
    return {column: one_line(cell) for column, cell in enumerate(row) if cell and len(cell) <= _LONGEST_TITLE}


def _struck(sheet: Sheet, row: int) -> set[int]:
    """Return the columns of a row in which a text is struck out and none stands."""
    return {column for place, column in sheet.look.struck if place == row and not sheet.cell(row, column)}


def _above(sheet: Sheet, row: int, book: TitleBook) -> dict[int, str] | None:
    """Return the titles in the row above where the two rows are one header: some of them over several below."""
    if row == 0:
        return None
    upper, lower = _titles(sheet.rows[row - 1]), _titles(sheet.rows[row])
    if len(set(upper.values())) < 2 or any(_is_label(title) for title in upper.values()):
        return None
    if not any(book.meaning(title) or is_person(title) or is_group(title) for title in upper.values()):
        return None
    spread, last, gone = {}, "", _struck(sheet, row - 1)
    # A lower title that is struck out still stands below the upper one.
    written = {*lower, *_struck(sheet, row)} - gone
    for column in range(max((*upper, *written), default=-1) + 1):
        last = upper.get(column, last if column in written else "")
        if last:
            spread[column] = last
    below = {column for column, title in lower.items() if title != spread.get(column) and column not in gone}
    spanning = {column for column in below if spread.get(column) in (spread.get(column - 1), spread.get(column + 1))}
    known = [column for column in below if book.meaning(lower[column]) or is_of_a_person(lower[column])]
    if not below or below != spanning or 2 * len(known) <= len(below):
        return None
    return {column: title for column, title in spread.items() if column in upper or column in lower}


def _is_label(title: str) -> bool:
    return ":" in title or "：" in title or sum(char.isdigit() for char in title) > 3


def _written(title: str, above: str) -> str:
    return title if above in ("", title) else f"{above}/{title}"


def _header(sheet: Sheet, row: int, titles: Mapping[int, str], meanings: Mapping[int, Meaning | None]) -> Header:
    """Return the header with the best column of each key; of equally good ones the first."""
    best: dict[str, tuple[bool, str, int, int]] = {}
    hidden: dict[str, int] = {}
    keys: dict[int, str] = {}
    for column, meaning in sorted(meanings.items()):
        if meaning is None:
            continue
        if column in sheet.look.hidden_columns:
            hidden.setdefault(meaning.key, column)
            continue
        rank = (meaning.guessed, _whose(titles, column), meaning.rank, column)
        best[meaning.key] = min(rank, best.get(meaning.key, rank))
        keys[column] = meaning.key
    columns = {key: column for key, (_, _, _, column) in best.items()}
    return Header(
        row=row,
        columns=columns,
        titles=dict(titles),
        guessed=frozenset(key for key, (guessed, _, _, _) in best.items() if guessed),
        doubtful={key: whose for key, (_, whose, _, _) in best.items() if whose},
        hidden={key: column for key, column in hidden.items() if key not in best},
        doubles={column: key for column, key in keys.items() if columns[key] != column},
    )


def _whose(titles: Mapping[int, str], column: int) -> str:
    """Return whose telephone a bare 电话 may be: that of the person right before it, unless he is the 联系人."""
    if not is_of_a_person(titles[column]):
        return ""
    before = titles.get(column - 1, "")
    return before if is_person(before) and "联系人" not in title_key(before) else ""
