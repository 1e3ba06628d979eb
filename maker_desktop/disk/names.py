"""File names that are valid on Linux, Windows and USB drives, made from names of contests and projects."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from unicodedata import category, normalize

#: Bytes of UTF-8 in the longest name. File systems take 255; the rest is for what SQLite and a growing file add.
LONGEST = 225

#: Characters Windows forbids in names; control and bidirectional characters are removed as well.
_NOT_TAKEN = re.compile(r'[\\/:*?"<>|]+')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: Names that Windows reserves for devices, with any extension.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)


def file_name(*parts: str, ending: str = "") -> str:
    """Return texts, joined by a hyphen, as one file name of at most `LONGEST` bytes with this ending.

    Where they are too long, the longest are cut and marked with a digest, so that different names stay different.
    """
    safe = [_safe(part) for part in parts]
    name = "-".join(_fitting(safe, LONGEST - len(ending.encode()) - len(safe)))
    return ("_" if _DEVICE.fullmatch(name) else "") + name + ending


def file_names(texts: Iterable[str], *, before: Sequence[str] = (), ending: str = "") -> tuple[str, ...]:
    """Return one file name for each text, with the same texts before it and the same ending.

    No two are equal, ignoring case.
    """
    taken: set[str] = set()
    names = []
    for text in texts:
        turns = chain([""], (f" {turn}" for turn in count(2)))
        tried = (file_name(*before, text, ending=turn + ending) for turn in turns)
        name = next(name for name in tried if _folded(name) not in taken)
        taken.add(_folded(name))
        names.append(name)
    return tuple(names)


def beside(path: Path, ending: str, also: Sequence[str] = ("",)) -> Path:
    """Return an unused path in the folder of a file, named after it.

    `ending` follows the stem, such as ".old.maker"; `also` are suffixes with which the path must be unused as well.
    """
    more, _dot, last = ending.rpartition(".")
    turns = chain([""], (f"-{turn}" for turn in count(2)))
    places = (path.with_name(file_name(path.stem, ending=f"{more}{turn}.{last}")) for turn in turns)
    return next(place for place in places if not any(place.with_name(place.name + end).exists() for end in also))


def _safe(text: str) -> str:
    seen = "".join("/" if category(sign) in _UNSEEN else sign for sign in text)
    return _trimmed(_NOT_TAKEN.sub("_", seen)) or "未命名"


def _fitting(parts: Sequence[str], longest: int) -> Sequence[str]:
    """Cut the longest parts until all of them together have at most so many bytes."""
    sizes = [len(part.encode()) for part in parts]
    limit = next(limit for limit in range(longest, 0, -1) if sum(min(size, limit) for size in sizes) <= longest)
    return [_short(part, limit) for part in parts]


def _short(text: str, longest: int) -> str:
    """Return a text, or its beginning and a digest of all of it where it has more than `longest` bytes."""
    if len(text.encode()) <= longest:
        return text
    mark = f"-{sha256(text.encode()).hexdigest()[:8]}"
    return _trimmed(text.encode()[: longest - len(mark)].decode(errors="ignore")) + mark


def _trimmed(name: str) -> str:
    """Return a text without trailing characters that Windows drops, and without a leading dot, which hides a file."""
    return name.strip(" .\u3000")


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()
