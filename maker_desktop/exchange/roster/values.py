"""Parsing cells of a roster: divisions, ticks, telephone numbers, dates and members."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from maker_desktop.domain.model.rulebook import Division
from maker_desktop.exchange.roster.ticks import ticked
from maker_desktop.exchange.tables.table import one_line

_YES = frozenset({"是", "√", "✓", "✔", "☑", "v", "y", "yes", "true", "1", "属于", "有", "为"})
_NO = frozenset({"否", "×", "✗", "✘", "x", "n", "no", "false", "0", "不属于", "无", "不是", "非"})
_NOTHING = frozenset({"", "/", "\\", "-", "--", "—", "——", "无", "暂无"})
_MAKERS = frozenset({"创业", "创客", "创业团队", "创客团队", "初创", "初创企业", "团队", "创业企业"})
#: Smallest number of digits of a telephone number.
_SHORTEST_NUMBER = 5
#: A mobile number whose last digits a spreadsheet cut to zeros.
_ROUNDED = re.compile(r"1[3-9]\d{1,4}0{5,8}")
_TRUNCATED = re.compile(r"\d(?:\.\d+)?e\+?\d{1,2}", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
_SOLID_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}")
#: Day 0 of spreadsheets' serial dates (their 1900 system, right from March 1900 on).
_SERIAL_ORIGIN = date(1899, 12, 30)
_BETWEEN_MEMBERS = re.compile(r"[、,，;；/\n]+")
_PADDED = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]\s+[\u3400-\u9fff\U00020000-\U0003ffff]")
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]+")
_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(r"(?:第|no\.?|№|#)?\(?0*([1-9]\d{0,5})\)?(?:\.0+)?(?:号(?:项目)?|[、.])?")


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a cell, with a note in Chinese if it was read differently from its text."""

    text: str
    note: str = ""


def read_division(text: str, divisions: tuple[Division, ...]) -> tuple[Division | None, str]:
    """Return the division a cell names, by name or id, with a note where the name is not exactly the rulebook's.

    Without a division the note says what is wrong with its ticks, if it has any.
    企业 is 企业组, however widely spaced; of “☑企业组 □创业组” it is what is ticked, and none unless exactly one is.
    创业组 and 创客组 stand for each other where the rulebook has only one of them (the province says 创业组 where the
    nation says 创客组).
    """
    known = {word: division for division in divisions for word in _ways_to_write(division)}
    makers = [division for division in divisions if _core(division.name) in _MAKERS]
    others = {f"{word}组": makers[0] for word in _MAKERS} if len(makers) == 1 else {}
    marked = ticked(text, {word: division.id for word, division in {**others, **known}.items()})
    if marked is not None:
        chosen = next((division for division in divisions if marked == (division.id,)), None)
        how = "勾选了几个组别，或看不出勾的是哪一个" if marked else "没有勾选哪个组别"
        return chosen, "" if chosen else how
    core = _core(text)
    for word, division in known.items():
        if core and core == _core(word):
            return division, _said_otherwise(text, division, divisions)
    if core in _MAKERS and len(makers) == 1:
        return makers[0], f"组别“{one_line(text)}”按“{makers[0].name}”处理"
    return None, ""


def _said_otherwise(text: str, division: Division, divisions: tuple[Division, ...]) -> str:
    """Return a note where the brackets behind a division name another: 企业组（由创业组调整）."""
    said = "".join(re.findall(r"\(([^()]*)\)", "".join(_half(text).casefold().split())))
    words = {_core(each.name) for each in divisions if each is not division}
    other = next((word for word in sorted(words) if word in said), "")
    return f"组别“{one_line(text)[:30]}”的括号里另有“{other}”，按“{division.name}”读入，请核对" if other else ""


def _ways_to_write(division: Division) -> tuple[str, ...]:
    name = _half(division.name).casefold()
    return tuple(dict.fromkeys((name, name.removesuffix("组"), _half(division.id).casefold())))


def _core(text: str) -> str:
    """Return the distinctive part of a division's name."""
    bare = re.sub(r"\([^()]*\)", "", "".join(_half(text).casefold().split()))
    return bare.removesuffix("组").removesuffix("类")


