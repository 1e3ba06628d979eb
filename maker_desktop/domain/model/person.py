"""The people who sign, what they may sign for, and the proof that it is they: a PIN, where one is set."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """秘书, 复核, 监督, 专家委员, 主任委员."""

    SECRETARY = "secretary"
    CHECKER = "checker"
    SUPERVISOR = "supervisor"
    MEMBER = "member"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs.

    `roles` are values of Role, without those of the committee, which its list of members tells. `pin` is the argon2
    hash of the PIN, empty where none is set: then the name is only a name.
    """

    name: str
    roles: tuple[str, ...] = ()
    pin: str = ""


@dataclass(frozen=True, slots=True)
class PinFailure:
    """How often in a row a wrong PIN was given for a person, and when last (ISO 8601 with offset).

    `uptime` is for how many seconds the machine had been running then: its clock can be set, its running cannot.
    """

    person: str
    count: int
    time: str
    uptime: int = 0


#: Wrong PINs in a row that cost no waiting, the first wait in seconds, doubled with each more, and the longest.
FREE_FAILURES = 3
FIRST_WAIT = 30
LONGEST_WAIT = 900


def wait_after(failures: int) -> int:
    """Return for how many seconds after so many wrong PINs in a row no other is looked at."""
    if failures < FREE_FAILURES:
        return 0
    return min(FIRST_WAIT << min(failures - FREE_FAILURES, 10), LONGEST_WAIT)
