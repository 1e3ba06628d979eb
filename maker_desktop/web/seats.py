"""What the child knows of the seats: hashes of tokens and devices, the page of each, and when it was last heard of."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

#: How many criteria a page may say it has filled in.
_MOST_CRITERIA = 99


def key_of(secret: str) -> str:
    """Return the SHA-256 (hex) under which a token or a device's secret is known."""
    return sha256(secret.encode()).hexdigest()


@dataclass(slots=True)
class SeatPage:
    """The page of one seat as JSON text with its version, and the requests that wait for the next one."""

    version: int = 0
    text: str = "null"
    waiting: set[asyncio.Future[None]] = field(default_factory=set)


class Seats:
    """The seats by their key ("stage/panel/seat"); all calls are made on the event loop."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        #: Whether the desk has told the seats: until then nobody can be said to have none.
        self.known = False
        self._tokens: dict[str, str] = {}
        self._devices: dict[str, str] = {}
        self._pages: dict[str, SeatPage] = {}
        #: What the page of each seat said last: time of the contact, project and number of criteria filled in.
        self._seen: dict[str, tuple[float, int, int]] = {}
        self._news: set[str] = set()
        #: The stage's clock as it was last told, and when: title, seconds left, whether it runs; empty without one.
        self._clock_told: tuple[Mapping[str, Any], float] = {}, 0.0

    def know(self, seats: Mapping[str, Mapping[str, str]]) -> None:
        """Take over all seats with the hashes of their tokens and devices; who has no pass any more is woken."""
        self.known = True
        self._tokens = {each["token"]: seat for seat, each in seats.items() if each["token"]}
        self._devices = {each["device"]: seat for seat, each in seats.items() if each["device"]}
        for page in self._pages.values():
            _wake(page)

    def close(self) -> None:
        """Have every waiting request answered at once, with nothing new."""
        for page in self._pages.values():
            _wake(page)

    def show(self, seat: str, page: object) -> None:
        """Give a seat its page; a page that is the same wakes nobody."""
        held = self._pages.setdefault(seat, SeatPage())
        text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
        if text != held.text:
            held.version += 1
            held.text = text
            _wake(held)

    def show_clock(self, told: Mapping[str, Any]) -> None:
        """Give every page the stage's clock."""
        self._clock_told = told, self._clock()
        for page in self._pages.values():
            page.version += 1
            _wake(page)

    def clock_text(self) -> str:
        """Return the stage's clock as JSON as it stands now; null without one."""
        told, then = self._clock_told
        if not told:
            return "null"
        spent = self._clock() - then if told["running"] else 0.0
        return json.dumps({**told, "left": round(told["left"] - spent, 1)}, ensure_ascii=False)

    def of_token(self, token: str) -> str | None:
        """Return the seat of an unused token."""
        return self._tokens.get(key_of(token))

    def of_device(self, secret: str) -> str | None:
        """Return the seat of a device."""
        return self._devices.get(key_of(secret))

    async def next_page(self, secret: str, version: int, patience: float) -> tuple[int, str] | None:
        """Return version and text of a device's page, once it is another than `version` or `patience` seconds passed.

        None where the device has no seat (any more).
        """
        seat = self.of_device(secret)
        if seat is None:
            return None
        page = self._pages.setdefault(seat, SeatPage())
        if page.version == version or not page.version:
            future = asyncio.get_running_loop().create_future()
            page.waiting.add(future)
            try:
                await asyncio.wait_for(future, patience)
            except TimeoutError:
                pass
            finally:
                page.waiting.discard(future)
        return None if self.of_device(secret) != seat else (page.version, page.text)

    def seen(self, seat: str, number: int, filled: int) -> None:
        """Note that a page was in touch, and how far its sheet is."""
        self._seen[seat] = self._clock(), number, min(max(filled, 0), _MOST_CRITERIA)
        self._news.add(seat)

    def take_news(self) -> dict[str, dict[str, Any]]:
        """Return what has been heard of seats since the last call: seconds ago, project, criteria filled in."""
        now, news = self._clock(), {}
        for seat in self._news:
            then, number, filled = self._seen[seat]
            news[seat] = {"ago": round(now - then, 1), "number": number, "filled": filled}
        self._news.clear()
        return news


def _wake(page: SeatPage) -> None:
    for future in page.waiting:
        if not future.done():
            future.set_result(None)
