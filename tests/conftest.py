"""What all tests share: where the optional real data lies, and that no example is timed."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy or slow is no fault of the example it works on.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of real test material, or skip the test where it is missing."""
    folder = Path(os.environ.get("MAKER_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the folder of real test data is not here: {folder} (set MAKER_DATA)")
    return folder
