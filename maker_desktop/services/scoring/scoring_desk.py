"""The data of the scoring page: the queue, and one project with its sheets and provisional score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from statistics import median

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.handing_in import GiveBack, HandIn
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import Decision, Ruling
from maker_desktop.domain.model.scoresheet import ScoreSheet, SheetState
from maker_desktop.domain.model.stage_rules import NormalisationKind, Stage
from maker_desktop.domain.model.standing import Score, SheetLine
from maker_desktop.domain.scoring.divergence import Divergence, divergence
from maker_desktop.domain.scoring.scores import playoff_scores, scores
from maker_desktop.domain.scoring.second_entry import Difference, differences, keyed_twice, total_agrees
from maker_desktop.domain.scoring.sheets import project_sheets, round_of
from maker_desktop.services.core.session import Session


class QueueState(StrEnum):
    """The progress of a project in a stage."""

    WAITING = "waiting"
    MARKING = "marking"
    COMPLETE = "complete"
    CONFIRMED = "confirmed"
    REVEALED = "revealed"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"
    DISQUALIFIED = "disqualified"

    @property
    def out(self) -> bool:
        """Whether the project does not compete, so that it is no work."""
        return self in (QueueState.ABSENT, QueueState.WITHDRAWN, QueueState.DISQUALIFIED)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to enter for the project."""
        return self not in (QueueState.WAITING, QueueState.MARKING, QueueState.COMPLETE)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A project in the queue: `position` is its drawn place, `sheets_in` how many are complete.

    `position` is None before the draw, and for a project that came too late for it (`late`) and so stands last.

    `score` is the published one, once every sheet that counts has been confirmed.
    """

    project: Project
    position: int | None
    state: QueueState
    sheets_in: int
    sheets_due: int
    score: Decimal | None
    late: bool = False


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One seat: its sheet, compared with the others and with the paper sheet.

    `second` are the marks of the second entry, `keyed_twice` whether they are complete and equal; `paper_agrees` is
    None without a paper total or a complete sheet; `from_median` is signed, None where it is undefined. In `line` a
    complete sheet always counts; `confirmed` says whether it does in the result. `handed_in` is the judge's own
    submission that stands, `given_back` why he is to hand the sheet in again.
    """

    line: SheetLine
    confirmed: bool
    employer: str
    round_id: str
    second: tuple[Decimal | None, ...]
    keyed_twice: bool
    paper_total: Decimal | None
    paper_agrees: bool | None
    from_median: Fraction | None
    far_out: bool
    handed_in: HandIn | None = None
    given_back: GiveBack | None = None

    @property
    def sheet(self) -> ScoreSheet:
        """The sheet itself."""
        return self.line.sheet


@dataclass(frozen=True, slots=True)
class DeskView:
    """One project on the scoring page. `score` is its score if every complete sheet were confirmed now."""

    project: Project
    presence: Presence
    rows: tuple[DeskRow, ...]
    score: Score
    confirmed: bool
    median: Fraction | None
    spread: Fraction | None
    divergence: Divergence | None
    differences: tuple[Difference, ...]

    @property
    def sheets_due(self) -> int:
        """The number of sheets that count or are still expected."""
        return sum(not row.sheet.state.excused for row in self.rows)

    @property
    def marks_due(self) -> int:
        """The number of marks that a second entry is about: those of all sheets that are not excused."""
        return sum(len(row.second) for row in self.rows if not row.sheet.state.excused)

    @property
    def marks_again(self) -> int:
        """The number of marks that were entered a second time."""
        seconds = [row.second for row in self.rows if not row.sheet.state.excused]
        return sum(mark is not None for marks in seconds for mark in marks)

    @property
    def sheets_in(self) -> int:
        """The number of complete sheets."""
        return sum(row.sheet.state is SheetState.COMPLETE for row in self.rows)


_SCORED = (QueueState.CONFIRMED, QueueState.REVEALED)
_ABSENT = {
    Presence.ABSENT: QueueState.ABSENT,
    Presence.WITHDRAWN: QueueState.WITHDRAWN,
    Presence.DISQUALIFIED: QueueState.DISQUALIFIED,
}


