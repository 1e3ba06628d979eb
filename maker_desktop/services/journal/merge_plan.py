"""The plan of a merge: each item of a room is new, the same as in the contest, or in conflict."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import KEYS, Record
from maker_desktop.domain.model.room import LOCAL_KINDS, Room, RoomEntry
from maker_desktop.domain.model.roster import FirstName
from maker_desktop.domain.model.scoresheet import Mark, check_mark, plain
from maker_desktop.domain.roster.bound import agrees, identity
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal.conflict_words import subject_words
from maker_desktop.store.branch import Branch, net_changes, read_branch, record_of


class State(StrEnum):
    """The planned treatment of a room's item."""

    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a room's work: a mark with its corrections, or another record written or removed.

    `records` are those the room wrote, oldest first; empty if it removed the contest's record, `main`.
    """

    state: State
    panel: str
    kind: type[Record]
    stage: str
    number: int
    records: tuple[Record, ...]
    main: Record | None
    subject: str

    @property
    def room(self) -> Record | None:
        """The record in the room's file."""
        return self.records[-1] if self.records else None


@dataclass(frozen=True, slots=True)
class Arrival:
    """One room's file, and the entries of its journal that are new to the contest.

    `names` are those under which the room worked on projects that were corrected in the contest since.
    """

    path: Path
    room: Room
    entries: tuple[Entry, ...]
    names: tuple[FirstName, ...] = ()


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging would do; valid for the session's `moment`."""

    arrivals: tuple[Arrival, ...]
    items: tuple[Item, ...]
    moment: int

    def of(self, state: State) -> tuple[Item, ...]:
        """Return the items of one state."""
        return tuple(item for item in self.items if item.state is state)


def preview(session: Session, paths: Sequence[Path]) -> MergePlan:
    """Return what merging rooms' files would do, without doing it.

    Raises Refusal if this is a room's own file, a file is not a room of this contest or was altered, its stage is
    sealed, it has changes that a room may not make, or a number it worked on is another project now.
    """
    if session.contest.room is not None:
        raise Refusal("这是分会场文件，请在主文件中合并。")
    known = {entry.digest for entry in session.file.entries()}
    known |= {entry.digest for entry in session.file.all(RoomEntry)}
    table, arrivals, items = _Table(session), [], list[Item]()
    for path in paths:
        branch = read_branch(path, known, session.now)
        session.open_stage(branch.room.stage)
        taken = [*table.take(branch)]
        names = _names(session.contest, branch, {item.number for item in taken})
        arrivals.append(Arrival(path, branch.room, branch.entries, names))
        known |= {entry.digest for entry in branch.entries}
        items += taken
    return MergePlan(tuple(arrivals), tuple(items), session.moment)


def _names(contest: Contest, branch: Branch, numbers: Collection[int]) -> tuple[FirstName, ...]:
    """Return the names to keep of the projects a room worked on. Raises Refusal if a number is another project now."""
    first = {each.number: each for each in contest.first_names}
    names = []
    for project in branch.projects:
        if project.number not in numbers:
            continue
        now = contest.by_number[project.number]
        former = first.get(project.number)
        if not agrees(project.name, project.applicant, now) or (
            former is not None and not agrees(former.name, former.applicant, project)
        ):
            raise Refusal(
                f"“{branch.path.name}”里的 {project.number} 号是“{project.name}”（{project.applicant}），主文件里现在是"
                f"“{now.name}”（{now.applicant}），不是同一个项目，不能合并；请先把主文件的 {project.number} 号改回去。"
            )
        if former is None and identity(project.name, project.applicant) != identity(now.name, now.applicant):
            names.append(FirstName(project.number, project.name, project.applicant))
    return tuple(names)


#: The key of a mark without its version, or a record's key.
_Cell = tuple[Any, ...]


class _Table:
    """The records of the contest, with those each room in turn would add."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._contest = session.contest
        self._added: dict[_Cell, Record | None] = {}
        self._there: dict[type[Record], dict[_Cell, Record]] = {}

    def take(self, branch: Branch) -> Iterable[Item]:
        """Yield the items of one room, and add the new ones for comparison with the next room."""
        marks: dict[_Cell, list[Mark]] = {}
        for change in net_changes(branch.entries):
            before, after = record_of(change.table, change.before), record_of(change.table, change.after)
            record = after or before
            if record is None or record == branch.room:
                continue
            if not branch.room.covers(record):
                raise Refusal(
                    f"“{branch.path.name}”修改了不属于第 {branch.room.panel} 组的内容，不能合并，请查明原因。"
                )
            if isinstance(record, LOCAL_KINDS):
                continue
            if isinstance(record, Mark):
                marks.setdefault(_cell(record), []).append(record)
            elif getattr(record, "stage", ""):
                yield self._record(branch, record, before, after)
        earlier = {(*_cell(mark), mark.version): mark for mark in branch.marks} if marks else {}
        for cell, versions in marks.items():
            versions.sort(key=lambda mark: mark.version)
            yield self._mark(branch, versions, earlier.get((*cell, versions[0].version - 1)))

    def _record(self, branch: Branch, record: Record, before: Record | None, after: Record | None) -> Item:
        cell = _cell(record)
        main = self._added.get(cell) if cell in self._added else self._all(type(record)).get(cell)
        state = State.SAME if main == after else State.NEW if main == before else State.CONFLICT
        return self._item(branch, state, record, (after,) if after else (), main)

    def _mark(self, branch: Branch, versions: list[Mark], base: Mark | None) -> Item:
        for mark in versions:
            self._check(branch, mark)
        last = versions[-1]
        added = self._added.get(_cell(last))
        page = self._session.book(last.stage).page(last.number, last.judge, last.round_id, last.entry)
        main = added if isinstance(added, Mark) else page.get(last.criterion)
        state = State.CONFLICT
        if main == base:
            state = State.NEW
        elif main is not None and main.value == last.value:
            state = State.SAME
        return self._item(branch, state, last, tuple(versions), main)

    def _item(
        self, branch: Branch, state: State, record: Record, records: tuple[Record, ...], main: Record | None
    ) -> Item:
        if state is State.NEW:
            self._added[_cell(record)] = records[-1] if records else None
        place: Any = record
        subject = subject_words(self._contest, record)
        return Item(state, branch.room.panel, type(record), place.stage, place.number, records, main, subject)

    def _check(self, branch: Branch, mark: Mark) -> None:
        """Raise Refusal for a mark that the contest does not allow."""
        stage = self._session.stage(mark.stage)
        criteria = {each.id: each for each in self._contest.rulebook.stage_criteria(stage)}
        about = f"“{branch.path.name}”：{subject_words(self._contest, mark)}"
        if mark.judge not in {seat.judge for seat in self._contest.seats_for(stage.id, mark.number)}:
            raise Refusal(f"{about}不能合并，主文件中该评委不在评审该项目的评审组里，请先核对主文件的席位。")
        if mark.criterion not in criteria:
            raise Refusal(f"{about}不能合并，主文件的{stage.name}没有这个评分指标，请核对是不是同一场比赛的文件。")
        try:
            if mark.value is not None:
                check_mark(plain(mark.value), criteria[mark.criterion])
        except Refusal as refusal:
            raise Refusal(f"{about}不能合并，{refusal.sentence}") from refusal

    def _all(self, kind: type[Record]) -> dict[_Cell, Record]:
        if kind not in self._there:
            self._there[kind] = {_cell(record): record for record in self._session.file.all(kind)}
        return self._there[kind]


def _cell(record: Record) -> _Cell:
    return (type(record), *(getattr(record, name) for name in KEYS[type(record)] if name != "version"))
