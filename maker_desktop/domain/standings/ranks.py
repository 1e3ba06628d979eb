"""A division's places as ranks, each with all projects that share it, and where a cut line falls among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from maker_desktop.domain.model.standing import Standing


@dataclass(frozen=True, slots=True)
class Rank:
    """A place with the numbers that share it; `undecided`: neither rule nor ruling lets them share it."""

    place: int
    numbers: tuple[int, ...]
    score: Decimal
    undecided: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a line falls: the numbers surely above it, and the rank it falls into with the places left for it."""

    above: tuple[int, ...]
    astride: Rank | None = None
    room: int = 0


def ranks(standings: Iterable[Standing]) -> tuple[Rank, ...]:
    """Return the ranks of one division's standings, best first, without projects that have no place."""
    placed = [standing for standing in standings if standing.place is not None]
    placed.sort(key=lambda standing: (standing.place, standing.number))
    return tuple(_rank(tuple(sharing)) for _, sharing in groupby(placed, key=lambda standing: standing.place))


def _rank(sharing: tuple[Standing, ...]) -> Rank:
    first = sharing[0]
    if first.place is None or first.score is None:
        raise ValueError(f"project {first.number} has a place without a score")
    undecided = len(sharing) > 1 and any(standing.decided_by is None for standing in sharing)
    return Rank(first.place, tuple(standing.number for standing in sharing), first.score, undecided)


def cut(ordered: Iterable[Rank], seats: int) -> Cut:
    """Draw a line after `seats` places."""
    above: tuple[int, ...] = ()
    for rank in ordered:
        room = seats - len(above)
        if room < len(rank.numbers):
            return Cut(above, rank, room) if room > 0 else Cut(above)
        above += rank.numbers
    return Cut(above)
