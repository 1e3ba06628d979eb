"""A template reads the same whether it was written in Chinese, by an earlier version, or on a Chinese keyboard."""

import pytest

from maker_desktop.pdf.certificates import certificate as certificates
from maker_desktop.pdf.certificates.design import parse
from maker_desktop.pdf.certificates.template import SERIAL_NAMES, WORDING_NAMES, filled, modern, objection_to
from maker_desktop.resources import resource
from tests.pdf import reading
from tests.pdf.certificates.test_certificate import FONTS, TEAM


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        ("获{award}", "获{奖项}"),
        ("项目*“{project}”*在{contest}*{division}*中", "项目【“{项目}”】在{赛事}【{组别}】中"),
        ("{recipient}{members}{date}{serial}{wording}", "{获证者}{核心成员}{日期}{编号}{用语}"),
        ("{year}-{award}-{n:03d}", "{年份}-{奖项}-{三位序号}"),
        ("{number:02d}{n:04}{n}{n:d}", "{两位项目编号}{四位序号}{序号}{序号}"),
        ("｛项目｝｛ project ｝", "{项目}{项目}"),
        ("{prize} {n:>5} 3*4", "{prize} {n:>5} 3*4"),
    ],
)
def test_what_is_written_otherwise_becomes_chinese_once(earlier: str, now: str) -> None:
    assert modern(earlier) == now
    assert modern(now) == now


def test_a_serial_emphasises_nothing() -> None:
    assert modern("*{year}*第{n:02d}号", emphasising=False) == "*{年份}*第{两位序号}号"
    assert objection_to("【{年份}-{序号}", SERIAL_NAMES, emphasising=False) == ""
    assert "没有成对" in objection_to("{序号", SERIAL_NAMES, emphasising=False)


def test_numbers_have_at_least_the_digits_asked_for() -> None:
    values: dict[str, str | int] = {"年份": 2026, "奖项": "一等奖", "组别": "企业组", "项目编号": 7, "序号": 12}
    assert filled("{年份}-{奖项}-{三位序号}", values) == "2026-一等奖-012"
    assert filled("{两位项目编号}/{两位序号}/{九位序号}/{序号}", values | {"序号": 120}) == "07/120/000000120/120"


@pytest.mark.parametrize(
    "template", ["没有花括号", "【{项目}】和【{组别}】", "{获证者}{赛事}{奖项}{核心成员}{日期}{编号}"]
)
def test_there_is_nothing_against_a_template_of_known_names(template: str) -> None:
    assert objection_to(template, WORDING_NAMES) == ""


@pytest.mark.parametrize("template", ["{序号", "序号}", "{{序号}}", "【{序号}", "】{序号}【", "【【{序号}】】"])
def test_signs_that_do_not_pair_are_told(template: str) -> None:
    assert "没有成对" in objection_to(template, SERIAL_NAMES)


def test_an_unknown_name_is_told_with_those_that_there_are() -> None:
    assert objection_to("{序号}{县名}", SERIAL_NAMES) == (
        "没有 {县名} 这一项，可以用 {年份}、{奖项}、{组别}、{项目编号}、{序号}"
    )


def test_a_design_of_an_earlier_version_prints_the_same() -> None:
    now = resource("certificates", "modern.toml").read_text(encoding="utf-8")
    earlier = now
    for chinese, latin in (
        ("获证者", "recipient"),
        ("项目", "project"),
        ("赛事", "contest"),
        ("组别", "division"),
        ("奖项", "award"),
        ("核心成员", "members"),
        ("编号", "serial"),
        ("用语", "wording"),
    ):
        assert f"{{{chinese}}}" in now
        earlier = earlier.replace(f"{{{chinese}}}", f"{{{latin}}}")
    earlier = earlier.replace("【", "*").replace("】", "*")
    design, former = parse(now, "a", "a.toml"), parse(earlier, "a", "a.toml")
    assert former == design
    assert TEAM.project in reading.plain(certificates.pdf([TEAM], former, FONTS))
