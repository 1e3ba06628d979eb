"""Stages that are not held in this file: their list is taken in, or they are skipped, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Elsewhere, Entrant, OutsideResult
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import NOT_READ, Doubt, Listing
from maker_desktop.domain.rules.highest_score import highest_score
from maker_desktop.exchange.outcomes_file import OutcomeRow, OutcomesReading, read_outcomes
from maker_desktop.services.core.finding import Finder
from maker_desktop.services.core.row_claims import refuse_other_project, refuse_other_stage
from maker_desktop.services.core.session import Changed, Session

__all__ = [
    "OutcomesPlan",
    "OutcomesReading",
    "hindrance",
    "plan",
    "read",
    "skip",
    "take",
    "take_back",
]


@dataclass(frozen=True, slots=True)
class OutcomesPlan:
    """What taking the list of a stage held elsewhere would do; with any row refused it does nothing.

    `hindrance` says in Chinese what else keeps the list out: nobody goes on, or a score that is carried in is missing.
    """

    stage: str
    results: tuple[OutsideResult, ...]
    refused: tuple[RefusedRow, ...] = ()
    listing: Listing = NOT_READ
    hindrance: str = ""
    notes: tuple[Doubt, ...] = ()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Everything that was read with a doubt or left out."""
        return (*self.listing.doubts, *self.listing.left_out, *self.notes)

    @property
    def going_on(self) -> tuple[int, ...]:
        """The projects that advance to the next stage."""
        return tuple(result.number for result in self.results if result.goes_on)


def read(path: Path) -> OutcomesReading:
    """Read the list of a stage held elsewhere. Refusals as `read_outcomes`."""
    return read_outcomes(path)


def plan(session: Session, stage_id: str, reading: OutcomesReading) -> OutcomesPlan:
    """Return what taking a list would do, without doing it; projects are named by number or exact name.

    A row is refused whose score the stage's rules cannot give.

    Raises Refusal where the stage cannot be held elsewhere (see `take`).
    """
    stage = _free_stage(session, stage_id)
    contest = session.contest
    finder = Finder(contest.projects, stage.name, contest.taking_part[stage.id])
    notes: list[Doubt] = []
    seen: dict[int, OutcomeRow] = {}
    results: list[OutsideResult] = []
    refused = list(reading.refused)
    for row in reading.rows:
        try:
            refuse_other_stage(stage, row.claims)
            project, note = finder.find_in_list(row.project, row.named)
            number = project.number
            refuse_other_project(contest, stage, number, row.claims)
            notes += [Doubt(row.row, note, "", row.sheet)] if note else []
            if number in seen:
                raise Refusal(f"{number} 号项目已在第 {seen[number].row} 行，请只留一行。")
            seen[number] = row
            _check_score(session, stage, row.score)
            results.append(OutsideResult(stage.id, number, row.score, row.goes_on))
        except Refusal as refusal:
            refused.append(RefusedRow(row.row, refusal.sentence, row.sheet))
    ordered = tuple(sorted(results, key=lambda result: result.number))
    refused.sort(key=lambda row: row.row)
    hindered = _hindrance_of(session, stage, ordered)
    return OutcomesPlan(stage.id, ordered, tuple(refused), reading.listing, hindered, tuple(notes))


def _check_score(session: Session, stage: Stage, score: Decimal | None) -> None:
    """Raise Refusal for a score the stage cannot give: above full marks throughout, or with too many decimals."""
    if score is None:
        return
    rule, highest = stage.score, highest_score(session.contest.rulebook, stage)
    most = None if highest is None else rounded(highest, rule.decimals, rule.rounding)
    if most is not None and score > most:
        raise Refusal(f"得分“{plain(score)}”超过{stage.name}按规则可能的最高分 {plain(most)}，请核对。")
    decimals = len(plain(score).partition(".")[2])
    if decimals > rule.decimals:
        raise Refusal(
            f"得分“{plain(score)}”有 {decimals} 位小数，{stage.name}按规则公布 {rule.decimals} 位，请填公布的得分。"
        )


def hindrance(session: Session, stage_id: str) -> str:
    """Return why a stage cannot be held elsewhere, or not at all, in one Chinese sentence; empty if it can."""
    try:
        _free_stage(session, stage_id)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def take(session: Session, wanted: OutcomesPlan, reason: str) -> Changed:
    """Record that a stage was held elsewhere, and fix by its list who advances to the next.

    Raises Refusal without a reason, if a row was refused or no project advances, if a score that a later stage
    carries in is missing, if the stage or the one after it has begun here or is sealed, or if the stage has
    objections or rulings or decides the awards.
    """
    stage = _free_stage(session, wanted.stage)
    if wanted.refused:
        raise Refusal(f"有 {len(wanted.refused)} 行不能导入，请改正；第一处：{wanted.refused[0].words}")
    if hindrance := _hindrance_of(session, stage, wanted.results):
        raise Refusal(hindrance)
    contest = session.contest
    entrants = [
        Entrant(following.id, number)
        for number in wanted.going_on
        if (following := contest.stage_after(stage, contest.by_number[number].division)) is not None
    ]
    noted = _noted(session, stage, False, reason)
    with session.change("stage.elsewhere", stage.name, noted.reason) as work:
        work.put(noted)
        for result in wanted.results:
            work.put(result)
        for entrant in entrants:
            work.put(entrant)
    return work.changed


