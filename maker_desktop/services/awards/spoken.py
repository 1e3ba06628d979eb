"""How names and figures are spoken: characters that not everybody reads get their pinyin, figures become words."""

from decimal import Decimal
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
#: First bytes of GB 2312's level 1 (GB/T 2312-1980, rows 16 to 55): the 3755 characters everybody reads.
_COMMON: Final = range(0xB0, 0xD8)


def spoken(name: str) -> str:
    """Return the characters of a name that are seldom read, each once with its pinyin, e.g. 龑 yǎn；芮 ruì/ruò.

    Where a character has several readings, the usual comes first, with one more. Empty where everybody can read it.
    """
    rare = dict.fromkeys(character for character in name if _is_rare(character))
    if not rare:
        return ""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables take a third of a second, and few names need them

    readings = {each: pinyin(each, style=Style.TONE, heteronym=True, errors="ignore") for each in rare}
    return "；".join(f"{each} {'/'.join(found[0][:2])}" for each, found in readings.items() if found)


def figure(score: str) -> str:
    """Return a score as it is spoken: 91.58 is 九十一点五八. Raises ArithmeticError for what is no number."""
    whole, _, decimals = str(Decimal(score)).partition(".")
    minus = "负" if whole.startswith("-") else ""
    point = f"点{''.join(_DIGITS[int(digit)] for digit in decimals)}" if decimals else ""
    return f"{minus}{count(abs(int(whole)))}{point}"


def count(number: int) -> str:
    """Return a whole number from 0 to 9999 in Chinese words: 10 is 十, 102 is 一百零二."""
    if number == 0:
        return _DIGITS[0]
    words, gap = "", False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = False
    return words.removeprefix("一") if words.startswith("一十") else words


def _is_rare(character: str) -> bool:
    """Return whether a Chinese character is not among those that everybody reads."""
    if not ("\u3400" <= character <= "\u9fff" or character >= "\U00020000"):
        return False
    try:
        return character.encode("gb2312")[0] not in _COMMON
    except UnicodeEncodeError:
        return True
