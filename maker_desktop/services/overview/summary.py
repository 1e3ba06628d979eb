"""What a contest file holds, in a few words for lists of files: its stage and how much of the work is done."""

from dataclasses import dataclass
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.contest import open_session
from maker_desktop.services.core.session import Session
from maker_desktop.services.overview.divisions import division_progress
from maker_desktop.services.overview.progress import StepState, checklist
from maker_desktop.services.scoring.scoring_desk import current_stage


@dataclass(frozen=True, slots=True)
class Summary:
    """`holds` is e.g. 复赛 14/14; `done` of `total` steps of the work are done."""

    holds: str
    done: int
    total: int
    sealed: bool = False


def summary_of(session: Session) -> Summary:
    """Return what an open contest holds now."""
    contest = session.contest
    steps = checklist(session)
    done = sum(step.state is StepState.DONE for step in steps)
    sealed = all(stage.id in contest.closed for stage in contest.rulebook.stages)
    return Summary(held(session), done, len(steps), sealed)


def held(session: Session) -> str:
    """Return how many projects have a score out of those that compete, in the last stage that has any scores."""
    if not session.contest.projects:
        return "还没有项目"
    held_here = [stage for stage in session.contest.rulebook.stages if stage.id not in session.contest.elsewhere]
    words = ""
    for stage in held_here or [current_stage(session)]:
        counts = division_progress(session, stage)
        scored = sum(each.scored for each in counts)
        if scored or not words:
            words = f"{stage.name} {scored}/{sum(each.competing for each in counts)}"
    return words


def summarise(path: Path) -> Summary | None:
    """Return what a file holds, None where it cannot be read as it is; nothing is written, not even its lock."""
    try:
        with open_session(path, "", read_only=True) as session:
            return summary_of(session)
    except Refusal:
        return None
