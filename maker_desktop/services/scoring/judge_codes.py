"""Codes of digits that a scanner types: a judge's signed sheet off his screen, and the place of a paper sheet."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import HandIn, Inlet
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.judge_door import place_of
from maker_desktop.services.scoring.judge_sheets import Submission, hand_in

#: The first digit of a code: a signed sheet, or the place of a paper sheet.
SHEET = "9"
PAPER = "8"
#: Digits of the parts of a code: stage, panel, seat, project, number of criteria, one mark, submission id, signature.
_STAGE, _PANEL, _SEAT, _NUMBER, _CRITERIA, _MARK, _ID, _SIGNATURE = 2, 2, 3, 5, 2, 5, 18, 16
#: Digits of the check of a paper sheet's code.
_CHECK = 4
_PAPER_DIGITS = 1 + _STAGE + _PANEL + _SEAT + _NUMBER + _CHECK
#: More digits than any mark has: what is typed at once and is as long was scanned.
SHORTEST = _PAPER_DIGITS


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """The row that a paper sheet belongs to."""

    stage: Stage
    number: int
    seat: Seat


class _Digits:
    """Reads a code part by part."""

    def __init__(self, text: str) -> None:
        self._text = text

    def take(self, count: int) -> str:
        """Return the next digits. Raises Refusal where there are not as many."""
        taken, self._text = self._text[:count], self._text[count:]
        if len(taken) < count:
            raise Refusal("扫到的码不完整，请对准再扫一次。")
        return taken

    def number(self, count: int) -> int:
        """Return the next digits as a number."""
        return int(self.take(count))


def is_code(text: str) -> bool:
    """Whether a text was scanned: only digits, and more of them than a mark has."""
    return len(text) >= SHORTEST and text.isascii() and text.isdigit()


def hand_in_code(session: Session, text: str) -> HandIn:
    """Hand in the sheet of a code, through the gate of every other sheet; the same code again changes nothing.

    Raises Refusal if the code is no sheet, was not signed by the device of that seat, and as `judge_sheets.hand_in`.
    """
    digits = _Digits(text)
    if digits.take(1) != SHEET:
        raise Refusal("这不是评委平板上的评分码，请核对。")
    stage, seat = _seat(session, digits)
    number = digits.number(_NUMBER)
    criteria = session.contest.rulebook.stage_criteria(stage)
    if digits.number(_CRITERIA) != len(criteria):
        raise Refusal(f"这张评分码的指标个数与{stage.name}的规则不同，请评委刷新页面。")
    marks = {each.id: plain(each.step * digits.number(_MARK)) for each in criteria}
    submission = digits.take(_ID)
    held = session.contest.passes.get(place_of(seat))
    if held is None or not hmac.compare_digest(text[-_SIGNATURE:], signature(held.device_key, text[:-_SIGNATURE])):
        raise Refusal(f"这张评分码不是 {seat.seat} 号席现在的设备签的，请核对席位或改录纸质评分表。")
    return hand_in(session, Submission(submission, place_of(seat), number, marks, Inlet.SCAN))


def signature(device_key: str, body: str) -> str:
    """Return the 16 digits with which a device signs a code: the first 52 bits of an HMAC-SHA256."""
    told = hmac.new(device_key.encode(), body.encode(), sha256).hexdigest()
    return f"{int(told[:13], 16):0{_SIGNATURE}}"


def paper_code(session: Session, stage: Stage, seat: Seat, number: int) -> str:
    """Return the code on a paper sheet: it only says where the sheet belongs, and proves nothing."""
    stages, panels = session.contest.rulebook.stages, list(session.contest.panels(stage.id))
    body = f"{PAPER}{stages.index(stage):02}{panels.index(seat.panel):02}{seat.seat:03}{number:05}"
    return body + _check(body)


def paper_place(session: Session, text: str) -> PaperPlace:
    """Return the row of a paper sheet's code. Raises Refusal if it is none, or of another contest's sheet."""
    if text[:1] != PAPER or len(text) != _PAPER_DIGITS or text[-_CHECK:] != _check(text[:-_CHECK]):
        raise Refusal("这不是本赛事纸质评分表上的码，请核对。")
    digits = _Digits(text[1:])
    stage, seat = _seat(session, digits)
    number = digits.number(_NUMBER)
    session.judging(stage, seat.judge, number)
    return PaperPlace(stage, number, seat)


def _check(body: str) -> str:
    return f"{int(sha256(body.encode()).hexdigest()[:8], 16) % 10**_CHECK:0{_CHECK}}"


def _seat(session: Session, digits: _Digits) -> tuple[Stage, Seat]:
    stages = session.contest.rulebook.stages
    at, panel, number = digits.number(_STAGE), digits.number(_PANEL), digits.number(_SEAT)
    stage = stages[at] if at < len(stages) else None
    panels = list(session.contest.panels(stage.id).values()) if stage is not None else []
    seats = panels[panel] if panel < len(panels) else ()
    found = next((seat for seat in seats if seat.seat == number), None)
    if stage is None or found is None:
        raise Refusal("扫到的码不是本赛事的席位，请核对赛事文件。")
    return stage, found
