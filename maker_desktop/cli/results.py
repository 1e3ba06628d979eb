"""Commands about results: ranking, derivation, the seal, awards and recommendation."""

from argparse import Namespace

from maker_desktop.cli.answers import Answer, number_list, table
from maker_desktop.cli.opening import opened
from maker_desktop.domain.awards.recommendation_words import succession_sentences
from maker_desktop.domain.journal.entries import printed
from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.rounding import digits
from maker_desktop.domain.model.scoresheet import STATE_NAMES, plain
from maker_desktop.domain.model.standing import DROPPED_NAMES, SheetLine
from maker_desktop.services.awards import awards as awarding
from maker_desktop.services.standings import results as ranking
from maker_desktop.services.standings import sealing
from maker_desktop.services.standings.results import Ranked


def rank(options: Namespace) -> Answer:
    """Rank a stage, sealed or not."""
    with opened(options, read_only=True) as session:
        stage = session.stage(options.stage)
        ranked = ranking.rank(session, stage.id, options.division)
        divisions = {division.id: division.name for division in session.contest.rulebook.divisions}
    document = {"stage": stage.id, "standings": [_standing(each) for each in ranked]}
    rows = [
        (
            divisions[each.standing.division],
            "—" if each.standing.place is None else each.standing.place,
            each.standing.number,
            each.project.name,
            "" if each.standing.score is None else each.standing.score,
            number_list(each.standing.tied_with),
            each.standing.lacking or PRESENCE_NAMES[each.standing.presence],
        )
        for each in ranked
    ]
    return Answer(document, table(("组别", "名次", "编号", "项目", "得分", "并列于", "情况"), rows))


def _standing(each: Ranked) -> dict[str, object]:
    standing = each.standing
    return {
        "number": standing.number,
        "project": each.project.name,
        "applicant": each.project.applicant,
        "division": standing.division,
        "place": standing.place,
        "score": None if standing.score is None else str(standing.score),
        "tied_with": list(standing.tied_with),
        "decided_by": standing.decided_by,
        "status": standing.presence.value,
        "lacking": standing.lacking,
    }


def explain(options: Namespace) -> Answer:
    """Explain one project's score and place, beginning with its sheets."""
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
        "steps": [
            {"text": step.text, "value": step.value, "formula": step.formula, "rule": step.quoted}
            for step in told.steps
        ],
    }
    rows = [
        (
            line.sheet.seat,
            line.sheet.judge,
            " ".join("—" if mark is None else plain(mark) for mark in line.sheet.marks),
            "" if line.total is None else digits(line.total),
            STATE_NAMES[line.sheet.state],
            f"去掉{DROPPED_NAMES[line.dropped]}" if line.dropped else "",
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


def seal(options: Namespace) -> Answer:
    """Seal a stage and fix which projects advance."""
    with opened(options) as session:
        stage = session.stage(options.stage)
        sealed = sealing.seal(session, stage.id)
        following = {
            after.id for division in stage.divisions if (after := session.contest.stage_after(stage, division))
        }
        going = [entrant.number for entrant in session.contest.entrants if entrant.stage in following]
    code = printed(sealed.digest)
    document = {"stage": sealed.stage, "digest": sealed.digest, "printed": code, "advancing": going}
    text = f"{stage.name}已封存，校验码 {code}。"
    return Answer(document, text + (f"\n晋级 {len(going)} 个项目：{number_list(going)} 号。" if following else ""))


def awards(options: Namespace) -> Answer:
    """List the awards."""
    with opened(options, read_only=True) as session:
        lists = awarding.awards(session)
        names = {project.number: project.name for project in session.contest.projects}
        divisions = {division.id: division.name for division in session.contest.rulebook.divisions}
    document = {
        "awards": [
            {
                "award": each.award.id,
                "name": each.award.name,
                "division": each.division,
                "numbers": list(each.numbers),
                "vacant": each.vacant,
                "pending": list(each.pending),
            }
            for each in lists
        ]
    }
    rows: list[tuple[object, ...]] = []
    for each in lists:
        head = (each.award.name, divisions[each.division])
        rows += [(*head, number, names[number], "") for number in each.numbers]
        rows += [(*head, number, names[number], "并列待裁定") for number in each.pending]
        rows += [(*head, "", "", f"空缺 {each.vacant} 个")] if each.vacant else []
    return Answer(document, table(("奖项", "组别", "编号", "项目", "情况"), rows))


def recommend(options: Namespace) -> Answer:
    """List the projects recommended to the next level."""
    with opened(options, read_only=True) as session:
        listed = awarding.recommend(session, options.seats)
        undecided = awarding.undecided_ties(session, listed)
        names = {project.number: project.name for project in session.contest.projects}
        rulebook = session.contest.rulebook
        divisions = {division.id: division.name for division in rulebook.divisions}
    document = {
        "recommended": [{"number": each.number, "division": each.division} for each in listed.recommended],
        "substitutes": list(listed.substitutes),
        "substitutes_for": {division: list(numbers) for division, numbers in listed.substitutes_for.items()},
        "successions": {
            division: [
                {"entering": list(step.entering), "leaving": list(step.leaving), "length": step.length}
                for step in steps
            ]
            for division, steps in listed.successions.items()
        },
        "left_out": [{"number": each.number, "reason": each.reason} for each in listed.left_out],
        "unused_seats": listed.unused_seats,
        "pending": list(listed.pending),
        "pending_cases": list(undecided),
        "seats": listed.seats,
    }
    chosen = [(divisions[each.division], each.number, names[each.number]) for each in listed.recommended]
    left_out = [(each.number, names[each.number], each.reason) for each in listed.left_out]
    text = [
        f"推荐 {len(chosen)} 个项目，空余名额 {listed.unused_seats} 个",
        table(("组别", "编号", "项目"), chosen),
        *[f"并列在推荐名次线上，名额不能共享，请裁定先后：{key}" for key in undecided],
        *succession_sentences(rulebook, listed),
        table(("编号", "项目", "未推荐的原因"), left_out),
    ]
    return Answer(document, "\n".join(text))
