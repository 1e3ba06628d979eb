"""Rows of a plain table (marks, judges, assignments) below its header, as texts in the order of the keys asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from maker_desktop.disk.files import read_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.roster.claims import REMARK, Claim
from maker_desktop.domain.roster.listing import Doubt, Listing, ReadTable, Recognised
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.exchange.tables.beside import Beside, beside
from maker_desktop.exchange.tables.columns import DEEPEST_HEADER, Header, column_letter, find_header
from maker_desktop.exchange.tables.left_columns import COUNTING, left_columns
from maker_desktop.exchange.tables.limits import LARGEST_FILE
from maker_desktop.exchange.tables.not_entries import EXAMPLE_SHEET, PAST_SHEET, what_else
from maker_desktop.exchange.tables.reading import is_text, refuse_other_kinds, sheets_of
from maker_desktop.exchange.tables.table import (
    HIDDEN_SHEET,
    Look,
    Sheet,
    as_typed,
    cell_name,
    clean,
    hidden_sheets,
    one_line,
)
from maker_desktop.exchange.tables.text import rows_of_text, text_of
from maker_desktop.exchange.tables.title_meaning import title_key

#: What a text begins with that a spreadsheet is kept from turning into a number.
_KEEPING_TEXT = frozenset("='‘’＇")

#: What says of a number that it is only drawn.
_ORDER = re.compile(r"抽签|抽取|出场|登台|上场|上台|顺序|次序|路演号|答辩号")

#: For each key of a column the titles it may have, the best first.
Titles = Mapping[str, tuple[str, ...]]


class PlainRow(NamedTuple):
    """A filled row: its number, from 1, its texts in the order of the keys, and its sheet where several are read.

    `named` is what else the row says of the project it is about, `claims` what else it says that has to agree with the
    contest. `fault` says in Chinese what of it cannot be read: it is not to be taken.
    """

    row: int
    texts: tuple[str, ...]
    sheet: str = ""
    fault: str = ""
    named: ProjectNamed = NOT_NAMED
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A sheet that was read: its label where there are several, its columns, and the filled cells above its titles.

    `below` are the cells of rows under the titles that are no entries or have one text or no needed column, `hidden`
    the letters of hidden columns.
    """

    label: str
    read: ReadTable
    above: tuple[tuple[str, ...], ...]
    below: tuple[tuple[str, ...], ...]
    hidden: frozenset[str]

    def letter(self, key: str) -> str:
        """Return the letter of a key's column; empty without one."""
        return next((title.column for title in self.read.titles if title.key == key), "")


