"""Which values of a rulebook stand on which page of the form: made from what its fields say of themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from maker_desktop.domain.model.options import Among, Control, Option, Shape, Slot, slots
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import Quota, Stage
from maker_desktop.domain.rules.checks import PLAIN_TIEBREAKERS
from maker_desktop.domain.rules.names import tiebreaker_name
from maker_desktop.services.rules.rule_draft import RuleDraft

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RuleField:
    """One value: its dotted key, how it is filled in, what there is to choose, and a hint for an empty field."""

    key: str
    control: Control = Control.TEXT
    choices: Choices = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """Fields that belong together: one below the other, or in `rows` under common titles.

    `entries` is the key of the list whose entries the rows are, where rows can be added and taken out; a new one
    begins as `new` says.
    """

    title: str
    fields: tuple[RuleField, ...] = ()
    rows: tuple[tuple[RuleField, ...], ...] = ()
    entries: str = ""
    new: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the form; `heads` are the keys all its values lie under."""

    title: str
    heads: tuple[str, ...]
    blocks: tuple[RuleBlock, ...]

    def holds(self, key: str) -> bool:
        """Whether a value of this key is on this page."""
        return any(lies_under(key, head) for head in self.heads)


def lies_under(key: str, head: str) -> bool:
    """Whether a dotted key is `head` itself or below it."""
    return key == head or key.startswith((f"{head}.", f"{head}["))


#: The pages before and after those of the stages, each with its content.
_BEFORE: Final = (("赛事信息", ("contest",)), ("组别与指标", ("division", "criterion")))
_AFTER: Final = (
    ("奖项", ("award", "organisation_award")),
    ("推荐与仲裁", ("recommendation", "committee")),
    ("参赛条件与名单", ("eligibility", "roster")),
)

_BY_TYPE: Final[Mapping[Any, Control]] = {
    bool: Control.FLAG,
    tuple[str, ...]: Control.LINES,
    **dict.fromkeys((int, Decimal, Fraction, Quota), Control.NUMBER),
}


def parts(rulebook: Rulebook, draft: RuleDraft) -> tuple[Part, ...]:
    """Return the pages of the form, for as many entries as the draft has."""
    return (
        *(_part(rulebook, draft, title, heads) for title, heads in _BEFORE),
        *(_stage_part(rulebook, draft, index) for index in range(len(rulebook.stages))),
        *(_part(rulebook, draft, title, heads) for title, heads in _AFTER),
    )


def _part(rulebook: Rulebook, draft: RuleDraft, title: str, heads: tuple[str, ...]) -> Part:
    filler = _Filler(rulebook, draft)
    for slot in slots(Rulebook):
        if slot.key in heads:
            filler.place(slot, slot.key, slot.option.title)
    return Part(title, heads, filler.blocks)


def _stage_part(rulebook: Rulebook, draft: RuleDraft, index: int) -> Part:
    stage, earlier, later = rulebook.stages[index], rulebook.stages[:index], rulebook.stages[index + 1 :]
    filler = _Filler(rulebook, draft, stage, earlier)
    following = any(set(stage.divisions) & set(other.divisions) for other in later)
    filler.without = (() if earlier else ("carry", "own_share")) + (() if following else ("advance",))
    filler.place_all(Stage, f"stage[{index}]", "阶段")
    return Part(stage.name, (f"stage[{index}]",), filler.blocks)


class _Filler:
    """Puts the fields of one page into the blocks their options name."""

    def __init__(
        self, rulebook: Rulebook, draft: RuleDraft, stage: Stage | None = None, earlier: tuple[Stage, ...] = ()
    ) -> None:
        self._draft = draft
        self._blocks: dict[str, RuleBlock] = {}
        self._tiebreakers = _tiebreakers(rulebook, stage, earlier) if stage is not None else ()
        divisions = tuple((each.id, each.name) for each in rulebook.divisions)
        self._among: Mapping[Among | None, Choices] = {
            None: (),
            Among.DIVISIONS: divisions,
            Among.CRITERIA: tuple((each.id, each.name) for each in rulebook.criteria),
            Among.OWN_DIVISIONS: tuple(pair for pair in divisions if stage is not None and pair[0] in stage.divisions),
            Among.EARLIER_STAGES: tuple((each.id, each.name) for each in earlier),
        }
        self.without: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[RuleBlock, ...]:
        """The blocks of the page in the order in which they were begun."""
        return tuple(self._blocks.values())

    def place_all(self, rules: type, key: str, title: str, above: Option | None = None) -> None:
        """Place each option of a class of rules under this key."""
        for slot in slots(rules):
            if slot.name not in self.without:
                self.place(slot, f"{key}.{slot.key}", title, above)

    def place(self, slot: Slot, key: str, title: str, above: Option | None = None) -> None:
        """Place an option into the block of its title, or that of what it belongs to."""
        title = slot.option.title or title
        if slot.holds_rules and slot.shape is Shape.ONE:
            self.place_all(slot.kind, key, title, slot.option)
            return
        block = self._blocks.get(title, RuleBlock(title))
        if slot.holds_rules and slot.shape is Shape.LIST:
            rows = tuple(tuple(self._row(slot.kind, f"{key}[{row}]")) for row in range(self._draft.count(key)))
            block = replace(block, rows=rows, entries=key if slot.option.new else "", new=self._new(slot))
        else:
            block = replace(block, fields=(*block.fields, *self._fields(slot, key, above)))
        self._blocks[title] = block

    def _row(self, rules: type, key: str) -> Iterator[RuleField]:
        for slot in slots(rules):
            yield from self._fields(slot, f"{key}.{slot.key}")

    def _new(self, slot: Slot) -> tuple[tuple[str, str], ...]:
        """Return what a new entry begins with: where a choice is left open, the last there is."""
        last = {below.key: self._among[below.option.among][-1][0] for below in slots(slot.kind) if below.option.among}
        return tuple((key, value or last[key]) for key, value in slot.option.new.items())

    def _fields(self, slot: Slot, key: str, above: Option | None = None) -> Iterator[RuleField]:
        option, control = slot.option, _control(slot)
        known = self._among[option.among]
        if control is Control.HIDDEN:
            return
        if slot.shape is Shape.BY_NAME:
            rare = (name for name in option.rare if self._draft.text(f"{key}.{name}"))
            for name in (*option.entries, *rare) or dict(known):
                yield RuleField(f"{key}.{name}", control, hint=option.hint)
        elif slot.words:
            words = option.choices or (above.choices if above is not None else ()) or slot.words
            yield RuleField(key, control, tuple((each.value, each.word) for each in words))
        else:
            yield RuleField(key, control, self._tiebreakers if control is Control.ORDER else known, option.hint)


def _control(slot: Slot) -> Control:
    """Return how a value is filled in: as its option says, else as its type asks for."""
    if slot.option.control is not None:
        return slot.option.control
    if slot.shape is Shape.LIST:
        return Control.CHECKS if slot.option.among else Control.LINES
    if slot.kind in _BY_TYPE:
        return _BY_TYPE[slot.kind]
    chosen = slot.words or (slot.option.among and slot.shape is Shape.ONE)
    return Control.CHOICE if chosen else Control.TEXT


def _tiebreakers(rulebook: Rulebook, stage: Stage, earlier: tuple[Stage, ...]) -> Choices:
    of_criteria = (f"criterion:{key}" for key in stage.criteria)
    of_stages = (f"stage:{each.id}" for each in earlier)
    return tuple((each, tiebreaker_name(rulebook, each)) for each in (*PLAIN_TIEBREAKERS, *of_criteria, *of_stages))
