"""From–to ranges of the journal as they are typed: entry numbers, days, or days with a time."""

import re
from collections.abc import Callable
from typing import Final

from maker_desktop.services.journal.journal import JournalLine

#: 120 · 9:30 · 12-01 · 12-01 9:30 · 2026-12-01 09:30
_MOMENT: Final = re.compile(
    r"(?:(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?)?\s*"
    r"(?:(?P<hour>\d{1,2})[:：](?P<minute>\d{2}))?"
)


def within(since: str, until: str, latest: str) -> Callable[[JournalLine], bool] | None:
    """Return whether a line lies between two ends, both included and either empty; None where one cannot be read.

    `latest` is the time of the newest line (2026-12-01 …): a day without a year is of its year, a time without a day of
    its day.
    """
    ends = [_end(text, latest) for text in (since, until)]
    if None in ends:
        return None
    first, last = ends[0] or "", ends[1] or ""

    def lies(line: JournalLine) -> bool:
        return _side(line, first) >= first and _side(line, last)[: len(last)] <= last

    return lies


def _end(text: str, latest: str) -> str | None:
    """Return an end as numbers of entries and times are compared; empty where there is none, None where unreadable."""
    text = text.strip()
    if not text:
        return ""
    if text.isdigit():
        return f"#{int(text):09d}"
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    day = latest[:10]
    if found["month"]:
        day = f"{found['year'] or latest[:4]}-{int(found['month']):02d}-{int(found['day']):02d}"
    return f"{day} {int(found['hour']):02d}:{found['minute']}" if found["hour"] else day


def _side(line: JournalLine, end: str) -> str:
    """Return of a line what an end is compared with."""
    return f"#{line.number:09d}" if end.startswith("#") else line.time
