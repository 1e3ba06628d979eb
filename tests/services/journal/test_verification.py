"""A file is proved against its journal, its rules and the paper; what was changed behind our back is named."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.journal.entries import printed
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.records import RulebookText
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest, journal_heads, people
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import publishing, workbooks
from maker_desktop.services.journal import journal, verification
from maker_desktop.services.journal.backup import Backups
from maker_desktop.services.journal.paper_answer import Match
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.standings import sealing
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all
from tests.services.older import make_older


def opened(path: Path) -> Session:
    return contest.open_session(path, "秘书", clock=clock)


def reopen(session: Session) -> None:
    arbitration.seat_committee(session, [CommitteeMember("吴"), CommitteeMember("郑", chair=True)])
    arbitration.rule(session, "seal:final", Verdict(Decision.REOPEN, "漏评", ("吴", "郑")))


@pytest.fixture
def sealed(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "a.maker"
    with contest.create(path, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        seat_all(session, "final")
        for number in range(1, 6):
            key_sheets(session, "final", number, str(80 + number))
        return path, sealing.seal(session, "final").digest


def test_an_untouched_file_and_its_printed_digest_are_proved(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    assert verification.verify(path).ok
    for written in (printed(digest), digest[:16].upper(), "-".join(printed(digest).split()), digest):
        found = verification.verify(path, written)
        assert (found.ok, found.match) == (True, Match("stage", "final", found.entries, 0))
        assert found.paper == f"与复赛的封存相符，第 {found.entries} 条封存，这是最新的一条。"


def test_a_digest_of_another_result_is_told_from_this_one(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    found = verification.verify(path, "0123 4567 89ab cdef")
    assert not found.ok
    assert printed(digest) in found.reason


def test_the_code_of_a_seal_beside_another_entry_is_not_taken(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    found = verification.verify(path, f"第 1 条 · {printed(digest)}")
    assert (found.ok, found.match) == (False, None)


def test_the_code_of_a_seal_does_not_vouch_for_what_was_changed_since(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE seat SET employer = '别处'")
    found = verification.verify(path, digest)
    assert not found.ok
    assert found.paper.endswith("文件没有通过校验，现在的内容不由它证明。")


def test_a_line_of_the_foot_of_a_paper_is_taken_as_it_stands(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with opened(path) as session:
        head = session.head()
    line = f"打印时间 2026-11-20 09:00:00　封存校验码 {printed(digest)}　第 1 页　共 3 页"
    assert verification.verify(path, line).match == Match("stage", "final", head.entry, 0)
    foot = f"流水 {head.words}　核签"
    assert verification.verify(path, foot).match == Match("entry", None, head.entry, 0)
    with pytest.raises(Refusal, match="一次只能对照一个码，这里有 2 个"):
        verification.verify(path, f"{line}\n{foot}")


def test_paper_is_answered_of_a_file_of_an_older_version_which_stays_as_it_is(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    make_older(path)
    before = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        ((digest,),) = connection.execute("SELECT digest FROM journal WHERE number = 7").fetchall()
    found = verification.verify(path, f"7:{digest}")
    assert (found.ok, found.match) == (True, Match("entry", None, 7, found.entries - 7))
    assert "封存的结果这次没有重算：文件是由旧版本的程序保存的" in found.notes[0]
    assert "第 7 条与纸面不符" in verification.verify(path, "7:" + "ab" * 8).reason
    assert path.read_bytes() == before


def test_paper_is_answered_where_the_rules_cannot_be_read(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with pytest.raises(Refusal), opened(path) as session, session.change("rules.set", "") as work:
        work.put(RulebookText(1, "这不是规则"))
    found = verification.verify(path, digest)
    assert (found.ok, found.match and found.match.kind) == (False, "stage")
    assert "赛事无法打开，封存的结果没有重算" in found.reason


def test_no_hash_of_a_pin_is_ever_told(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with opened(path) as session:
        people.set_pin(session, "李监督", "271828")
        (entry,) = [each for each in session.file.entries() if each.action == "person.pin"]
        told = "".join(f"{field.before}{field.after}" for field in journal.details(session.contest, entry))
        people.set_pin(session, "李监督", "314159", old="271828")
    assert "argon2" not in told
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET pin = 'peppered:$argon2id$other'")
    found = verification.verify(path)
    assert "人员 李监督：口令（加密）与第 " in found.reason
    assert "argon2" not in repr(found)


def test_another_number_for_hashing_pins_is_noticed(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with opened(path) as session:
        people.set_pin(session, "李监督", "271828")
    assert verification.verify(path).ok
    with closing(sqlite3.connect(path)) as connection:
        ((number,),) = connection.execute("PRAGMA user_version").fetchall()
        connection.execute(f"PRAGMA user_version = {number ^ 1}")
    assert "核对口令用的数被改过" in verification.verify(path).reason


def test_what_is_no_digest_is_refused(sealed: tuple[Path, str]) -> None:
    for written in ("0123", "hello world hello world", "12345678", "第 3 条"):
        with pytest.raises(Refusal, match="不是文书"):
            verification.verify(sealed[0], written)


def test_a_row_changed_behind_the_programs_back_is_named(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    connection = sqlite3.connect(path)
    connection.execute("UPDATE project SET name = '别的' WHERE number = 2")
    connection.commit()
    connection.close()
    found = verification.verify(path)
    assert not found.ok
    assert "别的" in found.reason


def test_a_sealed_result_that_the_rules_do_not_give_is_named(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with (
        contest.open_session(path, "秘书", clock=clock) as session,
        session.change("test", "forged") as work,
    ):
        work.put(replace(session.contest.seals[0], digest="0" * 64, entry=session.file.newest()))
    found = verification.verify(path)
    assert not found.ok
    assert found.first_bad == found.entries
    assert "复赛按规则重新计算的结果与封存时不同" in found.reason


def test_any_head_on_paper_is_found_with_what_came_after_it(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with opened(path) as session:
        heads = list(journal_heads.heads(session.file))
        assert journal_heads.head(session.file) == heads[-1]
    head = heads[6]
    upper = head.words.upper().replace(" ", "－").replace("·", "：")
    for written in (head.words, head.code, f"7:{head.digest}", f"流水 {upper}", f"7:{head.short_code}"):
        found = verification.verify(path, written)
        assert (found.ok, found.match) == (True, Match("entry", None, 7, len(heads) - 7)), written
        assert found.paper == f"与第 7 条相符，其后还有 {len(heads) - 7} 条。"
    assert not verification.verify(path, f"8:{head.digest}").ok


def test_a_journal_cut_short_is_found_by_paper_that_names_a_later_entry(sealed: tuple[Path, str]) -> None:
    found = verification.verify(sealed[0], f"9999:{'ab' * 8}")
    assert not found.ok
    assert found.match is None
    assert f"纸面写的是第 9999 条，文件里只有 {found.entries} 条" in found.reason


def test_the_paper_of_a_seal_taken_back_is_no_forgery(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with opened(path) as session:
        sealed_at = session.file.newest()
        reopen(session)
        reopened_at = session.file.newest()
        again = sealing.seal(session, "final").digest
    found = verification.verify(path, printed(digest))
    assert (found.ok, found.match) == (
        True,
        Match("stage", "final", sealed_at, found.entries - sealed_at, reopened_at),
    )
    assert f"第 {sealed_at} 条封存，第 {reopened_at} 条裁定重开" in found.paper
    assert verification.verify(path, again).paper.startswith("与复赛的封存相符")


def test_an_objection_turned_down_leaves_the_seal_as_it_is(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with opened(path) as session:
        arbitration.seat_committee(session, [CommitteeMember("吴"), CommitteeMember("郑", chair=True)])
        arbitration.lodge(session, "final", [1], person="甲公司", contact="电话", text="不服")
        arbitration.rule(session, "objection:1", Verdict(Decision.UPHOLD, "评分有据", ("吴", "郑")))
    assert verification.verify(path, digest).ok


def test_one_detail_set_right_after_the_seal_is_noted(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with opened(path) as session, session.change("test.correct", "2") as work:
        work.put(replace(session.project(2), name="乙（改）"))
    found = verification.verify(path, digest)
    assert found.ok
    assert found.notes == ("复赛封存以后有更正：项目 2 号：项目名称记为 乙（改），封存时为 乙。",)


@pytest.mark.parametrize(
    "project",
    [Project(2, "别的", "别的公司", "enterprise"), Project(2, "丙", "乙公司", "enterprise")],
)
def test_another_project_in_its_place_after_the_seal_is_no_correction(
    sealed: tuple[Path, str], project: Project
) -> None:
    path, digest = sealed
    with opened(path) as session, session.change("test.swap", "2") as work:
        work.put(project)
    found = verification.verify(path, digest)
    assert (found.ok, found.first_bad) == (False, found.entries - 1)
    assert found.reason.startswith("复赛封存以后没有裁定重开，却有修改：项目 2 号：项目名称记为 ")


def test_applicants_that_change_places_after_the_seal_are_no_corrections(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with opened(path) as session:
        for number, applicant in ((1, "乙公司"), (2, "甲公司")):
            with session.change("test.swap", str(number)) as work:
                work.put(replace(session.project(number), applicant=applicant))
    found = verification.verify(path, digest)
    assert not found.ok
    assert "却有修改：项目 " in found.reason
    assert "参赛主体记为 " in found.reason


def test_a_mark_after_the_seal_is_named_though_the_journal_tells_of_it(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with opened(path) as session, session.change("mark.enter", "2 号") as work:
        work.put(Mark("final", 2, "赵", "team", Decimal("99"), version=2, reason="补"))
    reason = verification.verify(path).reason
    assert reason == "复赛封存以后没有裁定重开，却有修改：复赛 2 号 赵 团队能力 第 2 版：文件里有，封存时没有。"


def test_a_mark_changed_behind_the_programs_back_is_told_in_the_contests_words(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER mark_no_update")
        connection.execute("UPDATE mark SET value = '99' WHERE number = 1 AND judge = '钱' AND criterion = 'team'")
        connection.execute("UPDATE mark SET value = '98' WHERE number = 2 AND judge = '钱' AND criterion = 'team'")
        connection.commit()
    found = verification.verify(path)
    assert found.different[0].startswith("复赛 1 号 钱 团队能力：记为 99，流水为 81（第 ")
    assert len(found.different) == 2
    assert found.reason.endswith("共 2 处不符。")


def test_the_one_sentence_of_a_refusal_names_row_and_values_in_words(sealed: tuple[Path, str], tmp_path: Path) -> None:
    path, _ = sealed
    with opened(path) as session:
        reopen(session)
        panels.set_presence(session, "final", 5, Presence.WITHDRAWN, "来函")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE appearance SET presence = 'presented' WHERE number = 5")
    with opened(path) as session, pytest.raises(Refusal) as refused:
        publishing.prepare(session, "standings").write(tmp_path / "a.pdf")
    told = refused.value.sentence
    assert "出场情况 复赛 5 号：状态应为“退赛”，文件中却是“已上场”，与第 " in told


def test_very_many_differences_are_counted(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM confirmation")
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 60) "
            "INSERT INTO setting SELECT i, '' FROM n"
        )
        connection.commit()
    told = verification.verify(path).different
    assert (len(told), told[-1]) == (51, "另有 35 处。")
    assert told[0].startswith("得分确认 复赛 1 号 ")
    assert "文件里没有，流水有" in told[0]


def test_a_clock_put_back_is_noted(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with contest.open_session(path, "秘书", clock=lambda: clock() - timedelta(hours=1)) as session:
        roster.edit(session, Project(9, "新", "新公司", "enterprise"))
    (note,) = verification.verify(path).notes
    assert "的时间（2026-11-20 08:00:00）早于前一条（2026-11-20 09:00:00）" in note


def tamper(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE project SET name = '别的' WHERE number = 2")


def test_nothing_damaged_is_sealed_printed_exported_or_changed(sealed: tuple[Path, str], tmp_path: Path) -> None:
    path, _ = sealed
    with opened(path) as session:
        reopen(session)
        job = publishing.prepare(session, "standings")
        tamper(path)
        for use in (
            lambda: sealing.seal(session, "final"),
            lambda: job.write(tmp_path / "a.pdf"),
            lambda: job.write(tmp_path / "folder"),
            lambda: workbooks.export(session, "results", tmp_path / "a.xlsx"),
            lambda: roster.edit(session, Project(9, "新", "新公司", "enterprise")),
        ):
            with pytest.raises(Refusal, match=r"没有通过校验，只能查看.*别的"):
                use()
        assert session.read_only
    assert not list(tmp_path.glob("*.pdf"))


def test_an_older_copy_does_not_go_before_a_newer_is_sound(sealed: tuple[Path, str], tmp_path: Path) -> None:
    path, _ = sealed
    with opened(path) as session:
        backups = Backups(session, [tmp_path / "copies"], keep=1)
        (sound,) = backups.now().copies
        roster.edit(session, Project(9, "新", "新公司", "enterprise"))
        tamper(path)
        report = backups.now()
    assert report.copies == ()
    assert "没有通过校验，较早的备份都留着没有删" in report.failures[0]
    assert list((tmp_path / "copies").iterdir()) == [sound.path], "a copy that cannot be used is no copy"


def test_the_journal_shows_an_entry_that_was_changed_and_one_that_was_cut_out(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("DROP TRIGGER journal_no_delete")
        connection.execute("UPDATE journal SET subject = '别的' WHERE number = 4")
        connection.execute("DELETE FROM journal WHERE number = 7")
    with contest.open_session(path, "", read_only=True) as session:
        broken = {line.number: line.broken for line in journal.lines(session) if line.broken}
        assert broken == {
            4: "这一条的内容与它的校验值不符，被修改过。",
            8: "这一条接不上前一条，流水被修改过。",
        }
        assert [line.broken for line in journal.lines(session, 6, 2)] == [broken[8], ""]


def test_a_rule_changed_far_inside_the_text_is_told_by_what_differs(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE rulebook_text SET text = replace(text, 'quorum = 2', 'quorum = 3')")
        connection.execute("UPDATE project SET contact = '别人' WHERE number = 1")
    found = verification.verify(path)
    (rules,) = [each for each in found.different if each.startswith("规则")]
    assert "quorum = 3" in rules.partition("流水为")[0]
    assert "quorum = 2" in rules.partition("流水为")[2]
    assert not [each for each in found.different if "记为 有" in each]


def test_behind_a_broken_entry_no_code_is_called_wrong(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET person = '别人' WHERE number = 4")
    last = verification.verify(path).entries
    for code in (digest, f"{last}:{'ab' * 8}", "ab" * 8):
        found = verification.verify(path, code)
        assert (found.ok, found.first_bad, found.match) == (False, 4, None)
        assert found.reason.startswith("第 4 条流水")
        assert found.paper == (
            "第 4 条流水已经不符，从那里起的流水不能拿来对照，这个校验码对不对现在说不出；先查第 4 条。"
        )
    with closing(sqlite3.connect(path)) as connection:
        (genuine,) = connection.execute("SELECT digest FROM journal WHERE number = 3").fetchone()
    assert verification.verify(path, f"3:{genuine}").paper.startswith("与第 3 条相符")
