"""Finding the header of a table: which rows title the columns, and which column each title means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maker_desktop.exchange.tables.limits import MOST_COLUMNS
from maker_desktop.exchange.tables.table import Sheet, cell_name, one_line
from maker_desktop.exchange.tables.title_meaning import Meaning, TitleBook, is_of_a_person, is_person, title_key

#: The header stands within this many rows from the top.
DEEPEST_HEADER = 60
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Header:
    """The title rows of a table (`row` is the last of them, from 0) and the column index of each key found in them.

    `titles` are the columns' titles as they are written; the table lies from column `first` to before `end`. `guessed` are
    the keys whose title says more in brackets than is understood, `doubtful` those that may belong to somebody else,
    `hidden` the keys that only a hidden column has.
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

    def letter(self, key: str) -> str:
        """Return the letter of a key's column."""
        return column_letter(self.columns[key])


def column_letter(column: int) -> str:
    """Return the letter of a column, from 0."""
    return cell_name(0, column)[:-1]


def find_header(sheet: Sheet, names: Mapping[str, tuple[str, ...]], needed: str) -> Header | None:
    """Return the header with the most known titles among the first rows, `needed` among them; None if there is none.

    `names` gives for each key the titles it may have, the best first. A title of two rows, 联系人 over 姓名, is read
    together. Hidden columns are passed over.
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


def tables_beside(
    sheet: Sheet, header: Header, names: Mapping[str, tuple[str, ...]], needed: Sequence[str]
) -> list[Header]:
    """Return the headers of tables that stand side by side under the same titles; the header alone if there is one.

    A table beside begins where the first title of the first comes again, and has every `needed` key once more.
    """
    book = TitleBook(names)
    meanings = {column: book.meaning(title) for column, title in sorted(header.titles.items())}
    keys = {column: meaning.key for column, meaning in meanings.items() if meaning is not None}
    again = [column for column, key in keys.items() if key == needed[0]]
    if len(again) < 2:
        return [header]
    starts = [_start(keys, before, column) for before, column in zip([-1, *again], again, strict=False)]
    edges = [*starts[1:], max(header.titles) + 1]
    found = []
    for start, edge in zip([0, *starts[1:]], edges, strict=True):
        titles = {column: title for column, title in header.titles.items() if start <= column < edge}
        table = _header(sheet, header.row, titles, {column: meanings[column] for column in titles})
        found.append(replace(table, lines=header.lines, first=start, end=edge))
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
        meanings = {column: book.meaning(title, above.get(column, "")) for column, title in titles.items()}
        alone = {column: title for column, title in above.items() if column not in titles}
        meanings |= {column: book.meaning(title) for column, title in alone.items()}
        written = {column: _written(title, above.get(column, "")) for column, title in titles.items()} | alone
        yield replace(_header(sheet, row, written, meanings), lines=2)
        return
    yield _header(sheet, row, titles, {column: book.meaning(title) for column, title in titles.items()})


def _titles(row: Sequence[str]) -> dict[int, str]:
    return {column: one_line(cell) for column, cell in enumerate(row) if cell and len(cell) <= _LONGEST_TITLE}


def _above(sheet: Sheet, row: int, book: TitleBook) -> dict[int, str] | None:
    """Return the titles in the row above where the two rows are one header: some of them over several below."""
    if row == 0:
        return None
    upper, lower = _titles(sheet.rows[row - 1]), _titles(sheet.rows[row])
    if len(set(upper.values())) < 2 or any(_is_label(title) for title in upper.values()):
        return None
    spread, last = {}, ""
    for column in range(max((*upper, *lower)) + 1):
        last = upper.get(column, last if column in lower else "")
        if last:
            spread[column] = last
    below = {column for column, title in lower.items() if title != spread.get(column)}
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
    for column, meaning in sorted(meanings.items()):
        if meaning is None:
            continue
        if column in sheet.look.hidden_columns:
            hidden.setdefault(meaning.key, column)
            continue
        rank = (meaning.guessed, _whose(titles, column), meaning.rank, column)
        best[meaning.key] = min(rank, best.get(meaning.key, rank))
    return Header(
        row=row,
        columns={key: column for key, (_, _, _, column) in best.items()},
        titles=dict(titles),
        guessed=frozenset(key for key, (guessed, _, _, _) in best.items() if guessed),
        doubtful={key: whose for key, (_, whose, _, _) in best.items() if whose},
        hidden={key: column for key, column in hidden.items() if key not in best},
    )


def _whose(titles: Mapping[int, str], column: int) -> str:
    """Return whose telephone a bare 电话 may be: that of the person right before it, unless he is the 联系人."""
    if not is_of_a_person(titles[column]):
        return ""
    before = titles.get(column - 1, "")
    return before if is_person(before) and "联系人" not in title_key(before) else ""
