"""Values nobody means are refused with a sentence where they are newly written; a contest file that has them opens."""

from dataclasses import replace
from decimal import Decimal

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.rules.checks import oddities
from maker_desktop.exchange.rulebook.presets import preset_text, presets
from maker_desktop.exchange.rulebook.toml import read_rulebook, stored_rulebook, write_rulebook
from tests.exchange.rulebooks import SMALLEST

SCORE = SMALLEST + "[stage.score]\n"
CRITERION = 'name = "技术创新能力"\n'
TEAM = '[[criterion]]\nid = "team"\nname = "团队能力"\n'
AWARD = '[[award]]\nid = "{}"\nname = "{}"\n'

ODDITIES = [
    (SMALLEST + "[committee]\nquorum = 1000", "committee.quorum", "到会人数应在 1 到 50 之间"),
    (SCORE + "minimum_sheets = 1000", "stage[0].score.minimum_sheets", "应在 0 到 200 之间"),
    (SCORE + "trim = { highest = 1000 }", "stage[0].score.trim.highest", "应在 0 到 200 之间"),
    (SCORE + "trim = { highest = 1, from_sheets = 999 }", "stage[0].score.trim.from_sheets", "应在 0 到 200 之间"),
    (SCORE + "panel_correction = { mean = 99999999 }", "stage[0].score.panel_correction.mean", "1000000"),
    (SMALLEST.replace(CRITERION, CRITERION + "weight = 0\n") + TEAM, "criterion[0].weight", "权重必须大于 0"),
    (SMALLEST.replace(CRITERION, CRITERION + "weight = 9999999\n"), "criterion[0].weight", "权重"),
    (SMALLEST.replace(CRITERION, CRITERION + "full_mark = 999999\n"), "criterion[0].full_mark", "满分不能超过"),
    (
        SMALLEST.replace(CRITERION, CRITERION + "step = 7\n"),
        "criterion[0].step",
        "满分 100 不是打分最小分差 7 的整数倍",
    ),
    (SMALLEST.replace(CRITERION, CRITERION + 'step = "0.3"\n'), "criterion[0].step", "整数倍"),
    (SMALLEST + "timer = { pitch = 1000, defence = 7 }", "stage[0].timer.pitch", "240 分钟"),
    (SMALLEST + "advance = { enterprise = 1000000 }", "stage[0].advance.enterprise.count", "没有更多的项目"),
    (SMALLEST + AWARD.format("a", "一等奖") + "places = { enterprise = 200000 }", "award[0].places.enterprise", "项目"),
    (SMALLEST + "[recommendation]\nseats = 1000000", "recommendation.seats", "没有更多的项目"),
    (SMALLEST + "[recommendation]\npublic_notice_days = 1000", "recommendation.public_notice_days", "60 个工作日"),
    (SMALLEST + "[eligibility]\nlook_back_years = 300", "eligibility.look_back_years", "30 年"),
    (SMALLEST + "[eligibility]\ncore_members_at_most = 700", "eligibility.core_members_at_most", "证书"),
    (SMALLEST.replace("[contest]", "[contest]\nyear = 26"), "contest.year", "年份应在 2000 到 2100 之间"),
    (SMALLEST.replace("[contest]", '[contest]\nnotice = "通知.pdf"'), "contest.notice", "不是文件名"),
    (SMALLEST + '[[division]]\nid = "b"\nname = "企业组"', "division[1].name", "“企业组”重复了"),
    (SMALLEST + '[[criterion]]\nid = "b"\nname = "技术 创新能力"', "criterion[1].name", "“技术 创新能力”重复了"),
    (SMALLEST + '[[stage]]\nid = "b"\nname = "决赛"', "stage[1].name", "“决赛”重复了"),
    (SMALLEST + '[[criterion]]\nid = "技术创新能力"\nname = "团队"', "criterion[0].name", "是另一项的 id"),
    (SMALLEST + '[[stage]]\nid = "决赛"\nname = "总决赛"', "stage[0].name", "是另一项的 id"),
    (SMALLEST + '[[division]]\nid = "企业组"\nname = "创业组"', "division[0].name", "是另一项的 id"),
    (SMALLEST + AWARD.format("a", "一等奖") + AWARD.format("b", "一等奖 "), "award[1].name", "“一等奖 ”重复了"),
    (
        SCORE + 'benches = [{ id = "a", name = "评委", share = "1/2" }, { id = "b", name = "评委", share = "1/2" }]',
        "stage[0].score.benches[1].name",
        "“评委”重复了",
    ),
]


@pytest.mark.parametrize(("text", "key", "reason"), ODDITIES, ids=[key for _, key, _ in ODDITIES])
def test_what_nobody_means_is_refused_of_new_rules_only(text: str, key: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_rulebook(text, "市赛.toml")
    assert f"“市赛.toml”中 {key} 有误" in caught.value.sentence
    assert reason in caught.value.sentence
    assert key in {fault.key for fault in oddities(stored_rulebook(text, "赛事.maker"))}


@pytest.mark.parametrize("preset", [preset.id for preset in presets()])
def test_no_preset_has_anything_odd(preset: str) -> None:
    assert tuple(oddities(read_rulebook(preset_text(preset), preset))) == ()


def test_what_stood_in_the_rules_before_may_stay_but_nothing_new_may_come() -> None:
    former = stored_rulebook(SMALLEST + "[committee]\nquorum = 1000", "赛事.maker")
    confirmed = replace(former, contest=replace(former.contest, slogan="创新"))
    assert read_rulebook(write_rulebook(confirmed), "规则", former) == confirmed
    worse = write_rulebook(replace(confirmed, criteria=(replace(former.criteria[0], step=Decimal(7)),)))
    with pytest.raises(Refusal, match=r"criterion\[0\]\.step"):
        read_rulebook(worse, "规则", former)


def test_the_file_name_that_older_rules_give_as_notice_is_never_shown() -> None:
    text = SMALLEST.replace("[contest]", '[contest]\nnotice = "001_5b62880492ccd6fd.txt"')
    assert read_rulebook(text, "规则.toml").contest.notice == ""


OLDER = """
[eligibility]
look_back_years = 3
conditions = [
    "近三年入围全国企业组500强或创客组300强的项目不得参赛",
    "近三年“创客中国”山西省中小企业创新创业大赛中获奖项目不得再次参赛",
    "未剽窃他人创新成果",
    "近三年无重大事故",
]
[eligibility.national_lists]
enterprise = 500
startup = 300
"""


def test_conditions_that_older_rules_spell_out_follow_the_years_and_lists_now() -> None:
    text = SMALLEST.replace("[[criterion]]", '[[division]]\nid = "startup"\nname = "创业组"\n[[criterion]]') + OLDER
    rule = read_rulebook(text, "规则.toml").eligibility
    assert rule.conditions == ("未剽窃他人创新成果", "近三年无重大事故")
    assert rule.earlier_winners == "“创客中国”山西省中小企业创新创业大赛中获奖项目不得再次参赛"
