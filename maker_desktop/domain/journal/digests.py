"""The digest of an entry of the journal: over all of it, or, salted, over commitments to what may be withheld."""

from hashlib import sha256

from maker_desktop.domain.journal.entries import Entry, canonical, changes_text
from maker_desktop.domain.journal.privacy import screened

#: The version of a salted entry's digest; without a salt it is version 1.
SALTED = 2


def entry_digest(entry: Entry) -> str:
    """Return the digest (SHA-256, hex) of an entry's content."""
    return written_digest(entry, changes_text(entry.changes))


def written_digest(entry: Entry, changes: str) -> str:
    """Return the digest of an entry whose row changes are given as canonical JSON.

    It is over the canonical JSON of the entry without its digest. In a salted entry everything that may be withheld is
    replaced by its commitment, so that who does not know it computes the same digest.
    """
    person, subject, reason, told = (entry.person, entry.subject, entry.reason, changes)
    version = []
    if entry.salt:
        person, subject, reason, told = screened(entry, changes)
        version = [SALTED]
    about = [entry.time, person, entry.action, subject, reason, told]
    return sha256(canonical([*version, entry.previous, entry.number, *about]).encode()).hexdigest()


def fits(entry: Entry) -> bool:
    """Whether an entry's digest matches its content."""
    try:
        return entry_digest(entry) == entry.digest
    except ValueError:
        return False  # invalid Unicode has no digest
