"""Lines: where Chinese text may break, how a line is justified, and how a long name is fitted into its box.

Sizes and widths are points. A closing mark never begins a line and an opening one never ends it; words, numbers, dashes
and dots in a row stay together unless one alone is wider than the line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maker_desktop.documents.fonts import Fonts, Role

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
class Line:
    """One line: its `spans`, its natural `width`, its left `indent`, and whether a paragraph ends with it."""

    spans: tuple[Span, ...]
    width: float
    indent: float
    last: bool

    @property
    def text(self) -> str:
        """Return the characters of the line."""
        return "".join(span.text for span in self.spans)

    def tracking(self, measure: float) -> float:
        """Return the space to add after each character so that the line fills `measure`; none where a paragraph ends.

        A line that would have to be stretched by more than a quarter looks better ragged and is left as it is.
        """
        gaps = len(self.text) - 1
        spare = measure - self.indent - self.width
        if self.last or gaps < 1 or spare <= 0 or spare > 0.25 * measure:
            return 0.0
        return spare / gaps


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide lines are: `width`, the first line's indent, the others' indent, and what each character gains.

    `tracking` is the space added to every character (negative in the 28-character grid of an official letter).
    """

    width: float
    first: float = 0.0
    rest: float = 0.0
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text that fits its box: `lines` at type `size`, each `pitch` below the one before."""

    lines: tuple[Line, ...]
    size: float
    pitch: float

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return self.pitch * len(self.lines)


@dataclass(frozen=True, slots=True)
class Atom:
    """What stays on one line: a character with the marks bound to it, or a word."""

    spans: tuple[Span, ...]
    width: float
    blank: bool
    forced: bool


def break_lines(spans: Sequence[Span], fonts: Fonts, size: float, measure: Measure) -> tuple[Line, ...]:
    r"""Break `spans` at type `size` into lines of `measure`; `\n` forces a break. Empty text gives one empty line."""
    lines: list[Line] = []
    atoms: list[Atom] = []
    used = 0.0

    def end(last: bool) -> None:
        nonlocal used
        lines.append(line_of(atoms, measure.rest if lines else measure.first, last))
        atoms.clear()
        used = 0.0

    for atom in atoms_of(spans, fonts, size, measure):
        room = measure.width - (measure.rest if lines else measure.first)
        if atom.forced:
            end(last=True)
            continue
        if atoms and not atom.blank and used + atom.width > room + 1e-6:
            end(last=False)
        if atom.blank and not atoms and lines:
            continue
        atoms.append(atom)
        used += atom.width
    end(last=True)
    return tuple(lines)


def fit(
    text: str,
    role: Role,
    fonts: Fonts,
    *,
    size: float,
    width: float,
    height: float,
    smallest: float,
    leading: float = 1.3,
) -> Fitted:
    """Fit `text` into a box: at `size` on one line, else smaller down to `smallest`, else wrapped, else smaller still.

    Whatever comes, the result is no wider than `width` and no higher than `height`.
    """
    natural = max(fonts.width(part, role) for part in text.split("\n"))
    lines_forced = text.count("\n") + 1
    one_line = min(size, width / natural if natural else size, height / (leading * lines_forced))
    if one_line >= smallest:
        return _fitted(text, role, fonts, one_line, width, leading)
    # Wrapped: the largest size at which the lines are no higher than the box, found by halving.
    low, high = 0.0, size
    for _ in range(24):
        middle = (low + high) / 2
        fits = _fitted(text, role, fonts, middle, width, leading)
        if fits.height <= height and all(line.width <= width for line in fits.lines):
            low = middle
        else:
            high = middle
    return _fitted(text, role, fonts, low, width, leading)


def _fitted(text: str, role: Role, fonts: Fonts, size: float, width: float, leading: float) -> Fitted:
    # A thousandth of a point of grace: the size was computed from the width and may come back a rounding above it.
    lines = break_lines((Span(text, role),), fonts, size, Measure(width + 1e-3))
    return Fitted(lines, size, size * leading)


def line_of(atoms: Sequence[Atom], indent: float, last: bool) -> Line:
    """Return the line that `atoms` make, without the blanks at its end."""
    kept = list(atoms)
    while kept and kept[-1].blank:
        kept.pop()
    spans: list[Span] = []
    for atom in kept:
        for span in atom.spans:
            if spans and spans[-1].role is span.role:
                spans[-1] = Span(spans[-1].text + span.text, span.role)
            else:
                spans.append(span)
    return Line(tuple(spans), sum(atom.width for atom in kept), indent, last)


def atoms_of(spans: Sequence[Span], fonts: Fonts, size: float, measure: Measure) -> Iterator[Atom]:
    """Yield what stays together: an opening mark with what follows it, a closing one with what precedes it."""
    widest = measure.width - max(measure.first, measure.rest)
    held: list[Span] = []
    for piece in _pieces(spans):
        if held and _bound(held[-1].text, piece.text):
            held.append(piece)
            continue
        yield from _checked(held, fonts, size, measure.tracking, widest)
        held = [piece]
    yield from _checked(held, fonts, size, measure.tracking, widest)


def _pieces(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        for match in WORD.finditer(span.text):
            yield Span(match.group(), span.role)


def _bound(before: str, after: str) -> bool:
    """Say whether no line may break between two neighbours."""
    if before == "\n" or after == "\n" or before.isspace() or after.isspace():
        return False
    return before[-1] in OPENING or after[0] in CLOSING


def _checked(held: Sequence[Span], fonts: Fonts, size: float, tracking: float, widest: float) -> Iterator[Atom]:
    """Yield `held` as one atom, or its characters one by one where it alone is wider than a line."""
    if not held:
        return
    text = "".join(span.text for span in held)
    if text == "\n":
        yield Atom((), 0.0, blank=True, forced=True)
        return
    width = sum(fonts.width(span.text, span.role, size) for span in held) + tracking * len(text)
    if width <= widest or len(text) == 1:
        yield Atom(tuple(held), width, blank=text.isspace(), forced=False)
        return
    for cluster in _clusters(held):
        inner = sum(fonts.width(span.text, span.role, size) for span in cluster)
        yield Atom(cluster, inner + tracking * len(cluster), blank=False, forced=False)


def _clusters(held: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Cut what is too wide for a line into the smallest parts that still keep marks where they may stand."""
    cluster: list[Span] = []
    for span in held:
        for character in span.text:
            single = Span(character, span.role)
            if cluster and _bound(cluster[-1].text, character) and len(cluster) < 4:
                cluster.append(single)
                continue
            if cluster:
                yield tuple(cluster)
            cluster = [single]
    yield tuple(cluster)
