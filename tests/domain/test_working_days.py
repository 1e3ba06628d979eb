"""公示期 counts working days by the State Council's arrangements."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.working_days import HOLIDAYS, last_day


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-02-12", "2026-02-26"),
        ("2026-04-30", "2026-05-11"),
        ("2026-07-01", "2026-07-08"),
        ("2026-09-30", "2026-10-13"),
    ],
)
def test_the_fifth_working_day_after_a_start_skips_holidays_and_counts_days_made_up(start: str, end: str) -> None:
    assert last_day(date.fromisoformat(start), 5, HOLIDAYS) == date.fromisoformat(end)


def test_one_working_day_after_a_friday_is_the_monday() -> None:
    assert last_day(date(2026, 7, 3), 1, HOLIDAYS) == date(2026, 7, 6)


def test_a_period_that_reaches_an_unknown_year_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="2027 年"):
        last_day(date(2026, 12, 30), 5, HOLIDAYS)


def test_a_period_of_no_day_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one"):
        last_day(date(2026, 7, 1), 0, HOLIDAYS)


def test_the_table_of_2026_agrees_with_the_published_one(data: Path) -> None:
    published = json.loads((data / "facts" / "holiday_cn_2026.json").read_text(encoding="utf-8"))["days"]
    off = {date.fromisoformat(day["date"]) for day in published if day["isOffDay"]}
    worked = {date.fromisoformat(day["date"]) for day in published if not day["isOffDay"]}
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    expected = {day for day in year if day in worked or (day.weekday() < 5 and day not in off)}
    assert {day for day in year if HOLIDAYS.is_working_day(day)} == expected
