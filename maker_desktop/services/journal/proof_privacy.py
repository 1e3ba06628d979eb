"""Entries of the journal and documents as a proof package holds them: without telephone numbers, contacts, secrets."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

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


def without_telephones(value: Any) -> Any:
    """Return a frozen value, such as a document before it is typeset, without telephone numbers in any of its texts."""
    match value:
        case str():
            # A member of an enumeration is a text, too.
            return privacy.public_text(value) if type(value) is str else value
        case Mapping():
            return {key: without_telephones(each) for key, each in value.items()}
        case list():
            return [without_telephones(each) for each in value]
        case tuple():
            each_of = map(without_telephones, value)
            return type(value)(*each_of) if hasattr(value, "_fields") else tuple(each_of)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    told = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
    changed = {name: now for name, each in told.items() if (now := without_telephones(each)) != each}
    return replace(value, **changed) if changed else value
