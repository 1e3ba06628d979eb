"""Judges and their seats, why one of them does not mark a project, and the order of appearance that was drawn."""

from dataclasses import dataclass, field

from maker_desktop.domain.model.stored import stored_as


@dataclass(frozen=True, slots=True)
class Seat:
    """A judge in a numbered seat of one panel (评审组) of one stage; a judge's name is unique on the panel."""

    stage: str
    panel: str
    seat: int
    judge: str
    employer: str = ""
    judge_class: str = field(default="", metadata=stored_as("bench"))


@dataclass(frozen=True, slots=True)
class Assignment:
    """The panel that sees a project in a stage; not needed where the stage has one panel."""

    stage: str
    number: int
    panel: str


@dataclass(frozen=True, slots=True)
class Recusal:
    """回避: the judge has an interest in the project and does not mark it."""

    stage: str
    judge: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Absence:
    """缺席: the judge was not there for this project."""

    stage: str
    judge: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The draw of a stage: `seed` in hex, or empty where people drew lots."""

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
    """Where a project stands in its division's queue: `position` is drawn, None if not drawn.

    `late` is True where the others were: it then stands behind them.
    """

    division: str
    number: int
    position: int | None
    late: bool = False
