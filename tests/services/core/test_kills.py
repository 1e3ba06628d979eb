"""Killed at any instant: the file opens, is proved, has everything that was acknowledged, and nothing is half there."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.killing import SCENARIOS

HERE = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def kill(scenario: str, seed: int, instants: int, folder: Path) -> None:
    program = [
        sys.executable,
        "-m",
        "tests.services.killing",
        scenario,
        str(seed),
        str(instants),
        str(folder / "kills"),
    ]
    ran = subprocess.run(program, cwd=HERE, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) >= instants // 3, "many must be killed before they are done"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_work_that_is_killed(scenario: str, tmp_path: Path) -> None:
    kill(scenario, 2026, 5, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_work_that_is_killed_often(scenario: str, tmp_path: Path) -> None:
    kill(scenario, 1120, 72, tmp_path)
