"""Titles: broken by sense into lines of about the same length, as an office sets them."""

from collections.abc import Sequence
from itertools import pairwise

from maker_desktop.documents.fonts import Fonts, Role
from maker_desktop.documents.typesetting import Atom, Line, Measure, Span, atoms_of, break_lines, line_of

# Where a title of an official letter is read with a pause: after these, before those.
PAUSE_AFTER = ("关于", "”", "》", "）", "大赛", "决赛", "中小企业", "推荐", "有关", "开展", "举办", "项目")
PAUSE_BEFORE = ("的", "“", "《", "（", "第", "中小企业", "创新创业", "推荐", "项目", "有关")


def balanced(text: str, role: Role, fonts: Fonts, size: float, width: float) -> tuple[Line, ...]:
    """Break a title into as few lines as `width` allows, each about as long as the others, the first not the shortest.

    Breaks come after marks and words where that costs little; a newline in `text` is the author's own break and stays.
    """
    lines: list[Line] = []
    for part in text.split("\n"):
        spans = (Span(part, role),)
        count = len(break_lines(spans, fonts, size, Measure(width)))
        lines += _evened(part, role, fonts, size, width, count)
    return tuple(lines)


def _evened(part: str, role: Role, fonts: Fonts, size: float, width: float, count: int) -> list[Line]:
    """Break `part` into `count` lines no wider than `width` at the smallest cost; see `_cost`."""
    measure = Measure(width)
    atoms = [atom for atom in atoms_of((Span(part, role),), fonts, size, measure) if not atom.forced]
    ideal = sum(atom.width for atom in atoms) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for row in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            used = 0.0
            for end in range(start + 1, len(atoms) + 1):
                used += atoms[end - 1].width
                if used > width + 1e-6:
                    break
                total = cost + _cost(used, ideal, _sense(atoms, end), size, first=row == 1)
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, start)
        best.append(reached)
    if len(atoms) not in best[-1]:
        return list(break_lines((Span(part, role),), fonts, size, measure))
    ends = [len(atoms)]
    for reached in reversed(best[1:]):
        ends.append(reached[ends[-1]][1])
    ends.reverse()
    return [line_of(atoms[a:b], 0.0, last=True) for a, b in pairwise(ends)]


def _cost(used: float, ideal: float, sense: float, size: float, *, first: bool) -> float:
    """Return how bad a title's line is: its distance from the even length in characters, squared, and a torn word."""
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
