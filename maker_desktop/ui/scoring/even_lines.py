"""Breaks a short Chinese name into lines of about the same length, where a reader would: no character is left alone."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from maker_desktop.domain.documents.even_breaks import LineCost, even_breaks

_OPENING, _CLOSING = "（《“〈(", "）》”〉)、，。：；,"
#: Words of one character: a line may well begin with the first kind, and end with the second.
_JOINING, _BELONGING = "与和及", "的"
#: What breaks cost: before a bracket or a joining word nothing, inside a word of two characters most.
_BETWEEN_PAIRS, _WITHIN_PAIR, _ALONE = 1.0, 3.0, 20.0
_UNEVEN, _SHORT_FIRST = 0.2, 0.01


def even_lines(text: str, width: float, measure: Callable[[str], float], at_most: int) -> tuple[str, ...]:
    """Return the text wrapped to this width, at most so many lines; truncated with ….

    `width` is in the unit of `measure`, which tells how wide a text is.
    """
    if measure(text) <= width:
        return (text,)
    pieces = _pieces(text)
    for count in range(2, at_most + 1):
        ends = even_breaks([measure(piece) for piece in pieces], width, count, _cost_of(pieces, count))
        if ends:
            return tuple("".join(pieces[start:end]) for start, end in pairwise((0, *ends)))
    return _filled(text, width, measure, at_most)


def _pieces(text: str) -> tuple[str, ...]:
    """Return a text in pieces that stay whole: words in Latin letters, brackets and stops with what they belong to."""
    return tuple(text[start:end] for start, end in pairwise((0, *_places(text), len(text))))


@lru_cache(maxsize=256)
def _places(text: str) -> tuple[int, ...]:
    """Return before which characters a line may end."""
    return tuple(
        place
        for place in range(1, len(text))
        if text[place] not in _CLOSING
        and text[place - 1] not in _OPENING
        and not (_is_latin(text[place - 1]) and _is_latin(text[place]))
    )


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _cost_of(pieces: Sequence[str], count: int) -> LineCost:
    """Return what a line of so many costs: how far from even it is in characters, whether it is alone, how it ends."""
    text = "".join(pieces)
    lengths = [len(piece) for piece in pieces]
    ideal = len(text) / count

    def cost(start: int, end: int, _used: float) -> float:
        long = sum(lengths[start:end])
        broken = _break_cost(text, sum(lengths[:end])) if end < len(pieces) else 0.0
        short_first = _SHORT_FIRST * (ideal - long) if start == 0 else 0.0
        return _UNEVEN * abs(long - ideal) + short_first + _ALONE * (long == 1) + broken

    return cost


def _break_cost(text: str, place: int) -> float:
    if text[place] in _OPENING + _JOINING or text[place - 1] in _CLOSING + _BELONGING:
        return 0.0
    single = _OPENING + _CLOSING + _JOINING + _BELONGING
    start = max((at + 1 for at in range(place) if text[at] in single), default=0)
    return _WITHIN_PAIR if (place - start) % 2 else _BETWEEN_PAIRS


def _filled(text: str, width: float, measure: Callable[[str], float], at_most: int) -> tuple[str, ...]:
    """Fill the lines one after the other; the last ends in …."""
    lines, start = [], 0
    for _line in range(at_most - 1):
        places = [place for place in _places(text) if place > start and measure(text[start:place]) <= width]
        end = max(places, default=start + 1)
        lines.append(text[start:end])
        start = end
    rest = text[start:]
    if measure(rest) <= width:
        return (*lines, rest)
    kept = next((end for end in range(len(rest), 0, -1) if measure(f"{rest[:end]}…") <= width), 0)
    return (*lines, f"{rest[:kept]}…")
