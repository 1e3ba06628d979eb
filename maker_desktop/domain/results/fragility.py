"""The fragility of a result: the smallest changes that would change who is above a line."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from maker_desktop.domain.awards.advance import advancing
from maker_desktop.domain.awards.awards import division_awards
from maker_desktop.domain.awards.lines import lines
from maker_desktop.domain.awards.recommendation import recommend
from maker_desktop.domain.awards.recommendation_seats import total_seats
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.scoresheet import ScoreSheet
from maker_desktop.domain.model.stage_rules import NormalisationKind, Stage
from maker_desktop.domain.model.standing import CutLine, CutLineKind, Score, StageResult, Standing
from maker_desktop.domain.results.stage_results import Books, earlier_scores, played_off
from maker_desktop.domain.roster.eligibility import shut_out
from maker_desktop.domain.scoring.scores import Scores, scores, updated_scores
from maker_desktop.domain.standings.ranking import standings
from maker_desktop.domain.standings.ranks import ranks


@dataclass(frozen=True, slots=True)
class MarkStep:
    """A mark that, moved by one step of its criterion to `value`, changes who is above a line."""

    number: int
    judge: str
    criterion: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Fragility:
    """One line: the last project in, the first one out, their difference, and what would change who is in.

    `gap` is the difference of published scores, None where nobody is out; 0 with both the same where a tie across the
    line is undecided. `judges` are those without whose sheets others would be in; `marks` every single mark with
    the same effect when moved by one step.
    """

    line: CutLine
    last_in: tuple[int, ...]
    first_out: tuple[int, ...]
    gap: Decimal | None
    judges: tuple[str, ...]
    marks: tuple[MarkStep, ...]

    @property
    def fragile(self) -> bool:
        """Whether one judge or one step of one mark changes who is in."""
        return bool(self.judges or self.marks)


def fragility(
    contest: Contest,
    stage: Stage,
    books: Books,
    results: Mapping[str, StageResult],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Fragility, ...]:
    """Return how fragile each line of a stage is, by division; `results` are those of all stages.

    `progress` is called before each project with the number tried and the total; it may raise to stop the work.

    A judge is left out by removing all the judge's sheets, ignoring the minimum of sheets; a judge without whom some
    project would have no score is not tried. With a normalisation every mark affects every project, so each mark is
    tried in full, which takes long for many projects.
    """
    trial = _Trial(contest, stage, books, results)
    judges = list(trial.without_each_judge())
    steps = list(trial.with_each_step(progress))
    found = []
    for line in trial.lines:
        key, (last_in, first_out) = _key(line), trial.edge(line)
        found.append(
            Fragility(
                line,
                last_in,
                first_out,
                trial.gap(last_in, first_out),
                tuple(judge for judge, members in judges if members[key] != trial.now[key]),
                tuple(step for step, members in steps if members[key] != trial.now[key]),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Members:
    """The projects surely above a line, and those undecided on it."""

    above: frozenset[int]
    pending: frozenset[int]


#: A line without its place, which changes with the result; only awards need their name.
_Key = tuple[CutLineKind, str, str]


def _key(line: CutLine) -> _Key:
    return line.kind, line.division, line.name if line.kind is CutLineKind.AWARD else ""


_Memberships = Mapping[_Key, _Members]


def _memberships(
    contest: Contest, stage: Stage, results: Mapping[str, StageResult], barred: Mapping[int, str]
) -> _Memberships:
    """Return who is above each line of a stage; `barred` are those shut out, whatever their marks."""
    found: dict[_Key, _Members] = {}
    final = [key for key in stage.divisions if contest.rulebook.last_stage(key) == stage]
    for division in final:
        found.update(_award_memberships(contest, division, results[stage.id].division(division)))
    for division, advance in advancing(contest, stage, results[stage.id]).items():
        members = _Members(frozenset(advance.numbers), frozenset(advance.pending))
        found[CutLineKind.ADVANCE, division, ""] = members
    if final and total_seats(contest.rulebook.recommendation) is not None:
        listed = recommend(contest, results, beside=False, barred=barred)
        for division in final:
            above = frozenset(item.number for item in listed.recommended if item.division == division)
            pending = frozenset(number for number in listed.pending if contest.by_number[number].division == division)
            found[CutLineKind.RECOMMENDATION, division, ""] = _Members(above, pending)
    return found


def _award_memberships(contest: Contest, division: str, standings: tuple[Standing, ...]) -> _Memberships:
    """Return who is above the line of each award; an undecided tie is undecided only on lines within it."""
    found: dict[_Key, _Members] = {}
    undecided = {number: rank for rank in ranks(standings) if rank.undecided for number in rank.numbers}
    above: frozenset[int] = frozenset()
    waiting: frozenset[int] = frozenset()
    after = 0
    for award in division_awards(contest, division, standings):
        after += award.taken
        waiting |= set(award.pending)
        through = {
            number for number in waiting if undecided[number].place - 1 + len(undecided[number].numbers) <= after
        }
        above |= {*award.numbers, *through}
        waiting -= through
        found[CutLineKind.AWARD, division, award.award.name] = _Members(above, waiting)
    return found


class _Trial:
    """A stage on which changed sheets can be tried."""

    def __init__(self, contest: Contest, stage: Stage, books: Books, results: Mapping[str, StageResult]) -> None:
        self._contest = contest
        self._stage = stage
        self._results = results
        self._known = results[stage.id].scores
        self._sheets = {number: tuple(line.sheet for line in score.lines) for number, score in self._known.items()}
        self._earlier = earlier_scores(stage, results)
        self._playoffs = played_off(contest, stage, books)
        self._barred = shut_out(contest)
        self.now = _memberships(contest, stage, results, self._barred)
        self._placed = {key: ranks(results[stage.id].division(key)) for key in stage.divisions}
        contested = [key for key, placed in self._placed.items() if placed]
        self.lines = [line for key in contested for line in lines(contest, stage, key, results)]

    def edge(self, line: CutLine) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return who is last in and who is first out; both are the tied where an undecided tie lies on the line."""
        members = self.now[_key(line)]
        if members.pending:
            tied = tuple(sorted(members.pending))
            return tied, tied
        barred = self._barred if line.kind is CutLineKind.RECOMMENDATION else {}
        numbers = [number for rank in self._placed[line.division] for number in rank.numbers]
        inside = [number for number in numbers if number in members.above]
        outside = [number for number in numbers if number not in members.above and number not in barred]
        return self._level(line, inside[-1:], inside), self._level(line, outside[:1], outside)

    def gap(self, last_in: Sequence[int], first_out: Sequence[int]) -> Decimal | None:
        """Return the difference of published scores, None where one side is empty."""
        if not last_in or not first_out:
            return None
        upper, lower = self._known[last_in[0]].published, self._known[first_out[0]].published
        return None if upper is None or lower is None else upper - lower

    def without_each_judge(self) -> Iterator[tuple[str, _Memberships]]:
        """Return who would be in without each judge."""
        lenient = replace(self._stage, score=replace(self._stage.score, minimum_sheets=1))
        scored = {number for number, score in self._known.items() if score.published is not None}
        for judge in sorted({sheet.judge for own in self._sheets.values() for sheet in own if sheet.counts}):
            left = {
                number: tuple(sheet for sheet in own if sheet.judge != judge) for number, own in self._sheets.items()
            }
            found = scores(self._contest, lenient, left, self._earlier)
            if all(found[number].published is not None for number in scored):
                yield judge, self._tried(found)

    def with_each_step(self, progress: Callable[[int, int], None]) -> Iterator[tuple[MarkStep, _Memberships]]:
        """Return who would be in after moving each mark by one step, for every mark that could change it."""
        for turn, (number, own) in enumerate(self._sheets.items()):
            progress(turn, len(self._sheets))
            if self._known[number].published is None or not self._near(number):
                continue
            for position, sheet in enumerate(own):
                for step, moved in self._steps(sheet):
                    changed = (*own[:position], moved, *own[position + 1 :])
                    yield step, self._tried(self._rescored(number, changed))

    def _near(self, number: int) -> bool:
        """Whether a project could cross a line with all its marks moved one step, all up or all down.

        A score never falls when a mark rises, so that no single step can do more. Always true where a
        normalisation makes every mark affect every project.
        """
        if self._normalises():
            return True
        reach = [score.published for score in (self._all_moved(number, 1), self._all_moved(number, -1))]
        found = [each for each in (*reach, self._known[number].published) if each is not None]
        edges = [self._known[other].published for line in self.lines for side in self.edge(line) for other in side[:1]]
        return any(edge is not None and min(found) <= edge <= max(found) for edge in edges)

    def _all_moved(self, number: int, direction: int) -> Score:
        own = self._sheets[number]
        moved = tuple(self._moved(sheet, range(len(sheet.marks)), direction) for sheet in own)
        return scores(self._contest, self._stage, {number: moved}, self._earlier)[number]

    def _steps(self, sheet: ScoreSheet) -> Iterator[tuple[MarkStep, ScoreSheet]]:
        if not sheet.counts:
            return
        for column, direction in product(range(len(sheet.marks)), (1, -1)):
            moved = self._moved(sheet, (column,), direction)
            value = moved.marks[column]
            if value is not None and moved != sheet:
                yield MarkStep(sheet.number, sheet.judge, self._stage.criteria[column], value), moved

    def _moved(self, sheet: ScoreSheet, columns: Collection[int], direction: int) -> ScoreSheet:
        marks = list(sheet.marks)
        for column in columns:
            criterion = self._contest.rulebook.criterion(self._stage.criteria[column])
            mark = marks[column]
            if mark is not None and 0 <= mark + direction * criterion.step <= criterion.full_mark:
                marks[column] = mark + direction * criterion.step
        return replace(sheet, marks=tuple(marks))

    def _rescored(self, number: int, own: tuple[ScoreSheet, ...]) -> Scores:
        sheets = {**self._sheets, number: own}
        return updated_scores(self._contest, self._stage, sheets, self._earlier, self._known, [number])

    def _tried(self, found: Scores) -> _Memberships:
        placed = standings(self._contest, self._stage, found, self._earlier, self._playoffs)
        result = StageResult(self._stage.id, found, placed, ())
        return _memberships(self._contest, self._stage, {**self._results, self._stage.id: result}, self._barred)

    def _normalises(self) -> bool:
        rule = self._stage.score
        return any(
            each.kind is not NormalisationKind.NONE for each in (rule.judge_normalisation, rule.panel_normalisation)
        )

    def _level(self, line: CutLine, each: Sequence[int], side: Sequence[int]) -> tuple[int, ...]:
        """Return all on this side of a line that share a place with one of `each`."""
        sharing = [rank.numbers for rank in self._placed[line.division] if set(each) & set(rank.numbers)]
        return tuple(number for numbers in sharing for number in numbers if number in side)
