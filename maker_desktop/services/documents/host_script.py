"""The host's script of a stage, made from its run order; winners stand in it once the stages that decide are sealed."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from maker_desktop.domain.awards.run_order import RunItem, RunKind
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.pdf.papers.host_script import HostScript, ScriptLine
from maker_desktop.services.awards.ceremony import Announcement, Winner, hindrance, planned
from maker_desktop.services.awards.run_order import run_order
from maker_desktop.services.awards.spoken import count, figure, spoken
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import Unit, Wanted, called, coming_stages

_OPENING, _CLOSING, _CEREMONY = "开场", "结束", "颁奖"
_LATER: Final = "封存以后再打印，获奖者才列在这里。"


def scripts(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the script of each stage. Raises Refusal for a stage without projects."""
    for stage in coming_stages(session, wanted):
        if not session.contest.in_stage(stage):
            raise Refusal(f"{stage.name}还没有参赛项目，请先导入名册，再打印主持词。")
        name = f"{stage.name}主持词"
        yield Unit(name, name, _script(session, stage))


def _script(session: Session, stage: Stage) -> HostScript:
    items = run_order(session, stage.id)
    parts = tuple(
        (part, tuple(line for item in group for line in _lines(session, stage, item)))
        for part, group in groupby(items, key=lambda item: _part(session, item))
    )
    ceremony = any(item.kind is RunKind.AWARD for item in items)
    return HostScript(
        contest=session.contest.rulebook.contest.name,
        stage=stage.name,
        printed=session.now(),
        parts=parts,
        note=hindrance(session) if ceremony else "",
        head=session.head().words,
    )


def _part(session: Session, item: RunItem) -> str:
    match item.kind:
        case RunKind.TITLE:
            return _OPENING
        case RunKind.SPONSORS:
            return _CLOSING
        case RunKind.APPEARANCE | RunKind.BOARD:
            return session.division(item.division).name
        case _:
            return _CEREMONY


def _lines(session: Session, stage: Stage, item: RunItem) -> Iterator[ScriptLine]:
    contest = session.contest.rulebook.contest
    match item.kind:
        case RunKind.TITLE:
            yield ScriptLine(item.words, f"各位来宾，{contest.name}{stage.name}现在开始。")
        case RunKind.APPEARANCE:
            yield _appearance(session, stage, item)
        case RunKind.BOARD:
            yield ScriptLine(item.words, f"现在公布{item.words}，从后往前。")
        case RunKind.AWARD:
            announcement = next(each for each in planned(session) if _is(each, item))
            yield from _award(session, stage, announcement)
        case RunKind.PHOTO:
            yield ScriptLine(item.words, f"请获得{item.award}的代表上台合影。")
        case RunKind.SPONSORS:
            yield ScriptLine(
                item.words, f"感谢{'、'.join(contest.hosts) or '各主办单位'}和各位来宾，本次活动到此结束。"
            )


def _is(announcement: Announcement, item: RunItem) -> bool:
    return (announcement.award, announcement.division) == (item.award, item.division)


def _appearance(session: Session, stage: Stage, item: RunItem) -> ScriptLine:
    assert item.number is not None
    project, shown = session.project(item.number), session.contest.revealed.get((stage.id, item.number))
    words = f"请{count(item.number)}号项目上场：{project.name}，{project.applicant}。"
    if shown is not None and shown.score is not None:
        words = f"{count(item.number)}号项目{project.name}，得分{figure(str(shown.score))}。"
    return ScriptLine(item.words, words, spoken(f"{project.name}{project.applicant}"), called(project))


def _award(session: Session, stage: Stage, announcement: Announcement) -> Iterator[ScriptLine]:
    """Yield the name of an award, then its winners as they are called, the best last."""
    picture = f"{announcement.award}　{announcement.division}".strip("　")
    if hindrance(session):
        yield ScriptLine(picture, f"下面宣布{announcement.division}{announcement.award}。（{_LATER}）")
        return
    many = f"，共{count(len(announcement.winners))}项" if announcement.winners else "：空缺"
    yield ScriptLine(picture, f"下面宣布{announcement.division}{announcement.award}{many}。")
    for winner in announcement.winners:
        yield _winner(session, stage, announcement, winner)


def _winner(session: Session, stage: Stage, announcement: Announcement, winner: Winner) -> ScriptLine:
    reading = spoken(f"{winner.name}{winner.applicant}")
    if winner.number is None:
        return ScriptLine(winner.name, f"获得{announcement.award}的是：{winner.name}。", reading)
    shown = session.contest.revealed.get((stage.id, winner.number))
    score = f"，得分{figure(str(shown.score))}" if shown is not None and shown.score is not None else ""
    words = f"{count(winner.number)}号，{winner.name}，{winner.applicant}{score}。"
    return ScriptLine(f"{winner.number} 号", words, reading, called(session.project(winner.number)))
