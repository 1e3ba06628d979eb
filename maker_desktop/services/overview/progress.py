"""The progress of a contest: its steps in order, which are done or due, and what blocks the rest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from maker_desktop.domain.awards import awards
from maker_desktop.domain.awards.recommendation import recommend
from maker_desktop.domain.awards.recommendation_seats import total_seats
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.stage_rules import Stage, StageKind
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.domain.roster import eligibility
from maker_desktop.services.core.session import Session


class StepState(StrEnum):
    """The state of a step."""

    DONE = "done"
    DUE = "due"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A step of the work: its group, title, state with the reason, and the page it is done on.

    `page` is the key of a page; `says` is one Chinese sentence.
    """

    group: str
    title: str
    state: StepState
    says: str
    page: str


def checklist(session: Session) -> tuple[WorkStep, ...]:
    """Return all steps of a contest in order."""
    return work_steps(session.contest, session.results())


def work_steps(contest: Contest, results: Mapping[str, StageResult]) -> tuple[WorkStep, ...]:
    """Return all steps of a contest in order, from the contest and the results of its stages."""
    steps = [_rules(contest), _roster(contest), _committee(contest)]
    for stage in contest.rulebook.stages:
        steps += _stage(contest, stage, results[stage.id])
    return (*steps, *_award_steps(contest, results))


def next_step(steps: tuple[WorkStep, ...]) -> WorkStep | None:
    """Return the first step that is due, None if none is."""
    return next((step for step in steps if step.state is StepState.DUE), None)


def _rules(contest: Contest) -> WorkStep:
    count = len(contest.rulebook.assumed)
    says = f"通知未写明的规则还有 {count} 项待确认。" if count else "规则都已确认。"
    return WorkStep("准备", "确认规则", _done(not count), says, "rules")


def _roster(contest: Contest) -> WorkStep:
    total = len(contest.projects)
    if not total:
        return WorkStep("准备", "导入和核对项目", StepState.DUE, "还没有项目，请导入项目名册。", "roster")
    gone = sum(contest.gone(number) is not None for number in contest.by_number)
    found = eligibility.all_checks(contest)
    states = [{check.state for check in found[number]} for number in found if contest.gone(number) is None]
    unsure = sum(eligibility.CheckState.TO_CONFIRM in each for each in states)
    failed = sum(eligibility.CheckState.FAILED in each for each in states)
    parts = [
        f"共 {total} 个项目",
        f"{gone} 个已退赛" if gone else "",
        f"{unsure} 个有条件待确认" if unsure else "",
        f"{failed} 个有条件不符合" if failed else "",
    ]
    says = "，".join(filter(None, parts)) + "。"
    return WorkStep("准备", "导入和核对项目", _done(not unsure), says, "roster")


def _committee(contest: Contest) -> WorkStep:
    count, quorum = len(contest.committee), contest.rulebook.committee.quorum
    says = f"已有 {count} 位委员。" if count >= quorum else f"已有 {count} 位委员，至少要 {quorum} 位。"
    return WorkStep("准备", "组成专家委员会", _done(count >= quorum), says, "arbitration")


# One stage


def _stage(contest: Contest, stage: Stage, result: StageResult) -> Iterator[WorkStep]:
    if stage.id in contest.elsewhere:
        yield _elsewhere(contest, stage)
        return
    waits = _waits_for(contest, stage)
    yield _judges(contest, stage)
    if stage.kind is StageKind.ROADSHOW or any(drawing.stage == stage.id for drawing in contest.drawings):
        yield _draw(contest, stage, result, waits)
    marks = [_marks(contest, stage, division, result, waits) for division in stage.divisions]
    marked = all(step.state is StepState.DONE for step in marks)
    yield from marks
    yield _cases(stage, result, marked)
    yield _seal(contest, stage, result, waits, marked)


def _elsewhere(contest: Contest, stage: Stage) -> WorkStep:
    """Return the only step of a stage that is not held here; by whom and why stands on the page of places."""
    noted = contest.elsewhere[stage.id]
    if noted.skipped:
        says = f"已登记为不举行，应参加的项目全部进入下一阶段：{noted.reason}。"
        return WorkStep(stage.name, "不举行", StepState.DONE, says, "standings")
    count = sum(result.goes_on for result in contest.outside(stage.id).values())
    says = f"已按别处的名单确定 {count} 个项目晋级：{noted.reason}。"
    return WorkStep(stage.name, "在别处举行", StepState.DONE, says, "standings")


def _waits_for(contest: Contest, stage: Stage) -> str:
    """Return why a stage cannot begin: the roster is empty, or a stage before it is not sealed."""
    if not contest.projects:
        return "等项目导入。"
    return _until_sealed(contest, [contest.stage_before(stage, division) for division in stage.divisions])


def _until_sealed(contest: Contest, stages: Iterable[Stage | None]) -> str:
    """Return which of these stages are still to be sealed, in words; empty if none is."""
    ids = {stage.id for stage in stages if stage is not None and stage.id not in contest.closed}
    names = [stage.name for stage in contest.rulebook.stages if stage.id in ids]
    return f"等{'、'.join(names)}封存。" if names else ""


