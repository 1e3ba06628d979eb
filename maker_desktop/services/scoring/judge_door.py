"""The desk's side of the judges' door: answers the child's questions, and tells it seats and pages after a change."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import SeatPass
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.scoresheet import SheetState
from maker_desktop.domain.scoring.sheets import project_sheets
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import judge_passes, judge_sheets
from maker_desktop.services.scoring.judge_page import PageWriter
from maker_desktop.services.scoring.judge_passes import Place
from maker_desktop.services.scoring.judge_sheets import Submission

#: Gives a line to the child.
Send = Callable[[Mapping[str, Any]], None]


class SeatState(StrEnum):
    """How far a seat is, with the project on stage."""

    NOT_ISSUED = "not_issued"
    ISSUED = "issued"
    JOINED = "joined"
    WRITING = "writing"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PAPER = "paper"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class SeatStatus:
    """A seat at the desk: state, device, and what its page said last.

    `ago` is the seconds since then, None if it never spoke; `filled` of `criteria` are filled in on the page.
    """

    seat: Seat
    state: SeatState
    device: str = ""
    device_name: str = ""
    ago: float | None = None
    filled: int = 0
    criteria: int = 0
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What came through the door: kind (claim, sheet, take_back, help), seat, project, and the refusal if any."""

    kind: str
    seat: Seat
    number: int = 0
    receipt: str = ""
    refusal: str = ""


