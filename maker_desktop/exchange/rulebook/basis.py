"""On what each value of a rulebook file rests: the comment above it, which quotes the notice or calls it silent."""

import re
from collections.abc import Mapping
from typing import Final

_TABLE: Final = re.compile(r"\s*(\[\[?)\s*([\w.]+)\s*\]\]?")
_VALUE: Final = re.compile(r"\s*([\w.]+)\s*=")
_COMMENT: Final = re.compile(r"\s*#\s?(.*)")


def basis_of(text: str) -> Mapping[str, str]:
    """Return the comments of a rulebook file by the dotted key of the value or table each stands above.

    The entries of a list of tables are counted, e.g. `stage[1].timer`. The head of the file, which an empty line
    divides from what follows, belongs to no key.
    """
    found: dict[str, str] = {}
    counts: dict[str, int] = {}
    table, comment = "", list[str]()
    for line in text.splitlines():
        if said := _COMMENT.fullmatch(line):
            comment.append(said[1].strip())
            continue
        if opened := _TABLE.match(line):
            table = _named(opened[2], counts, new=opened[1] == "[[")
            key = table
        elif given := _VALUE.match(line):
            key = f"{table}.{given[1]}" if table else given[1]
        else:
            key = ""
        if comment and key:
            found.setdefault(key, "".join(comment))
        comment = []
    return found


def _named(name: str, counts: dict[str, int], *, new: bool) -> str:
    """Return the dotted key of a table: each part that is a list of tables has its current position."""
    if new:
        counts[name] = counts.get(name, -1) + 1
    parts = name.split(".")
    heads = [".".join(parts[: end + 1]) for end in range(len(parts))]
    return ".".join(
        f"{part}[{counts[head]}]" if head in counts else part for part, head in zip(parts, heads, strict=True)
    )
