"""Correcting (更正) a project whose number is in use: what that requires, and how it is written."""

from collections.abc import Mapping

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import FirstName, Project
from maker_desktop.domain.roster.bound import Bound, agrees, bound_numbers, exchanged, identity, taken_over
from maker_desktop.domain.roster.importing import is_correction
from maker_desktop.services.core.people import Signed, supervised
from maker_desktop.services.core.session import Recording, Session


def bound(session: Session) -> Mapping[int, Bound]:
    """Return the numbers that are drawn, marked or otherwise in use, with what depends on each."""
    return bound_numbers(session.contest, session.books())


def held(session: Session, project: Project) -> Bound | None:
    """Return what depends on a project's number if writing the project is a correction that needs a reason, else None.

    Raises Refusal if that would give the number to another project (see `taken_over` and `exchanged`).
    """
    before = session.contest.by_number.get(project.number)
    if before is None or not is_correction(before, project):
        return None
    all_known = bound(session)
    known = all_known.get(project.number)
    if known is None:
        return None
    if named := taken_over(before, project, known):
        raise Refusal(
            f"{project.number} 号{known.words}时是“{named[0]}”（{named[1]}），项目名称和参赛主体不能都改："
            "那就是另一个项目了，请另行添加。"
        )
    return exchanged(before, project, all_known, session.contest.by_number) or known


def signed(session: Session, corrected: Mapping[int, Bound], reason: str, supervisor: str, pin: str) -> str:
    """Return the reason of corrections for the journal, signed if a supervisor is required.

    Raises Refusal without a reason, or, once a stage is sealed or a certificate registered, without a supervisor.
    """
    if not corrected:
        return reason.strip()
    final = sorted(number for number, known in corrected.items() if known.final)
    number = final[0] if final else min(corrected)
    why = f"{number} 号项目{corrected[number].words}"
    if final and not (reason.strip() and supervisor.strip()):
        raise Refusal(f"{why}，更正须写明原因并由监督员签名。")
    if not reason.strip():
        raise Refusal(f"{why}，更正请写明原因。")
    if not final:
        return reason.strip()
    return supervised(session, Signed(reason, supervisor, pin))


def write(session: Session, work: Recording, project: Project, known: Bound | None) -> None:
    """Write a project; `known` is what depends on its number if this is a correction.

    A name or applicant that a number in use gives up is kept (see `FirstName`). A project that changes its division has
    no drawn position there and appears last.
    """
    before = session.contest.by_number.get(project.number)
    if before is not None and _identity(before) != _identity(project):
        _rename(session, work, before, project, known)
    for place in session.contest.drawn_places:
        if place.number == project.number and place.division != project.division:
            work.remove(place)
    work.put(project)


def _rename(session: Session, work: Recording, before: Project, after: Project, known: Bound | None) -> None:
    if known is not None:
        name, applicant = known.name, known.applicant
        if identity(name, applicant) == _identity(after):
            name, applicant = before.name, before.applicant
        work.put(FirstName(after.number, name, applicant))
        return
    for former in session.contest.first_names:
        if former.number == after.number:
            work.remove(former)
    if not agrees(before.name, before.applicant, after):
        for declaration in session.contest.declarations:
            if declaration.number == after.number:
                work.remove(declaration)


def _identity(project: Project) -> tuple[str, str]:
    return identity(project.name, project.applicant)
