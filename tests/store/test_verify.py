"""Verification names whatever was changed behind the program's back."""

import sqlite3
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from maker_desktop.domain.journal.digests import entry_digest
from maker_desktop.domain.journal.entries import Entry, RowChange, changes_text
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import KEYS, Setting
from maker_desktop.domain.model.room import RoomEntry
from maker_desktop.store.codec import CODECS
from maker_desktop.store.contest_file import create, open_contest
from maker_desktop.store.room_chains import NAME_DIGITS, room_entry
from maker_desktop.store.schema import GUARDED, METADATA
from maker_desktop.store.verify import Verification, verify
from tests.fakes import clock
from tests.store.samples import sample


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file with an entry, and a row, for each kind of record: entry n + 1 for the n-th kind."""
    path = tmp_path_factory.mktemp("whole") / "a.maker"
    with closing(create(path, clock)) as file:
        for kind in KEYS:
            record = rooms_entry(list(file.entries())[-1]) if kind is RoomEntry else sample(kind)
            with file.change("test.put", kind.__name__, "王五", "reason") as work:
                work.put(record)
    return path.read_bytes()


def rooms_entry(last: Entry) -> RoomEntry:
    """Return an entry that a room's journal could have after this one."""
    entry = replace(last, number=last.number + 1, previous=last.digest, changes=())
    entry = replace(entry, digest=entry_digest(entry))
    return room_entry(entry.digest[:NAME_DIGITS], entry, changes_text(entry.changes))


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    path = tmp_path / "a.maker"
    path.write_bytes(whole)
    return path


def tamper(path: Path, *statements: str) -> Verification:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    return verify(path)


ENTRY_OF = {codec.table: number for number, codec in enumerate(CODECS.values(), 2)} | {"schema_version": 1}
COLUMNS = [(table.name, column.name) for table in METADATA.sorted_tables for column in table.columns]


def test_a_file_as_it_was_written_is_whole(path: Path) -> None:
    assert verify(path) == Verification(True, len(KEYS) + 1, None, "")
    with closing(open_contest(path, clock)):
        assert verify(path).ok


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_any_altered_column_is_named(path: Path, table: str, column: str) -> None:
    text = METADATA.tables[table].columns[column].type.python_type is str
    altered = f"\"{column}\" || 'x'" if text else f'"{column}" + 1000'
    here = "WHERE number = 3" if table == "journal" else ""
    found = tamper(path, f'UPDATE "{table}" SET "{column}" = {altered} {here}')
    assert not found.ok
    assert found.reason
    if table == "journal" and column == "number":
        assert found.first_bad == 4  # the entry after the gap
    elif table == "journal":
        assert found.first_bad == 3
        assert found.reason.startswith("第 3 条流水")
    else:
        assert found.first_bad == ENTRY_OF[table]


@pytest.mark.parametrize("table", sorted(ENTRY_OF))
def test_a_deleted_row_is_named_with_the_entry_that_wrote_it(path: Path, table: str) -> None:
    found = tamper(path, f'DELETE FROM "{table}"')
    assert (found.ok, found.first_bad) == (False, ENTRY_OF[table])
    assert "文件中却没有" in found.reason


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("INSERT INTO setting VALUES ('slipped in', '1')", "设置 slipped in：在文件中，但没有任何流水记载它"),
        ("CREATE TABLE extra AS SELECT 1 AS one", "表 extra 1："),
        ("UPDATE setting SET value = CAST(X'FFFE' AS TEXT)", "：内容应为"),
        ("UPDATE setting SET value = X'31'", "：内容应为"),
        ("UPDATE project SET number = 'one'", "项目 "),
        ("UPDATE project SET name = '别的' WHERE number = 1", "：项目名称应为“"),
        ("UPDATE journal SET changes = CAST(X'FF' AS TEXT) WHERE number = 3", "第 3 条流水的内容无法读取"),
        ("UPDATE journal SET changes = '[1]' WHERE number = 3", "第 3 条流水的内容无法读取"),
        ("UPDATE journal SET subject = X'00' WHERE number = 3", "第 3 条流水的内容无法读取"),
        ("DELETE FROM journal WHERE number = 1", "缺少第 1 条"),
        ("DELETE FROM journal", "：在文件中，但没有任何流水记载它"),
        ("DROP TABLE setting", "设置 "),
        ("DROP TABLE journal", "流水表缺失"),
        ("ALTER TABLE journal RENAME COLUMN digest TO other", "流水表缺失，或者缺少列"),
    ],
)
def test_other_tampering_is_named(path: Path, statement: str, words: str) -> None:
    found = tamper(path, statement)
    assert not found.ok
    assert words in found.reason


