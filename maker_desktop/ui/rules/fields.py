"""Which values of a rulebook stand on which page of the form, and how each of them is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from maker_desktop.domain.model.rulebook import LEVEL_NAMES, Rulebook, Stage
from maker_desktop.domain.rules.checks import PLAIN_TIEBREAKERS
from maker_desktop.domain.rules.names import tiebreaker_name
from maker_desktop.domain.rules.text import COMBINE_WORDS, ROUNDING_WORDS
from maker_desktop.services.rules.rule_draft import RuleDraft

Choices = tuple[tuple[str, str], ...]


class Kind(Enum):
    """How a value is filled in."""

    TEXT = auto()
    NUMBER = auto()
    QUOTA = auto()
    CHOICE = auto()
    FLAG = auto()
    LINES = auto()
    CHECKS = auto()
    TIEBREAKERS = auto()


@dataclass(frozen=True, slots=True)
class RuleField:
    """One value: its dotted key, how it is filled in, what there is to choose, and a hint for an empty field."""

    key: str
    kind: Kind = Kind.TEXT
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
        """Whether a value of this key stands on this page."""
        return any(lies_under(key, head) for head in self.heads)


def lies_under(key: str, head: str) -> bool:
    """Whether a dotted key is `head` itself or a part of what stands under it."""
    return key == head or key.startswith((f"{head}.", f"{head}["))


_LEVELS: Final = tuple((level.value, name) for level, name in LEVEL_NAMES.items())
_KINDS: Final = (("review", "评委审阅材料"), ("roadshow", "路演答辩"))
_TRIMS: Final = (("sheet", "按评分表总分"), ("criterion", "按每项指标"))
_JUDGES: Final = (("none", "不修正"), ("z_score", "化为标准分"))
_PANELS: Final = (("none", "不修正"), ("mean_ratio", "按平均分之比"), ("z_score", "化为标准分"))
_OTHERWISE: Final = (("arbitrate", "由专家委员会裁定"), ("share", "名次并列"))
_FILL: Final = (("score", "公布得分高的"), ("cap", "有比例上限的组别"))
_DATES: Final = ("issued", "registration_deadline", "recommendation_deadline")


def parts(rulebook: Rulebook, draft: RuleDraft) -> tuple[Part, ...]:
    """Return the pages of the form, for as many entries as the draft has."""
    stages = [_stage(rulebook, draft, index) for index in range(len(rulebook.stages))]
    return (
        _contest(draft),
        _criteria(draft),
        *stages,
        _awards(rulebook, draft),
        _recommendation(rulebook),
        _entry(rulebook),
    )


def _numbers(prefix: str, *names: str) -> tuple[RuleField, ...]:
    return tuple(RuleField(f"{prefix}.{name}", Kind.NUMBER) for name in names)


def _by_division(rulebook: Rulebook, prefix: str, kind: Kind = Kind.NUMBER, hint: str = "") -> tuple[RuleField, ...]:
    return tuple(RuleField(f"{prefix}.{division.id}", kind, hint=hint) for division in rulebook.divisions)


def _contest(draft: RuleDraft) -> Part:
    del draft
    return Part(
        "赛事信息",
        ("contest",),
        (
            RuleBlock(
                "赛事",
                (
                    RuleField("contest.name"),
                    RuleField("contest.level", Kind.CHOICE, _LEVELS),
                    RuleField("contest.year", Kind.NUMBER),
                    RuleField("contest.hosts", Kind.LINES),
                    RuleField("contest.organisers", Kind.LINES),
                    RuleField("contest.document_number"),
                    RuleField("contest.slogan"),
                    RuleField("contest.reports_to"),
                    RuleField("contest.next_contest"),
                ),
            ),
            RuleBlock("日期", tuple(RuleField(f"contest.dates.{name}", hint="例如 2026-07-10") for name in _DATES)),
        ),
    )


def _criteria(draft: RuleDraft) -> Part:
    divisions = tuple((RuleField(f"division[{index}].name"),) for index in range(draft.count("division")))
    criteria = tuple(
        (RuleField(f"criterion[{index}].name"), *_numbers(f"criterion[{index}]", "weight", "full_mark", "step"))
        for index in range(draft.count("criterion"))
    )
    new = (("name", "新指标"), ("weight", "10"), ("full_mark", "100"), ("step", "0.1"))
    blocks = (RuleBlock("组别", rows=divisions), RuleBlock("评分指标", rows=criteria, entries="criterion", new=new))
    return Part("组别与指标", ("division", "criterion"), blocks)


def _stage(rulebook: Rulebook, draft: RuleDraft, index: int) -> Part:
    stage, key = rulebook.stages[index], f"stage[{index}]"
    following = any(set(stage.divisions) & set(later.divisions) for later in rulebook.stages[index + 1 :])
    advance = tuple(
        RuleField(f"{key}.advance.{each}", Kind.QUOTA, hint="名额，或 1/3、30%") for each in stage.divisions
    )
    blocks = (
        _stage_facts(rulebook, key),
        RuleBlock("评分表怎样成为得分", _score_fields(f"{key}.score")),
        *_shared_scores(rulebook, draft, index),
        RuleBlock("得分相同", _tie_fields(rulebook, stage, index)),
        RuleBlock("分歧", _numbers(f"{key}.divergence", "sheet_from_median", "spread")),
        *((RuleBlock("晋级", advance),) if following else ()),
    )
    return Part(stage.name, (key,), blocks)


def _stage_facts(rulebook: Rulebook, key: str) -> RuleBlock:
    divisions = tuple((division.id, division.name) for division in rulebook.divisions)
    criteria = tuple((criterion.id, criterion.name) for criterion in rulebook.criteria)
    return RuleBlock(
        "赛程",
        (
            RuleField(f"{key}.name"),
            RuleField(f"{key}.kind", Kind.CHOICE, _KINDS),
            RuleField(f"{key}.when"),
            RuleField(f"{key}.venue"),
            RuleField(f"{key}.divisions", Kind.CHECKS, divisions),
            RuleField(f"{key}.criteria", Kind.CHECKS, criteria),
            *_numbers(f"{key}.timer", "pitch", "defence"),
        ),
    )


def _score_fields(key: str) -> tuple[RuleField, ...]:
    return (
        *_numbers(key, "minimum_sheets"),
        RuleField(f"{key}.trim.of", Kind.CHOICE, _TRIMS),
        *_numbers(f"{key}.trim", "highest", "lowest", "from_sheets"),
        RuleField(f"{key}.combine", Kind.CHOICE, tuple((each.value, word) for each, word in COMBINE_WORDS.items())),
        *_numbers(key, "decimals"),
        RuleField(f"{key}.rounding", Kind.CHOICE, tuple((each.value, word) for each, word in ROUNDING_WORDS.items())),
        *(
            RuleField(f"{key}.{name}", Kind.NUMBER, hint="不舍入")
            for name in ("round_sheet", "round_criterion", "round_weighted")
        ),
        RuleField(f"{key}.judge_correction.kind", Kind.CHOICE, _JUDGES),
        *_numbers(f"{key}.judge_correction", "mean", "deviation"),
        RuleField(f"{key}.panel_correction.kind", Kind.CHOICE, _PANELS),
        *_numbers(f"{key}.panel_correction", "mean", "deviation"),
    )


def _shared_scores(rulebook: Rulebook, draft: RuleDraft, index: int) -> tuple[RuleBlock, ...]:
    key = f"stage[{index}].score"
    judge_classes = tuple(
        (RuleField(f"{key}.benches[{row}].name"), RuleField(f"{key}.benches[{row}].share", Kind.NUMBER))
        for row in range(draft.count(f"{key}.benches"))
    )
    classes = RuleBlock(
        "评委类别（各类分别计算）", rows=judge_classes, entries=f"{key}.benches", new=(("name", "评委"), ("share", "1"))
    )
    earlier = tuple((stage.id, stage.name) for stage in rulebook.stages[:index])
    if not earlier:
        return (classes,)
    carried = tuple(
        (
            RuleField(f"{key}.carry[{row}].stage", Kind.CHOICE, earlier),
            RuleField(f"{key}.carry[{row}].share", Kind.NUMBER),
        )
        for row in range(draft.count(f"{key}.carry"))
    )
    new = (("stage", earlier[-1][0]), ("share", "0.3"))
    own = RuleField(f"{key}.own_share", Kind.NUMBER)
    return (classes, RuleBlock("带入前面赛程的成绩", (own,), carried, f"{key}.carry", new))


def _tie_fields(rulebook: Rulebook, stage: Stage, index: int) -> tuple[RuleField, ...]:
    tiebreakers = [*PLAIN_TIEBREAKERS, *(f"criterion:{each}" for each in stage.criteria)]
    tiebreakers += [f"stage:{earlier.id}" for earlier in rulebook.stages[:index]]
    key = f"stage[{index}].ties"
    return (
        RuleField(
            f"{key}.ladder",
            Kind.TIEBREAKERS,
            tuple((tiebreaker, tiebreaker_name(rulebook, tiebreaker)) for tiebreaker in tiebreakers),
        ),
        RuleField(f"{key}.otherwise", Kind.CHOICE, _OTHERWISE),
        RuleField(f"{key}.only_when_it_matters", Kind.FLAG),
    )


def _awards(rulebook: Rulebook, draft: RuleDraft) -> Part:
    rows = tuple(_award(rulebook, f"award[{index}]") for index in range(draft.count("award")))
    prizes = tuple(
        (RuleField(f"organisation_award[{index}].name"),) for index in range(draft.count("organisation_award"))
    )
    blocks = (
        RuleBlock("奖项", rows=rows, entries="award", new=(("name", "新奖项"),)),
        RuleBlock("组织奖", rows=prizes, entries="organisation_award", new=(("name", "优秀组织单位奖"),)),
    )
    return Part("奖项", ("award", "organisation_award"), blocks)


def _award(rulebook: Rulebook, key: str) -> tuple[RuleField, ...]:
    return (
        RuleField(f"{key}.name"),
        *_by_division(rulebook, f"{key}.places"),
        *_by_division(rulebook, f"{key}.prize"),
        RuleField(f"{key}.minimum_score", Kind.NUMBER, hint="不限"),
    )


def _recommendation(rulebook: Rulebook) -> Part:
    key = "recommendation"
    return Part(
        "推荐与仲裁",
        (key, "committee"),
        (
            RuleBlock(
                "推荐",
                (
                    RuleField(f"{key}.seats", Kind.NUMBER, hint="以后再定"),
                    *_by_division(rulebook, f"{key}.per_division", hint="不固定"),
                    *_by_division(rulebook, f"{key}.cap", hint="不限，或 1/5、20%"),
                    RuleField(f"{key}.fill", Kind.CHOICE, _FILL),
                    *_numbers(key, "public_notice_days"),
                ),
            ),
            RuleBlock(
                "专家委员会",
                (*_numbers("committee", "quorum", "objection_minutes"), RuleField("committee.casting_vote", Kind.FLAG)),
            ),
        ),
    )


def _entry(rulebook: Rulebook) -> Part:
    key = "eligibility"
    return Part(
        "参赛条件与名单",
        (key, "roster"),
        (
            RuleBlock(
                "参赛条件",
                (
                    RuleField(f"{key}.region"),
                    RuleField(f"{key}.startup_registered_from", hint="例如 2024-01-01"),
                    *_numbers(key, "core_members_at_most", "look_back_years"),
                    RuleField(f"{key}.conditions", Kind.LINES),
                    *_by_division(rulebook, f"{key}.division_conditions", Kind.LINES),
                    *_by_division(rulebook, f"{key}.national_lists"),
                    RuleField(f"{key}.no_second_prize"),
                ),
            ),
            RuleBlock("推荐名单的表头和表下的注", _texts("roster", ("annex", "title", "sender_line", "note"))),
        ),
    )


def _texts(prefix: str, names: Sequence[str]) -> tuple[RuleField, ...]:
    return tuple(RuleField(f"{prefix}.{name}") for name in names)
