"""In a room of its own, a panel's sheets come in as everywhere, and travel with the merge; its passes stay there."""

from maker_desktop.domain.model.handing_in import HandIn, SeatPass, StageCall
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import merging, verification
from maker_desktop.services.journal.rooms import RoomFile
from maker_desktop.services.scoring import judge_passes
from tests.fakes import clock
from tests.services.scoring.judges import hand_in


def test_sheets_handed_in_in_a_room_come_with_the_merge(main: Session, split: tuple[RoomFile, ...]) -> None:
    path = split[0].path
    with contest.open_session(path, "秘书 A", clock=clock) as room:
        seats = room.contest.panels("preliminary")["A"]
        place = {
            each.seat.judge: judge_passes.bind(room, each.token, each.seat.judge, "平板")
            for each in judge_passes.issue(room, seats)
        }
        judge_passes.call_on_stage(room, "preliminary", 1)
        made = hand_in(room, place["赵"], 1)
    merging.merge(main, merging.preview(main, [path]))
    assert main.file.all(HandIn) == (made,)
    assert str(main.book("preliminary").value(1, "赵", "team")) == "90"
    assert main.file.all(SeatPass) == ()
    assert main.file.all(StageCall) == ()
    again = merging.preview(main, [path])
    assert not any(arrival.entries for arrival in again.arrivals)
    main.close()
    assert verification.verify(main.file.path).ok
