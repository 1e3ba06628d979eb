"""公示: working days by the State Council's holiday arrangements, for the years it has a table of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from maker_desktop.domain.model.errors import Refusal

_SATURDAY = 5
_OFF, _WORKED = "放假", "上班"
_LINE = re.compile(rf"(\d{{4}}-\d\d-\d\d(?:\.\.\d{{4}}-\d\d-\d\d)?)\s+({_OFF}|{_WORKED})")


@dataclass(frozen=True, slots=True)
class Holidays:
    """The holiday arrangements of some years: weekdays off (`off`) and weekend days worked instead (`worked`)."""

    years: frozenset[int]
    off: frozenset[date]
    worked: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Return whether a day is a working day. Raises Refusal for a year without a table."""
        if day.year not in self.years:
            raise Refusal(
                f"没有 {day.year} 年的放假安排，无法推算工作日，请在公示的“放假安排”中补上这一年，或手工填写截止日期。"
            )
        return day in self.worked or (day not in self.off and day.weekday() < _SATURDAY)

    def extended(self, further: "Holidays") -> "Holidays":
        """Return this with further arrangements, which take precedence where both have a day."""
        return Holidays(
            self.years | further.years,
            (self.off - further.worked) | further.off,
            (self.worked - further.off) | further.worked,
        )


def last_day(start: date, days: int, holidays: Holidays) -> date:
    """Return the last day of a period of `days` working days (at least 1) that begins the day after `start`.

    Raises Refusal if the period reaches into a year whose arrangement is not known.
    """
    if days < 1:
        raise ValueError(f"a period has at least one working day, not {days}")
    day = start
    while days:
        day += timedelta(days=1)
        days -= holidays.is_working_day(day)
    return day


def arrangement(off: Iterable[date], worked: Iterable[date]) -> Holidays:
    """Return the arrangements made of days off and days worked.

    A year counts as known if its 1 January is off: every yearly notice of the State Council begins with it.
    """
    days_off = frozenset(off)
    years = frozenset(day.year for day in days_off if (day.month, day.day) == (1, 1))
    return Holidays(years, days_off, frozenset(worked))


def read_arrangement(lines: Iterable[str]) -> Holidays:
    """Parse arrangements: 2027-01-01..2027-01-03 放假, 2027-01-04 上班, one per line.

    Raises Refusal that names the first invalid line.
    """
    days: dict[str, list[date]] = {_OFF: [], _WORKED: []}
    for line in lines:
        found = _LINE.fullmatch(line.strip())
        try:
            span = tuple(_span(found[1])) if found else ()
        except ValueError:
            span = ()
        if found is None or not span:
            raise Refusal(
                f"放假安排“{line.strip()[:40]}”格式不正确，"
                f"每行应写成“2027-01-01..2027-01-03 {_OFF}”或“2027-01-04 {_WORKED}”。"
            )
        days[found[2]] += span
    return arrangement(days[_OFF], days[_WORKED])


def written(holidays: Holidays) -> tuple[str, ...]:
    """Return arrangements in the notation of `read_arrangement`, by day."""
    kinds = [(day, _OFF) for day in holidays.off] + [(day, _WORKED) for day in holidays.worked]
    return tuple(f"{day} {kind}" for day, kind in sorted(kinds))


def _span(text: str) -> Iterator[date]:
    first, _, last = text.partition("..")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)


#: 国务院办公厅关于 2024、2025、2026 年部分节假日安排的通知.
HOLIDAYS = read_arrangement(
    (
        "2024-01-01 放假",
        "2024-02-10..2024-02-17 放假",
        "2024-04-04..2024-04-06 放假",
        "2024-05-01..2024-05-05 放假",
        "2024-06-10 放假",
        "2024-09-15..2024-09-17 放假",
        "2024-10-01..2024-10-07 放假",
        "2025-01-01 放假",
        "2025-01-28..2025-02-04 放假",
        "2025-04-04..2025-04-06 放假",
        "2025-05-01..2025-05-05 放假",
        "2025-05-31..2025-06-02 放假",
        "2025-10-01..2025-10-08 放假",
        "2026-01-01..2026-01-03 放假",
        "2026-02-15..2026-02-23 放假",
        "2026-04-04..2026-04-06 放假",
        "2026-05-01..2026-05-05 放假",
        "2026-06-19..2026-06-21 放假",
        "2026-09-25..2026-09-27 放假",
        "2026-10-01..2026-10-07 放假",
        "2024-02-04 上班",
        "2024-02-18 上班",
        "2024-04-07 上班",
        "2024-04-28 上班",
        "2024-05-11 上班",
        "2024-09-14 上班",
        "2024-09-29 上班",
        "2024-10-12 上班",
        "2025-01-26 上班",
        "2025-02-08 上班",
        "2025-04-27 上班",
        "2025-09-28 上班",
        "2025-10-11 上班",
        "2026-01-04 上班",
        "2026-02-14 上班",
        "2026-02-28 上班",
        "2026-05-09 上班",
        "2026-09-20 上班",
        "2026-10-10 上班",
    )
)
