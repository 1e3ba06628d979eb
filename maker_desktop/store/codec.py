"""Conversion between records and rows of a table, exact both ways; types are examined once per kind."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from itertools import repeat
from operator import attrgetter, itemgetter
from sys import intern
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, cast, get_args, get_origin, get_type_hints

from maker_desktop.domain.journal.entries import Row
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import APPEND_ONLY, KEYS, Record
from maker_desktop.domain.model.stored import stored_name

#: A stored value: text, integer, or None.
Cell = str | int | None
#: One row of a table, in the order of its columns.
Cells = tuple[Cell, ...]
#: The cells of a row's key.
Key = tuple[str | int, ...]

R = TypeVar("R", bound=Record)
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a record's field, stored as text or integer."""

    name: str
    kept_as: type[str] | type[int]
    nullable: bool
    encode: Convert | None = None
    decode: Convert | None = None


class Codec(Generic[R]):
    """Converts records of one kind to rows of one table and back."""

    def __init__(self, kind: type[R], key_fields: tuple[str, ...], append_only: bool) -> None:
        hints = get_type_hints(kind)
        stored = {field.name: stored_name(field) for field in fields(kind)}
        self.kind = kind
        self.table = table_name(kind)
        self.key_names = tuple(stored[name] for name in key_fields)
        self.append_only = append_only
        self.columns = tuple(_column(column, hints[name]) for name, column in stored.items())
        self.names = tuple(stored.values())
        #: Returns the key of a row.
        self.key: Callable[[Cells], Key] = _key_of([self.names.index(name) for name in self.key_names])
        self._fill = [getattr(kind, name).__set__ for name in stored]
        self._cells = attrgetter(*stored)
        self._encoders = [(place, column.encode) for place, column in enumerate(self.columns) if column.encode]
        self._decoders = [(place, column.decode) for place, column in enumerate(self.columns) if column.decode]

    def encode(self, record: R) -> Cells:
        """Return the row of a record."""
        cells = list(self._cells(record))
        for place, encode in self._encoders:
            cells[place] = encode(cells[place])
        return tuple(cells)

    def decode(self, rows: Sequence[Cells]) -> tuple[R, ...]:
        """Return the records of rows, column by column, which is fastest. Raises Refusal for an unreadable cell."""
        if not rows:
            return ()
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for place, decode in self._decoders:
            columns[place] = map(_Once(decode).__getitem__, columns[place])
        try:
            # A frozen record's own __init__ takes twice as long; no record does anything else in it.
            records = tuple(map(self.kind.__new__, repeat(self.kind, len(rows))))
            for fill, column in zip(self._fill, columns, strict=True):
                deque(map(fill, records, column), maxlen=0)
            return records
        except (ValueError, TypeError, ArithmeticError) as error:
            raise Refusal(f"赛事文件的“{self.table}”表中有无法读取的内容，请校验文件，或从备份恢复。") from error

    def row(self, cells: Cells | None) -> Row | None:
        """Return a row by column names, as in the journal; None for None."""
        return None if cells is None else dict(zip(self.names, cells, strict=True))


class _Once(dict[Any, Any]):
    """Converts each value once: a column of marks holds few different ones, and equal texts become one text."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert

    def __missing__(self, cell: Cell) -> Any:
        value = self[cell] = self._convert(cell)
        return value


def _key_of(places: Sequence[int]) -> Callable[[Cells], Key]:
    if len(places) > 1:
        return cast(Callable[[Cells], Key], itemgetter(*places))
    return lambda cells: cast(Key, (cells[places[0]],))


def codec_of(kind: type[R]) -> Codec[R]:
    """Return the codec of a kind of record."""
    return CODECS[kind]


def table_name(kind: type[object]) -> str:
    """Return the name of a kind's table: `DrawnPlace` is stored in `drawn_place`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def _column(name: str, hint: Any) -> Column:
    nullable = get_origin(hint) is UnionType and NoneType in get_args(hint)
    plain = next(arm for arm in get_args(hint) if arm is not NoneType) if nullable else hint
    kept_as, encode, decode = _conversion(plain)
    if nullable:
        encode, decode = _unless_none(encode), _unless_none(decode)
    return Column(name, kept_as, nullable, encode, decode)


def _conversion(hint: Any) -> tuple[type[str] | type[int], Convert | None, Convert | None]:
    if hint is str:
        return str, None, intern
    if hint is int:
        return int, None, None
    if hint is bool:
        return int, int, bool
    if hint is Decimal:
        return str, str, Decimal
    if get_origin(hint) is tuple:
        return str, _list_text, _list_items
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str, str, hint
    raise TypeError(f"no column can keep {hint}")


def _unless_none(convert: Convert | None) -> Convert | None:
    return convert and (lambda cell: None if cell is None else convert(cell))


def _list_text(items: tuple[str | int, ...]) -> str:
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def _list_items(text: str) -> tuple[str | int, ...]:
    return tuple(json.loads(text))


#: The codec of every kind of record.
CODECS: Mapping[type[object], Codec[Any]] = {kind: Codec(kind, key, kind in APPEND_ONLY) for kind, key in KEYS.items()}
