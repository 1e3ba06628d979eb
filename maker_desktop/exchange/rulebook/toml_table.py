"""A TOML table read key by key: every value is checked as it is read, and unknown keys are refused."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any, NoReturn, TypeVar

from maker_desktop.domain.model.errors import Refusal

_V = TypeVar("_V")
_E = TypeVar("_E", bound=StrEnum)

#: Upper bound of numbers in a rulebook (exclusive), and their largest number of decimals.
LARGEST_NUMBER = Decimal(10**12)
MOST_DECIMALS = 9

_PLACE_OF_ERROR = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_FRACTION = re.compile(r"\s*(\d{1,9})\s*/\s*(\d{1,9})\s*")


class KeyRefusal(Refusal):
    """A rulebook is refused for the value under one dotted `key`, for a `reason` in Chinese."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"规则文件“{file}”中 {key} 有误：{reason}。")
        self.key = key
        self.reason = reason


class Table:
    """One table of a rulebook.

    `path` is the dotted path up to it, e.g. `stage[0].score`; `known` collects, for all tables of one file, the full
    paths that have been asked for.
    """

    def __init__(self, values: Mapping[str, Any], file: str, path: str = "", known: set[str] | None = None) -> None:
        self._values = values
        self._file = file
        self._path = path
        self._taken: set[str] = set()
        self.known: set[str] = set() if known is None else known

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Raise the refusal that names the file, the key and the reason."""
        raise KeyRefusal(self._file, self._full(key), reason)

    def has(self, key: str) -> bool:
        """Whether the table has this key."""
        return key in self._values

    def asks(self, key: str) -> bool:
        """Whether the table has this key; marks the key as known."""
        self._taken.add(key)
        self.known.add(self._full(key))
        return key in self._values

    def kind_of(self, key: str) -> type:
        """Return the type a key's value was written in; NoneType where it is missing."""
        return type(self._values.get(key))

    def close(self) -> None:
        """Raise KeyRefusal for the first unknown key."""
        for key in self._values:
            if key not in self._taken:
                self.refuse(key, "没有这一项规则，请检查拼写")

    def needed(self, key: str) -> NoReturn:
        """Raise KeyRefusal for a missing key."""
        self.refuse(key, "必须填写，但没有写")

    def text(self, key: str) -> str:
        """Return a text."""
        value = self._take(key)
        if not isinstance(value, str):
            self.refuse(key, "应是文字（写在引号里）")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one text alone counts as a list of one."""
        value = self._take(key)
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            self.refuse(key, '应是文字的列表，例如 ["甲", "乙"]')
        return tuple(entries)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._take(key)
        if not isinstance(value, bool):
            self.refuse(key, "应是 true 或 false")
        return value

    def number(self, key: str) -> Decimal:
        """Return an exact number, written as text, integer or decimal."""
        return self._exact(key, self._take(key))

    def whole(self, key: str) -> int:
        """Return an integer."""
        value = self.number(key)
        if value != value.to_integral_value():
            self.refuse(key, "应是整数")
        return int(value)

    def share(self, key: str) -> Fraction:
        """Return a share, written "1/3", "0.3", 0.3 or 1."""
        value = self._take(key)
        written = _FRACTION.fullmatch(value) if isinstance(value, str) else None
        if written is None:
            return Fraction(self._exact(key, value))
        if int(written[2]) == 0:
            self.refuse(key, "分母不能是 0")
        return Fraction(int(written[1]), int(written[2]))

    def day(self, key: str) -> date:
        """Return a date, written 2026-07-10 with or without quotes."""
        value = self._take(key)
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self.refuse(key, "应是日期，例如 2026-07-10")

    def choice(self, key: str, kind: type[_E]) -> _E:
        """Return one of the words of an enumeration."""
        value = self._take(key)
        words = [member.value for member in kind]
        if value not in words:
            self.refuse(key, f"只能是 {'、'.join(words)} 之一")
        return kind(value)

    def table(self, key: str) -> "Table":
        """Return the table below a key; an empty one where the key is missing."""
        value = self._take(key) if self.asks(key) else {}
        if not isinstance(value, dict):
            self.refuse(key, "应是一组设置（表）")
        return Table(value, self._file, self._full(key), self.known)

    def tables(self, key: str) -> Iterator["Table"]:
        """Yield the tables of a list below a key; none where the key is missing."""
        value = self._take(key) if self.asks(key) else []
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self.refuse(key, f"应是列表，每一项写成 [[{key}]]")
        for index, entry in enumerate(value):
            table = Table(entry, self._file, f"{self._full(key)}[{index}]", self.known)
            self.known.add(table._path)
            yield table

    def mapping(self, key: str, read: Callable[["Table", str], _V]) -> dict[str, _V]:
        """Return the values below a key, each read by `read(table, key)`."""
        table = self.table(key)
        return {entry: read(table, entry) for entry in table._values}

    def _take(self, key: str) -> Any:
        self.asks(key)
        return self._values.get(key)

    def _full(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _exact(self, key: str, value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            self.refuse(key, "应是数字")
        try:
            number = Decimal(value)
        except InvalidOperation:
            self.refuse(key, "应是数字")
        if not number.is_finite() or abs(number.adjusted()) > 20 or abs(number) >= LARGEST_NUMBER:
            self.refuse(key, "数字太大或不是有限的数")
        number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > MOST_DECIMALS:
            self.refuse(key, f"最多写 {MOST_DECIMALS} 位小数")
        return number


#: The method that reads a single value of each type.
READERS: Mapping[Any, Callable[[Table, str], Any]] = {
    str: Table.text,
    bool: Table.flag,
    int: Table.whole,
    Decimal: Table.number,
    Fraction: Table.share,
    date: Table.day,
    tuple[str, ...]: Table.texts,
}

#: Dots in one line: the standard reader's time and memory grow with the square of a dotted key's parts.
MOST_DOTS = 50


def parse_table(text: str, file: str) -> Table:
    """Return the outermost table of a TOML text. Raises Refusal naming line and column if it is not TOML."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > MOST_DOTS:
            raise Refusal(f"规则文件“{file}”第 {number} 行的点号超过 {MOST_DOTS} 个，无法读取，请分行书写。")
    try:
        return Table(tomllib.loads(text, parse_float=Decimal), file)
    except RecursionError:
        raise Refusal(f"规则文件“{file}”嵌套太深，无法读取，请检查括号是否配对。") from None
    except ValueError as error:
        place = _PLACE_OF_ERROR.search(str(error))
        last = len(text.splitlines())
        where = f"第 {place[1]} 行第 {place[2]} 列" if place and place[1] else f"末尾（第 {last} 行）"
        raise Refusal(f"规则文件“{file}”{where}写法有误，不是有效的 TOML，请检查引号、括号和等号。") from None
