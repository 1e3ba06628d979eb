"""What the log of bugs holds: the way to each bug, nobody's data, for its owner only, and never without end."""

from pathlib import Path

import pytest

from maker_desktop.services.core.bug_log import EARLIER_LOGS, LARGEST_LOG, write_down

PHONE = "13903540000"
PEOPLE: dict[str, str] = {}


def look_up(phone: str) -> str:
    try:
        return PEOPLE[phone]
    except KeyError as missing:
        raise ValueError(f"no such person: {phone}") from missing


@pytest.fixture
def bug() -> ValueError:
    with pytest.raises(ValueError, match=PHONE) as caught:
        look_up(PHONE)
    return caught.value


def test_a_bug_is_told_by_the_way_it_came_about_and_without_what_was_typed(tmp_path: Path, bug: ValueError) -> None:
    log = tmp_path / "logs" / "errors.log"
    write_down(bug, log)
    text = log.read_text(encoding="utf-8")
    assert PHONE not in text
    first, second = text.split("led to\n")
    assert first.endswith("builtins.KeyError\n")
    assert "in look_up\n" in first
    assert second.rstrip().endswith("builtins.ValueError")


def test_only_its_owner_reads_it_a_log_of_before_included(tmp_path: Path, bug: ValueError) -> None:
    fresh, earlier = tmp_path / "fresh.log", tmp_path / "earlier.log"
    earlier.touch(0o644)
    for log in (fresh, earlier):
        write_down(bug, log)
        assert log.stat().st_mode & 0o777 == 0o600


def test_the_earliest_bugs_go_when_there_are_too_many(tmp_path: Path, bug: ValueError) -> None:
    log = tmp_path / "errors.log"
    for _ in range(EARLIER_LOGS + 3):
        log.write_text("." * LARGEST_LOG, encoding="utf-8")
        write_down(bug, log)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == ["errors.log", *(f"errors.log.{number}" for number in range(1, EARLIER_LOGS + 1))]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
