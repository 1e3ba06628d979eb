"""Opening a contest file: one writer, and one sentence for everything that cannot be opened."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Setting
from maker_desktop.store.contest_file import create, open_contest
from maker_desktop.store.lock import InUse
from tests.fakes import clock

HERE = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a closed contest file with one setting."""
    path = tmp_path / "晋中 #1?%41.maker"
    file = create(path, clock)
    with file.change("test.put", "a", "王五") as work:
        work.put(Setting("a", "1"))
    file.close()
    return path


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 8192)


def cut_short(path: Path) -> None:
    os.truncate(path, 50)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def encrypt(path: Path) -> None:
    path.write_bytes(bytes(byte ^ 0x5A for byte in path.read_bytes()))


def make_text(path: Path) -> None:
    path.write_text("项目,评委,分数\n", "utf-8")


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def make_other_database(path: Path) -> None:
    run(path, "PRAGMA application_id = 1")


def make_newer(path: Path) -> None:
    run(path, "UPDATE schema_version SET version = 99")


def make_impossible(path: Path) -> None:
    run(path, "UPDATE schema_version SET version = 0")


def drop_table(path: Path) -> None:
    run(path, "DROP TABLE setting")


def drop_version(path: Path) -> None:
    run(path, "DROP TABLE schema_version")


def forget_version(path: Path) -> None:
    run(path, "DELETE FROM schema_version")


def rename_version(path: Path) -> None:
    run(path, "ALTER TABLE schema_version RENAME COLUMN version TO edition")


def drop_column(path: Path) -> None:
    run(path, "ALTER TABLE project DROP COLUMN liaison")


def remove(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: list[tuple[Callable[[Path], None], str]] = [
    (truncate, "已损坏"),
    (cut_short, "不是赛事文件"),
    (empty, "不是赛事文件"),
    (encrypt, "不是赛事文件"),
    (make_text, "不是赛事文件"),
    (make_other_database, "不是赛事文件"),
    (make_newer, "更新版本"),
    (make_impossible, "已损坏"),
    (drop_table, "不完整"),
    (drop_version, "不完整"),
    (forget_version, "已损坏"),
    (rename_version, "不完整"),
    (drop_column, "不完整"),
    (remove, "找不到"),
    (make_folder, "是文件夹"),
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("damage", "words"), DAMAGES)
def test_what_cannot_be_opened_is_refused_in_one_sentence(
    path: Path, damage: Callable[[Path], None], words: str, read_only: bool
) -> None:
    damage(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refusal, match=words) as refusal:
        open_contest(path, clock, read_only)
    assert path.name in refusal.value.sentence
    assert refusal.value.sentence.count("。") == 1
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(path.parent.glob("*.lock"))


def read_whole(path: Path) -> None:
    with closing(open_contest(path, clock)) as file:
        assert len(list(file.entries())) == 3
        assert len(file.all(Setting)) == 5001


def test_a_file_that_is_damaged_inside_is_refused(path: Path) -> None:
    file = open_contest(path, clock)
    with file.change("test.put", "a", "王五") as work:
        for number in range(5000):
            work.put(Setting(f"name {number}", "value"))
    file.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3] + bytes(len(whole) // 3) + whole[len(whole) // 3 * 2 :])
    with pytest.raises(Refusal, match="已损坏"):
        read_whole(path)
    assert not list(path.parent.glob("*.lock"))


def test_a_name_that_leaves_no_room_beside_it_is_refused_and_the_longest_other_works(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="文件名太长，请改短到 73 个汉字以内"):
        create(tmp_path / f"{'赛' * 74}.maker", clock)
    assert not list(tmp_path.iterdir())
    path = tmp_path / f"{'赛' * 73}.maker"
    create(path, clock).close()
    open_contest(path, clock).close()


def test_nothing_is_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refusal, match="已经存在"):
        create(path, clock)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.lock"))


def test_a_path_that_leads_through_a_file_is_refused(path: Path) -> None:
    with pytest.raises(Refusal, match="无法读取"):
        open_contest(path / "inside.maker", clock)


def test_a_table_that_goes_missing_meanwhile_is_no_refusal(path: Path) -> None:
    with closing(open_contest(path, clock)) as file:
        run(path, "DROP TABLE setting")
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            file.all(Setting)


