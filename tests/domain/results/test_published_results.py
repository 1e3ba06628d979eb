"""Results published by others, recomputed to the digit."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Assignment, Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import ContestInfo, Criterion, Division, Rulebook
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.model.stage_rules import (
    Carry,
    Normalisation,
    NormalisationKind,
    ScoreRule,
    Stage,
    StageKind,
    Trim,
    TrimOf,
)
from maker_desktop.domain.model.standing import Score
from maker_desktop.domain.scoring.combining import criterion_values
from maker_desktop.domain.scoring.scores import scores
from maker_desktop.domain.scoring.sheets import sheets

#: Marks by project and judge, in the order of the criteria.
Marks = Mapping[int, Mapping[str, Iterable[str]]]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(
    rule: ScoreRule, criteria: tuple[Criterion, ...], marks: Marks, earlier: Mapping[str, Mapping[int, Score]] = {}
) -> Mapping[int, Score]:
    """Return the scores of a stage in which each set of judges that sits together is a panel."""
    stage = Stage("final", "决赛", StageKind.ROADSHOW, ("all",), tuple(each.id for each in criteria), score=rule)
    first = tuple(replace(stage, id=each, name=each, score=ScoreRule()) for each in earlier)
    panels = {number: "、".join(judges) for number, judges in marks.items()}
    rules = Rulebook(ContestInfo("x", "x"), (Division("all", "全体"),), criteria, (*first, stage))
    contest = Contest(
        rules,
        tuple(Project(number, str(number), "", "all") for number in marks),
        seats=tuple(
            Seat("final", panel, seat, judge)
            for panel in set(panels.values())
            for seat, judge in enumerate(panel.split("、"), 1)
        ),
        assignments=tuple(Assignment("final", number, panel) for number, panel in panels.items()),
    )
    book = MarkBook.of(
        "final",
        [
            Mark("final", number, judge, criterion.id, Decimal(text))
            for number, row in marks.items()
            for judge, texts in row.items()
            for criterion, text in zip(criteria, texts, strict=True)
        ],
        [Confirmation("final", number, judge) for number, row in marks.items() for judge in row],
    )
    return scores(contest, stage, sheets(contest, stage, book), earlier)


def test_the_components_of_the_grand_prix_final_agree_to_the_digit(data: Path) -> None:
    """480 components and 96 totals: one highest and one lowest of nine dropped, mean, half up to two decimals."""
    rows = read(data / "judging" / "isu_gpf2017_component_marks.csv")
    totals = {
        row["performance_id"]: row["official_pcs"] for row in read(data / "judging" / "isu_gpf2017_performances.csv")
    }
    rule = ScoreRule(trim=Trim(1, 1, 3, of=TrimOf.CRITERION), round_criterion=2, round_weighted=2)
    components = wholes = 0
    for performance, official in totals.items():
        own = [row for row in rows if row["performance_id"] == performance]
        criteria = tuple(
            Criterion(row["component"], row["component"], Decimal(row["factor"]) * 10, Decimal(10), Decimal("0.25"))
            for row in own
        )
        judges = [f"J{seat}" for seat in range(1, 10)]
        result = score(rule, criteria, {1: {judge: [row[judge] for row in own] for judge in judges}})[1]
        assert result.published == Decimal(official)
        wholes += 1
        for row, value in zip(own, criterion_values(rule, criteria, result.lines), strict=True):
            assert value.value == Fraction(row["official_panel_score"])
            components += 1
    assert (components, wholes) == (480, 96)


def test_the_standardised_scores_of_the_lego_league_agree(data: Path) -> None:
    rows = read(data / "judging" / "fll_mays2010_zscore.csv")
    rule = ScoreRule(decimals=9, judge_normalisation=Normalisation(NormalisationKind.Z_SCORE))
    criteria = tuple(Criterion(f"c{n}", f"c{n}", Decimal(20), Decimal(20)) for n in range(1, 6))
    compared = 0
    for category in {row["category"] for row in rows}:
        own = [row for row in rows if row["category"] == category and row["official_total"]]
        marks = {int(row["team"]): {row["judge"]: [row[each.id] for each in criteria]} for row in own}
        result = score(rule, criteria, marks)
        for row in own:
            mine = result[int(row["team"])]
            assert mine.lines[0].total == Fraction(row["official_total"])
            assert mine.exact is not None
            assert abs(mine.exact - Fraction(row["official_standardized"])) < Fraction(1, 10**9)
            compared += 1
    assert compared == 92


def test_the_overall_scores_of_the_lego_league_agree(data: Path) -> None:
    rows = read(data / "judging" / "fll_mays2010_overall.csv")
    weights = {"teamwork_w1": "1", "robustdesign_w0.5": "0.5", "programming_w0.5": "0.5", "research_w1": "1"}
    complete = [row for row in rows if all(row[key] for key in (*weights, "performance_w1", "official_overall"))]
    earlier = {
        key: {int(row["team"]): Score(int(row["team"]), None, Decimal(row[key])) for row in complete} for key in weights
    }
    rule = ScoreRule(decimals=9, carry=tuple(Carry(key, Fraction(share)) for key, share in weights.items()))
    criteria = (Criterion("performance", "performance", Decimal(200), Decimal(200)),)
    result = score(rule, criteria, {int(row["team"]): {"table": [row["performance_w1"]]} for row in complete}, earlier)
    assert len(complete) >= len(rows) - 1
    for row in complete:
        exact = result[int(row["team"])].exact
        assert exact is not None
        assert abs(exact - Fraction(row["official_overall"])) < Fraction(1, 10**9)
