"""Commands about results: ranking, derivation, cases and rulings, the seal, awards and recommendation."""

from argparse import Namespace

from maker_desktop.cli.answers import Answer, numbers_text, table
from maker_desktop.cli.opening import opened
from maker_desktop.domain.panel import Presence
from maker_desktop.domain.rounding import digits
from maker_desktop.domain.ruling import Decision, Ruling
from maker_desktop.domain.scoresheet import SheetState, plain
from maker_desktop.domain.standing import SheetLine
from maker_desktop.services import arbitration, sealing
from maker_desktop.services import awards as honours
from maker_desktop.services import results as ranking
from maker_desktop.services.results import Ranked
from maker_desktop.services.verdicts import DECISION_NAMES, KIND_NAMES, Verdict

PRESENCES = {
    Presence.WAITING: "候场",
    Presence.PRESENTED: "已出场",
    Presence.ABSENT: "缺席",
    Presence.WITHDRAWN: "退出",
    Presence.DISQUALIFIED: "取消资格",
}

_STATES = {
    SheetState.MISSING: "未打分",
    SheetState.PARTIAL: "未打完",
    SheetState.COMPLETE: "完整",
    SheetState.RECUSED: "回避",
    SheetState.ABSENT: "缺席",
    SheetState.VOID: "作废",
}

_DROPPED = {"highest": "去掉最高", "lowest": "去掉最低"}


def rank(options: Namespace) -> Answer:
    """Rank a stage, sealed or not."""
    with opened(options, read_only=True) as session:
        stage = session.stage(options.stage)
        ranked = ranking.rank(session, stage.id, options.division)
        divisions = {division.id: division.name for division in session.contest.rulebook.divisions}
    document = {"stage": stage.id, "standings": [_standing(one) for one in ranked]}
    rows = [
        (
            divisions[one.standing.division],
            "—" if one.standing.place is None else one.standing.place,
            one.standing.number,
            one.project.name,
            "" if one.standing.score is None else one.standing.score,
            numbers_text(one.standing.tied_with),
            one.standing.lacking or PRESENCES[one.standing.presence],
        )
        for one in ranked
    ]
    return Answer(document, table(("组别", "名次", "编号", "项目", "得分", "并列于", "情况"), rows))


def _standing(one: Ranked) -> dict[str, object]:
    standing = one.standing
    return {
        "number": standing.number,
        "project": one.project.name,
        "applicant": one.project.applicant,
        "division": standing.division,
        "place": standing.place,
        "score": None if standing.score is None else str(standing.score),
        "tied_with": list(standing.tied_with),
        "decided_by": standing.decided_by,
        "status": standing.presence.value,
        "lacking": standing.lacking,
    }


def explain(options: Namespace) -> Answer:
    """Explain one project's score and place from its sheets on."""
    with opened(options, read_only=True) as session:
        stage = session.stage(options.stage)
        told = ranking.explain(session, stage.id, session.find(options.project).number)
    score, place = told.score.published, told.standing.place
    document = {
        "number": told.project.number,
        "project": told.project.name,
        "stage": stage.id,
        "score": None if score is None else str(score),
        "place": place,
        "sheets": [_sheet(line, stage.criteria) for line in told.score.lines],
        "steps": [{"text": step.text, "value": step.value} for step in told.steps],
    }
    rows = [
        (
            line.sheet.seat,
            line.sheet.judge,
            " ".join("—" if mark is None else plain(mark) for mark in line.sheet.marks),
            "" if line.total is None else digits(line.total),
            _STATES[line.sheet.state],
            _DROPPED.get(line.dropped or "", ""),
        )
        for line in told.score.lines
    ]
    text = [
        f"{told.project.number} 号  {told.project.name}",
        table(("席", "评委", "评分", "合计", "状态", "取舍"), rows),
        *[f"{step.text}  {step.value}".rstrip() for step in told.steps],
    ]
    return Answer(document, "\n".join(text))


def _sheet(line: SheetLine, criteria: tuple[str, ...]) -> dict[str, object]:
    sheet = line.sheet
    marks = dict(zip(criteria, sheet.marks, strict=False))
    return {
        "seat": sheet.seat,
        "judge": sheet.judge,
        "panel": sheet.panel,
        "marks": {key: None if (mark := marks.get(key)) is None else plain(mark) for key in criteria},
        "total": None if line.total is None else digits(line.total),
        "state": sheet.state.value,
        "confirmed": sheet.confirmed,
        "dropped": line.dropped.value if line.dropped else None,
        "dropped_marks": {key: dropped.value for key, dropped in line.dropped_marks.items()},
    }


