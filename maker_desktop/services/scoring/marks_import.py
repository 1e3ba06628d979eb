"""Importing marks from a file: every row is checked first, then all are written in one transaction or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.exchange.marks_file import MarkRow, MarksReading, read_marks
from maker_desktop.exchange.marks_matrix import StageMarks
from maker_desktop.services.core.row_claims import refuse_other_stage
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.scoring.mark_gate import KeyedMark, MarkGate
from maker_desktop.services.scoring.marks import next_version

__all__ = [
    "JudgesMarks",
    "MarksImport",
    "MarksPlan",
    "MarksReading",
    "expected",
    "import_marks",
    "plan_marks",
    "read",
    "take_marks",
]

_CORRECTION = "导入更正"

#: A place for a mark: project number, judge, criterion id, round id ("" or that of the ruling that orders the sheet).
MarkPlace = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class MarksImport:
    """The outcome of importing marks: new and changed marks, and refused rows; with any refused none is written."""

    imported: int
    refused: tuple[RefusedRow, ...]
    changed: Changed


@dataclass(frozen=True, slots=True)
class JudgesMarks:
    """A file's marks of one judge: the projects, and the numbers of new, changed and unchanged marks."""

    judge: str
    projects: tuple[int, ...]
    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class MarkChange:
    """A mark that an import would write; `before` is None where there is none yet."""

    number: int
    judge: str
    criterion: str
    before: Decimal | None
    after: Decimal


@dataclass(frozen=True, slots=True)
class MarksPlan:
    """The plan of importing a file of marks into a stage; with any row refused it does nothing.

    `values` are the marks that are new or changed, `judges` are the file's marks by judge, `empty` are its rows
    without a mark, `reading` is the file as it was read. `changes` are the marks that would be new or corrected, with
    the value before, `notes` what is doubtful about rows beside what is noted of the file.
    """

    stage: str
    values: Mapping[MarkPlace, Decimal]
    judges: tuple[JudgesMarks, ...]
    empty: int
    refused: tuple[RefusedRow, ...]
    reading: MarksReading
    changes: tuple[MarkChange, ...] = ()
    notes: tuple[Doubt, ...] = ()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Everything that was read with a doubt or left out."""
        return (*self.reading.listing.doubts, *self.reading.listing.left_out, *self.notes)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The projects with marks in the file."""
        return tuple(sorted({number for judge in self.judges for number in judge.projects}))

    @property
    def new(self) -> int:
        """The number of new marks."""
        return sum(judge.new for judge in self.judges)

    @property
    def changed(self) -> int:
        """The number of marks that would be corrected."""
        return sum(judge.changed for judge in self.judges)

    @property
    def same(self) -> int:
        """The number of unchanged marks."""
        return sum(judge.same for judge in self.judges)


def expected(session: Session, stage_id: str) -> StageMarks:
    """Return what marks of a stage can be about, for `read`. Raises Refusal for an unknown or sealed stage."""
    stage = session.open_stage(stage_id)
    judges = dict.fromkeys(seat.judge for seats in session.contest.panels(stage.id).values() for seat in seats)
    rulebook = session.contest.rulebook
    others = tuple(other.name for other in rulebook.stages if other.id != stage.id)
    return StageMarks(rulebook.stage_criteria(stage), tuple(judges), stage.name, others)


def read(path: Path, stage: StageMarks) -> MarksReading:
    """Read a file of marks, without a contest, so any thread may do it. Raises Refusal as `read_marks`."""
    return read_marks(path, stage)


def plan_marks(session: Session, stage_id: str, reading: MarksReading) -> MarksPlan:
    """Return the plan of importing a file of marks, without doing it.

    Projects are named by number, name, or an applicant without another project, judges by name, criteria by id or name.
    What a row says besides has to agree with the contest (see `row_claims`). An empty mark leaves the sheet
    unchanged, as does a mark already there. A changed mark on a confirmed sheet is a correction. Where a
    ruling has a judge mark again or orders a playoff, the marks are those of the new sheet. Raises Refusal for an
    unknown or sealed stage only; refused rows are in the answer.
    """
    gate = MarkGate(session, stage_id)
    book = session.book(gate.stage.id)
    read, found, notes = _read_rows(gate, book, reading.rows)
    refused = dict.fromkeys([*reading.refused, *found])
    repeated = _repeated(book, read)
    sheets = {table.sheet: place for place, table in enumerate(reading.listing.tables)}
    values = {cell: value for cell, value in read.items() if value != book.value(*cell) and cell[:2] not in repeated}
    return MarksPlan(
        stage=gate.stage.id,
        values=values,
        judges=_by_judge(book, read, values),
        empty=sum(not row.mark for row in reading.rows),
        refused=tuple(sorted(refused, key=lambda row: (sheets.get(row.sheet, 0), row.row))),
        reading=reading,
        changes=tuple(MarkChange(*cell[:3], book.value(*cell), value) for cell, value in values.items()),
        notes=notes,
    )


def take_marks(session: Session, plan: MarksPlan) -> Changed:
    """Carry out a previewed import; complete sheets are confirmed.

    Raises Refusal if a row was refused, or the contest has changed since so that the plan differs.
    """
    if plan.refused:
        raise Refusal(f"有 {len(plan.refused)} 行不能导入，请改正；第一处：{plan.refused[0].words}")
    if plan_marks(session, plan.stage, plan.reading) != plan:
        raise Refusal("预览以后打分有了变化，请重新导入这份评分表。")
    return _take(session, plan)