def queue(
    session: Session, stage_id: str, division_id: str, panel: str = "", round_id: str = ""
) -> tuple[QueueItem, ...]:
    """Return the projects of a division in order of appearance, by number before the draw; of one panel if named.

    With the round id of a playoff, the projects of the playoff's division.
    """
    stage, contest = session.stage(stage_id), session.contest
    positions = drawn_positions(contest, stage.id)
    called = next((ruling.numbers for ruling in playoffs(session, stage.id) if ruling.round_id == round_id), None)
    projects = [
        project
        for project in contest.in_stage(stage)
        if project.division == division_id
        and panel in ("", contest.panel_of(stage.id, project.number))
        and (called is None or project.number in called)
    ]
    projects.sort(key=lambda project: (positions.get(project.number, len(positions) + 1), project.number))

    def sheets(number: int) -> Sequence[ScoreSheet]:
        if round_id:
            return _sheets(session, stage, number, round_id)
        return [line.sheet for line in session.result(stage.id).scores[number].lines]

    return tuple(_item(session, stage, project, positions, sheets(project.number), round_id) for project in projects)


def queue_item(session: Session, stage_id: str, number: int, round_id: str = "") -> QueueItem:
    """Return one project of the queue. Raises Refusal if it does not take part."""
    stage = session.stage(stage_id)
    project = session.taking_part(stage, number)
    positions = drawn_positions(session.contest, stage.id)
    return _item(session, stage, project, positions, _sheets(session, stage, number, round_id), round_id)


def playoffs(session: Session, stage_id: str) -> tuple[Ruling, ...]:
    """Return the rulings in force that order a playoff in a stage; each has its own round id."""
    return tuple(
        ruling
        for ruling in session.contest.rulings_in_force
        if ruling.stage == stage_id and ruling.decision is Decision.PLAYOFF
    )


def current_stage(session: Session) -> Stage:
    """Return the stage at work: of those not sealed the last with marks, else the last with judges, else the first.

    Judges of a later stage may be seated while an earlier one is marked. A skipped stage before a sealed one is not
    considered.
    """
    stages, contest = session.contest.rulebook.stages, session.contest
    done = max((turn for turn, stage in enumerate(stages, start=1) if stage.id in contest.closed), default=0)
    ahead = stages[done:] or stages[-1:]
    marked = (stage for stage in reversed(ahead) if session.book(stage.id).has_marks)
    seated = (stage for stage in reversed(ahead) if contest.panels(stage.id))
    return next(marked, None) or next(seated, ahead[0])


def progress(session: Session, stage_id: str) -> tuple[int, int]:
    """Return how many projects of a stage are settled, and how many compete; fast enough for every keystroke."""
    contest, stage, book = session.contest, session.stage(stage_id), session.book(stage_id)
    ruled = {number for ruling in contest.rulings if ruling.stage == stage.id for number in ruling.numbers}

    def done(number: int) -> bool:
        if number in ruled:
            return queue_item(session, stage.id, number).state.settled
        due = [
            seat.judge
            for seat in contest.seats_for(stage.id, number)
            if (stage.id, number, seat.judge) not in contest.excuses
        ]
        return bool(due) and all(book.confirmed(number, judge) for judge in due)

    competing = [each.number for each in contest.in_stage(stage) if contest.presence(stage.id, each.number).competes]
    return sum(map(done, competing)), len(competing)


def drawn_positions(contest: Contest, stage_id: str) -> dict[int, int]:
    """Return the drawn position of each project in its division; empty before the draw."""
    return {place.number: place.position for place in contest.drawn_places if place.stage == stage_id}


def view(session: Session, stage_id: str, number: int, round_id: str = "") -> DeskView:
    """Return one project for the scoring page, in a playoff's round if given. Raises Refusal if it takes no part."""
    stage, contest = session.stage(stage_id), session.contest
    project = session.taking_part(stage, number)
    sheets = _sheets(session, stage, number, round_id)
    score = score_in_hand(session, stage, number, round_id)
    totals = [line.total for line in score.lines if line.sheet.counts and line.total is not None]
    middle = Fraction(median(totals)) if totals else None
    found = divergence(stage.divergence, score.lines)
    far = {sheet.judge for sheet in found.sheets} if found else set()
    return DeskView(
        project=project,
        presence=contest.presence(stage.id, number),
        rows=tuple(_row(session, stage, line, middle, far, round_id) for line in score.lines),
        score=score,
        confirmed=any(sheet.counts for sheet in sheets) and not any(sheet.owed for sheet in sheets),
        median=middle,
        spread=max(totals) - min(totals) if totals else None,
        divergence=found,
        differences=differences(contest, stage, session.book(stage.id), number, round_id),
    )