def _judges(contest: Contest, stage: Stage) -> WorkStep:
    panels = contest.panels(stage.id)
    count = sum(len(seats) for seats in panels.values())
    competing = [each.number for each in contest.in_stage(stage) if contest.presence(stage.id, each.number).competes]
    left = [number for number in competing if contest.panel_of(stage.id, number) not in panels]
    thin = [panel for panel, seats in panels.items() if len(seats) < stage.score.minimum_sheets]
    if not count:
        says = "还没有安排评委。"
    elif thin:
        says = f"第 {thin[0]} 组不足 {stage.score.minimum_sheets} 位评委，评分表会不够。"
    elif left:
        says = f"还有 {len(left)} 个项目没有分到评审组。"
    else:
        says = f"{len(panels)} 个评审组，{count} 位评委。"
    return WorkStep(stage.name, "安排评委", _done(bool(count) and not thin and not left), says, "panels")


def _draw(contest: Contest, stage: Stage, result: StageResult, waits: str) -> WorkStep:
    """Return the draw's step; once there are marks nothing is drawn, and late projects appear last."""
    if any(drawing.stage == stage.id for drawing in contest.drawings):
        drawn = {place.number for place in contest.drawn_places if place.stage == stage.id}
        late = [
            project.number
            for project in contest.in_stage(stage)
            if project.number not in drawn and contest.presence(stage.id, project.number).competes
        ]
        begun = any(
            mark is not None for each in result.scores.values() for line in each.lines for mark in line.sheet.marks
        )
        says = "出场顺序已定。"
        if late:
            count = f"{len(late)} 个项目没有抽签号"
            says = f"出场顺序已定，{count}，排在最后。" if begun else f"还有 {count}，可以重新抽签，否则排在最后。"
        return WorkStep(stage.name, "抽签", _done(begun or not late), says, "panels")
    return WorkStep(stage.name, "抽签", _due(waits), waits or "还没有抽签。", "panels")


def _marks(contest: Contest, stage: Stage, division: str, result: StageResult, waits: str) -> WorkStep:
    competing = [standing for standing in result.division(division) if standing.presence.competes]
    scored = sum(standing.score is not None for standing in competing)
    title = f"打分：{contest.rulebook.division(division).name}"
    if competing and scored == len(competing):
        return WorkStep(stage.name, title, StepState.DONE, f"{scored} 个项目都有得分。", "scoring")
    says = f"{scored} / {len(competing)} 个项目有得分。"
    return WorkStep(stage.name, title, _due(waits), waits or says, "scoring")


def _cases(stage: Stage, result: StageResult, marked: bool) -> WorkStep:
    waiting = sum(case.open for case in result.cases)
    says = f"有 {waiting} 件待裁定。" if waiting else "没有待裁定的事项。"
    state = _done(not waiting) if waiting or marked else StepState.BLOCKED
    return WorkStep(stage.name, "裁定", state, says if waiting or marked else "等打分完成。", "arbitration")


def _seal(contest: Contest, stage: Stage, result: StageResult, waits: str, marked: bool) -> WorkStep:
    if stage.id in contest.sealed:
        return WorkStep(stage.name, "封存", StepState.DONE, "结果已封存。", "standings")
    if not waits and not marked:
        waits = "等打分完成。"
    elif not waits and any(case.open for case in result.cases):
        waits = "等裁定完成。"
    return WorkStep(stage.name, "封存", _due(waits), waits or "可以封存。", "standings")


# What follows from the results


def _award_steps(contest: Contest, results: Mapping[str, StageResult]) -> Iterator[WorkStep]:
    rulebook = contest.rulebook
    waits = _until_sealed(contest, rulebook.last_stages())
    yield _awards(contest, results, waits)
    if rulebook.organisation_awards:
        granted = {prize.award for prize in contest.organisation_prizes}
        left = [award.name for award in rulebook.organisation_awards if award.name not in granted]
        says = f"{'、'.join(left)}还没有确定单位。" if left else "组织奖都已确定。"
        yield WorkStep("结果", "组织奖", _done(not left), says, "awards")
    yield _recommendation(contest, results, waits)
    says = waits or "结果已定，可以打印证书、推荐报告和其他文书。"
    yield WorkStep("结果", "打印文书", _due(waits), says, "documents")


def _awards(contest: Contest, results: Mapping[str, StageResult], waits: str) -> WorkStep:
    lists = () if waits else awards.awards(contest, results)
    pending = sum(len(each.pending) for each in lists)
    vacant = sum(each.vacant for each in lists)
    says = f"有 {pending} 个项目的奖项还没有定。" if pending else "奖项都已确定。"
    if vacant and not pending:
        says = f"奖项都已确定，空缺 {vacant} 个。"
    return WorkStep("结果", "评定奖项", _due(waits) if waits else _done(not pending), waits or says, "awards")


def _recommendation(contest: Contest, results: Mapping[str, StageResult], waits: str) -> WorkStep:
    title = "推荐"
    if waits:
        return WorkStep("结果", title, _due(waits), waits, "awards")
    if total_seats(contest.rulebook.recommendation) is None:
        return WorkStep("结果", title, StepState.DUE, "还没有填写推荐名额。", "awards")
    listed = recommend(contest, results, beside=False)
    says = f"推荐 {len(listed.recommended)} 个项目。"
    if listed.pending:
        says = f"有 {len(listed.pending)} 个项目能否推荐还没有定。"
    elif listed.unused_seats:
        says = f"推荐 {len(listed.recommended)} 个项目，空出 {listed.unused_seats} 个名额。"
    return WorkStep("结果", title, _done(not listed.pending), says, "awards")


def _done(done: bool) -> StepState:
    return StepState.DONE if done else StepState.DUE


def _due(waits: str) -> StepState:
    return StepState.BLOCKED if waits else StepState.DUE
