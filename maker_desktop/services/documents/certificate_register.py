"""证书登记: issued certificates with their serials, voiding and reissuing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from maker_desktop.domain.documents.certificate_order import GivenAward, Numbered, given_awards, numbered
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import CertificateIssue, CertificateState
from maker_desktop.pdf.certificates.template import filled
from maker_desktop.services.awards.awards import awards
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents.words import Words

STATES: Mapping[CertificateState, str] = {CertificateState.ISSUED: "有效", CertificateState.VOID: "作废"}


@dataclass(frozen=True, slots=True)
class Entitled:
    """A given award with the serial of its certificate, issued or to be issued."""

    numbered: Numbered
    serial: str

    @property
    def given(self) -> GivenAward:
        """Return its given award."""
        return self.numbered.given


@dataclass(frozen=True, slots=True)
class Registered:
    """A line of the register in words; `award` names division and award, `remark`: void, or a replacement."""

    issue: CertificateIssue
    award: str
    project: str
    state: str
    remark: str

    @property
    def void(self) -> bool:
        """Whether it is void."""
        return self.issue.state is CertificateState.VOID


def entitled(session: Session) -> tuple[Entitled, ...]:
    """Return all given awards, in order of awards and divisions, each with its own serial.

    Raises Refusal for an invalid template of serials, or one that repeats a serial.
    """
    register = session.contest.certificates
    words = Words(session.contest, session.now().date())
    found = [
        Entitled(each, each.issue.serial if each.issue else _serial(each, words))
        for each in numbered(given_awards(session.contest, awards(session)), register)
    ]
    taken = {issue.serial for issue in register}
    for each in found:
        if each.numbered.issue is None and each.serial in taken:
            raise Refusal(f"证书编号“{each.serial}”出现了不止一次，编号规则里应有 {{序号}}。")
        taken.add(each.serial)
    return tuple(found)


def _serial(each: Numbered, words: Words) -> str:
    """Fill the template of serials; 序号 counts all certificates. Raises Refusal for an unknown name."""
    rulebook, given = words.contest.rulebook, each.given
    values: dict[str, str | int] = {
        "年份": rulebook.contest.year or words.day("certificate_date").year,
        "奖项": given.award,
        "组别": rulebook.division(given.division).name if given.division else "",
        "项目编号": given.number,
        "序号": each.id,
    }
    return filled(words.template("certificate_serial"), values)


def register(session: Session) -> tuple[Registered, ...]:
    """Return every issued certificate, by number. Raises Refusal if there is none."""
    issues = session.contest.certificates
    if not issues:
        raise Refusal("还没有登记的证书，请先导出或打印证书，届时自动登记。")
    standing = given_awards(session.contest, awards(session))
    serials = {each.id: each.serial for each in issues}

    def line(issue: CertificateIssue) -> Registered:
        project = session.contest.by_number.get(issue.number)
        division = session.contest.rulebook.division(issue.division).name if issue.division else ""
        remarks = [f"代替 {serials[issue.replaces]}"] if issue.replaces else []
        if issue.state is CertificateState.VOID:
            remarks.append(issue.reason)
        elif not any(given.stands_for(issue) for given in standing):
            remarks.append("奖项已变动，请作废")
        return Registered(
            issue, f"{division}{issue.award}", project.name if project else "", STATES[issue.state], "；".join(remarks)
        )

    return tuple(line(issue) for issue in issues)


def issue(session: Session, number: int | None = None) -> Changed:
    """Register the printed certificates: all, or those of one project; registered ones are unchanged.

    Raises Refusal as `entitled` does.
    """
    new = [each for each in entitled(session) if each.numbered.issue is None and number in (None, each.given.number)]
    with session.change("certificate.issue", f"{len(new)} 份") as work:
        for issued in _issues(session, new):
            work.put(issued)
    return work.changed


def void(session: Session, serial: str, reason: str) -> Changed:
    """Declare a certificate void; if its award is still given, the next printing has a new serial.

    Raises Refusal for a serial that is not in the register or void already, and without a reason.
    """
    old = _valid(session, serial, reason)
    with session.change("certificate.void", serial, reason) as work:
        work.put(_voided(session, old, reason))
    return work.changed


def reissue(session: Session, serial: str, reason: str) -> Changed:
    """Declare a certificate void and issue another in its place, with a new serial.

    Raises Refusal as `void` does, and if its award is no longer given.
    """
    old = _valid(session, serial, reason)
    if not any(each.numbered.issue == old for each in entitled(session)):
        raise Refusal(f"证书“{serial}”的奖项已经变动，不能补发，请改为作废。")
    rest = tuple(each for each in session.contest.certificates if each != old)
    void_one = _voided(session, old, reason)
    after = replace(session.contest, certificates=(*rest, void_one))
    new = next(
        each
        for each in numbered(given_awards(after, awards(session)), after.certificates)
        if each.issue is None and each.replaces == old.id
    )
    fresh = Entitled(new, _serial(new, Words(session.contest, session.now().date())))
    if fresh.serial in {each.serial for each in session.contest.certificates}:
        raise Refusal(f"补发的证书编号与“{fresh.serial}”重复，编号规则里应有 {{序号}}。")
    with session.change("certificate.reissue", f"{serial} {fresh.serial}", reason) as work:
        for each in (void_one, *_issues(session, [fresh])):
            work.put(each)
    return work.changed


def _valid(session: Session, serial: str, reason: str) -> CertificateIssue:
    if not reason.strip():
        raise Refusal("请填写作废的原因。")
    found = [each for each in session.contest.certificates if each.serial == serial.strip()]
    if not found:
        raise Refusal(f"登记簿里没有证书“{serial}”，请核对编号。")
    if found[0].state is CertificateState.VOID:
        raise Refusal(f"证书“{serial}”已经作废，不用再作废。")
    return found[0]


def _voided(session: Session, old: CertificateIssue, reason: str) -> CertificateIssue:
    return replace(
        old,
        state=CertificateState.VOID,
        reason=reason.strip(),
        voided_by=session.person,
        voided_at=session.stamp(),
    )


def _issues(session: Session, new: Sequence[Entitled]) -> Iterator[CertificateIssue]:
    for each in new:
        given = each.given
        yield CertificateIssue(
            id=each.numbered.id,
            serial=each.serial,
            number=given.number,
            recipient=given.recipient,
            award=given.award,
            division=given.division,
            person=session.person,
            time=session.stamp(),
            replaces=each.numbered.replaces,
        )
