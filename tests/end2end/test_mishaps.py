"""A bug in the window, and the end of its process at any instant: the contest file is whole after both."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from maker_desktop import cli
from maker_desktop.services.core import contest
from maker_desktop.services.journal.verification import verify
from tests.end2end.mishaps import PLANTED
from tests.end2end.screen import missing_tool, program, screen
from tests.end2end.shell import panel, roster

pytestmark = pytest.mark.skipif(bool(missing_tool()), reason=f"{missing_tool()} is not installed")
STAGE = "final"


@pytest.fixture
def display() -> Iterator[str]:
    with screen() as display:
        yield display


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A contest file that only waits for marks."""
    path = tmp_path / "city.maker"
    for words in (
        ["new", path, "--preset", "jinzhong-2026"],
        ["roster", "import", path, roster(tmp_path / "roster.csv", 6)],
        ["panel", "import", path, panel(tmp_path / "panel.csv", STAGE)],
        ["draw", path, "--stage", STAGE, "--seed", "2026"],
    ):
        assert cli.main([str(word) for word in words]) == 0
    return path


def test_a_bug_in_a_slot_is_written_down_and_the_window_goes_on(display: str, city: Path, tmp_path: Path) -> None:
    window = program("tests.end2end.mishaps", "bug", tmp_path, display=display, home=tmp_path)
    _out, err = window.communicate(timeout=600)
    assert (window.returncode, err) == (0, "")
    log = next(tmp_path.glob("state/**/errors.log")).read_text(encoding="utf-8")
    assert log.count("builtins.ValueError") == 1
    assert "in _fail" in log, "where it happened"
    assert PLANTED not in log, "a message may quote anything"
    with contest.open_session(city, "监督员") as session:
        kept = [entry for entry in session.file.entries() if entry.action == "sheet.confirm"]
    assert [len(entry.changes) for entry in kept] == [8], "seven sheets and the appearance, at once and once only"
    found = verify(city)
    assert found.ok, found.reason


SOAKED = pytest.mark.soak


@pytest.mark.parametrize("marks", [pytest.param(1, marks=SOAKED), 20, pytest.param(47, marks=SOAKED)])
def test_what_was_shown_is_in_the_file_after_a_kill(marks: int, display: str, city: Path, tmp_path: Path) -> None:
    window = program("tests.end2end.mishaps", "kill", tmp_path, display=display, home=tmp_path)
    shown: set[tuple[int, str, str, Decimal]] = set()
    assert window.stdout is not None
    for line in window.stdout:
        number, judge, criterion, value = line.split()
        shown.add((int(number), judge, criterion, Decimal(value)))
        if len(shown) >= marks:
            window.kill()
    _out, err = window.communicate(timeout=600)
    assert len(shown) >= marks, err
    with contest.open_session(city, "监督员") as session:
        book = session.book(STAGE)
        assert {cell for cell in shown if book.value(*cell[:3]) != cell[3]} == set()
    found = verify(city)
    assert found.ok, found.reason
