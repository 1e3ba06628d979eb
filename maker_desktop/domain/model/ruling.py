"""The expert committee's members, objections and rulings (仲裁)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class CaseKind(StrEnum):
    """What a case is about: 并列, 分歧, 评分表不足, 异议, 合并冲突."""

    TIE = "tie"
    DIVERGENCE = "divergence"
    TOO_FEW_SHEETS = "too_few_sheets"
    OBJECTION = "objection"
    CONFLICT = "conflict"


class Decision(StrEnum):
    """The kinds of ruling."""

    UPHOLD = "uphold"
    ORDER = "order"
    SHARE = "share"
    VOID = "void"
    RESCORE = "rescore"
    PLAYOFF = "playoff"
    DEDUCT = "deduct"
    DISQUALIFY = "disqualify"
    REOPEN = "reopen"


class Vote(StrEnum):
    """How a member voted; a recused member is present without a vote."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    RECUSED = "recused"


#: The names of kinds of case, decisions and votes on screen and on paper.
KIND_NAMES: Mapping[CaseKind, str] = {
    CaseKind.TIE: "并列",
    CaseKind.DIVERGENCE: "分歧",
    CaseKind.TOO_FEW_SHEETS: "评分表不足",
    CaseKind.OBJECTION: "异议",
    CaseKind.CONFLICT: "合并冲突",
}

DECISION_NAMES: Mapping[Decision, str] = {
    Decision.UPHOLD: "维持原结果",
    Decision.ORDER: "排定先后",
    Decision.SHARE: "名次并列",
    Decision.VOID: "评分表作废",
    Decision.RESCORE: "重新打分",
    Decision.PLAYOFF: "加赛",
    Decision.DEDUCT: "扣分",
    Decision.DISQUALIFY: "取消资格",
    Decision.REOPEN: "重开已封存的阶段",
}

VOTE_NAMES: Mapping[Vote, str] = {Vote.YES: "赞成", Vote.NO: "反对", Vote.ABSTAIN: "弃权", Vote.RECUSED: "回避"}


@dataclass(frozen=True, slots=True)
class CommitteeMember:
    """An expert of the committee; exactly one is the chair (主任委员)."""

    name: str
    employer: str = ""
    chair: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """异议: who complains about which project, when (ISO 8601), how to reach them, and on what evidence.

    `evidence` names one piece on each line. `until` is its deadline (ISO 8601), empty if no result
    had been announced.
    """

    id: str
    stage: str
    numbers: tuple[int, ...]
    person: str
    contact: str
    time: str
    text: str
    evidence: str = ""
    until: str = ""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The pieces of evidence."""
        return tuple(line.strip() for line in self.evidence.splitlines() if line.strip())

    @property
    def late(self) -> bool:
        """Whether it was lodged after its deadline; the committee still decides about it."""
        return bool(self.until) and datetime.fromisoformat(self.time) > datetime.fromisoformat(self.until)


@dataclass(frozen=True, slots=True)
class Ruling:
    """裁定. Append-only; a later ruling on the same case may replace it (see `in_force`) but leaves it visible.

    `order` lists the tied numbers from the first place down (order), `judge` the sheet concerned (void, rescore; empty
    means the whole panel for rescore), `points` the points deducted from the score (deduct). `extra_places`: for a
    shared place the award gets more places; otherwise the next tier loses them. `ballots` are "name:vote" with the
    values of Vote. `places_before` and `places_after` say what the ruling changed, in words, fixed when it was made.
    """

    id: int
    case: str
    kind: CaseKind
    stage: str
    numbers: tuple[int, ...]
    decision: Decision
    reason: str
    present: tuple[str, ...]
    time: str
    order: tuple[int, ...] = ()
    judge: str = ""
    points: Decimal | None = None
    extra_places: bool = False
    ballots: tuple[str, ...] = ()
    places_before: tuple[str, ...] = ()
    places_after: tuple[str, ...] = ()
    person: str = ""

    @property
    def round_id(self) -> str:
        """The round id of the marks this ruling calls for (rescore, playoff)."""
        return f"ruling:{self.id}"


#: Rulings that order the tied projects; upholding a tie lets them share the place.
PLACING = frozenset({Decision.ORDER, Decision.SHARE, Decision.PLAYOFF})

_ABOUT_SHEETS = frozenset({Decision.VOID, Decision.RESCORE})
_ABOUT_PROJECTS = frozenset({Decision.DEDUCT, Decision.DISQUALIFY})


def in_force(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings in force, in the order they were made, each with the projects to which it still applies.

    A later ruling on the same case replaces, for the projects it names, what it decides again: an order, a shared place
    or a playoff each other; a void sheet or marks given again a ruling on the same sheet; points taken off or a
    disqualification each other. What changes sheets or projects also ends an order, for it may change who is tied; an
    order leaves void sheets void. To uphold ends all, and is itself ended by anything else. Reopening is done once and
    changes no result.
    """
    standing: list[Ruling] = []
    for later in sorted(rulings, key=lambda ruling: ruling.id):
        standing = [left for earlier in standing if (left := _left(earlier, later)) is not None]
        standing.append(later)
    return tuple(standing)


def replacements(rulings: Iterable[Ruling]) -> Mapping[int, int]:
    """Return the id of each ruling that is no longer in force, with the id of the ruling that ended it."""
    made = sorted(rulings, key=lambda ruling: ruling.id)
    found: dict[int, int] = {}
    for count, latest in enumerate(made, start=1):
        standing = {ruling.id for ruling in in_force(made[:count])}
        found |= {each.id: latest.id for each in made[:count] if each.id not in standing | found.keys()}
    return found


def _left(earlier: Ruling, later: Ruling) -> Ruling | None:
    """Return the part of an earlier ruling that a later one leaves in force, None if nothing."""
    if earlier.case != later.case or not _replaces(later, earlier):
        return earlier
    numbers = tuple(number for number in earlier.numbers if number not in later.numbers)
    order = tuple(number for number in earlier.order if number not in later.numbers)
    return replace(earlier, numbers=numbers, order=order) if numbers else None


def _replaces(later: Ruling, earlier: Ruling) -> bool:
    if Decision.REOPEN in (later.decision, earlier.decision):
        return False
    if later.decision is Decision.UPHOLD or earlier.decision is Decision.UPHOLD or earlier.decision in PLACING:
        return True
    if later.decision in _ABOUT_SHEETS:
        return earlier.decision in _ABOUT_SHEETS and later.judge in ("", earlier.judge)
    return later.decision in _ABOUT_PROJECTS and earlier.decision in _ABOUT_PROJECTS
