"""Correcting a project on which something hangs: what that takes, and how it is written so that nothing else moves."""

from collections.abc import Mapping

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import FirstName, Project
from maker_desktop.domain.roster.bound import Bound, agrees, bound_numbers, identity
from maker_desktop.domain.roster.importing import is_correction
from maker_desktop.services.core.people import Signed, supervised
from maker_desktop.services.core.session import Recording, Session


def bound(session: Session) -> Mapping[int, Bound]:
    """Return the numbers that are drawn, marked or otherwise in use, with what hangs on each."""
    return bound_numbers(session.contest, session.books())


def held(session: Session, project: Project) -> Bound | None:
    """Return what hangs on a project where writing it as given is a correction that takes a reason; else None.

    Raises Refusal where that would put another project in the place of the one its number was given to.
    """
    before = session.contest.by_number.get(project.number)
    if before is None or not is_correction(before, project):
        return None
    known = bound(session).get(project.number)
    if known is not None and not agrees(known.name, known.applicant, project):
        raise Refusal(
            f"{project.number} 号{known.words}时是“{known.name}”（{known.applicant}），项目名称和参赛主体不能都改："
            "那就是另一个项目了，请另外新增。"
        )
    return known


def signed(session: Session, corrected: Mapping[int, Bound], reason: str, supervisor: str, pin: str) -> str:
    """Return the reason of corrections as the journal keeps it, signed where a supervisor has to.

    Raises Refusal without a reason, or, once a stage is sealed or a certificate registered, without a supervisor.
    """
    if not corrected:
        return reason.strip()
    final = sorted(number for number, known in corrected.items() if known.final)
    number = final[0] if final else min(corrected)
    why = f"{number} 号项目{corrected[number].words}"
    if final and not (reason.strip() and supervisor.strip()):
        raise Refusal(f"{why}，更正须写明原因并由监督人员签名。")
    if not reason.strip():
        raise Refusal(f"{why}，更正请写明原因。")
    if not final:
        return reason.strip()
    return supervised(session, Signed(reason, supervisor, pin))


def write(session: Session, work: Recording, project: Project, known: Bound | None) -> None:
    """Write a project; `known` is what hangs on it where this is a correction.

    The name it had before the first correction is kept. Whoever changes his division has no place in its order of
    appearance, and stands last there.
    """
    before = session.contest.by_number.get(project.number)
    if before is not None and known is not None and _renamed(before, project):
        work.put(FirstName(project.number, known.name, known.applicant))
    for place in session.contest.drawn_places:
        if place.number == project.number and place.division != project.division:
            work.remove(place)
    work.put(project)


def _renamed(before: Project, after: Project) -> bool:
    return identity(before.name, before.applicant) != identity(after.name, after.applicant)