def skip(session: Session, stage_id: str, reason: str) -> Changed:
    """Record that a stage is not held: all its participants advance. Raises Refusal as `take`."""
    stage = _free_stage(session, stage_id)
    if lacking := _lacking_carried(session, stage, ()):
        raise Refusal(lacking)
    noted = _noted(session, stage, True, reason)
    with session.change("stage.skip", stage.name, noted.reason) as work:
        work.put(noted)
    return work.changed


def take_back(session: Session, stage_id: str, reason: str) -> Changed:
    """Revoke that a stage is not held here, with the list that fixed who advances.

    Raises Refusal without a reason, if it is held here, or if a later stage has begun.
    """
    stage = session.stage(stage_id)
    noted = session.contest.elsewhere.get(stage.id)
    if noted is None:
        raise Refusal(f"{stage.name}没有登记为在别处举行或不举行，不用撤销。")
    if not reason.strip():
        raise Refusal(f"请写明为什么撤销{stage.name}的登记。")
    following = _following(session, stage)
    _refuse_begun(session, following)
    contest = session.contest
    with session.change("stage.here", stage.name, reason) as work:
        work.remove(noted)
        for result in contest.outside(stage.id).values():
            work.remove(result)
        for entrant in contest.entrants:
            if not noted.skipped and _comes_from(session, stage, entrant):
                work.remove(entrant)
    return work.changed


def _noted(session: Session, stage: Stage, skipped: bool, reason: str) -> Elsewhere:
    if not reason.strip():
        raise Refusal(f"请写明{stage.name}为什么{'不举行' if skipped else '不在这里举行'}。")
    return Elsewhere(stage.id, skipped, reason.strip(), session.person, session.stamp())


def _free_stage(session: Session, stage_id: str) -> Stage:
    """Return a stage that may be noted as not held here; Refusal if it may not."""
    stage = session.open_stage(stage_id)
    if session.book(stage.id).has_marks:
        raise Refusal(f"{stage.name}在这里已有评分，不能登记为在别处举行或不举行，请在这里评完。")
    contest = session.contest
    if stage.id in {*(each.stage for each in contest.objections), *(each.stage for each in contest.rulings)}:
        raise Refusal(f"{stage.name}在这里已有异议或裁定，不能登记为在别处举行或不举行，请在这里办完。")
    following = _following(session, stage)
    last = [division for division in stage.divisions if session.contest.stage_after(stage, division) is None]
    if last:
        name = session.contest.rulebook.division(last[0]).name
        raise Refusal(f"{stage.name}是{name}的最后一个阶段，奖项由它产生，应在这里举行，不能登记为在别处举行或不举行。")
    _refuse_begun(session, following)
    return stage


def _following(session: Session, stage: Stage) -> tuple[Stage, ...]:
    after = (session.contest.stage_after(stage, division) for division in stage.divisions)
    return tuple({each.id: each for each in after if each is not None}.values())


def _refuse_begun(session: Session, stages: Sequence[Stage]) -> None:
    contest = session.contest
    for stage in stages:
        if stage.id in contest.closed or session.book(stage.id).has_marks:
            raise Refusal(f"{stage.name}已经开始评分或已经封存，参加它的项目不能再变，请保留现在的登记。")
        if any(drawing.stage == stage.id for drawing in contest.drawings):
            raise Refusal(f"{stage.name}已经抽签，参加它的项目不能再变，请保留现在的登记。")


def _hindrance_of(session: Session, stage: Stage, results: Sequence[OutsideResult]) -> str:
    """Return why a list cannot be taken as it stands; empty if it can."""
    if not any(result.goes_on for result in results):
        return f"名单里没有从{stage.name}晋级的项目，请核对。"
    return _lacking_carried(session, stage, results)


def _lacking_carried(session: Session, stage: Stage, results: Sequence[OutsideResult]) -> str:
    """Return whose score is missing that a later stage carries in from this one; empty if none is."""
    carrying = [
        each.name
        for each in session.contest.rulebook.stages
        if any(carry.stage == stage.id for carry in each.score.carry)
    ]
    lacking = [result.number for result in results if result.goes_on and result.score is None]
    if carrying and (lacking or not results):
        which = f"，名单缺 {lacking[0]} 号项目的得分" if lacking else ""
        return f"{carrying[0]}要带入{stage.name}的得分{which}，请在名单里写上每个晋级项目的得分。"
    return ""


def _comes_from(session: Session, stage: Stage, entrant: Entrant) -> bool:
    project = session.contest.by_number.get(entrant.number)
    following = session.contest.stage_after(stage, project.division) if project is not None else None
    return following is not None and following.id == entrant.stage
