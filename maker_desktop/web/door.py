"""Routes of the door: the page and its parts, claiming a seat, the long poll, and sheets on their way to the desk."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from maker_desktop.resources import resource
from maker_desktop.web.seats import Seats

#: Asks the desk and returns its answer; raises TimeoutError if none comes.
Ask = Callable[[Mapping[str, Any]], Awaitable[dict[str, Any]]]

#: Largest body in bytes, and seconds in which it must have come.
_LARGEST, _BODY_SECONDS = 16 * 1024, 10.0
#: Seconds a page waits for news before it asks again.
_POLL_SECONDS = 15.0
#: Wrong tokens and secrets that an address may try in a minute.
_WRONG_A_MINUTE = 30
#: The scripts of the page, in the order in which they are joined.
SCRIPTS = ("store", "sha256", "qrcode", "sums", "code", "talk", "draw", "marking", "page")

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Door:
    """The web application; what it cannot know it asks the desk."""

    def __init__(self, seats: Seats, ask: Ask, authority: str, reached: Callable[[], None]) -> None:
        self._seats = seats
        self._ask = ask
        self._authority = authority
        self._wrong: Counter[str] = Counter()
        self._minute = 0.0
        self._files = _page_files()
        self._reached = reached

    def application(self) -> Starlette:
        """Return the application with all its routes."""
        files = [Route(path, self._file) for path in self._files]
        return Starlette(
            routes=[
                *files,
                Route("/ca.crt", self._certificate),
                Route("/api/claim", self._claim, methods=["POST"]),
                Route("/api/page", self._page),
                Route("/api/seen", self._seen),
                Route("/api/sheet", self._sheet, methods=["POST"]),
                Route("/api/take-back", self._take_back, methods=["POST"]),
                Route("/api/help", self._help, methods=["POST"]),
            ]
        )

    async def _file(self, request: Request) -> Response:
        content, kind = self._files[request.url.path]
        if request.url.path in ("/", "/install"):
            self._reached()
        return Response(content, media_type=kind, headers=_HEADERS)

    async def _certificate(self, _request: Request) -> Response:
        return Response(self._authority, media_type="application/x-x509-ca-cert", headers=_HEADERS)

    async def _claim(self, request: Request) -> Response:
        told = await _body(request)
        token, secret = _text(told, "token"), _text(told, "secret")
        if secret and (held := self._seats.of_device(secret)) is not None:
            return _answer({"ok": True, "seat": held})  # the answer to the first claim was lost on its way
        seat = self._seats.of_token(token) if token and len(secret) >= 32 else None
        if seat is None:
            return self._wrong_try(request, "这个二维码已经用过或已作废，请向工作人员要一张新的。", 403)
        question = {"kind": "claim", "seat": seat, "token": token, "secret": secret, "name": _text(told, "name")[:80]}
        return await self._asked(question)

    async def _page(self, request: Request) -> Response:
        secret = request.headers.get("x-seat", "")
        seat = self._seats.of_device(secret)
        if seat is None:
            return self._stranger(request)
        asked = request.query_params
        self._seats.seen(seat, _number(asked.get("number")), _number(asked.get("filled")))
        found = await self._seats.next_page(secret, _number(asked.get("v")), _POLL_SECONDS)
        if found is None:
            return _refused("这台平板已停用，请找工作人员。", 401)
        version, page = found
        if version == _number(asked.get("v")):
            return Response(status_code=204, headers=_HEADERS)
        content = f'{{"v":{version},"page":{page},"clock":{self._seats.clock_text()}}}'
        return Response(content, media_type="application/json", headers=_HEADERS)

    async def _seen(self, request: Request) -> Response:
        seat = self._seats.of_device(request.headers.get("x-seat", ""))
        if seat is None:
            return self._stranger(request)
        self._seats.seen(seat, _number(request.query_params.get("number")), _number(request.query_params.get("filled")))
        return Response(status_code=204, headers=_HEADERS)

    async def _sheet(self, request: Request) -> Response:
        return await self._forward(request, "sheet", ("id", "number", "marks"))

    async def _take_back(self, request: Request) -> Response:
        return await self._forward(request, "take_back", ("number",))

    async def _help(self, request: Request) -> Response:
        return await self._forward(request, "help", ("number",))

    async def _forward(self, request: Request, kind: str, fields: tuple[str, ...]) -> Response:
        """Pass a request of a seated device on to the desk, whatever else its body holds left out."""
        seat = self._seats.of_device(request.headers.get("x-seat", ""))
        if seat is None:
            return self._stranger(request)
        told = await _body(request)
        return await self._asked({"kind": kind, "seat": seat, **{name: told.get(name) for name in fields}})

    async def _asked(self, question: Mapping[str, Any]) -> Response:
        try:
            return _answer(await self._ask(question))
        except TimeoutError:
            return _refused("工作人员的电脑没有回应，会自动再送。", 503)

    def _stranger(self, request: Request) -> Response:
        return self._wrong_try(request, "这台平板没有接入席位，请找工作人员。", 401)

    def _wrong_try(self, request: Request, sentence: str, status: int) -> Response:
        """Refuse what no seat knows; who guesses on and on is put off, while seats behind his address are not.

        Tablets that come back before a new desk has told the seats have guessed nothing.
        """
        if not self._seats.known:
            return _refused("工作人员的电脑正在开启，会自动再试。", 503)
        if time.monotonic() - self._minute > 60:
            self._minute = time.monotonic()
            self._wrong.clear()
        address = request.client.host if request.client else ""
        self._wrong[address] += 1
        if self._wrong[address] > _WRONG_A_MINUTE:
            return _refused("试得太多，请一分钟后再试，或请工作人员换一张二维码。", 429)
        return _refused(sentence, status)


def _page_files() -> Mapping[str, tuple[str, str]]:
    def text(name: str) -> str:
        return resource("judge", name).read_text(encoding="utf-8")

    script = "\n".join(text(f"{name}.js") for name in SCRIPTS)
    return {
        "/": (text("page.html"), "text/html"),
        "/page.css": (text("page.css"), "text/css"),
        "/page.js": (script, "text/javascript"),
        "/install": (text("install.html"), "text/html"),
        "/ping": ("maker", "text/plain"),
    }


async def _body(request: Request) -> dict[str, Any]:
    """Return the JSON object of a request, empty where there is none; read in time and size, or not at all."""
    content = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                content += part
                if len(content) > _LARGEST:
                    return {}
        told = json.loads(content)
    except (TimeoutError, ClientDisconnect, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _answer(told: Mapping[str, Any]) -> Response:
    return JSONResponse(dict(told), headers=_HEADERS)


def _refused(sentence: str, status: int) -> Response:
    return JSONResponse({"ok": False, "sentence": sentence}, status, headers=_HEADERS)
