"""The clocks of one appearance, pitch and then defence, as a pure value like the countdown itself."""

from dataclasses import dataclass, replace

from maker_desktop.domain.model.stage_rules import Timer
from maker_desktop.ui.audience.countdown import Countdown


@dataclass(frozen=True, slots=True)
class StageClock:
    """Which project's clock this is, its sections in order, and which of them is on."""

    number: int
    sections: tuple[Countdown, ...]
    at: int = 0

    @classmethod
    def of(cls, timer: Timer, number: int) -> "StageClock":
        """Return the clock of a project before its pitch."""
        named = (("路演", timer.pitch), ("答辩", timer.defence))
        return cls(
            number, tuple(Countdown(f"{name} {minutes} 分钟", minutes * 60) for name, minutes in named if minutes)
        )

    @property
    def current(self) -> Countdown:
        """The section that is on."""
        return self.sections[self.at]

    @property
    def running(self) -> bool:
        """Whether the time runs."""
        return self.current.running_since is not None

    @property
    def untouched(self) -> bool:
        """Whether nothing has run yet."""
        return self.at == 0 and not self.running and self.current.spent == 0

    def toggled(self, now: float) -> "StageClock":
        """Return the clock started, or paused if it ran."""
        current = self.current.paused(now) if self.running else self.current.started(now)
        return self._with(current)

    def next_section(self) -> "StageClock":
        """Return the clock before its next section; after the last it is as in the beginning."""
        reset = tuple(section.reset() for section in self.sections)
        return replace(self, sections=reset, at=(self.at + 1) % len(self.sections))

    def _with(self, current: Countdown) -> "StageClock":
        sections = (*self.sections[: self.at], current, *self.sections[self.at + 1 :])
        return replace(self, sections=sections)
