"""Marks from a file: every row is checked first, then all are taken in one transaction or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Appearance, Presence
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.exchange.marks_file import MarkRow, MarksReading
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.scoring.mark_gate import MarkGate
from maker_desktop.services.scoring.marks import next_version

_CORRECTION = "导入更正"

#: A place for a mark: project number, judge, criterion id, occasion ("" or that of the ruling that orders the sheet).
Cell = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class MarksImport:
    """What came of a file of marks: marks that are new or changed, and rows refused; with any refused none is taken."""

    imported: int
    refused: tuple[RefusedRow, ...]
    changed: Changed


def import_marks(session: Session, stage_id: str, reading: MarksReading, dry_run: bool = False) -> MarksImport:
    """Take the marks of a file into a stage, all or nothing; complete sheets count as confirmed.

    Projects are named by number or exact name, judges by name, criteria by id or name. An empty mark leaves the sheet
    as it was, a mark already there changes nothing. A changed mark on a confirmed sheet is a correction. Where a
    ruling has a judge mark again or orders a playoff, the marks are those of the fresh sheet. Raises Refusal for an
    unknown or sealed stage only; refused rows are in the answer. `dry_run` only checks.
    """
    gate = MarkGate(session, stage_id)
    book = session.book(gate.stage.id)
    values, refused = _read_rows(gate, book, reading.rows)
    if refused or reading.refused:
        by_row = sorted([*reading.refused, *refused], key=lambda row: row.row)
        return MarksImport(0, tuple(by_row), Changed())
    if dry_run:
        return MarksImport(len(values), (), Changed())
    marks = [_mark(gate.stage.id, book, cell, value) for cell, value in values.items()]
    confirmations = _confirmations(gate, book, values)
    with session.change("mark.import", f"{gate.stage.name} {len(marks)} 个分数") as work:
        for mark in marks:
            work.put(mark)
        for confirmation in confirmations:
            work.put(confirmation)
        for appearance in _appearances(session, gate, confirmations):
            work.put(appearance)
    return MarksImport(len(marks), (), work.changed)


def _read_rows(gate: MarkGate, book: MarkBook, rows: Iterable[MarkRow]) -> tuple[dict[Cell, Decimal], list[RefusedRow]]:
    seen: dict[Cell, tuple[Decimal, int]] = {}
    refused = []
    for row in rows:
        if not row.mark:
            continue
        try:
            cell, value = _read_row(gate, row)
            earlier = seen.setdefault(cell, (value, row.row))
            if earlier[0] != value:
                raise Refusal(f"与第 {earlier[1]} 行是同一个评分，分数却不同（{earlier[0]} 和 {value}）。")
            if cell[0] in gate.revealed and not cell[3] and value != book.value(*cell):
                raise Refusal(f"{cell[0]} 号项目已经亮分，更正请在打分页由监督人员签名。")
        except Refusal as refusal:
            refused.append(RefusedRow(row.row, refusal.sentence))
    read = {cell: value for cell, (value, _row) in seen.items()}
    repeated = _repeated(book, read)
    new = {cell: value for cell, value in read.items() if value != book.value(*cell) and cell[:2] not in repeated}
    return new, refused


def _repeated(book: MarkBook, read: Mapping[Cell, Decimal]) -> set[tuple[int, str]]:
    """Return the sheets a file only repeats: it holds the whole stage, and there what was given before the ruling."""
    ordered = {cell: value for cell, value in read.items() if cell[3]}
    if len(ordered) == len(read):
        return set()
    afresh = {cell[:2] for cell, value in ordered.items() if value != book.value(*cell[:3])}
    return {cell[:2] for cell in ordered} - afresh


def _read_row(gate: MarkGate, row: MarkRow) -> tuple[Cell, Decimal]:
    number = gate.number(row.project)
    criterion = gate.criterion(row.criterion)
    gate.pair(row.judge, number)
    round_id = gate.due(row.judge, number)
    gate.check_round(round_id, row.judge, number)
    return (number, row.judge, criterion.id, round_id), gate.value(row.mark, criterion)


def _mark(stage_id: str, book: MarkBook, cell: Cell, value: Decimal) -> Mark:
    number, judge, criterion, round_id = cell
    return next_version(book, Mark(stage_id, number, judge, criterion, value, round_id), _CORRECTION)


def _confirmations(gate: MarkGate, book: MarkBook, values: Mapping[Cell, Decimal]) -> list[Confirmation]:
    def complete(number: int, judge: str, round_id: str) -> bool:
        cells = [(number, judge, criterion.id, round_id) for criterion in gate.criteria]
        return all(cell in values or book.value(*cell) is not None for cell in cells)

    sheets = dict.fromkeys((number, judge, round_id) for number, judge, _, round_id in values)
    return [Confirmation(gate.stage.id, *sheet) for sheet in sheets if complete(*sheet) and not book.confirmed(*sheet)]


def _appearances(session: Session, gate: MarkGate, confirmations: list[Confirmation]) -> list[Appearance]:
    return [
        Appearance(gate.stage.id, number, Presence.PRESENTED)
        for number in dict.fromkeys(confirmation.number for confirmation in confirmations)
        if session.contest.presence(gate.stage.id, number) is Presence.WAITING
    ]
