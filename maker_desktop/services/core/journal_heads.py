"""The journal's heads, to be kept on paper or on a drive, times that run backwards, and backups restored."""

from collections.abc import Iterable, Iterator
from typing import Final

from maker_desktop.domain.journal.entries import GENESIS, Anchor, Entry, turned_back
from maker_desktop.domain.model.phrases import second_text
from maker_desktop.services.core.ports import ContestFile

#: The action of the entry that restoring a backup makes.
RESTORED: Final = "file.restore"


def heads(file: ContestFile, after: int = 0) -> Iterator[Anchor]:
    """Iterate over the head after each entry, from the one that follows entry number `after`."""
    return (Anchor(entry.number, entry.digest) for entry in file.entries(after))


def head(file: ContestFile) -> Anchor:
    """Return the head after the last entry; of an empty journal, number 0 and the starting digest."""
    found = [Anchor(0, GENESIS), *heads(file, max(file.newest() - 1, 0))]
    return found[-1]


def clock_sentences(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return a sentence for each entry that is older than its predecessor."""
    return tuple(
        f"第 {entry.number} 条流水的时间（{second_text(entry.time)}）早于前一条（{second_text(before)}），"
        "电脑的时钟被拨回过，或者换了电脑。"
        for entry, before in turned_back(entries)
    )


def restoring_notes(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a sentence on each restoring, without the list of lost entries."""
    for entry in entries:
        if entry.action == RESTORED:
            yield f"第 {entry.number} 条：从备份“{entry.subject}”恢复，{entry.reason.partition('：')[0].rstrip('。')}。"
