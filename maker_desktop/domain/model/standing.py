"""The parts of a result: scores with their derivation, standings with the reason for each place, and cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.rounding import digits, exactly, written
from maker_desktop.domain.model.ruling import CaseKind, Objection, Ruling
from maker_desktop.domain.model.scoresheet import ScoreSheet


class Dropped(StrEnum):
    """Why a sheet or a mark was dropped."""

    HIGHEST = "highest"
    LOWEST = "lowest"


#: Their names on screen and on paper.
DROPPED_NAMES: Mapping[Dropped, str] = {Dropped.HIGHEST: "最高", Dropped.LOWEST: "最低"}


_RULE = "规则："


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula rounded for a pocket calculator, and exact in the grammar of docs/derivation.md."""

    shown: str
    exact: str

    @classmethod
    def of(cls, template: Callable[[Callable[[Fraction], str]], str]) -> "Formula":
        """Return the formula of `template`, which receives the function that writes a number."""
        return cls(template(digits), template(exactly))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation in words, with its value and the formula for it.

    A rule quoted before its use has no value; a ground in words (no score, a ruling) has a value but no formula.
    `formula` is written in the grammar of docs/derivation.md: evaluated with exact fractions it gives the number in
    `value`, which begins with “≈ ” where more digits follow than are shown.
    """

    text: str
    value: str
    formula: str = ""

    @classmethod
    def rule(cls, sentence: str) -> "Step":
        """Return the step that quotes a rule."""
        return cls(f"{_RULE}{sentence}", "")

    @classmethod
    def calculated(cls, text: str, formula: Formula, value: Fraction, paper: str = "") -> "Step":
        """Return the step whose text ends in its formula, rounded for a pocket calculator.

        `paper` replaces a formula too long for one line: it names the document that lists the terms.
        """
        told = f"{text}（{paper}）" if paper else f"{text}：{formula.shown}"
        return cls(told, written(value), formula.exact)

    @property
    def quoted(self) -> bool:
        """Whether the step quotes a rule instead of calculating."""
        return self.text.startswith(_RULE)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet in the derivation of a score.

    `total` is Σ weight × mark / full mark, rounded where the rule says so (None unless the sheet is complete);
    `normalised` is the total after normalisation of its judge. `dropped` is set where the whole sheet is dropped,
    `dropped_marks` by criterion where single marks are.
    """

    sheet: ScoreSheet
    total: Fraction | None
    dropped: Dropped | None = None
    dropped_marks: Mapping[str, Dropped] = field(default_factory=dict)
    normalised: Fraction | None = None

    def with_normalised(self, normalised: Fraction) -> "SheetLine":
        """Return the same line with a normalised total; dataclasses.replace is three times as slow."""
        return SheetLine(self.sheet, self.total, self.dropped, self.dropped_marks, normalised)

    @property
    def worth(self) -> Fraction | None:
        """The total that enters the score, normalised where the rules say so; None if the sheet does not count."""
        if not self.sheet.counts:
            return None
        return self.total if self.normalised is None else self.normalised

    @property
    def kept(self) -> bool:
        """Whether the sheet counts and was not dropped as a whole."""
        return self.dropped is None and self.sheet.counts


@dataclass(frozen=True, slots=True)
class Score:
    """得分 of one project.

    `exact` is before the last rounding, `published` after it; both None without a score, and `lacking` then says
    why in a Chinese phrase. `judge_classes` is the value of each class after normalisation (by "" where there are no
    classes), `carried` the published score of each earlier stage that was carried in.
    `results.explain.derivation` has the steps between them.
    """

    number: int
    exact: Fraction | None
    published: Decimal | None
    lines: tuple[SheetLine, ...] = ()
    lacking: str = ""
    judge_classes: Mapping[str, Fraction] = field(default_factory=dict)
    carried: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A tiebreaker applied to projects with equal scores: its id, its name, and each project's value as text.

    `exact` has the values, without projects that have none.
    """

    tiebreaker: str
    name: str
    values: Mapping[int, str]
    decided: bool
    exact: Mapping[int, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """名次 of one project in its division.

    `decided_by` is "score" where the published score decides, else the tiebreaker that did, "ruling", "share", or None
    while undecided; `tied_with` are the others that share the place; `rulings` are the ids of the rulings on
    its tie, a playoff that ended level included.
    """

    number: int
    division: str
    place: int | None
    score: Decimal | None
    exact: Fraction | None
    presence: Presence
    tied_with: tuple[int, ...] = ()
    decided_by: str | None = None
    comparisons: tuple[Comparison, ...] = ()
    lacking: str = ""
    rulings: tuple[int, ...] = ()


class CutLineKind(StrEnum):
    """The kinds of cut line."""

    AWARD = "award"
    ADVANCE = "advance"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line below place `after` (from 1) in a division's standings: projects above it get what `name` says."""

    kind: CutLineKind
    division: str
    after: int
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case for the committee.

    `id` is stable: made of kind, stage and numbers. `facts` describe it in Chinese; `line` names the line a tie
    straddles; `ruling` is the one that settles it; `rulings` are all that were ever made on it, replaced ones included,
    in that order; `objection` is the objection it is about, if any.
    """

    id: str
    kind: CaseKind
    stage: str
    division: str
    numbers: tuple[int, ...]
    facts: str
    line: str = ""
    comparisons: tuple[Comparison, ...] = ()
    ruling: Ruling | None = None
    rulings: tuple[Ruling, ...] = ()
    objection: Objection | None = None

    @property
    def open(self) -> bool:
        """Whether the committee still has to decide."""
        return self.ruling is None


@dataclass(frozen=True)
class StageResult:
    """Scores, standings (by division, in order) and cases of one stage, and the scores of its playoffs by ruling."""

    stage: str
    scores: Mapping[int, Score]
    standings: tuple[Standing, ...]
    cases: tuple[Case, ...]
    playoffs: Mapping[int, Mapping[int, Score]] = field(default_factory=dict)

    def division(self, division_id: str) -> tuple[Standing, ...]:
        """Return the standings of one division, best first."""
        return self._divisions.get(division_id, ())

    def standing(self, number: int) -> Standing:
        """Return the standing of one project; KeyError if it is not in the stage."""
        return self._by_number[number]

    @cached_property
    def _divisions(self) -> Mapping[str, tuple[Standing, ...]]:
        divisions: dict[str, list[Standing]] = {}
        for standing in self.standings:
            divisions.setdefault(standing.division, []).append(standing)
        return {division: tuple(standings) for division, standings in divisions.items()}

    @cached_property
    def _by_number(self) -> Mapping[int, Standing]:
        return {standing.number: standing for standing in self.standings}
