"""Titles: broken at meaningful places into lines of similar length."""

from collections.abc import Sequence
from itertools import pairwise

from maker_desktop.domain.documents.even_breaks import even_breaks
from maker_desktop.pdf.engine.atoms import Atom, Span, atoms_of
from maker_desktop.pdf.engine.fonts import Fonts, Role
from maker_desktop.pdf.engine.typesetting import Measure, TextLine, fill_lines, line_of

# Natural pauses in the title of an official letter: after the first set, before the second.
PAUSE_AFTER = ("关于", "”", "》", "）", "大赛", "决赛", "中小企业", "推荐", "有关", "开展", "举办", "项目")
PAUSE_BEFORE = ("的", "“", "《", "（", "第", "中小企业", "创新创业", "推荐", "项目", "有关")


def balanced(text: str, role: Role, fonts: Fonts, size: float, width: float) -> tuple[TextLine, ...]:
    """Break a title into as few lines as `width` allows, each about as long as the others, the first not the shortest.

    Breaks come after marks and words where that costs little; a newline in `text` forces a break.
    """
    lines: list[TextLine] = []
    for part in text.split("\n"):
        atoms = atoms_of((Span(part, role),), fonts)
        lines += _evened(atoms, size, width, fill_lines(atoms, fonts, size, Measure(width)))
    return tuple(lines)


def _evened(atoms: Sequence[Atom], size: float, width: float, filled: Sequence[TextLine]) -> Sequence[TextLine]:
    """Break `atoms` into as many lines as `filled` are; as they are where a word wider than a line was taken apart."""
    lengths = [atom.width * size for atom in atoms]
    ideal = sum(lengths) / len(filled)

    def cost(start: int, end: int, used: float) -> float:
        distance = (used - ideal) / size  # in characters
        return distance * distance + _sense(atoms, end) + (2.0 if start == 0 and distance < 0 else 0.0)

    ends = even_breaks(lengths, width, len(filled), cost)
    return [line_of(atoms[a:b], size, 0.0, 0.0, last=True) for a, b in pairwise((0, *ends))] if ends else filled


def _sense(atoms: Sequence[Atom], end: int) -> float:
    """Return the cost of a break before atom number `end`: nothing at a pause, most before a particle."""
    if end == len(atoms):
        return 0.0
    before = "".join(span.text for atom in atoms[:end] for span in atom.spans)
    after = "".join(span.text for atom in atoms[end:] for span in atom.spans)
    if after.startswith("的"):
        return 12.0
    if before.endswith(PAUSE_AFTER) or after.startswith(PAUSE_BEFORE) or before.endswith("的"):
        return 0.0
    return 12.0
