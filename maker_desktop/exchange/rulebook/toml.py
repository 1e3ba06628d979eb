"""A rulebook as TOML text: read with every key checked, and written so that it reads back the same."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli_w

from maker_desktop.disk.files import read_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.options import Shape, Slot, Worded, slots
from maker_desktop.domain.model.rulebook import EligibilityRule, Rulebook
from maker_desktop.domain.model.stage_rules import Normalisation, NormalisationKind, Quota
from maker_desktop.domain.roster.eligibility import look_back, look_back_conditions
from maker_desktop.domain.rules.checks import faults, oddities
from maker_desktop.exchange.rulebook.toml_table import READERS, Table, parse_table

#: Largest size of a rulebook file in bytes.
LARGEST_RULEBOOK = 250_000

#: The notice of the first presets: the name of a file that only its author has.
_NOTICE_FILE = re.compile(r"\d{3}_[0-9a-f]{16}\.txt")


def rulebook_text(path: Path) -> str:
    """Return the text of a rulebook file. Raises Refusal if it cannot be read, is too large or is not UTF-8."""
    content = read_file(path, LARGEST_RULEBOOK)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"规则文件“{path.name}”不是 UTF-8 文本，请另存为 UTF-8 编码。") from None


def read_rulebook(text: str, file: str, former: Rulebook | None = None) -> Rulebook:
    """Return the rulebook a TOML text describes; `file` is the name used in messages.

    Values surely not meant (`oddities`) are refused too, unless the former rulebook had them.
    Raises Refusal with one sentence naming the file, the dotted key and the reason.
    """
    return _rulebook(parse_table(text, file), new=True, former=former)


@lru_cache(maxsize=16)
def stored_rulebook(text: str, file: str) -> Rulebook:
    """Return the rulebook of a contest file, which may have values now refused in new ones."""
    return _rulebook(parse_table(text, file), new=False)


def rulebook_of(values: Mapping[str, Any], file: str, former: Rulebook) -> Rulebook:
    """Return the rulebook that plain values describe, as `read_rulebook` does the values of a text.

    Raises KeyRefusal, which holds the dotted key and the reason by themselves.
    """
    return _rulebook(Table(values, file), new=True, former=former)


def _rulebook(table: Table, new: bool, former: Rulebook | None = None) -> Rulebook:
    rulebook = _completed(_rules(table, Rulebook))
    wrong = [*faults(rulebook)]
    if new:
        before = () if former is None else tuple(oddities(former))
        wrong += [fault for fault in oddities(rulebook) if fault not in before]
    for fault in wrong:
        table.refuse(fault.key, fault.reason)
    for index, key in enumerate(rulebook.assumed):
        if key not in table.known:
            table.refuse(f"assumed[{index}]", f"没有“{key}”这一项规则")
    return rulebook


def _rules(table: Table, rules: Any, /, **given: Any) -> Any:
    """Return the class of rules that a table describes; fields that are `given` are not read from it."""
    values = given
    for slot in slots(rules):
        if slot.name not in values:
            values[slot.name] = _read(table, slot, values)
    table.close()
    return rules(**values)


def _read(table: Table, slot: Slot, before: Mapping[str, Any]) -> Any:
    """Return the value of a field; `before` has those of the fields before it."""
    if slot.shape is Shape.BY_NAME:
        return table.mapping(slot.key, lambda entries, name: _single(entries, name, slot.kind))
    if slot.shape is Shape.LIST and slot.holds_rules:
        return tuple(_rules(entry, slot.kind) for entry in table.tables(slot.key))
    if slot.shape is Shape.LIST:
        return table.texts(slot.key) if table.asks(slot.key) else ()
    if table.asks(slot.key) or (slot.holds_rules and not slot.optional):
        return _single(table, slot.key, slot.kind, needed=slot.default is MISSING)
    if slot.option.if_absent is not None:
        return slot.option.if_absent(before)
    return table.needed(slot.key) if slot.default is MISSING else slot.default


def _single(table: Table, key: str, kind: Any, needed: bool = False) -> Any:
    """Return one value of this type; a text that is needed must not be blank."""
    if kind in _SHORT_FORMS:
        return _SHORT_FORMS[kind](table, key)
    if is_dataclass(kind):
        return _rules(table.table(key), kind)
    if kind in READERS:
        value = READERS[kind](table, key)
        return table.refuse(key, "不能是空的") if needed and kind is str and not value.strip() else value
    return table.choice(key, kind)


def _normalisation(table: Table, key: str) -> Normalisation:
    """Return a normalisation written as a word, as { kind = … } or as { z_score = { mean = …, deviation = … } }."""
    if table.has(key) and table.kind_of(key) is not dict:
        return Normalisation(table.choice(key, NormalisationKind))
    below = table.table(key)
    given = {"kind": NormalisationKind.Z_SCORE} if below.asks("z_score") else {}
    normalisation: Normalisation = _rules(below.table("z_score") if given else below, Normalisation, **given)
    below.close()
    return normalisation


def _quota(table: Table, key: str) -> Quota:
    """Return a quota written as a count, as a fraction, as { count = … } or as { share = … }."""
    if table.kind_of(key) is not dict:
        shared = table.kind_of(key) is str and "/" in table.text(key)
        return Quota(share=table.share(key)) if shared else Quota(count=table.whole(key))
    below = table.table(key)
    if below.has("count") == below.has("share"):
        table.refuse(key, "应写一个数目，或 count、share 之一")
    quota: Quota = _rules(below, Quota)
    return quota


#: The types with a short notation.
_SHORT_FORMS: Mapping[Any, Callable[[Table, str], Any]] = {Normalisation: _normalisation, Quota: _quota}


def _completed(rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with optional values filled in and older notations converted."""
    divisions = tuple(division.id for division in rulebook.divisions)
    criteria = tuple(criterion.id for criterion in rulebook.criteria)
    return replace(
        rulebook,
        contest=replace(rulebook.contest, notice=_NOTICE_FILE.sub("", rulebook.contest.notice)),
        stages=tuple(
            replace(stage, divisions=stage.divisions or divisions, criteria=stage.criteria or criteria)
            for stage in rulebook.stages
        ),
        eligibility=_without_look_back(rulebook),
    )


def _without_look_back(rulebook: Rulebook) -> EligibilityRule:
    """Return the conditions of entry without those that follow from years and lists: older files spell them out."""
    rule, stated = rulebook.eligibility, look_back_conditions(rulebook)
    conditions = [text for text in rule.conditions if text not in stated]
    winners = [text for text in conditions if text.startswith(look_back(rule)) and "获奖项目" in text]
    if len(winners) == 1 and not rule.earlier_winners:
        conditions.remove(winners[0])
        rule = replace(rule, earlier_winners=winners[0].removeprefix(look_back(rule)))
    return replace(rule, conditions=tuple(conditions))


def write_rulebook(rulebook: Rulebook) -> str:
    """Return the TOML text of a rulebook; reading it gives the same rulebook."""
    return tomli_w.dumps(rulebook_values(rulebook))


def rulebook_values(rulebook: Rulebook) -> dict[str, Any]:
    """Return a rulebook as plain values under the keys of its file: texts, whole numbers, truths, days and lists."""
    values = _plain(rulebook)
    return {"assumed": values.pop("assumed"), **values}


def _plain(value: Any) -> Any:
    """Return a value as TOML knows it; None is left out."""
    if is_dataclass(value):
        pairs = ((slot.key, getattr(value, slot.name)) for slot in slots(type(value)))
        return {key: _plain(entry) for key, entry in pairs if entry is not None}
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Worded | Fraction):
        return str(value)
    return value
