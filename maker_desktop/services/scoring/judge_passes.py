"""平板凭证: passes that bind one device to one judge's seat, and calling a project on stage before its panel."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import SeatPass, StageCall
from maker_desktop.domain.model.panel import Seat
from maker_desktop.services.core.session import Changed, Session

#: Random bytes of a token: 2^128 guesses.
_TOKEN_BYTES = 16
#: Longest name of a device that is kept.
_NAME_SIGNS = 40

#: Stage, panel and number of a seat.
Place = tuple[str, str, int]


def secret_key(secret: str) -> str:
    """Return what is stored of a token or a device's secret: its SHA-256 (hex)."""
    return sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Issued:
    """A pass that was issued: the seat, and the token in its code, which is kept nowhere."""

    seat: Seat
    token: str

    @property
    def place(self) -> Place:
        """Stage, panel and number of the seat."""
        return self.seat.stage, self.seat.panel, self.seat.seat


def issue(session: Session, seats: Sequence[Seat]) -> tuple[Issued, ...]:
    """Issue new passes to seats of one stage; what their devices had before is void from now on.

    A seat that handed in on paper is back at its tablet. Raises Refusal for a sealed stage.
    """
    if not seats:
        return ()
    stage = session.open_stage(seats[0].stage)
    issued = tuple(Issued(seat, secrets.token_hex(_TOKEN_BYTES)) for seat in seats)
    with session.change("tablet.issue", f"{stage.name} {'、'.join(seat_words(seat) for seat in seats)}") as work:
        for each in issued:
            seat = each.seat
            work.put(SeatPass(*each.place, seat.judge, secret_key(each.token), session.stamp()))
    return issued


def bind(session: Session, token: str, secret: str, name: str) -> Place:
    """Bind a device with its own secret to the seat of an unused token, which is used up; return the seat.

    Raises Refusal if the token is unknown or used.
    """
    key = secret_key(token)
    found = next((each for each in session.contest.passes.values() if each.token and each.token == key), None)
    if found is None or not secret:
        raise Refusal("这个二维码已经用过或已作废，请向工作人员要一张新的。")
    session.open_stage(found.stage)
    bound = replace(
        found, token="", device_key=secret_key(secret), device_name=name.strip()[:_NAME_SIGNS], bound=session.stamp()
    )
    subject = f"{session.stage(found.stage).name} {seat_words(found)} 设备 {bound.device_code}"
    with session.change("tablet.bind", subject, person=found.judge) as work:
        work.put(bound)
    return found.stage, found.panel, found.seat


def take_over_on_paper(session: Session, place: Place, reason: str) -> Changed:
    """Have a seat hand in paper sheets from now on; its device is cut off. Raises Refusal without a reason."""
    seat = seat_at(session, place)
    if not reason.strip():
        raise Refusal("请写明为什么改用纸质评分表。")
    held = session.contest.passes.get(place) or SeatPass(*place, seat.judge, "", session.stamp())
    with session.change("tablet.paper", f"{session.stage(seat.stage).name} {seat_words(seat)}", reason.strip()) as work:
        work.put(replace(held, token="", device_key="", on_paper=True))
    return work.changed


def call_on_stage(session: Session, stage_id: str, number: int) -> Changed:
    """Call a project on stage before its panel; a repeated call changes nothing.

    Raises Refusal if the project has no panel, does not compete, or the stage is sealed.
    """
    stage = session.open_stage(stage_id)
    session.taking_part(stage, number)
    contest = session.contest
    panel = contest.panel_of(stage.id, number)
    if panel is None:
        raise Refusal(f"{number} 号项目在{stage.name}还没有评审组，请先安排评委或分组。")
    if not contest.presence(stage.id, number).competes:
        raise Refusal(f"{number} 号项目不参加{stage.name}的评分，请先更正到场状态，再请它上场。")
    calls = contest.calls(stage.id, panel)
    if calls and calls[-1].number == number:
        return Changed()
    turn = calls[-1].turn + 1 if calls else 1
    with session.change("stage.call", f"{stage.name} {number} 号") as work:
        work.put(StageCall(stage.id, number, panel, turn, session.stamp()))
    return work.changed


def seat_at(session: Session, place: Place) -> Seat:
    """Return the seat at a place. Raises Refusal if there is none."""
    stage_id, panel, number = place
    seats = session.contest.panels(stage_id).get(panel, ())
    found = next((seat for seat in seats if seat.seat == number), None)
    if found is None:
        raise Refusal(f"没有第 {panel} 组 {number} 号席，请核对席位。")
    return found


def seat_words(seat: Seat | SeatPass) -> str:
    """Return a seat with its judge in words."""
    return f"第 {seat.panel} 组 {seat.seat} 号席{seat.judge}"