def read_number(text: str) -> int | None:
    """Return a project's number, from 1: 3, 第3号, No.3, （3）; None for anything else."""
    written = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).casefold().split()))
    return int(written[1]) if written else None


def read_specialised(text: str) -> str:
    """Return 是, 否 or empty for a tick; anything else as it is worded, e.g. 省级专精特新."""
    marked = ticked(text, {"是": "是", "否": "否"})
    if marked is not None and len(marked) == 1:
        return marked[0]
    word = "".join(_half(text).casefold().split())
    if word in _YES:
        return "是"
    if word in _NO:
        return "否"
    return "" if word in _NOTHING else one_line(text)


def read_specialised_with_doubt(text: str) -> Reading:
    """Return what `read_specialised` does, with a note where it is no answer."""
    answer = read_specialised(text)
    said = answer in ("", "是", "否") or any(word in answer for word in ("专精特新", "小巨人", "创新型", "级"))
    return Reading(answer, "" if said else f"是否专精特新填的是“{answer[:20]}”，请核对")


def read_phone(text: str) -> Reading:
    """Return a telephone number as text, also where a spreadsheet kept it as a number."""
    number = _half(one_line(text))
    if _TRUNCATED.fullmatch(number):
        whole = format(Decimal(number), "f")
        digits = number.casefold().partition("e")[0].replace(".", "")
        if len(digits) >= len(whole):
            return Reading(whole)
        return Reading(number, f"联系方式“{number}”被表格软件缩写过，请核对")
    whole = re.sub(r"^(\d+)\.0+$", r"\1", number)
    if whole in _NOTHING:
        return Reading("")
    if len(_DIGITS.findall(whole)) < _SHORTEST_NUMBER:
        return Reading(whole, f"联系方式“{whole[:30]}”不像电话号码，请核对")
    if _ROUNDED.fullmatch(whole):
        return Reading(whole, f"联系方式“{whole}”末尾都是 0，可能被表格软件舍去过，请核对")
    return Reading(whole)


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
            day = (_SERIAL_ORIGIN + timedelta(days=int(written))).isoformat()
            return Reading(day, f"注册日期“{written}”按表格软件的日期序号读作 {day}，请核对")
    except ValueError:
        parts = None
    return Reading("", f"注册日期“{written}”不是完整的日期，已留空")


def read_members_with_doubt(text: str) -> tuple[tuple[str, ...], str]:
    """Return the members a cell lists, each once, in order, and a note where blanks leave a doubt.

    They are separated by 、 commas, semicolons or lines; without any of these by blanks, where two single characters
    are one name padded to three (王  芳).
    """
    pieces = [piece.strip() for piece in _BETWEEN_MEMBERS.split(text)]
    pieces = [piece for piece in pieces if piece and piece not in _NOTHING]
    names = tuple(dict.fromkeys(read_name(piece) for piece in pieces))
    if len(pieces) != 1 or not _CHINESE.fullmatch("".join(text.split())):
        unclear = [name for name in names if " " in name and _CHINESE.match(name)]
        return names, f"核心成员“{unclear[0][:40]}”里有空格，当作一人读入，请核对" if unclear else ""
    words = text.split()
    found: list[str] = []
    doubt = ""
    while words:
        word = words.pop(0)
        if len(word) == 1 and words and len(words[0]) == 1:
            word += words.pop(0)
        elif len(word) == 1:
            doubt = f"核心成员“{one_line(text)[:40]}”以空格隔开，拿不准怎样断开，请核对"
        found.append(word)
    return tuple(dict.fromkeys(found)), doubt


def read_name(text: str) -> str:
    """Return a person's name without the blanks that pad two characters to the width of three."""
    line = read_plain(text)
    return "".join(line.split()) if _PADDED.fullmatch(line) else line


def read_person(text: str, title: str) -> Reading:
    """Return a person's name, with a note where something else stands in the cell."""
    name = read_name(text)
    digits = sum(char.isdigit() for char in name)
    return Reading(name, f"{title}“{name[:30]}”里有数字，不像姓名，请核对" if digits > 3 else "")


def read_plain(text: str) -> str:
    """Return a cell on one line, empty where only a stroke stands for nothing."""
    line = one_line(text)
    return "" if line in _NOTHING else line


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
