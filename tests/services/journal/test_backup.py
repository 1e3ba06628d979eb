"""Copies are made while work goes on, checked, kept in number, and put back in one action."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from maker_desktop.domain.journal.entries import printed
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.journal import backup, verification
from maker_desktop.services.journal.backup import Backups, Restored
from maker_desktop.services.journal.paper_answer import Match
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.store.contest_file import open_contest
from maker_desktop.store.verify import verify
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all


class Ticking:
    """A clock that is a minute later each time it is read."""

    def __init__(self) -> None:
        self._minutes = count()

    def __call__(self) -> datetime:
        return datetime(2026, 11, 20, 9, 0, tzinfo=UTC) + timedelta(minutes=next(self._minutes))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "desk").mkdir()
    with contest.create(tmp_path / "desk" / "决赛.maker", RULES, "秘书", Ticking()) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        seat_all(session, "final")
        yield session


def test_every_confirmed_project_is_copied_into_both_places(session: Session, tmp_path: Path) -> None:
    usb_drive = tmp_path / "stick"
    usb_drive.mkdir()
    backups = Backups(session, [tmp_path / "copies", usb_drive])
    reports = list[backup.Report | None]()
    session.listen(lambda changed: reports.append(backups.after(changed)))
    key_sheets(session, "final", 1, "80")
    (report,) = [report for report in reports if report is not None]
    assert report.failures == ()
    assert [copy.path.parent.name for copy in report.copies] == ["copies", "stick"]
    for copy in report.copies:
        assert verify(copy.path).ok
        with contest.open_session(copy.path, "读者", read_only=True) as copied:
            assert copied.result("final").scores[1].published == session.result("final").scores[1].published
        assert copy.entries == len(list(session.file.entries()))
    assert not backup.due(Changed())


def test_the_newest_copies_of_each_contest_stay(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    with contest.create(tmp_path / "决赛.maker", RULES, "别人", Ticking()) as other:
        theirs = Backups(other, [folder]).now().copies[0].path
    backups = Backups(session, [folder], keep=3)
    made = [backups.now().copies[0] for _ in range(5)]
    assert backups.kept() == tuple(reversed(made[2:]))
    assert {path.name for path in folder.iterdir()} == {theirs.name, *(copy.path.name for copy in made[2:])}


def test_a_place_that_vanished_is_told_and_holds_nobody_up(session: Session, tmp_path: Path) -> None:
    usb_drive = tmp_path / "stick"
    usb_drive.mkdir()
    backups = Backups(session, [tmp_path / "copies", usb_drive])
    usb_drive.rmdir()
    report = backups.now()
    assert [copy.path.parent.name for copy in report.copies] == ["copies"]
    (sentence,) = report.failures
    assert "stick" in sentence
    assert sentence.count("。") == 1
    usb_drive.mkdir()
    assert backups.now().failures == ()


def test_a_place_that_is_a_file_or_full_is_told(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert "不能写入" in Backups(session, [tmp_path / "file" / "copies"]).now().failures[0]
    resource = pytest.importorskip("resource")
    backups, limits = Backups(session, [tmp_path / "copies"]), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        report = backups.now()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert report.copies == ()
    assert "可能已满" in report.failures[0]
    assert backups.kept() == ()
    assert len(backups.now().copies) == 1
    assert len(list((tmp_path / "copies").iterdir())) == 1


def test_a_second_laptop_goes_on_from_the_usb_drive(session: Session, tmp_path: Path) -> None:
    key_sheets(session, "final", 1, "80")
    copy = backup.copy(session, tmp_path / "stick.maker")
    marks.enter(session, KeyedMark("final", 2, "赵", "team", "70"))
    second = tmp_path / "second" / "决赛.maker"
    second.parent.mkdir()
    assert backup.restore(copy.path, second, "秘书", clock) == Restored(None, 0)
    with contest.open_session(second, "秘书", clock=clock) as going_on:
        assert going_on.book("final").version(2, "赵", "team") == 0
        key_sheets(going_on, "final", 2, "90")
    assert verify(second).ok
    assert [path.name for path in second.parent.iterdir()] == ["决赛.maker"]


def test_restoring_moves_what_lies_there_aside_with_all_that_belongs_to_it(session: Session, tmp_path: Path) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker")
    file = session.file.path
    with pytest.raises(Refusal, match="正由"):
        backup.restore(copy.path, file, "秘书", clock)
    key_sheets(session, "final", 1, "80")
    # As after a power cut: the file and what SQLite kept beside it, with the last marks in it.
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in file.parent.glob("决赛.maker*"):
        if not path.name.endswith(".lock"):
            (crashed / path.name).write_bytes(path.read_bytes())
    assert (crashed / "决赛.maker-wal").exists()
    aside, lost = astuple(backup.restore(copy.path, crashed / "决赛.maker", "秘书", clock))
    assert lost == len(list(session.file.entries())) - copy.entries
    assert aside is not None
    with contest.open_session(crashed / "决赛.maker", "秘书", clock=clock) as restored:
        assert not restored.book("final").has_marks
    with contest.open_session(aside, "秘书", clock=clock) as former:
        assert former.book("final").confirmed(1, "赵")
    assert backup.restore(copy.path, crashed / "决赛.maker", "秘书", clock).aside != aside


def test_restoring_over_a_link_replaces_the_file_it_points_to(session: Session, tmp_path: Path) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker")
    roster.edit(session, Project(9, "新", "新公司", "enterprise"))
    file, link = session.file.path, tmp_path / "link.maker"
    session.close()
    link.symlink_to(file)
    aside = backup.restore(copy.path, link, "秘书", clock).aside
    assert aside is not None
    assert aside.parent == file.parent
    assert link.is_symlink()
    with contest.open_session(file, "秘书", clock=clock) as restored:
        assert 9 not in restored.contest.by_number


def damage(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 8192)


def alter(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE project SET name = '别的'")


def forge_head(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET person = '别人' WHERE number = (SELECT max(number) FROM journal)")


@pytest.mark.parametrize("harm", [damage, alter, forge_head])
def test_a_bad_copy_is_refused_and_nothing_is_touched(session: Session, tmp_path: Path, harm: object) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker").path
    assert callable(harm)
    harm(copy)
    file = tmp_path / "file.maker"
    file.write_bytes(b"precious")
    with pytest.raises(Refusal, match=r"copy\.maker") as refusal:
        backup.restore(copy, file, "秘书", clock)
    assert refusal.value.sentence.count("。") == 1
    assert file.read_bytes() == b"precious"
    assert {path.name for path in tmp_path.iterdir()} == {"copy.maker", "desk", "file.maker"}


def test_nothing_is_overwritten_by_a_copy_nor_by_itself(session: Session, tmp_path: Path) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker").path
    with pytest.raises(Refusal, match="已经存在"):
        backup.copy(session, copy)
    with pytest.raises(Refusal, match="备份本身"):
        backup.restore(copy, copy, "秘书", clock)
    with pytest.raises(Refusal, match=r"未能保存|无法打开"):
        backup.copy(session, tmp_path / "none" / "copy.maker")
    assert backup.copy(session, tmp_path).path.parent == tmp_path
    with closing(open_contest(copy, clock)) as file:
        assert list(file.entries()) == list(session.file.entries())


def test_a_folder_that_takes_no_copy_is_told_at_once(session: Session, tmp_path: Path) -> None:
    session.file.path.rename(tmp_path / "moved.maker")
    with pytest.raises(Refusal, match="找不到"):
        backup.copy(session, tmp_path)
    (tmp_path / "moved.maker").rename(session.file.path)
    assert backup.copy(session, tmp_path).entries == len(list(session.file.entries()))


def test_a_restoring_that_cannot_be_written_leaves_the_file_where_it_was(session: Session, tmp_path: Path) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker").path
    file = tmp_path / "file.maker"
    file.write_bytes(b"precious")
    (tmp_path / "file.maker.restoring.part").mkdir()  # where the file would grow
    with pytest.raises(Refusal, match="未能保存"):
        backup.restore(copy, file, "秘书", clock)
    assert file.read_bytes() == b"precious"
    assert not (tmp_path / "file.maker.lock").exists()


def test_what_lies_beside_a_file_that_is_gone_does_no_harm(session: Session, tmp_path: Path) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker").path
    file = tmp_path / "file.maker"
    (tmp_path / "file.maker-wal").write_bytes(b"pages of a file that is gone")
    assert backup.restore(copy, file, "秘书", clock) == Restored(None, 0)
    with contest.open_session(file, "秘书", clock=clock) as restored:
        assert restored.contest == session.contest


def test_rooms_that_begin_alike_keep_their_own_copies_and_all_are_found_again(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    room = tmp_path / "desk" / "决赛-A.maker"
    backup.copy(session, room)
    with contest.open_session(room, "秘书", clock=Ticking()) as other:
        theirs = Backups(other, [folder], keep=1).now().copies[0]
    mine = Backups(session, [folder], keep=1).now().copies[0]
    assert Backups(session, [folder]).kept() == (mine,)
    assert set(backup.copies_in([folder, folder, tmp_path / "gone"])) == {mine, theirs}
    assert (mine.name, theirs.name) == ("决赛", "决赛-A")


def test_contests_with_names_as_long_as_the_disk_takes_keep_copies_of_their_own(tmp_path: Path) -> None:
    folder, found = tmp_path / "copies", []
    for end in ("甲", "乙"):
        path = tmp_path / f"{'赛' * 72}{end}.maker"
        with contest.create(path, RULES, "秘书", clock) as session:
            report = Backups(session, [folder], keep=1).now()
            assert report.failures == ()
            found.append(report.copies[0])
    assert sorted(folder.iterdir()) == sorted(copy.path for copy in found)
    assert backup.restore(found[0].path, path, "秘书", clock).aside is not None, "what lay there has a name, too"
    assert verify(path).ok


def test_a_restoring_tells_in_the_journal_what_it_cost_and_paper_of_the_lost_is_known(
    session: Session, tmp_path: Path
) -> None:
    file = session.file.path
    copy = backup.copy(session, tmp_path / "copy.maker")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    marks.enter(session, KeyedMark("final", 1, "钱", "team", "81"))
    gone = session.head()
    session.close()
    assert backup.restore(copy.path, file, "李", session.now).lost == 2
    with contest.open_session(file, "秘书", clock=clock) as restored:
        entry = list(restored.file.entries())[-1]
    assert (entry.number, entry.person, entry.action, entry.subject) == (
        copy.entries + 1,
        "李",
        "file.restore",
        "copy.maker",
    )
    assert f"丢失第 {copy.entries + 1} 到 {copy.entries + 2} 条共 2 条" in entry.reason
    assert f"{gone.words}（短码 {gone.short_code[:4]} {gone.short_code[4:]}） 录入分数" in entry.reason
    found = verification.verify(file)
    assert found.ok
    assert found.notes[0] == (
        f"第 {entry.number} 条：从备份“copy.maker”恢复，"
        f"被换下的文件有 {gone.entry} 条流水，丢失第 {copy.entries + 1} 到 {gone.entry} 条共 2 条。"
    )
    for code in (gone.words, gone.code, gone.short_words):
        lost = verification.verify(file, code)
        assert (lost.ok, lost.match) == (False, Match("lost", None, gone.entry, 0, restored=entry.number))
        assert f"第 {entry.number} 条流水记载从备份恢复，那一条在恢复中丢失" in lost.reason


def test_papers_of_what_two_restorings_lost_are_all_known(tmp_path: Path) -> None:
    file = tmp_path / "a.maker"
    with contest.create(file, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        seat_all(session, "final")
        copy = backup.copy(session, tmp_path / "copy.maker").path
        for number in range(1, 6):
            key_sheets(session, "final", number, str(80 + number))
        seal = printed(sealing.seal(session, "final").digest)
        first = session.head()
    backup.restore(copy, file, "李", clock)
    with contest.open_session(file, "秘书", clock=clock) as session:
        roster.edit(session, replace(session.contest.projects[0], name="改名"))
        second = session.head()
    backup.restore(copy, file, "李", clock)
    with contest.open_session(file, "秘书", clock=clock) as session:
        roster.edit(session, replace(session.contest.projects[0], name="又改名"))
        restored = session.file.newest() - 1
    assert second.entry == restored + 1, "the same number stands for another entry now"
    for code, entry in (
        (seal, first.entry),
        (first.words, first.entry),
        (first.short_words, first.entry),
        (second.words, second.entry),
        (second.short_words, second.entry),
    ):
        found = verification.verify(file, code)
        assert found.match == Match("lost", None, entry, 1, restored=restored), code
        assert "改写" not in found.reason
    assert "改写" in verification.verify(file, f"{second.entry}:{'ab' * 8}").reason


def test_paper_of_before_a_restoring_that_could_list_nothing_is_no_forgery_yet(
    session: Session, tmp_path: Path
) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    gone = session.head()
    file = tmp_path / "elsewhere.maker"
    backup.restore(copy.path, file, "李", clock)
    for code in (gone.words, gone.code, gone.short_words):
        found = verification.verify(file, code)
        assert not found.ok
        assert f"第 {copy.entries + 1} 条流水记载从备份恢复，丢失了哪些流水当时无从知道" in found.reason


def test_a_restoring_where_no_file_lay_claims_nothing_of_what_was_lost(session: Session, tmp_path: Path) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker").path
    file = tmp_path / "gone.maker"
    backup.restore(copy, file, "李", clock)
    with contest.open_session(file, "秘书", clock=clock) as restored:
        assert list(restored.file.entries())[-1].reason.endswith("原处没有文件，有没有丢失流水无从知道。")


def test_what_a_restoring_displaced_is_told_though_it_cannot_be_read(session: Session, tmp_path: Path) -> None:
    copy = backup.copy(session, tmp_path / "copy.maker").path
    other = tmp_path / "other.maker"
    contest.create(other, RULES, "别人", Ticking()).close()
    foreign = (other.read_bytes(), "另一个赛事的文件，有 2 条")
    for lies_there, told in ((b"precious", "无法读取"), foreign, (b"", "无法读取")):
        file = tmp_path / "file.maker"
        file.write_bytes(lies_there)
        backup.restore(copy, file, "李", clock)
        with contest.open_session(file, "秘书", clock=clock) as restored:
            assert told in list(restored.file.entries())[-1].reason
    again = backup.restore(copy, file, "李", clock)
    with contest.open_session(file, "秘书", clock=clock) as restored:
        assert again.lost == 1, "the entry of the restoring before"