def test_of_a_long_text_only_what_differs_is_told(path: Path) -> None:
    with closing(open_contest(path, clock)) as file, file.change("test.put", "long", "王五") as work:
        work.put(Setting("long", "前" * 100 + "\n甲" + "后" * 100))
    reason = tamper(path, "UPDATE setting SET value = replace(value, '甲', '乙') WHERE name = 'long'").reason
    assert f"应为“…{'前' * 29} 甲{'后' * 29}…”，文件中却是“…{'前' * 29} 乙{'后' * 29}…”" in reason


def test_an_entry_moved_into_another_journal_does_not_fit(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.maker"
    with closing(create(other, clock)) as file, file.change("test.put", "a", "李四") as work:
        work.put(Setting("a", "1"))
    found = tamper(
        path,
        f"ATTACH '{other}' AS other",
        "DELETE FROM journal WHERE number = 2",
        "INSERT INTO journal SELECT * FROM other.journal WHERE number = 2",
    )
    assert (found.ok, found.first_bad) == (False, 2)
    assert "与前一条接不上" in found.reason


def test_an_entry_forged_with_a_right_digest_must_still_follow_from_the_rows_before(path: Path) -> None:
    with closing(open_contest(path, clock)) as file:
        last = list(file.entries())[-1]
    change = RowChange("setting", ("a",), {"name": "a", "value": "never was"}, {"name": "a", "value": "1"})
    forged = replace(last, number=last.number + 1, changes=(change,), previous=last.digest)
    row = (*astuple(forged)[:6], changes_text(forged.changes), forged.previous, entry_digest(forged), "")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"INSERT INTO journal VALUES ({', '.join('?' * 10)})", row)
        connection.execute("INSERT INTO setting VALUES ('a', '1')")
    found = verify(path)
    assert (found.ok, found.first_bad) == (False, forged.number)
    assert "修改前的内容与此前的流水不符：设置 a" in found.reason


def test_a_row_that_was_removed_and_put_back_behind_the_back_is_named(path: Path) -> None:
    with closing(open_contest(path, clock)) as file:
        with file.change("test.put", "a", "王五") as work:
            work.put(Setting("a", "1"))
        with file.change("test.remove", "a", "王五") as work:
            work.remove(Setting("a", "1"))
    found = tamper(path, "INSERT INTO setting VALUES ('a', '1')")
    assert (found.ok, found.first_bad) == (False, len(KEYS) + 3)
    assert "按流水已经删除" in found.reason


@pytest.mark.parametrize("table", ["journal", "mark", "ruling"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"])
def test_the_database_itself_refuses_to_alter_what_is_append_only(path: Path, table: str, statement: str) -> None:
    column = METADATA.tables[table].columns.keys()[0]
    words = [column, column] if "SET" in statement else [table]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA recursive_triggers = ON")
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
            connection.execute(statement.format(table, *words))


def test_what_is_no_contest_file_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="找不到"):
        verify(tmp_path / "a.maker")


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_a_guard_that_was_taken_away_or_blunted_is_named(path: Path, table: str, verb: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"DROP TRIGGER {table}_no_{verb}")
    assert not verify(path).ok
    assert "触发器" in verify(path).reason
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT 1; END")
    assert not verify(path).ok
