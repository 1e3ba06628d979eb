"""What all tests of whole programs share: the command line, run in this process."""

import pytest

from tests.end2end.shell import Shell


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)
