"""The measures of GB/T 9704-2012 that every part of an official letter shares, in millimetres, type sizes in points."""

from maker_desktop.pdf.engine.blocks import centred
from maker_desktop.pdf.engine.fonts import Role
from maker_desktop.pdf.engine.page import ASCENT, MM, RED, Area, Style

BLOCK = Area(28.0, 37.0, 156.0, 225.0)  # 版心, 5.1
# The landscape page of a wide annex is the same sheet turned: its top is the portrait page's left edge.
BLOCK_LANDSCAPE = Area(35.0, 28.0, 225.0, 156.0)

PITCH = 225.0 / 22  # 行, the unit of vertical distance: 22 lines fill the block
CHARACTER = 156.0 / 28  # 字, the unit of horizontal distance: 28 characters fill a line

SIZE_1 = 42.0  # 初号, the issuer's mark at its largest
SIZE_2 = 22.0  # 2号, titles
SIZE_3 = 16.0  # 3号, everything else
SIZE_4 = 14.0  # 4号, page numbers and imprint

TRACKING = CHARACTER * MM - SIZE_3  # 28 characters of 16 points are 2 mm wider than the block
FULL_LINE = BLOCK.width * MM

BODY = Style(Role.FANGSONG, SIZE_3)
HEADING = Style(Role.HEITI, SIZE_3)
NAME = Style(Role.KAITI, SIZE_3)
SMALL = Style(Role.FANGSONG, SIZE_4)
NUMERAL = Style(Role.SONGTI, SIZE_4)
RULE = RED


def frame(size: float) -> float:
    """Return the height of a character's frame at type `size` points."""
    return size / MM


def baseline_below(top: float, size: float) -> float:
    """Return the baseline of characters of `size` points whose frame begins at `top`."""
    return top + ASCENT * size / MM


def cell_baseline(top: float, size: float = SIZE_3) -> float:
    """Return the baseline of characters in the middle of a line of the grid that begins at `top`."""
    return centred(top, PITCH, size)
