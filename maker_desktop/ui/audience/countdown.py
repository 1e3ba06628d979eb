"""The clock of a pitch or a defence as a pure value: it is told the time and never asks for it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil, floor


class Phase(StrEnum):
    """How the time stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    WARNING = "warning"
    OVERTIME = "overtime"


@dataclass(frozen=True, slots=True)
class Countdown:
    """A countdown of `seconds`, warning for the last `warning` of them. `now` is seconds of any steady clock."""

    title: str
    seconds: int
    warning: int = 60
    spent: float = 0.0
    running_since: float | None = None

    def started(self, now: float) -> "Countdown":
        """Return the countdown running from now; unchanged if it runs."""
        return self if self.running_since is not None else replace(self, running_since=now)

    def paused(self, now: float) -> "Countdown":
        """Return the countdown standing still; unchanged if it does."""
        return self if self.running_since is None else replace(self, spent=self.elapsed(now), running_since=None)

    def reset(self) -> "Countdown":
        """Return the countdown before its start."""
        return replace(self, spent=0.0, running_since=None)

    def elapsed(self, now: float) -> float:
        """Return the seconds used up."""
        return self.spent if self.running_since is None else self.spent + max(0.0, now - self.running_since)

    def phase(self, now: float) -> Phase:
        """Return how the time stands; overtime and warning go before running and paused."""
        elapsed = self.elapsed(now)
        if elapsed > self.seconds:
            return Phase.OVERTIME
        if elapsed == 0 and self.running_since is None:
            return Phase.WAITING
        if self.seconds - elapsed <= self.warning:
            return Phase.WARNING
        return Phase.PAUSED if self.running_since is None else Phase.RUNNING

    def clock_face(self, now: float) -> str:
        """Return minutes and seconds left, `08:00` at the start and `+00:05` five seconds over time."""
        left = self.seconds - self.elapsed(now)
        whole = ceil(left) if left >= 0 else floor(-left)
        sign = "" if left >= 0 else "+"
        return f"{sign}{whole // 60:02}:{whole % 60:02}"
