"""How the columns of the grid share its width: the marks alike, the judge what is left."""

from typing import NamedTuple

_MARK_AT_MOST, _WIDE_FROM = 124, 620


class _Widths(NamedTuple):
    """Widths in pixels; those of judge and mark are the least they get."""

    seat: int
    judge: int
    mark: int
    total: int
    paper: int
    state: int


_WIDE, _NARROW = _Widths(48, 160, 76, 80, 76, 106), _Widths(44, 84, 66, 70, 62, 96)


def column_widths(room: int, marks: int, with_paper: bool) -> list[int]:
    """Return the width of each column, in pixels: seat, judge, `marks` criteria, total, paper total, state.

    They fill `room` unless the least widths need more; the paper total's is then not counted where it is not shown.
    """
    least = _WIDE if room >= _WIDE_FROM else _NARROW
    left = room - least.seat - least.total - least.state - (least.paper if with_paper else 0)
    mark = max(least.mark, min(_MARK_AT_MOST, (left - least.judge) // max(marks, 1)))
    judge = max(least.judge, left - mark * marks)
    return [least.seat, judge, *[mark] * marks, least.total, least.paper, least.state]
