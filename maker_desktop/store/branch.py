"""The journal of a room's file from where it branches off the contest's journal, verified first."""

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from maker_desktop.domain.journal.entries import Entry, Row, RowChange
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Record
from maker_desktop.domain.model.room import Room
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.store.codec import CODECS, Cells
from maker_desktop.store.contest_file import Clock, open_contest
from maker_desktop.store.verify import verify


@dataclass(frozen=True, slots=True)
class Branch:
    """What a room's file adds: its new entries in order, every mark it has, and the projects it knows."""

    path: Path
    room: Room
    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    projects: tuple[Project, ...]


def read_branch(path: Path, known: Collection[str], clock: Clock) -> Branch:
    """Return what a room's file adds to a contest that has the entries with these digests.

    Raises Refusal if it is not a room's file, does not pass verification, or is of another contest.
    """
    found = verify(path)
    if not found.ok:
        raise Refusal(f"“{path.name}”没有通过校验，不能合并：{found.reason}")
    with closing(open_contest(path, clock, read_only=True)) as file, file.view():
        rooms, entries, marks = file.all(Room), tuple(file.entries()), file.all(Mark)
        projects = file.all(Project)
    if not rooms:
        raise Refusal(f"“{path.name}”不是分会场文件，不能合并，请选择由本赛事拆分出来的文件。")
    shared = entries[rooms[0].entry - 1 : rooms[0].entry]
    if [entry.digest for entry in shared] != [rooms[0].digest] or rooms[0].digest not in known:
        raise Refusal(f"“{path.name}”不是从这个赛事文件拆分出来的，不能合并，请另选文件。")
    first = next((place for place, entry in enumerate(entries) if entry.digest not in known), len(entries))
    return Branch(path, rooms[0], entries[first:], marks, projects)


def net_changes(entries: Collection[Entry]) -> tuple[RowChange, ...]:
    """Return the net change of each row, without rows that ended unchanged."""
    rows: dict[tuple[str, tuple[str | int, ...]], RowChange] = {}
    for entry in entries:
        for change in entry.changes:
            before = rows.get((change.table, change.key), change).before
            rows[change.table, change.key] = RowChange(change.table, change.key, before, change.after)
    return tuple(change for change in rows.values() if change.before != change.after)


def record_of(table: str, row: Row | None) -> Record | None:
    """Return the record of a table's row. Raises Refusal if no kind of record has such a row."""
    codec = next((codec for codec in CODECS.values() if codec.table == table), None)
    if codec is None or (row is not None and row.keys() != set(codec.names)):
        raise Refusal(f"分会场文件的“{table}”表不是本程序写入的，不能合并，请用原来的分会场文件。")
    if row is None:
        return None
    cells: Cells = tuple([row[name] for name in codec.names])  # type: ignore[misc]  # a journal's rows hold cells
    record: Record = codec.decode([cells])[0]
    return record
