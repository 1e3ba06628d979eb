"""仲裁: cases of all stages, objections, the committee and its rulings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from maker_desktop.domain.arbitration.cases import decisions_on
from maker_desktop.domain.arbitration.objections import open_until
from maker_desktop.domain.arbitration.verdict import Verdict, check_committee, check_particulars
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import normal_name, person_name
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.ruling import (
    DECISION_NAMES,
    KIND_NAMES,
    CaseKind,
    CommitteeMember,
    Decision,
    Objection,
    Ruling,
)
from maker_desktop.domain.model.standing import Case, StageResult
from maker_desktop.domain.results import outcomes as outcome_rules
from maker_desktop.domain.results.outcomes import Outcomes
from maker_desktop.services.core import people
from maker_desktop.services.core.collector import collector_at_rest
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.standings import sealing

#: By how much an objection may seem to come from the future: paper knows only minutes, clocks on walls differ.
_CLOCKS_DIFFER = timedelta(minutes=5)

#: Prefix, before the stage's id, of the case id for reopening a sealed stage.
SEAL_CASE = "seal:"

#: The kind of a ruling that reopens a seal, in words.
REOPENING = "重开封存"


def cases(session: Session) -> tuple[Case, ...]:
    """Return the cases of all stages, open and settled, in order of stages."""
    return tuple(case for result in session.results().values() for case in result.cases)


def kind_words(ruling: Ruling) -> str:
    """Return what a ruling is about, in words: the kind of its case, or that it reopens a seal."""
    return REOPENING if ruling.case.startswith(SEAL_CASE) else KIND_NAMES[ruling.kind]


def find_case(session: Session, case_id: str) -> Case:
    """Return one case. Raises Refusal, listing the open ones, for an unknown id, and for a stage not held here.

    A tie that no line falls into is not listed, but the committee may take it up by its id.
    """
    known = cases(session)
    ties = (session.tie(stage.id, case_id) for stage in session.contest.rulebook.stages)
    for each in (*known, *ties):
        if each is not None and each.id == case_id:
            return each
    for stage_id in session.contest.elsewhere:
        if stage_id in case_id.split(":"):
            session.stage_held_here(stage_id)
    still_open = "、".join(each.id for each in known if each.open)
    raise Refusal(
        f"没有事项“{case_id}”，"
        + (f"请改用待裁定的：{still_open}。" if still_open else "请核对：目前没有待裁定的事项。")
    )


@collector_at_rest()
def outcomes(session: Session, case_id: str) -> Outcomes:
    """Return what each possible ruling on a case would change in awards, advance and recommendation."""
    return outcome_rules.outcomes(session.contest, find_case(session, case_id), session.books())


def decisions(session: Session, case_id: str) -> tuple[Decision, ...]:
    """Return the decisions now possible in a case.

    In a sealed stage these are reopening it and rejecting an objection; the case "seal:STAGE" has only the former.
    """
    if case_id.startswith(SEAL_CASE):
        sealed = session.contest.sealed.get(session.stage(case_id.removeprefix(SEAL_CASE)).id)
        return (Decision.REOPEN,) if sealed is not None else ()
    case = find_case(session, case_id)
    if case.stage not in session.contest.sealed:
        return tuple(decision for decision in decisions_on(session.contest, case) if decision is not Decision.REOPEN)
    may_turn_down = case.kind is CaseKind.OBJECTION and case.open
    return (Decision.UPHOLD, Decision.REOPEN) if may_turn_down else (Decision.REOPEN,)


def to_recuse(session: Session, case_id: str) -> Mapping[str, str]:
    """Return the members who should not vote on a case, with the reason; the seal of a stage concerns everyone in it.

    A member who judged a project concerned, or whose employer is the applicant or whoever objects.
    """
    contest = session.contest
    if case_id.startswith(SEAL_CASE):
        return {}
    case = find_case(session, case_id)
    objection = next((each for each in contest.objections if each.id == case.id), None)
    parties = [(each, contest.by_number[each].applicant) for each in case.numbers]
    found = {}
    for member in contest.committee:
        judged = [number for number in case.numbers if _judged(contest, case.stage, number, member)]
        employed = [number for number, applicant in parties if _same_name(member.employer, applicant)]
        if judged:
            found[member.name] = f"是 {numbers_text(judged)}项目的评委"
        elif employed:
            found[member.name] = f"的单位就是 {numbers_text(employed)}项目的参赛主体"
        elif objection is not None and _same_name(member.employer, objection.person):
            found[member.name] = "的单位就是异议提出人"
    return found


def _judged(contest: Contest, stage_id: str, number: int, member: CommitteeMember) -> bool:
    own = person_name(member.name)
    return any(
        person_name(seat.judge) == own and (stage_id, number, seat.judge) not in contest.excuses
        for seat in contest.seats_for(stage_id, number)
    )


def _same_name(name: str, other: str) -> bool:
    return bool(name.strip()) and normal_name(name) == normal_name(other)


def seat_committee(session: Session, members: Sequence[CommitteeMember]) -> Changed:
    """Set the members of the expert committee, all at once.

    Raises Refusal for an empty or repeated name, and for more than one chair.
    """
    tidy = [CommitteeMember(member.name.strip(), member.employer.strip(), member.chair) for member in members]
    for name, times in Counter(member.name for member in tidy).items():
        if not name:
            raise Refusal("专家委员会有一位委员没有姓名，请补上。")
        if times > 1:
            raise Refusal(f"专家委员会里“{name}”出现了 {times} 次；同名委员请在姓名后加注区分。")
    if sum(member.chair for member in tidy) > 1:
        raise Refusal("专家委员会只能有一位主任委员。")
    with session.change("committee.seat", f"{len(tidy)} 位委员") as work:
        for member in session.contest.committee:
            if member.name not in {other.name for other in tidy}:
                work.remove(member)
        for member in tidy:
            if member not in session.contest.committee:
                work.put(member)
    return work.changed


def lodge(
    session: Session,
    stage_id: str,
    numbers: Sequence[int],
    *,
    person: str,
    contact: str,
    text: str,
    evidence: str = "",
    time: str = "",
) -> Objection:
    """Register an objection (异议): who complains about which projects, their contact, and the evidence.

    `evidence` names one piece on each line; `time` is ISO 8601, now if empty. One after its deadline is registered
    and marked late, for the committee to decide. Raises Refusal without a name (real name or seal), a way to reach
    them, or a text, for projects that are not in the stage, for a stage that is not held here, and for a time that is
    none or still to come.
    """
    stage = session.stage_held_here(stage_id)
    if not numbers:
        raise Refusal("请写明异议涉及的项目编号。")
    for number in numbers:
        session.taking_part(stage, number)
    for name, value in (("提出人姓名或单位", person), ("联系方式", contact), ("异议内容", text)):
        if not value.strip():
            raise Refusal(f"异议须实名提出，请填写{name}。")
    objection = Objection(
        id=f"objection:{len(session.contest.objections) + 1}",
        stage=stage.id,
        numbers=tuple(sorted(set(numbers))),
        person=person.strip(),
        contact=contact.strip(),
        time=_moment(session, time).isoformat(timespec="seconds"),
        text=text.strip(),
        evidence=evidence.strip(),
        until=open_until(session.contest, stage.id, numbers),
    )
    with session.change("objection.lodge", f"{stage.name} {objection.person}", objection.text) as work:
        work.put(objection)
    return objection


def _moment(session: Session, time: str) -> datetime:
    """Parse a time, in this computer's time zone unless it names another; now if empty."""
    if not time:
        return session.now()
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        raise Refusal(f"“{time}”不是时间，请写作 2026-11-20T15:30。") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=session.now().tzinfo)
    if moment > session.now() + _CLOCKS_DIFFER:
        raise Refusal(f"异议提出的时间 {moment:%Y-%m-%d %H:%M} 还没有到，请核对时间。")
    return moment


