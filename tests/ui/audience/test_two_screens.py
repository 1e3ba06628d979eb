"""Runs what needs two screens where Qt has two."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def run_on_two_screens(module: str, **env: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", HERE / module],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={HERE / 'two_screens.json'}"} | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_everything_that_needs_two_screens() -> None:
    run_on_two_screens("on_two_screens.py")


def test_nothing_false_is_seen_in_random_acts_and_the_best_come_last() -> None:
    run_on_two_screens("random_keys.py", ACTS="25")


@pytest.mark.soak
def test_nothing_false_is_seen_in_a_thousand_random_acts() -> None:
    run_on_two_screens("random_keys.py", ACTS="1000")
