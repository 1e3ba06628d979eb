"""Titles: broken at meaningful places into lines of similar length."""

from collections.abc import Sequence
from itertools import pairwise

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
    """Break `atoms` into as many lines as `filled` are, none wider than `width`, at the smallest cost; see `_cost`."""
    count = len(filled)
    ideal = sum(atom.width for atom in atoms) * size / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for row in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            used = 0.0
            for end in range(start + 1, len(atoms) + 1):
                used += atoms[end - 1].width * size
                if used > width + 1e-6:
                    break
                total = cost + _cost(used, ideal, _sense(atoms, end), size, first=row == 1)
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, start)
        best.append(reached)
    if len(atoms) not in best[-1]:
        return filled  # a word wider than a line was taken apart
    ends = [len(atoms)]
    for reached in reversed(best[1:]):
        ends.append(reached[ends[-1]][1])
    ends.reverse()
    return [line_of(atoms[a:b], size, 0.0, 0.0, last=True) for a, b in pairwise(ends)]


def _cost(used: float, ideal: float, sense: float, size: float, *, first: bool) -> float:
    """Return the cost of a title's line: squared distance from the even length in characters, plus its break's cost."""
    distance = (used - ideal) / size
    return distance * distance + sense + (2.0 if first and distance < 0 else 0.0)


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
