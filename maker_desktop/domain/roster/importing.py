"""The plan of a roster import: every row is new, changed, unchanged or refused, before anything is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from types import MappingProxyType

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.bound import Bound, agrees, exchanged, identity, taken_over
from maker_desktop.domain.roster.listing import Doubt, Listing
from maker_desktop.domain.roster.matching import Matching

#: The fields of a project that a file may give; the number is its key and never changes.
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


#: Contact fields: they may change at any time without a reason.
_REACHED_BY = frozenset({"contact", "phone", "liaison"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a file that describes a project.

    `row` counts from 1 in the source, `sheet` names its worksheet or table where there are several. `number`
    is the roster number the file gives, or None; `project` carries number 0 until the plan gives it one. `given` are
    the fields the file has a column for: only these can change a project. `notes` say what was read differently from
    its text.
    """

    row: int
    project: Project
    number: int | None = None
    given: frozenset[str] = frozenset(FIELDS)
    notes: tuple[Doubt, ...] = ()
    sheet: str = ""

    @property
    def place(self) -> str:
        """The position of the row, in words."""
        return f"“{self.sheet}”第 {self.row} 行" if self.sheet else f"第 {self.row} 行"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken, with one Chinese sentence that names the cell."""

    row: int
    reason: str
    sheet: str = ""

    @property
    def words(self) -> str:
        """The reason, preceded by its row unless it names the row itself."""
        sheet = f"“{self.sheet}”" if self.sheet else ""
        if self.reason.startswith((f"第 {self.row} 行", f"{sheet}第 {self.row} 行")):
            return self.reason if not sheet or self.reason.startswith(sheet) else sheet + self.reason
        return f"{sheet}第 {self.row} 行：{self.reason}"


@dataclass(frozen=True, slots=True)
class PlannedProject:
    """The planned change of a row: `before` is None for a new project and equals `after` where nothing changes.

    `bound` is what depends on the project's number if the change is a correction (更正) that needs a reason, else None.
    `note` says in Chinese that the row's number is not the project's, empty if it is.
    """

    candidate: Candidate
    after: Project
    before: Project | None = None
    bound: Bound | None = None
    note: str = ""

    @property
    def notes(self) -> tuple[Doubt, ...]:
        """The doubts (提示) about the row, its number included."""
        row = self.candidate
        own = (Doubt(row.row, self.note, "", row.sheet),) if self.note else ()
        return (*row.notes, *own)

    @property
    def differences(self) -> tuple[str, ...]:
        """The fields that change."""
        if self.before is None:
            return ()
        return tuple(key for key in FIELDS if getattr(self.before, key) != getattr(self.after, key))


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What an import would do, each row in the order of the file; `listing` says how the file was read.

    `rows` are all rows the reader accepted.
    """

    new: tuple[PlannedProject, ...] = ()
    changed: tuple[PlannedProject, ...] = ()
    same: tuple[PlannedProject, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    rows: tuple[Candidate, ...] = ()
    listing: Listing = field(default_factory=Listing)

    @property
    def notes(self) -> tuple[Doubt, ...]:
        """All doubts and everything left out, by worksheet and row."""
        planned = (*self.new, *self.changed, *self.same)
        notes = (
            *self.listing.doubts,
            *self.listing.left_out,
            *(note for entry in planned for note in entry.notes),
        )
        sheets = list(dict.fromkeys(["", *self.listing.sheets, *(note.sheet for note in notes)]))
        return tuple(sorted(notes, key=lambda note: (sheets.index(note.sheet), note.row)))

    @property
    def corrections(self) -> Mapping[int, Bound]:
        """The numbers of the changes that need a reason, with what depends on them."""
        return {entry.after.number: entry.bound for entry in self.changed if entry.bound is not None}

    @property
    def projects(self) -> tuple[Project, ...]:
        """All projects of the file after the import, by number."""
        planned = (*self.new, *self.changed, *self.same)
        return tuple(sorted((entry.after for entry in planned), key=lambda project: project.number))


def plan_import(
    existing: tuple[Project, ...],
    candidates: tuple[Candidate, ...],
    refused: tuple[RefusedRow, ...] = (),
    bound: Mapping[int, Bound] = MappingProxyType({}),
) -> RosterPlan:
    """Return the plan of importing these rows into the existing roster.

    A project is identified by name and applicant; a row's number may be a mere line count. A row that names a known
    project by both keeps the roster's number. Otherwise a row is the project with its number where name or
    applicant agrees, and that project is not in another row; else it is new, with its own number if that is free, or
    the next after all others. `bound` are the numbers something depends on: a row that gives one of these another name
    and applicant, at once or by several corrections, is refused, as is one that takes over the name or applicant of
    another such project that gets a new one itself, and one that repeats another row; one that completes such an
    exchange begun earlier needs a supervisor (see `exchanged`). `refused` are rows the reader refused.
    """
    repeated = list(_repeated(candidates))
    later = {id(repetition.later) for repetition in repeated}
    turned_away = [*refused, *(repetition.refusal for repetition in repeated)]
    matched = [*_match(existing, [candidate for candidate in candidates if id(candidate) not in later], bound)]
    planned = []
    by_number = {project.number: project for project in existing}
    for entry in matched:
        hindered = _other_project(existing, entry, bound) or _shifted(entry, matched)
        if hindered:
            turned_away.append(RefusedRow(entry.candidate.row, hindered, entry.candidate.sheet))
            continue
        try:
            planned.append(_signed_for(entry, bound, by_number))
        except Refusal as refusal:
            reason = f"{entry.candidate.place}：{refusal.sentence}"
            turned_away.append(RefusedRow(entry.candidate.row, reason, entry.candidate.sheet))
    return RosterPlan(
        new=tuple(entry for entry in planned if entry.before is None),
        changed=tuple(entry for entry in planned if entry.differences),
        same=tuple(entry for entry in planned if entry.before is not None and not entry.differences),
        refused=tuple(sorted(turned_away, key=lambda row: row.row)),
        rows=candidates,
    )


def is_correction(before: Project, after: Project) -> bool:
    """Return whether a change of a project with a bound number needs a reason: contact fields do not."""
    return any(getattr(before, key) != getattr(after, key) for key in FIELDS if key not in _REACHED_BY)


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
        named = identity(project.name, project.applicant)
        earlier = by_identity.get(named)
        if earlier is not None:
            what = f"项目“{project.name}”和“{project.applicant}”已经出现过"
            yield _Repetition(candidate, f"{candidate.place}与{earlier.place}重复：{what}，请删除一行。")
            continue
        if candidate.number is not None:
            earlier = by_number.get(candidate.number)
            if earlier is not None:
                what = f"编号 {candidate.number} 用了两次"
                yield _Repetition(candidate, f"{candidate.place}与{earlier.place}重复：{what}，请改正编号。")
                continue
            by_number[candidate.number] = candidate
        by_identity[named] = candidate


def _match(
    existing: tuple[Project, ...], candidates: list[Candidate], bound: Mapping[int, Bound]
) -> Iterator[PlannedProject]:
    matching = Matching(existing, [(candidate.number, candidate.project) for candidate in candidates])
    given = (candidate.number for candidate in candidates if candidate.number is not None)
    following = count(max([*matching.by_number, *given], default=0) + 1)
    for candidate, before in zip(candidates, matching.known, strict=True):
        if before is not None:
            after = replace(before, **{key: getattr(candidate.project, key) for key in candidate.given})
            held = bound.get(before.number) if is_correction(before, after) else None
            yield PlannedProject(candidate, after, before, held, _moved(candidate, before))
            continue
        standing, number = matching.by_number.get(candidate.number or 0), candidate.number
        if number is None or standing is not None:
            number = next(following)
        note = _numbered_anew(number, standing, matching.half_known(candidate.project))
        yield PlannedProject(candidate, replace(candidate.project, number=number), note=note)


def _moved(candidate: Candidate, before: Project) -> str:
    if candidate.number in (None, before.number):
        return ""
    return f"导入文件里的序号是 {candidate.number}，按项目名称和参赛主体认定是 {before.number} 号，编号不变"


def _numbered_anew(number: int, standing: Project | None, half: Project | None) -> str:
    if standing is not None:
        return f"{standing.number} 号已经是“{standing.name}”（{standing.applicant}），新编为 {number} 号"
    if half is None:
        return ""
    return (
        f"新编为 {number} 号；导入文件里没有的 {half.number} 号“{half.name}”（{half.applicant}）有一半相同，"
        f"如果就是它，请在编号一列写 {half.number} 再导入"
    )


def _agree(candidate: Candidate, project: Project) -> bool:
    return agrees(candidate.project.name, candidate.project.applicant, project)


def _other_project(existing: tuple[Project, ...], entry: PlannedProject, bound: Mapping[int, Bound]) -> str:
    """Return why a row is refused that gives a bound number to another project; empty if it does not."""
    candidate = entry.candidate
    standing = next((project for project in existing if project.number == candidate.number), None)
    said = f"“{candidate.project.name}”（{candidate.project.applicant}）"
    if standing is not None and standing.number in bound and not _agree(candidate, standing):
        return (
            f"{candidate.place}：{standing.number} 号{bound[standing.number].words}，是“{standing.name}”"
            f"（{standing.applicant}），导入文件里却是{said}，不能换成另一个项目；"
            "序号如果只是行号，请删除这一列再导入，项目按名称和参赛主体认定。"
        )
    held, before = entry.bound, entry.before
    if held is not None and before is not None and (known := taken_over(before, entry.after, held)):
        return (
            f"{candidate.place}：{entry.after.number} 号{held.words}时是“{known[0]}”（{known[1]}），"
            f"更正成{said}就是另一个项目了，不能导入。"
        )
    return ""


def _signed_for(entry: PlannedProject, bound: Mapping[int, Bound], by_number: Mapping[int, Project]) -> PlannedProject:
    """Return a change with what binds it if it moves a name or applicant over. Raises Refusal as `exchanged`."""
    if entry.bound is None or entry.before is None:
        return entry
    return replace(entry, bound=exchanged(entry.before, entry.after, bound, by_number) or entry.bound)


#: The identifying fields of a project with their names.
_KNOWN_BY = {"name": "项目名称", "applicant": "参赛主体"}


def _shifted(entry: PlannedProject, planned: list[PlannedProject]) -> str:
    """Return why a correction is refused: its text comes from another project, as where one column was sorted.

    Empty if it does not.
    """
    if entry.bound is None or entry.before is None:
        return ""
    for key, title in _KNOWN_BY.items():
        given = plain_name(getattr(entry.after, key))
        if given == plain_name(getattr(entry.before, key)):
            continue
        for other in planned:
            if other is entry or other.bound is None or other.before is None:
                continue
            if plain_name(getattr(other.before, key)) == given != plain_name(getattr(other.after, key)):
                return (
                    f"{entry.candidate.place}：{title}“{getattr(entry.after, key)}”现在是 {other.after.number} 号的，"
                    f"{entry.after.number} 号{entry.bound.words}，不能换来；请检查导入文件是不是只排了一列的顺序。"
                )
    return ""
