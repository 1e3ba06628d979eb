"""Certificates keep the serial they were given out with; a void one is never forgotten and its serial never reused."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import CertificateState
from maker_desktop.services.awards import awards
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import certificate_register, chosen_design, publishing, workbooks
from maker_desktop.services.documents.publishing import Wanted, prepare, print_document
from tests.pdf import reading
from tests.services.printed import finished, text_of


def given_out() -> Session:
    """Return a finished contest whose three certificates have been handed out: 2026-一等奖-001, -002 and a third."""
    session = finished()
    publishing.hand_out(session, "certificates")
    return session


def serials(session: Session) -> list[str]:
    return [each.issue.serial for each in certificate_register.register(session)]


def test_printing_enters_certificates_into_the_register_once(tmp_path: Path) -> None:
    session = finished()
    with pytest.raises(Refusal, match="还没有登记的证书"):
        certificate_register.register(session)
    for _ in range(2):
        print_document(session, "certificates", tmp_path)
    lines = certificate_register.register(session)
    assert [(each.issue.serial, each.issue.recipient, each.award) for each in lines] == [
        ("2026-一等奖-001", "丙公司", "企业组一等奖"),
        ("2026-一等奖-002", "戊团队", "创业组一等奖"),
        ("2026-优秀组织单位奖-003", "某县工信局", "优秀组织单位奖"),
    ]
    assert lines[0].issue.person == session.person
    assert {each.state for each in lines} == {"有效"}


def test_what_is_only_looked_at_and_a_file_open_for_reading_stay_out_of_the_register() -> None:
    session = finished()
    prepare(session, "certificates").pdf()
    assert not publishing.hand_out(session, "awards")
    session.file.read_only = True  # type: ignore[misc]  # the fake lets it be set
    assert not publishing.hand_out(session, "certificates")
    assert not session.contest.certificates


def test_one_that_is_printed_alone_has_the_serial_it_would_have_among_all() -> None:
    session = finished()
    publishing.hand_out(session, "certificates", Wanted(number=5))
    assert serials(session) == ["2026-一等奖-002"]
    publishing.hand_out(session, "certificates")
    assert serials(session) == ["2026-一等奖-001", "2026-一等奖-002", "2026-优秀组织单位奖-003"]


def test_serials_stay_when_pattern_or_awards_change() -> None:
    session = given_out()
    fill_in(session, {"certificate_serial": "新{序号}"})
    awards.grant(session, "优秀组织单位奖", "丁县工信局")
    text = text_of(session, "certificates")
    assert all(serial in text for serial in serials(session))
    assert "新4" in text


def test_a_void_certificate_is_replaced_by_one_with_a_new_serial() -> None:
    session = given_out()
    certificate_register.reissue(session, "2026-一等奖-001", "名称有误")
    first, *_, last = certificate_register.register(session)
    assert (first.void, first.state, first.remark) == (True, "作废", "名称有误")
    assert (first.issue.voided_by, last.issue.serial) == (session.person, "2026-一等奖-004")
    assert last.remark == "代替 2026-一等奖-001"
    text = text_of(session, "certificates")
    assert "2026-一等奖-004" in text
    assert "2026-一等奖-001" not in text


def test_a_void_certificate_without_replacement_gets_one_at_the_next_printing() -> None:
    session = given_out()
    certificate_register.void(session, "2026-一等奖-002", "污损")
    publishing.hand_out(session, "certificates")
    assert serials(session)[-1] == "2026-一等奖-004"
    assert session.contest.certificates[-1].replaces == 2


def test_a_certificate_whose_award_has_gone_is_pointed_out_and_cannot_be_replaced() -> None:
    session = given_out()
    awards.revoke(session, "优秀组织单位奖", "某县工信局")
    last = certificate_register.register(session)[-1]
    assert last.remark == "奖项已变动，请作废"
    with pytest.raises(Refusal, match="不能补发"):
        certificate_register.reissue(session, last.issue.serial, "重印")
    certificate_register.void(session, last.issue.serial, "奖项撤销")
    assert session.contest.certificates[-1].state is CertificateState.VOID


@pytest.mark.parametrize(
    ("serial", "reason", "sentence"),
    [("没有", "污损", "登记簿里没有"), ("2026-一等奖-001", " ", "原因"), ("2026-一等奖-002", "污损", "已经作废")],
)
def test_wrong_wishes_are_refused_and_change_nothing(serial: str, reason: str, sentence: str) -> None:
    session = given_out()
    certificate_register.void(session, "2026-一等奖-002", "污损")
    before = session.contest.certificates
    for verb in (certificate_register.void, certificate_register.reissue):
        with pytest.raises(Refusal, match=sentence):
            verb(session, serial, reason)
    assert session.contest.certificates == before


def test_a_serial_that_comes_again_is_refused() -> None:
    session = finished()
    fill_in(session, {"certificate_serial": "{两位项目编号}"})
    publishing.hand_out(session, "certificates")
    with pytest.raises(Refusal, match="重复"):
        certificate_register.reissue(session, "03", "污损")
    certificate_register.void(session, "03", "污损")
    with pytest.raises(Refusal, match="出现了不止一次"):
        prepare(session, "certificates")


def test_the_register_is_printed_and_exported_with_what_is_void(tmp_path: Path) -> None:
    session = given_out()
    certificate_register.reissue(session, "2026-一等奖-001", "名称有误")
    text = text_of(session, "register")
    assert "2026-一等奖-001" in text
    assert "作废" in text
    assert "代替2026-一等奖-001" in text
    sheet = openpyxl.load_workbook(workbooks.export(session, "register", tmp_path / "x.xlsx")).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [(row[1], row[7]) for row in rows] == [
        ("2026-一等奖-001", "作废"),
        ("2026-一等奖-002", "有效"),
        ("2026-优秀组织单位奖-003", "有效"),
        ("2026-一等奖-004", "有效"),
    ]


# Designs of one's own


def test_a_copied_and_changed_design_is_kept_in_the_contest_and_printed(tmp_path: Path) -> None:
    path = chosen_design.copy_out("plain", tmp_path / "ours.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("荣誉证书", "光荣榜"), encoding="utf-8")
    session = finished()
    with pytest.raises(Refusal, match="没有证书样式“baroque”"):
        chosen_design.copy_out("baroque", tmp_path / "x.toml")
    chosen_design.load(session, path)
    path.unlink()
    assert "光荣榜" in text_of(session, "certificates")


def test_a_wrong_design_is_refused_and_not_kept(tmp_path: Path) -> None:
    session = finished()
    path = chosen_design.copy_out("plain", tmp_path / "ours.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("ornament", "ornaments"), encoding="utf-8")
    with pytest.raises(Refusal, match=r"ours.toml.*ornaments"):
        chosen_design.load(session, path)
    fill_in(session, {"certificate_design": "own"})
    with pytest.raises(Refusal, match="还没有载入自备样式"):
        prepare(session, "certificates")


def test_a_design_is_never_copied_over_a_file_of_another_kind(tmp_path: Path) -> None:
    contest_file = tmp_path / "决赛.maker"
    contest_file.write_bytes(b"precious")
    with pytest.raises(Refusal, match=r"决赛.maker”须是 .toml 文件"):
        chosen_design.copy_out("plain", contest_file)
    assert contest_file.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name = = 1", "第 1 行第 8 列有误"),
        (b"name =", "末尾有误"),
        ("名称".encode("gbk"), "不是 UTF-8 编码"),
        (b"#" * 1_000_001, "太大"),
        (None, "找不到文件"),
    ],
)
def test_why_a_design_cannot_be_read_is_said_in_chinese(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "自备.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal, match=words) as refused:
        chosen_design.load(finished(), path)
    assert not re.search("[a-z]{3} [a-z]", refused.value.sentence), "no word of a library's English"


def test_a_team_of_one_and_of_seven_and_a_long_company_are_on_their_certificates() -> None:
    session = finished()
    for members in (("阴立群",), tuple(f"成员{number}" for number in "甲乙丙丁戊己庚")):
        with session.change("test", "名册") as work:
            work.put(replace(session.project(5), members=members))
            work.put(replace(session.project(3), applicant="某某" * 20))
        document = prepare(session, "certificates").pdf()
        assert "、".join(members) in reading.plain(document)
        assert "某某" * 20 in reading.plain(document)
