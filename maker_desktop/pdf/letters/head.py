"""The red head of an official letter, its page numbers and the imprint at its foot (GB/T 9704-2012, 7.2, 7.4, 7.5)."""

from collections.abc import Sequence
from datetime import date

from maker_desktop.pdf.engine.atoms import Span
from maker_desktop.pdf.engine.blocks import centred
from maker_desktop.pdf.engine.dates import arabic_date
from maker_desktop.pdf.engine.fonts import Fonts, Role
from maker_desktop.pdf.engine.page import BLACK, MM, RED, PageWriter, Style
from maker_desktop.pdf.engine.typesetting import Measure, break_lines
from maker_desktop.pdf.letters.grid import (
    BLOCK,
    BODY,
    CHARACTER,
    NAME,
    NUMERAL,
    PITCH,
    RULE,
    SIZE_1,
    SIZE_3,
    SIZE_4,
    SMALL,
    TRACKING,
    baseline_below,
    frame,
)

MARK_TOP = 35.0  # from the top of the block to the top of the mark
NARROWEST = 0.7  # a long mark is condensed so far before its type becomes smaller
RULE_BELOW_NUMBER = 4.0
RULE_THICKNESS = 0.7
SIGNERS_IN_A_ROW = 2
NUMBER_BELOW_BLOCK = 7.0  # from the bottom of the block to the top of the page number's dashes
DASH_TOP = 0.406  # of the dash above the baseline, as a share of the size (FandolFang's, raised to Song's middle)
COARSE, FINE = 0.35, 0.25  # lines of the imprint
IMPRINT_PITCH = 8.0

Rows = Sequence[Sequence[str]]


def signer_rows(signers: Sequence[str]) -> Rows:
    """Return the signers in rows, two in each."""
    return [signers[start : start + SIGNERS_IN_A_ROW] for start in range(0, len(signers), SIGNERS_IN_A_ROW)]


def mark_shape(mark: str, fonts: Fonts) -> tuple[float, float]:
    """Return size in points and condensing of the issuer's mark, so that it is no wider than the block."""
    natural = fonts.width(mark, Role.XIAOBIAOSONG, SIZE_1)
    stretch = min(1.0, BLOCK.width * MM / natural)
    return SIZE_1 * min(1.0, stretch / NARROWEST), max(stretch, NARROWEST)


def head_height(mark: str, signers: Sequence[str], fonts: Fonts) -> float:
    """Return how far below the top of the block the red line runs."""
    size, _ = mark_shape(mark, fonts)
    further_rows = max(0, len(signer_rows(signers)) - 1)
    return MARK_TOP + frame(size) + (2 + further_rows) * PITCH + frame(SIZE_3) + RULE_BELOW_NUMBER


def draw_head(writer: PageWriter, mark: str, number: str, signers: Sequence[str]) -> None:
    """Draw the mark, the number (left where there are signers, else centred), the signers and the red line."""
    size, stretch = mark_shape(mark, writer.fonts)
    middle = BLOCK.x + BLOCK.width / 2
    top = BLOCK.y + MARK_TOP
    style = Style(Role.XIAOBIAOSONG, size, RED)
    writer.text(middle, baseline_below(top, size), mark, style, align=0.5, stretch=stretch)
    rule = BLOCK.y + head_height(mark, signers, writer.fonts)
    last_row = rule - RULE_BELOW_NUMBER - frame(SIZE_3)
    baseline = baseline_below(last_row, SIZE_3)
    if signers:
        writer.text(BLOCK.x + CHARACTER, baseline, number, BODY, tracking=TRACKING)
        _draw_signers(writer, signer_rows(signers), baseline)
    else:
        writer.text(middle, baseline, number, BODY, align=0.5, tracking=TRACKING)
    writer.rule((BLOCK.x, rule), (BLOCK.right, rule), RULE_THICKNESS, RULE)


def _draw_signers(writer: PageWriter, rows: Rows, last_baseline: float) -> None:
    lines = ["　".join(row) for row in rows]
    width = max(writer.fonts.width(line, NAME.role, NAME.size) for line in lines) / MM
    left = BLOCK.right - CHARACTER - width
    first = last_baseline - (len(rows) - 1) * PITCH
    writer.text(left, first, "签发人：", BODY, align=1)
    for number, line in enumerate(lines):
        writer.text(left, first + number * PITCH, line, NAME)


def draw_page_number(writer: PageWriter, number: int) -> None:
    """Draw the page number between dashes (GB/T 9704-2012).

    Odd numbers are one character in from the right, even ones from the left.
    """
    baseline = BLOCK.bottom + NUMBER_BELOW_BLOCK + DASH_TOP * SIZE_4 / MM
    text = f"— {number} —"
    if number % 2:
        writer.text(BLOCK.right - CHARACTER, baseline, text, NUMERAL, align=1)
    else:
        writer.text(BLOCK.x + CHARACTER, baseline, text, NUMERAL)


def _copy_lines(copies: str, fonts: Fonts) -> tuple[tuple[str, float], ...]:
    """Return the lines of 抄送 with their indents in millimetres; wrapped ones align with the first recipient."""
    measure = Measure((BLOCK.width - 2 * CHARACTER) * MM, rest=3 * SIZE_4)
    text = Span(f"抄送：{copies.rstrip('。')}。", SMALL.role)
    return tuple((line.text, line.indent / MM) for line in break_lines((text,), fonts, SIZE_4, measure))


def imprint_height(copies: str, fonts: Fonts) -> float:
    """Return the height of the imprint."""
    rows = 1 + (len(_copy_lines(copies, fonts)) if copies else 0)
    return rows * IMPRINT_PITCH


def draw_imprint(writer: PageWriter, copies: str, printer: str, printed: date) -> None:
    """Draw the imprint so that its last line lies on the bottom edge of the block."""
    top = BLOCK.bottom - imprint_height(copies, writer.fonts)
    _line(writer, top, COARSE)
    if copies:
        for text, indent in _copy_lines(copies, writer.fonts):
            writer.text(BLOCK.x + CHARACTER + indent, centred(top, IMPRINT_PITCH, SIZE_4), text, SMALL)
            top += IMPRINT_PITCH
        _line(writer, top, FINE)
    baseline = centred(top, IMPRINT_PITCH, SIZE_4)
    writer.text(BLOCK.x + CHARACTER, baseline, printer, SMALL)
    writer.text(BLOCK.right - CHARACTER, baseline, f"{arabic_date(printed)}印发", SMALL, align=1)
    _line(writer, BLOCK.bottom, COARSE)


def _line(writer: PageWriter, y: float, thickness: float) -> None:
    writer.rule((BLOCK.x, y), (BLOCK.right, y), thickness, BLACK)
