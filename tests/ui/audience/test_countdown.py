"""The countdown: its face and phase at any moment, whatever was paused in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.ui.audience.countdown import Countdown, Phase

PITCH = Countdown("路演", seconds=480, warning=60)


@pytest.mark.parametrize(
    ("after", "face", "phase"),
    [
        (0, "08:00", Phase.RUNNING),
        (0.2, "08:00", Phase.RUNNING),
        (1, "07:59", Phase.RUNNING),
        (419.9, "01:01", Phase.RUNNING),
        (420, "01:00", Phase.WARNING),
        (479.5, "00:01", Phase.WARNING),
        (480, "00:00", Phase.WARNING),
        (480.5, "+00:00", Phase.OVERTIME),
        (485, "+00:05", Phase.OVERTIME),
        (545, "+01:05", Phase.OVERTIME),
    ],
)
def test_the_clock_runs_down_warns_and_runs_over(after: float, face: str, phase: Phase) -> None:
    running = PITCH.started(now=1000)
    assert running.clock_face(1000 + after) == face
    assert running.phase(1000 + after) is phase


def test_it_waits_until_it_is_started_and_stands_while_it_is_paused() -> None:
    assert PITCH.phase(now=5) is Phase.WAITING
    paused = PITCH.started(now=10).paused(now=40)
    assert paused.phase(now=999) is Phase.PAUSED
    assert paused.clock_face(now=999) == "07:30"
    assert paused.started(now=1000).clock_face(now=1030) == "07:00"
    assert paused.reset() == PITCH


def test_a_second_start_or_pause_changes_nothing() -> None:
    running = PITCH.started(now=10)
    assert running.started(now=20) is running
    assert PITCH.paused(now=20) is PITCH


@given(st.lists(st.floats(min_value=0, max_value=600), max_size=8))
def test_pauses_never_cost_time(runs: list[float]) -> None:
    clock, now = PITCH, 0.0
    for run in runs:
        clock = clock.started(now).paused(now + run)
        now += run + 100
    assert clock.elapsed(now) == pytest.approx(sum(runs))


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    assert PITCH.started(now=100).elapsed(now=90) == 0
