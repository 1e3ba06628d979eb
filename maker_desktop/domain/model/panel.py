"""Judges, the seats they sit in, and why one of them does not mark a project."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
    """Which panel sees a project in a stage; needless where the stage has one panel."""

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


class Presence(StrEnum):
    """Where a project stands in a stage; the last three have no score, no place and take no seat."""

    WAITING = "waiting"
    PRESENTED = "presented"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"
    DISQUALIFIED = "disqualified"

    @property
    def competes(self) -> bool:
        """Whether the project can still have a score."""
        return self in (Presence.WAITING, Presence.PRESENTED)


#: What they are called on screen and on paper.
PRESENCE_NAMES: Mapping[Presence, str] = {
    Presence.WAITING: "候场",
    Presence.PRESENTED: "已上场",
    Presence.ABSENT: "缺席",
    Presence.WITHDRAWN: "弃赛",
    Presence.DISQUALIFIED: "取消资格",
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """A project's presence in a stage, with the reason where it does not compete."""

    stage: str
    number: int
    presence: Presence
    reason: str = ""
