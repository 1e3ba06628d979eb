"""Rosters from files and pasted cells: each row becomes a candidate or is refused with the cell that is wrong."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.form import COLUMN_TITLES
from maker_desktop.domain.roster.importing import Candidate, RefusedRow
from maker_desktop.domain.roster.listing import Doubt, Listing, ReadTable, Recognised
from maker_desktop.exchange.roster.answer_columns import ANSWERED
from maker_desktop.exchange.roster.left_out import why_left_out
from maker_desktop.exchange.roster.part import Part
from maker_desktop.exchange.roster.roster_tables import Parts, roster_parts
from maker_desktop.exchange.roster.rows import candidate
from maker_desktop.exchange.tables.columns import column_letter
from maker_desktop.exchange.tables.left_columns import left_columns
from maker_desktop.exchange.tables.reading import read_table
from maker_desktop.exchange.tables.text import sheet_of_text

#: The name of pasted cells in messages.
PASTED = "粘贴的内容"


@dataclass(frozen=True, slots=True)
class RosterReading:
    """The content of a source: `rows` in its order, refused rows, and how all of it was read."""

    rows: tuple[Candidate, ...]
    refused: tuple[RefusedRow, ...]
    listing: Listing


def read_roster(source: Path | str, rulebook: Rulebook, wanted: Collection[str] | None = None) -> RosterReading:
    """Return the projects of a file (a path) or of pasted cells (a text).

    Every visible sheet with a header is read, or those `wanted` by name; where some may not be meant, the listing asks.
    Raises Refusal, naming the file and what was looked for, if it cannot be read, has no column of project names, of
    applicants or (with several divisions) of divisions, has no row, or has no such sheet.
    """
    file = source.name if isinstance(source, Path) else PASTED
    sheets = read_table(source) if isinstance(source, Path) else (sheet_of_text(source, PASTED),)
    parts = roster_parts(sheets, file, rulebook, wanted)
    rows: list[Candidate] = []
    refused: list[RefusedRow] = []
    left_out = list(parts.left_out)
    tables = []
    for part in parts.parts:
        before = len(rows) + len(refused)
        data = [*_data_rows(part, left_out)]
        for row in data:
            try:
                rows.append(candidate(part, row, rulebook))
            except Refusal as refusal:
                refused.append(RefusedRow(row + 1, refusal.sentence, part.label))
        tables.append(_table(part, len(rows) + len(refused) - before))
        left_out += left_columns(
            part.sheet.rows,
            part.header,
            part.sheet.look,
            label=part.label,
            data=data,
            read={*part.answers, *part.choices},
        )
    if not rows and not refused and not parts.question:
        lines = [doubt for doubt in left_out if doubt.row]
        why = f"没有能读入的项目（{lines[0].words}）" if lines else "只有表头，没有项目"
        raise Refusal(f"“{file}”里{why}，请选填好的名册。")
    return RosterReading(tuple(rows), tuple(refused), _listing(parts, tables, left_out))


def _data_rows(part: Part, left_out: list[Doubt]) -> Iterator[int]:
    """Yield the rows that describe a project, and record why others do not."""
    for row in range(part.header.row + 1, min(len(part.sheet.rows), part.header.bottom)):
        why = why_left_out(part, row)
        if why is None:
            yield row
        elif why:
            left_out.append(Doubt(row + 1, why, "", part.label))


def _listing(parts: Parts, tables: list[ReadTable], left_out: list[Doubt]) -> Listing:
    doubts = [doubt for part in parts.parts for doubt in _titles_in_doubt(part)]
    doubts += [
        Doubt(0, sheet.look.unchecked.removesuffix("。"), "", sheet.name)
        for sheet in {id(part.sheet): part.sheet for part in parts.parts}.values()
        if sheet.look.unchecked
    ]
    return Listing(tuple(tables), tuple(doubts), tuple(left_out), parts.sheets, parts.chosen, parts.question)


def _table(part: Part, rows: int) -> ReadTable:
    header = part.header
    read = {column: key for key, column in header.columns.items()} | dict.fromkeys(part.answers, ANSWERED)
    read |= dict.fromkeys(part.choices, "division")
    titles = tuple(
        Recognised(column_letter(column), title, read[column])
        for column, title in sorted(header.titles.items())
        if column in read
    )
    unused = tuple(
        f"{column_letter(column)} {title}"
        for column, title in sorted(header.titles.items())
        if column not in read and column not in part.sheet.look.hidden_columns
    )
    return ReadTable(part.label or part.sheet.name, titles, unused, rows)


def _titles_in_doubt(part: Part) -> Iterator[Doubt]:
    header = part.header
    for key in header.columns:
        title, place = header.titles[header.columns[key]], f"{header.letter(key)}{header.row + 1}"
        meant = COLUMN_TITLES[key].split("（", maxsplit=1)[0]
        if key in header.guessed:
            yield Doubt(header.row + 1, f"标题“{title}”按“{meant}”读入，请核对", place, part.label)
        elif key in header.doubtful and key in ("contact", "phone"):
            after = header.doubtful[key]
            yield Doubt(header.row + 1, f"“{title}”紧跟在“{after}”后面，仍按“{meant}”读入，请核对", place, part.label)
