"""推荐: the list that goes up to the next level, within its seats, fixed numbers and caps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from maker_desktop.domain.awards.awards import final_standings
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Fill, RecommendationRule
from maker_desktop.domain.model.standing import StageResult, Standing
from maker_desktop.domain.roster.eligibility import shut_out
from maker_desktop.domain.standings.ranks import cut, ranks


@dataclass(frozen=True, slots=True)
class Recommended:
    """A project that goes up."""

    number: int
    division: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A project that does not go up, and why in Chinese."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """The list by division in order of standing, and everything that is not on it.

    `substitutes` (递补) are in the order in which they step in: whoever drops out, the first of them that keeps fixed
    numbers and caps. `pending` are in ties at a division's last seat: a seat cannot be shared, so nobody has it until
    a ruling puts them in order. `level` are the projects of two divisions with equal published scores of which only
    one could have the last seat; it went to the division that the rulebook names first.
    """

    recommended: tuple[Recommended, ...]
    substitutes: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    unused_seats: int
    pending: tuple[int, ...] = ()
    seats: int = 0
    level: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Allotment:
    """How many seats each division takes of a list of `length`; `level` as in the recommendation."""

    counts: Mapping[str, int]
    length: int
    level: tuple[int, ...] = ()


def recommend(contest: Contest, results: Mapping[str, StageResult], seats: int | None = None) -> RecommendationList:
    """Return the recommendation as things stand; `seats` goes before the rulebook's number.

    The longest list wins that keeps the order within each division, fixed numbers, and caps: of a list of length n at
    most floor(s·n) of a division capped at s. Of equally long ones, fixed numbers are filled first, then `fill`
    decides. Raises Refusal if neither the rulebook nor the caller says how many seats there are.
    """
    given = contest.rulebook.recommendation
    rule = given if seats is None else replace(given, seats=seats)
    total = total_seats(rule)
    if total is None:
        raise Refusal("还不知道推荐名额，请先填写推荐名额。")
    finals = final_standings(contest, results)
    barred = shut_out(contest)
    candidates = eligible(finals, barred)
    allotment = allot(rule, candidates)
    chosen, pending = _seated(candidates, allotment)
    substitutes = _substitutes(rule, candidates, allotment, pending)
    turns = {number: turn for turn, number in enumerate(substitutes, start=1)}
    by_number = {standing.number: standing for standings in finals.values() for standing in standings}
    verdict = _Verdict(contest, rule, by_number, barred, allotment, frozenset(pending))
    left = sorted(set(contest.by_number) - {item.number for item in chosen})
    return RecommendationList(
        chosen,
        substitutes,
        tuple(LeftOut(number, verdict.reason(number, turns)) for number in left),
        total - allotment.length,
        pending,
        total,
        allotment.level,
    )


def total_seats(rule: RecommendationRule) -> int | None:
    """Return how many seats there are: the rule's number, else the sum of its fixed numbers, None without either."""
    if rule.seats is not None:
        return rule.seats
    return sum(rule.per_division.values()) if rule.per_division else None


def eligible(finals: Mapping[str, Sequence[Standing]], barred: Mapping[int, str]) -> Mapping[str, tuple[Standing, ...]]:
    """Return the standings with a place of projects that are not shut out, by division, best first."""
    return {
        division: tuple(
            standing for standing in standings if standing.place is not None and standing.number not in barred
        )
        for division, standings in finals.items()
    }


def allot(rule: RecommendationRule, candidates: Mapping[str, Sequence[Standing]]) -> Allotment:
    """Return how many seats each division takes of the longest list; none where the number of seats is not known."""
    available = {division: len(standings) for division, standings in candidates.items()}
    longest = next(
        length
        for length in range(min(total_seats(rule) or 0, sum(available.values())), -1, -1)
        if sum(_most(rule, division, available[division], length) for division in available) >= length
    )
    contenders = [
        (_claim(rule, division, standing), order, division, standing.number)
        for order, (division, standings) in enumerate(candidates.items())
        for standing in standings[: _most(rule, division, available[division], longest)]
    ]
    contenders.sort(key=lambda contender: contender[:2])
    seated = [division for _, _, division, _ in contenders[:longest]]
    counts = {division: seated.count(division) for division in available}
    return Allotment(counts, longest, _level(contenders, longest))


