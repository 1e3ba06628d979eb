"""Everything on the audience screen can be read from the last row: contrast by WCAG 2.2, on the lightest ground."""

import pytest
from PySide6.QtCore import QSize

from maker_desktop.domain.awards.screen_theme import PLAIN
from maker_desktop.ui.audience import canvas
from maker_desktop.ui.audience.painting.ground import ground

#: The share of white that a card of glass adds, from its alpha of 255: the strongest of all cards.
GLASS = 30 / 255
#: Contrast that text needs, and large text (24 px and more: everything on a wall that is not a label).
TEXT, LARGE = 4.5, 3.0


def luminance(colour: str, white: float = 0.0) -> float:
    """Return the relative luminance of `#rrggbb` with so much white over it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    shares = [share + (1 - share) * white for share in shares]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: float, second: float) -> float:
    light, dark = max(first, second), min(first, second)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def lightest() -> tuple[str, str]:
    """Return the lightest colour of the ground as it is painted: anywhere, and where the highest card begins."""
    picture = ground(QSize(320, 180), 1.0, PLAIN)

    def below(top: int) -> str:
        colours = [picture.pixelColor(x, y).name() for y in range(top, 180, 2) for x in range(0, 320, 2)]
        return max(colours, key=luminance)

    return below(0), below(24)


@pytest.mark.parametrize("name", ["WHITE", "SOFT", "GOLD", "PALE_GOLD"])
def test_words_are_read_on_ground_and_glass(lightest: tuple[str, str], name: str) -> None:
    words = luminance(getattr(canvas, name))
    assert contrast(words, luminance(lightest[0])) > TEXT
    assert contrast(words, luminance(lightest[1], GLASS)) > TEXT


@pytest.mark.parametrize("name", ["DIM", "ALARM"])
def test_struck_digits_and_alarms_are_large_and_read(lightest: tuple[str, str], name: str) -> None:
    words = luminance(getattr(canvas, name))
    assert contrast(words, luminance(lightest[1], 8 / 255)) > LARGE
    assert contrast(words, luminance(PLAIN.colours[1], 8 / 255)) > TEXT


@pytest.mark.parametrize("tier", [1, 2, 3, 4])
def test_the_colour_of_an_award_is_read_and_so_is_navy_on_it(lightest: tuple[str, str], tier: int) -> None:
    colour, _ribbon = canvas.tier_colours(tier)
    assert contrast(luminance(colour), luminance(lightest[0])) > LARGE
    assert contrast(luminance(canvas.NAVY), luminance(colour)) > TEXT
