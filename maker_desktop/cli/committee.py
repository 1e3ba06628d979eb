"""Commands of the expert committee: its members, objections, cases with what could be decided, and rulings."""

from argparse import Namespace

from maker_desktop.cli.answers import Answer, number_list, table
from maker_desktop.cli.opening import opened, pins
from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.ruling import (
    DECISION_NAMES,
    KIND_NAMES,
    CommitteeMember,
    Decision,
    Objection,
    Ruling,
    replacements,
)
from maker_desktop.services.arbitration import arbitration


def cases(options: Namespace) -> Answer:
    """List the cases of all stages."""
    with opened(options, read_only=True) as session:
        known = arbitration.cases(session)
        replaced = replacements(session.contest.rulings)
    document = {
        "cases": [
            {
                "id": case.id,
                "kind": case.kind.value,
                "stage": case.stage,
                "division": case.division,
                "numbers": list(case.numbers),
                "status": "open" if case.open else "ruled",
                "line": case.line,
                "facts": case.facts,
                "ruling": None if case.ruling is None else _ruling(case.ruling),
                "rulings": [{**_ruling(ruling), "replaced_by": replaced.get(ruling.id)} for ruling in case.rulings],
                "objection": None if case.objection is None else _objection(case.objection),
            }
            for case in known
        ]
    }
    rows = [
        (
            case.id,
            KIND_NAMES[case.kind],
            number_list(case.numbers),
            case.line,
            "→".join(DECISION_NAMES[each.decision] for each in case.rulings) + ("" if case.ruling else " 待裁定"),
            case.facts,
        )
        for case in known
    ]
    return Answer(document, table(("事项", "类别", "项目", "涉及", "裁定", "事实"), rows))


def _ruling(ruling: Ruling) -> dict[str, object]:
    return {
        "id": ruling.id,
        "case": ruling.case,
        "kind": ruling.kind.value,
        "stage": ruling.stage,
        "numbers": list(ruling.numbers),
        "decision": ruling.decision.value,
        "order": list(ruling.order),
        "judge": ruling.judge,
        "points": None if ruling.points is None else str(ruling.points),
        "reason": ruling.reason,
        "extra_places": ruling.extra_places,
        "present": list(ruling.present),
        "votes": list(ruling.ballots),
        "time": ruling.time,
        "places_before": list(ruling.places_before),
        "places_after": list(ruling.places_after),
    }


def _objection(objection: Objection) -> dict[str, object]:
    return {
        "id": objection.id,
        "stage": objection.stage,
        "numbers": list(objection.numbers),
        "person": objection.person,
        "contact": objection.contact,
        "time": objection.time,
        "until": objection.until or None,
        "late": objection.late,
        "text": objection.text,
        "evidence": list(objection.pieces),
    }


def outcomes(options: Namespace) -> Answer:
    """Show what each possible ruling on a case would change."""
    with opened(options, read_only=True) as session:
        found = arbitration.outcomes(session, options.case)
    document = {
        "case": options.case,
        "columns": list(found.columns),
        "outcomes": [
            {"label": row.label, "decision": row.ruling.decision.value, "effects": list(row.effects)}
            for row in found.rows
        ],
    }
    return Answer(document, table(("裁定", *found.columns), [(row.label, *row.effects) for row in found.rows]))


def object_to(options: Namespace) -> Answer:
    """Register an objection."""
    with opened(options) as session:
        objection = arbitration.lodge(
            session,
            options.stage,
            options.project,
            person=options.person,
            contact=options.contact,
            text=options.text,
            evidence="\n".join(options.evidence),
            time=options.time,
        )
    hurry = f"，应在 {objection.until} 前提出" if objection.until else ""
    text = f"已登记异议 {objection.id}，提出时间 {objection.time}{hurry}{'，逾期' if objection.late else ''}。"
    return Answer(_objection(objection), text)


def seat_committee(options: Namespace) -> Answer:
    """Set the members of the expert committee."""
    members = [CommitteeMember(name, chair=name == options.chair) for name in options.members]
    if options.chair and options.chair not in options.members:
        raise Refusal(f"主任委员“{options.chair}”不在委员名单中，请核对姓名。")
    with opened(options) as session:
        arbitration.seat_committee(session, members)
    chair = f"，主任委员 {options.chair}" if options.chair else ""
    document = {"members": [{"name": member.name, "chair": member.chair} for member in members]}
    return Answer(document, f"专家委员会共 {len(members)} 位委员{chair}。")


def rule(options: Namespace) -> Answer:
    """Rule on a case."""
    decision = Decision(options.decision)
    verdict = Verdict(
        decision=decision,
        reason=options.reason,
        present=options.present,
        numbers=options.project or (() if decision is Decision.ORDER else options.order),
        order=options.order,
        judge=options.judge,
        points=options.points,
        extra_places=options.extra_places,
        ballots=options.votes,
    )
    with opened(options) as session:
        ruling = arbitration.rule(session, options.case, verdict, pins(options))
    text = [f"第 {ruling.id} 号裁定：{DECISION_NAMES[ruling.decision]}"]
    text += [f"裁定前  {line}" for line in ruling.places_before]
    text += [f"裁定后  {line}" for line in ruling.places_after]
    return Answer(_ruling(ruling), "\n".join(text))