def _named(rule: RecommendationRule, division: str) -> bool:
    """Whether a division can have seats at all."""
    unnamed = 0 if rule.seats is None else 1
    return rule.per_division.get(division, unnamed) > 0 and rule.cap.get(division) != 0


_Claim = tuple[bool, bool, Fraction]


def _most(rule: RecommendationRule, division: str, available: int, length: int) -> int:
    """Return how many of a division a list of this length may hold.

    Fixed numbers without a total leave nothing for a division they do not name.
    """
    if not _named(rule, division):
        return 0
    most = min(available, rule.per_division.get(division, available))
    share = rule.cap.get(division)
    return most if share is None else min(most, int(share * length))


def _claim(rule: RecommendationRule, division: str, standing: Standing) -> _Claim:
    """Return what sorts the contenders for seats, strongest claim first."""
    not_first = rule.fill is Fill.CAP and division not in rule.cap
    return division not in rule.per_division, not_first, -Fraction(standing.score or 0)


def _level(contenders: Sequence[tuple[_Claim, int, str, int]], length: int) -> tuple[int, ...]:
    if not 0 < length < len(contenders):
        return ()
    last, first_out = contenders[length - 1], contenders[length]
    return (last[3], first_out[3]) if last[0] == first_out[0] and last[2] != first_out[2] else ()


def _seated(
    candidates: Mapping[str, Sequence[Standing]], allotment: Allotment
) -> tuple[tuple[Recommended, ...], tuple[int, ...]]:
    chosen: list[Recommended] = []
    pending: tuple[int, ...] = ()
    for division, standings in candidates.items():
        line = cut(ranks(standings), allotment.counts[division])
        chosen += [Recommended(number, division) for number in line.above]
        pending += line.astride.numbers if line.astride else ()
    return tuple(chosen), pending


def _substitutes(
    rule: RecommendationRule,
    candidates: Mapping[str, Sequence[Standing]],
    allotment: Allotment,
    pending: tuple[int, ...],
) -> tuple[int, ...]:
    """Order those behind the list: first who can step in for anybody, then who can only step in for his own division.

    Each by the same claim that shared out the seats. A project that is withdrawn leaves the standings, and the list is
    made anew: this order is what a committee publishes beforehand.
    """
    queue = []
    for order, (division, standings) in enumerate(candidates.items()):
        if not _named(rule, division):
            continue
        behind = [standing for standing in standings[allotment.counts[division] :] if standing.number not in pending]
        free = _most(rule, division, len(standings), allotment.length) - allotment.counts[division]
        for turn, standing in enumerate(behind):
            queue.append((turn >= free, _claim(rule, division, standing), order, turn, standing.number))
    return tuple(number for *_, number in sorted(queue))


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Says of each project why it is left out."""

    contest: Contest
    rule: RecommendationRule
    standings: Mapping[int, Standing]
    barred: Mapping[int, str]
    allotment: Allotment
    pending: frozenset[int]

    def reason(self, number: int, turns: Mapping[int, int]) -> str:
        """Return one Chinese phrase; `turns` says as which substitute a project comes."""
        division = self.contest.by_number[number].division
        standing = self.standings.get(number)
        if standing is None:
            stage = self.contest.rulebook.last_stage(division)
            return f"未进入{stage.name}" if stage else "所在组别没有赛程"
        if standing.place is None:
            return standing.lacking or "还没有得分"
        if number in self.barred:
            return f"不符合参赛条件（{self.barred[number]}）"
        if number in self.pending:
            return f"第 {standing.place} 名并列在推荐线上，名额不能共享，等待裁定先后"
        turn = f"，递补第 {turns[number]} 位" if number in turns else ""
        return f"{self._limit(division)}{turn}"

    def _limit(self, division: str) -> str:
        rule = self.rule
        name = self.contest.rulebook.division(division).name
        count, length = self.allotment.counts[division], self.allotment.length
        if not _named(rule, division):
            return f"{name}没有推荐名额"
        if count == rule.per_division.get(division):
            return f"{name}的 {count} 个名额已满"
        share = rule.cap.get(division)
        if share is not None and count == int(share * length):
            return f"{name}不超过推荐名单的 {share}，名单 {length} 项中最多 {count} 项"
        return f"推荐名额已满，{name}推荐到第 {count} 位"
