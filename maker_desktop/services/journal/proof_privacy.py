"""The parts of the journal left out of a proof package: telephone numbers, contacts, PIN hashes."""

import json
import re
from collections.abc import Mapping
from typing import Final

from maker_desktop.domain.journal.entries import Entry, canonical, changes_text

#: The placeholder for what was left out; the proof page uses the same.
WITHHELD: Final = "〔不收入核验包〕"

#: Columns, of any table, not needed for a proof; and settings, by a part of their name.
_COLUMNS: Final = frozenset(
    {"contact", "liaison", "phone", "telephone", "mobile", "email", "pin", "id_number", "token", "device_key"}
)
_SETTING: Final = "contact"
#: The table whose rows stay whole: rules are public, name offices as their notice does, and no seal can be recomputed
#: without their text.
_PUBLIC: Final = "rulebook_text"
#: Mobile and landline numbers anywhere in a text, but not digits inside a hash.
_TELEPHONE: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:\+?86[-－ ]?)?"
    r"(?:[1１][3-9３-９]\d(?:[-‐‑–—－ ]?\d{4}){2}"
    r"|[(（]?[0０]\d{2,3}[)）]?[-‐‑–—－ ]?\d{7,8}"
    r"|400(?:[-‐‑–—－ ]?\d{3,4}){2})"
    r"(?![0-9A-Za-z])"
)

Screened = tuple[int, str, str, str, str, str, str, str, str, int]


def screened(entry: Entry) -> Screened:
    """Return an entry as in the package: nine fields, its row changes as text, and 1 if anything was left out.

    The digest of an entry with omissions cannot be recomputed; the package marks these entries.
    """
    texts = [_text(each) for each in (entry.person, entry.subject, entry.reason)]
    whole = changes_text(entry.changes)
    changes = canonical(_value(json.loads(whole)))
    withheld = int(changes != whole or texts != [entry.person, entry.subject, entry.reason])
    person, subject, reason = texts
    about = (entry.number, entry.time, person, entry.action, subject, reason)
    return (*about, changes, entry.previous, entry.digest, withheld)


def _value(value: object) -> object:
    if isinstance(value, Mapping):
        setting = _SETTING in str(value.get("name", "")) and "value" in value
        return {
            name: WITHHELD if each and (name in _COLUMNS or (setting and name == "value")) else _value(each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return value if value[:1] == [_PUBLIC] else [_value(each) for each in value]
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    """Return a text without telephone numbers; JSON inside it (a room's entry, a list) is searched as well."""
    if text[:1] in ("[", "{"):
        try:
            inner = json.loads(text)
        except ValueError:
            return _TELEPHONE.sub(WITHHELD, text)
        cleaned = _value(inner)
        return text if cleaned == inner else canonical(cleaned)
    return _TELEPHONE.sub(WITHHELD, text)
