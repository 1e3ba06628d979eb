"""The names on screen of a rulebook's values, by their dotted keys."""

import re
from collections.abc import Iterator, Mapping, Sequence

from maker_desktop.domain.model.options import slots
from maker_desktop.domain.model.rulebook import AwardTier, Criterion, Division, Rulebook
from maker_desktop.domain.model.stage_rules import Stage


def _names(rules: type, above: str = "", name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the dotted key and the name of every option of a class of rules and of those below it."""
    for slot in slots(rules):
        key, own = f"{above}{slot.key}", slot.option.name or slot.option.title or name
        if own:
            yield key, own
        yield from ((f"{key}.{entry}", word) for entry, word in {**slot.option.entries, **slot.option.rare}.items())
        if slot.holds_rules:
            yield from _names(slot.kind, f"{key}.", own)


#: The name of a key, without the thing it belongs to.
NAMES: Mapping[str, str] = dict(_names(Rulebook))

_INDEX = re.compile(r"\[(\d+)\]")

#: The names of the tiebreakers that refer to no criterion and no stage.
_TIEBREAKER_NAMES: Mapping[str, str] = {
    "exact_score": "未修约得分",
    "all_sheets_mean": "全部评分表（含去掉的）的平均分",
    "head_to_head": "评委倾向（给该项目打分更高的评委多者在前）",
    "highest_sheet": "最高一份评分表",
    "lowest_sheet": "最低一份评分表",
}


def short_name(rulebook: Rulebook, key: str) -> str:
    """Return a value's name without the thing it belongs to, e.g. 名额（企业组）."""
    bare = _INDEX.sub("", key)
    if bare in NAMES:
        return NAMES[bare]
    above, _, last = bare.rpartition(".")
    divisions = {division.id: division.name for division in rulebook.divisions}
    if above in NAMES:
        return f"{NAMES[above]}（{divisions.get(last, last)}）"
    return key


def rule_name(rulebook: Rulebook, key: str) -> str:
    """Return a value's full name, e.g. 复赛：评分表最少份数."""
    things: Mapping[str, Sequence[Division | Criterion | Stage | AwardTier]] = {
        "division": rulebook.divisions,
        "criterion": rulebook.criteria,
        "stage": rulebook.stages,
        "award": rulebook.awards,
    }
    head = re.match(r"(\w+)\[(\d+)\]", key)
    named = things.get(head[1], ()) if head else ()
    if head is None or int(head[2]) >= len(named):
        return short_name(rulebook, key)
    return f"{named[int(head[2])].name}：{short_name(rulebook, key)}"


def tiebreaker_name(rulebook: Rulebook, tiebreaker: str) -> str:
    """Return what a tiebreaker compares, in Chinese."""
    kind, _, key = tiebreaker.partition(":")
    if kind == "criterion":
        return f"{rulebook.criterion(key).name}平均分"
    if kind == "stage":
        return f"{rulebook.stage(key).name}得分"
    return _TIEBREAKER_NAMES[kind]
