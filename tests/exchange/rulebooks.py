"""Arbitrary valid rulebooks for hypothesis, and the smallest one as text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from maker_desktop.domain.model.names import normal_name
from maker_desktop.domain.model.rulebook import (
    AwardTier,
    CommitteeRule,
    ContestInfo,
    Criterion,
    Division,
    EligibilityRule,
    Fill,
    Level,
    OrganisationAward,
    RecommendationRule,
    RosterForm,
    Rulebook,
)
from maker_desktop.domain.model.stage_rules import (
    Carry,
    Combine,
    DivergenceRule,
    JudgeClass,
    Normalisation,
    NormalisationKind,
    Otherwise,
    Quota,
    Rounding,
    ScoreRule,
    Stage,
    StageKind,
    TieRule,
    Timer,
    Trim,
    TrimOf,
)
from maker_desktop.domain.roster.form import COLUMN_TITLES
from maker_desktop.domain.rules.checks import rule_contradiction

SMALLEST = """
[contest]
id = "demo"
name = "演示赛"

[[division]]
id = "enterprise"
name = "企业组"

[[criterion]]
id = "innovation"
name = "技术创新能力"

[[stage]]
id = "final"
name = "决赛"
"""

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789_-", min_size=1, max_size=6)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = TEXTS.filter(str.strip)
DATES = st.dates(date(2000, 1, 1), date(2100, 1, 1))
POSITIVE = st.decimals(Decimal("0.1"), Decimal(1000), places=2)
NOT_NEGATIVE = st.decimals(0, 1000, places=3)
SHARES = st.fractions(0, 1, max_denominator=1000)
COUNTS = st.integers(0, 5000)
DECIMALS = st.none() | st.integers(0, 9)
NORMALISATIONS = st.builds(Normalisation, st.sampled_from(NormalisationKind), NOT_NEGATIVE, POSITIVE)


def id_lists(least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(IDS, min_size=least, max_size=4, unique=True)


def named(ids: Sequence[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Return these ids, each with a name of its own."""
    names = st.lists(NAMES, min_size=len(ids), max_size=len(ids), unique_by=normal_name)
    return names.map(lambda drawn: list(zip(ids, drawn, strict=True)))


def some_of(ids: tuple[str, ...], least: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), min_size=least, unique=True).map(tuple)


@st.composite
def criteria(draw: st.DrawFn, criterion_id: str, name: str) -> Criterion:
    step = draw(POSITIVE)
    return Criterion(criterion_id, name, draw(POSITIVE), step * draw(st.integers(1, 50)), step)


@st.composite
def trims(draw: st.DrawFn) -> Trim:
    highest, lowest = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    return Trim(highest, lowest, highest + lowest + draw(st.integers(1, 4)), of=draw(st.sampled_from(TrimOf)))


@st.composite
def judge_classes(draw: st.DrawFn) -> tuple[JudgeClass, ...]:
    ids = draw(id_lists(0))
    return tuple(JudgeClass(key, Fraction(1, len(ids)), name=name) for key, name in draw(named(ids)))


@st.composite
def scores(draw: st.DrawFn, carried: tuple[str, ...]) -> ScoreRule:
    rule = ScoreRule(
        combine=draw(st.sampled_from(Combine)),
        trim=draw(st.none() | trims()),
        minimum_sheets=draw(st.integers(1, 9)),
        decimals=draw(st.integers(0, 9)),
        rounding=draw(st.sampled_from(Rounding)),
        round_criterion=draw(DECIMALS),
        round_weighted=draw(DECIMALS),
        round_sheet=draw(DECIMALS),
        judge_normalisation=draw(NORMALISATIONS),
        panel_normalisation=draw(NORMALISATIONS),
        carry=tuple(Carry(stage, draw(SHARES)) for stage in carried),
        own_share=draw(SHARES),
        judge_classes=draw(judge_classes()),
    )
    return replace(rule, judge_normalisation=Normalisation()) if rule_contradiction(rule) else rule


