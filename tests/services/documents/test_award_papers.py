"""Award lists, public notices and certificates as they are printed from a contest."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.documents import holidays
from maker_desktop.services.documents.publishing import Wanted, prepare, print_document
from tests.pdf import reading
from tests.services.contests import key_sheets
from tests.services.printed import HOSTED, contest, final_only, finished, pages_of, text_of


def test_an_award_list_names_what_is_pending_vacant_and_doubly_won() -> None:
    rules = HOSTED.replace("places = { enterprise = 1, startup = 1 }", "places = { enterprise = 2, startup = 3 }")
    session = final_only(rules=rules)
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), applicant="乙公司"))
    text = text_of(session, "awards")
    assert "一等奖：空缺1个。" in text
    assert "注：乙公司有2个项目获奖（2、3号）" in text
    pending = text_of(final_only(("80", "90", "90", "70", "75")), "awards")
    assert "一等奖：2、3号项目并列，待裁定。" in pending


def test_a_second_prize_is_left_out_where_the_rules_exclude_it() -> None:
    rules = HOSTED.replace(
        "places = { enterprise = 1, startup = 1 }",
        'places = { enterprise = 2, startup = 1 }\nprize = { enterprise = "50000" }',
    )
    paid = rewarded_elsewhere(rules)
    assert "丙丙公司50,000" in paid
    assert "不重复发放奖金" not in paid
    withheld = rewarded_elsewhere(rules + '\n[eligibility]\nno_second_prize = "其他单位举办的市级赛事"\n')
    assert "乙乙公司50,000" in withheld
    assert "丙丙公司—本年度已在省赛获奖励，不重复发放奖金" in withheld
    assert "本年度同时参加其他单位举办的市级赛事并获得奖励的，不再重复进行资金奖励。" in withheld


def rewarded_elsewhere(rules: str) -> str:
    session = final_only(rules=rules)
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), rewarded_elsewhere="省赛"))
    return text_of(session, "awards")


def test_a_notice_counts_working_days_from_its_date() -> None:
    session = finished()
    assert "公示期为2026年11月23日至2026年11月27日，共5个工作日。" in text_of(session, "notice")
    fill_in(session, {"notice_date": "2026-09-30"})
    assert "公示期为2026年10月8日至2026年10月13日" in text_of(session, "notice")
    fill_in(session, {"notice_date": "2026-12-30"})
    with pytest.raises(Refusal, match="2027 年的放假安排"):
        prepare(session, "notice")
    fill_in(session, {"notice_last_day": "2027-01-08", "notice_contacts": "联系人：周杰\n电话：0354-2639505"})
    text = text_of(session, "notice")
    assert "公示期为2026年12月31日至2027年1月8日。" in text
    assert "电话：0354-2639505" in text
    fill_in(session, {"notice_last_day": "2026-12-30"})
    with pytest.raises(Refusal, match="应在发布日期"):
        prepare(session, "notice")


def test_a_notice_counts_on_into_a_year_the_user_has_added(tmp_path: Path, data: Path) -> None:
    session = finished()
    fill_in(session, {"notice_date": "2026-12-30"})
    days = [{"date": f"2027-01-0{day}", "isOffDay": True} for day in (1, 2, 3)]
    path = tmp_path / "2027.json"
    path.write_text(json.dumps({"days": days}), encoding="utf-8")
    holidays.extend(session, path)
    assert "公示期为2026年12月31日至2027年1月7日，共5个工作日。" in text_of(session, "notice")
    holidays.extend(session, data / "facts" / "holiday_cn_2026.json")
    assert holidays.known(session.contest).years >= {2026, 2027}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"days": [1]}', '{"days": [{"date": "x", "isOffDay": true}]}'])
def test_a_file_that_is_no_arrangement_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "2027.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal, match=r"2027\.json.*不是放假安排文件"):
        holidays.extend(contest(), path)
    path.write_text('{"days": [{"date": "2027-05-01", "isOffDay": true}]}', encoding="utf-8")
    with pytest.raises(Refusal, match="缺元旦"):
        holidays.extend(contest(), path)


def test_a_notice_before_the_seal_is_a_draft() -> None:
    text = text_of(final_only(("90", "90", "90", "70", "75")), "notice")
    assert "【暂定，不得张贴】复赛尚未封存，名单可能变动；待裁定：企业组第1、2、3名并列" in text
    assert all(f"待裁定{name}{name}公司企业组" in text for name in "甲乙丙")


def test_certificates_number_projects_teams_and_organisations() -> None:
    session = finished()
    with session.change("test", "名册") as work:
        work.put(replace(session.project(5), members=("阴立群", "殷颜", "程砚秋")))
    fill_in(session, {"certificate_serial": "{年份}-{两位项目编号}-{三位序号}", "certificate_date": "2026-07-28"})
    job = prepare(session, "certificates")
    text = reading.plain(job.pdf())
    assert pages_of(job.pdf()) == 3
    for expected in (
        "2026-03-001",
        "2026-05-002",
        "2026-00-003",
        "阴立群、殷颜、程砚秋",
        "某县工信局",
        "2026年7月28日",
    ):
        assert expected in text
    only = text_of(session, "certificates", Wanted(number=5))
    assert "2026-05-002" in only
    assert "2026-03-001" not in only, "a certificate keeps its serial when it is printed alone"


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"certificate_serial": "{年份}"}, "“2026”出现了不止一次"),
        ({"certificate_serial": "{月份}"}, "“编号规则”有误：没有 {月份} 这一项"),
        ({"certificate_serial": "{n:q}"}, "没有 {n:q} 这一项"),
        ({"certificate_design": "baroque"}, "没有“baroque”"),
        ({"certificate_date": "明天"}, "应是日期"),
        ({"certificate_overprint": "也许"}, "应是“是”或“否”"),
        ({"certificate_overprint": "是", "certificate_right": "左"}, "应是整数"),
    ],
)
def test_a_wrong_setting_of_certificates_is_refused(settings: dict[str, str], reason: str) -> None:
    session = finished()
    fill_in(session, settings)
    with pytest.raises(Refusal, match=reason):
        prepare(session, "certificates")


def test_the_calibration_page_is_printed_with_the_design_and_the_shift_filled_in() -> None:
    session = contest()
    fill_in(session, {"certificate_design": "modern", "certificate_right": "12", "certificate_down": "-5"})
    text = text_of(session, "calibration")
    assert "向右1.2毫米　向下-0.5毫米".replace("　", "") in text


def test_certificates_can_be_made_as_large_as_a3() -> None:
    session = finished()
    fill_in(session, {"certificate_paper": "A3"})
    with reading.opened(prepare(session, "certificates").pdf()) as pdf:
        page = pdf.pages[0]
    assert (page.width / reading.MM, page.height / reading.MM) == pytest.approx((420, 297), abs=0.1)


def test_overprint_leaves_out_what_the_paper_has() -> None:
    session = finished()
    assert "荣誉证书" in text_of(session, "certificates")
    fill_in(session, {"certificate_overprint": "是", "certificate_right": "12", "certificate_down": "-5"})
    text = text_of(session, "certificates")
    assert "荣誉证书" not in text
    assert "丙公司" in text


def test_no_certificate_while_an_award_is_pending_unless_only_the_settled_are_wanted(tmp_path: Path) -> None:
    session = final_only(("80", "90", "90", "70", "75"))
    with pytest.raises(Refusal, match="2、3 号项目的奖项待裁定"):
        print_document(session, "certificates", tmp_path)
    (path,) = prepare(session, "certificates", Wanted(settled_only=True)).write(tmp_path)
    assert path.name == "证书（不含待裁定的奖项）.pdf"
    assert "戊团队" in reading.plain(path.read_bytes())
    assert "乙公司" not in reading.plain(path.read_bytes())


def test_no_certificate_while_a_project_has_no_score() -> None:
    session = contest()
    key_sheets(session, "final", 1, "80")
    with pytest.raises(Refusal, match="2 号项目“乙”还没有得分"):
        prepare(session, "certificates", Wanted(settled_only=True))


def test_more_members_than_a_certificate_holds_are_refused() -> None:
    session = final_only(members=tuple(f"成员{number}" for number in range(8)))
    with pytest.raises(Refusal, match="8 名核心成员，证书上最多 7 名"):
        prepare(session, "certificates")
