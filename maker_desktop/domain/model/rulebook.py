"""The rulebook: everything that differs between contests, as frozen values; it knows no file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeVar

from maker_desktop.domain.model.stored import stored_as


class Level(StrEnum):
    """The level a contest is held at."""

    CITY = "city"
    PROVINCE = "province"
    NATIONAL = "national"


#: What they are called on screen.
LEVEL_NAMES: Mapping[Level, str] = {Level.CITY: "市级", Level.PROVINCE: "省级", Level.NATIONAL: "国家级"}


class StageKind(StrEnum):
    """How judges see the projects: reading them, or watching 路演答辩."""

    REVIEW = "review"
    ROADSHOW = "roadshow"


class Combine(StrEnum):
    """How the sheets that count become one value."""

    MEAN = "mean"
    MEDIAN = "median"
    SUM = "sum"


class TrimOf(StrEnum):
    """What is dropped: whole sheets, or single marks within each criterion."""

    SHEET = "sheet"
    CRITERION = "criterion"


class Rounding(StrEnum):
    """What happens to an exact half: away from zero, or to the even neighbour."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"


class NormalisationKind(StrEnum):
    """How strict and mild judges or panels are brought together."""

    NONE = "none"
    MEAN_RATIO = "mean_ratio"
    Z_SCORE = "z_score"


class Otherwise(StrEnum):
    """What happens to a tie that every tiebreaker leaves."""

    ARBITRATE = "arbitrate"
    SHARE = "share"


class Fill(StrEnum):
    """Who takes a seat both divisions could take: the higher published score, or the capped division first."""

    SCORE = "score"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class ContestInfo:
    """Name, level and dates of the contest, as its notice prints them."""

    id: str
    name: str
    level: Level = Level.CITY
    year: int | None = None
    hosts: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    notice: str = ""
    document_number: str = ""
    slogan: str = ""
    reports_to: str = ""
    next_contest: str = ""
    dates: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Division:
    """组别."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """评分指标: marks run from 0 to `full_mark` in steps of `step`; `weight` is its share of a sheet's total."""

    id: str
    name: str
    weight: Decimal
    full_mark: Decimal = Decimal(100)
    step: Decimal = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Timer:
    """Minutes on stage: 路演, then 答辩."""

    pitch: int
    defence: int


@dataclass(frozen=True, slots=True)
class Trim:
    """How many of the highest and lowest are dropped; with fewer than `from_sheets` sheets nothing is dropped."""

    highest: int = 0
    lowest: int = 0
    of: TrimOf = TrimOf.SHEET
    from_sheets: int = 1


@dataclass(frozen=True, slots=True)
class Normalisation:
    """A normalisation of strictness; `mean` and `deviation` are the scale of a z-score."""

    kind: NormalisationKind = NormalisationKind.NONE
    mean: Decimal = Decimal(100)
    deviation: Decimal = Decimal(20)


@dataclass(frozen=True, slots=True)
class Carry:
    """A share of an earlier stage's published score that is carried into this one."""

    stage: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class JudgeClass:
    """A class of judges combined by itself, with its share of the score."""

    id: str
    share: Fraction
    name: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """How sheets become a score (design: arithmetic of a result)."""

    combine: Combine = Combine.MEAN
    trim: Trim | None = None
    minimum_sheets: int = 1
    decimals: int = 2
    rounding: Rounding = Rounding.HALF_UP
    round_criterion: int | None = None
    round_weighted: int | None = None
    round_sheet: int | None = None
    judge_normalisation: Normalisation = field(default=Normalisation(), metadata=stored_as("judge_correction"))
    panel_normalisation: Normalisation = field(default=Normalisation(), metadata=stored_as("panel_correction"))
    carry: tuple[Carry, ...] = ()
    own_share: Fraction = Fraction(1)
    judge_classes: tuple[JudgeClass, ...] = field(default=(), metadata=stored_as("benches"))

    @property
    def by_criterion(self) -> bool:
        """Whether the score goes by criterion (values of criteria first, then weights) instead of by sheet totals."""
        trimmed = self.trim is not None and self.trim.of is TrimOf.CRITERION
        return trimmed or self.round_criterion is not None or self.round_weighted is not None


@dataclass(frozen=True, slots=True)
class TieRule:
    """The tiebreakers for equal published scores, in order, and what follows when they are exhausted."""

    tiebreakers: tuple[str, ...] = field(default=(), metadata=stored_as("ladder"))
    otherwise: Otherwise = Otherwise.ARBITRATE
    only_when_it_matters: bool = True


