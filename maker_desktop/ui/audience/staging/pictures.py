"""Makes scenes out of cues and the open contest: confirmed results only, places only of what the hall has seen."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.scoresheet import STATE_NAMES, SheetState
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import DROPPED_NAMES, Score, SheetLine
from maker_desktop.services.core.journal_heads import head
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.marks import score_of
from maker_desktop.services.scoring.scoring_desk import drawn_positions, playoffs
from maker_desktop.ui.audience.cues import (
    BlackCue,
    BoardCue,
    CeremonyCue,
    Cue,
    MessageCue,
    PhotoCue,
    RevealCue,
    RevealStep,
    SponsorsCue,
    StageCue,
    TimerCue,
    TitleCue,
)
from maker_desktop.ui.audience.scenes import (
    Black,
    Message,
    OnStage,
    Reveal,
    Scene,
    Sponsors,
    Tile,
    Timer,
    Title,
)
from maker_desktop.ui.audience.stage_clock import StageClock
from maker_desktop.ui.audience.staging.board import (
    around,
    board,
    corner,
    corrected,
    page_of,
    place_words,
    rows,
    seen,
    told_score,
)
from maker_desktop.ui.audience.staging.ceremony import ceremony_scene, ceremony_words, next_call
from maker_desktop.ui.audience.staging.photo import photo_scene


def scene_of(  # noqa: C901, PLR0911 - one return for each kind of cue
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
            return Title(
                title=contest.name,
                stage=stage.name,
                venue="　".join(filter(None, (stage.when, stage.venue))),
                hosts=contest.hosts,
                slogan=contest.slogan,
            )
        case StageCue():
            return _on_stage(session, cue)
        case TimerCue():
            return _timer(session, cue, clock)
        case RevealCue():
            return _reveal(session, cue)
        case BoardCue():
            return board(session, cue)
        case CeremonyCue():
            return ceremony_scene(session, cue)
        case PhotoCue():
            return photo_scene(session, cue.award)
        case SponsorsCue():
            return Sponsors(contest=contest.name, hosts=contest.hosts)


def following(session: Session, cue: Cue, one_by_one: bool) -> Cue | None:
    """Return what comes after a cue in the appearance of its project, None where the operator has to choose.

    A project that has no confirmed score yet stays on stage.
    """
    if isinstance(cue, CeremonyCue):
        return next_call(session, cue, one_by_one)
    if isinstance(cue, StageCue | TimerCue):
        ready = confirmed_score(session, cue.stage, cue.number, cue.round_id) is not None
        return RevealCue(cue.stage, cue.number, 0, RevealStep.SHEETS, cue.round_id) if ready else None
    if isinstance(cue, BoardCue):
        shown, pages = page_of(cue, seen(session, session.stage(cue.stage), cue.division))
        return BoardCue(cue.stage, cue.division, shown + 1) if shown + 1 < pages else None
    return _next_reveal(session, cue, one_by_one) if isinstance(cue, RevealCue) else None


def _next_reveal(session: Session, cue: RevealCue, one_by_one: bool) -> Cue | None:
    score = confirmed_score(session, cue.stage, cue.number, cue.round_id)
    if score is None:
        return None
    if cue.step is RevealStep.SHEETS and cue.tiles < len(score.lines):
        return replace(cue, tiles=cue.tiles + 1 if one_by_one else len(score.lines))
    if cue.step < RevealStep.PLACE:
        drops = any(line.dropped is not None for line in score.lines)
        step = RevealStep.SCORE if cue.step is RevealStep.SHEETS and not drops else RevealStep(cue.step + 1)
        return replace(cue, tiles=len(score.lines), step=step)
    return BoardCue(cue.stage, session.project(cue.number).division)


def named_in(session: Session, cue: Cue) -> frozenset[int]:
    """Return the projects whose place and score stand in the picture of a cue, by number."""
    if isinstance(cue, BoardCue):
        return frozenset(standing.number for standing in seen(session, session.stage(cue.stage), cue.division))
    if isinstance(cue, RevealCue) and cue.step >= RevealStep.PLACE:
        stage, project = session.stage(cue.stage), session.project(cue.number)
        return frozenset(standing.number for standing in seen(session, stage, project.division, also=cue.number))
    return frozenset()


def confirmed_score(session: Session, stage_id: str, number: int, round_id: str = "") -> Score | None:
    """Return the score of a project all of whose sheets (of a playoff if given) are confirmed, else None."""
    score = score_of(session, stage_id, number, round_id)
    return score if score is not None and score.published is not None else None


def words_of(session: Session, cue: Cue | None) -> str:  # noqa: C901, PLR0911 - one return for each kind of cue
    """Say in a few words what a cue shows, for the operator."""
    match cue:
        case None:
            return ""
        case BlackCue():
            return "黑屏"
        case MessageCue():
            return f"留言：{cue.text}"
        case TitleCue():
            return "开场画面"
        case StageCue():
            return f"{cue.number} 号{_playoff(cue)}上场"
        case TimerCue():
            return f"{cue.number} 号{_playoff(cue)}计时"
        case RevealCue():
            return f"{cue.number} 号{_playoff(cue)}{_step_words(cue)}"
        case BoardCue():
            return _board_words(session, cue)
        case CeremonyCue():
            return ceremony_words(session, cue)
        case PhotoCue():
            return f"{cue.award}合影"
        case SponsorsCue():
            return "鸣谢"


def _playoff(cue: StageCue | TimerCue | RevealCue) -> str:
    return "加赛" if cue.round_id else ""


def _step_words(cue: RevealCue) -> str:
    if cue.step is RevealStep.SHEETS:
        return f"亮评分表（{cue.tiles} 张）" if cue.tiles else "准备亮分"
    return {RevealStep.STRUCK: "去最高最低", RevealStep.SCORE: "亮得分", RevealStep.PLACE: "亮名次"}[cue.step]


def _board_words(session: Session, cue: BoardCue) -> str:
    shown, pages = page_of(cue, seen(session, session.stage(cue.stage), cue.division))
    which = f"（{shown + 1} / {pages}）" if pages > 1 else ""
    return f"{session.division(cue.division).name}名次榜{which}"


def _on_stage(session: Session, cue: StageCue | TimerCue | RevealCue) -> OnStage:
    stage, project = session.stage(cue.stage), session.project(cue.number)
    upcoming = _next_up(session, stage, project, cue.round_id)
    return OnStage(
        **_heading(session, cue),
        number=cue.number,
        project=project.name,
        applicant=project.applicant,
        next_up=f"{upcoming.number} 号　{upcoming.name}" if upcoming else "",
    )


def _heading(session: Session, cue: StageCue | TimerCue | RevealCue) -> dict[str, Any]:
    """Return the line at the top of a picture of a project."""
    return {
        "contest": session.contest.rulebook.contest.name,
        "corner": corner(session, session.stage(cue.stage), session.project(cue.number).division),
        "playoff": bool(cue.round_id),
    }


def _next_up(session: Session, stage: Stage, project: Project, round_id: str) -> Project | None:
    """Return the project that appears next on the same panel, None before the draw or at its end."""
    contest, positions = session.contest, drawn_positions(session.contest, stage.id)
    if not positions:
        return None

    def turn(each: Project) -> tuple[int, int]:
        """Whoever came too late for the draw appears last."""
        return positions.get(each.number, len(positions) + 1), each.number

    def waits(each: Project) -> bool:
        if round_id:
            return each.number in called and contest.presence(stage.id, each.number).competes
        return contest.presence(stage.id, each.number) is Presence.WAITING

    called = next((ruling.numbers for ruling in playoffs(session, stage.id) if ruling.round_id == round_id), ())
    panel = contest.panel_of(stage.id, project.number)
    after = [
        other
        for other in contest.in_stage(stage)
        if other.division == project.division
        and turn(other) > turn(project)
        and contest.panel_of(stage.id, other.number) == panel
        and waits(other)
    ]
    return min(after, key=turn, default=None)


def _timer(session: Session, cue: TimerCue, clock: StageClock | None) -> Scene:
    stage, project = session.stage(cue.stage), session.project(cue.number)
    if clock is None or clock.number != cue.number:
        if stage.timer is None:
            return _on_stage(session, cue)
        clock = StageClock.of(stage.timer, cue.number)
    return Timer(
        **_heading(session, cue),
        number=project.number,
        project=project.name,
        applicant=project.applicant,
        countdown=clock.current,
    )


def _reveal(session: Session, cue: RevealCue) -> Scene:
    stage, project = session.stage(cue.stage), session.project(cue.number)
    score = confirmed_score(session, cue.stage, cue.number, cue.round_id)
    if score is None:
        return _on_stage(session, cue)
    shown_place = cue.step >= RevealStep.PLACE
    known = seen(session, stage, project.division, also=project.number)
    heading, place = place_words(session, stage, known, project) if shown_place else ("", "")
    return Reveal(
        **_heading(session, cue),
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
        top=rows(session, stage, around(known, project.number), known, project.number) if shown_place else (),
        corrected=corrected(session, stage, project.number, cue.round_id),
        former=told_score(session, stage, project.number, cue.round_id) if cue.step >= RevealStep.SCORE else "",
        witness=_witness(session),
    )


def _witness(session: Session) -> str:
    """Return the journal's head for photographs; nothing where the disk cannot be read: the hall does not wait."""
    try:
        return head(session.file).short_words
    except Refusal:
        return ""


def _tile(stage: Stage, line: SheetLine, shown: bool, struck: bool) -> Tile:
    label = f"{line.sheet.seat} 号席"
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
