"""The description of a rule option: name, limits, control on the form and sentence, written at its field.

A class of rules is a frozen dataclass whose fields are annotated with an `Option`. The rulebook file, the form, the
checks, the names and the rule text are made from `slots`, so that an option is described in one place only.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from types import NoneType
from typing import Annotated, Any, Self, get_args, get_origin, get_type_hints


class Worded(StrEnum):
    """An enumeration with words: the value is used in files, `word` on screen and paper."""

    _value_: str
    word: str

    def __new__(cls, value: str, word: str = "") -> Self:
        """Return the member with this value and word."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = word
        return member


class Control(Enum):
    """The control that edits a value on the form."""

    HIDDEN = auto()
    TEXT = auto()
    NUMBER = auto()
    CHOICE = auto()
    FLAG = auto()
    LINES = auto()
    CHECKS = auto()
    ORDER = auto()


class Among(Enum):
    """The kind of id that a value consists of or is keyed by; `OWN_DIVISIONS` are the divisions of its stage."""

    DIVISIONS = "组别"
    CRITERIA = "评分指标"
    OWN_DIVISIONS = "本阶段的组别"
    EARLIER_STAGES = "在它之前的阶段"


@dataclass(frozen=True, slots=True)
class Check:
    """A test for each single value, and the Chinese reason for a value that fails."""

    passes: Callable[[Any], bool]
    reason: str


def between(least: int, most: int, reason: str) -> Check:
    """Return the check that a number is from `least` to `most`; both are filled into `reason`."""
    return Check(lambda number: least <= number <= most, reason.format(least, most))


@dataclass(frozen=True, slots=True)
class Option:
    """The description of a field; every part is optional unless it has no default.

    `name` is its label; without one it takes the label of what it belongs to. A value that fails `check` makes the
    rulebook unusable; one that fails `usual` is refused only where it is newly written. `key` is its key in the
    file, if not the field's name. A `title` puts it into a block of that title on the form. `control` is
    made from its type unless given. `choices` are the members of an enumeration that can be chosen, all unless given.
    `entries` names the entries of a mapping, `rare` those on the form only where the rules have them. `new` is the
    initial value of a new entry of a list. `if_absent` gives the value of a missing key from the fields
    before it. `sentence` states the value ({}) in the rule text, `otherwise` its absence.
    """

    name: str = ""
    check: Check | None = None
    usual: Check | None = None
    key: str = ""
    title: str = ""
    control: Control | None = None
    hint: str = ""
    among: Among | None = None
    choices: tuple[Worded, ...] = ()
    entries: Mapping[str, str] = field(default_factory=dict)
    rare: Mapping[str, str] = field(default_factory=dict)
    new: Mapping[str, str] = field(default_factory=dict)
    if_absent: Callable[[Mapping[str, Any]], Any] | None = None
    sentence: str = ""
    otherwise: str = ""


_ID = re.compile(r"[\w-]{1,40}")

ID = Option(
    check=Check(lambda text: _ID.fullmatch(text) is not None, "只能用字母、数字、下划线和连字符，最多 40 个"),
    control=Control.HIDDEN,
)
NOT_NEGATIVE = Check(lambda number: number >= 0, "不能是负数")
SHARE = between(0, 1, "比例应在 {} 到 {} 之间")
DECIMALS = between(0, 9, "小数位数应在 {} 到 {} 之间")
SHEETS = between(0, 200, "应在 {} 到 {} 之间，没有更多的评委给同一个项目打分")
PLACES = between(0, 100_000, "应在 {} 到 {} 之间，没有更多的项目")
POINTS = between(0, 1_000_000, "应在 {} 到 {} 之间")


class Shape(Enum):
    """Whether a field holds one value, a list of them, or a mapping from names to them."""

    ONE = auto()
    LIST = auto()
    BY_NAME = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a class of rules; `kind` is the type of each single value, `default` MISSING where there is none.

    `holds_rules`: its values are classes of rules themselves.
    """

    name: str
    key: str
    option: Option
    shape: Shape
    kind: type
    optional: bool
    default: Any
    holds_rules: bool

    @property
    def words(self) -> tuple[Worded, ...]:
        """The members to choose from where the value is an enumeration, else empty."""
        return tuple(self.kind) if isinstance(self.kind, type) and issubclass(self.kind, Worded) else ()

    def single(self, key: str, value: Any) -> Iterator[tuple[str, Any]]:
        """Yield each single value in a field's value with its dotted key; nothing for None."""
        if self.shape is Shape.LIST:
            yield from ((f"{key}[{index}]", entry) for index, entry in enumerate(value))
        elif self.shape is Shape.BY_NAME:
            yield from ((f"{key}.{name}", entry) for name, entry in value.items())
        elif value is not None:
            yield key, value


def _slots(rules: Any) -> tuple[Slot, ...]:
    hints = get_type_hints(rules, include_extras=True)
    return tuple(_slot(each.name, hints[each.name], each.default) for each in fields(rules))


def _slot(name: str, hint: Any, default: Any) -> Slot:
    option = Option()
    if get_origin(hint) is Annotated:
        option = hint.__metadata__[0]
        hint = hint.__origin__
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    optional = len(kinds) < len(get_args(hint))
    shape = {tuple: Shape.LIST, Mapping: Shape.BY_NAME}.get(get_origin(hint), Shape.ONE)
    kind = kinds[-1] if shape is Shape.BY_NAME else kinds[0] if kinds else hint
    return Slot(name, option.key or name, option, shape, kind, optional, default, is_dataclass(kind))


#: Returns the fields of a class of rules, in their order.
slots: Callable[[type], tuple[Slot, ...]] = cache(_slots)


def options_in(rules: Any, key: str = "") -> Iterator[tuple[str, Slot, Any]]:
    """Yield each option of a rule and of the rules below it: its dotted key, its slot and its value."""
    for slot in slots(type(rules)):
        own = f"{key}.{slot.key}" if key else slot.key
        value = getattr(rules, slot.name)
        yield own, slot, value
        if slot.holds_rules:
            for below, entry in slot.single(own, value):
                yield from options_in(entry, below)
