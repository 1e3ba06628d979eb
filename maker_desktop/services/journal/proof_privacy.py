"""An entry of the journal as a proof package holds it: without telephone numbers, contacts and secrets."""

from typing import Final

from maker_desktop.domain.journal import privacy
from maker_desktop.domain.journal.digests import SALTED
from maker_desktop.domain.journal.entries import Entry, changes_text

#: An entry from which something was left out that its digest does not allow for: the page cannot recompute it.
UNPROVED: Final = 1

Screened = tuple[int, str, str, str, str, str, str, str, str, int]


def screened(entry: Entry) -> Screened:
    """Return an entry as in the package: nine fields, its row changes as text, and how much of it can be recomputed.

    The last is 0 where nothing was left out, `SALTED` where a commitment stands for what was, else `UNPROVED`.
    """
    whole = changes_text(entry.changes)
    person, subject, reason, changes = privacy.screened(entry, whole)
    untouched = (person, subject, reason, changes) == (entry.person, entry.subject, entry.reason, whole)
    told = SALTED if entry.salt else 0 if untouched else UNPROVED
    return (
        *(entry.number, entry.time, person, entry.action, subject, reason),
        *(changes, entry.previous, entry.digest, told),
    )
