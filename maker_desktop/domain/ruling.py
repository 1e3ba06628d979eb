"""What the expert committee decides: objections brought to it, its members, and its rulings (仲裁)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class CaseKind(StrEnum):
    """What a case is about: 并列, 分歧, 评分表不足, 异议."""

    TIE = "tie"
    DIVERGENCE = "divergence"
    TOO_FEW_SHEETS = "too_few_sheets"
    OBJECTION = "objection"


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


@dataclass(frozen=True, slots=True)
class CommitteeMember:
    """An expert of the committee; one of them is the chair (主任委员)."""

    name: str
    employer: str = ""
    chair: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """异议: who complains about which project, when (ISO), how to reach them, and on what evidence."""

    id: str
    stage: str
    numbers: tuple[int, ...]
    person: str
    contact: str
    time: str
    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """裁定. Append-only; a later ruling on the same case replaces it but leaves it visible.

    `order` lists the tied numbers from the first place down (order), `judge` the sheet concerned (void, rescore; empty
    means the whole panel for rescore), `points` what is deducted from the score (deduct). `extra_places` says for a
    shared place that the award's places grow; otherwise the next tier loses them. `ballots` are "name:vote" with the
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
    def occasion(self) -> str:
        """The occasion of the marks this ruling calls for (rescore, playoff)."""
        return f"ruling:{self.id}"
