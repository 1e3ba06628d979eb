"""A desk that is killed while sheets come in: what a judge was told had arrived is in the file, and nothing twice."""

import http.client
import json
import socket
import ssl
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Semaphore
from urllib.parse import urlsplit

import pytest

from maker_desktop.domain.model.handing_in import HandIn
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.services.core import contest
from maker_desktop.services.journal import verification
from tests.end2end.served import JUDGES, STAGE, Served, make

pytestmark = pytest.mark.soak

#: Seconds in which a killed desk must have been followed by another that answers.
_PATIENCE = 60
CRITERIA = ("innovation", "industrial_promotion", "team")


class Device:
    """A judge's device: sends as the page does, again and again until it is answered."""

    def __init__(self, door: Served, trusted: ssl.SSLContext, seat: int) -> None:
        place = urlsplit(door.url)
        self._host, self._port, self._trusted = place.hostname or "", place.port or 0, trusted
        self._secret = f"{seat:064x}"
        self._seat = seat
        self._rest = Event()

    def claim(self, address: str) -> None:
        told = {"token": address.partition("#")[2], "secret": self._secret, "name": "平板"}
        assert self._answer("/api/claim", told)[0] == 200

    def hand_in(self, arrived: Semaphore) -> str:
        """Hand in the sheet of project 1, say so, and return the receipt."""
        marks = dict(zip(CRITERIA, marks_of(self._seat), strict=True))
        told = {"id": f"{self._seat:018}", "number": 1, "marks": marks}
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            with suppress(OSError, http.client.HTTPException):
                status, answer = self._answer("/api/sheet", told)
                assert status in (200, 503), f"a seated judge was refused: {answer}"
                if "receipt" in answer:
                    arrived.release()
                    return str(answer["receipt"])
            self._rest.wait(0.2)  # the page waits longer
        raise AssertionError(f"the sheet of seat {self._seat} never arrived")

    def _answer(self, path: str, told: Mapping[str, object]) -> tuple[int, dict[str, object]]:
        line = http.client.HTTPSConnection(self._host, self._port, timeout=5, context=self._trusted)
        try:
            line.request("POST", path, json.dumps(told).encode(), {"X-Seat": self._secret})
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            line.close()


def marks_of(seat: int) -> list[str]:
    return [f"{70 + seat}.5", f"{80 + seat}", f"{90 - seat}"]


@pytest.mark.parametrize("arrivals", [0, 1, 4])
def test_what_was_acknowledged_before_the_kill_is_in_the_file_and_nothing_twice(tmp_path: Path, arrivals: int) -> None:
    path = tmp_path / "contest.maker"
    make(path)
    door = Served(path, tmp_path)
    trusted = ssl.create_default_context(cafile=str(tmp_path / "ca.crt"))
    devices = {judge: Device(door, trusted, seat) for seat, judge in enumerate(JUDGES, 1)}
    for judge, device in devices.items():
        device.claim(door.seats[judge])
        assert door.event()["event"] == "claim"
    door.say("call 1")
    arrived = Semaphore(0)
    with ThreadPoolExecutor(len(devices)) as pool:
        sent = {judge: pool.submit(device.hand_in, arrived) for judge, device in devices.items()}
        for _turn in range(arrivals):
            assert arrived.acquire(timeout=_PATIENCE)
        door.process.kill()
        door.process.wait()
        told_before = {judge: each.result() for judge, each in sent.items() if each.done()}
        door.close()
        again = reopened(path, tmp_path, urlsplit(door.url).port or 0)
        receipts = {judge: each.result(_PATIENCE) for judge, each in sent.items()}
    assert len(told_before) >= arrivals
    once_more = {judge: device.hand_in(arrived) for judge, device in devices.items()}
    assert once_more == receipts
    again.close()
    with contest.open_session(path, "读者", read_only=True) as session:
        book = session.book(STAGE)
        handed = {each.judge: each.receipt for each in session.file.all(HandIn)}
        assert len(session.file.all(HandIn)) == len(JUDGES)
        assert handed == receipts
        for seat, judge in enumerate(JUDGES, 1):
            found = [book.value(1, judge, each) for each in session.stage(STAGE).criteria]
            assert [plain(mark) for mark in found if mark is not None] == marks_of(seat)
    assert verification.verify(path).ok


def reopened(path: Path, folder: Path, port: int) -> Served:
    """Return a second desk at the same port, once the first one's child has noticed that it is alone and let it go."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return Served(path, folder, port)
        except TimeoutError:
            continue
    raise AssertionError("the port was never let go")
