"""抽签: that the order of a stage was drawn, and the place each project drew."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """That a stage's order was drawn: `seed` in hex, or empty where people drew numbers by hand."""

    stage: str
    seed: str
    witness: str = ""


@dataclass(frozen=True, slots=True)
class DrawnPlace:
    """A project's position (from 1) in its division's order of appearance."""

    stage: str
    division: str
    number: int
    position: int


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a project stands in its division's queue: `position` is drawn, None for whoever was not drawn.

    `late` is True where the others were: it then stands behind them.
    """

    division: str
    number: int
    position: int | None
    late: bool = False
