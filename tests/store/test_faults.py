"""Whatever call a bad disk fails at: nothing is half there, what was acknowledged stays, and work goes on."""

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count, product
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Setting
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.store import backup
from maker_desktop.store.contest_file import ContestFile, create, open_contest
from maker_desktop.store.migrations import STEPS, Step, newest
from maker_desktop.store.verify import verify
from tests.fakes import clock
from tests.store.faults import Disk, on
from tests.store.samples import sample

#: Whether a failing call is done all the same, and whether the disk goes on failing.
WAYS = list(product([False, True], [False, True]))
SOME_WAYS = [(False, True), (True, False)]


def disks(done_all_the_same: bool, lasting: bool, step: int = 1) -> Iterator[Disk]:
    """Yield disks that fail at the first call, `step` calls later, and so on; the last one did not fail any more."""
    for fails_at in count(1, step):
        disk = Disk(fails_at, done_all_the_same, lasting)
        yield disk
        if not disk.failed:
            assert fails_at > 3  # it did fail before
            return


def put(file: ContestFile, number: int) -> None:
    with file.change("test.put", str(number), "王五") as work:
        work.put(Setting(f"name {number}", "value"))
        work.put(sample(Mark, number))
        work.put(sample(Confirmation, number))


def kept(file: ContestFile) -> list[int]:
    """Return how many records there are of each kind that `put` writes."""
    return [len(file.all(kind)) for kind in (Setting, Mark, Confirmation)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file with one change."""
    path = tmp_path_factory.mktemp("whole") / "a.maker"
    with closing(create(path, clock)) as file:
        put(file, 1)
    return path.read_bytes()


@pytest.mark.parametrize(("done_all_the_same", "lasting"), WAYS)
def test_a_change_on_a_bad_disk(tmp_path: Path, whole: bytes, done_all_the_same: bool, lasting: bool) -> None:
    for disk in disks(done_all_the_same, lasting):
        path = tmp_path / f"{disk.fails_at}.maker"
        path.write_bytes(whole)
        acknowledged = 1
        with on(disk), suppress(Refusal), closing(open_contest(path, clock)) as file:
            with suppress(Refusal):
                put(file, 2)
                acknowledged = 2
            disk.repair()
            assert verify(path).ok
            try:
                put(file, 3)
            except Refusal as refusal:
                # Written, reported as lost, and nobody could look: then the file must be opened again.
                assert (done_all_the_same, lasting, acknowledged) == (True, True, 1)
                if "请重新打开" not in refusal.sentence:
                    raise
        disk.repair()
        with closing(open_contest(path, clock)) as file:
            put(file, 4)
            settings, marks, confirmations = kept(file)
            assert settings == marks == confirmations >= acknowledged
        assert verify(path).ok


@pytest.mark.parametrize(("done_all_the_same", "lasting"), SOME_WAYS)
def test_a_migration_on_a_bad_disk(tmp_path: Path, whole: bytes, done_all_the_same: bool, lasting: bool) -> None:
    def change(connection: object) -> None:
        connection.exec_driver_sql("UPDATE setting SET value = 'migrated'")  # type: ignore[attr-defined]  # SQLAlchemy's

    steps = (*STEPS, Step(newest() + 1, change))
    for disk in disks(done_all_the_same, lasting, 4):
        path = tmp_path / f"{disk.fails_at}.maker"
        path.write_bytes(whole)
        with on(disk), suppress(Refusal):
            open_contest(path, clock, steps=steps).close()
        assert verify(path).ok
        with closing(open_contest(path, clock, steps=steps)) as file:
            assert [setting.value for setting in file.all(Setting)] == ["migrated"]
        assert verify(path).ok


@pytest.mark.parametrize(("done_all_the_same", "lasting"), SOME_WAYS)
def test_a_backup_on_a_bad_disk(tmp_path: Path, done_all_the_same: bool, lasting: bool) -> None:
    path = tmp_path / "a.maker"
    with closing(create(path, clock)) as file:
        put(file, 1)
        for disk in disks(done_all_the_same, lasting):
            copy = tmp_path / f"{disk.fails_at}.bak.maker"
            with on(disk), suppress(Refusal):
                backup.copy(path, copy)
                assert not disk.failed or copy.exists()
            assert not copy.exists() or verify(copy).ok
        put(file, 2)
    assert verify(path).ok


@pytest.mark.parametrize(("done_all_the_same", "lasting"), SOME_WAYS)
def test_a_file_is_created_whole_or_not_at_all(tmp_path: Path, done_all_the_same: bool, lasting: bool) -> None:
    for disk in disks(done_all_the_same, lasting, 5):
        path = tmp_path / f"{disk.fails_at}.maker"
        with on(disk), suppress(Refusal):
            create(path, clock).close()
        if path.exists():
            assert verify(path).ok
        else:
            create(path, clock).close()


def test_every_page_that_a_full_disk_does_not_take(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.maker"
    refused = taken = 0
    with closing(create(path, clock)) as file:
        put(file, 1)
        size = path.with_name("a.maker-wal").stat().st_size
        for number, room in enumerate(range(size, size + 60_000, 2000), 2):
            before, limits = kept(file), resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
            try:
                put(file, number)
                before = [rows + 1 for rows in before]
                taken += 1
            except Refusal:
                refused += 1
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            assert kept(file) == before
            assert verify(path).ok
        put(file, 1000)
    assert refused > 0
    assert taken > 0
