"""推荐: the list of projects for the next level, within its seats, fixed numbers and caps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maker_desktop.domain.awards.awards import final_standings
from maker_desktop.domain.awards.recommendation_seats import (
    Allotment,
    Candidates,
    Parting,
    allot,
    named,
    parting,
    total_seats,
)
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import RecommendationRule
from maker_desktop.domain.model.standing import StageResult, Standing
from maker_desktop.domain.roster.eligibility import shut_out
from maker_desktop.domain.standings.ranks import cut, ranks


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommended project."""

    number: int
    division: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A project that is not recommended, and why in Chinese."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Succession:
    """The substitution (递补) when one more project of a division leaves the list, by number.

    `entering` join the list; `leaving` lose their seats as well, where a cap no longer allows them. `length` is the
    number of seats then filled.
    """

    entering: tuple[int, ...]
    leaving: tuple[int, ...]
    length: int


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """The list by division in order of standing, and everything that is not on it.

    `successions` (递补) have for each division on the list what happens as its projects leave one after the other,
    until there is no substitute. `pending` are in ties at the last seat: a seat cannot be shared, so none has it
    until a ruling orders them. Among them `level` are projects of several divisions.
    """

    recommended: tuple[Recommended, ...]
    left_out: tuple[LeftOut, ...]
    unused_seats: int
    pending: tuple[int, ...] = ()
    seats: int = 0
    level: tuple[int, ...] = ()
    successions: Mapping[str, tuple[Succession, ...]] = field(default_factory=dict)

    @property
    def substitutes_for(self) -> Mapping[str, tuple[int, ...]]:
        """The substitutes, in order, as projects of a division leave, by division."""
        return {
            division: tuple(number for step in steps for number in step.entering)
            for division, steps in self.successions.items()
        }

    @property
    def substitutes(self) -> tuple[int, ...]:
        """All substitutes, the earliest first; equal ones in the order of `substitutes_for`."""
        turns: dict[int, int] = {}
        for order in self.substitutes_for.values():
            for turn, number in enumerate(order):
                turns[number] = min(turn, turns.get(number, turn))
        return tuple(sorted(turns, key=turns.__getitem__))


def recommend(
    contest: Contest,
    results: Mapping[str, StageResult],
    seats: int | None = None,
    *,
    beside: bool = True,
    barred: Mapping[int, str] | None = None,
) -> RecommendationList:
    """Return the current recommendation; `seats` overrides the rulebook's number.

    The longest list is taken that keeps the order within divisions, fixed numbers, and caps: of a list of length n at
    most floor(s·n) of a division capped at s. Of equally long ones, fixed numbers are filled first, then `fill`
    decides. Without `beside`, projects left out and substitutes are not computed. `barred` is `shut_out` of this
    contest, for who has it already: it compares every project with all others. Raises Refusal if neither the rulebook
    nor the caller gives the number of seats.
    """
    given = contest.rulebook.recommendation
    rule = given if seats is None else replace(given, seats=seats)
    total = total_seats(rule)
    if total is None:
        raise Refusal("还不知道推荐名额，请先填写推荐名额。")
    finals = final_standings(contest, results)
    barred = shut_out(contest) if barred is None else barred
    sharing = _Sharing(rule, parting(contest, results))
    candidates = eligible(finals, barred)
    chosen, pending, allotment = sharing.share_out(candidates)
    listed = RecommendationList(chosen, (), total - allotment.length, pending, total, allotment.level)
    if not beside:
        return listed
    listed = replace(listed, successions=sharing.successions(candidates))
    by_number = {standing.number: standing for standings in finals.values() for standing in standings}
    verdict = _Verdict(contest, rule, by_number, barred, allotment, listed)
    left = sorted(set(contest.by_number) - {item.number for item in chosen})
    return replace(listed, left_out=tuple(LeftOut(number, verdict.reason(number)) for number in left))


def eligible(finals: Mapping[str, Sequence[Standing]], barred: Mapping[int, str]) -> Mapping[str, tuple[Standing, ...]]:
    """Return the standings with a place of projects that are not excluded, by division, best first."""
    return {
        division: tuple(
            standing for standing in standings if standing.place is not None and standing.number not in barred
        )
        for division, standings in finals.items()
    }