def cases(options: Namespace) -> Answer:
    """List the cases of all stages."""
    with opened(options, read_only=True) as session:
        known = arbitration.cases(session)
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
            }
            for case in known
        ]
    }
    rows = [
        (
            case.id,
            KIND_NAMES[case.kind],
            numbers_text(case.numbers),
            case.line,
            DECISION_NAMES[case.ruling.decision] if case.ruling else "待裁定",
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
        "present": list(ruling.present),
        "time": ruling.time,
        "places_before": list(ruling.places_before),
        "places_after": list(ruling.places_after),
    }


def rule(options: Namespace) -> Answer:
    """Settle a case."""
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
    )
    with opened(options) as session:
        ruling = arbitration.rule(session, options.case, verdict)
    text = [f"第 {ruling.id} 号裁定：{DECISION_NAMES[ruling.decision]}"]
    text += [f"裁定前  {line}" for line in ruling.places_before]
    text += [f"裁定后  {line}" for line in ruling.places_after]
    return Answer(_ruling(ruling), "\n".join(text))


def seal(options: Namespace) -> Answer:
    """Seal a stage and fix who goes on."""
    with opened(options) as session:
        stage = session.stage(options.stage)
        sealed = sealing.seal(session, stage.id)
        following = {
            after.id for division in stage.divisions if (after := session.contest.stage_after(stage, division))
        }
        going = [entrant.number for entrant in session.contest.entrants if entrant.stage in following]
    printed = sealing.printed(sealed.digest)
    document = {"stage": sealed.stage, "digest": sealed.digest, "printed": printed, "advancing": going}
    text = f"{stage.name}已封存，校验码 {printed}。"
    return Answer(document, text + (f"\n晋级 {len(going)} 项：{numbers_text(going)} 号。" if following else ""))


def awards(options: Namespace) -> Answer:
    """List who gets which award."""
    with opened(options, read_only=True) as session:
        lists = honours.awards(session)
        names = {project.number: project.name for project in session.contest.projects}
        divisions = {division.id: division.name for division in session.contest.rulebook.divisions}
    document = {
        "awards": [
            {
                "award": one.award.id,
                "name": one.award.name,
                "division": one.division,
                "numbers": list(one.numbers),
                "vacant": one.vacant,
                "pending": list(one.pending),
            }
            for one in lists
        ]
    }
    rows: list[tuple[object, ...]] = []
    for one in lists:
        head = (one.award.name, divisions[one.division])
        rows += [(*head, number, names[number], "") for number in one.numbers]
        rows += [(*head, number, names[number], "并列待裁定") for number in one.pending]
        rows += [(*head, "", "", f"空缺 {one.vacant} 名")] if one.vacant else []
    return Answer(document, table(("奖项", "组别", "编号", "项目", "情况"), rows))


def recommend(options: Namespace) -> Answer:
    """List who goes up to the next level."""
    with opened(options, read_only=True) as session:
        listed = honours.recommend(session, options.seats)
        names = {project.number: project.name for project in session.contest.projects}
        divisions = {division.id: division.name for division in session.contest.rulebook.divisions}
    document = {
        "recommended": [{"number": one.number, "division": one.division} for one in listed.recommended],
        "substitutes": list(listed.substitutes),
        "left_out": [{"number": one.number, "reason": one.reason} for one in listed.left_out],
        "unused_seats": listed.unused_seats,
        "pending": list(listed.pending),
        "seats": listed.seats,
    }
    chosen = [(divisions[one.division], one.number, names[one.number]) for one in listed.recommended]
    left_out = [(one.number, names[one.number], one.reason) for one in listed.left_out]
    text = [
        f"推荐 {len(chosen)} 项，空余名额 {listed.unused_seats} 个",
        table(("组别", "编号", "项目"), chosen),
        f"递补顺序：{numbers_text(listed.substitutes) or '没有'}",
        table(("编号", "项目", "未推荐的原因"), left_out),
    ]
    return Answer(document, "\n".join(text))