class JudgeDoor:
    """The door of one stage. `send` gives a line to the child; everything happens on the session's thread."""

    def __init__(
        self, session: Session, stage_id: str, send: Send, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._session = session
        self._send = send
        self._clock = clock
        self.stage = session.open_stage(stage_id)
        #: The tokens issued here that no device has used yet; they are kept nowhere else.
        self.tokens: dict[Place, str] = {}
        self._heard: dict[Place, tuple[float, int, int]] = {}
        self._known: object = None

    def seats(self) -> tuple[Seat, ...]:
        """Return the seats of the stage, in order."""
        return tuple(seat for seats in self._session.contest.panels(self.stage.id).values() for seat in seats)

    def issue(self, seats: Sequence[Seat]) -> None:
        """Issue new passes to seats; their devices are cut off."""
        for each in judge_passes.issue(self._session, seats):
            self.tokens[each.place] = each.token
            self._heard.pop(each.place, None)
        self.show()

    def issue_missing(self) -> None:
        """Issue passes to the seats that have neither device nor a token known here, nor hand in on paper."""
        passes = self._session.contest.passes
        self.issue([seat for seat in self.seats() if not _holds(passes.get(place_of(seat)), self.tokens)])

    def show(self) -> None:
        """Tell the child all seats, if they changed, and the page of each."""
        passes = self._session.contest.passes
        own = {key_of(place): held for place, held in passes.items() if place[0] == self.stage.id}
        known = {key: {"token": held.token, "device": held.device_key} for key, held in own.items()}
        if known != self._known:
            self._known = known
            self._send({"do": "seats", "seats": known})
        writer = PageWriter(self._session, self.stage.id)
        for key, held in own.items():
            if held.device_key:
                self._send({"do": "show", "seat": key, "page": writer.page(held)})

    def show_clock(self, title: str, left: float, *, running: bool) -> None:
        """Show the stage's clock on every page: whose time it is, seconds left (negative in overtime), if it runs."""
        self._send({"do": "clock", "clock": {"title": title, "left": left, "running": running}})

    def heard(self, told: Mapping[str, Any]) -> Event | None:
        """Act on a line of the child; return what came in, None where it was only a sign of life."""
        if told.get("say") == "seen":
            for key, said in told["seats"].items():
                self._heard[place_of_key(key)] = self._clock() - said["ago"], said["number"], said["filled"]
            return None
        if told.get("say") != "ask":
            return None
        place = place_of_key(told["seat"])
        seat = judge_passes.seat_at(self._session, place)
        number = told["number"] if isinstance(told.get("number"), int) else 0
        if self._session.busy:
            self._answer(told, {"ok": False, "retry": True})
            return None
        try:
            event = self._answered(told, seat, number)
        except Refusal as refusal:
            self._answer(told, {"ok": False, "sentence": refusal.sentence})
            return Event(told["kind"], seat, number, refusal=refusal.sentence)
        return event

    def status(self) -> tuple[SeatStatus, ...]:
        """Return every seat with its state, for the project on stage before its panel."""
        return tuple(self._status(seat) for seat in self.seats())

    def close(self) -> None:
        """Forget the tokens: a closed door shows no code."""
        self.tokens.clear()

    def _answered(self, told: Mapping[str, Any], seat: Seat, number: int) -> Event:
        place, kind = place_of(seat), told["kind"]
        if kind == "claim":
            judge_passes.bind(self._session, told["token"], told["secret"], told["name"])
            self.tokens.pop(place, None)
            self.show()
            self._answer(told, {"ok": True, "seat": told["seat"]})
            return Event(kind, seat)
        if kind == "sheet":
            made = judge_sheets.hand_in(self._session, _submission(told, place, number))
            self.show()
            self._answer(told, {"ok": True, "receipt": made.receipt})
            return Event(kind, seat, number, made.receipt)
        if kind == "take_back":
            judge_sheets.take_back(self._session, place, number)
            self.show()
        self._answer(told, {"ok": True})
        return Event(kind, seat, number)

    def _answer(self, told: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        self._send({"do": "answer", "turn": told["turn"], "answer": answer})

    def _status(self, seat: Seat) -> SeatStatus:
        place, contest = place_of(seat), self._session.contest
        held = contest.passes.get(place)
        calls = contest.calls(self.stage.id, seat.panel)
        number = calls[-1].number if calls else 0
        then, at, filled = self._heard.get(place, (None, 0, 0))
        filled = filled if at == number else 0
        handed = contest.handed_in(self.stage.id, number, seat.judge) if number else None
        return SeatStatus(
            seat,
            self._state(seat, held, number, filled),
            held.device_code if held else "",
            held.device_name if held else "",
            None if then is None or not (held and held.device_key) else max(0.0, self._clock() - then),
            filled,
            len(self.stage.criteria),
            handed.receipt if handed else "",
        )

    def _state(self, seat: Seat, held: SeatPass | None, number: int, filled: int) -> SeatState:
        contest = self._session.contest
        if number and (self.stage.id, number, seat.judge) in contest.excuses:
            return SeatState.EXCUSED
        if number and contest.handed_in(self.stage.id, number, seat.judge):
            return SeatState.SUBMITTED
        if (held is not None and held.on_paper) or (number and self._is_keyed(seat, number)):
            return SeatState.PAPER
        if held is None or not held.device_key:
            return SeatState.ISSUED if held is not None and place_of(seat) in self.tokens else SeatState.NOT_ISSUED
        if filled:
            return SeatState.WRITING
        back = number and contest.given_back(self.stage.id, number, seat.judge)
        return SeatState.RETURNED if back else SeatState.JOINED

    def _is_keyed(self, seat: Seat, number: int) -> bool:
        sheets = project_sheets(self._session.contest, self.stage, self._session.book(self.stage.id), number)
        return any(sheet.judge == seat.judge and sheet.state is SheetState.COMPLETE for sheet in sheets)


def key_of(place: Place) -> str:
    """Return the name of a seat between desk and child."""
    stage, panel, seat = place
    return f"{stage}/{panel}/{seat}"


def place_of_key(key: str) -> Place:
    """Return the seat of a name; a panel's own name may hold a slash."""
    stage, _, rest = key.partition("/")
    panel, _, seat = rest.rpartition("/")
    return stage, panel, int(seat)


def place_of(seat: Seat) -> Place:
    """Return stage, panel and number of a seat."""
    return seat.stage, seat.panel, seat.seat


def _holds(held: SeatPass | None, tokens: Mapping[Place, str]) -> bool:
    if held is None:
        return False
    return bool(held.device_key) or held.on_paper or (held.stage, held.panel, held.seat) in tokens


def _submission(told: Mapping[str, Any], place: Place, number: int) -> Submission:
    marks = told.get("marks")
    if not isinstance(told.get("id"), str) or not isinstance(marks, dict) or not number:
        raise Refusal("送来的评分表不完整，请刷新页面再提交。")
    written = {str(key): text for key, text in marks.items() if isinstance(text, str)}
    return Submission(told["id"], place, number, written)
