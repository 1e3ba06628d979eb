"""A rulebook that comes with the program; light, because the start page waits for a list of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A shipped rulebook as the start page lists it; `level` is a value of `Level`, `year` may be None."""

    id: str
    name: str
    level: str
    year: int | None
