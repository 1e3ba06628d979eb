"""到场: where a project stands in a stage, from waiting to disqualified."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Presence(StrEnum):
    """A project's presence in a stage; with the last three it has no score and no place."""

    WAITING = "waiting"
    PRESENTED = "presented"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"
    DISQUALIFIED = "disqualified"

    @property
    def competes(self) -> bool:
        """Whether the project can still have a score."""
        return self in (Presence.WAITING, Presence.PRESENTED)


#: Their names on screen and on paper.
PRESENCE_NAMES: Mapping[Presence, str] = {
    Presence.WAITING: "候场",
    Presence.PRESENTED: "已上场",
    Presence.ABSENT: "缺席",
    Presence.WITHDRAWN: "退赛",
    Presence.DISQUALIFIED: "取消资格",
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """A project's presence in a stage, with the reason where it does not compete."""

    stage: str
    number: int
    presence: Presence
    reason: str = ""
