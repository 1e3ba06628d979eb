"""Printing from a contest: every document of a finished one, a clear refusal where it is not yet so far."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.panel import Presence, Seat
from maker_desktop.domain.roster import Project
from maker_desktop.domain.ruling import CommitteeMember, Decision
from maker_desktop.domain.verdict import Verdict
from maker_desktop.services import arbitration, awards, draw, holidays, marks, panels, persons, publishing, sealing
from maker_desktop.services.contest import fill_in
from maker_desktop.services.publishing import Wanted, prepare, print_document
from maker_desktop.services.publishing_parts import total_text
from maker_desktop.services.session import Session
from tests.documents import reading
from tests.services.contests import JUDGES, RULES, key_sheets, small_contest

HOSTED = RULES.replace(
    'name = "小赛"',
    'name = "小赛"\nyear = 2026\nhosts = ["某市工业和信息化局", "某市促进中心"]\nreports_to = "某省工业和信息化厅"',
)
IDS = [document.id for document in publishing.DOCUMENTS]
#: Documents that can be printed before anybody is marked.
WITHOUT_MARKS = ("order", "score-sheets", "summary", "filing", "calibration")
PHONE = "13800000001"


def contest(rules: str = HOSTED, members: tuple[str, ...] = ()) -> Session:
    """Return a contest whose first project has a telephone and whose fourth is a team with `members`."""
    session = small_contest(rules)
    with session.change("test", "名册") as work:
        work.put(replace(session.project(2), contact="阴立群", phone=PHONE))
        work.put(replace(session.project(5), members=members))
    return session


def final_only(values: tuple[str, ...] = ("80", "90", "85", "70", "75"), **more: str | tuple[str, ...]) -> Session:
    session = contest(**more)  # type: ignore[arg-type]  # passed on by name
    for number, value in enumerate(values, start=1):
        key_sheets(session, "final", number, value)
    return session


def finished() -> Session:
    """Return a contest with both stages sealed, a draw, a ruling and an organisation award."""
    session = contest()
    arbitration.seat_committee(
        session, [CommitteeMember("韩", "大学", True), CommitteeMember("陆"), CommitteeMember("邵")]
    )
    panels.recuse(session, "final", "周", 3, "曾任顾问")
    for number, value in enumerate(("80", "90", "85", "70", "75"), start=1):
        key_sheets(session, "preliminary", number, value)
    sealing.seal(session, "preliminary")
    draw.draw(session, "final", "5f1c", "监督员 郑")
    for number in (2, 5):
        key_sheets(session, "final", number, "88")
    for judge in JUDGES[:4]:
        for criterion in ("innovation", "team"):
            marks.enter(session, "final", 3, judge, criterion, "88")
    marks.confirm(session, "final", 3)
    verdict = Verdict(
        Decision.ORDER, "前景更好", ("韩", "陆", "邵"), order=(3, 2), ballots=("韩:yes", "陆:yes", "邵:no")
    )
    arbitration.rule(session, "tie:final:2-3", verdict)
    sealing.seal(session, "final")
    awards.grant(session, "优秀组织单位奖", "某县工信局")
    return session


def text_of(session: Session, document: str, wanted: Wanted | None = None) -> str:
    return reading.plain(prepare(session, document, wanted).pdf())


def pages_of(document: bytes) -> int:
    with reading.opened(document) as pdf:
        return len(pdf.pages)


# All documents


def test_the_list_is_that_of_the_command_line() -> None:
    assert IDS == [
        "certificates",
        "recommendation",
        "annex",
        "summary",
        "order",
        "score-sheets",
        "score-summary",
        "standings",
        "derivation",
        "ruling",
        "awards",
        "notice",
        "filing",
        "record",
        "register",
        "calibration",
    ]


@pytest.mark.parametrize("document", IDS)
def test_every_document_of_a_finished_contest_is_one_file_with_embedded_fonts(tmp_path: Path, document: str) -> None:
    out, session = tmp_path / "out.pdf", finished()
    publishing.hand_out(session, "certificates")
    assert print_document(session, document, out) == (out,)
    assert list(tmp_path.iterdir()) == [out]
    fonts = reading.fonts(out.read_bytes())
    assert fonts
    assert all(embedded for _, embedded in fonts)


@pytest.mark.parametrize("document", [one for one in IDS if one not in WITHOUT_MARKS])
def test_what_rests_on_marks_is_refused_without_marks(tmp_path: Path, document: str) -> None:
    with pytest.raises(Refusal, match=r"还没有|没有主办单位"):
        print_document(small_contest(), document, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_unknown_document_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"没有文书“menu”.*standings（名次表）"):
        print_document(contest(), "menu", tmp_path)


def test_a_folder_gets_well_named_files(tmp_path: Path) -> None:
    session = finished()
    files = print_document(session, "standings", tmp_path / "paper")
    assert [path.name for path in files] == ["初赛名次表.pdf", "复赛名次表.pdf"]
    sheets = print_document(session, "score-sheets", tmp_path, stage="final")
    assert [path.name for path in sheets] == ["复赛评委评分表（按评委）.pdf", "复赛评委评分表（按项目）.pdf"]


def test_each_part_can_have_a_file_of_its_own(tmp_path: Path) -> None:
    session = finished()
    with session.change("test", "名册") as work:
        work.put(replace(session.project(2), name='一/二:三*"四"', applicant="甲公司"))
    files = print_document(session, "derivation", tmp_path, stage="final", separate=True)
    assert [path.name for path in files] == [
        "复赛得分推导书 3号 丙.pdf",
        "复赛得分推导书 2号 一_二_三_四_.pdf",
        "复赛得分推导书 5号 戊.pdf",
    ]
    certificates = print_document(session, "certificates", tmp_path, separate=True)
    assert [path.name for path in certificates] == [
        "证书 一等奖 丙公司 丙.pdf",
        "证书 一等奖 戊团队 戊.pdf",
        "证书 优秀组织单位奖 某县工信局.pdf",
    ]


def test_file_names_fit_every_system_and_never_fall_together(tmp_path: Path) -> None:
    session = finished()
    with session.change("test", "名册") as work:
        for number in (3, 5):
            work.put(replace(session.project(number), name="长" * 90, applicant="甲公司"))
    files = print_document(session, "certificates", tmp_path, separate=True)
    assert len({path.name for path in files}) == len(files) == 3
    assert files[1].name.endswith(" 2.pdf")
    assert all(len(path.name.encode()) <= 255 and path.is_file() for path in files)


def test_a_preview_is_what_the_file_holds(tmp_path: Path) -> None:
    job = prepare(finished(), "awards")
    (path,) = job.write(tmp_path / "获奖名单.pdf")
    assert reading.plain(path.read_bytes()) == reading.plain(job.pdf())


def test_a_character_without_glyph_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    session = final_only()
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), name="坏\ue123名"))
    for document in ("standings", "derivation", "order", "summary", "score-sheets"):
        with pytest.raises(Refusal, match=r"3 号项目“坏.名”的“项目名称”.*U\+E123"):
            print_document(session, document, tmp_path / "out", separate=True)
    assert list(tmp_path.iterdir()) == []


def test_a_batch_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def progress(done: int, total: int, doing: str) -> None:
        assert (total, doing[:7]) == (5, "初赛评委评分表")
        if done == 3:
            raise StopError

    with pytest.raises(StopError):
        print_document(final_only(), "score-sheets", tmp_path / "out", number=1, progress=progress, separate=True)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal, match="不能建立文件夹"):
        print_document(contest(), "order", tmp_path / "file")


# Stages


def test_an_order_says_how_it_was_drawn_and_shows_no_telephone() -> None:
    session = finished()
    text = text_of(session, "order", Wanted(stage="final"))
    assert "种子5f1c" in text
    assert "见证人：监督员郑" in text
    assert all(f"{session.project(number).name}{session.project(number).applicant}" in text for number in (2, 3, 5))
    assert "1号" not in text


def test_public_papers_show_no_telephone_and_no_contact() -> None:
    session = finished()
    for document in ("order", "awards", "notice", "standings"):
        text = text_of(session, document)
        assert PHONE not in text
        assert "阴立群" not in text
    assert PHONE in text_of(session, "annex"), "the form of the notice asks for it"


def test_an_order_that_may_change_says_so() -> None:
    session = contest()
    assert "尚未抽签，暂按项目编号排列" in text_of(session, "order", Wanted(stage="preliminary"))
    assert "初赛尚未封存，参赛项目还可能变动" in text_of(session, "order", Wanted(stage="final"))
    assert "复赛" not in text_of(session, "order"), "a stage whose projects are not known is not printed unasked"


def test_an_absent_project_stays_in_the_order_with_its_reason_and_has_no_sheet() -> None:
    session = contest()
    panels.set_presence(session, "preliminary", 4, Presence.ABSENT, "未到场")
    assert "丁丁团队缺席：未到场" in text_of(session, "order", Wanted(stage="preliminary"))
    assert "丁团队" not in text_of(session, "score-sheets", Wanted(stage="preliminary", form="project"))


def test_a_recused_judge_has_no_sheet_for_the_project() -> None:
    session = contest()
    panels.recuse(session, "preliminary", "周", 3, "曾任顾问")
    panels.mark_absent(session, "preliminary", "钱", 3, "迟到")
    whole = prepare(session, "score-sheets", Wanted(stage="preliminary", form="project"))
    assert pages_of(whole.pdf()) == 5 * 5 - 2
    third = text_of(session, "score-sheets", Wanted(stage="preliminary", number=3))
    assert [judge for judge in JUDGES if f"评委：{judge}" in third] == ["赵", "孙", "李"]
    lists = text_of(session, "score-sheets", Wanted(stage="preliminary", form="judge"))
    assert lists.count("本评委回避、不打分的项目：3号项目“丙”。") == 2


def test_score_sheets_need_judges() -> None:
    session = contest()
    panels.seat_judges(session, "preliminary", [])
    with pytest.raises(Refusal, match="初赛还没有评委"):
        prepare(session, "score-sheets")


def test_results_are_provisional_until_the_stage_is_sealed() -> None:
    session = final_only(("80", "90", "90", "70", "75"))
    for document in ("standings", "score-summary", "derivation", "awards"):
        text = text_of(session, document)
        assert "未封存" in text
        assert "待仲裁：企业组第1、2名并列：2、3号得分都是90" in text
    assert "待仲裁" in text_of(session, "standings").split("说明")[1]


def test_sealed_results_carry_the_digest_as_printed() -> None:
    session = finished()
    seal = session.contest.seal_of("final")
    assert seal is not None
    for document in ("standings", "score-summary", "derivation", "ruling", "record", "awards", "notice"):
        wanted = Wanted(stage="final") if document not in ("awards", "notice") else None
        text = text_of(session, document, wanted)
        assert seal.digest[:16] in text
        assert "未封存" not in text


def test_results_say_that_no_pin_proves_the_names_they_bear() -> None:
    session = finished()
    documents = ("standings", "score-summary", "derivation", "ruling", "record", "awards")
    note = "本赛事未设置签名口令，文中姓名由操作人员录入，以纸面签字为准。"
    assert all(note in text_of(session, document) for document in documents)
    persons.set_pin(session, "韩", "2468")
    assert not any(note in text_of(session, document) for document in documents)


def test_standings_say_who_goes_on_and_what_decided() -> None:
    session = finished()
    first = text_of(session, "standings", Wanted(stage="preliminary"))
    assert "12乙乙公司90.00晋级" in first
    assert "31甲甲公司80.00" in first
    assert "80.00晋级" not in first
    assert "13丙丙公司88.00同分，由仲裁裁定" in text_of(session, "standings", Wanted(stage="final"))


def test_the_summary_shows_totals_and_who_gave_none() -> None:
    text = text_of(finished(), "score-summary", Wanted(stage="final"))
    assert "丙88.0088.0088.0088.00回避88.00" in text
    assert all(f"评委{judge}：" in text for judge in JUDGES)


def test_a_derivation_is_of_one_project_if_one_is_named() -> None:
    session = finished()
    text = text_of(session, "derivation", Wanted(stage="final", number=3))
    assert "项目名称丙" in text
    assert "项目名称乙" not in text
    assert "裁定：前景更好" in text
    with pytest.raises(Refusal, match="1 号项目“甲”不参加复赛"):
        prepare(session, "derivation", Wanted(stage="final", number=1))


# Committee and notary


def test_a_ruling_is_printed_with_its_votes_and_places() -> None:
    session = finished()
    text = text_of(session, "ruling", Wanted(case="tie:final:2-3"))
    for expected in (
        "裁定编号：第1号",
        "韩（主任委员）大学赞成",
        "邵反对",
        "排定次序。先后次序：3、2号。",
        "理由：前景更好",
        "2号“乙”：第1名",
        "2号“乙”：第2名",
        "主任委员韩：",
    ):
        assert expected in text
    with pytest.raises(Refusal, match="还没有裁定"):
        prepare(session, "ruling", Wanted(stage="preliminary"))


def test_a_name_in_quotes_has_single_ones_inside_those_of_a_sentence() -> None:
    session = finished()
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), name="“四两”阀"))
    small = contest()
    panels.recuse(small, "final", "周", 3, "曾任顾问")
    with small.change("test", "名册") as work:
        work.put(replace(small.project(3), name="“四两”阀"))
    assert "3号项目“‘四两’阀”" in text_of(small, "score-sheets", Wanted(stage="final", form="judge"))
    assert "参赛项目“‘四两’阀”" in text_of(session, "certificates")


def test_a_ruling_that_was_replaced_says_so() -> None:
    session = final_only(("80", "90", "90", "70", "75"))
    for order in ((2, 3), (3, 2)):
        arbitration.rule(session, "tie:final:2-3", Verdict(Decision.ORDER, "评议", ("韩", "陆"), order=order))
    text = text_of(session, "ruling")
    assert "本裁定已由第2号裁定代替" in text
    assert "本裁定代替第1号裁定" in text
    assert "未记名" in text


def test_a_ruling_on_an_objection_tells_who_complained_but_not_how_to_reach_them() -> None:
    session = final_only()
    objection = arbitration.lodge(
        session, "final", [3], person="丙公司", contact=PHONE, text="计时有误", evidence="录像一份"
    )
    arbitration.rule(session, objection.id, Verdict(Decision.UPHOLD, "计时无误", ("韩", "陆")))
    text = text_of(session, "ruling", Wanted(case=objection.id))
    assert "提出异议：计时有误" in text
    assert "依据材料：录像一份" in text
    assert PHONE not in text


def test_a_record_names_the_journal_entry_of_its_seal() -> None:
    session = finished()
    seal = session.contest.seal_of("final")
    assert seal is not None
    entry = [entry for entry in session.file.entries() if entry.action == "stage.seal"][-1]
    text = text_of(session, "record", Wanted(stage="final"))
    assert f"完整摘要：{seal.digest}" in text
    assert f"第{entry.number}条，校验值{entry.digest}" in text
    assert "计入的评分表：14份" in text
    assert "企业组一等奖3号2号0.00分" in text, "a ruling parted them, no points did"
    assert "个分数上下一档会改变" in text
    assert "1号席赵388.000.000.0000" in text
    assert "肯德尔" in text
    with pytest.raises(Refusal, match="复赛还没有封存"):
        prepare(final_only(), "record", Wanted(stage="final"))


# Awards, notice, certificates


def test_an_award_list_names_what_is_pending_vacant_and_doubly_won() -> None:
    rules = HOSTED.replace("places = { enterprise = 1, startup = 1 }", "places = { enterprise = 2, startup = 3 }")
    session = final_only(rules=rules)
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), applicant="乙公司"))
    text = text_of(session, "awards")
    assert "一等奖：空缺1名。" in text
    assert "注：乙公司有2个项目获奖（2、3号）" in text
    pending = text_of(final_only(("80", "90", "90", "70", "75")), "awards")
    assert "一等奖：2、3号项目并列，待仲裁。" in pending


def test_prize_money_is_left_out_where_a_project_was_rewarded_elsewhere() -> None:
    rules = HOSTED.replace(
        "places = { enterprise = 1, startup = 1 }",
        'places = { enterprise = 2, startup = 1 }\nprize = { enterprise = "50000" }',
    )
    session = final_only(rules=rules)
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), rewarded_elsewhere="省赛"))
    text = text_of(session, "awards")
    assert "乙乙公司50,000" in text
    assert "丙丙公司—本年度已在省赛获奖励，不重复发放奖金" in text


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
    assert "【草稿，不得张贴】复赛尚未封存，名单可能变动；待仲裁：企业组第1、2、3名并列" in text
    assert all(f"待仲裁{name}{name}公司企业组" in text for name in "甲乙丙")


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
    with pytest.raises(Refusal, match="2、3 号项目的奖项等待裁定"):
        print_document(session, "certificates", tmp_path)
    (path,) = prepare(session, "certificates", Wanted(settled_only=True)).write(tmp_path)
    assert path.name == "证书（不含待仲裁的奖项）.pdf"
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


# What goes up


def test_the_letter_is_made_up_from_the_contest() -> None:
    session = finished()
    text = text_of(session, "recommendation")
    seal = session.contest.seal_of("final")
    assert seal is not None
    for expected in (
        "某市工业和信息化局文件",
        "〔2026〕号",
        "签发人：",
        "某省工业和信息化厅：",
        "共有5个项目参赛，其中企业组3个、创业组2个",
        "推荐名额共2个。",
        "推荐2个项目",
        seal.digest[:4],
        "特此报告。",
        "2026年11月20日",
        "某市工业和信息化局办公室",
        "丙丙公司企业组",
    ):
        assert expected in text


def test_the_letter_tells_of_the_stages_that_were_held_and_of_no_other() -> None:
    assert "大赛经过初赛、复赛，" in text_of(finished(), "recommendation")
    only = text_of(final_only(), "recommendation")
    assert "大赛经过复赛，" in only
    assert "初赛" not in only


def test_every_word_of_the_letter_can_be_changed() -> None:
    session = finished()
    fill_in(
        session,
        {
            "letter_mark": "某市人民政府文件",
            "letter_number": "某政〔2026〕7号",
            "letter_signer": "张三、李四",
            "letter_title": "关于报送项目的请示",
            "letter_addressee": "某厅",
            "letter_text": "第一段。\n\n第二段。",
            "letter_signature": "某市人民政府",
            "letter_date": "2026-08-01",
            "letter_sealed": "否",
            "letter_contact": "联系人：王五，电话：0354-1",
            "letter_copies": "某市发展和改革委员会",
            "letter_printer": "某市政府办公室",
            "letter_printed": "2026-08-02",
            "sender": "某市（改）",
        },
    )
    text = text_of(session, "recommendation")
    for expected in (
        "某市人民政府文件",
        "某政〔2026〕7号",
        "张三李四",
        "关于报送项目的请示",
        "某厅：",
        "第一段。第二段。",
        "某市人民政府2026年8月1日",
        "（联系人：王五，电话：0354-1）",
        "抄送：某市发展和改革委员会。",
        "某市政府办公室2026年8月2日印发",
    ):
        assert expected in text
    assert "特此报告" not in text
    fill_in(session, {"letter_imprint": "否"})
    assert "印发" not in text_of(session, "recommendation")


def test_a_letter_waits_for_rulings_while_the_list_alone_names_what_is_open() -> None:
    session = final_only(("80", "90", "80", "70", "79"))
    with pytest.raises(Refusal, match=r"并列在推荐名额上|还没有"):
        prepare(final_only(("90", "90", "90", "70", "75")), "recommendation")
    text = text_of(session, "annex")
    assert "暂定名单：复赛未封存，名单可能变动。" in text
    open_list = text_of(final_only(("90", "90", "90", "70", "75")), "annex")
    assert "项目并列在推荐名额上，裁定前不列入。" in open_list


def test_the_list_is_in_the_notices_own_form() -> None:
    with reading.opened(prepare(finished(), "annex").pdf()) as pdf:
        header, *rows = pdf.pages[0].extract_table()
    assert ["".join(cell.split()) for cell in header] == [
        "项目名称",
        "企业（创客）名称",
        "组别（企业组/创业组）",
        "是否属于专精特新企业",
        "联系人",
        "联系方式",
        "法人（创客填写）",
    ]
    assert rows[1] == ["乙", "乙公司", "企业组", "", "阴立群", PHONE, ""]


def test_the_summary_lists_all_projects_by_number() -> None:
    text = text_of(contest(), "summary")
    places = [text.index(f"{project.name}{project.applicant}") for project in contest().contest.projects]
    assert places == sorted(places)
    empty = contest()
    with empty.change("test", "名册") as work:
        for project in work.all(Project):
            work.remove(project)
    with pytest.raises(Refusal, match="还没有项目"):
        prepare(empty, "summary")


def test_the_filing_form_is_filled_from_rulebook_and_settings() -> None:
    session = contest()
    text = text_of(session, "filing")
    for expected in (
        "备案表",
        "小赛",
        "■区域赛",
        "主办单位：某市工业和信息化局、某市促进中心",
        "参赛项目分为企业组、创业组",
    ):
        assert expected in text
    fill_in(session, {"filing_scheme": "赛" * 501})
    with pytest.raises(Refusal, match="不能超过 500 字"):
        prepare(session, "filing")


# Several panels, odd numbers


def test_two_panels_have_tables_and_lists_of_their_own() -> None:
    session = contest()
    seats = [Seat("final", panel, number, f"{panel}{number}") for panel in "甲乙" for number in (1, 2)]
    panels.seat_judges(session, "final", seats)
    panels.assign(session, "final", {1: "甲", 2: "甲", 3: "乙", 4: "甲", 5: "乙"})
    for number in range(1, 6):
        for seat in session.contest.seats_for("final", number):
            for criterion in ("innovation", "team"):
                marks.enter(session, "final", number, seat.judge, criterion, "80")
    text = text_of(session, "score-summary")
    assert "企业组第甲评审组" in text
    assert "企业组第乙评审组" in text
    assert "80.00未确认" in text, "a sheet that is not confirmed does not count, and says so"
    assert "乙公司甲" in text_of(session, "order", Wanted(stage="final")), "the order names the panel"
    whole = prepare(session, "score-sheets", Wanted(stage="final", form="project"))
    assert pages_of(whole.pdf()) == 10


def test_an_order_drawn_by_hand_says_so() -> None:
    session = contest()
    draw.enter_draw(session, "preliminary", {1: 3, 2: 1, 3: 2, 4: 2, 5: 1}, "公证员 钱")
    text = text_of(session, "order", Wanted(stage="preliminary"))
    assert "出场顺序由现场手工抽签确定。见证人：公证员钱。" in text
    assert "12乙乙公司23丙丙公司31甲甲公司" in text


@pytest.mark.parametrize(
    ("value", "shown"),
    [("87.5", "87.50"), ("87.123", "87.123"), ("261/3", "87.00"), ("260/3", "≈86.6667"), ("86.66665", "≈86.6667")],
)
def test_a_total_shows_all_its_digits_or_that_it_does_not(value: str, shown: str) -> None:
    assert total_text(Fraction(value), 2) == shown


def test_a_capped_division_is_named_in_the_letter() -> None:
    rules = HOSTED.replace("seats = 2", 'seats = 4\ncap = { startup = "1/4" }').replace(
        "places = { enterprise = 1, startup = 1 }", "places = { enterprise = 3, startup = 1 }"
    )
    text = text_of(final_only(rules=rules), "recommendation")
    assert "推荐4个项目，其中企业组3个、创业组1个，创业组不超过推荐项目的25%。" in text


def test_several_documents_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    session = finished()
    jobs = {name: prepare(session, name) for name in ("summary", "standings", "awards")}
    files = publishing.write_all(jobs, tmp_path / "all")
    assert sorted(path.name for path in files) == sorted(path.name for path in (tmp_path / "all").iterdir())
    assert {path.name for path in files} >= {"项目汇总表.pdf", "获奖名单.pdf", "复赛名次表.pdf"}

    def stop(done: int, count: int, name: str) -> None:
        if done == 2:
            raise RuntimeError(f"{count} {name}")

    with pytest.raises(RuntimeError):
        publishing.write_all(jobs, tmp_path / "stopped", stop)
    assert not (tmp_path / "stopped").exists()
