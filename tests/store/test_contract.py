"""What every contest file must do, in one file on the disk and in the memory of the fake alike."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from maker_desktop.domain.journal.digests import entry_digest
from maker_desktop.domain.journal.entries import RowChange
from maker_desktop.domain.model.records import APPEND_ONLY, KEYS, Entrant, Record, Setting
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.services.core.ports import ContestFile
from maker_desktop.store.contest_file import create
from tests.fakes import FakeContestFile, clock
from tests.store.samples import every_sample, sample

MARK = Mark("final", 1, "张三", "innovation", Decimal("87.50"))


@pytest.fixture(params=["store", "fake"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ContestFile]:
    opened: ContestFile = create(tmp_path / "a.maker", clock) if request.param == "store" else FakeContestFile()
    yield opened
    opened.close()


def put(file: ContestFile, *records: Record, action: str = "test.put") -> None:
    with file.change(action, "subject", "王五", "reason") as work:
        for record in records:
            work.put(record)


def actions(file: ContestFile) -> list[str]:
    return [entry.action for entry in file.entries()][-3:]


def last_changes(file: ContestFile) -> tuple[RowChange, ...]:
    return list(file.entries())[-1].changes


def test_every_kind_of_record_comes_back_as_it_was_put(file: ContestFile) -> None:
    put(file, *every_sample())
    assert [record for kind in KEYS for record in file.all(kind)] == every_sample()


def test_a_mark_keeps_its_digits(file: ContestFile) -> None:
    put(file, MARK, replace(MARK, number=2, value=None))
    assert [str(mark.value) for mark in file.all(Mark)] == ["87.50", "None"]


def test_records_come_in_key_order(file: ContestFile) -> None:
    put(file, *(Entrant(stage, number) for stage in ("乙", "b", "𠮷") for number in (10, 9, 100)))
    stages = [(entrant.stage, entrant.number) for entrant in file.all(Entrant)]
    assert stages == sorted(stages)
    assert len(stages) == 9


def test_a_change_leaves_one_entry_with_all_its_rows(file: ContestFile) -> None:
    put(file, Setting("a", "1"), Setting("b", "2"))
    entry = list(file.entries())[-1]
    assert (entry.action, entry.subject, entry.person, entry.reason) == ("test.put", "subject", "王五", "reason")
    assert entry.time == clock().isoformat()
    assert {change.key for change in entry.changes} == {("a",), ("b",)}


def test_entries_are_numbered_and_chained(file: ContestFile) -> None:
    for value in "123":
        put(file, Setting("a", value))
    entries = list(file.entries())
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.previous for entry in entries] == ["0" * 64, *(entry.digest for entry in entries[:-1])]
    assert [entry.digest for entry in entries] == [entry_digest(entry) for entry in entries]


def test_an_entry_says_what_was_before_and_after(file: ContestFile) -> None:
    put(file, Setting("a", "1"))
    put(file, Setting("a", "2"))
    assert last_changes(file) == (
        RowChange("setting", ("a",), {"name": "a", "value": "1"}, {"name": "a", "value": "2"}),
    )
    with file.change("test.remove", "subject", "王五") as work:
        work.remove(Setting("a", "whatever"))
    assert last_changes(file) == (RowChange("setting", ("a",), {"name": "a", "value": "2"}, None),)
    assert file.all(Setting) == ()


def test_an_entry_says_only_where_a_change_began_and_ended(file: ContestFile) -> None:
    put(file, Setting("a", "1"))
    with file.change("test.twice", "subject", "王五") as work:
        work.put(Setting("a", "2"))
        work.put(Setting("b", "passing"))
        work.remove(Setting("a", ""))
        work.remove(Setting("b", ""))
        work.put(Setting("a", "3"))
    (change,) = last_changes(file)
    assert (change.before, change.after) == ({"name": "a", "value": "1"}, {"name": "a", "value": "3"})


def test_a_change_that_changes_nothing_leaves_no_entry(file: ContestFile) -> None:
    put(file, Setting("a", "1"), MARK)
    before = list(file.entries())
    put(file, Setting("a", "1"), MARK)
    with file.change("test.back", "subject", "王五") as work:
        work.put(Setting("a", "2"))
        work.put(Setting("a", "1"))
        work.remove(Setting("b", ""))
    assert list(file.entries()) == before


def test_a_change_that_fails_changes_nothing(file: ContestFile) -> None:
    put(file, Setting("a", "1"))
    before = list(file.entries())

    def fail() -> None:
        with file.change("test.fail", "subject", "王五") as work:
            work.put(Setting("a", "2"))
            work.put(MARK)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert (file.all(Setting), file.all(Mark)) == ((Setting("a", "1"),), ())
    assert list(file.entries()) == before
    put(file, MARK)
    assert file.all(Mark) == (MARK,)


def test_a_change_reads_its_own_rows_and_nobody_else_does(file: ContestFile) -> None:
    put(file, Setting("a", "1"), Setting("c", "3"), MARK)
    with file.change("test.read", "subject", "王五") as work:
        assert work.all(Mark) == (MARK,)
        work.put(Setting("b", "2"))
        work.remove(Setting("c", ""))
        assert work.all(Setting) == (Setting("a", "1"), Setting("b", "2"))
        assert file.all(Setting) == (Setting("a", "1"), Setting("c", "3"))


@pytest.mark.parametrize("kind", sorted(APPEND_ONLY, key=str))
def test_what_is_append_only_is_neither_replaced_nor_removed(file: ContestFile, kind: type[Record]) -> None:
    record = sample(kind)
    put(file, record)
    free = next(name for name in ("reason", "receipt") if hasattr(record, name) and name not in KEYS[kind])
    other = replace(record, **{free: "other"})  # type: ignore[arg-type]  # records are dataclasses
    with pytest.raises(ValueError, match="append-only"):
        put(file, other)
    with pytest.raises(ValueError, match="append-only"), file.change("test.remove", "subject", "王五") as work:
        work.remove(record)
    assert file.all(kind) == (record,)


def test_many_rows_in_one_change_are_compared_with_what_is_there(file: ContestFile) -> None:
    projects = [Project(number, f"项目{number}", "甲公司", "enterprise") for number in range(1, 201)]
    put(file, *projects)
    edited = [replace(project, phone="1") if project.number in (3, 190) else project for project in projects]
    put(file, *edited, Project(201, "新", "乙公司", "startup"))
    assert sorted(change.key for change in last_changes(file)) == [(3,), (190,), (201,)]
    assert file.all(Project) == (*edited, Project(201, "新", "乙公司", "startup"))


def test_a_kind_that_is_all_key_can_be_put_again(file: ContestFile) -> None:
    put(file, Confirmation("final", 1, "张三"))
    put(file, Confirmation("final", 1, "张三"), Confirmation("final", 2, "张三"))
    assert len(file.all(Confirmation)) == 2
    assert len(last_changes(file)) == 1


def test_the_journal_can_be_read_from_an_entry_on(file: ContestFile) -> None:
    before = len(list(file.entries()))
    put(file, Setting("a", "1"))
    put(file, Setting("b", "2"))
    assert [entry.number for entry in file.entries(before)] == [before + 1, before + 2]
    assert list(file.entries(before + 2)) == []


def test_a_file_that_only_its_program_wrote_has_no_fault(file: ContestFile) -> None:
    put(file, Setting("a", "1"))
    assert file.fault() == file.fault() == ""