def rule(session: Session, case_id: str, verdict: Verdict, pins: Mapping[str, str] | None = None) -> Ruling:
    """Rule on a case; a later ruling on the same case replaces what it decides again, which stays visible.

    See `ruling.in_force` for which rulings replace which. Raises Refusal if the decision does not fit the case, its
    particulars are wrong (order, judge, points, reason), those present are not committee members or too few, the votes
    do not carry it, a member's PIN is missing or wrong (`pins` by name), or the stage is sealed; a sealed stage
    can only be reopened (case "seal:STAGE" or an objection), and an objection against it be turned down.
    """
    check_committee(session.contest, verdict)
    for name in verdict.present:
        people.prove(session, name, (pins or {}).get(name, ""))
    if verdict.decision is Decision.REOPEN:
        return _reopen(session, case_id, verdict)
    case = find_case(session, case_id)
    _check_open_stage(session, case, verdict)
    numbers = check_particulars(session.contest, case, verdict)
    ruling = _ruling(session, case.id, case.kind, case.stage, numbers, verdict)
    stage = session.stage(case.stage)
    before = session.result(stage.id)
    after = session.result_with(ruling)
    touched = _touched(numbers, before, after)
    ruling = replace(
        ruling,
        places_before=_places(session, before, touched),
        places_after=_places(session, after, touched),
    )
    subject = f"{stage.name} {case.id} {DECISION_NAMES[verdict.decision]}"
    with session.change("case.rule", subject, ruling.reason) as work:
        work.put(ruling)
    return ruling