@dataclass(frozen=True, slots=True)
class _Sharing:
    """Apportions the seats to candidates by a rule."""

    rule: RecommendationRule
    parted: Parting

    def share_out(self, candidates: Candidates) -> tuple[tuple[Recommended, ...], tuple[int, ...], Allotment]:
        """Return who has a seat, who is undecided, and the seats of each division."""
        allotment = allot(self.rule, candidates, self.parted)
        chosen: list[Recommended] = []
        pending: tuple[int, ...] = ()
        for division, standings in candidates.items():
            line = cut(ranks(standings), allotment.counts[division])
            chosen += [Recommended(number, division) for number in line.above]
            pending += line.astride.numbers if line.astride else ()
        return tuple(chosen), tuple(dict.fromkeys(pending + allotment.level)), allotment

    def successions(self, candidates: Candidates) -> Mapping[str, tuple[Succession, ...]]:
        """Return what happens as projects leave, for each division that has one on the list.

        Each time the list is recomputed without those that have left. The substitute is the same whichever project of
        the division leaves; here its last one does.
        """
        chosen, _, _ = self.share_out(candidates)
        divisions = {item.division for item in chosen}
        return {key: tuple(self._leaving(candidates, key)) for key in candidates if key in divisions}

    def _leaving(self, candidates: Candidates, division: str) -> Iterator[Succession]:
        chosen, pending, allotment = self.share_out(candidates)
        length = allotment.length
        while own := [item.number for item in chosen if item.division == division]:
            candidates = {
                key: [standing for standing in standings if standing.number != own[-1]]
                for key, standings in candidates.items()
            }
            before = {item.number for item in chosen} - {own[-1]}
            waited = set(pending)
            chosen, pending, allotment = self.share_out(candidates)
            after = [item.number for item in chosen]
            entering = tuple(number for number in after if number not in before | waited)
            leaving = tuple(sorted(before - {*after, *pending}))
            yield Succession(entering, leaving, allotment.length)
            if allotment.length < length:
                return


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Gives for each project the reason it is left out."""

    contest: Contest
    rule: RecommendationRule
    standings: Mapping[int, Standing]
    barred: Mapping[int, str]
    allotment: Allotment
    listed: RecommendationList

    def reason(self, number: int) -> str:
        """Return the reason as a Chinese phrase."""
        division = self.contest.by_number[number].division
        standing = self.standings.get(number)
        if standing is None:
            stage = self.contest.rulebook.last_stage(division)
            return f"未进入{stage.name}" if stage else "所在组别没有阶段"
        if standing.place is None:
            return standing.lacking or "还没有得分"
        if number in self.barred:
            return f"不符合参赛条件（{self.barred[number]}）"
        if number in self.listed.level:
            return "与别的组别得分相同，名额不能共享，待裁定先后"
        if number in self.listed.pending:
            return f"第 {standing.place} 名并列在推荐名次线上，名额不能共享，待裁定先后"
        return f"{self._limit(division)}{self._turn(number)}"

    def _turn(self, number: int) -> str:
        """Return a project's number as substitute; with the division, where it differs between them."""
        found = {
            division: order.index(number) + 1
            for division, order in self.listed.substitutes_for.items()
            if number in order
        }
        turns = set(found.values())
        if len(turns) == 1 and found.keys() == self.listed.successions.keys():
            return f"，递补第 {turns.pop()} 位"
        names = {key: self.contest.rulebook.division(key).name for key in found}
        return "".join(f"，{names[key]}有项目退出名单时递补第 {turn} 位" for key, turn in found.items())

    def _limit(self, division: str) -> str:
        rule = self.rule
        name = self.contest.rulebook.division(division).name
        count, length = self.allotment.counts[division], self.allotment.length
        if not named(rule, division):
            return f"{name}没有推荐名额"
        if count == rule.per_division.get(division):
            return f"{name}的 {count} 个名额已满"
        share = rule.cap.get(division)
        if share is not None and count == int(share * length):
            return f"{name}不超过推荐名单的 {share}，名单 {length} 个项目中最多 {count} 个"
        return f"推荐名额已满，{name}推荐到第 {count} 位"
