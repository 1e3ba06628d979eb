"""How a picture comes on: what is there yet, a moment after its scene was shown."""

from dataclasses import dataclass
from math import inf
from typing import Final

from maker_desktop.ui.audience.scenes import Ceremony, Leaderboard, Reveal, Scene

#: Seconds that a part takes: a sheet, a strike, making room for the score, the score, a place, a row, a winner.
SHEET, STRIKE, SHRINK, COUNT, PLACE, ROW, WINNER = 0.45, 0.3, 0.35, 0.9, 0.35, 0.22, 0.45
#: Seconds between two sheets that come together, and at most for all of them.
_STEP, _ALL = 0.12, 2.4
#: Seconds at most for all rows of a board, of which each waits for the one below.
_ALL_ROWS = 4.4
#: By when everything stands still.
LONGEST: Final = 4.8


@dataclass(frozen=True, slots=True)
class Motion:
    """`age` is the time in seconds since a scene came on after `former`; infinite where nothing moves."""

    age: float = inf
    former: Scene | None = None

    def part(self, begin: float, lasts: float) -> float:
        """Return how far a part is, from 0 to 1, that begins so many seconds after the scene; it slows down."""
        if self.age >= begin + lasts:
            return 1.0
        return 1.0 - (1.0 - max(0.0, self.age - begin) / lasts) ** 3

    def turn(self, place: int, of: int, lasts: float) -> float:
        """Return how far one of several parts is that come one after the other."""
        return self.part(place * min(_STEP, _ALL / max(of, 1)), lasts)

    def row(self, place: int, of: int) -> float:
        """Return how far a row of a board is, by place from 0 for the lowest: each comes when the one below stands."""
        step = min(ROW, _ALL_ROWS / max(of, 1))
        return self.part(place * step, step)


STILL: Final = Motion()


def moves(scene: Scene, former: Scene) -> bool:
    """Return whether anything moves when a scene comes on: a reveal that goes on, a board, a winner."""
    if isinstance(scene, Reveal):
        return continues(scene, former)
    if isinstance(scene, Leaderboard):
        return not isinstance(former, Leaderboard) or former.heading != scene.heading or former.page != scene.page
    return isinstance(scene, Ceremony) and bool(scene.called)


def continues(scene: Reveal, former: Scene | None) -> bool:
    """Return whether a reveal goes on from the picture before."""
    return isinstance(former, Reveal) and (former.number, former.playoff) == (scene.number, scene.playoff)
