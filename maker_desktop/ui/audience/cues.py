"""What the operator can call up for the hall, as frozen values that hold no score: each becomes a scene when shown."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class RevealStep(IntEnum):
    """How far a reveal has come: sheets, the dropped ones struck, the score, the place."""

    SHEETS = 1
    STRUCK = 2
    SCORE = 3
    PLACE = 4


@dataclass(frozen=True, slots=True)
class BlackCue:
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class MessageCue:
    """A few words."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TitleCue:
    """The opening picture of a stage."""

    stage: str


@dataclass(frozen=True, slots=True)
class StageCue:
    """A project comes on stage; `round_id` names the playoff it is for, here and below."""

    stage: str
    number: int
    round_id: str = ""


@dataclass(frozen=True, slots=True)
class TimerCue:
    """The clock of a project's pitch or defence."""

    stage: str
    number: int
    round_id: str = ""


@dataclass(frozen=True, slots=True)
class RevealCue:
    """A step of a project's reveal; `tiles` are how many sheets lie open."""

    stage: str
    number: int
    tiles: int
    step: RevealStep
    round_id: str = ""


@dataclass(frozen=True, slots=True)
class BoardCue:
    """The standings of a division, of projects that have been revealed; `page` from 0 where they are many."""

    stage: str
    division: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class CeremonyCue:
    """A step of the award ceremony: which award (none named: the first) in which division, and who has been called.

    It names them, projects by number, since an award given meanwhile must not shift what the hall sees.
    """

    award: str = ""
    division: str = ""
    called: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoCue:
    """The winners of an award gather for a photograph."""

    award: str


@dataclass(frozen=True, slots=True)
class SponsorsCue:
    """Those who are thanked."""


Cue = (
    BlackCue | MessageCue | TitleCue | StageCue | TimerCue | RevealCue | BoardCue | CeremonyCue | PhotoCue | SponsorsCue
)

#: What the hall sees until the operator shows something.
WAITING: Final = MessageCue("请稍候")
