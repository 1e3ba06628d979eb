"""合并: merge the work of rooms into the contest, after a preview, all or nothing; people decide conflicts."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from maker_desktop.disk.names import beside
from maker_desktop.domain.journal.entries import Entry, canonical, changes_text
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.records import Record
from maker_desktop.domain.model.room import Conflict, RoomEntry, Side
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.services.core.people import Signed, supervised
from maker_desktop.services.core.session import Changed, Recording, Session, Written
from maker_desktop.services.journal.conflict_words import record_words
from maker_desktop.services.journal.merge_plan import Item, MergePlan, State, preview
from maker_desktop.services.scoring.marks import next_version
from maker_desktop.store import backup as copies
from maker_desktop.store.branch import record_of
from maker_desktop.store.codec import codec_of
from maker_desktop.store.room_chains import NAME_DIGITS, room_entry

__all__ = ["Item", "MergePlan", "Merged", "State", "merge", "preview", "settle"]


#: Number of items between two progress reports.
_STEP = 500


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: the change, the conflicts to be decided, and the path of a copy of the file before it."""

    changed: Changed
    conflicts: tuple[Conflict, ...]
    backup: Path | None


@dataclass(frozen=True, slots=True)
class Merging:
    """A merge that is written to disk but not yet followed by the session."""

    merged: Merged
    written: Written


def merge(session: Session, plan: MergePlan) -> Merged:
    """Carry out a previewed merge: new records, the rooms' journals, and a case for each conflict.

    A copy of the file is made beside it first. A repeated merge changes nothing. Raises Refusal if anything has changed
    since the preview, or the copy or the change cannot be written.
    """
    if not any(arrival.entries for arrival in plan.arrivals):
        return Merged(Changed(), (), None)
    return follow(session, write(session, plan, silent))


def write(session: Session, plan: MergePlan, report: Progress) -> Merging:
    """Do the first, long part of `merge`, on any thread: all the writing. `follow` does the rest.

    An exception raised by `report` cancels it without a trace, until it reports that all is done.
    """
    kept = beside(session.file.path, f".{session.now():%Y%m%d-%H%M%S}.before-merge.bak.maker")
    conflicts = _conflicts(session, plan.of(State.CONFLICT))
    new = plan.of(State.NEW)
    entries = [arrival.entries for arrival in plan.arrivals]

    def take(work: Recording) -> None:
        # Checked here, where nobody else can change anything any more.
        if plan.moment != session.moment:
            raise Refusal("预览之后主文件又有修改，请重新预览再合并。")
        for place, item in enumerate(new):
            if place % _STEP == 0:
                report(place, len(new), item.subject)
            _take(work, item)
        for name in (name for arrival in plan.arrivals for name in arrival.names):
            work.put(name)
        for conflict in conflicts:
            work.put(conflict)
        for entry in _room_entries(session.file.all(RoomEntry), entries):
            work.put(entry)
        report(len(new), len(new), "写入")
        copies.copy(session.file.path, kept)

    panels = "、".join(dict.fromkeys(arrival.room.panel for arrival in plan.arrivals))
    subject = f"第 {panels} 组 {len(new)} 项新增，{len(conflicts)} 项冲突，{sum(map(len, entries))} 条流水"
    written = session.write_apart("room.merge", subject, take)
    return Merging(Merged(written.changed, conflicts, kept), written)


def follow(session: Session, merging: Merging) -> Merged:
    """Do the second, short part of `merge`, on the thread of the session's listeners."""
    session.follow(merging.written)
    return merging.merged


def _take(work: Recording, item: Item) -> None:
    if item.room is None and item.main is not None:
        work.remove(item.main)
    for record in item.records:
        work.put(record)


def _conflicts(session: Session, items: Iterable[Item]) -> tuple[Conflict, ...]:
    first = len(session.contest.conflicts) + 1
    return tuple(
        Conflict(
            id=f"conflict:{item.stage}:{place}",
            stage=item.stage,
            number=item.number,
            panel=item.panel,
            subject=item.subject,
            record=codec_of(item.kind).table,
            main=_text(item.main),
            room=_text(item.room),
            main_words=record_words(item.main),
            room_words=record_words(item.room),
            time=session.stamp(),
        )
        for place, item in enumerate(items, first)
    )


def _text(record: Record | None) -> str:
    """Return a record's row as canonical JSON, empty where there is none."""
    if record is None:
        return ""
    codec = codec_of(type(record))
    return canonical(codec.row(codec.encode(record)))


def _room_entries(known: Iterable[RoomEntry], branches: Iterable[Sequence[Entry]]) -> Iterable[RoomEntry]:
    """Yield the entries of rooms' journals, each in the chain it continues, or in a new chain."""
    ends = {last.digest: last.room for last in {entry.room: entry for entry in known}.values()}
    for entries in branches:
        for entry in entries:
            chain = ends.pop(entry.previous, "") or entry.digest[:NAME_DIGITS]
            ends[entry.digest] = chain
            yield room_entry(chain, entry, changes_text(entry.changes))


def settle(
    session: Session, conflict_id: str, side: Side, reason: str, *, supervisor: str = "", pin: str = ""
) -> Changed:
    """Settle a conflict by choosing the row of the contest's file or of the room, with a reason.

    The other is never lost: it stays in the conflict and in the room's journal. Raises Refusal if there is no such open
    conflict, no reason is given, the stage is sealed, or a revealed project would change without a supervisor.
    """
    conflict = next((each for each in session.contest.conflicts if each.id == conflict_id), None)
    ruled = {ruling.case for ruling in session.contest.rulings}
    if conflict is None or conflict.kept or conflict.id in ruled:
        raise Refusal(f"没有待处理的合并冲突“{conflict_id}”，请核对编号。")
    stage = session.open_stage(conflict.stage)
    reason = reason.strip()
    if not reason:
        raise Refusal("请写明为什么采用这一方的记录。")
    if side is Side.ROOM and (stage.id, conflict.number) in session.contest.revealed:
        if not supervisor.strip():
            raise Refusal(f"{conflict.number} 号项目已经亮分，更正须由监督员签名。")
        reason = supervised(session, Signed(reason, supervisor, pin))
    with session.change("room.settle", f"{conflict.id} {conflict.subject}", reason) as work:
        if side is Side.ROOM:
            _take_rooms_side(session, work, conflict, reason)
        work.put(replace(conflict, kept=side.value, person=session.person, reason=reason))
    return work.changed


def _take_rooms_side(session: Session, work: Recording, conflict: Conflict, reason: str) -> None:
    main, room = (
        record_of(conflict.record, json.loads(text) if text else None) for text in (conflict.main, conflict.room)
    )
    if isinstance(room, Mark):
        standing = session.book(room.stage).standing(room)
        if room.value != (standing.value if standing else None):
            work.put(next_version(standing, replace(room, version=1, reason=f"合并采用分会场记录：{reason}")))
    elif room is not None:
        work.put(room)
    elif main is not None:
        work.remove(main)
