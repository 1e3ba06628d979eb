"""A row's name in words: its table and its key, with the names that the rules give to stages, criteria, divisions."""

import tomllib
from collections.abc import Mapping
from typing import Any, Final

from maker_desktop.domain.journal.entries import RowChange, Value
from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.records import RulebookText
from maker_desktop.domain.model.ruling import DECISION_NAMES, KIND_NAMES
from maker_desktop.store.codec import CODECS, table_name
from maker_desktop.store.contents import Contents
from maker_desktop.store.schema import TABLE_NAMES

#: The key of each table, in order.
KEYS: Final = {codec.table: codec.key_names for codec in CODECS.values()}
#: The words for parts of a key; some omit 1 and the empty value.
KEY_WORDS: Final = {
    "number": "{} 号",
    "seat": "{} 号席",
    "panel": "第 {} 评审组",
    "version": "第 {} 版",
    "keying": "第 {} 次录入",
    "occasion": "裁定后重评",
}
#: Columns whose values are nobody's business, not even where they are wrong.
SECRET: Final = frozenset({"pin", "token", "device_key", "salt"})
#: The names of a column's values.
VALUES: Final = {
    "presence": {presence.value: name for presence, name in PRESENCE_NAMES.items()},
    "decision": {decision.value: name for decision, name in DECISION_NAMES.items()},
    "kind": {kind.value: name for kind, name in KIND_NAMES.items()},
}
_UNSAID: Final = frozenset({"version", "keying", "occasion"})
_RULES: Final = table_name(RulebookText)

#: What the rules call the values of a column.
Names = Mapping[str, Mapping[str, str]]


def names_in(contents: Contents) -> Names:
    """Return what the rules among these rows call stages, criteria and divisions; empty if they cannot be read."""
    for row in contents.get(_RULES, {}).values():
        try:
            rules: dict[str, Any] = tomllib.loads(str(row["text"]))
            columns = ("stage", "criterion", "division")
            return {column: {str(each["id"]): str(each["name"]) for each in rules[column]} for column in columns}
        except (tomllib.TOMLDecodeError, KeyError, TypeError):
            return {}
    return {}


def row_name(change: RowChange, names: Names) -> str:
    """Return the name of a row, e.g. “分数 决赛 1 号 史䶮 产业推广”."""
    keyed = list(zip(KEYS.get(change.table, ()), change.key, strict=False)) if change.table != _RULES else []
    parts = [key_part(name, value, names.get(name, {})) for name, value in keyed]
    # A table that this program does not know has no key with names.
    parts = parts if keyed or change.table in KEYS else [str(part) for part in change.key]
    table = TABLE_NAMES.get(change.table, f"表 {change.table}")
    return " ".join(" ".join([table, *parts]).split())


def value_word(name: str, value: object, names: Names) -> str:
    """Return a value of a column as it is told: by its name where it has one, long texts as they are."""
    return "空" if value in (None, "") else {**VALUES, **names}.get(name, {}).get(str(value), str(value))


def key_part(name: str, value: Value, called: Mapping[str, str]) -> str:
    """Return a part of a key in words, empty where it goes without saying; `called` names the column's values."""
    if name in _UNSAID and value in ("", 1):
        return ""
    return KEY_WORDS.get(name, "{}").format(called.get(str(value), value))
