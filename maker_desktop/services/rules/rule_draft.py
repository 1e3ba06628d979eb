"""A draft of changed rules: every value as text under its dotted key, validated only when it is read."""

import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from datetime import date
from fractions import Fraction
from itertools import count
from typing import Any

from maker_desktop.domain.model.options import Slot, slots
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.rules.checks import Fault
from maker_desktop.exchange.rulebook.toml import rulebook_of, rulebook_values
from maker_desktop.exchange.rulebook.toml_table import KeyRefusal

#: A value while it is edited; a list is a list of words (hosts, tiebreakers).
Value = str | bool | Sequence[str]

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_PERCENT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[%％]\s*")


class RuleDraft:
    """An editable copy of a rulebook. A changed value is no longer assumed."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._former = rulebook
        self._before = rulebook_values(rulebook)
        self._values = deepcopy(self._before)

    @property
    def changed(self) -> bool:
        """Whether any value differs from the original."""
        return self._values != self._before

    @property
    def assumed(self) -> tuple[str, ...]:
        """The dotted keys that are still to be confirmed."""
        return tuple(self._values["assumed"])

    def assumption(self, key: str) -> str:
        """Return the key under which a value is still to be confirmed, by itself or with others; empty if it is not."""
        return next((other for other in self.assumed if f"{key}.".startswith(f"{other}.")), "")

    def text(self, key: str) -> str:
        """Return a value as text; empty where there is none."""
        value = self._find(key)
        if isinstance(value, dict):
            # A quota is kept as a count or a share; no other group is shown as one text.
            value = value.get("count", value.get("share"))
        if value is None:
            return ""
        return value.isoformat() if isinstance(value, date) else str(value)

    def flag(self, key: str) -> bool:
        """Return a truth value."""
        return self._find(key) is True

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words."""
        value = self._find(key)
        return tuple(value) if isinstance(value, list) else ()

    def count(self, key: str) -> int:
        """Return how many entries a list has."""
        value = self._find(key)
        return len(value) if isinstance(value, list) else 0

    def write(self, key: str, value: Value) -> None:
        """Write a value; an empty text removes it. A percentage is stored as a fraction."""
        if isinstance(value, str):
            value = _as_share(value)
            unchanged = value == self.text(key)
        else:
            value = value if isinstance(value, bool) else list(value)
            unchanged = value == self._find(key)
        if not unchanged:
            self._put(key, value)

    def confirm(self, keys: Collection[str]) -> None:
        """Record that these values, which no notice gives, are confirmed."""
        self._values["assumed"] = [other for other in self.assumed if other not in keys]

    def add(self, key: str, entry: Mapping[str, Any]) -> None:
        """Add an entry to a list of named things; it gets an unused id."""
        *way, last = _parts(key)
        entries = self._holder(way).setdefault(last, [])
        taken = {other.get("id") for other in entries}
        number = next(number for number in count(1) if f"{last}-{number}" not in taken)
        named = any(slot.key == "id" for slot in slots(_slot([*way, last]).kind))
        entries.append({**({"id": f"{last}-{number}"} if named else {}), **entry})
        if key == "criterion":
            for stage in self._values["stage"]:
                stage["criteria"].append(entries[-1]["id"])

    def remove(self, key: str, index: int) -> None:
        """Remove an entry from a list; assumed keys of later entries move up with them."""
        *way, last = _parts(key)
        gone = self._holder(way)[last].pop(index)
        self._values["assumed"] = [moved for other in self.assumed if (moved := _moved_up(other, key, index))]
        if key == "criterion":
            for stage in self._values["stage"]:
                stage["criteria"] = [other for other in stage["criteria"] if other != gone["id"]]
                tiebreakers = stage["ties"]["ladder"]
                stage["ties"]["ladder"] = [
                    tiebreaker for tiebreaker in tiebreakers if tiebreaker != f"criterion:{gone['id']}"
                ]

    def fault(self) -> Fault | None:
        """Return the first fault with its dotted key; None if the rules are valid."""
        try:
            self.rulebook()
        except KeyRefusal as refusal:
            return Fault(refusal.key, refusal.reason)
        return None

    def rulebook(self) -> Rulebook:
        """Return the drafted rules. Raises KeyRefusal for the first fault."""
        return rulebook_of(self._values, "规则", self._former)

    def _find(self, key: str) -> Any:
        value: Any = self._values
        for part in _parts(key):
            if isinstance(value, dict):
                value = value.get(str(part))
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value

    def _put(self, key: str, value: Any) -> None:
        *way, last = _parts(key)
        if value == "":
            self._holder(way).pop(last, None)
            self._drop_empty(way)
        else:
            self._holder(way)[last] = value
        self._values["assumed"] = [other for other in self.assumed if not _related(other, key)]

    def _holder(self, way: Sequence[str | int]) -> Any:
        value: Any = self._values
        for part in way:
            value = value[part] if isinstance(part, int) else value.setdefault(part, {})
        return value

    def _drop_empty(self, way: Sequence[str | int]) -> None:
        """Remove the innermost group if it is empty."""
        if way and isinstance(way[-1], str) and self._holder(way) == {}:
            self._holder(way[:-1]).pop(way[-1])


def _as_share(text: str) -> str:
    """Return a percentage as a fraction, every other text without blanks around it."""
    percent = _PERCENT.fullmatch(text)
    return str(Fraction(percent[1]) / 100) if percent else text.strip()


def _parts(key: str) -> list[str | int]:
    return [int(index) if index else name for name, index in _PART.findall(key)]


def _slot(way: Sequence[str | int]) -> Slot:
    """Return the field at the end of this path in a rulebook."""
    below = slots(Rulebook)
    for part in (part for part in way if isinstance(part, str)):
        slot = next(each for each in below if each.key == part)
        below = slots(slot.kind)
    return slot


def _related(first: str, second: str) -> bool:
    """Whether two keys are the same, or one lies below the other."""
    return f"{first}.".startswith(f"{second}.") or f"{second}.".startswith(f"{first}.")


def _moved_up(assumed: str, key: str, index: int) -> str:
    """Return an assumed key after an entry was taken out of a list; empty if it was of that entry."""
    found = re.match(re.escape(key) + r"\[(\d+)\]", assumed)
    if found is None or int(found[1]) < index:
        return assumed
    return "" if int(found[1]) == index else f"{key}[{int(found[1]) - 1}]{assumed[found.end() :]}"
