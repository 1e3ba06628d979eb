"""Whether a picture may (still) be shown: what in the contest makes a cue false, and whose score is owed the hall."""

from collections.abc import Collection, Sequence

from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.awards.ceremony import hindrance
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.scoring_desk import drawn_positions, playoffs
from maker_desktop.ui.audience.cues import BoardCue, CeremonyCue, Cue, PhotoCue, RevealCue, StageCue, TimerCue, TitleCue
from maker_desktop.ui.audience.staging.ceremony import passed_over
from maker_desktop.ui.audience.staging.photo import photo_falsehood
from maker_desktop.ui.audience.staging.pictures import confirmed_score


def falsehood(  # noqa: PLR0911 - one return for each reason
    session: Session, cue: Cue, named: Collection[int] = ()
) -> str:
    """Return why a picture is false now, in a sentence without its full stop, or an empty text.

    `named` are the projects in the picture beside the one it is about. A score that is being corrected makes no picture
    false: the audience has seen it, and sees the right one once it is complete.
    """
    if isinstance(cue, CeremonyCue):
        return hindrance(session).rstrip("。") or passed_over(session, cue)
    if isinstance(cue, PhotoCue):
        return photo_falsehood(session, cue.award)
    if not isinstance(cue, StageCue | TimerCue | RevealCue | BoardCue | TitleCue):
        return ""
    stage = next((stage for stage in session.contest.rulebook.stages if stage.id == cue.stage), None)
    if stage is None:
        return "这个阶段已经不在规则里"
    if isinstance(cue, BoardCue) and cue.division not in stage.divisions:
        return f"这个组别已经不在{stage.name}里"
    about = {cue.number} if isinstance(cue, StageCue | TimerCue | RevealCue) else set()
    if isinstance(cue, StageCue | TimerCue | RevealCue) and not _stands(session, cue):
        return f"{cue.number} 号项目的加赛已经不作数"
    return next((why for number in sorted(about | set(named)) if (why := _gone(session, stage, number))), "")


def _gone(session: Session, stage: Stage, number: int) -> str:
    """Return why a project has no place in a stage any more, or an empty text."""
    if number not in session.contest.taking_part[stage.id]:
        return f"{number} 号项目已经不在{stage.name}里"
    presence = session.contest.presence(stage.id, number)
    return "" if presence.competes else f"{number} 号项目{PRESENCE_NAMES[presence]}"


def _stands(session: Session, cue: StageCue | TimerCue | RevealCue) -> bool:
    """Return whether the playoff of a cue, if it is about any, is still ordered."""
    return not cue.round_id or cue.number in _called(session, cue.stage, cue.round_id)


def _called(session: Session, stage_id: str, round_id: str) -> tuple[int, ...]:
    """Return the projects that a ruling in force sent into a playoff."""
    return next((ruling.numbers for ruling in playoffs(session, stage_id) if ruling.round_id == round_id), ())


def owed_reveal(session: Session, stage_id: str, confirmed: Sequence[int], round_id: str = "") -> int | None:
    """Return whose score is to be shown next of those the audience has not seen, None where there is none.

    It is the first in the order of appearance, since nobody is to wait for who came later, in the queue of the project
    confirmed last: queues are those of divisions and panels. `confirmed` are projects in the order in which they were
    confirmed, as far as that is known. With the round id of a playoff it is about the scores of the playoff.
    """
    contest = session.contest
    positions = drawn_positions(contest, stage_id)

    divisions = session.stage(stage_id).divisions

    def queue(number: int) -> tuple[int, str]:
        return divisions.index(contest.by_number[number].division), contest.panel_of(stage_id, number) or ""

    def turn(number: int) -> tuple[bool, tuple[int, str], int, int]:
        here = queue(number)
        return here != lately, here, positions.get(number, len(positions) + 1), number

    owed = [
        number
        for number in (_called(session, stage_id, round_id) if round_id else contest.taking_part[stage_id])
        if not is_revealed(session, stage_id, number, round_id)
        and contest.presence(stage_id, number).competes
        and confirmed_score(session, stage_id, number, round_id) is not None
    ]
    lately = next((queue(number) for number in reversed(confirmed) if number in owed), None)
    return min(owed, key=turn, default=None)


def is_revealed(session: Session, stage_id: str, number: int, round_id: str = "") -> bool:
    """Return whether the audience has seen a project's score, of a playoff if given."""
    if round_id:
        return (stage_id, number, round_id) in session.contest.revealed_in_playoffs
    return (stage_id, number) in session.contest.revealed