def _take(session: Session, plan: MarksPlan) -> Changed:
    gate = MarkGate(session, plan.stage)
    book = session.book(gate.stage.id)
    given = [Mark(gate.stage.id, *cell[:3], value, cell[3]) for cell, value in plan.values.items()]
    marks = [next_version(book.standing(mark), mark, _CORRECTION) for mark in given]
    confirmations = _confirmations(gate, book, plan.values)
    with session.change("mark.import", f"{gate.stage.name} {len(marks)} 个分数") as work:
        for mark in marks:
            work.put(mark)
        for confirmation in confirmations:
            work.put(confirmation)
        for appearance in _appearances(session, gate, confirmations):
            work.put(appearance)
    return work.changed


def import_marks(session: Session, stage_id: str, reading: MarksReading, dry_run: bool = False) -> MarksImport:
    """Import the marks of a file into a stage, all or nothing, by the rules of `plan_marks`. `dry_run` only checks."""
    plan = plan_marks(session, stage_id, reading)
    if plan.refused:
        return MarksImport(0, plan.refused, Changed())
    return MarksImport(len(plan.values), (), Changed() if dry_run else _take(session, plan))


def _by_judge(
    book: MarkBook, read: Mapping[MarkPlace, Decimal], values: Mapping[MarkPlace, Decimal]
) -> tuple[JudgesMarks, ...]:
    cells: dict[str, list[MarkPlace]] = {}
    for cell in read:
        cells.setdefault(cell[1], []).append(cell)
    return tuple(
        JudgesMarks(
            judge,
            tuple(sorted({cell[0] for cell in own})),
            new=sum(cell in values and book.value(*cell) is None for cell in own),
            changed=sum(cell in values and book.value(*cell) is not None for cell in own),
            same=sum(cell not in values for cell in own),
        )
        for judge, own in cells.items()
    )


def _read_rows(
    gate: MarkGate, book: MarkBook, rows: Iterable[MarkRow]
) -> tuple[dict[MarkPlace, Decimal], list[RefusedRow], tuple[Doubt, ...]]:
    notes: dict[tuple[str, str], Doubt] = {}
    seen: dict[MarkPlace, tuple[Decimal, MarkRow]] = {}
    refused = []
    for row in rows:
        if not row.mark.strip():
            continue
        try:
            cell, value, note = _read_row(gate, row)
            if note:
                notes.setdefault((row.sheet, note), Doubt(row.row, note, "", row.sheet))
            earlier = seen.setdefault(cell, (value, row))
            if earlier[0] != value:
                sheet = f"“{earlier[1].sheet}”" if earlier[1].sheet != row.sheet else ""
                where = f"{sheet}第 {earlier[1].row} 行"
                raise Refusal(f"与{where}是同一个评分，分数却不同（{earlier[0]} 和 {value}），请核对后只留一个。")
            if (gate.stage.id, cell[0]) in gate.revealed and not cell[3] and value != book.value(*cell):
                raise Refusal(f"{cell[0]} 号项目已经亮分，更正请在打分页由监督员签名。")
            if gate.handed_in(cell[0], cell[1], cell[3]) and value != book.value(*cell):
                raise Refusal(f"评委{cell[1]}给 {cell[0]} 号项目的评分表是本人提交的，更正请在打分页写明原因。")
        except Refusal as refusal:
            refused.append(RefusedRow(row.row, refusal.sentence, row.sheet))
    return {cell: value for cell, (value, _row) in seen.items()}, refused, tuple(notes.values())


def _repeated(book: MarkBook, read: Mapping[MarkPlace, Decimal]) -> set[tuple[int, str]]:
    """Return the sheets a file only repeats: it has the whole stage, with the marks given before the ruling."""
    ordered = {cell: value for cell, value in read.items() if cell[3]}
    if len(ordered) == len(read):
        return set()
    afresh = {cell[:2] for cell, value in ordered.items() if value != book.value(*cell[:3])}
    return {cell[:2] for cell in ordered} - afresh


def _read_row(gate: MarkGate, row: MarkRow) -> tuple[MarkPlace, Decimal, str]:
    """Return the place of a row's mark, its value, and a note on how its project was found."""
    refuse_other_stage(gate.stage, row.claims)
    found, judge = gate.found(row.project, row.named), gate.judge(row.judge)
    number, criterion = found.project.number, gate.criterion(row.criterion)
    round_id = gate.due(judge, number)
    gate.sheet(judge, number, round_id)
    gate.check_claims(number, judge, criterion, row.claims)
    try:
        mark = gate.mark(KeyedMark(gate.stage.id, number, judge, criterion.id, row.mark, round_id))
    except Refusal as refusal:
        raise Refusal(f"{row.cell}，{refusal.sentence}" if row.cell else refusal.sentence) from refusal
    assert mark.value is not None, "a row without a mark is passed over"
    return (number, judge, mark.criterion, round_id), mark.value, found.note


def _confirmations(gate: MarkGate, book: MarkBook, values: Mapping[MarkPlace, Decimal]) -> list[Confirmation]:
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
