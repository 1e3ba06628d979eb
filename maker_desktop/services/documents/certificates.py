"""The certificates of awarded projects, maker teams with their members, and organisations, with serials."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from maker_desktop.domain.awards.awards import AwardList
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.roster import Project
from maker_desktop.pdf.certificates.batch import CertificateBatch
from maker_desktop.pdf.certificates.calibration import Calibration
from maker_desktop.pdf.certificates.certificate import Certificate, Overprint
from maker_desktop.pdf.certificates.design import Design
from maker_desktop.pdf.certificates.register import CertificateRegister, RegisterLine
from maker_desktop.services.awards.awards import awards
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import chosen_design
from maker_desktop.services.documents.certificate_register import Entitled, Registered, entitled, register
from maker_desktop.services.documents.parts import Unit, Wanted, called, digest, pending_numbers
from maker_desktop.services.documents.words import Words

#: “获奖证书中体现团队核心成员数量原则上不超过7人” (all five notices).
CORE_MEMBERS = 7


def certificates(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield a certificate for each award and each organisation award, in order of awards and divisions.

    Raises Refusal while a project that competes has no score; while an award waits for a ruling, unless only the
    settled ones are wanted; and if nobody has an award.
    """
    given = awards(session)
    _refuse_unsettled(session, given, wanted)
    words = Words(session.contest, session.now().date())
    chosen = [
        _certificate(session, each, words) for each in entitled(session) if wanted.number in (None, each.given.number)
    ]
    if not chosen:
        raise Refusal("还没有获奖的项目和单位，没有证书可以打印，请先打分或授予组织奖。")
    if not words.lines("certificate_issuers"):
        raise Refusal("还没有颁发单位，请在规则中填写主办单位，或在文书设置中填写证书的颁发单位。")
    design, overprint = _design(words), _overprint(words)
    file = "证书（不含待裁定的奖项）" if pending_numbers(given) else "证书"
    for each in chosen:
        name = f"证书 {each.award} {each.recipient} {each.project}".rstrip()
        yield Unit(file, name, CertificateBatch((each,), design, overprint))


def _refuse_unsettled(session: Session, given: Sequence[AwardList], wanted: Wanted) -> None:
    for stage in session.contest.rulebook.last_stages():
        if not session.book(stage.id).has_marks:
            continue
        for standing in session.result(stage.id).standings:
            if standing.presence.competes and standing.score is None:
                project = session.contest.by_number[standing.number]
                raise Refusal(f"{called(project)}还没有得分（{standing.lacking}），奖项未定，请补齐后再打印证书。")
    pending = pending_numbers(given)
    if pending and not wanted.settled_only:
        raise Refusal(f"{numbers_text(pending)}项目的奖项待裁定，请裁定后再打印证书，或只打印已定的奖项。")


def _certificate(session: Session, each: Entitled, words: Words) -> Certificate:
    contest = session.contest.rulebook.contest
    certificate = Certificate(
        kind="organisation",
        recipient=each.given.recipient,
        contest=contest.name,
        award=each.given.award,
        issuers=words.lines("certificate_issuers"),
        day=words.day("certificate_date"),
        serial=each.serial,
        about=f"获{each.given.award}的单位“{each.given.recipient}”",
    )
    sealed = ""
    if each.given.number:
        certificate = _of_project(session, session.contest.by_number[each.given.number], certificate)
        stage = session.contest.rulebook.last_stage(each.given.division)
        sealed = digest(session, stage) if stage else ""
    if not words.yes("certificate_code"):
        return certificate
    code = " ".join(part for part in (contest.id, each.serial, sealed.replace(" ", "")) if part)
    return replace(certificate, code=code)


def _of_project(session: Session, project: Project, certificate: Certificate) -> Certificate:
    return replace(
        certificate,
        kind="team" if project.members else "project",
        project=project.name,
        division=session.contest.rulebook.division(project.division).name,
        members=_members(session, project),
        about=called(project),
    )


def _members(session: Session, project: Project) -> tuple[str, ...]:
    most = session.contest.rulebook.eligibility.core_members_at_most or CORE_MEMBERS
    if len(project.members) > most:
        raise Refusal(
            f"{called(project)}有 {len(project.members)} 名核心成员，证书上最多 {most} 名，"
            f"请在名册中改到 {most} 名以内。"
        )
    return project.members


def _design(words: Words) -> Design:
    design = chosen_design.design(words.contest, words.choice("certificate_design"))
    wording = {kind: words.template(f"certificate_wording_{kind}") for kind in design.wording}
    design = replace(design, wording=wording, date=words.choice("certificate_date_style"))
    return chosen_design.on_paper(design, words.choice("certificate_paper"))


def _overprint(words: Words) -> Overprint | None:
    return _shift(words) if words.yes("certificate_overprint") else None


def _shift(words: Words) -> Overprint:
    return Overprint(words.number("certificate_right"), words.number("certificate_down"))


def calibrations(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the page to set up overprinting with, in the chosen design and with the offset filled in."""
    del wanted
    words = Words(session.contest, session.now().date())
    yield Unit("套打校准页", "套打校准页", Calibration(_design(words), _shift(words)))


def registers(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the register of certificates. Raises Refusal if none has been issued."""
    del wanted
    lines = tuple(_line(each) for each in register(session))
    rulebook = session.contest.rulebook
    yield Unit("证书登记簿", "证书登记簿", CertificateRegister(rulebook.contest.name, session.now(), lines))


def _line(each: Registered) -> RegisterLine:
    issue = each.issue
    return RegisterLine(
        issue.id,
        issue.serial,
        each.award,
        issue.recipient,
        each.project,
        f"{issue.time[:10]} {issue.person}",
        each.state,
        each.remark,
        each.void,
        f"证书“{issue.serial}”",
    )
