"""The result of a stage that is not held in this file: the scores its list gives, placed by them and nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.records import OutsideResult
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Score, StageResult
from maker_desktop.domain.standings.ranking import standings


def result_from_elsewhere(contest: Contest, stage: Stage) -> StageResult:
    """Return scores and standings of a stage held elsewhere; without a score in its list a project has no place."""
    listed = contest.outside(stage.id)
    scores = {project.number: _score(project.number, listed) for project in contest.in_stage(stage)}
    # Whatever broke ties there is not known here: equal scores share their place.
    by_score = replace(stage, ties=replace(stage.ties, tiebreakers=()))
    return StageResult(stage.id, scores, standings(contest, by_score, scores, {}, {}), (), {})


def elsewhere_sentences(contest: Contest, stage: Stage) -> tuple[str, ...]:
    """Return sentences on a stage and those before it that are not held in this file: by whom recorded and why."""
    stages = contest.rulebook.stages
    found = []
    for each in stages[: stages.index(stage) + 1]:
        noted = contest.elsewhere.get(each.id)
        if noted is not None and set(each.divisions) & set(stage.divisions):
            what = "不举行，应参加的项目全部进入下一阶段" if noted.skipped else "在别处举行，按其名单确定晋级"
            when = noted.time[:16].replace("T", " ")
            found.append(f"{each.name}{what}：{noted.reason}（{noted.person} {when} 登记）。")
    return tuple(found)


def _score(number: int, listed: Mapping[int, OutsideResult]) -> Score:
    result = listed.get(number)
    if result is None:
        return Score(number, None, None, lacking="不在这里评")
    if result.score is None:
        return Score(number, None, None, lacking="在别处评出，名单没有列出得分")
    return Score(number, Fraction(result.score), result.score)
