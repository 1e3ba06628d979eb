"""奖项: the awards, given in the order of the standings of each division's last stage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.names import normal_name
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import AwardTier, Rulebook
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import StageResult, Standing
from maker_desktop.domain.standings.ranking import ruling_on
from maker_desktop.domain.standings.ranks import Rank, ranks


@dataclass(frozen=True, slots=True)
class AwardList:
    """One tier in one division.

    `numbers` have it; `pending` are in an undecided tie across the tier's end and get nothing until a ruling.
    `places` is the tier's number of places after shared ones; of these `vacant` cannot be given.
    """

    award: AwardTier
    division: str
    numbers: tuple[int, ...]
    vacant: int
    pending: tuple[int, ...]
    places: int = 0

    @property
    def taken(self) -> int:
        """The number of places given or waiting for a ruling."""
        return self.places - self.vacant if self.pending else len(self.numbers)


def awards(contest: Contest, results: Mapping[str, StageResult]) -> tuple[AwardList, ...]:
    """Return every award of every division that has places in it, in the rulebook's order of awards and divisions.

    A project gets one award at most. A shared place gets the higher tier, and the next tier loses those places, unless
    the ruling added places to the tier.
    """
    given = [
        award
        for division, standings in final_standings(contest, results).items()
        for award in division_awards(contest, division, standings)
    ]
    tiers = [tier.id for tier in contest.rulebook.awards]
    return tuple(sorted(given, key=lambda award: tiers.index(award.award.id)))


def final_standings(contest: Contest, results: Mapping[str, StageResult]) -> Mapping[str, tuple[Standing, ...]]:
    """Return the standings that decide awards and recommendation, by division: those of its last stage."""
    finals: dict[str, tuple[Standing, ...]] = {}
    for division in contest.rulebook.divisions:
        stage = contest.rulebook.last_stage(division.id)
        result = results.get(stage.id) if stage else None
        finals[division.id] = result.division(division.id) if result else ()
    return finals


def division_awards(contest: Contest, division_id: str, standings: tuple[Standing, ...]) -> tuple[AwardList, ...]:
    """Return the awards of one division by the standings of its last stage, best tier first."""
    stage = contest.rulebook.last_stage(division_id)
    if stage is None:
        return ()
    tiers = [tier for tier in contest.rulebook.awards if tier.places.get(division_id)]
    descent = _Descent(contest, stage, list(ranks(standings)))
    unscored = sum(1 for standing in standings if standing.place is None and standing.presence.competes)
    lists = []
    for tier in tiers:
        given = descent.give(tier, division_id)
        late = min(unscored, given.vacant)
        unscored -= late
        lists.append(replace(given, vacant=given.vacant - late))
    return tuple(lists)


@dataclass(slots=True)
class _Descent:
    """The state while awards are given down the ranks of a division.

    `queue` are the remaining ranks. `overhang` counts the places already taken from the tiers below; `hanging` are
    their numbers where a ruling still has to decide which of them.
    """

    contest: Contest
    stage: Stage
    queue: list[Rank]
    overhang: int = 0
    hanging: tuple[int, ...] = ()

    def give(self, tier: AwardTier, division_id: str) -> AwardList:
        """Give one tier to the next in the queue; `vacant` counts the places that none of them takes."""
        places = tier.places[division_id]
        lost = min(places, self.overhang)
        self.overhang -= lost
        room = places - lost
        pending = self.hanging if lost else ()
        if not pending:
            places = room
        numbers: tuple[int, ...] = ()
        while room > 0 and self.queue and _reaches(self.queue[0], tier):
            rank = self.queue.pop(0)
            over = max(0, len(rank.numbers) - room)
            room = max(0, room - len(rank.numbers))
            if over and rank.undecided:
                pending += rank.numbers
                self.overhang, self.hanging = over, rank.numbers
                continue
            numbers += rank.numbers
            places += over
            if over:
                self.overhang, self.hanging = 0 if _grows(self.contest, self.stage, rank) else over, ()
        return AwardList(tier, division_id, numbers, room, pending, places)


def _reaches(rank: Rank, tier: AwardTier) -> bool:
    return tier.minimum_score is None or rank.score >= tier.minimum_score


def _grows(contest: Contest, stage: Stage, rank: Rank) -> bool:
    """Whether the ruling that lets these share their place adds places to their tier."""
    ruling = ruling_on(contest, stage, rank.numbers)
    return ruling is not None and ruling.extra_places


def applicants_with_several(contest: Contest, lists: Iterable[AwardList]) -> Mapping[str, tuple[int, ...]]:
    """Return the applicants whose projects have more than one award, each with those projects' numbers."""
    by_applicant: dict[str, list[Project]] = defaultdict(list)
    for award in lists:
        for number in award.numbers:
            project = contest.by_number[number]
            by_applicant[normal_name(project.applicant)].append(project)
    return {
        projects[0].applicant: tuple(sorted(project.number for project in projects))
        for projects in by_applicant.values()
        if len(projects) > 1
    }


def prize(rulebook: Rulebook, award: AwardTier, project: Project) -> Decimal:
    """Return a project's prize money (yuan): 0 where it is withheld."""
    return Decimal(0) if withheld_for(rulebook, award, project) else award.prize.get(project.division, Decimal(0))


def withheld_for(rulebook: Rulebook, award: AwardTier, project: Project) -> str:
    """Return the other reward of this year for which a project gets no prize money here; empty where none is withheld.

    Only where the rules exclude a second prize (eligibility.no_second_prize: Shanxi 2026, Changzhi 2026).
    """
    excluded = rulebook.eligibility.no_second_prize and award.prize.get(project.division)
    return project.rewarded_elsewhere if excluded else ""
