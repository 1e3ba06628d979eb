"""What is slipped in, linked, piped, fuzzed or no UTF-8 is named or refused, and a log learns no names."""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from maker_desktop.domain.journal.digests import fits
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import KEYS, Record, RulebookText, Setting
from maker_desktop.domain.model.roster import Project
from maker_desktop.store import backup, sqlite
from maker_desktop.store.contest_file import FirstChange, create, open_contest
from maker_desktop.store.lock import InUse
from maker_desktop.store.verify import verify
from tests.fakes import clock

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a closed contest file with rules, a setting and a project."""
    path = tmp_path / "a.maker"
    records: list[Record] = [RulebookText(1, "[contest]"), Setting("a", "1"), Project(1, "甲", "甲公司", "enterprise")]
    create(path, clock, "王五", FirstChange("contest.create", "a", records)).close()
    return path


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_file_appears_with_what_it_begins_with(path: Path) -> None:
    with closing(open_contest(path, clock)) as file:
        assert [(entry.number, entry.action) for entry in file.entries()] == [(1, "file.create"), (2, "contest.create")]
        assert file.all(Setting) == (Setting("a", "1"),)
    assert verify(path).ok


FOREIGN = {
    "触发器“swap”": "CREATE TRIGGER swap AFTER INSERT ON seal BEGIN UPDATE project SET name = '别的'; END",
    "视图“marks”": "CREATE VIEW marks AS SELECT * FROM mark",
    "索引“by_name”": "CREATE INDEX by_name ON project (name)",
    "表“notes”": "CREATE TABLE notes (text)",
    "表“项目”的定义被改过": "ALTER TABLE project ADD COLUMN first TEXT GENERATED ALWAYS AS (substr(name, 1, 1))",
}


@pytest.mark.parametrize("words", FOREIGN)
def test_what_the_program_never_defined_is_named(path: Path, words: str) -> None:
    run(path, FOREIGN[words])
    found = verify(path)
    assert not found.ok
    assert words in found.reason


def test_a_collation_slipped_into_a_table_is_named(path: Path) -> None:
    run(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'applicant TEXT', 'applicant TEXT COLLATE NOCASE') "
        "WHERE name = 'project'",
    )
    found = verify(path)
    assert (found.ok, found.reason) == (False, "文件中的表“项目”的定义被改过，不能相信它的内容。")


def test_a_failed_statement_tells_no_names(path: Path) -> None:
    with closing(sqlite.connect(path, "rw")) as connection, pytest.raises(IntegrityError) as error:
        connection.exec_driver_sql("INSERT INTO setting VALUES (?, ?)", ("a", "13900000000"))
    assert "13900000000" not in str(error.value)


@posix
def test_a_link_leads_to_the_lock_of_what_it_points_to(path: Path) -> None:
    link = path.with_name("link.maker")
    link.symlink_to(path)
    with closing(open_contest(link, clock, person="甲")):
        with pytest.raises(InUse, match="正由甲"):
            open_contest(path, clock)
        assert path.with_name("a.maker.lock").exists()
    open_contest(path, clock).close()


@posix
def test_a_file_with_a_second_name_can_only_be_read(path: Path) -> None:
    second = path.with_name("b.maker")
    os.link(path, second)
    for name in (path, second):
        with pytest.raises(InUse, match="另一个名字"):
            open_contest(name, clock)
        with closing(open_contest(name, clock, read_only=True)) as file:
            assert file.all(Setting) == (Setting("a", "1"),)
    second.unlink()
    open_contest(path, clock).close()


@posix
def test_a_pipe_is_refused_and_holds_nobody_up(tmp_path: Path) -> None:
    pipe = tmp_path / "a.maker"
    os.mkfifo(pipe)
    for use in (lambda: open_contest(pipe, clock), lambda: verify(pipe), lambda: backup.check(pipe)):
        with pytest.raises(Refusal, match="管道或设备"):
            use()


USES: tuple[Callable[[Path], object], ...] = (
    lambda path: open_contest(path, clock).close(),
    verify,
    lambda path: backup.copy(path, path.with_name("copy.maker")),
)


@pytest.mark.parametrize("flip", [0x01, 0xFF, pytest.param(0x80, marks=pytest.mark.soak)])
def test_any_byte_of_the_header_may_be_wrong(path: Path, flip: int) -> None:
    whole = path.read_bytes()
    refused = []
    for place in range(100):
        for use in USES:
            path.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
            try:
                use(path)
            except Refusal as refusal:
                refused.append(refusal.sentence)
    assert len(refused) >= 20 * len(USES), "the first sixteen bytes and the four of the application are looked at"
    assert {sentence[-1] for sentence in refused} == {"。"}


def test_a_name_of_a_table_that_is_no_utf_8_gets_a_sentence(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"tableseatseat", b"tablese\xfftse\xfet", 1))
    assert path.read_bytes() != whole
    for use in USES:
        with pytest.raises(Refusal, match="已损坏"):
            use(path)


@pytest.mark.parametrize("kind", [Setting, Project, RulebookText])
def test_text_that_is_no_utf_8_gets_a_sentence(path: Path, kind: type[object]) -> None:
    table = {Setting: "setting", Project: "project", RulebookText: "rulebook_text"}[kind]
    column = {Setting: "value", Project: "name", RulebookText: "text"}[kind]
    run(path, f"UPDATE {table} SET {column} = CAST(x'e4b8ff' AS TEXT)")
    with closing(open_contest(path, clock)) as file:
        for read in KEYS:
            if read is kind:
                with pytest.raises(Refusal, match="已损坏"):
                    file.all(read)
            else:
                file.all(read)
    assert not verify(path).ok


@pytest.mark.parametrize("column", ["time", "subject", "changes", "digest"])
def test_a_journal_that_is_no_utf_8_gets_a_sentence(path: Path, column: str) -> None:
    run(
        path,
        "DROP TRIGGER journal_no_update",
        f"UPDATE journal SET {column} = CAST(x'e4b8ff' AS TEXT) WHERE number = 2",
    )
    found = verify(path)
    assert (found.ok, found.first_bad) == (False, 2)
    with pytest.raises(Refusal, match="已损坏"), closing(open_contest(path, clock)) as file:
        list(file.entries())


def test_an_open_file_that_another_hand_writes_has_a_fault_from_then_on(path: Path) -> None:
    with closing(open_contest(path, clock)) as file:
        assert file.fault() == ""
        run(path, "UPDATE setting SET value = '2'")
        assert "应为“1”，文件中却是“2”" in file.fault()
        with file.change("test.put", "b", "王五") as work:
            work.put(Setting("b", "1"))
        assert file.fault()


def test_an_entry_that_cannot_be_read_comes_without_its_changes_and_does_not_fit(path: Path) -> None:
    run(path, "DROP TRIGGER journal_no_update", "UPDATE journal SET changes = '[' WHERE number = 2")
    with closing(open_contest(path, clock)) as file:
        first, second = file.entries()
    assert (fits(first), fits(second), second.changes) == (True, False, ())
