"""What all tests share: where the optional real data lies."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of real test material, or skip the test where it is missing."""
    folder = Path(os.environ.get("MAKER_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the folder of real test data is not here: {folder} (set MAKER_DATA)")
    return folder
