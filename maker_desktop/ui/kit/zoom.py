"""The zoom of the desk: every size in pixels that the program says itself goes through `px`."""

import re
from typing import Final, overload

#: What Ctrl+plus and Ctrl+minus step through; 1 is the size the desk is drawn for.
STEPS: Final = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
#: Qt's own word for a widget that may be as large as it likes.
NO_LIMIT: Final = 16_777_215
#: Up to so many pixels it is a line, not room: it keeps its thickness.
THIN: Final = 3
_PIXELS: Final = re.compile(r"\b(\d+)px")
_SIZE: Final = re.compile(
    r'(<property name="(?:minimumSize|maximumSize|iconSize)">\s*<size><width>)(\d+)(</width><height>)(\d+)'
)

_factor = 1.0


def factor() -> float:
    """Return how many times larger than drawn everything is shown."""
    return _factor


def set_factor(wanted: float) -> None:
    """Let `px` reckon with another factor; nothing that is built follows of itself."""
    global _factor  # noqa: PLW0603 - one desk has one zoom, as it has one style sheet
    _factor = wanted


def step_from(here: float, steps: int) -> float:
    """Return the step that lies so many steps from the one nearest to a factor, or the last there is on the way."""
    nearest = min(range(len(STEPS)), key=lambda each: abs(STEPS[each] - here))
    return STEPS[min(max(nearest + steps, 0), len(STEPS) - 1)]


@overload
def px(length: int) -> int: ...
@overload
def px(length: float) -> float: ...
def px(length: float) -> float:
    """Return a length in device-independent pixels at the zoom; whole numbers stay whole."""
    return round(length * _factor) if isinstance(length, int) else length * _factor


def scaled(style: str) -> str:
    """Return a style sheet, or a text with styles, whose lengths are those at the zoom."""
    return style if _factor == 1 else _PIXELS.sub(lambda found: f"{_grown(found[1])}px", style)


def sized(form: str) -> str:
    """Return the text of a form whose fixed sizes are those at the zoom."""
    return form if _factor == 1 else _SIZE.sub(lambda say: f"{say[1]}{_grown(say[2])}{say[3]}{_grown(say[4])}", form)


def _grown(written: str) -> int:
    length = int(written)
    return px(length) if THIN < length < NO_LIMIT else length
