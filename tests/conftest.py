"""What all tests share: the optional real data, how many examples a property is tried on, the order of a failure."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.examples import examples

settings.register_profile("usual", parent=examples())
settings.load_profile("usual")


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


@pytest.fixture(scope="session")
def notices(data: Path) -> tuple[str, ...]:
    """Return the texts of the notices beside the real test material, or skip the test where they are missing."""
    texts = tuple(path.read_text(encoding="utf-8") for path in sorted((data.parent / "notices").glob("*.txt")))
    if not texts:
        pytest.skip(f"the notices are not beside the real test data: {data.parent}")
    return texts
