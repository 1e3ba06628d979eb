"""Chinese phrases for project numbers, times and percentages, for screen and paper."""

from collections.abc import Iterable
from fractions import Fraction

from maker_desktop.domain.model.rounding import written


def numbers_text(numbers: Iterable[int]) -> str:
    """Return project numbers in the order given, as “3、4 号”; nothing without any."""
    listed = "、".join(map(str, numbers))
    return f"{listed} 号" if listed else ""


def minute_text(time: str) -> str:
    """Return a moment as “2026-11-20 09:30”; `time` is ISO 8601."""
    return time[:16].replace("T", " ")


def second_text(time: str) -> str:
    """Return a moment as “2026-11-20 09:30:15”; `time` is ISO 8601."""
    return time[:19].replace("T", " ")


def dated(time: str) -> str:
    """Return a moment as paper has it, “2026年11月20日 09:30”; `time` is ISO 8601."""
    year, month, day = (int(part) for part in time[:10].split("-"))
    return f"{year}年{month}月{day}日 {time[11:16]}"


def percent(share: Fraction) -> str:
    """Return a share as a percentage if its decimals are finite, else as a fraction."""
    text = written(share * 100)
    return f"{share.numerator}/{share.denominator}" if text.startswith("≈") else f"{text}%"
