"""What must hold for every result, whatever the marks and rules."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.model.stage_rules import (
    Carry,
    Combine,
    Normalisation,
    NormalisationKind,
    Rounding,
    ScoreRule,
    TieRule,
    Trim,
    TrimOf,
)
from maker_desktop.domain.model.standing import Score, Step
from maker_desktop.domain.results.explain import derivation
from tests.domain.second_evaluator import (
    assert_exact,
    evaluate,
    is_ground,
    naive_round,
    naive_score,
    number,
    numbers,
    pocket_formula,
)
from tests.domain.trial import THREE, Trial, ruling, trial
from tests.examples import examples

JUDGES = "甲乙丙丁戊己"
TIEBREAKERS = (
    "exact_score",
    "criterion:innovation",
    "all_sheets_mean",
    "head_to_head",
    "highest_sheet",
    "lowest_sheet",
)

marks = st.integers(0, 40).map(lambda steps: str(Decimal(steps) * Decimal("2.5")))
sheet_texts = st.tuples(marks, marks, marks).map(" ".join)


@st.composite
def tables(draw: st.DrawFn, least_projects: int = 1) -> dict[int, dict[str, str]]:
    judges = JUDGES[: draw(st.integers(1, len(JUDGES)))]
    count = draw(st.integers(least_projects, 6))
    return {number: {judge: draw(sheet_texts) for judge in judges} for number in range(1, count + 1)}


trims = st.none() | st.builds(Trim, st.integers(0, 2), st.integers(0, 2), st.integers(1, 6), of=st.sampled_from(TrimOf))
places = st.none() | st.integers(0, 3)
plain_rules = st.builds(
    ScoreRule,
    combine=st.sampled_from(Combine),
    trim=trims,
    rounding=st.sampled_from(Rounding),
    decimals=st.integers(0, 4),
    round_criterion=places,
    round_weighted=places,
    round_sheet=places,
)
normalisations = st.sampled_from([Normalisation(kind) for kind in NormalisationKind])
normalised_rules = st.builds(
    ScoreRule,
    trim=st.none() | st.just(Trim(1, 1, 4)),
    round_sheet=places,
    judge_normalisation=st.sampled_from(
        [Normalisation(), Normalisation(NormalisationKind.Z_SCORE, Decimal(80), Decimal(10))]
    ),
    panel_normalisation=normalisations,
    carry=st.sampled_from([(), (Carry("first", Fraction(1, 3)),)]),
    own_share=st.sampled_from([Fraction(1), Fraction(2, 3)]),
)
rules = plain_rules | normalised_rules


def judged(table: Mapping[int, Mapping[str, str]], rule: ScoreRule, ties: TieRule = TieRule(TIEBREAKERS)) -> Trial:  # noqa: B008 - frozen
    made = trial(table, rule, ties, THREE)
    return replace(made, earlier={"first": {number: Score(number, None, Decimal("71.25")) for number in table}})


@given(tables(), plain_rules)
def test_a_naive_evaluator_comes_to_the_same_score(table: dict[int, dict[str, str]], rule: ScoreRule) -> None:
    made = judged(table, rule)
    for project, row in table.items():
        exact = naive_score(rule, THREE, [[Decimal(text) for text in sheet.split()] for sheet in row.values()])
        assert made.scores[project].exact == exact
        published = made.scores[project].published
        assert published is not None
        assert Fraction(published) == naive_round(exact, rule.decimals, rule.rounding)


@given(tables(), rules, st.randoms(use_true_random=False))
def test_the_order_of_marks_and_projects_never_changes_a_result(
    table: dict[int, dict[str, str]], rule: ScoreRule, chance: object
) -> None:
    made = judged(table, rule)
    rows = [
        Mark("final", project, judge, criterion.id, Decimal(text))
        for project, row in table.items()
        for judge, texts in row.items()
        for criterion, text in zip(THREE, texts.split(), strict=True)
    ]
    confirmations = [Confirmation("final", project, judge) for project, row in table.items() for judge in row]
    projects, seats = list(made.contest.projects), list(made.contest.seats)
    for records in (rows, confirmations, projects, seats):
        chance.shuffle(records)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    contest = replace(made.contest, projects=tuple(projects), seats=tuple(seats))
    other = replace(made, contest=contest, book=MarkBook.of("final", rows, confirmations))
    assert other.scores == made.scores
    assert other.standings == made.standings


@given(tables(), plain_rules.map(lambda rule: replace(rule, trim=None)), st.data())
def test_who_sits_where_is_no_matter_where_nothing_is_dropped(
    table: dict[int, dict[str, str]], rule: ScoreRule, data: st.DataObject
) -> None:
    judges = list(table[1])
    order = data.draw(st.permutations(judges))
    made, turned = judged(table, rule), trial(table, rule, TieRule(TIEBREAKERS), THREE, panels={"A": order})
    assert {n: score.exact for n, score in made.scores.items()} == {n: s.exact for n, s in turned.scores.items()}
    assert made.places() == turned.places()


@given(tables(), plain_rules.map(lambda rule: replace(rule, trim=None)), st.data())
def test_raising_a_mark_never_lowers_an_untrimmed_score(
    table: dict[int, dict[str, str]], rule: ScoreRule, data: st.DataObject
) -> None:
    judge = data.draw(st.sampled_from(sorted(table[1])))
    raised = [
        str(data.draw(st.integers(int(Decimal(text) * 2), 200).map(lambda half: Decimal(half) / 2)))
        for text in table[1][judge].split()
    ]
    before = judged(table, rule).scores[1].exact
    after = judged({**table, 1: {**table[1], judge: " ".join(raised)}}, rule).scores[1].exact
    assert before is not None
    assert after is not None
    assert after >= before


@given(tables(least_projects=2), trims, st.sampled_from(Combine), st.integers(1, 50))
def test_scaling_all_weights_changes_no_place(
    table: dict[int, dict[str, str]], trim: Trim | None, combine: Combine, factor: int
) -> None:
    """With enough decimals that rounding makes no ties of its own."""
    rule = ScoreRule(combine=combine, trim=trim, decimals=9)
    scaled = tuple(replace(criterion, weight=criterion.weight * factor) for criterion in THREE)
    assert (
        trial(table, rule, TieRule(TIEBREAKERS), THREE).places()
        == trial(table, rule, TieRule(TIEBREAKERS), scaled).places()
    )


@given(tables(least_projects=2), rules)
def test_without_ties_the_tiebreakers_change_nothing(table: dict[int, dict[str, str]], rule: ScoreRule) -> None:
    with_tiebreakers, without = judged(table, rule), judged(table, rule, TieRule())
    alone = {
        standing.number
        for standing in without.standings
        if not any(other.score == standing.score and other.number != standing.number for other in without.standings)
    }
    for project in alone:
        assert with_tiebreakers.result.standing(project) == without.result.standing(project)
    # A project moved by the tiebreakers stays within the places of those equal to it.
    for standing in with_tiebreakers.standings:
        place, first = standing.place, without.result.standing(standing.number)
        assert place is not None
        assert first.place is not None
        assert first.place <= place <= first.place + len(first.tied_with)


@given(tables(least_projects=2), rules, st.sampled_from(Decision), st.data())
def test_a_ruling_touches_only_those_it_names(
    table: dict[int, dict[str, str]], rule: ScoreRule, decision: Decision, data: st.DataObject
) -> None:
    """A sheet voided or given again weighs on its judge's correction, so these are tried without corrections."""
    if decision in (Decision.VOID, Decision.RESCORE):
        rule = replace(rule, judge_normalisation=Normalisation(), panel_normalisation=Normalisation())
    made = judged(table, rule)
    named = data.draw(st.lists(st.sampled_from(sorted(table)), min_size=1, unique=True))
    order = tuple(named) if decision is Decision.ORDER else ()
    made_ruling = ruling(1, decision, named, CaseKind.TIE, order=order, judge="甲", points=Decimal(3))
    ruled = made.ruled(made_ruling)
    for project in table.keys() - set(named):
        assert ruled.scores[project] == made.scores[project]
        others = [n for n in table if n not in named]
        before = [s.number for s in made.standings if s.number in others]
        assert [s.number for s in ruled.standings if s.number in others] == before


