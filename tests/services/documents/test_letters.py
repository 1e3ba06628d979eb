"""The letter that goes up, the lists that go with it and the filing form, as they are printed from a contest."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.documents.publishing import prepare
from tests.pdf import reading
from tests.services.printed import HOSTED, PHONE, contest, final_only, finished, text_of


def test_the_letter_is_made_up_from_the_contest() -> None:
    session = finished()
    text = text_of(session, "recommendation")
    seal = session.contest.sealed.get("final")
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


def test_a_capped_division_is_named_in_the_letter() -> None:
    rules = HOSTED.replace("seats = 2", 'seats = 4\ncap = { startup = "1/4" }').replace(
        "places = { enterprise = 1, startup = 1 }", "places = { enterprise = 3, startup = 1 }"
    )
    text = text_of(final_only(rules=rules), "recommendation")
    assert "推荐4个项目，其中企业组3个、创业组1个，创业组不超过推荐项目的25%。" in text