@dataclass(frozen=True, slots=True)
class PlainTable:
    """The rows of all sheets that were read, and how they were."""

    rows: tuple[PlainRow, ...]
    listing: Listing
    parts: tuple[ReadPart, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """A sheet that is read: its rows as they are written, and its label where there are several."""

    sheet: Sheet
    rows: Sequence[Sequence[str]]
    header: Header
    label: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns asked for.

    A file without a `needed` one is refused. `named` is the key that a sheet's name stands for where several sheets
    lack its column, `project` the one by which a project is found; a row that has a sum where one of the `subjects` is
    named is no entry. `claims` are the keys of further columns that have to agree with the contest.
    """

    titles: Titles
    needed: tuple[str, ...]
    named: str = ""
    project: str = ""
    subjects: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def plain_rows(path: Path, wanted: Wanted) -> PlainTable:
    """Return the filled rows below the header of every sheet that has the same columns, texts in the order of `titles`.

    A column the file lacks gives empty texts. Text files are read without an object for each cell, so that 195,000
    marks take a moment. Raises Refusal, naming the file and the columns, if it cannot be read, lacks a needed one, or
    names projects by a count of lines alone.
    """
    content = read_file(path, LARGEST_FILE)
    if content.strip() and is_text(content):
        refuse_other_kinds(content, path.name)
        raw = rows_of_text(text_of(content, path.name), path.name)
        top = Sheet("", tuple(tuple(map(clean, row)) for row in raw[:DEEPEST_HEADER]))
        found: list[tuple[Sheet, Sequence[Sequence[str]]]] = [(top, raw)]
    else:
        found = [(sheet, sheet.rows) for sheet in sheets_of(content, path.name)]
    sources, left_out = _sources(found, wanted, path.name)
    rows: list[PlainRow] = []
    parts = []
    for source in sources:
        before, below = len(rows), list[tuple[str, ...]]()
        rows += _rows(source, wanted, left_out, below)
        data = [row.row - 1 for row in rows[before:]]
        read = {*source.header.columns.values()}
        look = source.sheet.look
        left_out += left_columns(source.rows, source.header, look, label=source.label, data=data, read=read)
        hidden = frozenset(map(column_letter, source.sheet.look.hidden_columns))
        parts.append(ReadPart(source.label, _read(source, len(rows) - before), _above(source), tuple(below), hidden))
    names = tuple(source.sheet.name for source in sources)
    listing = Listing(
        tuple(part.read for part in parts),
        tuple(_doubts(sources, wanted)),
        tuple(left_out),
        names,
        names,
    )
    return PlainTable(tuple(rows), listing, tuple(parts))


def _above(source: _Source) -> tuple[tuple[str, ...], ...]:
    top = source.header.row + 1 - source.header.lines
    return tuple(cells for row in source.rows[:top] if (cells := _filled(row)))


def _filled(row: Iterable[str]) -> tuple[str, ...]:
    return tuple(_tidy(cell) for cell in row if cell)


def _sources(
    found: Sequence[tuple[Sheet, Sequence[Sequence[str]]]],
    wanted: Wanted,
    file: str,
) -> tuple[list[_Source], list[Doubt]]:
    """Return the sheets to read: all that have the needed columns and those of the first of them."""
    titles, needed, named = wanted.titles, wanted.needed, wanted.named
    sheets = [(sheet, rows, find_header(sheet, titles, needed[0])) for sheet, rows in found]
    filled = sum(header is not None for _, _, header in sheets)
    sources: list[_Source] = []
    left_out: list[Doubt] = []
    lacking: list[str] = []
    for sheet, rows, header in sheets:
        if header is None:
            why = HIDDEN_SHEET if sheet.look.hidden else f"没有“{titles[needed[0]][0]}”一列，没有读入"
            left_out += [Doubt(0, why, "", sheet.name)] if sheet.rows or sheet.look.hidden else []
            continue
        missing = [key for key in needed if key not in header.columns and not (key == named and filled > 1)]
        if missing:
            lacking = missing
            left_out.append(Doubt(0, f"没有“{titles[missing[0]][0]}”一列，没有读入", "", sheet.name))
        elif EXAMPLE_SHEET.search(sheet.name) and filled > 1:
            left_out.append(Doubt(0, "像是填写示例，没有读入；要读请改表名", "", sheet.name))
        elif PAST_SHEET.search(sheet.name) and filled > 1:
            left_out.append(Doubt(0, "像是往年或作废的，没有读入；要读请改表名", "", sheet.name))
        elif sources and header.columns.keys() != sources[0].header.columns.keys() & titles.keys():
            left_out.append(Doubt(0, f"列和“{sources[0].sheet.name}”不同，没有读入", "", sheet.name))
        else:
            known = {**header.columns, **beside(header, bool(wanted.project), wanted.claims)}
            _refuse_line_numbers(known, header, wanted.project, file)
            sources.append(_Source(sheet, rows, replace(header, columns=known), sheet.name if filled > 1 else ""))
    if not sources:
        lacking = lacking or _lacking(found, titles, needed)
        # The key of a criterion's column is nothing that a person could write.
        columns = "、".join(f"“{titles[key][0]}”" + (f"（{key}）" if key in titles[key] else "") for key in lacking)
        unseen = _unseen(found, titles, lacking)
        hidden = f"：{unseen}是隐藏的，请取消隐藏后保存，再导入。" if unseen else ""
        hidden = hidden or f"{hidden_sheets(sheet for sheet, _, _ in sheets)}，请检查表头。"
        raise Refusal(f"在“{file}”里没有找到{columns}列{hidden}")
    return sources, left_out


def _unseen(found: Iterable[tuple[Sheet, Sequence[Sequence[str]]]], titles: Titles, lacking: Sequence[str]) -> str:
    """Return in Chinese the hidden columns that are titled as the lacking ones; empty if none is."""
    for sheet, _ in found:
        header = find_header(Sheet(sheet.name, sheet.rows), titles, lacking[0])
        columns = [header.columns[key] for key in lacking if key in header.columns] if header is not None else []
        hidden = [column for column in columns if column in sheet.look.hidden_columns]
        if header is not None and hidden:
            return "、".join(f" {column_letter(column)} 列“{header.titles[column]}”" for column in hidden).strip()
    return ""


def _lacking(
    found: Iterable[tuple[Sheet, Sequence[Sequence[str]]]], titles: Titles, needed: tuple[str, ...]
) -> list[str]:
    """Return the needed columns that a file lacks which has others of them, all without any."""
    headers = [find_header(sheet, titles, key) for sheet, _ in found for key in needed[1:]]
    best = max((header.columns.keys() & {*needed} for header in headers if header is not None), key=len, default=set())
    return [key for key in needed if key not in best]


def _refuse_line_numbers(columns: Mapping[str, int], header: Header, project: str, file: str) -> None:
    """Raise Refusal where nothing but a count of lines (序号) says which project a row is about."""
    column = columns.get(project, -1)
    title = header.titles.get(column, "")
    if {"project_name", "project_applicant"} & {*columns}:
        return
    if _ORDER.search(title) and "名" not in title_key(title):
        raise Refusal(
            f"“{file}”的 {column_letter(column)} 列“{one_line(title)[:30]}”是出场顺序，不是项目编号，认不出是哪个项目，"
            "请加上“项目名称”一列，如果它是参赛项目的编号，请把标题改成“项目编号”。"
        )
    if title_key(title) == COUNTING:
        raise Refusal(
            f"“{file}”里只有“序号”（{column_letter(column)} 列），没有项目名称；序号只是行号，认不出是哪个项目，"
            "请加上“项目名称”一列，如果它是参赛项目的编号，请把标题改成“项目编号”。"
        )


def _rows(source: _Source, wanted: Wanted, left_out: list[Doubt], below: list[tuple[str, ...]]) -> Iterator[PlainRow]:
    """Yield the filled rows; where the table lacks the column a sheet's name stands for, that is the name.

    Adds what is left out, and the rows `below` the titles as `ReadPart` has them.
    """
    header, label, keys = source.header, source.label, tuple(wanted.titles)
    named = wanted.named if label and wanted.named not in header.columns else ""
    indices = [header.columns.get(key, -1) for key in keys]
    subjects = [keys.index(key) for key in wanted.subjects]
    needed = [keys.index(key) for key in wanted.needed]
    more = Beside(header, wanted.claims)
    width = max(indices) + 1
    faults = _faults(source)
    for number, row in enumerate(source.rows[header.row + 1 :], start=header.row + 2):
        cells = row if len(row) >= width else [*row, *[""] * (width - len(row))]
        texts = tuple(["" if index < 0 else _tidy(cells[index]) for index in indices])
        fault = faults.get(number - 1, "") if faults else ""
        if not (fault or any(texts)):
            continue
        filled = [text for text in texts if text]
        firsts = [*(texts[index] for index in subjects), *(filled if len(filled) < 2 and not fault else ())]
        first = next((text for text in firsts if text and what_else(text, len(filled) > 1)), "")
        signed = not subjects and any(what_else(text, whole=False) for text in filled)
        if first or signed or len(filled) < 2 or not any(texts[index] for index in needed):
            below.append(_filled(row))
        if first:
            left_out.append(Doubt(number, f"“{first[:20]}”{what_else(first, len(filled) > 1)}，没有读入", "", label))
            continue
        says, claims = NOT_NAMED, tuple[Claim, ...]()
        if more.columns:
            tidied = [_tidy(cell) if column in more.columns else "" for column, cell in enumerate(row)]
            says, claims = more.named(tidied), tuple(more.claims(number - 1, tidied))
        if named:
            texts = tuple(label if key == named else text for key, text in zip(keys, texts, strict=True))
        yield PlainRow(number, texts, label, fault, says, claims)


def _faults(source: _Source) -> dict[int, str]:
    """Return by row what cannot be read: formulas without a result, errors, text struck out, other values shown."""
    look = source.sheet.look
    if not (look.unanswered or look.struck or look.shown or look.days):
        return {}
    faults: dict[int, str] = {}
    titles = {column: source.header.titles[column] for column in source.header.columns.values()}
    for (row, column), error in look.unanswered.items():
        if column in titles and row > source.header.row:
            what = f"显示为“{error}”" if error else "是公式，文件里没有它的结果"
            advice = "请用表格软件打开、算好并保存后再导入"
            faults.setdefault(row, f"{cell_name(row, column)}（{titles[column]}）{what}，{advice}。")
    for (row, column), text in look.struck.items():
        if column in titles and row > source.header.row:
            place = f"{cell_name(row, column)}（{titles[column]}）"
            faults.setdefault(row, f"{place}里的“{text[:20]}”划去了，请改好这一格或删除这一行。")
    for row, column in (*look.shown, *look.days):
        if column in titles and row > source.header.row:
            place = f"{cell_name(row, column)}（{titles[column]}）"
            faults.setdefault(row, f"{place}{look.says((row, column))}，请把要读的内容按文本或常规格式填写。")
    return faults


def _doubts(sources: Sequence[_Source], wanted: Wanted) -> Iterator[Doubt]:
    named = wanted.named
    for source in sources:
        look: Look = source.sheet.look
        for row in sorted(look.hidden_rows):
            if source.header.row < row < len(source.rows) and any(source.rows[row]):
                yield Doubt(row + 1, "这一行在表里是隐藏的，已读入，请核对还算不算", "", source.label)
        if named and named not in source.header.columns and source.label:
            yield Doubt(0, f"没有“{wanted.titles[named][0]}”一列，按表名读入", "", source.label)
        for key in sorted(source.header.guessed):
            title, said = source.header.titles[source.header.columns[key]], wanted.titles[key][0]
            row, cell = source.header.row + 1, f"{source.header.letter(key)}{source.header.row + 1}"
            yield Doubt(row, f"标题“{one_line(title)}”按“{said}”读入，请核对", cell, source.label)
        if look.unchecked:
            yield Doubt(0, look.unchecked.removesuffix("。"), "", source.label)


def _read(source: _Source, rows: int) -> ReadTable:
    header = source.header
    read = {column: key for key, column in header.columns.items() if key != REMARK}
    titles = sorted(header.titles.items())
    return ReadTable(
        source.sheet.name,
        tuple(Recognised(column_letter(column), title, read[column]) for column, title in titles if column in read),
        tuple(
            f"{column_letter(column)} {title}"
            for column, title in titles
            if column not in read and column not in source.sheet.look.hidden_columns
        ),
        rows,
    )


def _tidy(cell: str) -> str:
    text = cell.strip() if cell.isprintable() else one_line(clean(cell))
    return as_typed(text) if text[:1] in _KEEPING_TEXT else text
