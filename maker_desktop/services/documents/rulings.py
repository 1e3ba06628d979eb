"""The documents of the committee: rulings (专家委员会裁定书)."""

from collections.abc import Iterator, Mapping

from maker_desktop.domain.arbitration.verdict import casting_vote
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.phrases import dated, numbers_text
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.ruling import (
    DECISION_NAMES,
    VOTE_NAMES,
    CaseKind,
    Decision,
    Ruling,
    Vote,
    replacements,
)
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case
from maker_desktop.domain.rules.text import committee_sentences, divergence_sentences, tie_sentences
from maker_desktop.pdf.papers.ruling import Member, RulingPaper
from maker_desktop.services.arbitration.arbitration import kind_words
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import Unit, Wanted, origin


def rulings(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the rulings in the order they were made, those of one case or stage if named.

    Raises Refusal if there is none.
    """
    stage = session.stage(wanted.stage).id if wanted.stage is not None else None
    found = [
        ruling
        for ruling in session.contest.rulings
        if wanted.case in (None, ruling.case) and stage in (None, ruling.stage)
    ]
    if not found:
        of = f"事项 {wanted.case} " if wanted.case else ""
        raise Refusal(f"{of}还没有裁定，没有裁定书可以打印，请先作出裁定。")
    for ruling in found:
        name = f"专家委员会裁定书 第{ruling.id}号"
        yield Unit("专家委员会裁定书", name, _ruling(session, ruling))


def _ruling(session: Session, ruling: Ruling) -> RulingPaper:
    contest = session.contest
    stage = session.stage(ruling.stage)
    case = next((case for case in session.result(stage.id).cases if case.id == ruling.case), None)
    projects = [contest.by_number[number] for number in ruling.numbers]
    return RulingPaper(
        origin=origin(session, stage),
        number=f"第 {ruling.id} 号",
        time=dated(ruling.time),
        kind=kind_words(ruling),
        projects=tuple(f"{project.number} 号　{project.name}（{project.applicant}）" for project in projects),
        facts=_facts(session, ruling, case),
        grounds=(f"理由：{ruling.reason}", *_rules(contest.rulebook, stage, ruling.kind)),
        members=_members(session, ruling),
        decision=(*decision_sentences(ruling), *_casting(session, ruling)),
        places_before=ruling.places_before,
        places_after=ruling.places_after,
        replaced=_replaced(session, ruling),
    )


def _rules(rulebook: Rulebook, stage: Stage, kind: CaseKind) -> Iterator[str]:
    """Yield the rules that a ruling of this kind rests on, that on the committee first."""
    quorum, deadline, *_ = committee_sentences(rulebook)
    yield quorum
    match kind:
        case CaseKind.TIE:
            yield from tie_sentences(rulebook, stage)
        case CaseKind.DIVERGENCE:
            yield from divergence_sentences(stage)
        case CaseKind.OBJECTION:
            yield deadline


def _facts(session: Session, ruling: Ruling, case: Case | None) -> tuple[str, ...]:
    facts = [case.facts] if case and case.facts else []
    if case and case.line:
        facts.append(f"涉及：{case.line}。")
    for comparison in case.comparisons if case else ():
        values = "，".join(f"{number} 号 {value}" for number, value in comparison.values.items())
        facts.append(f"{comparison.name}：{values}。")
    objection = next((each for each in session.contest.objections if each.id == ruling.case), None)
    if objection is not None:
        facts = [f"{objection.person}于 {dated(objection.time)} 提出异议：{objection.text}"]
        facts += [f"依据材料：{'；'.join(objection.pieces)}。"] if objection.pieces else []
        facts += ["提出时已经逾期。"] if objection.late else []
    return tuple(facts) or (f"{DECISION_NAMES[ruling.decision]}。",)


def _members(session: Session, ruling: Ruling) -> tuple[Member, ...]:
    votes = vote_words(ruling)
    known = {member.name: member for member in session.contest.committee}
    members = [
        Member(
            name,
            known[name].employer if name in known else "",
            votes.get(name, "未记名"),
            name in known and known[name].chair,
        )
        for name in ruling.present
    ]
    return tuple(sorted(members, key=lambda member: not member.chair))


def vote_words(ruling: Ruling) -> Mapping[str, str]:
    """Return the vote of each member present, in words; empty if no votes were recorded."""
    pairs = [ballot.rpartition(":") for ballot in ruling.ballots]
    return {name: VOTE_NAMES[Vote(vote)] for name, _, vote in pairs}


def _casting(session: Session, ruling: Ruling) -> tuple[str, ...]:
    """Return the sentence that the chair decided an even vote, if so."""
    pairs = [ballot.rpartition(":") for ballot in ruling.ballots]
    chair = casting_vote(session.contest, {name: Vote(vote) for name, _, vote in pairs})
    return (f"赞成、反对票数相等，由主任委员{chair}决定通过。",) if chair else ()


def decision_sentences(ruling: Ruling) -> tuple[str, ...]:
    """Return what a ruling decides, with its particulars."""
    lines = [f"{DECISION_NAMES[ruling.decision]}。"]
    if ruling.order:
        lines.append(f"先后次序：{numbers_text(ruling.order)}。")
    if ruling.judge:
        lines.append(f"涉及评委：{ruling.judge}。")
    if ruling.points is not None:
        lines.append(f"扣分：{plain(ruling.points)} 分。")
    if ruling.decision is Decision.SHARE:
        lines.append("名额相应增加。" if ruling.extra_places else "名额不增加，从下一奖项中扣减。")
    return tuple(lines)


def _replaced(session: Session, ruling: Ruling) -> str:
    replaced = replacements(session.contest.rulings)
    if ruling.id in replaced:
        return f"本裁定已由第 {replaced[ruling.id]} 号裁定代替"
    earlier = [f"第 {number} 号" for number, by in sorted(replaced.items()) if by == ruling.id]
    return f"本裁定代替{'、'.join(earlier)}裁定" if earlier else ""
