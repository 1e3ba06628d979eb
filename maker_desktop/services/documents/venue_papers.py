"""The documents of a stage before marking: order of appearance and blank score sheets."""

from collections.abc import Iterator
from itertools import groupby

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import QueuePlace, Seat
from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.scoresheet import plain, step_words
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.pdf.papers.appearance_order import AppearanceOrder, Queue, Turn
from maker_desktop.pdf.papers.score_sheet import Judge, JudgeSheet, Measure, ProjectSheet, ProjectToMark
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import Unit, Wanted, coming_stages, unsealed_before
from maker_desktop.services.panels.draw import order_of_appearance
from maker_desktop.services.scoring.judge_codes import paper_code


def orders(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the order of appearance of each stage. Raises Refusal for a stage without projects."""
    for stage in coming_stages(session, wanted):
        if not session.contest.in_stage(stage):
            raise Refusal(f"{stage.name}还没有参赛项目，请先导入名册，再打印出场顺序表。")
        name = f"{stage.name}出场顺序表"
        yield Unit(name, name, _order(session, stage))


def _order(session: Session, stage: Stage) -> AppearanceOrder:
    contest = session.contest
    places = order_of_appearance(contest, stage)
    return AppearanceOrder(
        contest=contest.rulebook.contest.name,
        stage=stage.name,
        printed=session.now(),
        queues=tuple(
            Queue(contest.rulebook.division(division).name, tuple(_turn(session, stage, place) for place in group))
            for division, group in groupby(places, key=lambda place: place.division)
        ),
        time_and_place=_time_and_place(stage),
        drawn=_drawn(session, stage),
        provisional=_provisional(session, stage),
        head=session.head().words,
    )


def _turn(session: Session, stage: Stage, place: QueuePlace) -> Turn:
    contest = session.contest
    project = contest.by_number[place.number]
    panels = contest.panels(stage.id)
    return Turn(
        place.position or 0,
        place.number,
        project.name,
        project.applicant,
        contest.panel_of(stage.id, place.number) or "" if len(panels) > 1 else "",
        _absent(contest, stage, place.number) or ("未抽签，排在最后" if place.late else ""),
    )


def _absent(contest: Contest, stage: Stage, number: int) -> str:
    presence = contest.presence(stage.id, number)
    if presence.competes:
        return ""
    reasons = (each.reason for each in contest.appearances if (each.stage, each.number) == (stage.id, number))
    reason = next(reasons, "")
    return f"{PRESENCE_NAMES[presence]}：{reason}" if reason else PRESENCE_NAMES[presence]


def _time_and_place(stage: Stage) -> str:
    parts = [f"时间：{stage.when}"] if stage.when else []
    if stage.venue:
        parts.append(f"地点：{stage.venue}")
    if stage.timer:
        parts.append(f"路演 {stage.timer.pitch} 分钟，答辩 {stage.timer.defence} 分钟")
    return "　".join(parts)


def _drawn(session: Session, stage: Stage) -> str:
    drawing = next((each for each in session.contest.drawings if each.stage == stage.id), None)
    if drawing is None:
        return ""
    witness = f"见证人：{drawing.witness}。" if drawing.witness else ""
    if not drawing.seed:
        return f"出场顺序由现场手工抽签确定。{witness}"
    return (
        f"出场顺序由程序抽签，随机种子 {drawing.seed}：对“随机种子|{stage.id}|组别|项目编号”求 SHA-256，由小到大排列，"
        f"任何人都可以据此核对。{witness}"
    )


def _provisional(session: Session, stage: Stage) -> str:
    before = unsealed_before(session, stage)
    if before:
        return f"{'、'.join(each.name for each in before)}尚未封存，参赛项目还可能变动"
    if not any(each.stage == stage.id for each in session.contest.drawings):
        return "尚未抽签，暂按项目编号排列"
    return ""


# Score sheets


def score_sheets(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the blank sheets of each stage: a list for each judge, and a page for each judge and project.

    A judge has no sheet for a project of another panel or after a recusal, and nobody has one for a
    project that does not compete. Raises Refusal where no judge is seated yet.
    """
    stages = coming_stages(session, wanted)
    ready = [stage for stage in stages if session.contest.panels(stage.id)]
    if not ready:
        raise Refusal(f"{'、'.join(stage.name for stage in stages)}还没有评委，请先安排评委，再打印评分表。")
    for stage in ready:
        if wanted.form in ("", "judge") and wanted.number is None:
            yield from _judge_sheets(session, stage)
        if wanted.form in ("", "project"):
            yield from _project_sheets(session, stage, wanted.number)


def _judge_sheets(session: Session, stage: Stage) -> Iterator[Unit]:
    contest = session.contest
    for panel, seats in contest.panels(stage.id).items():
        seen = [entry for entry in _entries(session, stage) if contest.panel_of(stage.id, entry.number) == panel]
        for seat in seats:
            spared = _spared(session, stage, seat)
            sheet = JudgeSheet(
                contest.rulebook.contest.name,
                stage.name,
                session.now(),
                _measures(session, stage),
                _judge(session, seat),
                tuple(entry for entry in seen if entry.number not in spared),
                tuple(entry.called for entry in seen if entry.number in spared),
            )
            yield Unit(f"{stage.name}评委评分表（按评委）", f"{stage.name}评委评分表 {seat.judge}", sheet)


def _project_sheets(session: Session, stage: Stage, number: int | None) -> Iterator[Unit]:
    if number is not None:
        session.taking_part(stage, number)
    for entry in _entries(session, stage):
        if number not in (None, entry.number):
            continue
        for seat in session.contest.seats_for(stage.id, entry.number):
            if entry.number in _spared(session, stage, seat):
                continue
            sheet = ProjectSheet(
                session.contest.rulebook.contest.name,
                stage.name,
                session.now(),
                _measures(session, stage),
                _judge(session, seat),
                entry,
                paper_code(session, stage, seat, entry.number),
            )
            name = f"{stage.name}评委评分表 {entry.number}号 {seat.judge}"
            yield Unit(f"{stage.name}评委评分表（按项目）", name, sheet)


def _entries(session: Session, stage: Stage) -> list[ProjectToMark]:
    contest = session.contest
    return [
        ProjectToMark(
            place.number,
            contest.by_number[place.number].name,
            contest.by_number[place.number].applicant,
            contest.rulebook.division(place.division).name,
            place.position or 0,
            place.late,
        )
        for place in order_of_appearance(contest, stage)
        if contest.presence(stage.id, place.number).competes
    ]


def _spared(session: Session, stage: Stage, seat: Seat) -> frozenset[int]:
    """Return the projects a judge does not mark."""
    return frozenset(
        number for stage_id, number, judge in session.contest.excuses if (stage_id, judge) == (stage.id, seat.judge)
    )


def _measures(session: Session, stage: Stage) -> tuple[Measure, ...]:
    return tuple(
        Measure(each.name, plain(each.weight), plain(each.full_mark), step_words(each.step))
        for each in session.contest.rulebook.stage_criteria(stage)
    )


def _judge(session: Session, seat: Seat) -> Judge:
    several = len(session.contest.panels(seat.stage)) > 1
    return Judge(seat.judge, seat.seat, f"第 {seat.panel} 评审组" if several else "")
