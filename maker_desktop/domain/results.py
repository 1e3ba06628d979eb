"""The way of a result: sheets → scores → standings → cases, with the earlier stages it draws on."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from maker_desktop.domain.cases import cases
from maker_desktop.domain.contest import Contest
from maker_desktop.domain.markbook import MarkBook
from maker_desktop.domain.recommendation import total_seats
from maker_desktop.domain.rulebook import Stage
from maker_desktop.domain.ruling import Decision
from maker_desktop.domain.scoring import Scores, playoff_scores, scores, updated_scores
from maker_desktop.domain.sheets import project_sheets, sheets, updated_sheets
from maker_desktop.domain.standing import StageResult
from maker_desktop.domain.standings import standings

Books = Mapping[str, MarkBook]


def stage_result(contest: Contest, stage: Stage, books: Books) -> StageResult:
    """Return scores, standings and cases of a stage; `books` are the mark books of all stages by id."""
    earlier = earlier_scores(contest, stage, books)
    found = scores(contest, stage, sheets(contest, stage, _book(books, stage)), earlier)
    return _finished(contest, stage, books, found, earlier)


def updated_result(
    contest: Contest, stage: Stage, books: Books, known: StageResult, numbers: Collection[int]
) -> StageResult:
    """Return `known` after a change that concerns only the sheets of these projects, or only rulings on ties.

    The projects in the stage and the scores of earlier stages must be as they were.
    """
    own = {number: tuple(line.sheet for line in score.lines) for number, score in known.scores.items()}
    own = dict(updated_sheets(contest, stage, _book(books, stage), own, numbers))
    earlier = earlier_scores(contest, stage, books)
    found = updated_scores(contest, stage, own, earlier, known.scores, numbers)
    return _finished(contest, stage, books, found, earlier)


def earlier_scores(contest: Contest, stage: Stage, books: Books) -> Mapping[str, Scores]:
    """Return the scores of the earlier stages that this one carries in or looks up in its ladder."""
    named = {carry.stage for carry in stage.score.carry}
    named |= {rung.removeprefix("stage:") for rung in stage.ties.ladder if rung.startswith("stage:")}
    return {before.id: _scores(contest, before, books) for before in contest.rulebook.stages if before.id in named}


def _scores(contest: Contest, stage: Stage, books: Books) -> Scores:
    own = sheets(contest, stage, _book(books, stage))
    return scores(contest, stage, own, earlier_scores(contest, stage, books))


def _book(books: Books, stage: Stage) -> MarkBook:
    return books.get(stage.id) or MarkBook(stage.id)


def _finished(
    contest: Contest, stage: Stage, books: Books, found: Scores, earlier: Mapping[str, Scores]
) -> StageResult:
    playoffs = played_off(contest, stage, books)
    result = StageResult(stage.id, found, standings(contest, stage, found, earlier, playoffs), ())
    finished = [key for key, own in playoffs.items() if all(score.published is not None for score in own.values())]
    results = {**_other_finals(contest, stage, books, result), stage.id: result}
    return replace(result, cases=cases(contest, stage, results, finished))


def played_off(contest: Contest, stage: Stage, books: Books) -> Mapping[int, Scores]:
    """Return the scores of each playoff that a ruling in force has ordered, by the ruling's id."""
    book = _book(books, stage)
    return {
        ruling.id: playoff_scores(
            contest,
            stage,
            {number: project_sheets(contest, stage, book, number, ruling.occasion) for number in ruling.numbers},
        )
        for ruling in contest.rulings_in_force
        if ruling.stage == stage.id and ruling.decision is Decision.PLAYOFF
    }


def _other_finals(contest: Contest, stage: Stage, books: Books, result: StageResult) -> Mapping[str, StageResult]:
    """Return the last stages of other divisions, where a tie here may lie on the recommendation line."""
    finals = {last.id: last for each in contest.rulebook.divisions if (last := contest.rulebook.last_stage(each.id))}
    tied = any(standing.tied_with for standing in result.standings)
    if not tied or finals.pop(stage.id, None) is None or total_seats(contest.rulebook.recommendation) is None:
        return {}
    return {other.id: _without_cases(contest, other, books) for other in finals.values()}


def _without_cases(contest: Contest, stage: Stage, books: Books) -> StageResult:
    earlier, found = earlier_scores(contest, stage, books), _scores(contest, stage, books)
    placed = standings(contest, stage, found, earlier, played_off(contest, stage, books))
    return StageResult(stage.id, found, placed, ())
