"""What a cell shows by its number format: 0.9 as 90%, 12 as 00012, 2024-03-01 as 2024年3月.

The codes are those of ECMA-376 part 1, 18.8.31; conditions, Chinese numerals and eras are not interpreted.
"""

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS

from maker_desktop.exchange.tables.table import UNREADABLE

Value = int | float | str | bool | time | date | datetime | timedelta

#: Formats that show a value as it is.
_AS_IT_IS = frozenset({"", "general", "@", "g/通用格式"})
_MONTH, _MONTH_AND_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
_HOURS, _HALF_DAYS = 'h"时"mm"分"', '上午/下午h"时"mm"分"'
#: The built-in formats of Chinese spreadsheets, by number.
_CHINESE = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_AND_DAY),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: _HOURS,
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), _HALF_DAYS),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<blank>_.)|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>general|g/通用格式)'
    r"|(?P<half>am/pm|a/p|上午/下午)|(?P<power>e[+-])|(?P<date>y+|m+|d+|h+|s+|a{3,4}|e+|b+)"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+|[黑蓝青绿红白黄洋]\S*)", re.IGNORECASE
)
#: The kinds of tokens that are signs.
_SIGNS = {".": "point", ",": "comma", "%": "percent", "/": "fraction", "@": "text"}
_SECTION = re.compile(r'((?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])*);', re.DOTALL)
#: Day 0 of spreadsheets' serial dates.
_DAY_0 = datetime(1899, 12, 30)
_LAST_DAY = 2_958_465
#: Significant digits a spreadsheet keeps of a number.
_KEPT = ".15g"


class Shown(NamedTuple):
    """The text to read from a cell; `other` is what the page shows where the cell holds another value, else None."""

    text: str
    other: str | None = None


class _Token(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[_Token, ...]

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.tokens)

    def first(self, *kinds: str) -> int:
        return next((at for at, token in enumerate(self.tokens) if token.kind in kinds), len(self.tokens))

    def literal(self, begin: int, end: int) -> str:
        return "".join(token.text for token in self.tokens[begin:end] if token.kind == "literal")


def format_code(number: int, own: dict[int, str]) -> str:
    """Return the code of a format by its number; `own` are the workbook's own formats."""
    return own.get(number) or BUILTIN_FORMATS.get(number) or _CHINESE.get(number, "")


def is_plain(code: str) -> bool:
    """Whether a format shows every value as it is."""
    return code.casefold() in _AS_IT_IS


def shown(value: Value, code: str) -> Shown | None:
    """Return what a value shows in a format; None where that is the value itself, however many zeros are added."""
    sections = _sections(code)
    match value:
        case bool():
            return None
        case str():
            return _of_text(value, sections)
        case date() | time() | timedelta():
            return _of_moment(value, sections[0])
    number = Decimal(format(value, _KEPT))
    place = 1 if number < 0 and len(sections) > 1 else 2 if number == 0 and len(sections) > 2 else 0
    return _of_number(abs(number) if place else number, sections[place], format(number, "f"))


def _of_text(value: str, sections: tuple[_Section, ...]) -> Shown | None:
    section = sections[3] if len(sections) > 3 else sections[-1]
    at = section.first("text")
    if at < len(section.tokens):
        text = (section.literal(0, at) + value + section.literal(at, len(section.tokens))).strip()
        return None if text == value.strip() else Shown(text)
    return Shown(value, section.literal(0, len(section.tokens))) if len(sections) > 3 and value else None


def _of_number(number: Decimal, section: _Section, plain: str) -> Shown | None:
    """Return what a number shows; `plain` is the number as it is held."""
    if section.has("unknown"):
        return Shown(plain, UNREADABLE)
    if section.has("date", "elapsed"):
        moment = _DAY_0 + timedelta(days=float(number)) if 0 <= number <= _LAST_DAY else None
        return Shown(plain, UNREADABLE) if moment is None else _of_moment(moment, section) or Shown(plain, str(moment))
    if section.has("power", "fraction"):
        text = _in_power(number, section) if section.has("power") else _in_fraction(number, section)
        return None if text is None else Shown(plain, text)
    return _in_digits(number, section, plain) if section.has("digit") else _in_words(section, plain)


def _in_words(section: _Section, plain: str) -> Shown | None:
    """Return what a number shows in the general format with literal text, or in a format without a place for it."""
    at = section.first("general")
    text = section.literal(0, at) + plain * section.has("general") + section.literal(at, len(section.tokens))
    if section.has("general"):
        return None if text.strip() == plain else Shown(text.strip())
    return Shown(plain, text.strip())


def _in_digits(number: Decimal, section: _Section, plain: str) -> Shown | None:
    scale = 100 ** sum(token.kind == "percent" for token in section.tokens)
    text, rounded = _digits(number * scale / 1000 ** _thousands(section), section)
    if section.has("percent"):
        return Shown(text, text)
    if rounded != number or not any(map(str.isdigit, text)):
        return Shown(plain, text)
    padded = re.match("-?0[0-9]", text) is not None
    return Shown(text) if padded or section.literal(0, len(section.tokens)).strip() else None


