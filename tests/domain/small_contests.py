"""Small contests for tests of what follows from places: with places given by hand, or with marks of real sheets."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import (
    AwardTier,
    ContestInfo,
    Criterion,
    Division,
    RecommendationRule,
    Rulebook,
)
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.model.stage_rules import Stage, StageKind
from maker_desktop.domain.model.standing import StageResult, Standing

DIVISIONS = (Division("enterprise", "企业组"), Division("startup", "创业组"))
FINAL = Stage("final", "复赛", StageKind.ROADSHOW, ("enterprise", "startup"), ("overall",))
FIRST = Stage("preliminary", "初赛", StageKind.REVIEW, ("enterprise", "startup"), ("overall",))


def rulebook(
    stages: tuple[Stage, ...] = (FINAL,),
    awards: Mapping[str, int] | None = None,
    recommendation: RecommendationRule | None = None,
) -> Rulebook:
    """Return a rulebook of two divisions; `awards` are names with places, the same in both."""
    tiers = tuple(
        AwardTier(name, name, {"enterprise": places, "startup": places}) for name, places in (awards or {}).items()
    )
    return Rulebook(
        ContestInfo("small", "小赛事"),
        DIVISIONS,
        (Criterion("overall", "总体评价", Decimal(100)),),
        stages,
        tiers,
        recommendation=recommendation or RecommendationRule(),
    )


def contest(rules: Rulebook, enterprise: Iterable[int], startup: Iterable[int] = ()) -> Contest:
    """Return a contest of projects with these numbers."""
    entered = [(number, "enterprise") for number in enterprise] + [(number, "startup") for number in startup]
    return Contest(
        rules,
        tuple(Project(number, f"项目{number}", f"单位{number}有限公司", division) for number, division in entered),
    )


def placed(
    division: str, scores: Iterable[tuple[int, str | None]], shared_by: str | None = None
) -> tuple[Standing, ...]:
    """Return standings by hand: number and score from the best down; equal scores tie, undecided unless shared."""
    given = [(number, None if text is None else Decimal(text)) for number, text in scores]
    standings = []
    for number, score in given:
        equals = tuple(other for other, its in given if its == score and other != number and score is not None)
        place = None if score is None else 1 + sum(1 for _, its in given if its is not None and its > score)
        exact = None if score is None else Fraction(score)
        decided_by = shared_by if equals else "score"
        standings.append(
            Standing(
                number,
                division,
                place,
                score,
                exact,
                Presence.PRESENTED,
                equals,
                decided_by,
                (),
                "" if score else "3 号席未打分",
            )
        )
    return tuple(standings)


def result(*divisions: tuple[Standing, ...], stage: str = "final") -> Mapping[str, StageResult]:
    """Return the result of one stage, by its id, from standings by hand."""
    return {stage: StageResult(stage, {}, tuple(standing for each in divisions for standing in each), ())}


def judged(
    own: Contest, marks: Mapping[int, Iterable[str]], stage: str = "final"
) -> tuple[Contest, Mapping[str, MarkBook]]:
    """Seat judges 1, 2, … in one panel and key a confirmed mark of each for every project, in order of seats."""
    rows = {number: tuple(values) for number, values in marks.items()}
    judges = [f"评委{seat}" for seat in range(1, max(map(len, rows.values())) + 1)]
    seats = tuple(Seat(stage, "一组", seat, judge) for seat, judge in enumerate(judges, start=1))
    keyed = [
        Mark(stage, number, judge, "overall", Decimal(value))
        for number, values in rows.items()
        for judge, value in zip(judges, values, strict=False)
    ]
    signed = [Confirmation(mark.stage, mark.number, mark.judge) for mark in keyed]
    return replace(own, seats=(*own.seats, *seats)), {stage: MarkBook.of(stage, keyed, signed)}


def ruled(own: Contest, kind: CaseKind, decision: Decision, numbers: tuple[int, ...], **more: object) -> Contest:
    """Return the contest with one more ruling on a case of these numbers in the final."""
    key = f"{kind}:final:{'-'.join(map(str, numbers))}"
    ruling = Ruling(len(own.rulings) + 1, key, kind, "final", numbers, decision, "合议", ("周明远",), "")
    return replace(own, rulings=(*own.rulings, replace(ruling, **more)))  # type: ignore[arg-type]  # named by each test
