"""What all tests share: where the optional real data lies, that no example is timed, and the order of a failure."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy or slow is no fault of the example it works on.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    """Say after a failure how the same order is had again."""
    seed = config.getoption("randomly_seed", None)
    if exitstatus and isinstance(seed, int):
        terminalreporter.write_line(f"This order of the tests again: --randomly-seed={seed}")


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of real test material, or skip the test where it is missing."""
    folder = Path(os.environ.get("MAKER_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the folder of real test data is not here: {folder} (set MAKER_DATA)")
    return folder
