"""Rows of a plain table (marks, judges, assignments) below its header, as texts in the order of the keys asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from maker_desktop.disk.files import read_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.columns import DEEPEST_HEADER, Header, find_header
from maker_desktop.exchange.tables.limits import LARGEST_FILE
from maker_desktop.exchange.tables.reading import is_text, refuse_other_kinds, sheets_of
from maker_desktop.exchange.tables.table import Sheet, clean, one_line
from maker_desktop.exchange.tables.text import rows_of_text, text_of

#: For each key of a column the titles it may have, the best first.
Titles = Mapping[str, tuple[str, ...]]

#: A row's number, from 1, and its texts in the order of the keys.
NumberedRow = tuple[int, tuple[str, ...]]


def plain_rows(path: Path, titles: Titles, needed: tuple[str, ...]) -> Iterator[NumberedRow]:
    """Yield for each filled row below the header its number, from 1, and its texts in the order of `titles`.

    A column the file lacks gives empty texts. Text files are read without an object for each cell, so that 195,000
    marks take a moment. Raises Refusal, naming the file and the columns, if it cannot be read or lacks a `needed` one.
    """
    content = read_file(path, LARGEST_FILE)
    if content.strip() and is_text(content):
        refuse_other_kinds(content, path.name)
        raw = rows_of_text(text_of(content, path.name), path.name)
        top = Sheet("", tuple(tuple(map(clean, row)) for row in raw[:DEEPEST_HEADER]))
        return _rows(raw, _header([(top, raw)], titles, needed, path.name)[0], tuple(titles))
    sheets = [(sheet, sheet.rows) for sheet in sheets_of(content, path.name)]
    header, rows = _header(sheets, titles, needed, path.name)
    return _rows(rows, header, tuple(titles))


def _header(
    sheets: Iterable[tuple[Sheet, Sequence[Sequence[str]]]], titles: Titles, needed: tuple[str, ...], file: str
) -> tuple[Header, Sequence[Sequence[str]]]:
    """Return the header of the first sheet that has the needed columns, with the sheet's rows."""
    lacking: list[str] = list(needed)
    for sheet, rows in sheets:
        header = find_header(sheet, titles, needed[0])
        if header is None:
            continue
        lacking = [key for key in needed if key not in header.columns]
        if not lacking:
            return header, rows
    wanted = "、".join(f"“{titles[key][0]}”（{key}）" for key in lacking)
    raise Refusal(f"在“{file}”里没有找到{wanted}列，请检查表头。")


def _rows(rows: Sequence[Sequence[str]], header: Header, keys: tuple[str, ...]) -> Iterator[NumberedRow]:
    indices = [header.columns.get(key, -1) for key in keys]
    width = max(indices) + 1
    for number, row in enumerate(rows[header.row + 1 :], start=header.row + 2):
        cells = row if len(row) >= width else [*row, *[""] * (width - len(row))]
        texts = tuple(["" if index < 0 else _tidy(cells[index]) for index in indices])
        if any(texts):
            yield number, texts


def _tidy(cell: str) -> str:
    return cell.strip() if cell.isprintable() else one_line(clean(cell))
