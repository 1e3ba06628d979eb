"""Makes scenes out of cues and the open contest: confirmed results only, places only of what the hall has seen."""

from fractions import Fraction
from math import ceil

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.scoresheet import STATE_NAMES, SheetState
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import DROPPED_NAMES, Score, SheetLine, Standing
from maker_desktop.services.core.journal_heads import head
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.scoring_desk import drawn_positions
from maker_desktop.ui.audience.ceremony import ceremony_scene, ceremony_words, next_call
from maker_desktop.ui.audience.cues import (
    BlackCue,
    BoardCue,
    CeremonyCue,
    Cue,
    MessageCue,
    RevealCue,
    RevealStep,
    StageCue,
    TimerCue,
    TitleCue,
)
from maker_desktop.ui.audience.scenes import (
    Black,
    Leaderboard,
    Message,
    OnStage,
    Reveal,
    Row,
    Scene,
    Tile,
    Timer,
    Title,
)
from maker_desktop.ui.audience.stage_clock import StageClock

#: Lines beside a reveal, and on a page of the standings: as many as the last row of the hall can read.
_TOP, _ROWS = 4, 20


def scene_of(  # noqa: PLR0911 - one return for each kind of cue
    session: Session, cue: Cue, clock: StageClock | None = None
) -> Scene:
    """Return what the hall sees for a cue as things stand now.

    A reveal whose project has no confirmed score (any more) shows the project on stage instead.
    """
    contest = session.contest.rulebook.contest
    match cue:
        case BlackCue():
            return Black()
        case MessageCue():
            return Message(contest=contest.name, text=cue.text, detail=cue.detail)
        case TitleCue():
            stage = session.stage(cue.stage)
            return Title(title=contest.name, stage=stage.name, hosts=contest.hosts, slogan=contest.slogan)
        case StageCue():
            return _on_stage(session, cue.stage, cue.number)
        case TimerCue():
            return _timer(session, cue, clock)
        case RevealCue():
            return _reveal(session, cue)
        case BoardCue():
            return _board(session, cue)
        case CeremonyCue():
            return ceremony_scene(session, cue)


def following(session: Session, cue: Cue, one_by_one: bool) -> Cue | None:
    """Return what comes after a cue in the appearance of its project, None where the operator has to choose.

    A project that has no confirmed score yet stays on stage.
    """
    if isinstance(cue, CeremonyCue):
        return next_call(session, cue, one_by_one)
    if isinstance(cue, StageCue | TimerCue):
        ready = confirmed_score(session, cue.stage, cue.number) is not None
        return RevealCue(cue.stage, cue.number, 0, RevealStep.SHEETS) if ready else None
    if isinstance(cue, BoardCue):
        shown, pages = _page(cue, _seen(session, session.stage(cue.stage), cue.division))
        return BoardCue(cue.stage, cue.division, shown + 1) if shown + 1 < pages else None
    return _next_reveal(session, cue, one_by_one) if isinstance(cue, RevealCue) else None


def _next_reveal(session: Session, cue: RevealCue, one_by_one: bool) -> Cue | None:
    score = confirmed_score(session, cue.stage, cue.number)
    if score is None:
        return None
    if cue.step is RevealStep.SHEETS and cue.tiles < len(score.lines):
        return RevealCue(cue.stage, cue.number, cue.tiles + 1 if one_by_one else len(score.lines), RevealStep.SHEETS)
    if cue.step < RevealStep.PLACE:
        drops = any(line.dropped is not None for line in score.lines)
        step = RevealStep.SCORE if cue.step is RevealStep.SHEETS and not drops else RevealStep(cue.step + 1)
        return RevealCue(cue.stage, cue.number, len(score.lines), step)
    return BoardCue(cue.stage, session.project(cue.number).division)


def named_in(session: Session, cue: Cue) -> frozenset[int]:
    """Return the projects whose place and score stand in the picture of a cue, by number."""
    if isinstance(cue, BoardCue):
        return frozenset(standing.number for standing in _seen(session, session.stage(cue.stage), cue.division))
    if isinstance(cue, RevealCue) and cue.step >= RevealStep.PLACE:
        stage, project = session.stage(cue.stage), session.project(cue.number)
        return frozenset(standing.number for standing in _seen(session, stage, project.division, also=cue.number))
    return frozenset()


