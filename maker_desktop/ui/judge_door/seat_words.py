"""The seats of the judges' door in words: states, devices, and when each was last heard of."""

from collections.abc import Mapping
from typing import Final

from maker_desktop.services.scoring.judge_door import SeatState, SeatStatus
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.record_model import Column

STATES: Final[Mapping[SeatState, tuple[str, Tone]]] = {
    SeatState.NOT_ISSUED: ("未发码", Tone.QUIET),
    SeatState.ISSUED: ("已发码", Tone.QUIET),
    SeatState.JOINED: ("已接入", Tone.WHERE),
    SeatState.WRITING: ("填写中", Tone.WHERE),
    SeatState.SUBMITTED: ("已提交", Tone.DONE),
    SeatState.RETURNED: ("已退回", Tone.LOOK),
    SeatState.PAPER: ("纸质", Tone.QUIET),
    SeatState.EXCUSED: ("不打分", Tone.VIOLET),
}

#: Seconds of silence after which a page that asks every 15 is doubtful.
_SILENT = 45


def state_words(status: SeatStatus) -> str:
    """Return a seat's state, with how much of the sheet is filled in, or its receipt."""
    word = STATES[status.state][0]
    if status.state is SeatState.WRITING:
        return f"填了 {status.filled} / {status.criteria}"
    return f"{word} {status.receipt}" if status.receipt else word


def contact_words(status: SeatStatus) -> str:
    """Return when a seat's page was last heard of: never that it is there, which nobody can know."""
    if status.ago is None:
        return ""
    if status.ago < _SILENT:
        return f"{status.ago:.0f} 秒前"
    return f"{status.ago / 60:.0f} 分钟前" if status.ago >= 90 else f"{status.ago:.0f} 秒前，没有回应"


def submitted_words(seats: tuple[SeatStatus, ...], panel: str) -> str:
    """Return how many sheets of a panel's project on stage are in: “5 / 7 已提交”."""
    due = [each for each in seats if each.state is not SeatState.EXCUSED and each.seat.panel == panel]
    done = sum(each.state is SeatState.SUBMITTED for each in due)
    return f"{done} / {len(due)} 已提交"


COLUMNS: Final = (
    Column[SeatStatus]("组", lambda each: each.seat.panel, width=52),
    Column[SeatStatus]("席", lambda each: str(each.seat.seat), right=True, width=52),
    Column[SeatStatus]("评委", lambda each: each.seat.judge, stretch=True),
    Column[SeatStatus]("状态", state_words, tone=lambda each: STATES[each.state][1], width=140),
    Column[SeatStatus]("设备", lambda each: each.device, tip=lambda each: each.device_name, width=74),
    Column[SeatStatus]("最后联系", contact_words, width=150),
)
