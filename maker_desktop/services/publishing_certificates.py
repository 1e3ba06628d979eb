"""Certificates for those who win: projects, maker teams with their members, organisations; each with its serial."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maker_desktop.documents.certificate import Certificate, Overprint
from maker_desktop.documents.certificate_batch import CertificateBatch
from maker_desktop.documents.certificate_design import Design
from maker_desktop.domain.awards import AwardList
from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.roster import Project
from maker_desktop.services import certificate_words
from maker_desktop.services.awards import awards
from maker_desktop.services.publishing_honours import organisations
from maker_desktop.services.publishing_parts import (
    Unit,
    Wanted,
    called,
    digest,
    final_stages,
    numbers_text,
    pending_numbers,
)
from maker_desktop.services.session import Session
from maker_desktop.services.wordings import Words

#: “获奖证书中体现团队核心成员数量原则上不超过7人” (all five notices).
CORE_MEMBERS = 7


@dataclass(frozen=True, slots=True)
class _Honour:
    """A certificate before it has its serial; `number` is the project's, None for an organisation."""

    certificate: Certificate
    number: int | None = None
    digest: str = ""


def certificates(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Give a certificate for each award and each organisation award, in order of awards and divisions.

    Raises Refusal while a project that competes has no score; while an award waits for a ruling, unless only the
    settled ones are wanted; and if there is nobody to honour.
    """
    given = awards(session)
    _refuse_unsettled(session, given, wanted)
    words = Words(session.contest, session.now().date())
    honours = _numbered([*_projects(session, given, words), *_organisations(session, words)], words)
    chosen = [one.certificate for one in honours if wanted.number in (None, one.number)]
    if not chosen:
        raise Refusal("还没有获奖的项目和单位，没有证书可以打印。")
    if not words.lines("certificate_issuers"):
        raise Refusal("还没有颁发单位，请在规则中填写主办单位，或在文书设置中填写证书的颁发单位。")
    design, overprint = _design(words), _overprint(words)
    file = "证书（不含待仲裁的奖项）" if pending_numbers(given) else "证书"
    for one in chosen:
        name = f"证书 {one.award} {one.recipient} {one.project}".rstrip()
        yield Unit(file, name, CertificateBatch((one,), design, overprint))


def _refuse_unsettled(session: Session, given: Sequence[AwardList], wanted: Wanted) -> None:
    for stage in final_stages(session):
        if not session.book(stage.id).has_marks:
            continue
        for standing in session.result(stage.id).standings:
            if standing.presence.competes and standing.score is None:
                project = session.contest.by_number[standing.number]
                raise Refusal(f"{called(project)}还没有得分（{standing.lacking}），奖项未定，不能打印证书。")
    pending = pending_numbers(given)
    if pending and not wanted.settled_only:
        raise Refusal(f"{numbers_text(pending)}项目的奖项等待裁定，请裁定后再打印证书，或只打印已定的奖项。")


def _projects(session: Session, given: Sequence[AwardList], words: Words) -> Iterator[_Honour]:
    rulebook = session.contest.rulebook
    for one in given:
        stage = rulebook.last_stage(one.division)
        sealed = digest(session, stage) if stage else ""
        for number in one.numbers:
            project = session.contest.by_number[number]
            certificate = Certificate(
                kind="team" if project.members else "project",
                recipient=project.applicant,
                contest=rulebook.contest.name,
                award=one.award.name,
                issuers=words.lines("certificate_issuers"),
                day=words.day("certificate_date"),
                project=project.name,
                division=rulebook.division(one.division).name,
                members=_members(session, project),
                about=called(project),
            )
            yield _Honour(certificate, number, sealed)


def _members(session: Session, project: Project) -> tuple[str, ...]:
    most = session.contest.rulebook.eligibility.core_members_at_most or CORE_MEMBERS
    if len(project.members) > most:
        raise Refusal(
            f"{called(project)}有 {len(project.members)} 名核心成员，证书上最多 {most} 名，"
            f"请在名册中改到 {most} 名以内。"
        )
    return project.members


def _organisations(session: Session, words: Words) -> Iterator[_Honour]:
    for one in organisations(session):
        yield _Honour(
            Certificate(
                kind="organisation",
                recipient=one.organisation,
                contest=session.contest.rulebook.contest.name,
                award=one.award,
                issuers=words.lines("certificate_issuers"),
                day=words.day("certificate_date"),
                about=f"获{one.award}的单位“{one.organisation}”",
            )
        )


def _numbered(honours: Sequence[_Honour], words: Words) -> tuple[_Honour, ...]:
    """Give each certificate its serial and its QR code: contest, serial and the digest of the sealed stage."""
    contest = words.contest.rulebook.contest
    coded = words.yes("certificate_code")
    numbered = []
    for turn, honour in enumerate(honours, start=1):
        serial = _serial(honour, turn, words)
        code = " ".join(part for part in (contest.id, serial, honour.digest.replace(" ", "")) if part) if coded else ""
        numbered.append(replace(honour, certificate=replace(honour.certificate, serial=serial, code=code)))
    serials = [honour.certificate.serial for honour in numbered]
    repeated = next((serial for serial in serials if serials.count(serial) > 1), None)
    if repeated is not None:
        raise Refusal(f"证书编号“{repeated}”出现了不止一次，编号规则里应有 {{n}}。")
    return tuple(numbered)


def _serial(honour: _Honour, turn: int, words: Words) -> str:
    """Fill the pattern: {year}, {award}, {division}, {number} of the project, {n} counting all certificates."""
    pattern = words.text("certificate_serial")
    certificate = honour.certificate
    try:
        return pattern.format(
            year=words.contest.rulebook.contest.year or certificate.day.year,
            award=certificate.award,
            division=certificate.division,
            number=honour.number or 0,
            n=turn,
        )
    except (KeyError, ValueError, IndexError, AttributeError, TypeError):
        raise Refusal(
            f"证书编号规则“{pattern}”不对，可以用 {{year}}、{{award}}、{{division}}、{{number}}、{{n}}，"
            "位数写作 {n:03d}。"
        ) from None


def _design(words: Words) -> Design:
    design = certificate_words.designs()[words.choice("certificate_design")]
    wording = {kind: words.pattern(f"certificate_wording_{kind}") for kind in design.wording}
    return replace(design, wording=wording, date=words.choice("certificate_date_style"))


def _overprint(words: Words) -> Overprint | None:
    if not words.yes("certificate_overprint"):
        return None
    return Overprint(words.number("certificate_right"), words.number("certificate_down"))
