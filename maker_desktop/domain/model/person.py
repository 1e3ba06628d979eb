"""People with their roles and PINs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: The acting person until somebody gives a name: never the account of the computer's user, which names nobody.
UNNAMED: Final = "未具名"


class Role(StrEnum):
    """秘书, 复核, 监督, 专家委员, 主任委员."""

    SECRETARY = "secretary"
    CHECKER = "checker"
    SUPERVISOR = "supervisor"
    MEMBER = "member"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Person:
    """A person with roles or a PIN.

    `roles` are values of Role, without those of the committee, which come from its list of members. `pin` is the
    argon2 hash of the PIN, empty where none is set: then the name is not proved.
    """

    name: str
    roles: tuple[str, ...] = ()
    pin: str = ""


@dataclass(frozen=True, slots=True)
class PinFailure:
    """How often in a row a wrong PIN was given for a person, and when last (ISO 8601 with offset).

    `uptime` is how many seconds the computer had been running: unlike its clock, this cannot be set.
    """

    person: str
    count: int
    time: str
    uptime: int = 0


#: Wrong PINs in a row without a wait, the first wait in seconds (doubled with each further one), and the longest.
FREE_FAILURES = 3
FIRST_WAIT = 30
LONGEST_WAIT = 900


def wait_after(failures: int) -> int:
    """Return the seconds to wait after `failures` wrong PINs in a row (0: none)."""
    if failures < FREE_FAILURES:
        return 0
    return min(FIRST_WAIT << min(failures - FREE_FAILURES, 10), LONGEST_WAIT)
