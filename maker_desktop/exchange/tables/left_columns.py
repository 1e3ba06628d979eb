"""Columns of a table that are not read though they are filled: without a title, struck out, hidden, or titled twice."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.exchange.tables.columns import Header, column_letter
from maker_desktop.exchange.tables.table import Look, cell_name, one_line
from maker_desktop.exchange.tables.title_meaning import title_key

_SHOWN = 20
#: The title of a column that only counts lines.
COUNTING = "序号"


def left_columns(
    rows: Sequence[Sequence[str]],
    header: Header,
    look: Look,
    *,
    label: str,
    data: Iterable[int],
    read: Collection[int] = (),
) -> Iterator[Doubt]:
    """Yield what is said of columns that were not read.

    `data` are the indices of the rows that are entries, `read` columns that were read besides the header's.
    """
    filled = _Filled(rows, data)
    for column, title in sorted(header.titles.items()):
        letter = column_letter(column)
        if column in look.hidden_columns:
            yield _of_titles(header, f"{letter} 列“{title}”是隐藏的，没有读入", letter, label)
        elif (key := header.doubles.get(column)) and column not in read and title_key(title) != COUNTING:
            taken = header.columns[key]
            if place := filled.differing(column, taken):
                yield _of_titles(
                    header,
                    f"{letter} 列“{title}”和 {column_letter(taken)} 列同义，读的是 {column_letter(taken)} 列，"
                    f"{letter} 列没有读入（{place}）",
                    letter,
                    label,
                )
    struck = set()
    for (row, column), text in sorted(look.struck.items()):
        if header.row - header.lines < row <= header.row and header.first <= column < header.end:
            known = header.titles.get(column)
            struck.add(column)
            after = f"按“{known}”读入，请核对" if known else "这一列没有读入"
            yield Doubt(row + 1, f"标题“{one_line(text)[:_SHOWN]}”划去了，{after}", cell_name(row, column), label)
    passed = {*header.titles, *read, *struck}
    for column in filled.columns(header.first, header.end):
        if column not in passed and (place := filled.first(column)):
            hidden = "，是隐藏的" if column in look.hidden_columns else ""
            letter = column_letter(column)
            yield _of_titles(header, f"{letter} 列没有标题{hidden}，没有读入（{place}）", letter, label)


def _of_titles(header: Header, text: str, letter: str, label: str) -> Doubt:
    return Doubt(header.row + 1, text, f"{letter}{header.row + 1}", label)


class _Filled:
    """The filled cells of a table's entries."""

    def __init__(self, rows: Sequence[Sequence[str]], data: Iterable[int]) -> None:
        self._rows = [(at, rows[at]) for at in data]

    def columns(self, begin: int, end: int) -> range:
        """Return the columns from `begin` to before `end` that some entry reaches."""
        return range(begin, min(end, max((len(row) for _, row in self._rows), default=0)))

    def first(self, column: int) -> str:
        """Return the first filled cell of a column and how many there are; cells that only repeat the left one no."""
        return self._told(
            (at, row[column])
            for at, row in self._rows
            if column < len(row) and row[column].strip() and not (column and row[column] == row[column - 1])
        )

    def differing(self, column: int, other: int) -> str:
        """Return, like `first`, the cells of a column that say something else than those of another."""
        return self._told(
            (at, row[column])
            for at, row in self._rows
            if column < len(row) and row[column].strip() and row[column] != (row[other] if other < len(row) else "")
        )

    def _told(self, cells: Iterable[tuple[int, str]]) -> str:
        found = [*cells]
        if not found:
            return ""
        at, text = found[0]
        more = f" 等 {len(found)} 行" if len(found) > 1 else ""
        return f"第 {at + 1} 行“{one_line(text)[:_SHOWN]}”{more}"
