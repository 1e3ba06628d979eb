"""Results of stages: sheets → scores → standings → cases, with the stages they depend on, computed lazily."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from maker_desktop.domain.arbitration.cases import cases, tie_by_hand
from maker_desktop.domain.awards.recommendation_seats import total_seats
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case, StageResult
from maker_desktop.domain.results.elsewhere import result_from_elsewhere
from maker_desktop.domain.scoring.scores import Scores, playoff_scores, scores, updated_scores
from maker_desktop.domain.scoring.sheets import project_sheets, sheets, updated_sheets
from maker_desktop.domain.standings.ranking import standings

Books = Mapping[str, MarkBook]


class Results(Mapping[str, StageResult]):
    """The results of all stages of a contest by id, each computed on first access; immutable.

    `books` are the mark books of all stages by id. A change gives a new value, which keeps what
    the change does not affect.
    """

    def __init__(self, contest: Contest, books: Books) -> None:
        self._contest = contest
        self._books = books
        self._placed: dict[str, StageResult] = {}
        self._stale: dict[str, frozenset[int]] = {}
        self._whole: dict[str, StageResult] = {}

    def __getitem__(self, stage_id: str) -> StageResult:
        """Return scores, standings and cases of a stage; KeyError if there is no such stage."""
        if stage_id not in self._whole:
            stage, placed = self._contest.rulebook.stage(stage_id), self.placed(stage_id)
            held = stage_id not in self._contest.elsewhere
            found = cases(self._contest, stage, self._beside(placed), self._played(stage)) if held else ()
            self._whole[stage_id] = replace(placed, cases=found)
        return self._whole[stage_id]

    def __iter__(self) -> Iterator[str]:
        return (stage.id for stage in self._contest.rulebook.stages)

    def __len__(self) -> int:
        return len(self._contest.rulebook.stages)

    def placed(self, stage_id: str) -> StageResult:
        """Return scores and standings of a stage, without its cases."""
        known, stale = self._placed.get(stage_id), self._stale.get(stage_id)
        if known is None or stale:
            self._placed[stage_id] = self._place(self._contest.rulebook.stage(stage_id), known, stale or ())
            self._stale.pop(stage_id, None)
        return self._placed[stage_id]

    def without_cases(self) -> Mapping[str, StageResult]:
        """Return scores and standings of every stage."""
        return {key: self.placed(key) for key in self}

    def tie(self, stage_id: str, case_id: str) -> Case | None:
        """Return a tie as a case, whether a line falls into it or not; None if there is no such tie.

        A tie in a stage held elsewhere is not decided here.
        """
        if stage_id in self._contest.elsewhere:
            return None
        stage, placed = self._contest.rulebook.stage(stage_id), self.placed(stage_id)
        return tie_by_hand(self._contest, stage, self._beside(placed), case_id, self._played(stage))

    def updated(self, contest: Contest, books: Books, stage_id: str, numbers: Collection[int]) -> "Results":
        """Return the results after a change of the sheets of these projects in one stage, or of rulings on its ties.

        Everything else a result depends on must be unchanged. Stages that carry in or look up what has changed are
        recomputed; where a last stage has changed, the recommendation line may have moved in all of them.
        """
        drawing = _drawing_on(contest.rulebook, stage_id)
        touched = {stage_id, *drawing}
        finals = {stage.id for stage in contest.rulebook.last_stages()}
        if touched & finals:
            touched |= finals
        found = Results(contest, books)
        found._placed = {key: placed for key, placed in self._placed.items() if key not in drawing}
        found._stale = {key: stale for key, stale in self._stale.items() if key not in drawing}
        found._stale[stage_id] = found._stale.get(stage_id, frozenset()).union(numbers)
        found._whole = {key: whole for key, whole in self._whole.items() if key not in touched}
        return found

    def _place(self, stage: Stage, known: StageResult | None, numbers: Collection[int]) -> StageResult:
        """Compute scores and standings of a stage; with `known`, only the scores of these projects are recomputed."""
        contest, book = self._contest, _book(self._books, stage)
        if stage.id in contest.elsewhere:
            return result_from_elsewhere(contest, stage)
        earlier = {key: self.placed(key).scores for key in _drawn_on(stage)}
        if known is None:
            found = scores(contest, stage, sheets(contest, stage, book), earlier)
        else:
            own = {number: tuple(line.sheet for line in score.lines) for number, score in known.scores.items()}
            concerned = own.keys() & set(numbers)
            own = dict(updated_sheets(contest, stage, book, own, concerned))
            found = updated_scores(contest, stage, own, earlier, known.scores, concerned)
        playoffs = played_off(contest, stage, self._books)
        return StageResult(stage.id, found, standings(contest, stage, found, earlier, playoffs), (), playoffs)

    def _beside(self, placed: StageResult) -> Mapping[str, StageResult]:
        """Return a result, with those of all other stages if it may affect seats of the recommendation."""
        rulebook = self._contest.rulebook
        finals = {stage.id for stage in rulebook.last_stages()}
        if placed.stage not in finals or total_seats(rulebook.recommendation) is None:
            return {placed.stage: placed}
        return {**self.without_cases(), placed.stage: placed}

    def _played(self, stage: Stage) -> Collection[int]:
        """Return the ids of the playoff rulings whose sheets are all in."""
        playoffs = played_off(self._contest, stage, self._books)
        return [key for key, own in playoffs.items() if all(score.published is not None for score in own.values())]


def stage_result(contest: Contest, stage: Stage, books: Books) -> StageResult:
    """Return scores, standings and cases of a stage; `books` are the mark books of all stages by id."""
    return Results(contest, books)[stage.id]


def earlier_scores(stage: Stage, results: Mapping[str, StageResult]) -> Mapping[str, Scores]:
    """Return the scores of the earlier stages that this one carries in or uses in its tiebreakers."""
    return {key: results[key].scores for key in _drawn_on(stage)}


def played_off(contest: Contest, stage: Stage, books: Books) -> Mapping[int, Scores]:
    """Return the scores of each playoff ordered by a ruling in force, by the ruling's id."""
    book = _book(books, stage)
    return {
        ruling.id: playoff_scores(
            contest,
            stage,
            {number: project_sheets(contest, stage, book, number, ruling.round_id) for number in ruling.numbers},
        )
        for ruling in contest.rulings_in_force
        if ruling.stage == stage.id and ruling.decision is Decision.PLAYOFF
    }


def _book(books: Books, stage: Stage) -> MarkBook:
    return books.get(stage.id) or MarkBook(stage.id)


def _drawn_on(stage: Stage) -> tuple[str, ...]:
    """Return the earlier stages whose scores this one carries in or uses in its tiebreakers."""
    carried = [carry.stage for carry in stage.score.carry]
    looked_up = [
        tiebreaker.removeprefix("stage:") for tiebreaker in stage.ties.tiebreakers if tiebreaker.startswith("stage:")
    ]
    return tuple(dict.fromkeys(carried + looked_up))


def _drawing_on(rulebook: Rulebook, stage_id: str) -> tuple[str, ...]:
    """Return the stages that depend on the scores of this one, directly or indirectly."""
    found: list[str] = []
    for stage in rulebook.stages:
        if {stage_id, *found} & set(_drawn_on(stage)):
            found.append(stage.id)
    return tuple(found)
