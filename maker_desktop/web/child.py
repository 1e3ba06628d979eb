"""The process itself: JSON lines from the desk on standard input, its own on standard output, the door between."""

import asyncio
import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from maker_desktop.web.connections import Connections, Limits, allow_many_files, settings
from maker_desktop.web.door import Door
from maker_desktop.web.seats import Seats

#: Seconds the desk may take to answer a judge's page.
_ANSWER_SECONDS = 20.0
#: Seconds between two reports of what was heard of the seats.
_NEWS_SECONDS = 0.5
#: Seconds the last lines may take.
_LAST_WORDS = 2.0
#: Connections that may wait to be accepted.
_BACKLOG = 256


def main() -> int:
    """Serve until the desk closes standard input, as it does when it ends; return the exit code."""
    if hasattr(os, "nice"):
        os.nice(5)  # the desk's keys come first
    allow_many_files()
    first = sys.stdin.readline()
    if not first:
        return 0
    return asyncio.run(_serve(json.loads(first)))


async def _serve(wanted: Mapping[str, Any]) -> int:
    loop = asyncio.get_running_loop()
    say = _Mouth(sys.stdout)
    desk = _Desk(say)
    seats = Seats()
    reached = asyncio.Event()
    door = Door(seats, desk.ask, Path(wanted["authority"]).read_text("ascii"), reached.set)
    config = settings(door.application(), wanted["certificate"], wanted["key"])
    config.load()
    connections = Connections(config, Limits(wanted["connections"], wanted["first_request"]))
    try:
        server = await loop.create_server(
            connections,
            wanted["host"],
            wanted["port"],
            ssl=config.ssl,
            ssl_handshake_timeout=wanted["first_request"],
            ssl_shutdown_timeout=1.0,
            backlog=_BACKLOG,
        )
    except OSError as error:
        say({"say": "failed", "reason": error.strerror or str(error)})
        say.finish()
        return 1
    ended = asyncio.Event()
    threading.Thread(target=_listen, args=(loop, seats, desk, ended), daemon=True).start()
    say({"say": "open", "port": server.sockets[0].getsockname()[1]})
    while not ended.is_set():
        try:
            await asyncio.wait_for(ended.wait(), _NEWS_SECONDS)
        except TimeoutError:
            if reached.is_set():
                reached.clear()
                say({"say": "reached"})
            news = seats.take_news()
            if news:
                say({"say": "seen", "seats": news})
    server.close()
    seats.close()
    await connections.close()
    return 0


class _Mouth:
    """Writes lines on a thread of its own: a desk that is busy must not hold the judges up."""

    def __init__(self, out: TextIO) -> None:
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, args=(out,), daemon=True)
        self._writer.start()

    def __call__(self, told: Mapping[str, Any]) -> None:
        self._lines.put(json.dumps(told, separators=(",", ":")) + "\n")

    def finish(self) -> None:
        """Write what is still waiting, unless nobody reads it any more."""
        self._lines.put("")
        self._writer.join(_LAST_WORDS)

    def _write(self, out: TextIO) -> None:
        with suppress(BrokenPipeError):  # the desk is gone, and standard input tells the loop so
            while line := self._lines.get():
                out.write(line)
                out.flush()


class _Desk:
    """Questions on their way to the desk, by number."""

    def __init__(self, say: Callable[[Mapping[str, Any]], None]) -> None:
        self._say = say
        self._turn = 0
        self._open: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Return the desk's answer. Raises TimeoutError if none comes in time."""
        self._turn += 1
        turn = self._turn
        self._open[turn] = asyncio.get_running_loop().create_future()
        self._say({"say": "ask", "turn": turn, **question})
        try:
            return await asyncio.wait_for(self._open[turn], _ANSWER_SECONDS)
        finally:
            del self._open[turn]

    def answer(self, turn: int, told: dict[str, Any]) -> None:
        """Take an answer; one that comes too late is dropped, and the page asks again."""
        waiting = self._open.get(turn)
        if waiting is not None and not waiting.done():
            waiting.set_result(told)


def _listen(loop: asyncio.AbstractEventLoop, seats: Seats, desk: _Desk, ended: asyncio.Event) -> None:
    """Read the desk's lines until it is gone, and have the loop act on each."""
    for line in sys.stdin:
        loop.call_soon_threadsafe(_act, seats, desk, json.loads(line))
    loop.call_soon_threadsafe(ended.set)


def _act(seats: Seats, desk: _Desk, told: dict[str, Any]) -> None:
    match told["do"]:
        case "seats":
            seats.know(told["seats"])
        case "show":
            seats.show(told["seat"], told["page"])
        case "clock":
            seats.show_clock(told["clock"])
        case "answer":
            desk.answer(told["turn"], told["answer"])
