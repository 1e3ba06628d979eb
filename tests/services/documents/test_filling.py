"""A wording says what the contest makes of it until somebody fills it in, and again once that is taken back."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import certificate_register, filling, publishing
from maker_desktop.services.documents.filling import FilledWording
from maker_desktop.services.documents.words import WORDINGS, EntryKind
from tests.services.contests import small_contest
from tests.services.printed import HOSTED, final_only, finished, text_of


def field(session: Session, document: str, name: str) -> FilledWording:
    return next(each for each in filling.fields(session, document) if each.wording.name == name)


def test_every_wording_stands_on_a_document() -> None:
    session = small_contest(HOSTED)
    listed = {each.wording.name for document in publishing.DOCUMENTS for each in filling.fields(session, document.id)}
    assert listed == {wording.name for wording in WORDINGS}


def test_contacts_and_co_organisers_of_the_rules_stand_on_notice_letter_and_filing_form() -> None:
    asked = 'contacts = ["中小企业科，联系人：周杰，联系电话：0354-2639505", "促进中心，电话：1"]'
    asked += '\nco_organisers = ["各县工信局"]'
    session = finished(HOSTED.replace("year = 2026", f"year = 2026\n{asked}"))
    notice = text_of(session, "notice")
    assert "中小企业科，联系人：周杰，联系电话：0354-2639505促进中心，电话：1" in notice
    assert "受理单位：" not in notice
    assert "（中小企业科，联系人：周杰，联系电话：0354-2639505）" in text_of(session, "recommendation")
    assert "协办单位：各县工信局" in text_of(session, "filing")


def test_a_filled_in_wording_is_printed_and_an_emptied_one_is_made_up_again() -> None:
    session = finished()
    made_up = field(session, "recommendation", "letter_text").made_up
    assert made_up.endswith("特此报告。")
    filling.fill(session, "letter_text", "改过的一段。\n特此报告。")
    assert field(session, "recommendation", "letter_text").changed
    for back in ("", made_up):
        filling.fill(session, "letter_text", "改过。")
        filling.fill(session, "letter_text", back)
        assert "letter_text" not in session.contest.settings


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("letter_date", "明天", "应是日期"),
        ("letter_sealed", "也许", "应是“是”或“否”"),
        ("certificate_right", "两毫米", "应是整数"),
        ("certificate_design", "baroque", "可以用的有：classic"),
        ("certificate_wording_team", "获{奖金}", "没有 {奖金} 这一项，可以用 {获证者}、{项目}、{赛事}"),
        ("certificate_wording_team", "获{prize}", "没有 {prize} 这一项"),
        ("certificate_wording_team", "{用语}", "没有 {用语} 这一项"),
        ("certificate_wording_team", "获{奖项", "花括号没有成对"),
        ("certificate_wording_team", "获【{奖项}", "没有成对"),
        (
            "certificate_serial",
            "{年份}-{流水}",
            "没有 {流水} 这一项，可以用 {年份}、{奖项}、{组别}、{项目编号}、{序号}",
        ),
        ("certificate_serial", "{三位奖项}", "没有 {三位奖项} 这一项"),
    ],
)
def test_what_is_not_of_its_kind_is_refused_and_changes_nothing(name: str, text: str, reason: str) -> None:
    session = small_contest(HOSTED)
    with pytest.raises(Refusal, match=reason):
        filling.fill(session, name, text)
    assert name not in session.contest.settings


def test_a_certificate_takes_wording_date_style_and_code_from_what_is_filled_in() -> None:
    session = finished()
    plain = publishing.prepare(session, "certificates").pdf()
    filling.fill(session, "certificate_code", "否")
    without = publishing.prepare(session, "certificates").pdf()
    assert len(without) < len(plain)
    filling.fill(session, "certificate_date_style", "chinese")
    filling.fill(session, "certificate_wording_project", "贵单位的“{项目}”荣获")
    filling.fill(session, "certificate_date", "2026-07-31")
    (unit, *_) = publishing.prepare(session, "certificates").units
    design = unit.part.design  # type: ignore[union-attr]  # certificates are batches
    assert (design.date, design.wording["project"]) == ("chinese", "贵单位的“{项目}”荣获")


def test_what_an_earlier_version_has_stored_is_shown_in_chinese_and_fills_as_before() -> None:
    session = finished()
    earlier = {
        "certificate_wording_project": "贵公司*“{project}”*在{contest}获",
        "certificate_serial": "{year}第{n:04d}号",
    }
    contest.fill_in(session, earlier)
    shown = {each.wording.name: each.text for each in filling.fields(session, "certificates")}
    assert shown["certificate_wording_project"] == "贵公司【“{项目}”】在{赛事}获"
    assert shown["certificate_serial"] == "{年份}第{四位序号}号"
    text = text_of(session, "certificates")
    assert "贵公司“丙”在" in text
    assert "2026第0001号" in text
    assert not set("{}【】*") & set(text)


@pytest.mark.parametrize(
    ("serial", "printed"), [("*{year}*{n:03d}", "*2026*001"), ("【{year}】{n}号", "【2026】1号"), ("【{n}", "【1")]
)
def test_a_serial_of_an_earlier_version_keeps_each_of_its_signs(serial: str, printed: str) -> None:
    session = finished()
    contest.fill_in(session, {"certificate_serial": serial})
    assert certificate_register.entitled(session)[0].serial == printed


@pytest.mark.parametrize("typed", ["{year}-{n:02d}", "｛年份｝-｛两位序号｝", " {年份}-{两位序号} "])
def test_what_is_typed_otherwise_is_kept_in_chinese(typed: str) -> None:
    session = small_contest(HOSTED)
    filling.fill(session, "certificate_serial", typed)
    assert session.contest.settings["certificate_serial"] == "{年份}-{两位序号}"
    filling.fill(session, "certificate_serial", "{year}-{award}-{n:03d}")
    assert "certificate_serial" not in session.contest.settings, "it says what it would say by itself"


def test_every_template_tells_what_may_be_written_into_it() -> None:
    hints = {each.title: each.hint for each in WORDINGS if each.entry in (EntryKind.TEMPLATE, EntryKind.SERIAL)}
    assert len(hints) == 4
    for hint in hints.values():
        assert "{奖项}" in hint


def test_what_is_missing_and_what_may_change_is_said() -> None:
    bare = small_contest(HOSTED)
    assert "还没有打分" in publishing.missing(bare, "standings")
    assert publishing.missing(bare, "summary") == ""
    assert publishing.provisional(bare, "summary") == ""
    session = final_only()
    assert publishing.missing(session, "standings") == ""
    assert publishing.provisional(session, "standings") == "复赛未封存"
    assert publishing.provisional(finished(), "standings") == ""
