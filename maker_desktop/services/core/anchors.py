"""The heads of the journal: numbers and hashes that people carry away, on paper, in a photograph, on a drive."""

from collections.abc import Iterator

from maker_desktop.domain.journal.entries import GENESIS, Anchor
from maker_desktop.services.core.ports import ContestFile


def heads(file: ContestFile, after: int = 0) -> Iterator[Anchor]:
    """Iterate over the head after each entry, from the one that follows entry number `after`."""
    return (Anchor(entry.number, entry.digest) for entry in file.entries(after))


def head(file: ContestFile) -> Anchor:
    """Return the head after the last entry; of an empty journal, number 0 and what the first entry is chained to."""
    found = [Anchor(0, GENESIS), *heads(file, max(file.newest() - 1, 0))]
    return found[-1]
