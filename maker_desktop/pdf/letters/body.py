"""The text of an official letter as pieces on the grid of lines: title, addressee, body, annex note, signature."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from maker_desktop.pdf.engine.atoms import Span
from maker_desktop.pdf.engine.dates import arabic_date
from maker_desktop.pdf.engine.flow import Piece, nothing
from maker_desktop.pdf.engine.fonts import Fonts, Role
from maker_desktop.pdf.engine.page import MM, PageWriter
from maker_desktop.pdf.engine.titles import balanced
from maker_desktop.pdf.engine.typesetting import Measure, TextLine, break_lines
from maker_desktop.pdf.letters.grid import (
    BLOCK,
    BODY,
    CHARACTER,
    FULL_LINE,
    PITCH,
    SIZE_2,
    SIZE_3,
    TRACKING,
    baseline_below,
    cell_baseline,
    frame,
)

TITLE_PITCH = 12.3  # from one line of a title to the next: 35 points
INDENT = 2 * CHARACTER * MM
HEADINGS = (
    (re.compile(r"[一二三四五六七八九十]+、"), Role.HEITI),
    (re.compile(r"（[一二三四五六七八九十]+）"), Role.KAITI),
)


def title(text: str, fonts: Fonts, width: float = BLOCK.width) -> list[Piece]:
    """Return the title, its first line's frame beginning at the top of the first piece, and the blank line below."""
    lines = balanced(text, Role.XIAOBIAOSONG, fonts, SIZE_2, width * MM)
    pieces = [Piece(TITLE_PITCH, partial(_draw_title, line=line, width=width), keep=True) for line in lines]
    # One line below the last frame of the title the frames of the next text begin, not its cells.
    half_gap = (PITCH - frame(SIZE_3)) / 2
    return [*pieces, Piece(frame(SIZE_2) - TITLE_PITCH + PITCH - half_gap, nothing, keep=True)]


def addressee(text: str, fonts: Fonts) -> list[Piece]:
    """Return the recipients, flush left, ending with a colon."""
    ending = "" if text.endswith("：") else "："
    return _lines((Span(text + ending, BODY.role),), fonts, Measure(FULL_LINE, tracking=TRACKING), keep=True)


def paragraph(text: str, fonts: Fonts) -> list[Piece]:
    """Return a paragraph of the body, indented by two characters, its heading in the face of its level."""
    measure = Measure(FULL_LINE, first=INDENT, tracking=TRACKING)
    parts = spans(text)
    # A heading in a paragraph of its own is kept on the page of the text below it.
    alone = len(parts) == 1 and parts[0].role is not BODY.role
    return _lines(parts, fonts, measure, keep=alone)


def spans(text: str) -> tuple[Span, ...]:
    """Return `text` with 一、 in HeiTi and （一） in KaiTi up to the first full stop; all else is FangSong."""
    for pattern, role in HEADINGS:
        if pattern.match(text):
            heading, stop, rest = text.partition("。")
            parts = (Span(heading + stop, role), Span(rest, BODY.role))
            return tuple(part for part in parts if part.text)
    return (Span(text, BODY.role),)


def annex_note(names: Sequence[str], fonts: Fonts) -> list[Piece]:
    """Return a blank line and the list of annexes; wrapped lines align with the name, no full stop ends it."""
    pieces = [Piece(PITCH, nothing, keep=True, join=True, blank=True)]
    for number, name in enumerate(names, start=1):
        label = f"{number}." if len(names) > 1 else ""
        before = "附件：" if number == 1 else ""
        label_width = fonts.width(label, BODY.role, SIZE_3) + TRACKING * len(label)
        start = INDENT + (0 if before else 3 * CHARACTER * MM)
        measure = Measure(FULL_LINE, first=start, rest=INDENT + 3 * CHARACTER * MM + label_width, tracking=TRACKING)
        text = before + label + name.rstrip("。")
        pieces += _lines((Span(text, BODY.role),), fonts, measure, keep=number < len(names))
    return pieces


def signature(name: str, day: date, *, sealed: bool, note: str, fonts: Fonts) -> list[Piece]:
    """Return blank lines, the issuer's name, the date and the note in brackets, kept with the end of the text.

    With a seal, two blank lines leave space for it and the name is centred on the date, which ends four characters from
    the right; without one the name ends two characters from the right and the date begins two characters after it.
    """
    written = arabic_date(day)
    name_width, date_width = (_width(text, fonts) for text in (name, written))
    if sealed:
        date_left = BLOCK.width - 4 * CHARACTER - date_width
        name_left = min(date_left + (date_width - name_width) / 2, BLOCK.width - name_width)
    else:
        name_left = BLOCK.width - 2 * CHARACTER - name_width
        date_left = name_left + 2 * CHARACTER
        excess = max(0.0, date_left + date_width - (BLOCK.width - 2 * CHARACTER))
        name_left, date_left = name_left - excess, date_left - excess
    pieces = [Piece(PITCH, nothing, keep=True, join=True) for _ in range(2 if sealed else 1)]
    pieces.append(Piece(PITCH, partial(_draw_at, text=name, left=max(0.0, name_left)), keep=True))
    pieces.append(Piece(PITCH, partial(_draw_at, text=written, left=date_left), keep=bool(note)))
    if note:
        measure = Measure(FULL_LINE, first=INDENT, rest=INDENT, tracking=TRACKING)
        pieces += _lines((Span(f"（{note.strip('（）')}）", BODY.role),), fonts, measure, keep=True)
    return pieces


def _width(text: str, fonts: Fonts) -> float:
    """Return the width in millimetres of `text` on the grid."""
    return (fonts.width(text, BODY.role, SIZE_3) + TRACKING * len(text)) / MM


def _lines(parts: tuple[Span, ...], fonts: Fonts, measure: Measure, *, keep: bool = False) -> list[Piece]:
    """Return one piece for each line; a paragraph never leaves a single line at the end or the top of a page."""
    lines = break_lines(parts, fonts, SIZE_3, measure)
    last = len(lines) - 1
    return [
        Piece(PITCH, partial(_draw_line, line=line), keep=keep or (number < last and number in {0, last - 1}))
        for number, line in enumerate(lines)
    ]


def _draw_line(writer: PageWriter, x: float, y: float, *, line: TextLine) -> None:
    tracking = TRACKING + line.tracking(FULL_LINE)
    writer.line_of_text(x, cell_baseline(y), line, SIZE_3, tracking=tracking)


def _draw_title(writer: PageWriter, x: float, y: float, *, line: TextLine, width: float) -> None:
    left = x + (width - line.width / MM) / 2
    writer.line_of_text(left, baseline_below(y, SIZE_2), line, SIZE_2)


def _draw_at(writer: PageWriter, x: float, y: float, *, text: str, left: float) -> None:
    writer.text(x + left, cell_baseline(y), text, BODY, tracking=TRACKING)
