"""Dates as printed, in Arabic numerals or in Chinese."""

from datetime import date

_DIGITS = "〇一二三四五六七八九"


def arabic_date(day: date) -> str:
    """Return the date as in letters (GB/T 9704-2012): 2026年7月8日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def written_date(day: date, style: str) -> str:
    """Return the date in Arabic numerals, or (`chinese`) as 二〇二六年七月二十八日."""
    if style == "arabic":
        return arabic_date(day)
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_chinese_number(day.month)}月{_chinese_number(day.day)}日"


def _chinese_number(number: int) -> str:
    """Return a number from 1 to 31 in Chinese."""
    tens, ones = divmod(number, 10)
    before = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return before + (_DIGITS[ones] if ones else "")
