"""The answer of a command: a JSON document, text for people, and a sentence if it is refused."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maker_desktop.domain.model.errors import Refusal


class Usage(Refusal):
    """An incomplete command line: exit code 2."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`document` is printed with --json, `text` without; `refused` goes to stderr with exit code 1."""

    document: Mapping[str, object]
    text: str
    refused: str = ""

    def json(self) -> str:
        """Return the document as indented JSON."""
        return json.dumps(self.document, ensure_ascii=False, indent=2)


def table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows below their titles in columns; Chinese characters are two columns wide, numbers are right-aligned."""
    body = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not body:
        return "（没有）"
    columns = list(zip(titles, *body, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    right = [all(_is_number(cell) for cell in column[1:] if cell) for column in columns]
    lines = [list(titles), *body]
    return "\n".join("  ".join(map(_padded, line, widths, right)).rstrip() for line in lines)


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).removeprefix("-").isdigit()


def number_list(numbers: Iterable[int]) -> str:
    """Return project numbers as a Chinese list."""
    return "、".join(str(number) for number in numbers)
