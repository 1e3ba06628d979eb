"""Rooms are merged again: nothing is lost or taken twice, and what cannot stand in the contest is refused."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from maker_desktop.disk.names import beside
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.room import RoomEntry
from maker_desktop.domain.model.scoresheet import Confirmation
from maker_desktop.services.core import contest
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import backup, merging
from maker_desktop.services.journal.merging import State
from maker_desktop.services.journal.rooms import RoomFile
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.store.verify import verify
from tests.fakes import clock
from tests.services.contests import RULES
from tests.services.in_rooms import counts, key, opened, preview, values


def test_merging_brings_everything_back_once(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        for number, value in ((1, "80"), (3, "70"), (5, "60")):
            key(room, "A", number, value)
        marks.enter(room, KeyedMark("preliminary", 1, "赵", "team", "81"), Signed(reason="看错一行"))
    with opened(split[1]) as room:
        key(room, "B", 2, "90")
        panels.set_presence(room, "preliminary", 4, Presence.WITHDRAWN, "来函退出")
    before = list(main.file.entries())
    plan = preview(main, *split)
    assert list(main.file.entries()) == before
    # 18 + 6 cells, 9 + 3 sheets, 4 + 1 appearances
    assert counts(plan) == (24 + 12 + 5, 0, 0)
    merged = merging.merge(main, plan)
    assert merged.conflicts == ()
    found = values(main)
    assert found[1, "赵", "team"] == Decimal(81)
    assert found[2, "吴", "innovation"] == Decimal(90)
    assert len(found) == 24
    assert main.contest.presence("preliminary", 4) is Presence.WITHDRAWN
    assert main.result("preliminary").standing(2).place == 1
    assert merged.backup is not None
    with contest.open_session(merged.backup, "读者", read_only=True) as former:
        assert list(former.file.entries()) == before
    assert verify(main.file.path).ok
    # Once more: nothing is new.
    entries = list(main.file.entries())
    again = merging.merge(main, preview(main, *split))
    assert (again.conflicts, again.backup, list(main.file.entries())) == ((), None, entries)
    sealing.seal(main, "preliminary")
    with pytest.raises(Refusal, match="已经封存"):
        preview(main, *split)


def test_a_room_that_goes_on_is_merged_from_where_it_was(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    merging.merge(main, preview(main, split[0]))
    with opened(split[0]) as room:
        marks.enter(room, KeyedMark("preliminary", 1, "赵", "team", "85"), Signed(reason="看错一行"))
        key(room, "A", 3, "70")
    plan = preview(main, split[0])
    assert counts(plan) == (7 + 3 + 1, 0, 0)
    merging.merge(main, plan)
    assert values(main)[1, "赵", "team"] == Decimal(85)
    chains = {entry.room for entry in main.file.all(RoomEntry)}
    assert len(chains) == 1
    with opened(split[0]) as room:
        own = [entry.digest for entry in room.file.entries()][len(list(main.file.entries())) - 2 :]
    assert [entry.digest for entry in main.file.all(RoomEntry)] == own
    assert verify(main.file.path).ok


def test_two_copies_of_a_room_that_went_apart_are_both_kept(
    main: Session, split: tuple[RoomFile, ...], tmp_path: Path
) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    copy = replace(split[0], path=tmp_path / "copy.maker")
    shutil.copy(split[0].path, copy.path)
    with opened(split[0]) as room:
        marks.enter(room, KeyedMark("preliminary", 3, "赵", "team", "70"))
    with opened(copy) as room:
        marks.enter(room, KeyedMark("preliminary", 3, "赵", "team", "71"))
        marks.enter(room, KeyedMark("preliminary", 3, "钱", "team", "72"))
    plan = preview(main, split[0], copy)
    assert counts(plan) == (6 + 3 + 1 + 1 + 1, 0, 1)
    merging.merge(main, plan)
    assert len({entry.room for entry in main.file.all(RoomEntry)}) == 2
    assert verify(main.file.path).ok
    assert merging.merge(main, preview(main, copy, split[0])).backup is None


def test_a_file_that_is_no_room_of_this_contest_is_refused(
    main: Session, split: tuple[RoomFile, ...], tmp_path: Path
) -> None:
    backup.copy(main, tmp_path / "copy.maker")
    with pytest.raises(Refusal, match="不是分会场文件"):
        merging.preview(main, [tmp_path / "copy.maker"])
    other = contest.create(tmp_path / "other.maker", RULES, "秘书", clock)
    with other, pytest.raises(Refusal, match="不是从这个赛事"):
        merging.preview(other, [split[0].path])
    with closing(sqlite3.connect(split[0].path)) as connection, connection:
        connection.execute("UPDATE project SET name = '别的'")
    with pytest.raises(Refusal, match="没有通过校验"):
        preview(main, split[0])


def test_a_room_that_was_made_to_write_more_is_refused(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room, room.file.change("forged", "forged", "某人") as work:
        work.put(Confirmation("preliminary", 2, "李"))
    with pytest.raises(Refusal, match="不属于第 A 组"):
        preview(main, split[0])


def test_a_mark_that_cannot_stand_in_the_contest_any_more_is_refused(
    main: Session, split: tuple[RoomFile, ...]
) -> None:
    with opened(split[0]) as room:
        marks.enter(room, KeyedMark("preliminary", 1, "赵", "team", "70"))
    panels.assign(main, "preliminary", {1: "B"})
    with pytest.raises(Refusal, match="不在评审该项目的评审组"):
        preview(main, split[0])


def test_a_preview_that_is_out_of_date_is_not_taken(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    plan = preview(main, split[0])
    marks.enter(main, KeyedMark("preliminary", 1, "赵", "team", "70"))
    with pytest.raises(Refusal, match="重新预览"):
        merging.merge(main, plan)


def test_a_change_while_the_merge_begins_is_not_written_over(
    main: Session, split: tuple[RoomFile, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    plan = preview(main, split[0])

    def beside_at_last(path: Path, ending: str) -> Path:
        marks.enter(main, KeyedMark("preliminary", 1, "赵", "team", "70"))
        return beside(path, ending)

    monkeypatch.setattr("maker_desktop.services.journal.merging.beside", beside_at_last)
    with pytest.raises(Refusal, match="重新预览"):
        merging.merge(main, plan)
    assert values(main) == {(1, "赵", "team"): Decimal(70)}


def test_a_merge_that_cannot_be_written_takes_nothing(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    before, plan = list(main.file.entries()), preview(main, *split)
    with closing(sqlite3.connect(main.file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal, match="占用"):
            merging.merge(main, plan)
    assert list(main.file.entries()) == before
    assert values(main) == {}
    merging.merge(main, plan)
    assert len(values(main)) == 6


def test_a_merge_that_is_stopped_takes_nothing(main: Session, split: tuple[RoomFile, ...], tmp_path: Path) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    before, plan = list(main.file.entries()), preview(main, *split)
    heard: list[tuple[int, int]] = []

    class Stopped(Exception):  # noqa: N818 - what the user wished is no error
        """The user has had enough."""

    def stop(done: int, total: int, _doing: str) -> None:
        heard.append((done, total))
        raise Stopped

    with pytest.raises(Stopped):
        merging.write(main, plan, stop)
    assert heard == [(0, len(plan.of(State.NEW)))]
    assert list(main.file.entries()) == before
    assert not list(tmp_path.glob("*before-merge*"))
    merging.merge(main, plan)
    assert len(values(main)) == 6


def test_a_merge_can_be_stopped_until_all_is_taken_and_not_after(
    main: Session, split: tuple[RoomFile, ...], tmp_path: Path
) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    plan = preview(main, split[0])
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int, _doing: str) -> None:
        heard.append((done, total))
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merging.write(main, plan, stop)
    assert not list(tmp_path.glob("*before-merge*"))
    told: list[tuple[int, int]] = []
    merging.follow(main, merging.write(main, plan, lambda done, total, _doing: told.append((done, total))))
    assert told == heard, "nothing is asked once it has heard that all is taken"
    assert len(values(main)) == 6


@pytest.mark.parametrize("column", ["person", "changes", "digest", "previous", "room"])
def test_a_rooms_journal_stays_verifiable_inside_the_contest(
    main: Session, split: tuple[RoomFile, ...], column: str
) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    merging.merge(main, preview(main, split[0]))
    entry = main.file.all(RoomEntry)[2]
    # Written through the program, so that the main journal itself has nothing to say about it.
    other = "甲" if column == "room" else "0" * 64
    forged = replace(entry, entry=1000, **{column: other})
    with main.file.change("forged", "forged", "某人") as work:
        work.put(forged)
    found = verify(main.file.path)
    assert not found.ok
    assert "分会场流水" in found.reason
    assert found.first_bad == len(list(main.file.entries()))


def test_rules_that_changed_since_the_split_hold_for_what_a_room_brings(
    main: Session, split: tuple[RoomFile, ...]
) -> None:
    with opened(split[0]) as room:
        marks.enter(room, KeyedMark("preliminary", 1, "赵", "team", "90"))
    rulebook = main.contest.rulebook
    smaller = tuple(replace(each, full_mark=Decimal(50)) for each in rulebook.criteria)
    contest.set_rules(main, replace(rulebook, criteria=smaller))
    with pytest.raises(Refusal, match=r"不能合并.*0 到 50"):
        preview(main, split[0])


def test_two_merges_within_a_second_keep_both_copies(main: Session, split: tuple[RoomFile, ...]) -> None:
    copies = []
    for file, panel, number in zip(split, "AB", (1, 2), strict=True):
        with opened(file) as room:
            key(room, panel, number, "80")
        copies.append(merging.merge(main, preview(main, file)).backup)
    assert None not in copies
    assert len(set(copies)) == 2
