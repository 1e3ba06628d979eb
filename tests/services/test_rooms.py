"""A contest is split into rooms and merged again: nothing is lost or taken twice, and people decide conflicts."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.panel import Presence, Seat
from maker_desktop.domain.person import PinFailure, Role
from maker_desktop.domain.room import Conflict, RoomEntry, Side
from maker_desktop.domain.ruling import CaseKind, Decision
from maker_desktop.domain.scoresheet import Confirmation, Mark
from maker_desktop.domain.verdict import Verdict
from maker_desktop.services import (
    arbitration,
    backup,
    contest,
    marks,
    merging,
    panels,
    paper_check,
    persons,
    rooms,
    roster,
    sealing,
)
from maker_desktop.services.merging import MergePlan, State
from maker_desktop.services.rooms import RoomFile
from maker_desktop.services.session import Session
from maker_desktop.store.verify import verify
from tests.fakes import clock
from tests.services.contests import PANELS, PROJECTS, RULES, seat_two_panels


@pytest.fixture
def main(tmp_path: Path) -> Iterator[Session]:
    """Return a contest whose preliminary has two panels: projects 1, 3, 5 and 2, 4."""
    with contest.create(tmp_path / "初赛.maker", RULES, "秘书", clock) as session:
        seat_two_panels(session)
        yield session


@pytest.fixture
def split(main: Session, tmp_path: Path) -> tuple[RoomFile, ...]:
    return rooms.split(main, tmp_path / "rooms")


def opened(file: RoomFile, person: str = "分会场秘书") -> Session:
    return contest.open_session(file.path, person, clock=clock)


def key(session: Session, panel: str, number: int, value: str) -> None:
    for judge in PANELS[panel]:
        for criterion in ("innovation", "team"):
            marks.enter(session, "preliminary", number, judge, criterion, value, reason="更正")
    marks.confirm(session, "preliminary", number)


def preview(session: Session, *files: RoomFile) -> MergePlan:
    return merging.preview(session, [file.path for file in files])


def counts(plan: MergePlan) -> tuple[int, int, int]:
    return len(plan.of(State.NEW)), len(plan.of(State.SAME)), len(plan.of(State.CONFLICT))


def values(session: Session) -> dict[tuple[int, str, str], Decimal | None]:
    """Return the marks that stand, and check that the file holds what the session says."""
    with contest.open_session(session.file.path, "读者", read_only=True) as reader:
        assert reader.contest == session.contest
        assert reader.books() == session.books()
    found: dict[tuple[int, str, str], Decimal | None] = {}
    for mark in session.file.all(Mark):
        found[mark.number, mark.judge, mark.criterion] = mark.value
    return found


def test_a_room_is_a_whole_file_that_knows_whose_it_is(main: Session, split: tuple[RoomFile, ...]) -> None:
    assert [(file.path.name, file.panel, file.numbers) for file in split] == [
        ("初赛-初赛-A.maker", "A", (1, 3, 5)),
        ("初赛-初赛-B.maker", "B", (2, 4)),
    ]
    last = list(main.file.entries())[-1]
    for file in split:
        assert verify(file.path).ok
        with opened(file) as room:
            assert room.contest.room is not None
            assert (room.contest.room.entry, room.contest.room.digest) == (last.number, last.digest)
            assert replace(room.contest, rooms=()) == main.contest
    assert len(list(split[0].path.parent.iterdir())) == 2


def test_a_room_changes_its_own_sheets_and_nothing_else(split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
        marks.reveal(room, "preliminary", 1)
        panels.set_presence(room, "preliminary", 3, Presence.ABSENT, "未到场")
        panels.recuse(room, "preliminary", "赵", 5, "同学")
        for change in (
            lambda: key(room, "B", 2, "80"),
            lambda: roster.edit(room, replace(PROJECTS[0], name="别的")),
            lambda: panels.assign(room, "preliminary", {5: "B"}),
            lambda: panels.recuse(room, "preliminary", "李", 2, "同学"),
            lambda: arbitration.lodge(room, "preliminary", [1], person="某", contact="某", text="某"),
        ):
            before = list(room.file.entries())
            with pytest.raises(Refusal, match="分会场文件"):
                change()
            assert list(room.file.entries()) == before
        with pytest.raises(Refusal, match="主文件"):
            rooms.split(room, split[0].path.parent)
        with pytest.raises(Refusal, match="主文件"):
            preview(room, split[1])


def test_merging_brings_everything_back_once(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        for number, value in ((1, "80"), (3, "70"), (5, "60")):
            key(room, "A", number, value)
        marks.enter(room, "preliminary", 1, "赵", "team", "81", reason="看错一行")
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
        marks.enter(room, "preliminary", 1, "赵", "team", "85", reason="看错一行")
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


@pytest.fixture
def conflicting(main: Session, split: tuple[RoomFile, ...]) -> tuple[Conflict, ...]:
    """Merge a room that has a mark, an absence and a recusal otherwise than the contest's own file."""
    marks.enter(main, "preliminary", 1, "赵", "team", "70")
    marks.enter(main, "preliminary", 1, "钱", "team", "75")
    panels.set_presence(main, "preliminary", 3, Presence.ABSENT, "电话请假")
    panels.recuse(main, "preliminary", "孙", 5, "同事")
    with opened(split[0]) as room:
        key(room, "A", 1, "75")
        panels.set_presence(room, "preliminary", 3, Presence.WITHDRAWN, "来函退出")
        panels.recuse(room, "preliminary", "孙", 5, "同事")
    plan = preview(main, split[0])
    assert counts(plan) == (4 + 3 + 1, 2, 2)
    return merging.merge(main, plan).conflicts