def _thousands(section: _Section) -> int:
    """Return how many commas behind the last digit before the point divide by 1000 each."""
    point = section.first("point")
    before = [token.kind for token in section.tokens[:point] if token.kind in ("digit", "comma")]
    after = [token.kind for token in section.tokens[point:] if token.kind in ("digit", "comma")]
    trailing = 0
    for kinds in (before, after):
        while kinds and kinds[-1] == "comma":
            kinds.pop()
            trailing += 1
    return trailing


def _digits(number: Decimal, section: _Section) -> tuple[str, Decimal]:
    """Return a number in a section's digits with all literal text, and the number those digits say."""
    point = section.first("point")
    decimals = [token.text for token in section.tokens[point:] if token.kind == "digit"]
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, rest = format(abs(rounded), "f").partition(".")
    least = max((at + 1 for at, sign in enumerate(decimals) if sign == "0"), default=0)
    rest = rest[:least] + rest[least:].rstrip("0")
    before = [token for token in section.tokens[:point] if token.kind in ("digit", "literal", "percent")]
    zeros = sum(token.text == "0" for token in before if token.kind == "digit")
    left = list(("" if whole == "0" else whole).rjust(zeros, "0"))
    places = sum(token.kind == "digit" for token in before)
    written = ""
    for token in reversed(before):
        if token.kind != "digit":
            written = token.text + written
            continue
        places -= 1
        written = "".join(left if not places else left[-1:]) + written
        left = [] if not places else left[:-1]
    behind = "".join(token.text for token in section.tokens[point:] if token.kind in ("literal", "percent"))
    body = written + (f".{rest}" if rest else "") + behind
    return ("-" if rounded < 0 else "") + body.strip(), rounded


def _in_power(number: Decimal, section: _Section) -> str | None:
    """Return what a scientific format shows; None where that is the whole number."""
    decimals = sum(token.kind == "digit" for token in section.tokens[section.first("point") : section.first("power")])
    text = f"{number:.{decimals}E}"
    return None if Decimal(text) == number else text


def _in_fraction(number: Decimal, section: _Section) -> str | None:
    """Return what a format of fractions shows; None where that is the whole number."""
    behind = [token.text for token in section.tokens[section.first("fraction") :] if token.kind in ("digit", "literal")]
    fixed = "".join(behind).strip()
    exact = Fraction(number)
    if fixed.isdigit() and int(fixed):
        near = Fraction(round(exact * int(fixed)), int(fixed))
    else:
        near = exact.limit_denominator(10 ** max(1, sum(sign in "0#?" for sign in behind)) - 1)
    whole = int(near)
    text = f"{whole} {abs(near - whole)}" if whole and near != whole else str(near)
    return None if near == exact else text


def _of_moment(moment: date | time | timedelta, section: _Section) -> Shown | None:
    """Return a date or time where the format leaves out part of it; None where it shows the whole day."""
    signs = [token.text[0] for token in section.tokens if token.kind == "date"]
    if {"m", "d"} <= {*signs} and {"y", "e"} & {*signs} and isinstance(moment, date):
        return None
    if isinstance(moment, timedelta) or section.has("elapsed", "unknown"):
        return Shown(str(moment), str(moment))
    text, minutes = "", False
    for at, token in enumerate(section.tokens):
        if token.kind == "date":
            following = next((other.text[0] for other in section.tokens[at + 1 :] if other.kind == "date"), "")
            minutes = token.text[0] == "m" and (minutes or following == "s")
            text += _part(moment, token.text, minutes)
            minutes = token.text[0] == "h"
        elif token.kind in ("literal", "digit", "point", "fraction"):
            text += token.text
    return Shown(text.strip(), text.strip())


def _part(moment: date | time, sign: str, minutes: bool) -> str:
    """Return the part of a date or time that a sign stands for, such as yyyy or mm."""
    name = {"y": "year", "e": "year", "d": "day", "h": "hour", "s": "second"}.get(sign[0], "month")
    number = getattr(moment, "minute" if minutes else name, None)
    if number is None or sign[0] in "ab":
        return ""
    return str(number % 100 if sign[0] == "y" and len(sign) < 3 else number).rjust(2 if len(sign) > 1 else 1, "0")


@functools.lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_section(found[1]) for found in _SECTION.finditer(f"{code};"))


def _section(code: str) -> _Section:
    tokens = [_token(found) for found in _TOKEN.finditer(code)]
    slash = next((at for at, token in enumerate(tokens) if token.kind == "fraction"), 0)
    if any(token.kind == "date" for token in tokens) or not any(token.kind == "digit" for token in tokens[:slash]):
        tokens = [token._replace(kind="literal") if token.kind == "fraction" else token for token in tokens]
    return _Section(tuple(token for token in tokens if token.text))


def _token(found: re.Match[str]) -> _Token:
    kind, text = found.lastgroup or "", found[0]
    if kind in ("quoted", "escaped"):
        return _Token("literal", found[kind])
    if kind == "bracket":
        return _bracket(found[kind])
    if kind == "sign":
        return _Token(_SIGNS[text], text)
    if kind in ("blank", "other"):
        return _Token("literal", " " if kind == "blank" else text)
    return _Token(kind, text.casefold()) if kind in ("general", "power", "digit", "date") else _Token("", "")


def _bracket(text: str) -> _Token:
    if text.startswith("$"):
        return _Token("literal", text[1:].partition("-")[0])
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return _Token("elapsed", text)
    return _Token("", "") if _COLOUR.fullmatch(text) else _Token("unknown", text)
