"""A record of every kind, made from its fields' types, so that a new kind is tested as soon as it is listed."""

from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast, get_args, get_type_hints

from hypothesis import strategies as st

from maker_desktop.domain.model.records import KEYS, Record
from maker_desktop.domain.model.stored import stored_name

_DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
_INTEGERS = st.integers(-(2**63), 2**63 - 1)


def sample(kind: type[object], n: int = 1) -> Record:
    """Return a record of this kind whose fields all depend on `n`."""
    hints = get_type_hints(kind)
    values = {each.name: _value(stored_name(each), hints[each.name], n) for each in fields(kind)}  # type: ignore[arg-type]  # records are dataclasses
    return cast(Record, kind(**values))


def every_sample() -> list[Record]:
    return [sample(kind) for kind in KEYS]


def records(kind: type[object]) -> st.SearchStrategy[Record]:
    """Return a strategy for any record of this kind."""
    return cast(
        st.SearchStrategy[Record],
        st.builds(kind, **{name: _strategy(hint) for name, hint in get_type_hints(kind).items()}),
    )


def _value(name: str, hint: Any, n: int) -> object:
    if hint is str:
        return f"{name}“{n}”,𠮷\n"
    if hint in (int, bool):
        return hint(n)
    if hint is Decimal or hint == Decimal | None:
        return Decimal(n) + Decimal("0.50")
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)[n % len(hint)]
    return (_value(name, get_args(hint)[0], n), _value(name, get_args(hint)[0], n + 1))


def _strategy(hint: Any) -> st.SearchStrategy[Any]:
    if hint is int:
        return _INTEGERS
    if hint is Decimal:
        return _DECIMALS
    if hint == Decimal | None:
        return st.none() | _DECIMALS
    if get_args(hint):
        return st.lists(_strategy(get_args(hint)[0]), max_size=3).map(tuple)
    return st.from_type(hint)
