"""How the columns of the grid share its width: the marks alike, the judge somewhat more."""

from typing import NamedTuple

from maker_desktop.ui.kit.zoom import px

_MARK_AT_MOST = 124


class _Widths(NamedTuple):
    """Widths in pixels; those of judge and mark are the least they get."""

    seat: int
    judge: int
    mark: int
    total: int
    paper: int
    state: int

    def sum(self, marks: int, with_paper: bool) -> int:
        """Return the least width of a grid of so many marks a sheet."""
        return self.seat + self.judge + self.mark * marks + self.total + self.state + self.paper * with_paper


#: From roomy to tight; the first that fits is taken, and the last of them has to be scrolled where it does not.
_GRIDS = (
    _Widths(40, 168, 82, 92, 84, 152),
    _Widths(36, 132, 72, 80, 76, 140),
    _Widths(36, 96, 70, 80, 72, 130),
    _Widths(36, 72, 62, 72, 60, 126),
    _Widths(36, 60, 52, 64, 54, 126),
)


def column_widths(room: int, marks: int, with_paper: bool) -> list[int]:
    """Return the width of each column, in pixels: seat, judge, `marks` criteria, total, paper total, state.

    They fill `room` pixels unless the least widths need more; a hidden paper total is not counted.
    """
    grids = [_Widths(*map(px, grid)) for grid in _GRIDS]
    least = next((grid for grid in grids if grid.sum(marks, with_paper) <= room), grids[-1])
    spare = max(0, room - least.sum(marks, with_paper))
    more = min(spare // (marks + 1), px(_MARK_AT_MOST) - least.mark)
    judge = least.judge + spare - more * marks
    return [least.seat, judge, *[least.mark + more] * marks, least.total, least.paper, least.state]
