"""The journal's record of restoring a backup: the lost entries, each with its printed code."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from maker_desktop.domain.journal.entries import Anchor, Entry
from maker_desktop.services.journal.words import action_words
from maker_desktop.store.backup import Displaced

#: The action of the journal's entry.
RESTORED: Final = "file.restore"
#: Largest number of lost entries named; of more, the last ones.
_NAMED: Final = 2000
#: Lost entries named before a copy is restored, which a dialog has room for.
_FORETOLD: Final = 4
_LOST = re.compile(r"第 (\d+) 条 · ([0-9a-f]{4}(?: [0-9a-f]{4}){3})")


@dataclass(frozen=True, slots=True)
class Lost:
    """A head lost by restoring a backup: its entry, its first 16 hex digits, and the entry that records the loss."""

    entry: int
    digits: str
    restored: int


def displaced_words(displaced: Displaced) -> str:
    """Return the description of a replaced file, naming every lost entry."""
    if displaced.entries is None:
        return "原处没有文件，有没有丢失流水无从知道。"
    if displaced.lost is None:
        return "被换下的文件已损坏，无法读取它的流水，不能列出丢失的内容。"
    if displaced.other:
        return f"被换下的是另一个赛事的文件，有 {displaced.entries} 条流水。"
    if not displaced.lost:
        return f"被换下的文件有 {displaced.entries} 条流水，备份里都有，没有丢失。"
    first, last = displaced.lost[0].number, displaced.lost[-1].number
    named = "；".join(map(_named, displaced.lost[-_NAMED:]))
    return (
        f"被换下的文件有 {displaced.entries} 条流水，丢失第 {first} 到 {last} 条共 {len(displaced.lost)} 条：{named}。"
    )


def foretold(displaced: Displaced) -> str:
    """Return what a file loses when a copy of the same contest displaces it, the latest entries by name."""
    if displaced.lost is None:
        return "现在的文件已损坏，无法读取它的流水，不能列出会丢失什么。"
    if not displaced.lost:
        return f"现在的 {displaced.entries} 条流水备份里都有，不会丢失。"
    first, last = displaced.lost[0].number, displaced.lost[-1].number
    return (
        f"备份里没有第 {first} 到 {last} 条，共 {len(displaced.lost)} 条，恢复以后不在这个文件里："
        f"{latest_words(displaced.lost)}。"
    )


def latest_words(entries: Sequence[Entry]) -> str:
    """Return the names of the latest entries, newest first."""
    named = "；".join(
        f"第 {entry.number} 条 {action_words(entry.action)} {entry.subject}".strip()
        for entry in reversed(entries[-_FORETOLD:])
    )
    return f"{named}；等" if len(entries) > _FORETOLD else named


def _named(entry: Entry) -> str:
    return f"{Anchor(entry.number, entry.digest).words} {action_words(entry.action)} {entry.subject}".strip()


def lost_heads(entries: Iterable[Entry]) -> Iterator[Lost]:
    """Yield every head that the journal records as lost by restoring a backup."""
    for entry in entries:
        if entry.action == RESTORED:
            for number, code in _LOST.findall(entry.reason):
                yield Lost(int(number), code.replace(" ", ""), entry.number)


def restoring_notes(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a sentence on each restoring, without the list of lost entries."""
    for entry in entries:
        if entry.action == RESTORED:
            yield f"第 {entry.number} 条：从备份“{entry.subject}”恢复，{entry.reason.partition('：')[0].rstrip('。')}。"
