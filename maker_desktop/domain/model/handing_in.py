"""提交: sheets that judges hand in with their own hands, the passes of their seats, and what is on stage."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from maker_desktop.domain.model.stored import stored_as


class Inlet(StrEnum):
    """The way a sheet comes in: from the judge's tablet, as a code read off its screen, or on paper."""

    TABLET = "tablet"
    SCAN = "scan"
    PAPER = "paper"


#: Their names on screen and on paper.
INLET_NAMES = {Inlet.TABLET: "平板", Inlet.SCAN: "扫码", Inlet.PAPER: "纸质"}


@dataclass(frozen=True, slots=True)
class SeatPass:
    """平板凭证: how the device of a seat proves itself; void once another judge sits there.

    `token` is the SHA-256 (hex) of the token in the seat's code, empty once a device has used it; `device_key` that of
    the device's own secret, empty until then: the device signs its codes with it, too. With `on_paper` the seat hands
    in paper sheets until a pass is issued again. Times are ISO 8601.
    """

    stage: str
    panel: str
    seat: int
    judge: str
    token: str
    issued: str
    device_key: str = ""
    device_name: str = ""
    bound: str = ""
    on_paper: bool = False

    @property
    def device_code(self) -> str:
        """The first four digits of the device, as shown and journaled; empty without a device."""
        return self.device_key[:4]


@dataclass(frozen=True, slots=True)
class StageCall:
    """上场: a project was called on stage before its panel. Of a panel's calls that with the highest `turn` stands."""

    stage: str
    number: int
    panel: str
    turn: int
    time: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """提交: a judge's sheet came in, written in one transaction with its marks; append-only.

    `id` is made by the device, so that a repeated submission is the same one. `receipt` is derived from the content;
    judge and desk both show it. `device` is the code of the seat's pass. `turn` counts a sheet's submissions from 1.
    """

    id: str
    stage: str
    number: int
    judge: str
    panel: str
    seat: int
    inlet: Inlet
    device: str
    receipt: str
    turn: int
    time: str
    round_id: str = field(default="", metadata=stored_as("occasion"))


@dataclass(frozen=True, slots=True)
class GiveBack:
    """退回: a submission (`sheet` is its id) was given back, by the desk or taken back by its judge; append-only."""

    sheet: str
    stage: str
    number: int
    judge: str
    reason: str
    by_judge: bool
    time: str


#: Digits and letters that are not mistaken for each other when read aloud or copied.
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
#: Length of a receipt.
RECEIPT_SIGNS = 4


def receipt(submission: str, place: Iterable[str | int], marks: Iterable[tuple[str, str]]) -> str:
    """Return the receipt of a sheet: 4 signs derived from submission id, `place` (stage, project, judge), marks."""
    content = json.dumps([submission, *place, *marks], ensure_ascii=False)
    number = int.from_bytes(sha256(content.encode()).digest()[:8], "big")
    return "".join(_SIGNS[number >> (5 * turn) & 31] for turn in range(RECEIPT_SIGNS))