def test_what_both_have_changed_stands_until_people_decide(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    assert {conflict.facts for conflict in conflicting} == {
        "评委赵给 1 号项目的团队能力：主文件记为 70 分，第 A 组分会场记为 75 分。",
        "3 号项目的出场情况：主文件记为“缺席”（电话请假），第 A 组分会场记为“弃赛”（来函退出）。",
    }
    assert values(main)[1, "赵", "team"] == Decimal(70)
    found = [case for case in arbitration.cases(main) if case.kind is CaseKind.CONFLICT]
    assert {case.id for case in found} == {conflict.id for conflict in conflicting}
    assert all(case.open for case in found)
    obstacles = "".join(sealing.obstacles(main, "preliminary"))
    assert all(conflict.facts in obstacles for conflict in conflicting)
    assert verify(main.file.path).ok


def test_a_side_is_chosen_for_a_reason(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    mark = next(conflict for conflict in conflicting if conflict.record == "mark")
    appearance = next(conflict for conflict in conflicting if conflict.record == "appearance")
    with pytest.raises(Refusal, match="为什么"):
        merging.settle(main, mark.id, Side.ROOM, " ")
    with pytest.raises(Refusal, match="没有待处理"):
        merging.settle(main, "conflict:x", Side.ROOM, "核对纸面")
    merging.settle(main, mark.id, Side.ROOM, "核对纸面")
    merging.settle(main, appearance.id, Side.MAIN, "电话记录在案")
    assert values(main)[1, "赵", "team"] == Decimal(75)
    assert main.contest.presence("preliminary", 3) is Presence.ABSENT
    chosen = {one.record: (one.kept, one.person, one.reason) for one in main.contest.conflicts}
    assert chosen == {"mark": ("room", "秘书", "核对纸面"), "appearance": ("main", "秘书", "电话记录在案")}
    assert not [case for case in arbitration.cases(main) if case.kind is CaseKind.CONFLICT]
    with pytest.raises(Refusal, match="没有待处理"):
        merging.settle(main, mark.id, Side.MAIN, "反悔")
    assert verify(main.file.path).ok


def test_the_committee_can_decide_a_conflict(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    mark = next(conflict for conflict in conflicting if conflict.record == "mark")
    arbitration.rule(main, mark.id, Verdict(Decision.UPHOLD, "以主文件为准", ("吴", "郑")))
    assert values(main)[1, "赵", "team"] == Decimal(70)
    assert next(case for case in arbitration.cases(main) if case.id == mark.id).ruling is not None
    with pytest.raises(Refusal, match="没有待处理"):
        merging.settle(main, mark.id, Side.ROOM, "核对纸面")


def test_a_revealed_mark_takes_a_supervisor(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    mark = next(conflict for conflict in conflicting if conflict.record == "mark")
    marks.reveal(main, "preliminary", 1)
    with pytest.raises(Refusal, match="监督"):
        merging.settle(main, mark.id, Side.ROOM, "核对纸面")
    merging.settle(main, mark.id, Side.ROOM, "核对纸面", supervisor="郑明")
    assert "核对纸面（监督：郑明）" in {one.reason for one in main.contest.conflicts}


def test_two_copies_of_a_room_that_went_apart_are_both_kept(
    main: Session, split: tuple[RoomFile, ...], tmp_path: Path
) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    copy = replace(split[0], path=tmp_path / "copy.maker")
    shutil.copy(split[0].path, copy.path)
    with opened(split[0]) as room:
        marks.enter(room, "preliminary", 3, "赵", "team", "70")
    with opened(copy) as room:
        marks.enter(room, "preliminary", 3, "赵", "team", "71")
        marks.enter(room, "preliminary", 3, "钱", "team", "72")
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
    with pytest.raises(Refusal, match="没有通过核验"):
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
        marks.enter(room, "preliminary", 1, "赵", "team", "70")
    panels.assign(main, "preliminary", {1: "B"})
    with pytest.raises(Refusal, match="不在评审该项目的评审组"):
        preview(main, split[0])


def test_a_preview_that_is_out_of_date_is_not_taken(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        key(room, "A", 1, "80")
    plan = preview(main, split[0])
    marks.enter(main, "preliminary", 1, "赵", "team", "70")
    with pytest.raises(Refusal, match="重新预览"):
        merging.merge(main, plan)


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


def test_what_cannot_be_split_is_refused(main: Session, split: tuple[RoomFile, ...], tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="已经存在"):
        rooms.split(main, tmp_path / "rooms")
    with pytest.raises(Refusal, match="还没有评审组"):
        rooms.split(main, tmp_path / "other", "final")
    roster.edit(main, replace(PROJECTS[0], number=6, name="己"))
    with pytest.raises(Refusal, match="还没有分到评审组"):
        rooms.split(main, tmp_path / "other")
    (tmp_path / "file").write_text("", "utf-8")
    panels.assign(main, "preliminary", {6: "A"})
    with pytest.raises(Refusal, match="不能建立文件夹"):
        rooms.split(main, tmp_path / "file")


def test_a_panel_of_any_name_does_no_harm(main: Session, tmp_path: Path) -> None:
    names = ("../../出去", "..", "A\n\u202eB", "A/B", "A?B", "很长" * 200)
    seats = [Seat("final", name, 1, f"评委{place}") for place, name in enumerate(names)]
    panels.seat_judges(main, "final", seats)
    panels.assign(main, "final")
    files = rooms.split(main, tmp_path / "rooms" / "今天", "final")
    assert {file.path.parent for file in files} == {tmp_path / "rooms" / "今天"}
    assert len({file.path for file in files}) == len(names)
    assert {file.panel for file in files} == {name.strip() for name in names}
    assert all(verify(file.path).ok for file in files)


def test_rooms_of_a_contest_with_a_long_name_can_be_split_worked_in_and_merged(tmp_path: Path) -> None:
    with contest.create(tmp_path / f"{'赛' * 73}.maker", RULES, "秘书", clock) as main:
        seat_two_panels(main)
        files = rooms.split(main, tmp_path / "rooms")
        assert [file.path.name[-9:] for file in files] == ["赛-A.maker", "赛-B.maker"]
        assert all(len(file.path.name.encode()) <= 255 for file in files)
        with opened(files[0]) as room:
            key(room, "A", 1, "80")
        merged = merging.merge(main, preview(main, *files))
        assert merged.backup is not None
        assert merged.backup.exists()
        assert len(values(main)) == 6


def test_every_kind_of_conflict_can_be_settled_for_the_room(main: Session, split: tuple[RoomFile, ...]) -> None:
    paper_check.note_paper_total(main, "preliminary", 1, "赵", "80")
    panels.mark_absent(main, "preliminary", "孙", 1, "病假")
    key(main, "A", 3, "80")
    marks.enter(main, "preliminary", 5, "赵", "team", "70", keying=2)
    with opened(split[0]) as room:
        paper_check.note_paper_total(room, "preliminary", 1, "赵", "81")
        panels.mark_absent(room, "preliminary", "孙", 1, "迟到")
        key(room, "A", 3, "80")
        marks.reveal(room, "preliminary", 3)
        marks.enter(room, "preliminary", 5, "赵", "team", "71", keying=2)
    # The contest's own file has shown another score, and forgotten a confirmation.
    marks.enter(main, "preliminary", 3, "赵", "team", "90", reason="看错一行")
    marks.reveal(main, "preliminary", 3)
    found = merging.merge(main, preview(main, split[0])).conflicts
    facts = {conflict.facts for conflict in found}
    assert facts == {
        "评委赵给 1 号项目的纸面合计：主文件记为 80 分，第 A 组分会场记为 81 分。",
        "评委孙是否缺席 1 号项目：主文件记为“是”（病假），第 A 组分会场记为“是”（迟到）。",
        "评委赵给 5 号项目的团队能力（复核录入）：主文件记为 70 分，第 A 组分会场记为 71 分。",
        "评委赵给 3 号项目的团队能力：主文件记为 90 分，第 A 组分会场记为 80 分。",
        "3 号项目的亮分：主文件记为“亮分 81.33”，第 A 组分会场记为“亮分 80”。",
    }
    for conflict in found:
        merging.settle(main, conflict.id, Side.ROOM, "以分会场纸面为准", supervisor="郑明")
    assert main.contest.paper_total("preliminary", 1, "赵") == main.contest.paper_totals[0]
    assert main.contest.paper_totals[0].total == Decimal(81)
    assert [absence.reason for absence in main.contest.absences] == ["迟到"]
    assert main.contest.reveals[0].score == Decimal("80.00")
    assert main.result("preliminary").scores[3].published == Decimal("80.00")
    assert not [case for case in arbitration.cases(main) if case.kind is CaseKind.CONFLICT]
    assert verify(main.file.path).ok


def test_what_a_room_took_back_is_taken_back(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        panels.recuse(room, "preliminary", "孙", 5, "同事")
        panels.recuse(room, "preliminary", "孙", 3, "同事")
    merging.merge(main, preview(main, split[0]))
    assert len(main.contest.recusals) == 2
    panels.recuse(main, "preliminary", "孙", 3, "师生")
    with opened(split[0]) as room:
        panels.lift_recusal(room, "preliminary", "孙", 5, "查无此事")
        panels.lift_recusal(room, "preliminary", "孙", 3, "查无此事")
        marks.enter(room, "preliminary", 1, "赵", "team", "70")
        marks.enter(room, "preliminary", 1, "赵", "team", "")
    plan = preview(main, split[0])
    assert counts(plan) == (2, 0, 1)
    (conflict,) = merging.merge(main, plan).conflicts
    assert conflict.facts == "评委孙是否回避 3 号项目：主文件记为“是”（师生），第 A 组分会场记为“无”。"
    assert values(main) == {(1, "赵", "team"): None}
    merging.settle(main, conflict.id, Side.ROOM, "查无此事")
    assert not main.contest.recusals
    assert verify(main.file.path).ok


def test_a_room_counts_wrong_pins_for_itself(main: Session, tmp_path: Path) -> None:
    persons.appoint(main, "郑明", {Role.SUPERVISOR})
    persons.set_pin(main, "郑明", "314159")
    (file, _) = rooms.split(main, tmp_path / "rooms")
    with opened(file) as room:
        key(room, "A", 1, "80")
        marks.reveal(room, "preliminary", 1)

        def correct(pin: str) -> None:
            said = {"reason": "看错一行", "supervisor": "郑明", "pin": pin}
            marks.enter(room, "preliminary", 1, "赵", "team", "90", **said)  # type: ignore[arg-type]  # all text

        with pytest.raises(Refusal, match="口令不对"):
            correct("000000")
        with pytest.raises(Refusal, match="分会场文件"):
            persons.set_pin(room, "某人", "123456", supervisor="郑明", pin="314159")
        correct("314159")
        with pytest.raises(Refusal, match="口令不对"):
            persons.prove(room, "郑明", "000000")
    merging.merge(main, preview(main, file))
    assert main.file.all(PinFailure) == ()
    assert "看错一行（监督：郑明，口令已核验）" in {mark.reason for mark in main.file.all(Mark)}


def test_rules_that_changed_since_the_split_hold_for_what_a_room_brings(
    main: Session, split: tuple[RoomFile, ...]
) -> None:
    with opened(split[0]) as room:
        marks.enter(room, "preliminary", 1, "赵", "team", "90")
    rulebook = main.contest.rulebook
    smaller = tuple(replace(one, full_mark=Decimal(50)) for one in rulebook.criteria)
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


def test_a_split_that_fails_half_way_leaves_nothing(main: Session, tmp_path: Path) -> None:
    folder = tmp_path / "rooms"
    folder.mkdir()
    (folder / ".初赛-初赛-B.maker").mkdir()  # where the second file would grow
    with pytest.raises(Refusal, match="没有写成"):
        rooms.split(main, folder)
    assert [path.name for path in folder.iterdir()] == [".初赛-初赛-B.maker"]


def test_without_panels_there_is_nothing_to_split(tmp_path: Path) -> None:
    with contest.create(tmp_path / "a.maker", RULES, "秘书", clock) as session:
        with pytest.raises(Refusal, match="不能拆分"):
            rooms.split(session, tmp_path)
        roster.edit(session, PROJECTS[0])
        panels.seat_judges(session, "final", [Seat("final", "1", 1, "赵")])
        (file,) = rooms.split(session, tmp_path / "rooms")
        assert (file.stage, file.numbers) == ("final", (1,))
