"""What a command says of a list it read: doubts, rows that cannot be taken, columns passed over."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from maker_desktop.cli.answers import number_list
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import Doubt, Listing

#: Largest number of refused rows, doubts and project numbers that are printed.
SHOWN = 10


def note_lines(notes: Sequence[Doubt]) -> list[str]:
    """Return the first doubts as text lines, and how many more there are."""
    lines = [note.words for note in notes[:SHOWN]]
    more = [f"……还有 {len(notes) - SHOWN} 处，见 --json"] if len(notes) > SHOWN else []
    return [f"须核对 {len(notes)} 处：", *lines, *more] if notes else []


def refused_rows(refused: Iterable[RefusedRow]) -> list[dict[str, object]]:
    """Return refused rows for JSON."""
    return [{"row": row.row, "reason": row.reason} for row in refused]


def refused_lines(refused: Sequence[RefusedRow]) -> list[str]:
    """Return the first refused rows as text lines, and how many more there are."""
    lines = [row.words for row in refused[:SHOWN]]
    return [*lines, f"……还有 {len(refused) - SHOWN} 行不能导入"] if len(refused) > SHOWN else lines


def refused_sentence(refused: tuple[RefusedRow, ...]) -> str:
    """Return the sentence of an import that was refused because of its rows."""
    return f"有 {len(refused)} 行不能导入，整份未导入；{refused[0].words}"


def some_numbers(numbers: Sequence[int]) -> str:
    """Return how many projects there are, and the first of their numbers."""
    named = number_list(numbers[:SHOWN])
    return f"{len(numbers)} 个项目" + (f"（{named}{' 等' if len(numbers) > SHOWN else ''}）" if numbers else "")


def listing_document(listing: Listing, notes: Sequence[Doubt] = ()) -> dict[str, object]:
    """Return, for JSON, which parts of a file were read and what is doubtful; `notes` are further doubts."""
    return {
        "tables": [asdict(table) for table in listing.tables],
        "notes": [asdict(note) for note in (*listing.doubts, *listing.left_out, *notes)],
    }


def listing_lines(listing: Listing, notes: Sequence[Doubt] = ()) -> list[str]:
    """Return, as text lines, which worksheets were read where there are several, columns passed over, and doubts."""
    sheets = [f"“{table.sheet}”{table.rows} 行" for table in listing.tables]
    read = [f"读了 {len(sheets)} 张工作表：{'、'.join(sheets)}"] if len(sheets) > 1 else []
    return [*read, *passed_over(listing), *note_lines((*listing.doubts, *listing.left_out, *notes))]


def passed_over(listing: Listing) -> list[str]:
    """Return a line that names the columns that were not read; none where all were."""
    columns = [f"{table.sheet} {'、'.join(table.unused)}".strip() for table in listing.tables if table.unused]
    return [f"没有读入的列：{'；'.join(columns)}"] if columns else []
