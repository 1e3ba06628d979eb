"""What each possible ruling on a case would change in awards, advance and recommendation, shown before the vote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from math import comb

from maker_desktop.domain.arbitration.level import spans
from maker_desktop.domain.awards.advance import advancing
from maker_desktop.domain.awards.awards import awards, final_standings
from maker_desktop.domain.awards.lines import lines, straddled
from maker_desktop.domain.awards.recommendation import recommend
from maker_desktop.domain.awards.recommendation_seats import total_seats
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.scoresheet import ScoreSheet
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case, SheetLine, StageResult
from maker_desktop.domain.results.stage_results import Books, Results
from maker_desktop.domain.scoring.divergence import divergence

#: Ties of more projects than this show who is above the line instead of every order.
_ORDERS_UP_TO = 4

#: With more combinations above a line than this, only who comes first is shown.
_WAYS_UP_TO = 24


@dataclass(frozen=True, slots=True)
class Outcome:
    """A possible ruling: its label in Chinese, its decision, and a text for each column of the table."""

    label: str
    ruling: Ruling
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """A table of possible rulings; `columns` are the awards and lists it touches."""

    columns: tuple[str, ...]
    rows: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """A list after a ruling: who is on it, who is undecided (both by number), and how many places it has."""

    numbers: tuple[int, ...]
    pending: tuple[int, ...]
    places: int

    @classmethod
    def of(cls, numbers: Iterable[int], pending: Iterable[int], places: int) -> "_List":
        return cls(tuple(sorted(numbers)), tuple(sorted(pending)), places)


_Lists = Mapping[str, _List]


def outcomes(contest: Contest, case: Case, books: Books) -> Outcomes:
    """Return the table for a case: every ruling whose effect is known beforehand.

    A tie: each order (of many: who is above the line), and sharing with and without further places. Divergence:
    uphold, void each outlying sheet, or disqualify. Too few sheets: accept them, or disqualify. Objection: uphold, void
    each sheet, or disqualify each project. Rescoring, a playoff and deductions have no row, since their
    effect depends on marks or points not given yet.
    """
    stage = contest.rulebook.stage(case.stage)
    trial = _Trial.of(contest, case, stage, books)
    rows = [(label, ruling, trial.lists(ruling)) for label, ruling in trial.rulings()]
    touched = [name for name in trial.now if _varies(name, [trial.now, *(row for _, _, row in rows)])]
    names = touched + [name for name in trial.now if name in _ALWAYS and name not in touched]
    return Outcomes(
        tuple(names),
        tuple(
            Outcome(
                trial.labelled(label, ruling, found),
                ruling,
                tuple(_effect(case.numbers, trial.now[name], found[name]) for name in names),
            )
            for label, ruling, found in rows
        ),
    )


_ADVANCE, _RECOMMENDED = "晋级", "推荐名单"
_ALWAYS = (_ADVANCE, _RECOMMENDED)


def _varies(name: str, pictures: Sequence[_Lists]) -> bool:
    return len({picture[name] for picture in pictures}) > 1


def _effect(concerned: tuple[int, ...], now: _List, then: _List) -> str:
    """Return the effect on a list: “无变化”, or its size, who is on it or undecided, who joins and who leaves."""
    if now == then:
        return "无变化"
    here = [number for number in concerned if number in then.numbers]
    known = {*now.numbers, *now.pending, *concerned}
    joined = [number for number in then.numbers if number not in known]
    lost = [number for number in now.numbers if number not in {*then.numbers, *then.pending, *concerned}]
    more = "… " if len(here) < len(then.numbers) else ""
    parts = [f"{then.places} 个：{more}{numbers_text(here)}" if here else f"{then.places} 个"]
    changes = ((then.pending, "待定"), (joined, "补入"), (lost, "移出"))
    return "，".join(parts + [f"{numbers_text(some)}{word}" for some, word in changes if some])


@dataclass(frozen=True, slots=True)
class _Trial:
    """A case with the data needed to try a ruling on it."""

    contest: Contest
    case: Case
    stage: Stage
    books: Books
    results: Results
    placed: Mapping[str, StageResult]
    now: _Lists

    @classmethod
    def of(cls, contest: Contest, case: Case, stage: Stage, books: Books) -> "_Trial":
        results = Results(contest, books)
        placed = results.without_cases()
        return cls(contest, case, stage, books, results, placed, _lists(contest, case, stage, placed))

    def lists(self, ruling: Ruling) -> _Lists:
        """Return awards, advance and recommendation with a ruling applied."""
        contest = replace(self.contest, rulings=(*self.contest.rulings, ruling))
        concerned = set(self.case.numbers) & self.placed[self.stage.id].scores.keys()
        results = self.results.updated(contest, self.books, self.stage.id, concerned)
        return _lists(contest, self.case, self.stage, results.without_cases())

    def rulings(self) -> Iterator[tuple[str, Ruling]]:
        """Return the rulings to try, with their labels."""
        if self.case.kind is CaseKind.TIE:
            yield from self._tie_rulings()
            return
        yield "维持", self._ruling(Decision.UPHOLD)
        if self.case.kind is not CaseKind.TOO_FEW_SHEETS:
            yield from self._void_rulings()
        for number in self.case.numbers:
            yield f"取消 {number} 号资格", replace(self._ruling(Decision.DISQUALIFY), numbers=(number,))

    def _void_rulings(self) -> Iterator[tuple[str, Ruling]]:
        """Return the rulings that void one sheet: an outlying one of a divergence, else any that counts."""
        for number in self.case.numbers:
            score = self.placed[self.stage.id].scores.get(number)
            lines = score.lines if score else ()
            of = f" {number} 号的" if len(self.case.numbers) > 1 else ""
            for sheet in self._doubtful(lines):
                ruling = replace(self._ruling(Decision.VOID), numbers=(number,), judge=sheet.judge)
                yield f"{sheet.seat} 号席{of}评分表作废", ruling

    def _doubtful(self, lines: Sequence[SheetLine]) -> Iterable[ScoreSheet]:
        if self.case.kind is not CaseKind.DIVERGENCE:
            return [line.sheet for line in lines if line.sheet.counts]
        apart = divergence(self.stage.divergence, lines)
        return apart.sheets if apart else ()

    def _tie_rulings(self) -> Iterator[tuple[str, Ruling]]:
        for order, leading in self._orders():
            label = f"{numbers_text(leading)}在前" if len(leading) < len(order) else f"{numbers_text(order)}依次"
            yield label, replace(self._ruling(Decision.ORDER), order=order)
        if spans(self.contest, self.case.numbers):
            return
        share = self._ruling(Decision.SHARE)
        yield "并列", share
        if self.contest.rulebook.last_stage(self.case.division) == self.stage and self.contest.rulebook.awards:
            yield "并列，增加名额", replace(share, extra_places=True)

    def _orders(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Return orders of the tied, each with its leading numbers as far as they matter."""
        numbers = self.case.numbers
        if len(numbers) <= _ORDERS_UP_TO:
            for order in permutations(numbers):
                yield order, order[:1] if len(order) == 2 else order
            return
        room = self._room()
        for leading in combinations(numbers, room if comb(len(numbers), room) <= _WAYS_UP_TO else 1):
            yield leading + tuple(number for number in numbers if number not in leading), leading

    def _room(self) -> int:
        """Return how many of the tied are above the first line that falls between them."""
        result = self.placed[self.stage.id]
        first = min(place for number in self.case.numbers if (place := result.standing(number).place) is not None)
        drawn = lines(self.contest, self.stage, self.case.division, self.placed)
        met = straddled(drawn, first, len(self.case.numbers))
        return min(line.after for line in met) - first + 1 if met else 1

    def _ruling(self, decision: Decision) -> Ruling:
        last = max((ruling.id for ruling in self.contest.rulings), default=0)
        case = self.case
        return Ruling(last + 1, case.id, case.kind, case.stage, case.numbers, decision, "", (), "")

    def labelled(self, label: str, ruling: Ruling, found: _Lists) -> str:
        """Return the label; for a shared place with the awards whose number of places changes."""
        if ruling.decision is not Decision.SHARE:
            return label
        usual = {tier.name: tier.places.get(self.case.division, 0) for tier in self.contest.rulebook.awards}
        changes = []
        for name, each in found.items():
            if name in usual and each.places != usual[name]:
                changes.append(f"{name}{'增' if each.places > usual[name] else '减'}至 {each.places} 个")
        return "，".join(["并列", *changes])


def _lists(contest: Contest, case: Case, stage: Stage, results: Mapping[str, StageResult]) -> _Lists:
    """Return every list the case could affect, by the name of its column."""
    found: dict[str, _List] = {}
    if final_standings(contest, results).get(case.division) and contest.rulebook.last_stage(case.division) == stage:
        for award in awards(contest, results):
            if award.division == case.division:
                found[award.award.name] = _List.of(award.numbers, award.pending, award.places)
    advance = advancing(contest, stage, results[stage.id]).get(case.division)
    if advance:
        found[_ADVANCE] = _List.of(advance.numbers, advance.pending, len(advance.numbers))
    if total_seats(contest.rulebook.recommendation) is not None:
        listed = recommend(contest, results, beside=False)
        numbers = [item.number for item in listed.recommended]
        found[_RECOMMENDED] = _List.of(numbers, listed.pending, listed.seats - listed.unused_seats)
    return found
