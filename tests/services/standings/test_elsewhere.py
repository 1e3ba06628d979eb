"""A stage held elsewhere: what its list carries on, and what can no longer be done in it here."""

from decimal import Decimal

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.domain.roster.bound import bound_numbers
from maker_desktop.domain.roster.listing import NOT_READ
from maker_desktop.exchange.outcomes_file import OutcomeRow, OutcomesReading
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.standings import elsewhere
from maker_desktop.services.standings.results import explain
from tests.services.contests import RULES, key_sheets, small_contest

CARRIED = RULES.replace(
    'kind = "roadshow"\ndivisions = ["enterprise", "startup"]\n[stage.score]\n',
    'kind = "roadshow"\ndivisions = ["enterprise", "startup"]\n[stage.score]\n'
    'own_share = "0.7"\ncarry = [{ stage = "preliminary", share = "0.3" }]\n',
)
HERE = "已登记为在别处举行（由太原分赛场评出），不在这里办理"

#: Scores and who goes on; nobody gives 5 a score.
LIST = {1: ("90", True), 2: ("80", False), 3: ("70.5", True), 4: ("60", True), 5: ("", False)}


def listed(rows: dict[int, tuple[str, bool]]) -> OutcomesReading:
    found = [
        OutcomeRow(line, f"{number}号", Decimal(score) if score else None, goes_on)
        for line, (number, (score, goes_on)) in enumerate(rows.items(), start=2)
    ]
    return OutcomesReading(tuple(found), (), NOT_READ)


def take(session: Session, rows: dict[int, tuple[str, bool]] = LIST) -> None:
    elsewhere.take(session, elsewhere.plan(session, "preliminary", listed(rows)), "由太原分赛场评出")


# What its scores are for


def test_the_scores_of_the_list_are_carried_into_the_next_stage() -> None:
    session = small_contest(CARRIED)
    take(session)
    for number, mark in ((1, "80"), (3, "90"), (4, "70")):
        key_sheets(session, "final", number, mark)
    scores = session.result("final").scores
    assert [(number, scores[number].published) for number in (1, 3, 4)] == [
        (1, Decimal("83")),
        (3, Decimal("84.15")),
        (4, Decimal("67")),
    ]
    assert [each.number for each in session.result("final").division("enterprise")] == [3, 1]
    assert any("90" in step.text and "0.3" in step.text for step in explain(session, "final", 1).steps)


def test_a_score_that_is_to_be_carried_and_is_missing_is_refused() -> None:
    session = small_contest(CARRIED)
    with pytest.raises(Refusal, match="复赛要带入初赛的得分，名单缺 3 号项目的得分"):
        take(session, {**LIST, 3: ("", True)})
    with pytest.raises(Refusal, match="复赛要带入初赛的得分"):
        elsewhere.skip(session, "preliminary", "报名不足")
    assert session.contest.elsewhere == {}


def test_who_stays_behind_needs_no_score_even_where_it_is_carried() -> None:
    session = small_contest(CARRIED)
    take(session, {**LIST, 2: ("", False)})
    assert session.result("preliminary").scores[2].published is None


# What can no longer be done in it here


def level() -> Session:
    """Return a contest whose list has two projects of a division level."""
    session = small_contest()
    take(session, {**LIST, 2: ("90", False)})
    return session


def test_what_is_level_on_the_list_is_no_case() -> None:
    session = level()
    assert [each.place for each in session.result("preliminary").division("enterprise")] == [1, 1, 3]
    assert arbitration.cases(session) == ()


def test_nothing_of_it_is_ruled_on_here() -> None:
    session = level()
    arbitration.seat_committee(session, [CommitteeMember("韩", chair=True), CommitteeMember("陆")])
    with pytest.raises(Refusal, match=HERE):
        arbitration.rule(session, "tie:preliminary:1-2", Verdict(Decision.ORDER, "x", ("韩", "陆"), order=(1, 2)))
    with pytest.raises(Refusal, match="初赛还没有封存，不用重开"):
        arbitration.rule(session, "seal:preliminary", Verdict(Decision.REOPEN, "x", ("韩", "陆")))


def test_an_objection_to_it_is_not_taken_in_here() -> None:
    with pytest.raises(Refusal, match=HERE):
        arbitration.lodge(level(), "preliminary", [1], person="甲公司", contact="0354", text="不服")


def test_a_stage_with_an_objection_stays_here() -> None:
    session = small_contest()
    arbitration.lodge(session, "preliminary", [1], person="甲公司", contact="0354", text="不服")
    with pytest.raises(Refusal, match="初赛在这里已有异议或裁定"):
        take(session)


def test_nobody_is_drawn_or_leaves_in_it() -> None:
    session = level()
    assert "不在这里举行" in draw.hindrance(session, "preliminary")
    with pytest.raises(Refusal, match=HERE):
        panels.seat_judges(session, "preliminary", [])
    taking_part.withdraw(session, 1, "企业来函")
    assert {each.stage for each in session.contest.appearances} == {"final"}


# Whose its results are


def test_another_project_cannot_take_a_number_of_the_list() -> None:
    session = level()
    bound = bound_numbers(session.contest, session.books())
    assert {number: each.words for number, each in bound.items()} == dict.fromkeys(range(1, 6), "在别处评出的名单上")


def test_whoever_is_not_on_the_list_joins_only_when_it_is_taken_back() -> None:
    session = level()
    late = Project(6, "己", "己公司", "enterprise")
    with pytest.raises(Refusal, match="初赛已按别处的名单确定晋级，6 号项目不在名单上"):
        roster.edit(session, late)
    elsewhere.take_back(session, "preliminary", "登记错了")
    roster.edit(session, late)
    elsewhere.skip(session, "preliminary", "报名不足")
    roster.edit(session, Project(7, "庚", "庚公司", "enterprise"))
    assert len(session.contest.in_stage(session.stage("final"))) == 7