def test_a_writer_without_a_name_is_known_by_the_computer(path: Path) -> None:
    with closing(open_contest(path, clock)), pytest.raises(InUse, match="正由未具名在电脑“"):
        open_contest(path, clock)


def test_nothing_is_created_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="找不到文件夹“stick”"):
        create(tmp_path / "stick" / "a.maker", clock)


def test_a_closed_file_is_complete_in_itself(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    moved = path.rename(path.with_name("moved.maker"))
    file = open_contest(moved, clock)
    assert file.all(Setting) == (Setting("a", "1"),)
    assert file.path == moved
    file.close()
    file.close()


def test_a_closed_file_takes_no_change(path: Path) -> None:
    file = open_contest(path, clock)
    file.close()
    with pytest.raises(RuntimeError, match="closed"):
        file.all(Setting)


def test_changes_are_not_nested(path: Path) -> None:
    file = open_contest(path, clock)
    with file.change("outer", "", ""), pytest.raises(RuntimeError, match="open already"), file.change("inner", "", ""):
        raise AssertionError("the inner change must not open")
    file.close()


def test_a_second_opener_learns_who_has_the_file_and_may_read_it(path: Path) -> None:
    first = open_contest(path, clock, person="李四")
    with pytest.raises(InUse, match=r"李四在电脑“.+”上从 2026-11-20 09:00 起使用.*只读") as refusal:
        open_contest(path, clock, person="王五")
    assert refusal.value.holder is not None
    assert refusal.value.holder.person == "李四"
    second = open_contest(path, clock, read_only=True)
    with first.change("test.put", "b", "李四") as work:
        work.put(Setting("b", "2"))
    assert second.read_only
    assert second.all(Setting) == (Setting("a", "1"), Setting("b", "2"))
    with pytest.raises(Refusal, match="只读"), second.change("test.put", "b", "王五"):
        raise AssertionError("a reader must not change anything")
    first.close()
    assert len(second.all(Setting)) == 2
    second.close()
    open_contest(path, clock, person="王五").close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_second_program_learns_who_has_the_file(path: Path) -> None:
    file = open_contest(path, clock, person="李四")
    code = "import sys; from pathlib import Path; from tests.fakes import clock; "
    code += "from maker_desktop.store.contest_file import open_contest; open_contest(Path(sys.argv[1]), clock)"
    other = subprocess.run([sys.executable, "-c", code, path], cwd=HERE, capture_output=True, text=True, check=False)
    assert "正由李四在电脑" in other.stderr
    file.close()


def test_a_lock_left_by_a_crash_holds_nobody_up(path: Path) -> None:
    note = path.with_name(path.name + ".lock")
    note.write_text('{"person": "李四", "machine": "laptop", "since": "2026-11-19T10:00:00+08:00"}', "utf-8")
    open_contest(path, clock).close()
    assert not note.exists()


def test_a_note_that_cannot_be_read_still_locks(path: Path) -> None:
    file = open_contest(path, clock)
    path.with_name(path.name + ".lock").write_text("{", "utf-8")
    with pytest.raises(InUse, match="正由另一个程序使用"):
        open_contest(path, clock)
    file.close()


def test_a_folder_that_takes_no_lock_can_only_be_read(path: Path) -> None:
    path.with_name(path.name + ".lock").mkdir()
    with pytest.raises(Refusal, match=r"不能写入.*只读"):
        open_contest(path, clock)
    file = open_contest(path, clock, read_only=True)
    assert file.all(Setting) == (Setting("a", "1"),)
    file.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_without_permission_is_refused(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(Refusal, match="只能读取"):
        open_contest(path, clock)
    path.chmod(0)
    with pytest.raises(Refusal, match="权限"):
        open_contest(path, clock, read_only=True)


def test_a_reader_sees_one_moment_while_the_writer_goes_on(path: Path) -> None:
    with closing(open_contest(path, clock)) as writer, closing(open_contest(path, clock, read_only=True)) as reader:
        with reader.view():
            before = reader.all(Setting)
            with writer.change("test.put", "b", "李四") as work:
                work.put(Setting("b", "2"))
            assert (reader.all(Setting), len(list(reader.entries()))) == (before, 2)
        assert len(reader.all(Setting)) == 2


def test_a_file_that_others_might_read_is_its_writers_alone_once_opened(path: Path) -> None:
    path.chmod(0o644)
    open_contest(path, clock, read_only=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644, "whoever only reads changes nothing"
    open_contest(path, clock).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
