"""Conditions of entry: what the roster proves, what a person ticks, and never a silent yes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.names import normal_name
from maker_desktop.domain.model.roster import Declaration, Project
from maker_desktop.domain.model.rulebook import EligibilityRule
from maker_desktop.domain.roster.eligibility import (
    CORE_MEMBERS,
    ENTERED_ONCE,
    ONE_TEAM_ONLY,
    REGION,
    REGISTERED_ON,
    Check,
    CheckState,
    all_checks,
    entry_conditions,
    shut_out,
)
from tests.domain.small_contests import contest, rulebook

RULE = EligibilityRule(
    region="晋中市",
    startup_registered_from=date(2024, 1, 1),
    core_members_at_most=7,
    conditions=("近三年未获省赛奖项",),
    division_conditions={"enterprise": ("企业无严重失信记录",)},
)
SENSOR = Project(1, "矿用传感器", "晨光科技有限公司", "startup")


def entered(*projects: Project, declarations: tuple[Declaration, ...] = ()) -> Contest:
    own = contest(replace(rulebook(), eligibility=RULE), [])
    return replace(own, projects=projects, declarations=declarations)


def check(own: Contest, number: int, condition: str) -> Check | None:
    return next((each for each in all_checks(own)[number] if each.condition == condition), None)


def state(own: Contest, number: int, condition: str) -> CheckState | None:
    found = check(own, number, condition)
    return found.state if found else None


@pytest.mark.parametrize(
    ("registered_on", "expected"),
    [
        ("2024-01-01", CheckState.PASSED),
        ("2023-12-31", CheckState.FAILED),
        ("", CheckState.TO_CONFIRM),
        ("去年", CheckState.TO_CONFIRM),
    ],
)
def test_a_startup_was_registered_on_the_day_or_later(registered_on: str, expected: CheckState) -> None:
    assert state(entered(replace(SENSOR, registered_on=registered_on)), 1, REGISTERED_ON) is expected


def test_the_day_does_not_matter_to_the_enterprise_division_or_to_a_maker_team() -> None:
    old = replace(SENSOR, division="enterprise", registered_on="2001-05-01")
    team = replace(SENSOR, number=2, applicant="星火团队")
    own = entered(old, team)
    assert check(own, 1, REGISTERED_ON) is None
    assert check(own, 2, REGISTERED_ON) is None


def test_more_core_members_than_the_certificate_shows_are_told_but_shut_nobody_out() -> None:
    own = entered(
        replace(SENSOR, members=tuple("甲乙丙丁戊己庚辛")), replace(SENSOR, number=2, name="泵", members=("王",))
    )
    assert state(own, 1, CORE_MEMBERS) is CheckState.FAILED
    assert state(own, 2, CORE_MEMBERS) is CheckState.PASSED
    assert shut_out(own) == {}


def test_a_person_in_two_teams_is_named_for_a_person_to_look_at() -> None:
    own = entered(replace(SENSOR, members=("王敏", "李强")), Project(2, "泵", "星火团队", "startup", members=("王敏",)))
    found = check(own, 1, ONE_TEAM_ONLY)
    assert found is not None
    assert (found.state, found.ground) == (CheckState.TO_CONFIRM, "王敏也在 2 号项目中，请核对是否同一人")


def test_the_same_project_of_the_same_applicant_counts_once() -> None:
    again = Project(2, "矿用 传感器", "晨光科技公司", "startup")
    own = entered(SENSOR, again, Project(3, "矿用传感器", "朝阳科技公司", "startup"))
    assert [state(own, number, ENTERED_ONCE) for number in (1, 2, 3)] == [
        CheckState.PASSED,
        CheckState.FAILED,
        CheckState.PASSED,
    ]
    assert shut_out(own) == {2: f"{ENTERED_ONCE}：与 1 号项目的参赛主体和项目名称相同"}


def test_a_region_the_roster_names_is_passed_and_any_other_is_looked_at() -> None:
    own = entered(replace(SENSOR, region="山西省晋中市榆次区"), replace(SENSOR, number=2, region="介休市"))
    assert state(own, 1, REGION) is CheckState.PASSED
    assert state(own, 2, REGION) is CheckState.TO_CONFIRM
    assert check(entered(SENSOR), 1, REGION) is None


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("太谷", CheckState.PASSED),
        ("太谷区胡村镇", CheckState.PASSED),
        ("祁县", CheckState.PASSED),
        ("晋中开发区", CheckState.PASSED),
        ("太原市", CheckState.TO_CONFIRM),
        ("祁连县", CheckState.TO_CONFIRM),
    ],
)
def test_a_county_of_the_region_is_in_it(region: str, expected: CheckState) -> None:
    own = entered(replace(SENSOR, region=region))
    rules = replace(own.rulebook, eligibility=replace(RULE, counties=("太谷区", "祁县")))
    assert state(replace(own, rulebook=rules), 1, REGION) is expected


def test_no_county_lies_outside_the_whole_country() -> None:
    own = entered(replace(SENSOR, region="太谷区"))
    rules = replace(own.rulebook, eligibility=replace(RULE, region="中国境内"))
    assert check(replace(own, rulebook=rules), 1, REGION) is None


def test_conditions_of_the_notice_wait_for_a_person() -> None:
    own = entered(replace(SENSOR, division="enterprise"))
    ticks = [each.condition for each in all_checks(own)[1] if each.state is CheckState.TO_CONFIRM]
    assert ticks == ["企业无严重失信记录", "近三年未获省赛奖项"]


def test_a_persons_word_stands_with_name_time_and_ground_and_goes_before_the_roster() -> None:
    said = (
        Declaration(1, "近三年未获省赛奖项", True, "王敏", "2026-07-12"),
        Declaration(2, "近三年未获省赛奖项", False, "王敏", "2026-07-12T09:30:00+08:00", "2025年省赛三等奖"),
        Declaration(3, ENTERED_ONCE, True, "王敏", "2026-07-12", "1号为旧版，已撤回"),
    )
    projects = (SENSOR, Project(2, "泵", "晨光公司", "startup"), replace(SENSOR, number=3))
    own = entered(*projects, declarations=said)
    assert check(own, 1, "近三年未获省赛奖项") == Check("近三年未获省赛奖项", CheckState.PASSED, "王敏，2026-07-12")
    assert state(own, 2, "近三年未获省赛奖项") is CheckState.FAILED
    assert state(own, 3, ENTERED_ONCE) is CheckState.PASSED
    assert shut_out(own) == {2: "近三年未获省赛奖项：2025年省赛三等奖（王敏，2026-07-12 09:30）"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("晨光科技有限公司", "晨光科技股份有限公司"),
        ("晨光（晋中）科技公司", "晨光(晋中)科技"),
        ("ＡＢＣ 智能装备", "abc智能装备"),
        ("5G+工业互联网", "5Ｇ 工业互联网"),
    ],
)
def test_spellings_of_one_name_are_equal(first: str, second: str) -> None:
    assert normal_name(first) == normal_name(second)


@pytest.mark.parametrize(("first", "second"), [("晨光（晋中）科技", "晨光（太原）科技"), ("公司", "集团"), ("——", "")])
def test_different_names_stay_different(first: str, second: str) -> None:
    assert normal_name(first) != normal_name(second)


PAST = EligibilityRule(
    look_back_years=3,
    earlier_winners="省赛获奖项目不得重复报名",
    conditions=("无失信记录",),
    division_conditions={"enterprise": ("已进入市场",)},
    national_lists={"enterprise": 500, "startup": 300},
)


@pytest.mark.parametrize(
    ("changes", "stated"),
    [
        ({}, ("近三年入围全国企业组500强或创客组300强的项目不得参赛", "近三年省赛获奖项目不得重复报名")),
        ({"look_back_years": 5, "earlier_winners": ""}, ("近五年入围全国企业组500强或创客组300强的项目不得参赛",)),
        ({"look_back_years": 12, "national_lists": {}}, ("近 12 年省赛获奖项目不得重复报名",)),
        ({"look_back_years": None, "national_lists": {}}, ("往届省赛获奖项目不得重复报名",)),
        ({"look_back_years": 0}, ()),
        ({"national_lists": {"enterprise": 500}, "earlier_winners": ""}, ("近三年全国500强项目不得参赛",)),
        ({"national_lists": {"startup": 100}, "earlier_winners": ""}, ("近三年入围全国创客组100强的项目不得参赛",)),
        ({"national_lists": {"enterprise": 0}, "earlier_winners": ""}, ()),
    ],
)
def test_years_and_lists_make_conditions_to_be_ticked(changes: dict[str, Any], stated: tuple[str, ...]) -> None:
    rules = replace(rulebook(), eligibility=replace(PAST, **changes))
    assert entry_conditions(rules, "enterprise") == ("已进入市场", "无失信记录", *stated)
    own = replace(contest(rules, [1]), projects=(Project(1, "甲", "甲公司", "enterprise"),))
    ticks = [
        check.condition for check in all_checks(own)[own.projects[0].number] if check.state is CheckState.TO_CONFIRM
    ]
    assert ticks == ["已进入市场", "无失信记录", *stated]


def test_a_condition_the_rules_spell_out_as_well_is_asked_once() -> None:
    spelt = replace(PAST, conditions=("近三年省赛获奖项目不得重复报名",), national_lists={})
    rules = replace(rulebook(), eligibility=spelt)
    assert entry_conditions(rules, "startup") == ("近三年省赛获奖项目不得重复报名",)
