"""A real browser without a window, driven over its own protocol: opens a page from the disk and asks it things."""

import json
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websocket import WebSocket, create_connection

from tests.end2end.browser_process import CHROMIUM, BrowserProcess

#: Seconds a browser may take to answer.
_PATIENCE = 300

_FIREFOX = ("--headless", "--no-remote", "--remote-debugging-port=0")
#: Resolves once the page has said that its checks are over.
_CHECKED = """new Promise(function (done) {
  function look() { if (document.body.dataset.state) { done(true); } }
  new MutationObserver(look).observe(document.body, { attributes: true });
  look();
})"""


class Browser:
    """One browser process with one page; `name` is chromium or firefox-esr, as Debian calls them."""

    def __init__(self, name: str, home: Path) -> None:
        self._turn = 0
        self._chromium = name == "chromium"
        options = (*CHROMIUM, f"--user-data-dir={home}") if self._chromium else (*_FIREFOX, "--profile", str(home))
        self._process = BrowserProcess(name, options, _PATIENCE)
        self._socket, self._context = self._chromium_page() if self._chromium else self._firefox_page()

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.end()

    def open(self, page: Path) -> None:
        """Open a page from the disk, and wait until it has said that its checks are over."""
        if self._chromium:
            self._ask("Page.enable", {})
            self._ask("Page.navigate", {"url": page.as_uri()}, until="Page.loadEventFired")
        else:
            target = {"context": self._context, "url": page.as_uri(), "wait": "complete"}
            self._ask("browsingContext.navigate", target)
        assert self._evaluated(_CHECKED) is True

    def go(self, address: str) -> None:
        """Open an address in Firefox, whoever signed its certificate."""
        self._ask("browsingContext.navigate", {"context": self._context, "url": address, "wait": "complete"})

    def until(self, condition: str) -> None:
        """Wait until something is there on the page."""
        watch = f"""new Promise(function (done) {{
          (function look() {{ if ({condition}) {{ done(true); }} else {{ setTimeout(look, 20); }} }}());
        }})"""
        assert self._evaluated(watch) is True

    def keys(self, text: str) -> None:
        """Press keys in Firefox, one after the other; a line break is Enter."""
        signs = text.replace("\n", "\ue007")  # WebDriver's Enter
        actions = [{"type": kind, "value": sign} for sign in signs for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self._ask("input.performActions", {"context": self._context, "actions": [keyboard]})

    def value(self, expression: str) -> Any:
        """Return what an expression is worth on the page, by way of JSON."""
        text = self._evaluated(f"JSON.stringify({expression})")
        return None if text is None else json.loads(text)

    def click(self, selector: str, **fields: str) -> None:
        """Fill fields, by their ids, and click what the selector finds."""
        filled = "".join(
            f"document.getElementById({json.dumps(key)}).value={json.dumps(text)};" for key, text in fields.items()
        )
        self._evaluated(f"{filled}document.querySelector({json.dumps(selector)}).click()")

    def text(self, element: str) -> str:
        """Return the text of an element by its id."""
        return str(self.value(f"document.getElementById({json.dumps(element)}).innerText"))

    def picture(self, out: Path, width: int, height: int) -> None:
        """Save what Chromium shows in a window of this size."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", metrics)
        out.write_bytes(b64decode(self._ask("Page.captureScreenshot", {"format": "png"})["data"]))

    def _evaluated(self, expression: str) -> Any:
        if self._chromium:
            told = {"expression": expression, "returnByValue": True, "awaitPromise": True}
            answer = self._ask("Runtime.evaluate", told)
            assert "exceptionDetails" not in answer, answer
        else:
            target = {"context": self._context}
            answer = self._ask("script.evaluate", {"expression": expression, "target": target, "awaitPromise": True})
            assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def _chromium_page(self) -> tuple[WebSocket, str]:
        address = self._process.said(r"ws://([\d.:]+)/")
        with urlopen(f"http://{address}/json", timeout=_PATIENCE) as answer:
            page = next(each for each in json.load(answer) if each["type"] == "page")
        return create_connection(page["webSocketDebuggerUrl"], timeout=_PATIENCE, suppress_origin=True), ""

    def _firefox_page(self) -> tuple[WebSocket, str]:
        address = self._process.said(r"WebDriver BiDi listening on (ws://[\d.:]+)")
        self._socket = create_connection(f"{address}/session", timeout=_PATIENCE, suppress_origin=True)
        self._ask("session.new", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})
        return self._socket, self._ask("browsingContext.getTree", {})["contexts"][0]["context"]

    def _ask(self, method: str, parameters: Mapping[str, object], until: str = "") -> Any:
        """Return the answer to a command; with `until`, not before that event has come."""
        self._turn += 1
        self._socket.send(json.dumps({"id": self._turn, "method": method, "params": parameters}))
        answer, waiting = None, bool(until)
        while answer is None or waiting:
            message = json.loads(self._socket.recv())
            waiting = waiting and message.get("method") != until
            if message.get("id") == self._turn:
                assert "error" not in message, message
                answer = message["result"]
        return answer
