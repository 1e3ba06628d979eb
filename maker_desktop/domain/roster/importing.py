"""What an import would do to the roster: every row is new, changed, the same or refused, before anything is done."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.listing import Doubt, Listing

#: The fields by which a file may describe a project; the number is its key and never changes.
FIELDS = (
    "name",
    "applicant",
    "division",
    "specialised",
    "contact",
    "phone",
    "legal_person",
    "region",
    "liaison",
    "members",
    "registered_on",
    "rewarded_elsewhere",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a file that describes a project.

    `row` is the row in the source as a person counts it, `sheet` its sheet or table where there are several. `number`
    is the roster number the file gives, or None; `project` carries number 0 until the plan gives it one. `given` are
    the fields the file has a column for: only these can change a project. `notes` say what was read differently from
    how it was written.
    """

    row: int
    project: Project
    number: int | None = None
    given: frozenset[str] = frozenset(FIELDS)
    notes: tuple[Doubt, ...] = ()
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where the row stands, in words."""
        return f"“{self.sheet}”第 {self.row} 行" if self.sheet else f"第 {self.row} 行"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken, with one Chinese sentence that names the cell."""

    row: int
    reason: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PlannedProject:
    """What becomes of a row: `before` is None for a new project and equals `after` where nothing changes."""

    candidate: Candidate
    after: Project
    before: Project | None = None

    @property
    def differences(self) -> tuple[str, ...]:
        """The fields that change."""
        if self.before is None:
            return ()
        return tuple(key for key in FIELDS if getattr(self.before, key) != getattr(self.after, key))


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What an import would do, each row in the order of the file; `listing` says how the file was read."""

    new: tuple[PlannedProject, ...] = ()
    changed: tuple[PlannedProject, ...] = ()
    same: tuple[PlannedProject, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    listing: Listing = field(default_factory=Listing)

    @property
    def notes(self) -> tuple[Doubt, ...]:
        """Everything that was read with a doubt or left out, by sheet and row."""
        planned = (*self.new, *self.changed, *self.same)
        notes = (
            *self.listing.doubts,
            *self.listing.left_out,
            *(note for entry in planned for note in entry.candidate.notes),
        )
        sheets = list(dict.fromkeys(["", *self.listing.sheets, *(note.sheet for note in notes)]))
        return tuple(sorted(notes, key=lambda note: (sheets.index(note.sheet), note.row)))

    @property
    def projects(self) -> tuple[Project, ...]:
        """All projects the file names, by number, as they will stand."""
        planned = (*self.new, *self.changed, *self.same)
        return tuple(sorted((entry.after for entry in planned), key=lambda project: project.number))


def plan_import(
    existing: tuple[Project, ...], candidates: tuple[Candidate, ...], refused: tuple[RefusedRow, ...] = ()
) -> RosterPlan:
    """Return what importing these rows into the existing roster would do.

    A row with a number is matched by it, a row without one by project name and applicant together. New rows without a
    number continue after the highest number of roster and file. A row that repeats another one is refused, as is one
    that would give two projects of the roster the same name and applicant. `refused` are rows the reader refused.
    """
    repeated = list(_repeated(candidates))
    later = {id(repetition.later) for repetition in repeated}
    kept = [candidate for candidate in candidates if id(candidate) not in later]
    turned_away = [*refused, *(repetition.refusal for repetition in repeated)]
    planned = _match(existing, kept)
    while clashes := list(_clashes(existing, planned)):
        rows = {(clash.later.sheet, clash.later.row) for clash in clashes}
        kept = [candidate for candidate in kept if (candidate.sheet, candidate.row) not in rows]
        turned_away.extend(clash.refusal for clash in clashes)
        planned = _match(existing, kept)
    return RosterPlan(
        new=tuple(entry for entry in planned if entry.before is None),
        changed=tuple(entry for entry in planned if entry.differences),
        same=tuple(entry for entry in planned if entry.before is not None and not entry.differences),
        refused=tuple(sorted(turned_away, key=lambda row: row.row)),
    )


def identity(project: Project) -> tuple[str, str]:
    """Return what makes an entry the same entry: project name and applicant, however wide their letters are written."""
    return _folded(project.name), _folded(project.applicant)


@dataclass(frozen=True, slots=True)
class _Repetition:
    later: Candidate
    reason: str

    @property
    def refusal(self) -> RefusedRow:
        return RefusedRow(self.later.row, self.reason, self.later.sheet)


def _repeated(candidates: tuple[Candidate, ...]) -> Iterator[_Repetition]:
    by_number: dict[int, Candidate] = {}
    by_identity: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        project = candidate.project
        earlier = by_identity.get(identity(project))
        if earlier is not None:
            what = f"项目“{project.name}”和“{project.applicant}”已经出现过"
            yield _Repetition(candidate, f"{candidate.place}与{earlier.place}重复：{what}，请删去一行。")
            continue
        if candidate.number is not None:
            earlier = by_number.get(candidate.number)
            if earlier is not None:
                what = f"编号 {candidate.number} 用了两次"
                yield _Repetition(candidate, f"{candidate.place}与{earlier.place}重复：{what}，请改正编号。")
                continue
            by_number[candidate.number] = candidate
        by_identity[identity(project)] = candidate


def _match(existing: tuple[Project, ...], candidates: list[Candidate]) -> list[PlannedProject]:
    by_number = {project.number: project for project in existing}
    by_identity = {identity(project): project for project in existing}
    named = [candidate.number for candidate in candidates if candidate.number is not None]
    highest = max([*by_number, *named], default=0)
    planned = []
    for candidate in candidates:
        if candidate.number is not None:
            before, number = by_number.get(candidate.number), candidate.number
        else:
            before, number = by_identity.get(identity(candidate.project)), 0
        if before is not None:
            planned.append(PlannedProject(candidate, _with_given(before, candidate), before))
            continue
        if not number:
            highest += 1
            number = highest
        planned.append(PlannedProject(candidate, replace(candidate.project, number=number)))
    return planned


def _with_given(before: Project, candidate: Candidate) -> Project:
    return replace(before, **{key: getattr(candidate.project, key) for key in candidate.given})


def _clashes(existing: tuple[Project, ...], planned: list[PlannedProject]) -> Iterator[_Repetition]:
    """Yield each row that would leave two projects of the same name and applicant, or give one number twice."""
    touched = {entry.after.number for entry in planned}
    standing = {identity(project): project.number for project in existing if project.number not in touched}
    taken: set[int] = set()
    for entry in planned:
        candidate, number = entry.candidate, entry.after.number
        other = standing.get(identity(entry.after), number)
        if number in taken:
            reason = f"{candidate.place}：{number} 号项目已由本文件的另一行给出，请核对编号。"
            yield _Repetition(candidate, reason)
        elif other != number:
            reason = f"{candidate.place}：与已有的 {other} 号项目同名、同单位，编号却是 {number}，请核对编号。"
            yield _Repetition(candidate, reason)
        taken.add(number)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