def confirmed_score(session: Session, stage_id: str, number: int) -> Score | None:
    """Return the score of a project all of whose sheets are confirmed, else None."""
    score = session.result(stage_id).scores.get(number)
    return score if score is not None and score.published is not None else None


def words_of(session: Session, cue: Cue | None) -> str:  # noqa: PLR0911 - one return for each kind of cue
    """Say in a few words what a cue shows, for the operator."""
    match cue:
        case None:
            return ""
        case BlackCue():
            return "黑屏"
        case MessageCue():
            return f"留言：{cue.text}"
        case TitleCue():
            return "片头"
        case StageCue():
            return f"{cue.number} 号上场"
        case TimerCue():
            return f"{cue.number} 号计时"
        case RevealCue():
            return f"{cue.number} 号{_step_words(cue)}"
        case BoardCue():
            return _board_words(session, cue)
        case CeremonyCue():
            return ceremony_words(session, cue)


def _step_words(cue: RevealCue) -> str:
    if cue.step is RevealStep.SHEETS:
        return f"亮评分表（{cue.tiles} 张）" if cue.tiles else "准备亮分"
    return {RevealStep.STRUCK: "去最高最低", RevealStep.SCORE: "亮得分", RevealStep.PLACE: "亮名次"}[cue.step]


def _board_words(session: Session, cue: BoardCue) -> str:
    shown, pages = _page(cue, _seen(session, session.stage(cue.stage), cue.division))
    which = f"（{shown + 1} / {pages}）" if pages > 1 else ""
    return f"{session.division(cue.division).name}名次榜{which}"


def _corner(session: Session, stage: Stage, division_id: str) -> str:
    return f"{stage.name} · {session.division(division_id).name}"


def _on_stage(session: Session, stage_id: str, number: int) -> OnStage:
    stage, project = session.stage(stage_id), session.project(number)
    upcoming = _next_up(session, stage, project)
    return OnStage(
        contest=session.contest.rulebook.contest.name,
        corner=_corner(session, stage, project.division),
        number=number,
        project=project.name,
        applicant=project.applicant,
        next_up=f"{upcoming.number} 号　{upcoming.name}" if upcoming else "",
    )


def _next_up(session: Session, stage: Stage, project: Project) -> Project | None:
    """Return the project that appears next on the same panel, None before the draw or at its end."""
    contest, positions = session.contest, drawn_positions(session.contest, stage.id)
    if not positions:
        return None

    def turn(each: Project) -> tuple[int, int]:
        """Whoever came too late for the draw appears last."""
        return positions.get(each.number, len(positions) + 1), each.number

    panel = contest.panel_of(stage.id, project.number)
    after = [
        other
        for other in contest.in_stage(stage)
        if other.division == project.division
        and turn(other) > turn(project)
        and contest.panel_of(stage.id, other.number) == panel
        and contest.presence(stage.id, other.number) is Presence.WAITING
    ]
    return min(after, key=turn, default=None)


def _timer(session: Session, cue: TimerCue, clock: StageClock | None) -> Scene:
    stage, project = session.stage(cue.stage), session.project(cue.number)
    if clock is None or clock.number != cue.number:
        if stage.timer is None:
            return _on_stage(session, cue.stage, cue.number)
        clock = StageClock.of(stage.timer, cue.number)
    return Timer(
        contest=session.contest.rulebook.contest.name,
        corner=_corner(session, stage, project.division),
        number=project.number,
        project=project.name,
        applicant=project.applicant,
        countdown=clock.current,
    )


def _reveal(session: Session, cue: RevealCue) -> Scene:
    stage, project = session.stage(cue.stage), session.project(cue.number)
    score = confirmed_score(session, cue.stage, cue.number)
    if score is None:
        return _on_stage(session, cue.stage, cue.number)
    shown_place = cue.step >= RevealStep.PLACE
    seen = _seen(session, stage, project.division, also=project.number)
    heading, place = _place(session, stage, seen, project) if shown_place else ("", "")
    return Reveal(
        contest=session.contest.rulebook.contest.name,
        corner=_corner(session, stage, project.division),
        number=project.number,
        project=project.name,
        applicant=project.applicant,
        tiles=tuple(
            _tile(stage, line, shown=index < cue.tiles, struck=cue.step >= RevealStep.STRUCK)
            for index, line in enumerate(score.lines)
        ),
        score=str(score.published) if cue.step >= RevealStep.SCORE else "",
        place_heading=heading,
        place=place,
        top=_rows(session, stage, _around(seen, project.number), seen, project.number) if shown_place else (),
        corrected=_corrected(session, stage, project.number),
        witness=_witness(session),
    )


