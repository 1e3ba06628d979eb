"""What the cells of a roster mean: divisions, ticks, telephone numbers, dates and members as people write them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from maker_desktop.domain.model.rulebook import Division
from maker_desktop.exchange.tables.table import one_line

_YES = frozenset({"是", "√", "✓", "✔", "☑", "v", "y", "yes", "true", "1", "属于", "有", "为"})
_NO = frozenset({"否", "×", "✗", "✘", "x", "n", "no", "false", "0", "不属于", "无", "不是", "非"})
_NOTHING = frozenset({"", "/", "\\", "-", "--", "—", "——", "无", "暂无"})
_MAKERS = frozenset({"创业", "创客", "创业团队", "创客团队", "初创", "初创企业", "团队", "创业企业"})
_TICKED = re.compile(r"[☑☒√✓✔■●]\s*([^\s□☐○☑☒√✓✔■●]+)")
_TRUNCATED = re.compile(r"\d(?:\.\d+)?e\+?\d{1,2}", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
_SOLID_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}")
#: Day 0 of spreadsheets' serial dates (their 1900 system, right from March 1900 on).
_SERIAL_ORIGIN = date(1899, 12, 30)
_BETWEEN_MEMBERS = re.compile(r"[、,，;；/\n]+|\s{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell means, with a note in Chinese where it was read differently from how it was written."""

    text: str
    note: str = ""


def read_division(text: str, divisions: tuple[Division, ...]) -> tuple[Division | None, str]:
    """Return the division a cell names, by name or id, with a note where the name is not exactly the rulebook's.

    企业 is 企业组; “☑企业组 □创业组” is what is ticked; 创业组 and 创客组 stand for each other where the rulebook has
    only one of them (the province says 创业组 where the nation says 创客组).
    """
    ticked = _TICKED.findall(text)
    wanted = _half(ticked[0] if len(ticked) == 1 else one_line(text))
    for division in divisions:
        if wanted in (_half(division.name), _half(division.id)):
            return division, ""
    core = re.sub(r"\([^()]*\)", "", wanted).removesuffix("组").removesuffix("类").strip()
    for division in divisions:
        if core and core == _half(division.name).removesuffix("组"):
            return division, ""
    makers = [division for division in divisions if _half(division.name).removesuffix("组") in _MAKERS]
    if core in _MAKERS and len(makers) == 1:
        return makers[0], f"组别“{one_line(text)}”按“{makers[0].name}”处理"
    return None, ""


def read_specialised(text: str) -> str:
    """Return 是, 否 or empty for a tick; anything else as it is worded, e.g. 省级专精特新."""
    word = _half(text).casefold()
    if word in _YES:
        return "是"
    if word in _NO:
        return "否"
    return "" if word in _NOTHING else one_line(text)


def read_phone(text: str) -> Reading:
    """Return a telephone number as text, also where a spreadsheet kept it as a number."""
    number = _half(one_line(text))
    if _TRUNCATED.fullmatch(number):
        whole = format(Decimal(number), "f")
        digits = number.casefold().partition("e")[0].replace(".", "")
        if len(digits) >= len(whole):
            return Reading(whole)
        return Reading(number, f"联系方式“{number}”被表格软件缩写过，请核对")
    return Reading(re.sub(r"^(\d+)\.0+$", r"\1", number))


def read_day(text: str) -> Reading:
    """Return a date as ISO text (2024-01-01); empty with a note if the cell names no day."""
    written = _half(one_line(text))
    if written in _NOTHING:
        return Reading("")
    parts = _DATE.fullmatch(written) or _SOLID_DATE.fullmatch(written)
    try:
        if parts is not None:
            return Reading(date(*map(int, parts.groups())).isoformat())
        if _SERIAL.fullmatch(written):
            return Reading((_SERIAL_ORIGIN + timedelta(days=int(written))).isoformat())
    except ValueError:
        parts = None
    return Reading("", f"注册日期“{written}”不是完整的日期，已留空")


def read_members(text: str) -> tuple[str, ...]:
    """Return the members a cell lists, separated by 、 commas, semicolons or lines; each once, in order."""
    names = (name.strip() for name in _BETWEEN_MEMBERS.split(text))
    return tuple(dict.fromkeys(name for name in names if name and name not in _NOTHING))


def read_plain(text: str) -> str:
    """Return a cell on one line, empty where only a stroke stands for nothing."""
    line = one_line(text)
    return "" if line in _NOTHING else line


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
