"""Reading finished PDFs back: their text, their characters' places in millimetres, their fonts."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdfium2

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a page and its frame in millimetres from the top left."""

    text: str
    font: str
    size: float
    x0: float
    x1: float
    top: float
    bottom: float


@contextmanager
def opened(document: bytes) -> Iterator[Any]:
    with pdfplumber.open(io.BytesIO(document)) as pdf:
        yield pdf


def glyphs(document: bytes, page: int = 0) -> list[Glyph]:
    with opened(document) as pdf:
        return [
            Glyph(
                char["text"],
                char["fontname"].partition("+")[2],
                char["size"],
                char["x0"] / MM,
                char["x1"] / MM,
                char["top"] / MM,
                char["bottom"] / MM,
            )
            for char in pdf.pages[page].chars
        ]


def rows(document: bytes, page: int = 0) -> list[list[Glyph]]:
    """Return the characters of a page by baseline, from top to bottom, each row from left to right."""
    found: dict[float, list[Glyph]] = {}
    for glyph in glyphs(document, page):
        baseline = glyph.bottom - 0.12 * glyph.size / MM
        key = next((known for known in found if abs(known - baseline) < 0.6), baseline)
        found.setdefault(key, []).append(glyph)
    return [sorted(found[key], key=lambda glyph: glyph.x0) for key in sorted(found)]


def text_of(row: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in row)


def plain(document: bytes) -> str:
    """Return all text of the document as a reader copies it, without blanks and line ends."""
    with closing(pypdfium2.PdfDocument(document)) as read:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in read)


def poppler_text(document: bytes) -> str:
    """Return all text as another reader, poppler, sees it, without blanks and line ends."""
    answer = subprocess.run(["pdftotext", "-raw", "-", "-"], input=document, capture_output=True, check=True)
    return "".join(answer.stdout.decode().split())


def fonts(document: bytes) -> list[tuple[str, bool]]:
    """Return name and embeddedness of each font of the document, as poppler lists them."""
    answer = subprocess.run(["pdffonts", "-"], input=document, capture_output=True, check=True)
    lines = answer.stdout.decode().splitlines()[2:]
    return [(line.split()[0], line.split()[-5] == "yes") for line in lines]
