"""An objection's clock runs from the moment its result was made known."""

from datetime import UTC, datetime, timedelta

import pytest

from maker_desktop.services import arbitration, marks
from maker_desktop.services.objection_clock import minutes, raised_after
from tests.services.contests import key_sheets, small_contest

AT = datetime(2026, 11, 20, 9, 35, tzinfo=UTC).isoformat()


def test_the_clock_runs_from_the_reveal() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "90")
    marks.reveal(session, "final", 1)
    objection = arbitration.lodge(session, "final", [1, 2], person="甲", contact="电话", text="计时有误", time=AT)
    assert raised_after(session, objection) == timedelta(minutes=35)


def test_where_nothing_is_revealed_it_runs_from_the_confirmation() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "90")
    objection = arbitration.lodge(session, "final", [1], person="甲", contact="电话", text="计时有误", time=AT)
    assert raised_after(session, objection) == timedelta(minutes=35)


def test_it_does_not_run_before_the_result_nor_for_another_project() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "90")
    early = datetime(2026, 11, 20, 8, 0, tzinfo=UTC).isoformat()
    before = arbitration.lodge(session, "final", [1], person="甲", contact="电话", text="计时有误", time=early)
    other = arbitration.lodge(session, "final", [2], person="甲", contact="电话", text="计时有误", time=AT)
    assert raised_after(session, before) is None
    assert raised_after(session, other) is None


@pytest.mark.parametrize(("seconds", "words"), [(59, "0 分钟"), (1200, "20 分钟"), (7260, "2 小时 1 分钟")])
def test_time_is_written_in_hours_and_minutes(seconds: int, words: str) -> None:
    assert minutes(timedelta(seconds=seconds)) == words
