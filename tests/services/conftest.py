"""A contest that is split into rooms, for the tests of rooms and of merging."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import rooms
from maker_desktop.services.journal.rooms import RoomFile
from tests.fakes import clock
from tests.services.contests import RULES, seat_two_panels


@pytest.fixture
def main(tmp_path: Path) -> Iterator[Session]:
    """Return a contest whose preliminary has two panels: projects 1, 3, 5 and 2, 4."""
    with contest.create(tmp_path / "初赛.maker", RULES, "秘书", clock) as session:
        seat_two_panels(session)
        yield session


@pytest.fixture
def split(main: Session, tmp_path: Path) -> tuple[RoomFile, ...]:
    return rooms.split(main, tmp_path / "rooms")
