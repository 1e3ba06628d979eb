"""What stays on one line of Chinese text: words, numbers, and characters with their punctuation marks.

A closing mark never begins a line and an opening one never ends it; words, numbers, dashes and dots in a row stay
together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from maker_desktop.pdf.engine.fonts import Fonts, Role

# GB/T 15834-2011 and common typographic practice: these may not begin, and those may not end a line.
CLOSING = frozenset("，。、；：？！”’）〕】》〉」』〗…—·％‰℃°％,.;:?!)]}%～－／")
OPENING = frozenset("“‘（〔【《〈「『〖([{￥＄¥$№")
# A word or number in Latin letters, with its inner marks: 87.5%, ISO9001:2015, maker@example.org, 2026-07-10, 1/3.
WORD = re.compile(r"[A-Za-z0-9À-ɏΑ-ω%+#&@.,:/'\-_~]+|—{2,}|…{2,}|[^\S\n]+|\n|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Atom:
    """An unbreakable unit: its `spans`, their `width` as a share of the type size, and the number of characters.

    A `blank` one is dropped at a line's end, a `forced` one ends the line.
    """

    spans: tuple[Span, ...]
    width: float
    count: int
    blank: bool = False
    forced: bool = False


@lru_cache(maxsize=4096)  # five hundred certificates say mostly the same, and each text is tried at several sizes
def atoms_of(spans: tuple[Span, ...], fonts: Fonts) -> tuple[Atom, ...]:
    """Cut `spans` into atoms: an opening mark with what follows it, a closing one with what precedes it."""
    atoms: list[Atom] = []
    held: list[Span] = []
    blanks: list[Span] = []  # after `held`; a mark on either side binds across them

    def end() -> None:
        if held:
            atoms.append(_atom(held, fonts))
        atoms.extend(_atom([blank], fonts) for blank in blanks)
        held.clear()
        blanks.clear()

    for piece in _pieces(spans):
        if piece.text == "\n":
            end()
            atoms.append(Atom((), 0.0, 0, blank=True, forced=True))
        elif piece.text.isspace():
            blanks.append(piece)
        elif held and bound(held[-1].text, piece.text):
            held += [*blanks, piece]
            blanks.clear()
        else:
            end()
            held.append(piece)
    end()
    return tuple(atoms)


def parts_of(atom: Atom, fonts: Fonts) -> Iterator[Atom]:
    """Split an atom that is wider than a line into the smallest parts with punctuation marks still in legal places."""
    cluster: list[Span] = []
    for span in atom.spans:
        for character in span.text:
            if cluster and (len(cluster) >= 4 or not bound(cluster[-1].text, character)):
                yield _atom(cluster, fonts)
                cluster = []
            cluster.append(Span(character, span.role))
    yield _atom(cluster, fonts)


def bound(before: str, after: str) -> bool:
    """Say whether no line may break between two neighbours."""
    return before[-1] in OPENING or after[0] in CLOSING


def _pieces(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        for piece in WORD.findall(span.text):
            yield Span(piece, span.role)


def _atom(held: Sequence[Span], fonts: Fonts) -> Atom:
    first = held[0]
    if len(held) == 1:  # nearly always
        return Atom((first,), fonts.width(first.text, first.role), len(first.text), blank=first.text.isspace())
    width = sum(fonts.width(span.text, span.role) for span in held)
    return Atom(tuple(held), width, sum(len(span.text) for span in held))