def _witness(session: Session) -> str:
    """Return the journal's head for photographs; nothing where the disk cannot be read: the hall does not wait."""
    try:
        return head(session.file).short_words
    except Refusal:
        return ""


def _corrected(session: Session, stage: Stage, number: int) -> bool:
    """Return whether the hall was first shown another score than the project has now."""
    shown, score = session.contest.revealed.get((stage.id, number)), session.result(stage.id).scores[number]
    return shown is not None and shown.score is not None and shown.score != score.published


def _tile(stage: Stage, line: SheetLine, shown: bool, struck: bool) -> Tile:
    label = f"{line.sheet.seat} 号评委"
    if not shown:
        return Tile(label, "", shown=False)
    if line.total is None or line.sheet.state is SheetState.VOID:
        return Tile(label, STATE_NAMES[line.sheet.state] if line.sheet.state.excused else "")
    text = _figure(stage, line.total)
    if struck and line.dropped is not None:
        return Tile(label, text, struck=True, note=DROPPED_NAMES[line.dropped])
    return Tile(label, text)


def _figure(stage: Stage, total: Fraction) -> str:
    return str(rounded(total, stage.score.decimals, stage.score.rounding))


def _seen(session: Session, stage: Stage, division_id: str, also: int | None = None) -> list[Standing]:
    """Return the standings the hall may know: projects revealed, and the one that is being revealed."""
    return [
        standing
        for standing in session.result(stage.id).division(division_id)
        if standing.place is not None
        and (standing.number == also or (stage.id, standing.number) in session.contest.revealed)
    ]


def _place_among(seen: list[Standing], standing: Standing) -> int:
    assert standing.place is not None
    return 1 + sum(other.place is not None and other.place < standing.place for other in seen)


def _place(session: Session, stage: Stage, seen: list[Standing], project: Project) -> tuple[str, str]:
    own = next(standing for standing in seen if standing.number == project.number)
    tied = "并列" if any(other.place == own.place and other is not own for other in seen) else ""
    everyone = [
        standing for standing in session.result(stage.id).division(project.division) if standing.presence.competes
    ]
    division = session.division(project.division).name
    heading = division if len(seen) == len(everyone) else f"{division}暂列"
    return heading, f"{tied}第 {_place_among(seen, own)} 名"


def _around(seen: list[Standing], number: int) -> list[Standing]:
    """Return the first few, and the current project where it is further down."""
    first = seen[:_TOP]
    own = next((standing for standing in seen if standing.number == number), None)
    return first if own is None or own in first else [*first[:-1], own]


def _rows(
    session: Session, stage: Stage, shown: list[Standing], seen: list[Standing], current: int | None = None
) -> tuple[Row, ...]:
    return tuple(
        Row(
            place=str(_place_among(seen, standing)),
            project=session.project(standing.number).name,
            score=str(standing.score),
            applicant=session.project(standing.number).applicant,
            current=standing.number == current,
            corrected=_corrected(session, stage, standing.number),
        )
        for standing in shown
    )


def _board(session: Session, cue: BoardCue) -> Leaderboard:
    stage = session.stage(cue.stage)
    seen = _seen(session, stage, cue.division)
    at, pages = _page(cue, seen)
    rows = ceil(len(seen) / pages)
    return Leaderboard(
        contest=session.contest.rulebook.contest.name,
        corner=_corner(session, stage, cue.division),
        heading=f"{session.division(cue.division).name}名次榜",
        rows=_rows(session, stage, seen[at * rows : (at + 1) * rows], seen),
        page=f"{at + 1} / {pages}" if pages > 1 else "",
    )


def _page(cue: BoardCue, seen: list[Standing]) -> tuple[int, int]:
    """Return the page a board shows, from 0, and how many there are; the last where its own is gone."""
    pages = max(ceil(len(seen) / _ROWS), 1)
    return min(cue.page, pages - 1), pages
