"""What was acknowledged is on the disk, and what could not be written leaves everything as it was."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Setting
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.store.contest_file import ContestFile, create, open_contest
from maker_desktop.store.verify import verify
from tests.fakes import clock

HERE = Path(__file__).resolve().parents[2]


def put(file: ContestFile, name: str, value: str = "1") -> None:
    with file.change("test.put", name, "王五") as work:
        work.put(Setting(name, value))


@pytest.mark.parametrize("acknowledged", [1, 2, 7, 30])
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "a.maker"
    create(path, clock).close()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.mark_writer", path], cwd=HERE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        for _ in range(acknowledged):
            assert writer.stdout.readline()
        writer.kill()
    assert verify(path).ok
    with closing(open_contest(path, clock)) as file:
        marks, confirmed = file.all(Mark), file.all(Confirmation)
        assert len(confirmed) >= acknowledged
        assert [(mark.number, mark.criterion) for mark in marks] == [
            (confirmation.number, criterion) for confirmation in confirmed for criterion in ("a", "b", "c")
        ]
        put(file, "goes on")
    assert verify(path).ok
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.maker"]


def test_what_a_killed_creation_left_behind_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "a.maker.part").write_bytes(b"half a file")
    create(tmp_path / "a.maker", clock).close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.maker"]


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Have the system refuse to write more than `size` bytes into any file."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_refuses_the_change_and_work_goes_on_later(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    with closing(create(path, clock)) as file:
        put(file, "a")
        entries = list(file.entries())
        with files_no_larger_than(100_000):
            with pytest.raises(Refusal, match=r"a\.maker.*原有内容未变"):
                put(file, "big", "字" * 100_000)
            assert list(file.entries()) == entries
            assert file.all(Setting) == (Setting("a", "1"),)
            put(file, "small")
        put(file, "big", "字" * 100_000)
        assert [setting.name for setting in file.all(Setting)] == ["a", "big", "small"]
    assert verify(path).ok


def test_threads_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    with closing(create(path, clock)) as file, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: put(file, str(number)), range(100)))
        assert len(file.all(Setting)) == 100
        assert len(list(file.entries())) == 101
    assert verify(path).ok


def test_nothing_is_created_on_a_disk_that_takes_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    with files_no_larger_than(10_000), pytest.raises(Refusal, match="磁盘可能已满"):
        create(path, clock)
    assert not path.exists()
    create(path, clock).close()


def test_a_disk_that_is_full_at_the_end_keeps_every_change_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    file = create(path, clock)
    put(file, "big", "字" * 50_000)
    with files_no_larger_than(30_000), pytest.raises(Refusal, match="修改都已保存"):
        file.close()
    assert verify(path).ok
    with closing(open_contest(path, clock)) as file:
        assert len(file.all(Setting)) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.maker"]


def test_a_file_that_vanishes_refuses_the_change_until_it_is_back(tmp_path: Path) -> None:
    usb_drive, pulled = tmp_path / "stick", tmp_path / "pulled"
    usb_drive.mkdir()
    with closing(create(usb_drive / "a.maker", clock)) as file:
        put(file, "a")
        usb_drive.rename(pulled)
        for _ in range(2):
            with pytest.raises(Refusal, match="找不到"):
                put(file, "b")
        with pytest.raises(Refusal, match="找不到"):
            file.all(Setting)
        pulled.rename(usb_drive)
        put(file, "b")
        assert len(file.all(Setting)) == 2
    assert verify(usb_drive / "a.maker").ok
    assert [entry.name for entry in usb_drive.iterdir()] == ["a.maker"]


def put_while_it_is_moved(file: ContestFile, place: Path) -> None:
    with file.change("test.put", "a", "王五") as work:
        work.put(Setting("a", "1"))
        file.path.rename(place)


def test_a_file_that_vanishes_during_a_change_takes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    with closing(create(path, clock)) as file:
        with pytest.raises(Refusal, match="不在原处"):
            put_while_it_is_moved(file, tmp_path / "moved")
        (tmp_path / "moved").rename(path)
        assert file.all(Setting) == ()


def test_a_file_that_was_changed_elsewhere_meanwhile_must_be_opened_again(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "a.maker", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with closing(create(path, clock)) as file:
        put(file, "a")
    with closing(open_contest(path, clock)) as file:
        copy = elsewhere / "a.maker"
        copy.write_bytes(path.read_bytes())
        with closing(open_contest(copy, clock)) as other:
            put(other, "b")
        copy.replace(path)
        with pytest.raises(Refusal, match="在别处被修改过"):
            put(file, "c")
    with closing(open_contest(path, clock)) as file:
        assert [setting.name for setting in file.all(Setting)] == ["a", "b"]


def test_another_program_that_writes_into_the_file_is_named_as_the_cause(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    with closing(create(path, clock)) as file:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Refusal, match="被另一个程序占用"):
                put(file, "a")
        put(file, "a")


def leave_unfinished(path: Path) -> None:
    """Have a program die in the middle of writing into the file itself."""
    code = "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
    code += "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN'); "
    code += "c.execute(\"INSERT INTO setting VALUES ('a', zeroblob(1000000))\"); "
    code += "c.execute(\"INSERT INTO setting VALUES ('b', zeroblob(1000000))\"); os._exit(0)"
    subprocess.run([sys.executable, "-c", code, path], check=True)
    assert path.with_name("a.maker-journal").exists()


def test_a_reader_of_a_file_that_was_left_unfinished_has_it_finished_first(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    create(path, clock).close()
    leave_unfinished(path)
    with closing(open_contest(path, clock, read_only=True)) as file:
        assert file.all(Setting) == ()
    leave_unfinished(path)
    assert verify(path).ok
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.maker"]


def test_a_reader_who_may_not_finish_it_is_told_to_open_it_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    create(path, clock).close()
    leave_unfinished(path)
    lock = path.with_name("a.maker.lock")
    lock.mkdir()
    with pytest.raises(Refusal, match="没有正常关闭"):
        open_contest(path, clock, read_only=True)
    lock.rmdir()
    with closing(open_contest(path, clock)) as file:
        assert file.all(Setting) == ()


def test_a_file_that_was_copied_by_hand_while_it_was_open_can_be_read(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.maker", tmp_path / "copy.maker"
    with closing(create(path, clock)):
        copy.write_bytes(path.read_bytes())
    assert verify(copy).ok


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's device that is always full")
def test_a_lock_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.maker.lock").symlink_to("/dev/full")
    with pytest.raises(Refusal, match="不能写入"):
        create(tmp_path / "a.maker", clock)


#: Opens a database as other programs do, to read and to write, reads it, and closes it again.
OTHER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
print([name for (name,) in other.execute("SELECT name FROM setting ORDER BY name")])
other.close()
"""


def test_another_program_that_looks_into_an_open_file_takes_no_change_away(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"

    def seen_by_another() -> str:
        words = [sys.executable, "-c", OTHER, str(path)]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()

    with closing(create(path, clock)) as file:
        put(file, "first")
        assert verify(path).ok, "it reads the file that is open here"
        with closing(open_contest(path, clock, read_only=True)):
            assert seen_by_another() == "['first']"
        put(file, "second")
        assert seen_by_another() == "['first', 'second']", "else the log was removed, and a kill would lose the change"
