"""A rulebook shipped with the program, as a small value that is quick to import for the start page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A shipped rulebook as listed on the start page; `level` is a value of `Level`, `year` may be None."""

    id: str
    name: str
    level: str
    year: int | None
