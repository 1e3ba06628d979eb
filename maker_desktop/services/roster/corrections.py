"""Correcting (更正) a project whose number is in use: what that requires, and how it is written."""

from collections.abc import Mapping

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.roster import FirstName, Project
from maker_desktop.domain.roster.bound import Bound, agrees, bound_numbers, identity
from maker_desktop.domain.roster.importing import is_correction
from maker_desktop.services.core.people import Signed, supervised
from maker_desktop.services.core.session import Recording, Session


def bound(session: Session) -> Mapping[int, Bound]:
    """Return the numbers that are drawn, marked or otherwise in use, with what depends on each."""
    return bound_numbers(session.contest, session.books())


def held(session: Session, project: Project) -> Bound | None:
    """Return what depends on a project's number if writing the project is a correction that needs a reason, else None.

    Raises Refusal if that would give the number to another project (see also `refuse_moved`).
    """
    before = session.contest.by_number.get(project.number)
    if before is None or not is_correction(before, project):
        return None
    all_known = bound(session)
    known = all_known.get(project.number)
    if known is not None and not agrees(known.name, known.applicant, project):
        raise Refusal(
            f"{project.number} 号{known.words}时是“{known.name}”（{known.applicant}），项目名称和参赛主体不能都改："
            "那就是另一个项目了，请另外新增。"
        )
    refuse_moved(session, all_known, project)
    return known


def refuse_moved(session: Session, known: Mapping[int, Bound], project: Project) -> None:
    """Raise Refusal where a final project would get the name or the applicant that was another final project's.

    Verification would find the seal broken by it: so two projects are swapped. An applicant may have several projects;
    only one that the other project no longer has moves over.
    """
    before = session.contest.by_number.get(project.number)
    if before is None or project.number not in known or not known[project.number].final:
        return
    renamed = plain_name(before.name) != plain_name(project.name)
    transferred = plain_name(before.applicant) != plain_name(project.applicant)
    for number, other in known.items():
        if number == project.number or not other.final:
            continue
        now = session.contest.by_number[number]
        if renamed and plain_name(project.name) == plain_name(other.name):
            what = f"项目名称“{project.name}”"
        elif transferred and plain_name(project.applicant) == plain_name(other.applicant) != plain_name(now.applicant):
            what = f"参赛主体“{project.applicant}”"
        else:
            continue
        words = known[project.number].words
        raise Refusal(f"{what}是 {number} 号项目{other.words}时的，{project.number} 号{words}，不能换来。")


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
        raise Refusal(f"{why}，更正须写明原因并由监督人员签名。")
    if not reason.strip():
        raise Refusal(f"{why}，更正请写明原因。")
    if not final:
        return reason.strip()
    return supervised(session, Signed(reason, supervisor, pin))


def write(session: Session, work: Recording, project: Project, known: Bound | None) -> None:
    """Write a project; `known` is what depends on its number if this is a correction.

    The name before the first correction is kept. A project that changes its division has no drawn position there and
    appears last.
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
