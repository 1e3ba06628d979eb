"""The shipped rulebooks carry the figures of their notices, and what no notice says is marked as assumed."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Level, Rulebook
from maker_desktop.domain.model.stage_rules import StageKind
from maker_desktop.domain.roster.eligibility import entry_conditions
from maker_desktop.domain.roster.form import column_title, recommendation_form, summary_form
from maker_desktop.domain.rules.names import short_name
from maker_desktop.domain.rules.text import ground
from maker_desktop.exchange.rulebook.presets import preset_text, presets
from maker_desktop.exchange.rulebook.toml import read_rulebook, write_rulebook

IDS = ("changzhi-2026", "jinzhong-2026", "shanxi-2026", "jinzhong-2025", "national-2024")

ALLOCATED = "围绕产业链，部署创新链，配置资金链，培育人才链"
MATCHED = "围绕产业链，部署创新链，配套资金链，培育人才链"
SHANXI = "第十一届“创客中国”山西省中小企业创新创业大赛"
BUREAU = ("晋中市工业和信息化局", "晋中市转型综改促进中心")
FOUR_TIERS = ("一等奖", "二等奖", "三等奖", "优胜奖")
FIFTH = {"startup": Fraction(1, 5)}

#: By preset: document number, slogan, name, year.
HEADS = {
    "national-2024": ("信中〔2024〕13号", ALLOCATED, "第九届“创客中国”中小企业创新创业大赛", 2024),
    "shanxi-2026": ("晋工信企业字〔2026〕41号", ALLOCATED, SHANXI, 2026),
    "jinzhong-2026": ("市工信企业发〔2026〕24号", MATCHED, "2026年“创客中国”晋中市中小企业创新创业大赛", 2026),
    "jinzhong-2025": ("市工信企业发〔2025〕52号", ALLOCATED, "2025年“创客中国”晋中市中小企业创新创业大赛", 2025),
    "changzhi-2026": ("长工信〔2026〕107号", ALLOCATED, "第十一届“创客中国”长治市中小企业创新创业大赛", 2026),
}

DATES = {
    "national-2024": {
        "issued": date(2024, 4, 12),
        "filing_deadline": date(2024, 5, 10),
        "registration_deadline": date(2024, 7, 31),
        "import_deadline": date(2024, 8, 10),
        "recommendation_deadline": date(2024, 9, 30),
    },
    "shanxi-2026": {
        "registration_deadline": date(2026, 7, 10),
        "recommendation_deadline": date(2026, 8, 5),
        "finals_deadline": date(2026, 9, 10),
        "services_deadline": date(2026, 12, 31),
    },
    "jinzhong-2026": {
        "issued": date(2026, 4, 10),
        "registration_deadline": date(2026, 7, 10),
        "recommendation_deadline": date(2026, 8, 5),
    },
    "jinzhong-2025": {
        "issued": date(2025, 6, 4),
        "registration_deadline": date(2025, 7, 10),
        "contest_deadline": date(2025, 7, 30),
    },
    "changzhi-2026": {
        "registration_deadline": date(2026, 7, 10),
        "contest_deadline": date(2026, 7, 30),
        "recommendation_deadline": date(2026, 8, 5),
        "provincial_finals_deadline": date(2026, 9, 10),
        "services_deadline": date(2026, 12, 31),
    },
}

#: By preset: registered from, national lists, organisation awards.
CONDITIONS: dict[str, tuple[date | None, dict[str, int], tuple[str, ...]]] = {
    "national-2024": (None, {"enterprise": 500}, ("优秀组织单位", "优秀对接服务单位")),
    "shanxi-2026": (
        date(2024, 1, 1),
        {"enterprise": 500, "startup": 300},
        ("最佳组织单位奖", "先进组织单位奖", "优秀组织单位奖", "优秀对接服务单位奖"),
    ),
    "jinzhong-2026": (date(2024, 1, 1), {"enterprise": 500, "startup": 300}, ()),
    "jinzhong-2025": (date(2023, 1, 1), {"enterprise": 500, "startup": 100}, ()),
    "changzhi-2026": (date(2024, 1, 1), {}, ("优秀组织单位奖",)),
}


def preset(preset_id: str) -> Rulebook:
    return read_rulebook(preset_text(preset_id), f"{preset_id}.toml")


def test_all_five_are_listed_newest_first() -> None:
    listed = presets()
    assert tuple(entry.id for entry in listed) == IDS
    assert [entry.name for entry in listed] == [HEADS[entry.id][2] for entry in listed]
    levels = {"shanxi-2026": Level.PROVINCE, "national-2024": Level.NATIONAL}
    assert [entry.level for entry in listed] == [levels.get(entry.id, Level.CITY) for entry in listed]
    assert [entry.year for entry in listed] == [2026, 2026, 2026, 2025, 2024]


def test_an_unknown_preset_names_those_there_are() -> None:
    with pytest.raises(Refusal, match=r"没有“mars-2026”.*jinzhong-2026"):
        preset_text("mars-2026")


@pytest.mark.parametrize("preset_id", IDS)
def test_a_preset_reads_back_the_same(preset_id: str) -> None:
    rulebook = preset(preset_id)
    assert rulebook.contest.id == preset_id
    assert read_rulebook(write_rulebook(rulebook), "copy.toml") == rulebook


@pytest.mark.parametrize("preset_id", IDS)
def test_a_preset_has_the_figures_of_its_notice(preset_id: str) -> None:
    rulebook = preset(preset_id)
    contest = rulebook.contest
    assert (contest.document_number, contest.slogan, contest.name, contest.year) == HEADS[preset_id]
    assert contest.dates == DATES[preset_id]
    rule = rulebook.eligibility
    awards = tuple(award.name for award in rulebook.organisation_awards)
    assert (rule.startup_registered_from, rule.national_lists, awards) == CONDITIONS[preset_id]
    assert rule.core_members_at_most == 7
    assert rule.look_back_years == 3
    assert tuple(award.name for award in rulebook.awards) == FOUR_TIERS
    second = "创客组" if preset_id == "national-2024" else "创业组"
    assert [division.name for division in rulebook.divisions] == ["企业组", second]


def test_the_cities_name_stages_hosts_and_to_whom_they_report() -> None:
    stages = {
        "jinzhong-2026": (("初赛", StageKind.REVIEW), ("复赛", StageKind.ROADSHOW)),
        "jinzhong-2025": (("初赛", StageKind.REVIEW), ("决赛", StageKind.ROADSHOW)),
        "changzhi-2026": (("市级初赛", StageKind.REVIEW), ("市级决赛", StageKind.ROADSHOW)),
    }
    hosts = {"jinzhong-2026": BUREAU, "jinzhong-2025": BUREAU, "changzhi-2026": ("长治市工业和信息化局",)}
    nexts = {"jinzhong-2025": "2025年“创客中国”山西省中小企业创新创业大赛"}
    for preset_id, expected in stages.items():
        rulebook = preset(preset_id)
        assert tuple((stage.name, stage.kind) for stage in rulebook.stages) == expected
        assert [stage.id for stage in rulebook.stages] == ["preliminary", "final"]
        assert rulebook.contest.hosts == hosts[preset_id]
        assert rulebook.contest.reports_to == "山西省工业和信息化厅"
        assert rulebook.contest.next_contest == nexts.get(preset_id, SHANXI)


@pytest.mark.parametrize("preset_id", ["shanxi-2026", "jinzhong-2026", "changzhi-2026"])
def test_the_startups_are_at_most_a_fifth_of_a_list_to_the_province(preset_id: str) -> None:
    rule = preset(preset_id).recommendation
    assert rule.cap == FIFTH
    assert rule.per_division == {}


def test_what_a_notice_asks_of_an_entry_is_among_the_conditions_to_tick() -> None:
    asked = {
        "national-2024": {"为区域赛、专题赛或境外区域赛决赛胜出项目", "已导入大赛官网项目库"},
        "shanxi-2026": {"已在大赛官网注册报名", "增强保密意识，严格项目信息公开审查"},
        "jinzhong-2026": {"报名材料真实、完整、有效", "增强保密意识，严格项目信息公开审查"},
        "jinzhong-2025": {"增强保密意识，严格项目信息公开审查"},
        "changzhi-2026": {"已在大赛官网注册报名", "增强保密意识，严格项目信息公开审查"},
    }
    for preset_id, conditions in asked.items():
        rulebook = preset(preset_id)
        for division in rulebook.divisions:
            assert conditions <= set(entry_conditions(rulebook, division.id)), preset_id


def test_to_whom_a_list_goes_is_assumed_where_the_notice_does_not_say() -> None:
    assert {"contest.reports_to", "contest.next_contest"} <= set(preset("jinzhong-2025").assumed)
    assert "contest.next_contest" in preset("shanxi-2026").assumed


def test_the_nation_fixes_stages_awards_and_seats() -> None:
    rulebook = preset("national-2024")
    first, second, final = rulebook.stages
    assert {key: quota.count for key, quota in first.advance.items()} == {"enterprise": 500, "maker": 100}
    assert {key: quota.count for key, quota in second.advance.items()} == {"enterprise": 50, "maker": 10}
    assert (final.name, final.kind, final.venue) == ("全国总决赛", StageKind.ROADSHOW, "广东省东莞市")
    places = [(award.places["enterprise"], award.places["maker"]) for award in rulebook.awards]
    assert places == [(5, 1), (10, 2), (15, 3), (20, 4)]
    rule = rulebook.recommendation
    assert (rule.seats, rule.per_division) == (13, {"enterprise": 11, "maker": 2})
    assert rule.public_notice_days == 5
    assert rulebook.contest.organisers == ("东莞市工业和信息化局",)
    known = ("stage[0].advance", "award[0].places", "recommendation.seats", "recommendation.public_notice_days")
    assert not set(known) & set(rulebook.assumed)


def test_jinzhong_names_the_criteria_and_leaves_their_weights_open() -> None:
    rulebook = preset("jinzhong-2026")
    names = ["技术创新能力", "产业推广（发展）能力", "团队能力"]
    assert [criterion.name for criterion in rulebook.criteria] == names
    assert [str(criterion.weight) for criterion in rulebook.criteria] == ["40", "40", "20"]
    assert {f"criterion[{index}].weight" for index in range(3)} <= set(rulebook.assumed)
    assert "criterion" not in rulebook.assumed
    assert "criterion" in preset("changzhi-2026").assumed


@pytest.mark.parametrize("preset_id", IDS)
def test_what_no_notice_says_is_assumed(preset_id: str) -> None:
    rulebook = preset(preset_id)
    assumed = set(rulebook.assumed)
    for index, stage in enumerate(rulebook.stages):
        assert stage.score.trim is not None
        assert (stage.score.trim.highest, stage.score.trim.lowest, stage.score.trim.from_sheets) == (1, 1, 5)
        assert (stage.score.minimum_sheets, stage.score.decimals) == (3, 2)
        left_open: list[Any] = ["score.trim", "score.minimum_sheets", "score.decimals", "ties.ladder"]
        left_open += ["divergence.sheet_from_median", "divergence.spread"]
        assert {f"stage[{index}].{key}" for key in left_open} <= assumed
        if stage.timer is not None:
            assert (stage.timer.pitch, stage.timer.defence) == (8, 7)
            assert f"stage[{index}].timer" in assumed
    assert {f"award[{index}].prize" for index in range(4)} <= assumed
    assert all(not award.prize for award in rulebook.awards)


def test_the_forms_are_titled_as_the_notices_print_them() -> None:
    rulebook = preset("jinzhong-2026")
    form = recommendation_form(rulebook)
    assert (form.annex, form.title, form.sender_line) == ("附件4", SHANXI + "推荐项目名单", "推荐地市：")
    assert form.note.startswith("注：除纸质版外，名单电子版请以地市（部门）为单位")
    printed = ["项目名称", "企业（创客）名称", "组别（企业组/创业组）", "是否属于专精特新企业"]
    printed += ["联系人", "联系方式", "法人（创客填写）"]
    assert [column_title(key, rulebook) for key in form.columns] == printed
    older = preset("jinzhong-2025")
    summary = summary_form(older)
    assert (summary.annex, summary.title) == ("附件2", "2025年“创客中国”晋中市中小企业创新创业大赛项目汇总表")
    assert [column_title(key, older) for key in summary.columns] == [*printed, "所属地区", "联络员"]


def test_a_form_no_notice_prints_takes_the_contest_s_own_name() -> None:
    older = preset("jinzhong-2025")
    assert recommendation_form(older).title == "2025年“创客中国”山西省中小企业创新创业大赛推荐项目名单"
    assert len(recommendation_form(older).columns) == 7
    assert summary_form(preset("changzhi-2026")).title == "第十一届“创客中国”长治市中小企业创新创业大赛项目汇总表"


def test_conditions_of_a_division_come_before_those_of_all() -> None:
    rulebook = preset("jinzhong-2026")
    own = entry_conditions(rulebook, "enterprise")
    assert own[0] == "在晋中市内注册，符合《中小企业划型标准规定》的中小微企业"
    of_all = rulebook.eligibility.conditions
    assert own[-2 - len(of_all) : -2] == of_all
    assert any("2024年1月1日（含）之后注册" in line for line in entry_conditions(rulebook, "startup"))


PROVINCE = "近三年“创客中国”山西省中小企业创新创业大赛中获奖项目不得再次"
LOOK_BACK = {
    "national-2024": ("近三年全国500强项目不得参赛",),
    "shanxi-2026": ("近三年入围全国企业组500强或创客组300强的项目不得参赛", PROVINCE + "参赛"),
    "jinzhong-2026": ("近三年入围全国企业组500强或创客组300强的项目不得参赛", PROVINCE + "参赛"),
    "jinzhong-2025": ("近三年入围全国企业组500强或创客组100强的项目不得参赛", PROVINCE + "报名"),
    "changzhi-2026": ("近三年省赛获奖项目不得重复报名",),
}


@pytest.mark.parametrize("preset_id", IDS)
def test_years_and_lists_say_word_for_word_what_the_notice_says(preset_id: str) -> None:
    rulebook = preset(preset_id)
    for division in rulebook.divisions:
        stated = LOOK_BACK[preset_id]
        assert entry_conditions(rulebook, division.id)[-len(stated) :] == stated


@pytest.mark.parametrize("preset_id", IDS)
def test_the_ground_names_the_notice_and_no_file(preset_id: str) -> None:
    info = preset(preset_id).contest
    assert ground(info) == f"依据：《{info.notice}》（{info.document_number}）"
    assert info.notice.endswith(("的通知", "组织方案"))


@pytest.mark.parametrize("preset_id", IDS)
def test_every_date_of_a_notice_has_a_name(preset_id: str) -> None:
    rulebook = preset(preset_id)
    for key in rulebook.contest.dates:
        assert short_name(rulebook, f"contest.dates.{key}").endswith("日期"), key
