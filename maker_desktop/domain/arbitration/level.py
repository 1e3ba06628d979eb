"""Cases of projects of several divisions that are level for the last seats of the recommendation."""

from collections.abc import Iterator, Mapping, Sequence

from maker_desktop.domain.awards.awards import final_standings
from maker_desktop.domain.awards.recommendation import eligible
from maker_desktop.domain.awards.recommendation_seats import allot, parting, total_seats
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.ruling import CaseKind
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case, StageResult
from maker_desktop.domain.roster.eligibility import shut_out


def level_cases(contest: Contest, stage: Stage, results: Mapping[str, StageResult]) -> Iterator[Case]:
    """Yield the case of projects that no rule separates at the last seat, if it is decided in this stage.

    `results` are those of all stages.
    """
    rule = contest.rulebook.recommendation
    if total_seats(rule) is None or not contest.rulebook.decides(stage):
        return
    finals = final_standings(contest, results)
    scores = [score for key in finals for score in {each.score for each in finals[key]} if score is not None]
    if len(scores) == len(set(scores)):
        return  # usually no score occurs in two divisions, which is a quick check
    candidates = eligible(finals, shut_out(contest))
    level = allot(rule, candidates, parting(contest, results)).level
    if level and level_stage(contest, level) == stage:
        yield _case(contest, stage, results, level)


def level_by_hand(contest: Contest, stage: Stage, results: Mapping[str, StageResult], key: str) -> Case | None:
    """Return the case with this id of level projects of several divisions, for any number of seats; None without one.

    Needed for a list with another number of seats than the rulebook's.
    """
    written = key.rpartition(":")[2].split("-")
    numbers = tuple(int(number) for number in written if number.isdecimal())
    if not spans(contest, numbers) or level_id(contest, numbers) != key or level_stage(contest, numbers) != stage:
        return None
    scores = {number: _score(contest, results, number) for number in numbers}
    level = len(set(scores.values())) == 1 and None not in scores.values()
    return _case(contest, stage, results, numbers) if level else None


def spans(contest: Contest, numbers: Sequence[int]) -> bool:
    """Return whether these are known projects, of more than one division."""
    return all(number in contest.by_number for number in numbers) and len(_divisions(contest, numbers)) > 1


def level_id(contest: Contest, numbers: Sequence[int]) -> str:
    """Return the id of the case of projects of several divisions that are level."""
    return f"{CaseKind.TIE}:{level_stage(contest, numbers).id}:{'-'.join(map(str, sorted(numbers)))}"


def level_stage(contest: Contest, numbers: Sequence[int]) -> Stage:
    """Return the last stage of one of their divisions in which their seats are decided.

    It is the last, in the rulebook's order, that is not sealed yet, else the last of all.
    """
    ends = [contest.rulebook.last_stage(division) for division in _divisions(contest, numbers)]
    stages = [stage for stage in contest.rulebook.stages if stage in ends]
    return next((stage for stage in reversed(stages) if stage.id not in contest.sealed), stages[-1])


def _divisions(contest: Contest, numbers: Sequence[int]) -> set[str]:
    return {contest.by_number[number].division for number in numbers}


def _score(contest: Contest, results: Mapping[str, StageResult], number: int) -> object:
    stage = contest.last_stage_of(number)
    score = results[stage.id].scores.get(number) if stage is not None and stage.id in results else None
    return score.published if score is not None else None


def _case(contest: Contest, stage: Stage, results: Mapping[str, StageResult], numbers: tuple[int, ...]) -> Case:
    score = _score(contest, results, numbers[0])
    of = "、".join(
        division.name for division in contest.rulebook.divisions if division.id in _divisions(contest, numbers)
    )
    facts = (
        f"{of}争最后的推荐名额：{numbers_text(numbers)}得分都是 {score}，名次规则不能跨组别区分，"
        "名额不能共享，请裁定先后。"
    )
    division = contest.by_number[numbers[0]].division
    return Case(level_id(contest, numbers), CaseKind.TIE, stage.id, division, numbers, facts, "推荐")
