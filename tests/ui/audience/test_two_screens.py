"""Runs what needs two screens where Qt has two."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_everything_that_needs_two_screens() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", HERE / "on_two_screens.py"],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={HERE / 'two_screens.json'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
