"""The judges' door under attack on loopback: honest judges get through, and the desk hardly notices."""

import http.client
import json
import socket
import ssl
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.end2end.served import OTHERS, Served, make

pytestmark = pytest.mark.soak

#: Seconds of attack, and requests a second that strangers send in all.
SECONDS, A_SECOND = 10, 1000
IDLE = 420


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Served]:
    make(tmp_path / "contest.maker")
    served = Served(tmp_path / "contest.maker", tmp_path)
    yield served
    served.close()


@pytest.fixture
def trusted(door: Served, tmp_path: Path) -> ssl.SSLContext:
    del door
    return ssl.create_default_context(cafile=str(tmp_path / "ca.crt"))


class Line:
    """One kept-alive connection of a device or a stranger."""

    def __init__(self, url: str, trusted: ssl.SSLContext) -> None:
        place = urlsplit(url)
        self._connection = http.client.HTTPSConnection(place.hostname or "", place.port, timeout=30, context=trusted)

    def ask(self, path: str, secret: str, body: bytes | None) -> int:
        self._connection.request("GET" if body is None else "POST", path, body, {"X-Seat": secret})
        answer = self._connection.getresponse()
        answer.read()
        return answer.status

    def close(self) -> None:
        self._connection.close()


def flood(url: str, trusted: ssl.SSLContext, stop: threading.Event, counted: list[int]) -> None:
    """Send guesses, oversized and malformed bodies as fast as one connection can, until told to stop."""
    bodies = (b'{"token":"' + b"0" * 32 + b'","secret":"' + b"a" * 64 + b'"}', b"{" * 9000, b"\x00" * 20_000, b"[1]")
    line, turn = Line(url, trusted), 0
    while not stop.is_set():
        turn += 1
        try:
            line.ask("/api/claim" if turn % 2 else "/api/sheet", "b" * 64, bodies[turn % len(bodies)])
            counted[0] += 1
        except (OSError, http.client.HTTPException):
            line.close()
            line = Line(url, trusted)
    line.close()


def test_judges_get_through_a_flood_and_idle_connections(door: Served, trusted: ssl.SSLContext) -> None:
    place = urlsplit(door.url)
    idle = []
    for _turn in range(IDLE):
        with suppress(OSError):
            idle.append(socket.create_connection((place.hostname or "", place.port or 0), timeout=5))
    stop, counted = threading.Event(), [0]
    attackers = [
        threading.Thread(target=flood, args=(door.url, trusted, stop, counted), daemon=True) for _turn in range(8)
    ]
    for each in attackers:
        each.start()
    began, waits = time.monotonic(), []
    devices = {}
    for seat, judge in enumerate(OTHERS):
        secret = f"{seat:064x}"
        devices[judge] = Line(door.url, trusted), secret
        token = door.seats[judge].partition("#")[2]
        claim = json.dumps({"token": token, "secret": secret, "name": "平板"}).encode()
        assert devices[judge][0].ask("/api/claim", secret, claim) == 200
        assert door.event()["event"] == "claim"
    door.say("call 4")
    turn = 0
    while time.monotonic() - began < SECONDS:
        for line, secret in devices.values():
            turn += 1
            sheet = json.dumps({"id": str(turn), "number": 4, "marks": {}}).encode()
            asked = time.monotonic()
            assert line.ask("/api/sheet", secret, sheet) == 200
            waits.append(time.monotonic() - asked)
            assert door.event()["refused"]
    stop.set()
    for each in attackers:
        each.join(10)
    for line, _secret in devices.values():
        line.close()
    for connection in idle:
        connection.close()
    print(  # noqa: T201 - the figure is what this test is for
        f"{counted[0] / SECONDS:.0f} hostile requests/s, {len(waits)} honest: "
        f"median {statistics.median(waits) * 1000:.0f} ms, worst {max(waits) * 1000:.0f} ms"
    )
    assert statistics.median(waits) < 0.5


def test_an_idle_connection_is_hung_up_on(door: Served, trusted: ssl.SSLContext) -> None:
    place = urlsplit(door.url)
    with (
        socket.create_connection((place.hostname or "", place.port or 0), timeout=30) as raw,
        trusted.wrap_socket(raw, server_hostname=place.hostname) as line,
    ):
        line.send(b"GET / HT")
        assert line.recv(1) == b""
