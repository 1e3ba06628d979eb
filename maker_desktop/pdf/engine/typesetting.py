"""Breaking and justifying lines of Chinese text, and fitting a long name into its box.

Sizes and widths are points; `atoms` defines what may not be split.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from maker_desktop.pdf.engine.atoms import Atom, Span, atoms_of, parts_of
from maker_desktop.pdf.engine.fonts import Fonts, Role


@dataclass(frozen=True, slots=True)
class TextLine:
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
        """Return the points to add after each character so that the line fills `measure`; 0 where a paragraph ends.

        A line that would be stretched by more than a quarter is left ragged.
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

    lines: tuple[TextLine, ...]
    size: float
    pitch: float

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return self.pitch * len(self.lines)


def break_lines(spans: tuple[Span, ...], fonts: Fonts, size: float, measure: Measure) -> tuple[TextLine, ...]:
    r"""Break `spans` at type `size` into lines of `measure`; `\n` forces a break. Empty text gives one empty line."""
    return fill_lines(atoms_of(spans, fonts), fonts, size, measure)


def fill_lines(atoms: Sequence[Atom], fonts: Fonts, size: float, measure: Measure) -> tuple[TextLine, ...]:
    """Fill line after line of `measure` with `atoms` at type `size`; one that is wider than a line is taken apart."""
    lines: list[TextLine] = []
    held: list[Atom] = []
    used, indent = 0.0, measure.first
    queue = list(reversed(atoms))
    while queue:
        atom = queue.pop()
        width = atom.width * size + atom.count * measure.tracking
        room = measure.width - indent + 1e-6
        if width > room and not held and atom.count > 1 and not atom.blank:
            parts = list(parts_of(atom, fonts))
            if len(parts) > 1:
                queue += reversed(parts)
                continue
        if atom.forced or (held and not atom.blank and used + width > room):
            lines.append(line_of(held, size, measure.tracking, indent, last=atom.forced))
            held, used, indent = [], 0.0, measure.rest
            if not atom.forced:
                queue.append(atom)
        elif held or not lines or not atom.blank:
            held.append(atom)
            used += width
    lines.append(line_of(held, size, measure.tracking, indent, last=True))
    return tuple(lines)


@lru_cache(maxsize=1024)  # the same issuers, labels and dates stand on hundreds of pages
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

    The result is never wider than `width` or higher than `height` (points).
    """
    parts = text.split("\n")
    widths = [fonts.width(part, role) for part in parts]
    natural = max(widths)
    unbroken = min(size, width / natural if natural else size, height / (leading * len(parts)))
    if unbroken >= smallest:
        lines = [TextLine((Span(part, role),), w * unbroken, 0.0, True) for part, w in zip(parts, widths, strict=True)]
        return Fitted(tuple(lines), unbroken, unbroken * leading)
    atoms = atoms_of((Span(text, role),), fonts)
    # A tolerance of a thousandth of a point: a size computed from the width may come back a rounding above it.
    measure = Measure(width + 1e-3)

    def at(size: float) -> Fitted:
        return Fitted(fill_lines(atoms, fonts, size, measure), size, size * leading)

    # Wrapped: the largest size at which the lines are no higher than the box, found by halving.
    low, high = 0.0, size
    for _ in range(16):
        middle = (low + high) / 2
        fitted = at(middle)
        if fitted.height <= height and all(line.width <= measure.width for line in fitted.lines):
            low = middle
        else:
            high = middle
    return at(low)


def line_of(atoms: Sequence[Atom], size: float, tracking: float, indent: float, *, last: bool) -> TextLine:
    """Return the line that `atoms` make at type `size`, without the blanks at its end."""
    kept = list(atoms)
    while kept and kept[-1].blank:
        kept.pop()
    texts: list[tuple[Role, list[str]]] = []
    for atom in kept:
        for span in atom.spans:
            if texts and texts[-1][0] is span.role:
                texts[-1][1].append(span.text)
            else:
                texts.append((span.role, [span.text]))
    spans = tuple(Span("".join(parts), role) for role, parts in texts)
    width = sum(atom.width for atom in kept) * size + sum(atom.count for atom in kept) * tracking
    return TextLine(spans, width, indent, last)
