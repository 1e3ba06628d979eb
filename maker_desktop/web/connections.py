"""Connections of the door: at most so many an address, and a request soon or none."""

import asyncio
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

#: Files and sockets the process may hold open where the system lets it choose.
_MOST_FILES = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may do: open connections, and seconds until a whole request must have come.

    All tablets may stand behind one router, so that they share an address: a page holds two or three connections.
    """

    connections: int
    first_request: float


class Connections:
    """The open connections by address; makes the protocol of each new one."""

    def __init__(self, config: Config, limits: Limits) -> None:
        self._config = config
        self._limits = limits
        self._state = ServerState()
        self._open: Counter[str] = Counter()

    def __call__(self) -> asyncio.Protocol:
        """Return the protocol of a new connection."""
        return _DoorProtocol(self._config, self._state, self._open, self._limits)

    async def close(self) -> None:
        """Answer what is under way within a second, then close every connection; the pages ask again."""
        if self._state.tasks:
            await asyncio.wait(list(self._state.tasks), timeout=1)
        for connection in list(self._state.connections):
            transport = getattr(connection, "transport", None)
            if transport is not None:
                transport.abort()


class _DoorProtocol(H11Protocol):
    """HTTP/1.1 that hangs up on an address with too many connections, and on a request that does not come."""

    def __init__(self, config: Config, state: ServerState, held: Counter[str], limits: Limits) -> None:
        super().__init__(config, state, {})
        self._held = held
        self._limits = limits
        self._address = ""
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._held[self._address] += 1
        if self._held[self._address] > self._limits.connections:
            transport.abort()
            return
        self._deadline = self.loop.call_later(self._limits.first_request, self._hang_up)

    def connection_lost(self, exc: Exception | None) -> None:
        self._held[self._address] -= 1
        if self._held[self._address] <= 0:
            del self._held[self._address]
        self._forget_deadline()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None:
            self._forget_deadline()

    def _hang_up(self) -> None:
        if self.cycle is None:
            self.transport.abort()

    def _forget_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def allow_many_files() -> None:
    """Raise the number of sockets this process may hold, where the system has such a limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(_MOST_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(wanted, _soft), hard))


def settings(app: Any, certificate: str, key: str) -> Config:
    """Return uvicorn's settings for the door."""
    return Config(
        app,
        http=H11Protocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        h11_max_incomplete_event_size=16 * 1024,
    )