@st.composite
def stages(draw: st.DrawFn, stage_id: str, earlier: tuple[Stage, ...], book: dict[str, tuple[str, ...]]) -> Stage:
    divisions = draw(some_of(book["divisions"]))
    marked = draw(some_of(book["criteria"]))
    tiebreakers = ["exact_score", "head_to_head", *(f"criterion:{key}" for key in marked)]
    tiebreakers += [f"stage:{stage.id}" for stage in earlier]
    whole = tuple(stage.id for stage in earlier if set(divisions) <= set(stage.divisions))
    quotas = st.builds(Quota, count=COUNTS) | st.builds(Quota, share=SHARES)
    return Stage(
        id=stage_id,
        name=draw(NAMES),
        kind=draw(st.sampled_from(StageKind)),
        divisions=divisions,
        criteria=marked,
        timer=draw(st.none() | st.builds(Timer, st.integers(1, 60), st.integers(0, 60))),
        score=draw(scores(whole)),
        ties=TieRule(draw(some_of(tuple(tiebreakers), 0)), draw(st.sampled_from(Otherwise)), draw(st.booleans())),
        divergence=DivergenceRule(draw(st.none() | NOT_NEGATIVE), draw(st.none() | NOT_NEGATIVE)),
        advance=draw(st.dictionaries(st.sampled_from(divisions), quotas)),
        when=draw(TEXTS),
        venue=draw(TEXTS),
    )


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    divisions, marked = tuple(draw(id_lists())), tuple(draw(id_lists()))
    run: tuple[Stage, ...] = ()
    for stage_id in draw(id_lists()):
        run += (draw(stages(stage_id, run, {"divisions": divisions, "criteria": marked})),)
    by_division = st.dictionaries(st.sampled_from(divisions), COUNTS)
    per_division = draw(by_division)
    return Rulebook(
        contest=ContestInfo(
            id=draw(IDS),
            name=draw(NAMES),
            level=draw(st.sampled_from(Level)),
            year=draw(st.none() | st.integers(2000, 2100)),
            hosts=tuple(draw(st.lists(TEXTS, max_size=3))),
            organisers=tuple(draw(st.lists(TEXTS, max_size=2))),
            co_organisers=tuple(draw(st.lists(TEXTS, max_size=2))),
            contacts=tuple(draw(st.lists(TEXTS, max_size=2))),
            notice=draw(TEXTS.filter(lambda text: "." not in text)),
            document_number=draw(TEXTS),
            slogan=draw(TEXTS),
            reports_to=draw(TEXTS),
            next_contest=draw(TEXTS),
            dates=draw(st.dictionaries(IDS, DATES, max_size=3)),
        ),
        divisions=tuple(Division(key, name) for key, name in draw(named(divisions))),
        criteria=tuple(draw(criteria(key, name)) for key, name in draw(named(marked))),
        stages=tuple(
            replace(stage, name=name)
            for stage, (_, name) in zip(run, draw(named([stage.id for stage in run])), strict=True)
        ),
        awards=tuple(
            AwardTier(
                key,
                name,
                draw(by_division),
                draw(st.dictionaries(st.sampled_from(divisions), NOT_NEGATIVE)),
                draw(st.none() | NOT_NEGATIVE),
            )
            for key, name in draw(named(draw(id_lists(0))))
        ),
        organisation_awards=tuple(OrganisationAward(name) for _, name in draw(named(draw(id_lists(0))))),
        recommendation=RecommendationRule(
            seats=draw(st.none() | st.integers(sum(per_division.values()), 99999)),
            per_division=per_division,
            cap=draw(st.dictionaries(st.sampled_from(divisions), SHARES)),
            fill=draw(st.sampled_from(Fill)),
            public_notice_days=draw(st.integers(0, 30)),
        ),
        committee=CommitteeRule(
            draw(st.integers(1, 9)), draw(st.integers(1, 1440)), draw(st.booleans()), draw(st.booleans())
        ),
        eligibility=EligibilityRule(
            region=draw(TEXTS),
            counties=tuple(draw(st.lists(TEXTS, max_size=3))),
            startup_registered_from=draw(st.none() | DATES),
            core_members_at_most=draw(st.none() | st.integers(0, 20)),
            look_back_years=draw(st.none() | st.integers(0, 20)),
            earlier_winners=draw(TEXTS),
            conditions=tuple(draw(st.lists(TEXTS, max_size=3))),
            division_conditions=draw(
                st.dictionaries(st.sampled_from(divisions), st.lists(TEXTS, max_size=2).map(tuple))
            ),
            national_lists=draw(by_division),
            no_second_prize=draw(TEXTS),
        ),
        roster=RosterForm(
            columns=draw(some_of(tuple(COLUMN_TITLES), 0)),
            annex=draw(TEXTS),
            title=draw(TEXTS),
            sender_line=draw(TEXTS),
            note=draw(TEXTS),
        ),
        assumed=draw(some_of(("contest.name", "stage[0].score.own_share", "recommendation.seats"), 0)),
    )
