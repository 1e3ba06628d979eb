"""A contest is split into rooms: files of their own, in which a panel changes its own sheets and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.person import Person, Role
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest, people
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import backup, merging, rooms
from maker_desktop.services.journal.rooms import RoomFile
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.store.verify import verify
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, seat_two_panels
from tests.services.in_rooms import key, opened, preview, values


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
            lambda: roster.edit(room, replace(PROJECTS[0], name="别的"), reason="录错"),
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


def test_a_split_that_fails_half_way_leaves_nothing(main: Session, tmp_path: Path) -> None:
    folder = tmp_path / "rooms"
    folder.mkdir()
    (folder / ".初赛-初赛-B.maker").mkdir()  # where the second file would grow
    with pytest.raises(Refusal, match="未能保存"):
        rooms.split(main, folder)
    assert [path.name for path in folder.iterdir()] == [".初赛-初赛-B.maker"]


def test_without_panels_there_is_nothing_to_split(tmp_path: Path) -> None:
    with contest.create(tmp_path / "a.maker", RULES, "秘书", clock) as session:
        with pytest.raises(Refusal, match="没有可拆分的阶段"):
            rooms.split(session, tmp_path)
        roster.edit(session, PROJECTS[0])
        panels.seat_judges(session, "final", [Seat("final", "1", 1, "赵")])
        (file,) = rooms.split(session, tmp_path / "rooms")
        assert (file.stage, file.numbers) == ("final", (1,))


def test_nobody_can_try_pins_against_a_rooms_file_and_a_name_is_only_a_name_there(
    main: Session, tmp_path: Path
) -> None:
    people.appoint(main, "郑明", {Role.SUPERVISOR})
    people.set_pin(main, "郑明", "3141")
    (file, _) = rooms.split(main, tmp_path / "rooms")
    with opened(file) as room:
        assert people.person(room.contest, "郑明").pin, "that there is one is known"
        assert (people.has_pin(room, "郑明"), room.file.pepper()) == (False, 0)
        hashed = people.person(room.contest, "郑明").pin.removeprefix("peppered:")
        for pin in ("3141", "000000003141"):
            with pytest.raises(VerifyMismatchError):
                PasswordHasher().verify(hashed, pin)
        key(room, "A", 1, "80")
        marks.reveal(room, "preliminary", 1)
        marks.enter(room, KeyedMark("preliminary", 1, "赵", "team", "90"), Signed("看错一行", "郑明", ""))
        people.sign_in(room, "郑明")
        assert room.person == "郑明（口令未核验）"
        with pytest.raises(Refusal, match="分会场文件"):
            people.set_pin(room, "某人", "123456", supervisor="郑明", pin="3141")
    merging.merge(main, preview(main, file))
    assert "看错一行（监督：郑明，口令未核验）" in {mark.reason for mark in main.file.all(Mark)}
    with pytest.raises(Refusal, match="口令不对"):
        people.prove(main, "郑明", "0000")
    assert people.prove(main, "郑明", "3141")
    copy = backup.copy(main, tmp_path / "copy.maker").path
    with contest.open_session(copy, "秘书", clock=clock) as copied:
        assert people.prove(copied, "郑明", "3141"), "a copy of the whole contest is the contest"


def test_a_pin_that_could_be_guessed_from_a_rooms_file_is_changed_first(main: Session, tmp_path: Path) -> None:
    with main.change("person.pin", "郑明 设置口令") as work:
        work.put(Person("郑明", (Role.SUPERVISOR.value,), PasswordHasher().hash("3141")))
    with pytest.raises(Refusal, match="郑明的口令是旧版程序存的"):
        rooms.split(main, tmp_path / "rooms")
    assert not (tmp_path / "rooms").exists()
    people.set_pin(main, "郑明", "2718", old="3141")
    assert rooms.split(main, tmp_path / "rooms")
