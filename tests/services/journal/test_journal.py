"""The journal is read in Chinese words: every action, every table and every column has one."""

import re
from pathlib import Path

import openpyxl
import pytest

from maker_desktop.domain.journal.entries import printed
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import Role
from maker_desktop.domain.model.presence import Presence
from maker_desktop.services.core import contest, people
from maker_desktop.services.journal import journal, words
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.store.codec import CODECS
from maker_desktop.store.column_names import COLUMN_NAMES
from maker_desktop.store.schema import TABLE_NAMES
from tests.services.contests import key_sheets, small_contest

SERVICES = Path(journal.__file__).parents[1]


def test_every_action_of_the_services_has_words_and_no_words_are_left_over() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in SERVICES.rglob("*.py"))
    written = set(re.findall(r'\.(?:change|write_apart)\(\s*"([a-z_.]+)"', sources)) | {
        "roster.edit",
        "roster.add",
        "panel.recuse",
        "sheet.give_back",
        "sheet.take_back",
    }
    assert written | {"file.create", "file.migrate", "file.restore", "contest.create"} == set(words.ACTIONS)


def test_every_table_and_column_has_words() -> None:
    for codec in CODECS.values():
        assert codec.table in TABLE_NAMES
        assert set(codec.names) <= COLUMN_NAMES.keys()


def test_lines_are_in_words_and_can_be_read_from_an_entry_on() -> None:
    session = small_contest()
    before = journal.lines(session)[-1].number
    panels.set_presence(session, "final", 3, Presence.WITHDRAWN, "企业来函")
    contest.fill_in(session, {"letter_signer": "闻人清"})
    withdrawn, filled = journal.lines(session, before)
    assert (withdrawn.action, withdrawn.subject, withdrawn.reason) == ("登记出场", "复赛 3 号 退赛", "企业来函")
    assert withdrawn.group == "阶段"
    assert filled.subject.startswith("签发人")


def test_a_correction_shows_what_was_and_what_is() -> None:
    session = small_contest()
    project = session.contest.by_number[4]
    roster.edit(session, type(project)(4, "丁", "丁公司", "startup", specialised="是"))
    changes = list(journal.details(session.contest, journal.lines(session)[-1].entry))
    assert {(change.field, change.before, change.after) for change in changes} == {
        ("参赛主体", "丁团队", "丁公司"),
        ("专精特新", "", "是"),
    }
    assert changes[0].row == "项目　4 号"


def test_a_mark_is_named_by_stage_project_judge_and_criterion() -> None:
    session = small_contest()
    marks.enter(session, KeyedMark("final", 1, "赵", "innovation", "88.5"))
    (change,) = [
        each
        for each in journal.details(session.contest, journal.lines(session)[-1].entry)
        if each.row.startswith("分数") and each.after
    ]
    assert change.row == "分数　复赛　1 号　赵　技术创新能力"
    assert (change.field, change.before, change.after) == ("分数", "", "88.5")


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("certificate_design", "modern", "现代简约"),
        ("certificate_date_style", "chinese", "二〇二六年七月三十一日"),
        ("certificate_serial", "{year}-{n:03d}", "{年份}-{三位序号}"),
        ("letter_signer", "{year}", "{year}"),
    ],
)
def test_what_is_filled_in_is_told_as_its_field_shows_it(name: str, text: str, shown: str) -> None:
    session = small_contest()
    contest.fill_in(session, {name: text})
    *_, last = session.file.entries(0)
    assert [each.after for each in journal.details(session.contest, last)] == [shown]


def test_roles_are_told_by_their_names() -> None:
    session = small_contest()
    people.appoint(session, "郑明", [Role.SECRETARY, Role.SUPERVISOR])
    *_, last = session.file.entries(0)
    assert "记分员、监督员" in [each.after for each in journal.details(session.contest, last)]


def test_seals_are_listed_as_they_are_printed() -> None:
    session = small_contest()
    for number in range(1, 6):
        key_sheets(session, "final", number, str(80 + number))
    assert journal.seals(session) == ()
    seal = sealing.seal(session, "final")
    assert [(line.stage, line.digest) for line in journal.seals(session)] == [("复赛", printed(seal.digest))]


def test_the_workbook_holds_every_entry_and_starts_no_formula(tmp_path: Path) -> None:
    session = small_contest()
    panels.recuse(session, "final", "赵", 1, "=HYPERLINK(1)")
    sheet = openpyxl.load_workbook(journal.export(session, tmp_path / "流水.xlsx")).worksheets[0]
    rows = list(sheet.iter_rows(min_row=3))
    assert [row[0].value for row in rows] == [line.number for line in journal.lines(session)]
    assert (rows[-1][5].value, rows[-1][5].data_type) == ("=HYPERLINK(1)", "s")
    with pytest.raises(Refusal, match=r"\.xlsx"):
        journal.export(session, tmp_path / "a.csv")