def score_in_hand(session: Session, stage: Stage, number: int, round_id: str = "") -> Score:
    """Return the score a project would have if every complete sheet of it were confirmed now."""
    own = tuple(
        replace(sheet, confirmed=True) if sheet.state is SheetState.COMPLETE else sheet
        for sheet in _sheets(session, stage, number, round_id)
    )
    if round_id:
        return playoff_scores(session.contest, stage, {number: own})[number]
    earlier = {carry.stage: session.result(carry.stage).scores for carry in stage.score.carry}
    sheets = {number: own}
    rule = stage.score
    if any(each.kind is not NormalisationKind.NONE for each in (rule.judge_normalisation, rule.panel_normalisation)):
        # With a normalisation, every project affects every other.
        others = session.result(stage.id).scores.items()
        sheets = {**{other: tuple(line.sheet for line in score.lines) for other, score in others}, **sheets}
    return scores(session.contest, stage, sheets, earlier)[number]


def _sheets(session: Session, stage: Stage, number: int, round_id: str) -> Sequence[ScoreSheet]:
    return project_sheets(session.contest, stage, session.book(stage.id), number, round_id)


def _row(
    session: Session, stage: Stage, line: SheetLine, middle: Fraction | None, far: set[str], round_id: str
) -> DeskRow:
    contest, book, sheet = session.contest, session.book(stage.id), line.sheet
    seat = next(seat for seat in contest.seats_for(stage.id, sheet.number) if seat.judge == sheet.judge)
    round_id = round_id or round_of(contest, stage.id, sheet.number, sheet.judge)
    paper = contest.paper_total(stage.id, sheet.number, sheet.judge, round_id)
    return DeskRow(
        line=line,
        confirmed=book.confirmed(sheet.number, sheet.judge, round_id),
        employer=seat.employer,
        round_id=round_id,
        second=tuple(book.value(sheet.number, sheet.judge, key, round_id, entry=2) for key in stage.criteria),
        keyed_twice=keyed_twice(stage, book, sheet.number, sheet.judge, round_id),
        paper_total=paper.total if paper else None,
        paper_agrees=total_agrees(stage.score, line.total, paper.total) if paper and line.total is not None else None,
        from_median=line.total - middle
        if line.sheet.counts and line.total is not None and middle is not None
        else None,
        far_out=sheet.judge in far,
        handed_in=contest.handed_in(stage.id, sheet.number, sheet.judge, round_id),
        given_back=contest.given_back(stage.id, sheet.number, sheet.judge, round_id),
    )


def _item(
    session: Session,
    stage: Stage,
    project: Project,
    positions: Mapping[int, int],
    sheets: Sequence[ScoreSheet],
    round_id: str,
) -> QueueItem:
    due = [sheet for sheet in sheets if not sheet.state.excused]
    complete = sum(sheet.state is SheetState.COMPLETE for sheet in due)
    state = _ABSENT.get(session.contest.presence(stage.id, project.number)) or _progress(due)
    if state is QueueState.CONFIRMED and not round_id and (stage.id, project.number) in session.contest.revealed:
        state = QueueState.REVEALED
    # Only a settled project has a score: computing it while marks come in would cost a whole result each time.
    score = None
    if state in _SCORED:
        own = score_in_hand(session, stage, project.number, round_id) if round_id else None
        score = (own or session.result(stage.id).scores[project.number]).published
    position = positions.get(project.number)
    return QueueItem(project, position, state, complete, len(due), score, late=bool(positions) and position is None)


def _progress(due: Sequence[ScoreSheet]) -> QueueState:
    if not due or all(sheet.state is SheetState.MISSING for sheet in due):
        return QueueState.WAITING
    if any(sheet.state is not SheetState.COMPLETE for sheet in due):
        return QueueState.MARKING
    if any(not sheet.confirmed for sheet in due):
        return QueueState.COMPLETE
    return QueueState.CONFIRMED
