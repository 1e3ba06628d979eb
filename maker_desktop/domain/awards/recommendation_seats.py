"""Apportioning the seats of a recommendation to divisions: the longest list within fixed numbers and caps."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.rulebook import Fill, RecommendationRule
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.standing import StageResult, Standing
from maker_desktop.domain.standings.tiebreakers import apply_tiebreakers

#: Splits projects of several divisions with the same claim to a seat into groups, the strongest first.
Parting = Callable[[Sequence[int]], Sequence[Sequence[int]]]

#: The standings of the eligible projects, by division, best first.
Candidates = Mapping[str, Sequence[Standing]]


@dataclass(frozen=True, slots=True)
class Allotment:
    """The number of seats each division surely has in a list of `length`.

    `level` are projects of several divisions that neither score, tiebreakers nor a ruling separates, where not all of
    them can have a seat: the rest of the list waits for them.
    """

    counts: Mapping[str, int]
    length: int
    level: tuple[int, ...] = ()


def total_seats(rule: RecommendationRule) -> int | None:
    """Return the number of seats: the rule's number, else the sum of its fixed numbers, None without either."""
    if rule.seats is not None:
        return rule.seats
    return sum(rule.per_division.values()) if rule.per_division else None


def parting(contest: Contest, results: Mapping[str, StageResult]) -> Parting:
    """Return what separates projects of several divisions: a ruling on all, else their stage's tiebreakers.

    Projects whose last stages differ have no common tiebreakers.
    """

    def parted(numbers: Sequence[int]) -> Sequence[Sequence[int]]:
        ruled = [
            ruling.order
            for ruling in contest.rulings_in_force
            if ruling.decision is Decision.ORDER and set(numbers) <= set(ruling.order)
        ]
        if ruled:
            return [(number,) for number in sorted(numbers, key=ruled[-1].index)]
        ends = [contest.last_stage_of(number) for number in numbers]
        stage = ends[0]
        known = results[stage.id].scores if stage is not None and stage.id in results else {}
        if stage is None or ends.count(stage) < len(ends) or any(number not in known for number in numbers):
            return [tuple(numbers)]
        earlier = {key: result.scores for key, result in results.items()}
        return [tier.numbers for tier in apply_tiebreakers(contest.rulebook, stage, numbers, known, earlier)]

    return parted


def allot(rule: RecommendationRule, candidates: Candidates, parted: Parting) -> Allotment:
    """Return how many seats each division takes of the longest list; none where the number of seats is not known.

    Of a list of length n a division capped at s has at most floor(s·n). Of equally long lists, fixed numbers are
    filled first, then `fill` decides; `parted` is called where claims of several divisions are equal at the last seat.
    """
    available = {division: len(standings) for division, standings in candidates.items()}
    longest = next(
        length
        for length in range(min(total_seats(rule) or 0, sum(available.values())), -1, -1)
        if sum(most(rule, division, available[division], length) for division in available) >= length
    )
    limits = {division: most(rule, division, count, longest) for division, count in available.items()}
    contenders = [
        (claim(rule, division, standing), _Contender(standing.number, division, standing.place))
        for division, standings in candidates.items()
        for standing in _down_to(standings, limits[division])
    ]
    contenders.sort(key=lambda contender: contender[0])
    sharing = _Sharing(dict.fromkeys(available, 0), limits, longest, parted)
    for _, equals in groupby(contenders, key=lambda contender: contender[0]):
        level = sharing.give([contender for _, contender in equals])
        if level:
            return Allotment(sharing.counts, longest, level)
    return Allotment(sharing.counts, longest)


_Claim = tuple[bool, bool, Fraction]


@dataclass(frozen=True, slots=True)
class _Contender:
    number: int
    division: str
    place: int | None


def _down_to(standings: Sequence[Standing], limit: int) -> Sequence[Standing]:
    """Return the first of a division's standings, down to the last of those who share the place of the limit."""
    last = standings[limit - 1].place if limit else None
    return [standing for turn, standing in enumerate(standings) if turn < limit or standing.place == last]


@dataclass(frozen=True, slots=True)
class _Sharing:
    """Seats given so far: `counts` by division, of at most `limits`, and of `seats` together.

    Only divisions are counted; a division's seats go to its standings in order.
    """

    counts: dict[str, int]
    limits: Mapping[str, int]
    seats: int
    parted: Parting

    def give(self, group: Sequence[_Contender]) -> tuple[int, ...]:
        """Give seats to contenders with equal claims, each division's in the order of its standings.

        Returns those who are level for the remaining seats, none where it is decided.
        """
        room, wants = self.seats - sum(self.counts.values()), self._wanted(group)
        if len(wants) < 2 or sum(wants.values()) <= room or not room:
            self._count({division: min(want, room) for division, want in wants.items()})
            return ()
        tiers = self.parted([contender.number for contender in group])
        if len(tiers) > 1:
            found = (self.give([each for each in group if each.number in tier]) for tier in tiers)
            return next((level for level in found if level), ())
        # A contender that has a seat even after all the others has it for sure.
        sure = {division: max(0, room - sum(wants.values()) + want) for division, want in wants.items()}
        if not any(sure.values()):
            return tuple(sorted(contender.number for contender in group if contender.division in wants))
        self._count(sure)
        return self.give([each for division, first in sure.items() for each in _behind(group, division, first)])

    def _wanted(self, group: Iterable[_Contender]) -> Mapping[str, int]:
        asked = Counter(contender.division for contender in group)
        free = {key: min(number, self.limits[key] - self.counts[key]) for key, number in asked.items()}
        return {key: want for key, want in free.items() if want}

    def _count(self, given: Mapping[str, int]) -> None:
        for division, number in given.items():
            self.counts[division] += number


def _behind(group: Iterable[_Contender], division: str, seated: int) -> Sequence[_Contender]:
    """Return a division's contenders behind those seated; of a place shared across that line, all."""
    own = [contender for contender in group if contender.division == division]
    behind = own[seated:]
    return [each for each in own if behind and each.place == behind[0].place and each not in behind] + behind


def named(rule: RecommendationRule, division: str) -> bool:
    """Return whether a division can have seats at all."""
    unnamed = 0 if rule.seats is None else 1
    return rule.per_division.get(division, unnamed) > 0 and rule.cap.get(division) != 0


def most(rule: RecommendationRule, division: str, available: int, length: int) -> int:
    """Return how many of a division a list of this length may hold.

    With fixed numbers and no total, a division they do not name has none.
    """
    if not named(rule, division):
        return 0
    at_most = min(available, length, rule.per_division.get(division, available))
    share = rule.cap.get(division)
    return at_most if share is None else min(at_most, int(share * length))


def claim(rule: RecommendationRule, division: str, standing: Standing) -> _Claim:
    """Return the sort key of a contender for seats, strongest claim first."""
    not_first = rule.fill is Fill.CAP and division not in rule.cap
    return division not in rule.per_division, not_first, -Fraction(standing.score or 0)
