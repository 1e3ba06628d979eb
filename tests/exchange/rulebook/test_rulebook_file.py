"""A rulebook reads back as it was written, and every slip is named with file, key and reason."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import NormalisationKind, Quota, StageKind, Timer, TrimOf
from maker_desktop.exchange.rulebook.toml import read_rulebook, rulebook_text, stored_rulebook, write_rulebook
from tests.examples import examples
from tests.exchange.rulebooks import SMALLEST, rulebooks


@examples(80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rulebooks())
def test_what_is_written_reads_back_the_same(rulebook: Rulebook) -> None:
    assert read_rulebook(write_rulebook(rulebook), "规则.toml") == rulebook


def test_the_smallest_rulebook_takes_defaults() -> None:
    rulebook = read_rulebook(SMALLEST, "规则.toml")
    stage = rulebook.stages[0]
    assert stage.kind is StageKind.ROADSHOW
    assert stage.divisions == ("enterprise",)
    assert stage.criteria == ("innovation",)
    assert stage.score.trim is None
    criterion = rulebook.criteria[0]
    assert (criterion.weight, criterion.full_mark, criterion.step) == (Decimal(100), Decimal(100), Decimal("0.1"))
    assert rulebook.assumed == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [('"40"', "40"), ("40", "40"), ("40.5", "40.5"), ('"40.50"', "40.5"), ("4e1", "40"), ('" 12 "', "12")],
)
def test_numbers_may_be_texts_integers_or_decimals(written: str, meant: str) -> None:
    text = SMALLEST.replace('name = "技术创新能力"', f'name = "技术创新能力"\nweight = {written}')
    assert read_rulebook(text, "规则.toml").criteria[0].weight == Decimal(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30", Quota(count=30)),
        ('"30"', Quota(count=30)),
        ("{ count = 30 }", Quota(count=30)),
        ('{ share = "1/3" }', Quota(share=Fraction(1, 3))),
        ("{ share = 0.3 }", Quota(share=Fraction(3, 10))),
    ],
)
def test_a_quota_is_a_count_or_a_share(written: str, meant: Quota) -> None:
    rulebook = read_rulebook(SMALLEST + f"advance = {{ enterprise = {written} }}", "规则.toml")
    assert rulebook.stages[0].advance == {"enterprise": meant}


@pytest.mark.parametrize(
    ("written", "deviation"),
    [
        ('"z_score"', 20),
        ("{ z_score = { mean = 90, deviation = 10 } }", 10),
        ('{ kind = "z_score", mean = 90, deviation = "10" }', 10),
        ("{ z_score = {} }", 20),
    ],
)
@pytest.mark.parametrize("key", ["judge", "panel"])
def test_a_normalisation_is_a_word_or_a_table(key: str, written: str, deviation: int) -> None:
    score = read_rulebook(SMALLEST + f"[stage.score]\n{key}_correction = {written}", "规则.toml").stages[0].score
    normalisation = getattr(score, f"{key}_normalisation")
    assert normalisation.kind is NormalisationKind.Z_SCORE
    assert normalisation.deviation == deviation


def test_what_an_author_may_leave_out_follows_from_the_rest() -> None:
    text = SMALLEST.replace('id = "final"', 'id = "final"\ntimer = { pitch = 8, defence = 7 }') + (
        '[stage.score]\ntrim = { highest = 2, lowest = 1, of = "criterion" }\n'
        '[[stage]]\nid = "last"\nname = "总决赛"\n[stage.score]\ncarry = [{ stage = "final", share = "0.3" }]\n'
    )
    first, last = read_rulebook(text, "规则.toml").stages
    assert first.timer == Timer(8, 7)
    assert first.score.trim is not None
    assert (first.score.trim.from_sheets, first.score.trim.of) == (4, TrimOf.CRITERION)
    assert last.score.own_share == Fraction(7, 10)


STAGE = "[stage.score]\n"
AWARD = '[[award]]\nid = "first"\nname = "一等奖"\n'

TWICE = 'benches = [{ id = "a", share = "1/2" }, { id = "a", share = "1/2" }]'
ELSEWHERE = """
divisions = ["enterprise"]
[[division]]
id = "startup"
name = "创业组"
[[stage]]
id = "last"
name = "总决赛"
[stage.score]
carry = [{ stage = "final", share = "1/2" }]
"""

FAULTS = [
    ("x = ", "末尾（第 1 行）"),
    ("x = y", "第 1 行第 5 列"),
    ('[contest]\nid = "a"\nid = "b"', "第 3 行"),
    ("a = " + "[" * 3000, "嵌套太深"),
    ("year = " + "9" * 5000, "有效的 TOML"),
    (SMALLEST.replace("[contest]", "[contest]\ncolour = 1"), "contest.colour"),
    (SMALLEST + "pace = 3", "stage[0].pace"),
    (SMALLEST + STAGE + "median = true", "stage[0].score.median"),
    (SMALLEST + STAGE + "trim = { highest = 1, lowest = 1, out = 2 }", "stage[0].score.trim.out"),
    (SMALLEST + STAGE + "judge_correction = { z_score = { mode = 1 } }", "judge_correction.z_score.mode"),
    ("colour = 1\n" + SMALLEST, "colour"),
    (SMALLEST.replace('id = "demo"', ""), "contest.id"),
    (SMALLEST.replace('name = "演示赛"', 'name = " "'), "contest.name"),
    (SMALLEST.replace('name = "演示赛"', "name = 7"), "contest.name"),
    (SMALLEST.replace("[[division]]", "[[divisions]]"), "division"),
    (SMALLEST.replace("[[division]]", "[division]"), "division"),
    (SMALLEST.replace('[[criterion]]\nid = "innovation"\nname = "技术创新能力"', ""), "criterion"),
    (SMALLEST.replace('[[stage]]\nid = "final"\nname = "决赛"', ""), "stage"),
    (SMALLEST.replace('id = "final"', 'id = "fi nal"'), "stage[0].id"),
    (SMALLEST + '[[stage]]\nid = "final"\nname = "又一场"', "stage[1].id"),
    (SMALLEST + '[[division]]\nid = "enterprise"\nname = "又一组"', "division[1].id"),
    (SMALLEST + '[[criterion]]\nid = "innovation"\nname = "又一项"', "criterion[1].id"),
    (SMALLEST + AWARD + AWARD, "award[1].id"),
    (SMALLEST + 'divisions = ["startup"]', "stage[0].divisions"),
    (SMALLEST + 'criteria = ["team"]', "stage[0].criteria"),
    (SMALLEST + 'kind = "exam"', "stage[0].kind"),
    (SMALLEST + "timer = { pitch = 8 }", "stage[0].timer.defence"),
    (SMALLEST + "timer = { pitch = 0, defence = 7 }", "stage[0].timer"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nweight = "0'), "criterion[0].weight"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nweight = "-1'), "criterion[0].weight"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nweight = "heavy'), "criterion[0].weight"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nfull_mark = "0'), "criterion[0].full_mark"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nstep = "0'), "criterion[0].step"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nstep = "101'), "criterion[0].step"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nstep = "nan'), "criterion[0].step"),
    (SMALLEST.replace("技术创新能力", '技术创新能力"\nstep = "1e99999999'), "criterion[0].step"),
    (SMALLEST.replace('"技术创新能力"', '"技术创新能力"\nweight = inf'), "criterion[0].weight"),
    (SMALLEST.replace('"技术创新能力"', '"技术创新能力"\nweight = true'), "criterion[0].weight"),
    (SMALLEST + STAGE + "decimals = -1", "stage[0].score.decimals"),
    (SMALLEST + STAGE + "decimals = 1.5", "stage[0].score.decimals"),
    (SMALLEST + STAGE + "round_sheet = -2", "stage[0].score.round_sheet"),
    (SMALLEST + STAGE + "minimum_sheets = 0", "stage[0].score.minimum_sheets"),
    (SMALLEST + STAGE + 'rounding = "up"', "stage[0].score.rounding"),
    (SMALLEST + STAGE + "trim = { highest = 1, lowest = 1, from_sheets = 2 }", "stage[0].score.trim.from_sheets"),
    (SMALLEST + STAGE + "trim = { highest = -1, lowest = 1, from_sheets = 2 }", "stage[0].score.trim.highest"),
    (SMALLEST + STAGE + "trim = 3", "stage[0].score.trim"),
    (SMALLEST + STAGE + 'own_share = "3/2"', "stage[0].score.own_share"),
    (SMALLEST + STAGE + 'own_share = "1/0"', "stage[0].score.own_share"),
    (SMALLEST + STAGE + 'carry = [{ stage = "final", share = "0.3" }]', "stage[0].score.carry[0].stage"),
    (SMALLEST + STAGE + 'carry = [{ stage = "heat" }]', "stage[0].score.carry[0].share"),
    (SMALLEST + STAGE + 'benches = [{ id = "experts", share = "0.6" }]', "stage[0].score.benches"),
    (SMALLEST + STAGE + "panel_correction = { z_score = { deviation = 0 } }", "stage[0].score.panel_correction"),
    (SMALLEST + STAGE + 'judge_correction = "mean_ratio"', "stage[0].score.judge_correction"),
    (SMALLEST + STAGE + "judge_correction = 7", "stage[0].score.judge_correction"),
    (SMALLEST + STAGE + 'judge_correction = { kind = "z_score" }\nround_criterion = 2', "judge_correction"),
    (SMALLEST + STAGE + TWICE, "stage[0].score.benches[1].id"),
    (SMALLEST + ELSEWHERE, "stage[1].score.carry[0].stage"),
    (SMALLEST + 'criteria = ["innovation", "innovation"]', "stage[0].criteria"),
    (SMALLEST + '[[organisation_award]]\nname = "甲"\n' * 2, "organisation_award[1].name"),
    (SMALLEST + '[stage.ties]\nladder = ["dice"]', "stage[0].ties.ladder[0]"),
    (SMALLEST + '[stage.ties]\nladder = ["exact_score", "criterion:team"]', "stage[0].ties.ladder[1]"),
    (SMALLEST + '[stage.ties]\nladder = ["stage:final"]', "stage[0].ties.ladder[0]"),
    (SMALLEST + "[stage.ties]\nonly_when_it_matters = 1", "stage[0].ties.only_when_it_matters"),
    (SMALLEST + "[stage.divergence]\nspread = -1", "stage[0].divergence.spread"),
    (SMALLEST + "advance = { startup = 3 }", "stage[0].advance"),
    (SMALLEST + "advance = { enterprise = -3 }", "stage[0].advance.enterprise"),
    (SMALLEST + "advance = { enterprise = {} }", "stage[0].advance.enterprise"),
    (SMALLEST + 'advance = { enterprise = { share = "1.1" } }', "stage[0].advance.enterprise"),
    (SMALLEST + AWARD + "places = { startup = 1 }", "award[0].places"),
    (SMALLEST + AWARD + "places = { enterprise = -1 }", "award[0].places.enterprise"),
    (SMALLEST + AWARD + 'prize = { startup = "1" }', "award[0].prize"),
    (SMALLEST + "[[organisation_award]]", "organisation_award[0].name"),
    (SMALLEST + "[recommendation]\ncap = { startup = 0.2 }", "recommendation.cap"),
    (SMALLEST + '[recommendation]\ncap = { enterprise = "6/5" }', "recommendation.cap.enterprise"),
    (SMALLEST + "[recommendation]\nseats = 3\nper_division = { enterprise = 4 }", "recommendation.per_division"),
    (SMALLEST + "[recommendation]\nseats = -1", "recommendation.seats"),
    (SMALLEST + "[committee]\nquorum = 0", "committee.quorum"),
    (SMALLEST + '[eligibility]\nstartup_registered_from = "soon"', "eligibility.startup_registered_from"),
    (SMALLEST + '[roster]\ncolumns = ["shoe_size"]', "roster.columns"),
    ('assumed = ["stage[1].name"]\n' + SMALLEST, "assumed[0]"),
    ('assumed = ["contest.nam"]\n' + SMALLEST, "assumed[0]"),
    ("assumed = [7]\n" + SMALLEST, "assumed"),
    ("contest = 3", "contest"),
]


@pytest.mark.parametrize(("text", "named"), FAULTS, ids=[f"{i}-{named}" for i, (_, named) in enumerate(FAULTS)])
def test_a_slip_is_refused_with_file_key_and_reason(text: str, named: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_rulebook(text, "市赛.toml")
    sentence = caught.value.sentence
    assert "“市赛.toml”" in sentence
    assert named in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1


def test_a_stage_whose_criteria_all_weigh_nothing_is_refused() -> None:
    text = SMALLEST.replace("[[stage]]", '[[criterion]]\nid = "team"\nname = "团队能力"\nweight = 0\n[[stage]]')
    assert len(stored_rulebook(text, "规则.toml").criteria) == 2
    with pytest.raises(Refusal, match=r"criterion\[1\]\.weight.*全是 0"):
        stored_rulebook(text + 'criteria = ["team"]', "规则.toml")


def test_assumed_keys_may_name_what_is_left_open() -> None:
    text = 'assumed = ["recommendation.seats", "stage[0].score.trim", "stage[0].timer"]\n' + SMALLEST
    assert read_rulebook(text, "规则.toml").assumed[0] == "recommendation.seats"


def test_a_file_is_read_as_utf8_or_refused(tmp_path: Path) -> None:
    good = tmp_path / "规则.toml"
    good.write_text(SMALLEST, encoding="utf-8-sig")
    assert read_rulebook(rulebook_text(good), good.name).contest.id == "demo"
    bad = tmp_path / "旧编码.toml"
    bad.write_text(SMALLEST, encoding="gb18030")
    with pytest.raises(Refusal, match=r"旧编码\.toml”不是 UTF-8"):
        rulebook_text(bad)
    with pytest.raises(Refusal, match=r"找不到文件“没有\.toml”"):
        rulebook_text(tmp_path / "没有.toml")
    huge = tmp_path / "大.toml"
    huge.write_bytes(b"#" * 1_000_001)
    with pytest.raises(Refusal, match=r"大\.toml”太大"):
        rulebook_text(huge)
