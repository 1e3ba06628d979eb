"""The content of a seal's digest: the rows a stage depends on, and the results computed from them.

`docs/proof.md` describes the text, so that it can be computed without this program.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from maker_desktop.domain.journal.entries import Anchor, Row, canonical
from maker_desktop.domain.model.panel import Absence, Assignment, Drawing, DrawnPlace, Recusal, Seat
from maker_desktop.domain.model.presence import Appearance
from maker_desktop.domain.model.records import Entrant, Record, RulebookText
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import Ruling
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.services.core.ports import Reader
from maker_desktop.store.codec import codec_of, table_name

#: The version of new seals; each seal records its version.
VERSION: Final = 2

#: Rows by the name of their table.
Rows = Mapping[str, Iterable[Row]]

#: Kinds of which the stage's rows are sealed with all fields.
OF_STAGE: Final[tuple[type[Record], ...]] = (
    Absence,
    Appearance,
    Assignment,
    Confirmation,
    Drawing,
    DrawnPlace,
    Entrant,
    Mark,
    PaperTotal,
    Recusal,
    Ruling,
    Seat,
)
_TABLES: Final = tuple(table_name(kind) for kind in OF_STAGE)
_PROJECTS, _RULES = table_name(Project), table_name(RulebookText)
#: The sealed fields of a project: its identity, without telephone numbers.
IDENTITY: Final = ("number", "name", "applicant", "division")


def seal_digest(head: Anchor, rows: Rows, result: StageResult) -> str:
    """Return the SHA-256 (hex) of `sealed_text`, in UTF-8."""
    return sha256(sealed_text(head, rows, result).encode(errors="surrogatepass")).hexdigest()


def sealed_text(head: Anchor, rows: Rows, result: StageResult) -> str:
    """Return the canonical JSON of all that a stage's result depends on, when the journal ended with `head`.

    `rows` are those of every table, as the journal writes them; those of other stages are skipped.
    """
    body = {
        "head": {"digest": head.digest, "entry": head.entry},
        "results": [standing_row(result, number) for number in sorted(result.scores)],
        "rows": sealed_rows(rows, result.stage, result.scores),
        "stage": result.stage,
        "version": VERSION,
    }
    return canonical(body)


def sealed_rows(rows: Rows, stage_id: str, numbers: Iterable[int]) -> Mapping[str, list[Row]]:
    """Return the rows that a seal of a stage covers, by table, each table in the order of its rows' canonical JSON.

    `numbers` are the projects that take part.
    """
    taking_part = frozenset(numbers)
    found = {table: [row for row in rows.get(table, ()) if row["stage"] == stage_id] for table in _TABLES}
    known = [row for row in rows.get(_PROJECTS, ()) if row["number"] in taking_part]
    found[_PROJECTS] = [{name: row[name] for name in IDENTITY} for row in known]
    found[_RULES] = list(rows.get(_RULES, ()))
    return {table: sorted(listed, key=canonical) for table, listed in found.items()}


def rows_in(file: Reader) -> Rows:
    """Return the rows in a file that any seal may cover, as the journal writes them."""
    return {table_name(kind): _rows(file, kind) for kind in (*OF_STAGE, Project, RulebookText)}


def _rows(file: Reader, kind: type[Record]) -> list[Row]:
    codec = codec_of(kind)
    return [dict(zip(codec.names, codec.encode(record), strict=True)) for record in file.all(kind)]


def standing_row(result: StageResult, number: int) -> Mapping[str, str | int | None]:
    """Return a project's result: the exact score as a fraction in lowest terms, the published one as it is printed."""
    score, standing = result.scores[number], result.standing(number)
    return {
        "decided_by": standing.decided_by,
        "division": standing.division,
        "exact": None if score.exact is None else f"{score.exact.numerator}/{score.exact.denominator}",
        "number": number,
        "place": standing.place,
        "published": None if score.published is None else f"{score.published:f}",
    }
