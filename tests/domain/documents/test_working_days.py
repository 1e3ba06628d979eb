"""公示期 counts working days by the State Council's arrangements."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from maker_desktop.domain.documents.working_days import HOLIDAYS, last_day, read_arrangement, written
from maker_desktop.domain.model.errors import Refusal


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


NEXT_YEAR = ("2027-01-01..2027-01-03 放假", " 2027-02-05..2027-02-11 放假", "2027-02-14 上班")


def test_a_later_year_can_be_added() -> None:
    table = HOLIDAYS.extended(read_arrangement(NEXT_YEAR))
    assert last_day(date(2026, 12, 30), 5, table) == date(2027, 1, 7)
    assert last_day(date(2027, 2, 4), 2, table) == date(2027, 2, 14)
    with pytest.raises(Refusal, match="2028 年"):
        last_day(date(2027, 12, 30), 5, table)


def test_what_is_added_goes_before_what_was_known() -> None:
    table = HOLIDAYS.extended(read_arrangement(["2026-07-06 放假", "2026-10-07 上班"]))
    assert last_day(date(2026, 7, 3), 1, table) == date(2026, 7, 7)
    assert table.is_working_day(date(2026, 10, 7))
    assert table.years == HOLIDAYS.years, "single days do not make a year known"


def test_arrangements_are_written_as_they_are_read() -> None:
    table = read_arrangement(NEXT_YEAR)
    assert read_arrangement(written(table)) == table


@pytest.mark.parametrize(
    "line", ["元旦放假", "2027-13-01 放假", "2027-01-03..2027-01-01 放假", "2027-01-01 休息", "2027-01-01"]
)
def test_a_line_that_is_not_understood_is_named(line: str) -> None:
    with pytest.raises(Refusal, match=line[:10]):
        read_arrangement([*NEXT_YEAR, line])
