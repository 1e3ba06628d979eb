"""The award ceremony: nothing before the end, then organisations, then the tiers from the last up."""

from dataclasses import replace

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards import awards
from maker_desktop.services.awards.ceremony import hindrance, programme
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.standings import sealing
from tests.services.contests import RULES, key_sheets, small_contest

SECOND = """
[[award]]
id = "second"
name = "二等奖"
places = { enterprise = 2 }
"""


def scored(rules: str = RULES) -> Session:
    session = small_contest(rules)
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(session, "final", number, value)
    return session


def test_the_last_tier_comes_first_and_its_best_last() -> None:
    session = scored(RULES.replace("\n[[organisation_award]]", f"{SECOND}\n[[organisation_award]]"))
    awards.grant(session, "优秀组织单位奖", "示范县局")
    sealing.seal(session, "final")
    told = [(each.award, each.division, [winner.name for winner in each.winners]) for each in programme(session)]
    assert told == [
        ("优秀组织单位奖", "", ["示范县局"]),
        ("二等奖", "企业组", ["甲", "乙"]),
        ("一等奖", "企业组", ["丙"]),
        ("一等奖", "创业组", ["戊"]),
    ]
    assert programme(session)[1].winners[0].applicant == "甲公司"


def test_there_is_no_ceremony_before_the_seal_and_after_a_reopening() -> None:
    session = scored()
    assert "复赛还没有封存" in hindrance(session)
    assert programme(session) == ()
    sealing.seal(session, "final")
    assert hindrance(session) == ""
    arbitration.rule(session, "seal:final", Verdict(Decision.REOPEN, "登分有误", ("吴", "郑")))
    assert programme(session) == ()


def test_a_contest_without_awards_says_where_to_set_them() -> None:
    session = small_contest()
    contest.set_rules(session, replace(session.contest.rulebook, awards=()))
    for number in range(1, 6):
        key_sheets(session, "final", number, str(60 + number))
    sealing.seal(session, "final")
    assert "请先在“规则”里定下奖项" in hindrance(session)
