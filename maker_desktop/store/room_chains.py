"""The journals of merged rooms in a contest file: digests, chains, and their link to the main journal."""

from collections.abc import Collection, Iterable
from typing import Any

from maker_desktop.domain.journal.digests import entry_digest
from maker_desktop.domain.journal.entries import Entry, Row
from maker_desktop.domain.model.room import RoomEntry
from maker_desktop.store import journal
from maker_desktop.store.codec import Key, codec_of

ROOM_ENTRIES = codec_of(RoomEntry).table
#: Number of digits of its first entry's digest that identify a room's chain.
NAME_DIGITS = 16


def room_entry(chain: str, entry: Entry, changes: str) -> RoomEntry:
    """Return an entry of a room's journal as stored in the merged contest."""
    about = (entry.time, entry.person, entry.action, entry.subject, entry.reason)
    return RoomEntry(chain, entry.number, *about, changes, entry.previous, entry.digest, entry.salt)


def broken_entry(rows: Iterable[Row], main: Collection[str]) -> tuple[Key, str] | None:
    """Return the key of the first room's entry that does not fit, and why; `main` are the main journal's digests."""
    chains: dict[Any, list[Row]] = {}
    for row in rows:
        chains.setdefault(row["room"], []).append(row)
    known = {*main, *(row["digest"] for chain in chains.values() for row in chain)}
    for name, chain in chains.items():
        chain.sort(key=_number)
        before: Row | None = None
        for row in chain:
            reason = _misfit(row, before, known) or ("的名称不对" if before is None and _name(row) != name else "")
            if reason:
                return (str(name), _number(row)), f"分会场流水 {name} 第 {row['entry']} 条{reason}，被修改过。"
            before = row
    return None


def _misfit(row: Row, before: Row | None, known: Collection[object]) -> str:
    names = ("entry", "time", "person", "action", "subject", "reason", "changes", "previous", "digest")
    try:
        entry = journal.entry_of((*(row[name] for name in names), row.get("salt", "")))
        digest = entry_digest(entry)
    except (ValueError, TypeError):
        return "的内容无法读取"
    if digest != entry.digest:
        return "的内容与它的校验值不符"
    if before is None:
        return "" if entry.previous in known else "接不上主流水"
    follows = entry.number == _number(before) + 1 and entry.previous == before["digest"]
    return "" if follows else "与前一条接不上"


def _name(row: Row) -> str:
    return str(row["digest"])[:NAME_DIGITS]


def _number(row: Row) -> int:
    number = row["entry"]
    return number if isinstance(number, int) else 0
