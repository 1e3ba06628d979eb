"""Commands about attendance: absence, withdrawal and return of judges and projects."""

from argparse import Namespace
from collections.abc import Callable

from maker_desktop.cli.answers import Answer, Usage, number_list
from maker_desktop.cli.opening import opened
from maker_desktop.domain.model.panel import Absence
from maker_desktop.domain.model.presence import PRESENCE_NAMES, Presence
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import taking_part

OfProject = Callable[[Session, str, int, str], object]


def absent(options: Namespace) -> Answer:
    """Record that a project is absent, or a judge (from now on, or for one project)."""

    def project(session: Session, stage_id: str, number: int, reason: str) -> None:
        panels.set_presence(session, stage_id, number, Presence.ABSENT, reason)

    return _leaves(options) if options.judge else _project(options, project)


def withdraw(options: Namespace) -> Answer:
    """Record that a project withdraws from a stage on, or that a judge leaves."""

    def project(session: Session, stage_id: str, number: int, reason: str) -> None:
        taking_part.withdraw(session, number, reason, stage_id)

    return _leaves(options) if options.judge else _project(options, project)


def present(options: Namespace) -> Answer:
    """Revoke an absence."""

    def project(session: Session, stage_id: str, number: int, reason: str) -> None:
        taking_part.turn_up(session, number, reason, stage_id)

    return _returns(options) if options.judge else _project(options, project)


def reinstate(options: Namespace) -> Answer:
    """Revoke a withdrawal."""

    def project(session: Session, stage_id: str, number: int, reason: str) -> None:
        taking_part.reinstate(session, number, reason, stage_id)

    return _returns(options) if options.judge else _project(options, project)


def _project(options: Namespace, act: OfProject) -> Answer:
    if options.project is None:
        raise Usage("请写明 --judge 评委，或 --project 编号。")
    with opened(options) as session:
        stage = session.stage(options.stage)
        number = session.find(options.project).number
        act(session, stage.id, number, options.reason)
        presence = session.contest.presence(stage.id, number)
    document = {"stage": stage.id, "number": number, "status": presence.value, "reason": options.reason}
    return Answer(document, f"{number} 号项目在{stage.name}：{PRESENCE_NAMES[presence]}。")


def _leaves(options: Namespace) -> Answer:
    with opened(options) as session:
        stage = session.stage(options.stage)
        judge, before = session.judge(stage, options.judge), _absences(session, stage.id)
        if options.project is None:
            panels.mark_absent_from_now_on(session, stage.id, judge, options.reason)
        else:
            panels.mark_absent(session, stage.id, judge, session.find(options.project).number, options.reason)
        numbers = sorted(each.number for each in _absences(session, stage.id) - before)
    return _judge(options, stage.id, judge, numbers, "缺席")


def _returns(options: Namespace) -> Answer:
    with opened(options) as session:
        stage = session.stage(options.stage)
        judge = session.judge(stage, options.judge)
        if options.project is None:
            numbers = list(panels.lift_absences(session, stage.id, judge, options.reason))
        else:
            numbers = [session.find(options.project).number]
            panels.lift_absence(session, stage.id, judge, numbers[0], options.reason)
    return _judge(options, stage.id, judge, numbers, "到场评")


def _absences(session: Session, stage_id: str) -> set[Absence]:
    return {absence for absence in session.contest.absences if absence.stage == stage_id}


def _judge(options: Namespace, stage_id: str, judge: str, numbers: list[int], word: str) -> Answer:
    document = {"stage": stage_id, "judge": judge, "numbers": numbers, "reason": options.reason}
    return Answer(document, f"评委{judge}{word} {number_list(numbers)} 号项目。")