#: A value that is nothing but a number.
_PLAIN = re.compile(r"(≈ )?−?[0-9.]+")
#: Weights, full marks, shares, scales of corrections, the carried score, and counts of sheets.
_GIVEN = ("40", "30", "100", "80", "20", "10", "71.25", "0", "1", "2", "3", "4", "5", "6")
CONSTANTS = {Fraction(text) for text in _GIVEN}
#: Shares, and the decimals and digits a formula states.
STATED = {Fraction(text) for text in ("1/3", "2/3", "15", "20", "28")}


def assert_leads_to(value: Fraction, step: Step) -> None:
    """Check a formula against the value beside it: exact, but for digits that were not shown, and for rounding."""
    places = re.search(r"保留 (\d) 位小数", step.text)
    unseen = Fraction(1, 10**6) * max(Fraction(1), abs(value))
    rounding = Fraction(1, 2 * 10 ** int(places[1])) if places else 0
    assert abs(value - number(step.value)) <= rounding + unseen, step


@examples(60)
@given(tables(), rules)
def test_every_derivation_leads_a_pocket_calculator_to_the_score(
    table: dict[int, dict[str, str]], rule: ScoreRule
) -> None:
    """What the papers of all projects show are the numbers the next step may take."""
    made = judged(table, rule)
    told = {number: derivation(made.contest, made.stage, made.result, number) for number in table}
    marks_given = {Fraction(text) for row in table.values() for sheet in row.values() for text in sheet.split()}
    shown = {abs(number(step.value)) for steps in told.values() for step in steps if _PLAIN.fullmatch(step.value)}
    for project, steps in told.items():
        for step in steps:
            text = pocket_formula(step)
            if text is not None:
                assert {abs(each) for each in numbers(text)} <= marks_given | CONSTANTS | shown, f"from nowhere: {step}"
                assert_leads_to(evaluate(text), step)
        published = [step for step in steps if step.text.startswith("公布得分保留")]
        assert [step.value for step in published] == [str(made.scores[project].published)]


@examples(80)
@given(
    tables(),
    rules,
    st.sampled_from([TIEBREAKERS, TIEBREAKERS[1:], TIEBREAKERS[3:], (*TIEBREAKERS[2:4], "stage:first")]),
)
def test_every_step_is_a_formula_that_gives_its_value_to_the_last_digit(
    table: dict[int, dict[str, str]], rule: ScoreRule, tiebreakers: tuple[str, ...]
) -> None:
    """Few different marks make ties, so that every comparison is met; no operand comes from nowhere."""
    made = judged(
        {number: row if number % 2 else table[1] for number, row in table.items()}, rule, TieRule(tiebreakers)
    )
    told = [
        step
        for project in table
        for step in derivation(made.contest, made.stage, made.result, project)
        if not step.quoted and not is_ground(step)
    ]
    results = {assert_exact(step) for step in told}
    marks_given = {Fraction(text) for row in table.values() for sheet in row.values() for text in sheet.split()}
    known = {abs(each) for each in marks_given | results | CONSTANTS | STATED}
    for step in told:
        assert {abs(each) for each in numbers(step.formula)} <= known, f"a number from nowhere: {step}"
