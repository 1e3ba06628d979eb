"""封存: make a stage final, fixing the digest of all it depends on and the projects that advance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from maker_desktop.domain.arbitration.cases import awaiting_marks
from maker_desktop.domain.awards.advance import advancing
from maker_desktop.domain.journal.entries import Anchor, printed
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.records import Entrant, Seal
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import StageResult, Standing
from maker_desktop.services.core.session import Recording, Session, Written
from maker_desktop.services.standings.seal_digest import VERSION, rows_in, seal_digest
from maker_desktop.store.codec import table_name

#: Largest number of projects without a score that are named.
_NUMBERS: Final = 12


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal on the disk, which the session has still to follow."""

    seal: Seal
    written: Written


def seal(session: Session, stage_id: str) -> Seal:
    """Seal a stage: its digest and the entrants of the stages after it are fixed in one transaction.

    Raises Refusal as `ready`, and Damaged for a file that does not match its journal.
    """
    sealed = ready(session, stage_id)(silent)
    session.follow(sealed.written)
    return sealed.seal


def ready(session: Session, stage_id: str) -> Callable[[Progress], Sealed]:
    """Return the work of sealing a stage as it stands; any thread may do it, then the session follows what it wrote.

    Raises Refusal naming the first obstacle: the stage before has marks and is open, the stage after is sealed, a
    competing project has no score, a case is open, or a playoff is not over. The work raises Refusal, and writes
    nothing, where something was changed meanwhile, and Damaged for a file that does not match its journal.
    """
    stage = session.open_stage(stage_id)
    for sentence in obstacles(session, stage.id):
        raise Refusal(sentence)
    return partial(
        _seal, session, stage, session.result(stage.id), _entrants(session, stage), session.head(), session.stamp()
    )


def _seal(
    session: Session,
    stage: Stage,
    result: StageResult,
    entrants: Sequence[Entrant],
    before: Anchor,
    time: str,
    progress: Progress,
) -> Sealed:
    session.soundness.check(progress)
    with session.file.view():
        digest = seal_digest(before, rows_in(session.file), result)
    sealed = Seal(stage.id, digest, session.person, time, VERSION, before.entry, _earlier_digest(session, stage))
    progress(0, 0, "")  # the last moment at which it can be stopped

    def write(work: Recording) -> None:
        if session.file.newest() != before.entry:
            raise Refusal(f"封存{stage.name}的时候又有修改，没有封存；请核对以后再封存一次。")
        work.put(sealed)
        for entrant in entrants:
            work.put(entrant)

    return Sealed(sealed, session.write_apart("stage.seal", f"{stage.name} {printed(digest)}", write))


def obstacles(session: Session, stage_id: str) -> tuple[str, ...]:
    """Return the obstacles to sealing a stage, one Chinese sentence each; empty if there are none."""
    stage = session.stage(stage_id)
    contest = session.contest
    found = []
    for division in stage.divisions:
        before, after = contest.stage_before(stage, division), contest.stage_after(stage, division)
        if before is not None and before.id not in contest.sealed and session.book(before.id).has_marks:
            found.append(f"{before.name}还没有封存，请先封存{before.name}。")
        if after is not None and after.id in contest.sealed:
            found.append(f"{after.name}已经封存，不能再封存它前面的{stage.name}。")
    taking_part = contest.in_stage(stage)
    if not taking_part:
        found.append(f"{stage.name}没有参赛项目，不能封存。")
    result = session.result(stage.id)
    found += _unscored(session, stage, [result.standing(project.number) for project in taking_part])
    found += [f"还有事项没有裁定：{case.facts}" for case in result.cases if case.open]
    found += [
        f"裁定的加赛还没有分出先后：{numbers_text(level)}。"
        for case in result.cases
        if case.ruling is not None and case.ruling.decision is Decision.PLAYOFF
        if (level := awaiting_marks(result, case.ruling))
    ]
    return tuple(dict.fromkeys(found))


def _unscored(session: Session, stage: Stage, standings: Sequence[Standing]) -> list[str]:
    """Return sentences on projects without a score: for one project the reason, for several their numbers."""
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
    """Return the entrants of the stages after this one; nothing may be undecided."""
    contest = session.contest
    return tuple(
        Entrant(following.id, number)
        for division, advance in advancing(contest, stage, session.result(stage.id)).items()
        if (following := contest.stage_after(stage, division)) is not None
        for number in advance.numbers
    )


def _earlier_digest(session: Session, stage: Stage) -> str:
    """Return the digest of the last seal of a stage that was reopened; empty if it was never sealed."""
    if not any(each.stage == stage.id and each.decision is Decision.REOPEN for each in session.contest.rulings):
        return ""
    key, seals = (stage.id,), table_name(Seal)
    taken_back = [
        change.before["digest"]
        for entry in session.file.entries()
        for change in entry.changes
        if change.table == seals and change.key == key and change.before and not change.after
    ]
    return str(taken_back[-1])


def unseal(session: Session, work: Recording, stage: Stage) -> None:
    """Revoke the seal of a stage and the entrants it fixed, inside the transaction of a ruling.

    Raises Refusal if the stage is not sealed, or a later stage still is.
    """
    contest = session.contest
    sealed = contest.sealed.get(stage.id)
    if sealed is None:
        raise Refusal(f"{stage.name}还没有封存，不用重开。")
    later = {division: contest.stage_after(stage, division) for division in stage.divisions}
    for following in later.values():
        if following is not None and following.id in contest.sealed:
            raise Refusal(f"{following.name}已经封存，请先裁定重开{following.name}。")
    work.remove(sealed)
    for entrant in contest.entrants:
        following = later.get(session.project(entrant.number).division)
        if following is not None and following.id == entrant.stage:
            work.remove(entrant)