def _ruling(
    session: Session, case_id: str, kind: CaseKind, stage_id: str, numbers: tuple[int, ...], verdict: Verdict
) -> Ruling:
    return Ruling(
        id=max((ruling.id for ruling in session.contest.rulings), default=0) + 1,
        case=case_id,
        kind=kind,
        stage=stage_id,
        numbers=numbers,
        decision=verdict.decision,
        reason=verdict.reason.strip(),
        present=verdict.present,
        time=session.stamp(),
        order=verdict.order,
        judge=verdict.judge,
        points=verdict.points,
        extra_places=verdict.extra_places,
        ballots=verdict.ballots,
        person=session.person,
    )


def _reopen(session: Session, case_id: str, verdict: Verdict) -> Ruling:
    """Reopen a sealed stage by a separate ruling that replaces no other; its entrants are revoked."""
    if case_id.startswith(SEAL_CASE):
        stage = session.stage(case_id.removeprefix(SEAL_CASE))
        numbers: tuple[int, ...] = ()
    else:
        case = find_case(session, case_id)
        stage, numbers = session.stage(case.stage), case.numbers
        if case.kind is not CaseKind.OBJECTION:
            case_id = SEAL_CASE + stage.id
    ruling = _ruling(session, case_id, CaseKind.OBJECTION, stage.id, numbers, verdict)
    with session.change("stage.reopen", stage.name, ruling.reason) as work:
        sealing.unseal(session, work, stage)
        work.put(ruling)
    return ruling


def _check_open_stage(session: Session, case: Case, verdict: Verdict) -> None:
    if case.stage not in session.contest.sealed:
        return
    turned_down = case.kind is CaseKind.OBJECTION and case.open and verdict.decision is Decision.UPHOLD
    if not turned_down:
        name = session.stage(case.stage).name
        raise Refusal(f"{name}已经封存，只能先裁定重开。")


def _touched(numbers: tuple[int, ...], before: StageResult, after: StageResult) -> tuple[int, ...]:
    places = {standing.number: standing.place for standing in before.standings}
    moved = {standing.number for standing in after.standings if places.get(standing.number) != standing.place}
    return tuple(sorted(moved | set(numbers)))


def _places(session: Session, result: StageResult, numbers: tuple[int, ...]) -> tuple[str, ...]:
    words = []
    for number in numbers:
        if number not in result.scores:
            continue  # its last stage is another, where this ruling changes no place
        standing, name = result.standing(number), session.project(number).name
        place = f"第 {standing.place} 名" if standing.place is not None else "无名次"
        score = f"，得分 {standing.score}" if standing.score is not None else ""
        words.append(f"{number} 号“{name}”：{place}{score}")
    return tuple(words)
