"""A small contest for tests of results: marks as a table, everything else by default."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Assignment, Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import ContestInfo, Criterion, Division, Rulebook
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, ScoreSheet
from maker_desktop.domain.model.stage_rules import ScoreRule, Stage, StageKind, TieRule
from maker_desktop.domain.model.standing import Score, StageResult, Standing
from maker_desktop.domain.scoring.scores import scores
from maker_desktop.domain.scoring.sheets import sheets
from maker_desktop.domain.standings.ranking import standings

#: Marks by project and judge: the marks in the order of the criteria, separated by spaces; "-" where one is missing.
Table = Mapping[int, Mapping[str, str]]

PLAIN_RULE = ScoreRule()
PLAIN_TIES = TieRule()
ALONE = (Criterion("all", "总体", Decimal(100)),)
THREE = (
    Criterion("innovation", "技术创新能力", Decimal(40)),
    Criterion("industry", "产业推广能力", Decimal(30)),
    Criterion("team", "团队能力", Decimal(30)),
)


def rulebook(
    rule: ScoreRule = PLAIN_RULE, ties: TieRule = PLAIN_TIES, criteria: Sequence[Criterion] = ALONE
) -> Rulebook:
    """Return a rulebook with two divisions and a first stage (none of its marks matter here) before the final."""
    divisions = (Division("enterprise", "企业组"), Division("startup", "创业组"))
    keys = tuple(criterion.id for criterion in criteria)
    ids = tuple(division.id for division in divisions)
    first = Stage("first", "初赛", StageKind.REVIEW, ids, keys)
    final = Stage("final", "决赛", StageKind.ROADSHOW, ids, keys, score=rule, ties=ties)
    return Rulebook(ContestInfo("trial", "试赛"), divisions, tuple(criteria), (first, final))


@dataclass(frozen=True)
class Trial:
    """Marks and what the final makes of them."""

    contest: Contest
    book: MarkBook
    earlier: Mapping[str, Mapping[int, Score]] = field(default_factory=dict)
    playoffs: Mapping[int, Mapping[int, Score]] = field(default_factory=dict)

    @property
    def stage(self) -> Stage:
        return self.contest.rulebook.stage("final")

    @cached_property
    def sheets(self) -> Mapping[int, tuple[ScoreSheet, ...]]:
        return sheets(self.contest, self.stage, self.book)

    @cached_property
    def scores(self) -> Mapping[int, Score]:
        return scores(self.contest, self.stage, self.sheets, self.earlier)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        return standings(self.contest, self.stage, self.scores, self.earlier, self.playoffs)

    @property
    def result(self) -> StageResult:
        return StageResult("final", self.scores, self.standings, (), self.playoffs)

    def published(self, number: int) -> str | None:
        """Return the published score as it is printed."""
        published = self.scores[number].published
        return None if published is None else str(published)

    def places(self) -> dict[int, int | None]:
        """Return the place of each project."""
        return {standing.number: standing.place for standing in self.standings}

    def ruled(self, *rulings: Ruling) -> "Trial":
        """Return the same with further rulings."""
        contest = replace(self.contest, rulings=(*self.contest.rulings, *rulings))
        return replace(self, contest=contest)


def trial(
    table: Table,
    rule: ScoreRule = PLAIN_RULE,
    ties: TieRule = PLAIN_TIES,
    criteria: Sequence[Criterion] = ALONE,
    *,
    panels: Mapping[str, Sequence[str]] | None = None,
    startups: Sequence[int] = (),
    judge_classes: Mapping[str, str] | None = None,
    confirmed: bool = True,
) -> Trial:
    """Return a trial of this table; judges sit in the order in which they first appear unless `panels` seat them.

    With several panels a project goes to the one that seats its first judge.
    """
    judges = tuple(dict.fromkeys(judge for row in table.values() for judge in row))
    panels = panels or {"A": judges}
    class_of = judge_classes or {}
    seats = tuple(
        Seat("final", panel, number, judge, judge_class=class_of.get(judge, ""))
        for panel, members in panels.items()
        for number, judge in enumerate(members, 1)
    )
    home = {judge: panel for panel, members in panels.items() for judge in members}
    contest = Contest(
        rulebook(rule, ties, criteria),
        tuple(
            Project(number, f"项目{number}", f"公司{number}", "startup" if number in startups else "enterprise")
            for number in table
        ),
        seats=seats,
        assignments=tuple(Assignment("final", number, home[next(iter(row))]) for number, row in table.items()),
    )
    return Trial(contest, book(table, criteria, confirmed=confirmed))


def book(
    table: Table, criteria: Sequence[Criterion] = ALONE, round_id: str = "", *, confirmed: bool = True
) -> MarkBook:
    """Return the book of the final with the marks of a table, all of them confirmed or none."""
    marks = [
        Mark("final", number, judge, criterion.id, Decimal(text), round_id)
        for number, row in table.items()
        for judge, texts in row.items()
        for criterion, text in zip(criteria, texts.split(), strict=True)
        if text != "-"
    ]
    confirmations = [Confirmation("final", number, judge, round_id) for number, row in table.items() for judge in row]
    return MarkBook.of("final", marks, confirmations if confirmed else ())


def row(*totals: str) -> dict[str, str]:
    """Return the marks of judges 甲, 乙, 丙 … on the one criterion."""
    return dict(zip("甲乙丙丁戊己庚辛壬癸", totals, strict=False))


def ruling(
    number: int, decision: Decision, numbers: Sequence[int], kind: CaseKind = CaseKind.TIE, **fields: object
) -> Ruling:
    """Return a ruling in the final with a case of its own."""
    made = Ruling(
        number,
        f"{kind}:final:{number}",
        kind,
        "final",
        tuple(numbers),
        decision,
        "经核实",
        ("张主任",),
        "2026-11-20T10:00",
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # the fields a test names
