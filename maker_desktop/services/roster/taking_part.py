"""Withdrawal of a project from the open stages, and its return."""

from collections.abc import Sequence

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import PRESENCE_NAMES, Appearance, Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Changed, Session


def withdraw(session: Session, number: int, reason: str, stage_id: str = "") -> Changed:
    """Withdraw a project from all stages that are still open, from `stage_id` on if given.

    Raises Refusal without a reason, or if no such stage is open.
    """
    return withdraw_many(session, (number,), reason, stage_id)


def withdraw_many(session: Session, numbers: Sequence[int], reason: str, stage_id: str = "") -> Changed:
    """Withdraw projects, all or none, for one reason in one entry. Raises Refusal as `withdraw`."""
    projects = [session.project(number) for number in numbers]
    listed = "、".join(map(str, numbers))
    _check_reason(reason, f"{listed} 号项目退赛")
    names = projects[0].name if len(projects) == 1 else f"{len(projects)} 个项目"
    with session.change("roster.withdraw", f"{listed} 号 {names}", reason) as work:
        for project in projects:
            stages = _open_stages(session, project, stage_id)
            if not stages:
                raise Refusal(f"{project.number} 号项目参加的阶段都已封存，不能再登记退赛；如需取消资格，请申请裁定。")
            for stage in stages:
                if session.contest.presence(stage.id, project.number) is Presence.DISQUALIFIED:
                    raise Refusal(f"取消 {project.number} 号项目的资格须经专家委员会裁定。")
                work.put(Appearance(stage.id, project.number, Presence.WITHDRAWN, reason.strip()))
    return work.changed


def reinstate(session: Session, number: int, reason: str, stage_id: str = "") -> Changed:
    """Revoke a withdrawal in every stage that is still open, from `stage_id` on if given.

    The project has its marks again; in an order drawn without it, it appears last. Raises Refusal without a reason,
    and for a project that has not withdrawn from any of these stages.
    """
    project = session.project(number)
    _check_reason(reason, f"{number} 号项目恢复参赛")
    stages = [
        stage
        for stage in _open_stages(session, project, stage_id)
        if session.contest.presence(stage.id, number) is Presence.WITHDRAWN
    ]
    if not stages:
        raise Refusal(f"{number} 号项目在还没有封存的阶段里没有退赛，不用恢复。")
    with session.change("roster.reinstate", f"{number} 号 {project.name}", reason) as work:
        for stage in stages:
            work.put(Appearance(stage.id, number, _before(session, stage, number), reason.strip()))
    return work.changed


def turn_up(session: Session, number: int, reason: str, stage_id: str) -> Changed:
    """Revoke a project's absence in a stage. Raises Refusal without a reason, and if it was not absent."""
    stage = session.open_stage(stage_id)
    project = session.taking_part(stage, number)
    _check_reason(reason, f"{number} 号项目到场")
    presence = session.contest.presence(stage.id, number)
    if presence is not Presence.ABSENT:
        raise Refusal(f"{number} 号项目在{stage.name}没有登记缺席，现在是{PRESENCE_NAMES[presence]}，不用登记到场。")
    with session.change("stage.presence", f"{stage.name} {number} 号 {project.name} 到场", reason) as work:
        work.put(Appearance(stage.id, number, _before(session, stage, number), reason.strip()))
    return work.changed


def _before(session: Session, stage: Stage, number: int) -> Presence:
    """Return a project's presence before it left: presented if any of its sheets is confirmed."""
    book = session.book(stage.id)
    confirmed = any(book.confirmed(number, seat.judge) for seat in session.contest.seats_for(stage.id, number))
    return Presence.PRESENTED if confirmed else Presence.WAITING


def _open_stages(session: Session, project: Project, stage_id: str) -> list[Stage]:
    contest = session.contest
    stages = list(contest.rulebook.stages_of(project.division))
    if stage_id:
        stage = session.open_stage(stage_id)
        session.taking_part(stage, project.number)
        stages = stages[stages.index(stage) :]
    return [
        stage for stage in stages if stage.id not in contest.closed and project.number in contest.taking_part[stage.id]
    ]


def _check_reason(reason: str, what: str) -> None:
    if not reason.strip():
        raise Refusal(f"请写明{what}的原因。")
