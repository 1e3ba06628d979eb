"""Divides a text into a given number of lines at the least cost: what lines are alike and which breaks read well."""

from collections.abc import Callable, Sequence
from itertools import accumulate

#: What a line costs that takes the pieces from `start` up to but without `end` and is `used` long.
LineCost = Callable[[int, int, float], float]


def even_breaks(lengths: Sequence[float], width: float, count: int, cost: LineCost) -> tuple[int, ...]:
    """Return before which pieces the lines end, the last break after all; empty where no division fits.

    `lengths` are those of the pieces that stay whole, in the unit of `width`, which no line exceeds.
    """
    ends = [0.0, *accumulate(lengths)]
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _line in range(count):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (spent, breaks) in reached.items():
            for end in range(start + 1, len(ends)):
                used = ends[end] - ends[start]
                if used > width + 1e-6:
                    break
                total = spent + cost(start, end, used)
                if end not in following or total < following[end][0]:
                    following[end] = total, (*breaks, end)
        reached = following
    return reached[len(lengths)][1] if len(lengths) in reached else ()
