"""The journal's record of restoring a backup: the lost entries, each with its printed code."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from maker_desktop.domain.journal.entries import Anchor, Entry
from maker_desktop.services.core.journal_heads import RESTORED
from maker_desktop.services.journal.journal import subject_words
from maker_desktop.services.journal.words import action_words
from maker_desktop.store.backup import Displaced

#: Largest number of lost entries named; of more, the last ones.
_NAMED: Final = 2000
#: Lost entries named before a copy is restored, which a dialog has room for.
_FORETOLD: Final = 4
_HEX = "[0-9a-f]{4}(?: [0-9a-f]{4}){3}"
_LOST = re.compile(rf"第 (\d+) 条 · ({_HEX})(?:（短码 (\d{{4}}) (\d{{4}})）)?([^；。]*)")
_SEAL = re.compile(rf"^ {action_words('stage.seal')}.* ({_HEX})$")
#: Before what an earlier restoring lost, which only the lost entry of that restoring tells of.
_EARLIER: Final = "更早的恢复中已经丢失："
_SILENT: Final = "原处没有文件，有没有丢失流水无从知道。"
_UNREADABLE: Final = "被换下的文件已损坏，无法读取它的流水，不能列出丢失的内容。"


@dataclass(frozen=True, slots=True)
class Lost:
    """A lost entry: its number, the first 16 hex digits of its head, its short code, and of the seal it made.

    `short` is empty in entries of older programs, `seal` where the entry sealed nothing.
    """

    entry: int
    digits: str
    short: str
    seal: str


@dataclass(frozen=True, slots=True)
class Restoring:
    """A restoring that the journal records: its entry, and what it lost; `is_silent` if that could not be known."""

    entry: int
    lost: tuple[Lost, ...]
    is_silent: bool


def displaced_words(displaced: Displaced) -> str:
    """Return the description of a replaced file, naming every lost entry."""
    if displaced.entries is None:
        return _SILENT
    if displaced.lost is None:
        return _UNREADABLE
    if displaced.other:
        return f"被换下的是另一个赛事的文件，有 {displaced.entries} 条流水。"
    if not displaced.lost:
        return f"被换下的文件有 {displaced.entries} 条流水，备份里都有，没有丢失。"
    named = "；".join(map(_named, displaced.lost[-_NAMED:]))
    earlier = "；".join(_listed_before(displaced.lost))
    lost = span(displaced.lost[0].number, displaced.lost[-1].number)
    return f"被换下的文件有 {displaced.entries} 条流水，丢失{lost}：{named}。" + (
        f"{_EARLIER}{earlier}。" if earlier else ""
    )


def _listed_before(lost: Iterable[Entry]) -> Iterator[str]:
    """Yield how lost entries that record a restoring list what that had lost: nothing else tells of it any more."""
    for entry in lost:
        if entry.action == RESTORED:
            yield from (found[0].strip("。 ") for found in _LOST.finditer(entry.reason))


def span(first: int, last: int) -> str:
    """Return a run of entries in words, e.g. “第 45 到 60 条共 16 条”."""
    return f"第 {first} 条" if first == last else f"第 {first} 到 {last} 条共 {last - first + 1} 条"


def foretold(displaced: Displaced) -> str:
    """Return what a file loses when a copy of the same contest displaces it, the latest entries by name."""
    if displaced.lost is None:
        return "现在的文件已损坏，无法读取它的流水，不能列出会丢失什么。"
    if not displaced.lost:
        return f"现在的 {displaced.entries} 条流水备份里都有，不会丢失。"
    lost = span(displaced.lost[0].number, displaced.lost[-1].number)
    return f"备份里没有{lost}，恢复以后不在这个文件里：{latest_words(displaced.lost)}。"


def latest_words(entries: Sequence[Entry]) -> str:
    """Return the names of the latest entries, newest first."""
    named = "；".join(
        f"第 {entry.number} 条 {action_words(entry.action)} {subject_words(entry)}".strip()
        for entry in reversed(entries[-_FORETOLD:])
    )
    return f"{named}；等" if len(entries) > _FORETOLD else named


def _named(entry: Entry) -> str:
    head = Anchor(entry.number, entry.digest)
    short = f"{head.short_code[:4]} {head.short_code[4:]}"
    # A semicolon ends what is said of an entry.
    about = f"{action_words(entry.action)} {subject_words(entry)}".strip().replace("；", "，")
    return f"{head.words}（短码 {short}） {about}"


def restorings(entries: Iterable[Entry]) -> tuple[Restoring, ...]:
    """Return every restoring of a backup that the journal records, with the entries lost by it."""
    return tuple(
        Restoring(entry.number, tuple(_lost(entry.reason)), entry.reason in (_SILENT, _UNREADABLE))
        for entry in entries
        if entry.action == RESTORED
    )


def _lost(reason: str) -> Iterator[Lost]:
    for number, code, *short, about in _LOST.findall(reason):
        seal = _SEAL.search(about)
        yield Lost(int(number), code.replace(" ", ""), "".join(short), seal[1].replace(" ", "") if seal else "")
