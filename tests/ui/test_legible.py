"""Every page can be read by everybody: contrast of all colours, no small print, states that need no colour."""

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from maker_desktop.resources import resource
from maker_desktop.ui.kit import chips, theme
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.window.main_window import MINIMUM_SIZE
from maker_desktop.ui.window.open_contest import OpenContest
from tests.services.contests import key_sheets, small_contest

#: The smallest words, in device-independent pixels, and the least contrast of words (WCAG 2, AA) and of large edges.
SMALLEST, WORDS, EDGES = 13, 4.5, 3.0
#: Machado, Oliveira and Fernandes 2009, severity 1: what each kind of eye makes of linear red, green and blue.
EYES: Final = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
PAGES: Final = [entry.key for entry in ENTRIES]
GROUNDS: Final = ("paper", "ground", "head", "hover", "ticked", "where_ground")


def linear(token: str) -> list[float]:
    colour = theme.color(token)
    channels = colour.redF(), colour.greenF(), colour.blueF()
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(channels: list[float]) -> float:
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first: list[float], second: list[float]) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(token: str, eye: str) -> list[float]:
    """Return a colour as an eye without one kind of cone sees it."""
    return [min(max(sum(a * b for a, b in zip(row, linear(token), strict=True)), 0.0), 1.0) for row in EYES[eye]]


@pytest.mark.parametrize(
    ("words", "ground"), [*product(("ink", "ink_soft", "ink_faint", "blue", "red", "wrong", "done", "look"), GROUNDS)]
)
def test_words_of_every_colour_are_readable_on_every_ground(words: str, ground: str) -> None:
    assert contrast(linear(words), linear(ground)) >= WORDS


@pytest.mark.parametrize("edge", ["gold_line", "bronze_line", "jade_line", "blue", "red", "here_mark"])
def test_lines_that_mean_something_are_seen_on_paper(edge: str) -> None:
    assert contrast(linear(edge), linear("rail" if edge == "here_mark" else "paper")) >= EDGES


@pytest.mark.parametrize(("tone", "eye"), [*product(Tone, EYES)])
def test_chips_are_read_by_eyes_that_miss_a_colour(tone: Tone, eye: str) -> None:
    assert contrast(seen(tone.value, eye), seen(f"{tone}_ground", eye)) >= WORDS


def test_no_two_states_are_told_apart_by_colour_alone() -> None:
    pictures = {tone: chips.picture_of(tone) for tone in Tone}
    for first, second in combinations(Tone, 2):
        assert pictures[first] != pictures[second], f"{first} and {second} look the same in grey"


@pytest.fixture
def opened(idle_menu: FileMenu) -> Iterator[OpenContest]:
    session = small_contest()
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    opened = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(*MINIMUM_SIZE)
    opened.window.show()
    QApplication.processEvents()
    yield opened
    opened.window.close()


@pytest.mark.parametrize("key", PAGES)
def test_nothing_on_a_page_is_printed_small(opened: OpenContest, key: str) -> None:
    opened.window.go_to_key(key)
    QApplication.processEvents()
    small = {
        f"{type(widget).__name__} {widget.objectName()}: {widget.fontInfo().pixelSize()} px"
        for widget in opened.window.findChildren(QWidget)
        if widget.isVisible() and widget.fontInfo().pixelSize() < SMALLEST
    }
    assert small == set()


def test_the_style_sheet_asks_for_no_small_print() -> None:
    sizes = re.findall(r"font-size: (\d+)px", resource("styles", "desk.qss").read_text(encoding="utf-8"))
    assert min(map(int, sizes)) >= SMALLEST


@pytest.mark.parametrize("key", PAGES)
def test_a_page_fits_into_the_smallest_window(opened: OpenContest, key: str) -> None:
    opened.window.go_to_key(key)
    QApplication.processEvents()
    assert (opened.window.width(), opened.window.height()) == MINIMUM_SIZE
    hints = opened.window.area.hints
    cut = [label.text() for label in hints.findChildren(QLabel) if label.isVisible() and _cut(label)]
    assert cut == [], "a key in the hint bar is cut"


def _cut(label: QLabel) -> bool:
    right = label.mapTo(label.window(), label.rect().topRight()).x()
    return label.width() < label.sizeHint().width() or right > label.window().width()
