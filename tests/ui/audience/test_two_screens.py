"""Runs what needs two screens where Qt has two, and what needs four where it has four."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def run_on_screens(module: str, screens: str = "two_screens", **env: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", HERE / module],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={HERE / f'{screens}.json'}"} | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_everything_that_needs_two_screens() -> None:
    run_on_screens("on_two_screens.py")


def test_everything_that_needs_four_screens() -> None:
    run_on_screens("side_by_side.py", "four_screens")


def test_nothing_false_is_seen_in_random_acts_and_the_best_come_last() -> None:
    run_on_screens("random_keys.py", ACTS="25")


@pytest.mark.soak
def test_nothing_false_is_seen_in_a_thousand_random_acts() -> None:
    run_on_screens("random_keys.py", ACTS="1000")
