"""Filling pages from top to bottom: unsplittable pieces, repeated headers, pieces kept together.

Heights and widths are millimetres.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from maker_desktop.pdf.engine.fonts import Fonts, PrintedText
from maker_desktop.pdf.engine.page import Area, PageWriter
from maker_desktop.pdf.engine.paper import Page


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is never split: `height`, and how to `draw` it with its top-left corner at (x, y).

    `again` is drawn first where the piece begins a page; with `keep` it stays on the page of the piece after it, with
    `join` on that of the piece before; a `blank` one vanishes where a page begins.
    """

    height: float
    draw: Callable[[PageWriter, float, float], None]
    again: tuple["Piece", ...] = ()
    keep: bool = False
    join: bool = False
    blank: bool = False


class Block(Protocol):
    """A part of a document that can be laid out: a heading, a paragraph, a table, signature lines."""

    def fields(self) -> Iterable[PrintedText]:
        """Return every text of the block, to be checked before anything is drawn."""

    def pieces(self, fonts: Fonts, width: float, height: float) -> Sequence[Piece]:
        """Lay the block out for a column of `width` on pages of `height`."""


Placed = tuple[float, Piece]  # distance below the top of the column, and the piece


def fill(pieces: Sequence[Piece], first: float, rest: float) -> tuple[tuple[Placed, ...], ...]:
    """Place `pieces` on pages: the first has room for `first` millimetres, the others for `rest`."""
    pages: list[list[Placed]] = [[]]
    used, room = 0.0, first
    for group in together(pieces):
        height = sum(piece.height for piece in group if pages[-1] or not piece.blank)
        if pages[-1] and used + height > room + 1e-6:
            pages.append([])
            used, room = 0.0, rest
            for piece in group[0].again:
                pages[-1].append((used, piece))
                used += piece.height
        for piece in group:
            if piece.blank and not pages[-1]:
                continue
            # A group higher than a page cannot stay together.
            if pages[-1] and used + piece.height > room + 1e-6:
                pages.append([])
                used, room = 0.0, rest
            pages[-1].append((used, piece))
            used += piece.height
    return tuple(tuple(page) for page in pages)


def together(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group what must be on one page: each piece with `keep` and the one after it, with `join` the one before it."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and (piece.join or groups[-1][-1].keep):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def draw(writer: PageWriter, placed: Sequence[Placed], area: Area) -> None:
    """Draw one page of placed pieces into `area`."""
    for down, piece in placed:
        piece.draw(writer, area.x, area.y + down)


def pages(
    blocks: Sequence[Block],
    fonts: Fonts,
    size: tuple[float, float],
    column: Area,
    head: float,
    around: Callable[[PageWriter, int, int], None],
) -> list[Page]:
    """Lay `blocks` out on pages of `size` with one `column`, `head` millimetres of which the first page keeps free.

    `around` draws the rest of a page; it receives the page's number and the number of pages.
    """
    filled = fill(pieces_of(blocks, fonts, column.width, column.height), column.height - head, column.height)
    below = Area(column.x, column.y + head, column.width, column.height - head)

    def drawn(writer: PageWriter, number: int) -> None:
        around(writer, number, len(filled))
        draw(writer, filled[number - 1], below if number == 1 else column)

    return [Page(size, partial(drawn, number=number)) for number in range(1, len(filled) + 1)]


def pieces_of(blocks: Sequence[Block], fonts: Fonts, width: float, height: float) -> list[Piece]:
    """Lay out `blocks` in order. Raises Refusal, before that, for a character without a glyph."""
    fonts.check(field for block in blocks for field in block.fields())
    return [piece for block in blocks for piece in block.pieces(fonts, width, height)]


def nothing(writer: PageWriter, x: float, y: float) -> None:
    """Draw nothing; the `draw` of an empty piece."""
    del writer, x, y