@dataclass(frozen=True, slots=True)
class DivergenceRule:
    """When the sheets of one project lie too far apart, in points of a sheet's total."""

    sheet_from_median: Decimal | None = None
    spread: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How many go on: a fixed count, or a share of those who took part (rounded down)."""

    count: int | None = None
    share: Fraction | None = None

    def of(self, entrants: int) -> int:
        """Return the number of places for this many entrants."""
        if self.count is not None:
            return self.count
        return int(entrants * (self.share or Fraction(0)))


@dataclass(frozen=True, slots=True)
class Stage:
    """赛程. `divisions` and `criteria` are ids, never empty; `advance` maps a division to its quota.

    `when` and `venue` are time and place as the notice words them.
    """

    id: str
    name: str
    kind: StageKind
    divisions: tuple[str, ...]
    criteria: tuple[str, ...]
    timer: Timer | None = None
    score: ScoreRule = ScoreRule()
    ties: TieRule = TieRule()
    divergence: DivergenceRule = DivergenceRule()
    advance: Mapping[str, Quota] = field(default_factory=dict)
    when: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class AwardTier:
    """奖项: places and prize money (yuan) by division; below `minimum_score` places stay vacant."""

    id: str
    name: str
    places: Mapping[str, int]
    prize: Mapping[str, Decimal] = field(default_factory=dict)
    minimum_score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OrganisationAward:
    """组织奖."""

    name: str


@dataclass(frozen=True, slots=True)
class RecommendationRule:
    """推荐: total seats, fixed numbers by division, and the cap on a division's share of the final list."""

    seats: int | None = None
    per_division: Mapping[str, int] = field(default_factory=dict)
    cap: Mapping[str, Fraction] = field(default_factory=dict)
    fill: Fill = Fill.SCORE
    public_notice_days: int = 5


@dataclass(frozen=True, slots=True)
class CommitteeRule:
    """仲裁: how many members must be present, whether the chair decides an even vote, and the time for objections.

    An objection on the spot is to be lodged within `objection_minutes` of the announcement of the result.
    """

    quorum: int = 1
    casting_vote: bool = True
    objection_minutes: int = 120


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """参赛条件 that can be checked or must be ticked by a person.

    `conditions` hold for everyone, `division_conditions` for the entries of one division, each as the notice prints it.
    `national_lists` says by division how long the national list is whose projects of the last `look_back_years` are
    shut out. `no_second_prize` names the contests whose reward this year excludes prize money here.
    """

    region: str = ""
    startup_registered_from: date | None = None
    core_members_at_most: int | None = None
    look_back_years: int | None = None
    conditions: tuple[str, ...] = ()
    division_conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    national_lists: Mapping[str, int] = field(default_factory=dict)
    no_second_prize: str = ""

    def conditions_for(self, division_id: str) -> tuple[str, ...]:
        """Return every condition an entry of this division has to meet."""
        return self.division_conditions.get(division_id, ()) + self.conditions


@dataclass(frozen=True, slots=True)
class RosterForm:
    """The form the notice prints: its columns in order, by their keys in `roster_form.COLUMN_TITLES`.

    `annex`, `title` and `sender_line` are the lines above the table, `note` the line below it, as printed.
    """

    columns: tuple[str, ...] = ()
    title: str = ""
    annex: str = ""
    sender_line: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """规则. `assumed` holds the dotted keys whose value no notice gives and a person still has to confirm."""

    contest: ContestInfo
    divisions: tuple[Division, ...]
    criteria: tuple[Criterion, ...]
    stages: tuple[Stage, ...]
    awards: tuple[AwardTier, ...] = ()
    organisation_awards: tuple[OrganisationAward, ...] = ()
    recommendation: RecommendationRule = RecommendationRule()
    committee: CommitteeRule = CommitteeRule()
    eligibility: EligibilityRule = EligibilityRule()
    roster: RosterForm = RosterForm()
    assumed: tuple[str, ...] = ()

    def stage(self, stage_id: str) -> Stage:
        """Return the stage with this id; KeyError if there is none."""
        return _by_id(self.stages, stage_id)

    def division(self, division_id: str) -> Division:
        """Return the division with this id; KeyError if there is none."""
        return _by_id(self.divisions, division_id)

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id; KeyError if there is none."""
        return _by_id(self.criteria, criterion_id)

    def stage_criteria(self, stage: Stage) -> tuple[Criterion, ...]:
        """Return the criteria marked in this stage, in the stage's order."""
        known = {criterion.id: criterion for criterion in self.criteria}
        return tuple(known[key] for key in stage.criteria)

    def stages_of(self, division_id: str) -> tuple[Stage, ...]:
        """Return the stages a division goes through, in order."""
        return tuple(stage for stage in self.stages if division_id in stage.divisions)

    def last_stage(self, division_id: str) -> Stage | None:
        """Return the stage that decides a division's awards."""
        stages = self.stages_of(division_id)
        return stages[-1] if stages else None


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def _by_id(things: tuple[_T, ...], key: str) -> _T:
    for thing in things:
        if thing.id == key:
            return thing
    raise KeyError(key)
