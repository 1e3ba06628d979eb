"""封存: a stage becomes final, a digest of all it rests on is fixed, and with it who goes on to the next stage."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Final

from maker_desktop.domain.arbitration.cases import awaiting_marks
from maker_desktop.domain.awards.advance import advancing
from maker_desktop.domain.journal.entries import canonical
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.records import Entrant, Seal
from maker_desktop.domain.model.rulebook import Stage
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.standing import StageResult, Standing
from maker_desktop.domain.scoring.sheets import sheets
from maker_desktop.services.core.session import Recording, Session

#: As many projects without a score are named; of more, the first.
_NUMBERS: Final = 12


def seal(session: Session, stage_id: str) -> Seal:
    """Seal a stage: its digest and the entrants of the stages after it are fixed in one transaction.

    Raises Refusal naming the first obstacle: the stage before has marks and is open, the stage after is sealed, a
    competing project has no score, a case is open, or a playoff is not over.
    """
    stage = session.open_stage(stage_id)
    for sentence in obstacles(session, stage.id):
        raise Refusal(sentence)
    entrants = _entrants(session, stage)
    result = session.result(stage.id)
    digest = seal_digest(session.contest, stage, session.book(stage.id), result)
    sealed = Seal(stage.id, digest, session.person, session.stamp())
    with session.change("stage.seal", f"{stage.name} {printed(digest)}") as work:
        work.put(sealed)
        for entrant in entrants:
            work.put(entrant)
    return sealed


def obstacles(session: Session, stage_id: str) -> tuple[str, ...]:
    """Return what still keeps a stage from being sealed, one Chinese sentence each; empty if nothing does."""
    stage = session.stage(stage_id)
    contest = session.contest
    found = []
    for division in stage.divisions:
        before, after = contest.stage_before(stage, division), contest.stage_after(stage, division)
        if before is not None and contest.seal_of(before.id) is None and session.book(before.id).has_marks:
            found.append(f"{before.name}还没有封存，请先封存{before.name}。")
        if after is not None and contest.seal_of(after.id) is not None:
            found.append(f"{after.name}已经封存，不能再封存它前面的{stage.name}。")
    taking_part = contest.in_stage(stage)
    if not taking_part:
        found.append(f"{stage.name}没有参赛项目，不能封存。")
    result = session.result(stage.id)
    found += _unscored(session, stage, [result.standing(project.number) for project in taking_part])
    found += [f"还有事项没有裁定：{case.facts}" for case in result.cases if case.open]
    found += [
        f"裁定的加时赛还没有分出先后：{numbers_text(level)}。"
        for case in result.cases
        if case.ruling is not None and case.ruling.decision is Decision.PLAYOFF
        if (level := awaiting_marks(result, case.ruling))
    ]
    return tuple(dict.fromkeys(found))


def _unscored(session: Session, stage: Stage, standings: Sequence[Standing]) -> list[str]:
    """Say who has no score yet: of one project why, of several which."""
    lacking = [each for each in standings if each.presence.competes and each.score is None]
    if len(lacking) > 1:
        numbers = numbers_text(each.number for each in lacking[:_NUMBERS])
        named = f"{numbers}等" if len(lacking) > _NUMBERS else numbers
        return [f"{len(lacking)} 个项目还没有得分，不能封存{stage.name}：{named}。"]
    return [
        f"{each.number} 号项目“{session.project(each.number).name}”还没有得分（{each.lacking}），不能封存{stage.name}。"
        for each in lacking
    ]


def _entrants(session: Session, stage: Stage) -> tuple[Entrant, ...]:
    """Return who goes into the stages after this one, once nothing is open."""
    contest = session.contest
    return tuple(
        Entrant(following.id, number)
        for division, advance in advancing(contest, stage, session.result(stage.id)).items()
        if (following := contest.stage_after(stage, division)) is not None
        for number in advance.numbers
    )


def unseal(session: Session, work: Recording, stage: Stage) -> None:
    """Take the seal of a stage and the entrants it fixed back, inside the transaction of a ruling.

    Raises Refusal if the stage is not sealed, or a later stage still is.
    """
    contest = session.contest
    sealed = contest.seal_of(stage.id)
    if sealed is None:
        raise Refusal(f"{stage.name}还没有封存，不用重开。")
    later = {division: contest.stage_after(stage, division) for division in stage.divisions}
    for following in later.values():
        if following is not None and contest.seal_of(following.id) is not None:
            raise Refusal(f"{following.name}已经封存，请先裁定重开{following.name}。")
    work.remove(sealed)
    for entrant in contest.entrants:
        following = later.get(session.project(entrant.number).division)
        if following is not None and following.id == entrant.stage:
            work.remove(entrant)


def printed(digest: str) -> str:
    """Return a digest as it is printed: its first 16 hex digits in groups of 4."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


# The digest


def seal_digest(contest: Contest, stage: Stage, book: MarkBook, result: StageResult) -> str:
    """Return the SHA-256 (hex) over the canonical JSON of all that a stage's result rests on.

    That is the stage's rules and criteria, every project's presence and sheets, the scores, the standings and the
    rulings in force. Objections turned down and reopenings change no result and may come after the seal.
    """
    all_sheets = sheets(contest, stage, book)
    body = {
        "contest": contest.rulebook.contest.id,
        "stage": stage,
        "criteria": contest.rulebook.stage_criteria(stage),
        "presences": {number: contest.presence(stage.id, number) for number in all_sheets},
        "sheets": all_sheets,
        "scores": {number: [score.exact, score.published] for number, score in result.scores.items()},
        "standings": [[one.division, one.number, one.place, one.decided_by] for one in result.standings],
        "rulings": [ruling for ruling in contest.rulings_in_force if _counts(ruling, stage)],
    }
    return sha256(canonical(_plain(body)).encode()).hexdigest()


def _counts(ruling: Ruling, stage: Stage) -> bool:
    turned_down = ruling.kind is CaseKind.OBJECTION and ruling.decision is Decision.UPHOLD
    return ruling.stage == stage.id and ruling.decision is not Decision.REOPEN and not turned_down


def _plain(value: object) -> object:
    """Return a value as JSON can say it: exact numbers as text, records as objects."""
    match value:
        case Enum():
            return value.value
        case Decimal() | Fraction():
            return str(value)
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value
