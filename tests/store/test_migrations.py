"""A file of an older version is copied aside and brought to this version, whole or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import KEYS, Setting
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.store.contest_file import create, open_contest
from maker_desktop.store.migrations import STEPS as RELEASED
from maker_desktop.store.migrations import Step, newest
from maker_desktop.store.verify import verify
from tests.fakes import clock
from tests.store.samples import sample
from tests.store.stored_versions import rebuild, stored

MARK = sample(Mark)


def rename_and_add(connection: Connection) -> None:
    """Change rows of a guarded table, and tables themselves, as a real step would."""
    connection.exec_driver_sql("UPDATE mark SET criterion = 'renamed'")
    connection.exec_driver_sql("ALTER TABLE setting ADD COLUMN remark TEXT NOT NULL DEFAULT ''")
    connection.exec_driver_sql("CREATE TABLE visitor (name TEXT PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO visitor VALUES ('记者')")


def drop_remark(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE setting DROP COLUMN remark")


def fail(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half_way (name TEXT PRIMARY KEY)")
    raise LookupError


#: The version that files have now, and steps to versions that are still to come.
NOW = newest()
STEPS = (*RELEASED, Step(NOW + 1, rename_and_add), Step(NOW + 2, drop_remark))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a closed file of the present version."""
    path = tmp_path / "a.maker"
    with closing(create(path, clock)) as file, file.change("test.put", "a", "王五") as work:
        work.put(Setting("a", "1"))
        work.put(MARK)
    return path


def test_a_file_of_a_name_as_long_as_the_disk_takes_is_migrated_too(path: Path) -> None:
    long = path.rename(path.with_name(f"{'a' * (255 - len('.maker-journal'))}.maker"))
    open_contest(long, clock, steps=STEPS).close()
    assert [verify(copy).ok for copy in long.parent.glob(f"*.v{NOW}.bak.maker")] == [True]


def test_an_older_file_is_copied_aside_and_migrated(path: Path) -> None:
    before = path.read_bytes()
    with closing(open_contest(path, clock, steps=STEPS)) as file:
        assert file.all(Setting) == (Setting("a", "1"),)
        assert [mark.criterion for mark in file.all(Mark)] == ["renamed"]
        assert [entry.action for entry in file.entries()] == ["file.create", "test.put", "file.migrate"]
    assert verify(path).ok
    with pytest.raises(Refusal, match="更新版本"):
        open_contest(path, clock)
    with closing(open_contest(path.with_name(f"a.v{NOW}.bak.maker"), clock)) as copy:
        assert copy.all(Mark) == (MARK,)
    assert {entry.name for entry in path.parent.iterdir()} == {"a.maker", f"a.v{NOW}.bak.maker"}
    assert path.read_bytes() != before


def test_the_copy_of_a_second_old_file_leaves_that_of_the_first(path: Path) -> None:
    old = path.read_bytes()
    for _turn in range(2):
        path.write_bytes(old)
        open_contest(path, clock, steps=STEPS).close()
    copies = sorted(path.parent.glob(f"a.v{NOW}.bak*.maker"))
    assert len(copies) == 2
    for each in copies:
        with closing(open_contest(each, clock)) as copy:
            assert copy.all(Mark) == (MARK,)


def test_a_migrated_file_is_not_migrated_again_and_is_guarded(path: Path) -> None:
    open_contest(path, clock, steps=STEPS).close()
    with closing(open_contest(path, clock, steps=STEPS)) as file:
        assert len(list(file.entries())) == 3
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM mark")


def test_a_migration_hides_nothing_that_was_changed_behind_the_back_before(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE setting SET value = '2'")
    open_contest(path, clock, steps=(*RELEASED, Step(NOW + 1, lambda connection: None))).close()
    found = verify(path)
    assert (found.ok, found.first_bad) == (False, 2)


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    with pytest.raises(LookupError):
        open_contest(path, clock, steps=(*RELEASED, Step(NOW + 1, rename_and_add), Step(NOW + 2, fail)))
    assert verify(path).ok
    with closing(open_contest(path, clock)) as file:
        assert (file.all(Mark), file.all(Setting)) == ((MARK,), (Setting("a", "1"),))
        assert len(list(file.entries())) == 2


def test_an_older_file_is_not_migrated_by_a_reader(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refusal, match="旧版本"):
        open_contest(path, clock, read_only=True, steps=STEPS)
    assert path.read_bytes() == before


def tables_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))


@pytest.mark.parametrize("version", range(1, newest() + 1))
def test_a_stored_file_of_every_version_becomes_one_of_this_version(version: int, tmp_path: Path) -> None:
    path, fresh = tmp_path / "old.maker", tmp_path / "fresh.maker"
    rebuild(stored()[version], path)
    assert verify(path).ok
    create(fresh, clock).close()
    if version == newest():
        assert tables_of(path) == tables_of(fresh), (
            "the tables have changed: once a version is released that takes a Step; "
            "before, run `python -m tests.store.stored_versions` to write it down anew"
        )
    with closing(open_contest(path, clock)) as file:
        assert {kind for kind in KEYS if file.all(kind)} >= {Mark, Setting, Project}
    assert verify(path).ok
    assert tables_of(path) == tables_of(fresh)
    assert path.with_name(f"old.v{version}.bak.maker").exists() == (version < newest())
