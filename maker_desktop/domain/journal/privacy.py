"""What an entry of the journal may keep to itself: telephone numbers, contacts, secrets; each bound by a commitment."""

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from typing import Final

from maker_desktop.domain.journal.entries import Entry, canonical

#: The words in place of what is withheld from an entry without a salt; with one, the commitment follows inside.
WITHHELD: Final = "〔不收入核验包〕"

# The digest of a salted entry is computed over what these rules leave. They belong to version 2 of the digest: who
# changes them makes a version 3, or entries written before no longer fit.

#: Columns, of any table, not needed for a proof; and settings, by a part of their name.
_COLUMNS: Final = frozenset(
    {"contact", "liaison", "phone", "telephone", "mobile", "email", "pin", "id_number", "token", "device_key", "salt"}
)
_SETTINGS: Final = ("contact", "pepper")
#: The table whose rows stay whole: rules are public, name offices as their notice does, and no seal can be recomputed
#: without their text.
_PUBLIC: Final = "rulebook_text"
#: What may stand between the digits of a number; not a point, which may be a decimal one.
_BETWEEN = r"[-‐‑–—－_\s\u200b]"
#: Mobile and landline numbers anywhere in a text, but not digits inside a hash or the groups of a printed code; after
#: such a word a local number, too; and what only looks withheld.
_TELEPHONE: Final = re.compile(
    rf"(?<![0-9a-f０-９])(?<!\d\.)(?:\+?(?:[0０]{{2}})?[8８][6６]{_BETWEEN}?)?"
    rf"(?:[1１][3-9３-９](?:{_BETWEEN}{{0,2}}\d){{9}}"
    r"|[1１][3-9３-９]\d(?:[.．/·]\d{4}){2}"
    rf"|[(（]?[0０]\d{{2,3}}[)）]?{_BETWEEN}{{0,3}}\d{{7,8}}"
    rf"|[(（]?[0０]\d{{2}}[)）]?{_BETWEEN}{{0,3}}\d{{3,4}}{_BETWEEN}\d{{4}}"
    rf"|[(（]?[0０]\d{{3}}[)）]?{_BETWEEN}{{0,3}}\d{{3}}{_BETWEEN}\d{{4}}"
    rf"|[(（]?[0０]\d{{3}}(?:[)）]|\s?[-‐‑–—－]\s?)\d{{4}}{_BETWEEN}\d{{4}}"
    rf"|[48]00(?:{_BETWEEN}?\d{{3,4}}){{2}})"
    r"(?![0-9a-f０-９])"
    rf"|(?:电话|手机|座机|传真|热线|联系方式|[Tt][Ee][Ll])号?码?[:：.\s]{{0,3}}[2-9]\d{{2,3}}{_BETWEEN}?\d{{4}}(?!\d)"
    r"|〔不收入核验包[^〕]*〕"
)
#: As many digits as the shortest telephone number has; and words without which nothing else is private.
_DIGITS: Final = re.compile(r"\d(?:[-‐‑–—－_\s\u200b()（）.．/·]{0,4}\d){6}")
_WORDS: Final = (*sorted(_COLUMNS), *_SETTINGS, WITHHELD[:-1])
#: Characters of the shortest text with a telephone number.
_SHORTEST: Final = 7

#: Returns what stands in place of a withheld value.
Hide = Callable[[object], str]
#: Person, subject, reason, and row changes as text.
Texts = tuple[str, str, str, str]


def screened(entry: Entry, changes: str) -> Texts:
    """Return the texts of an entry without what may be withheld; `changes` are its row changes as canonical JSON.

    In a salted entry the SHA-256 of the canonical JSON of [salt, place, withheld] stands in for what is withheld:
    nobody can guess that from it without the salt, and nobody can find something else for it. `place` is the canonical
    JSON of the row's table and key, or empty.
    """
    person, subject, reason = (
        _text(text, _hiding(entry.salt, "")) for text in (entry.person, entry.subject, entry.reason)
    )
    told = []
    for table, key, before, after in json.loads(changes):
        change = [table, key, before, after]
        told.append(change if table == _PUBLIC else _value(change, _hiding(entry.salt, canonical([table, key]))))
    return person, subject, reason, canonical(told)


def public_text(text: str) -> str:
    """Return a text with the words of what is withheld in place of telephone numbers."""
    return _TELEPHONE.sub(WITHHELD, text) if _DIGITS.search(text) else text


def is_private(entry: Entry, changes: str) -> bool:
    """Whether an entry says anything that may be withheld; arguments as of `screened`."""
    texts = "\n".join((entry.person, entry.subject, entry.reason, changes))
    # Most entries are marks, and nothing in them even looks like it: they must not take long to write.
    if not _DIGITS.search(texts) and not any(word in texts for word in _WORDS):
        return False
    return screened(entry, changes) != (entry.person, entry.subject, entry.reason, changes)


def _hiding(salt: str, place: str) -> Hide:
    return partial(_commitment, salt, place) if salt else lambda withheld: WITHHELD


def _commitment(salt: str, place: str, withheld: object) -> str:
    return f"{WITHHELD[:-1]} {sha256(canonical([salt, place, withheld]).encode()).hexdigest()}{WITHHELD[-1]}"


def _value(value: object, hide: Hide) -> object:
    if isinstance(value, str):
        return _text(value, hide) if len(value) >= _SHORTEST else value
    if isinstance(value, Mapping):
        name = str(value.get("name", ""))
        private = {*_COLUMNS, "value"} if any(each in name for each in _SETTINGS) else _COLUMNS
        return {
            column: hide(each) if each and column in private else _value(each, hide) for column, each in value.items()
        }
    if isinstance(value, list):
        return value if value[:1] == [_PUBLIC] else [_value(each, hide) for each in value]
    return value


def _text(text: str, hide: Hide) -> str:
    """Return a text without telephone numbers; JSON inside it (a room's entry, a list) is searched as well."""
    if text[:1] in ("[", "{"):
        try:
            inner = json.loads(text)
        except ValueError:
            inner = None
        if inner is not None:
            cleaned = _value(inner, hide)
            return text if cleaned == inner else canonical(cleaned)
    return _TELEPHONE.sub(lambda found: hide(found[0]), text)
