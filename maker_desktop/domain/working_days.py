"""公示: working days by the State Council's holiday arrangements; it knows only the years it has a table of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from maker_desktop.domain.errors import Refusal

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holidays:
    """The holiday arrangements of some years: weekdays off (`off`) and weekend days worked instead (`worked`)."""

    years: frozenset[int]
    off: frozenset[date]
    worked: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Say whether a day is worked; raises Refusal for a year without a table."""
        if day.year not in self.years:
            raise Refusal(f"没有 {day.year} 年的放假安排，无法推算工作日，请改选日期或手工填写截止日期。")
        return day in self.worked or (day not in self.off and day.weekday() < _SATURDAY)


def last_day(start: date, days: int, holidays: Holidays) -> date:
    """Return the last day of a period of so many working days (at least 1) that begins the day after `start`.

    Raises Refusal if the period reaches into a year whose arrangement is not known.
    """
    if days < 1:
        raise ValueError(f"a period has at least one working day, not {days}")
    day = start
    while days:
        day += timedelta(days=1)
        days -= holidays.is_working_day(day)
    return day


def _arrangement(off: Iterable[str], worked: Iterable[str]) -> Holidays:
    """Read arrangements written as days (2026-01-01) and spans of days (2026-02-15..2026-02-23)."""
    days_off = frozenset(day for text in off for day in _span(text))
    days_worked = frozenset(date.fromisoformat(text) for text in worked)
    return Holidays(frozenset(day.year for day in days_off), days_off, days_worked)


def _span(text: str) -> Iterable[date]:
    first, _, last = text.partition("..")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)


#: 国务院办公厅关于 2024、2025、2026 年部分节假日安排的通知.
HOLIDAYS = _arrangement(
    off=(
        "2024-01-01",
        "2024-02-10..2024-02-17",
        "2024-04-04..2024-04-06",
        "2024-05-01..2024-05-05",
        "2024-06-10",
        "2024-09-15..2024-09-17",
        "2024-10-01..2024-10-07",
        "2025-01-01",
        "2025-01-28..2025-02-04",
        "2025-04-04..2025-04-06",
        "2025-05-01..2025-05-05",
        "2025-05-31..2025-06-02",
        "2025-10-01..2025-10-08",
        "2026-01-01..2026-01-03",
        "2026-02-15..2026-02-23",
        "2026-04-04..2026-04-06",
        "2026-05-01..2026-05-05",
        "2026-06-19..2026-06-21",
        "2026-09-25..2026-09-27",
        "2026-10-01..2026-10-07",
    ),
    worked=(
        *("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11"),
        *("2024-09-14", "2024-09-29", "2024-10-12"),
        *("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
        *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
    ),
)
