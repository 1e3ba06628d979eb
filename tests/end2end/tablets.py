"""Judges' tablets in one Chromium: each with storage of its own, driven by real clicks and keys."""

import json
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from websocket import create_connection

from tests.end2end.browser_process import CHROMIUM, BrowserProcess

#: Seconds Chromium may take to answer.
_PATIENCE = 60
#: Milliseconds a page may take to show what is waited for.
_SOON = 20_000

_OPTIONS = (
    *CHROMIUM,
    "--disable-features=Translate,SpareRendererForSitePerProcess",
    "--disable-site-isolation-trials",
    "--disable-extensions",
    "--force-prefers-reduced-motion",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--ignore-certificate-errors",
)


class Tablets:
    """One Chromium; `tablet` opens a further device in it."""

    def __init__(self, home: Path) -> None:
        self._process = BrowserProcess("chromium", (*_OPTIONS, f"--user-data-dir={home}"), _PATIENCE)
        address = self._process.said(r"(ws://\S+)")
        self._socket = create_connection(address, timeout=_PATIENCE, suppress_origin=True)
        self._turn = 0

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.end()

    def tablet(self, width: int = 1024, height: int = 768) -> "Tablet":
        """Open a device with storage of its own."""
        context = self.ask("Target.createBrowserContext", {"disposeOnDetach": True})["browserContextId"]
        target = self.ask("Target.createTarget", {"url": "about:blank", "browserContextId": context})["targetId"]
        session = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        return Tablet(self, session, width, height)

    def ask(self, method: str, parameters: dict[str, Any], session: str = "") -> Any:
        """Return the answer to a command of the browser, or of one page."""
        return self.ask_all(method, [parameters], session)[-1]

    def ask_all(self, method: str, each: Sequence[dict[str, Any]], session: str = "") -> list[Any]:
        """Return the answers to a command given several times, in this order and without waiting in between."""
        first = self._turn + 1
        for parameters in each:
            self._turn += 1
            message = {"id": self._turn, "method": method, "params": parameters}
            self._socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        found: dict[int, Any] = {}
        while len(found) < len(each):
            answer = json.loads(self._socket.recv())
            if answer.get("id", 0) >= first:
                assert "error" not in answer, answer
                found[answer["id"]] = answer["result"]
        return [found[turn] for turn in sorted(found)]


class Tablet:
    """One judge's device."""

    def __init__(self, browser: Tablets, session: str, width: int, height: int) -> None:
        self._browser = browser
        self._session = session
        self._ask("Page.enable")
        self._ask("Network.enable")
        self.size(width, height)

    def size(self, width: int, height: int) -> None:
        """Turn the device, or make it another one."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, **features: str) -> None:
        """Set what the system prefers, such as prefers_color_scheme."""
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self._ask("Emulation.setEmulatedMedia", features=wanted)

    def go(self, address: str) -> None:
        """Open an address, as scanning its code does."""
        if self.value("location.href") != "about:blank":  # another fragment alone would load nothing
            self._ask("Page.navigate", url="about:blank")
        self._ask("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")

    def reload(self) -> None:
        """Load the page again, as a judge does who is not sure."""
        self._ask("Runtime.evaluate", expression="window.former = true")
        self._ask("Page.reload")
        self.until("!window.former && document.readyState === 'complete'")

    def offline(self, is_off: bool) -> None:
        """Take the network away, or give it back."""
        self._ask(
            "Network.emulateNetworkConditions", offline=is_off, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )

    def value(self, expression: str) -> Any:
        """Return what an expression is worth on the page."""
        answer = self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def text(self) -> str:
        """Return all that the page shows."""
        return str(self.value("document.body.innerText"))

    def until(self, condition: str) -> None:
        """Wait until a condition holds on the page; fails with what the page shows instead."""
        watch = f"""new Promise(function (done) {{
          function look() {{ try {{ if ({condition}) {{ done(true); }} }} catch (error) {{ /* not there yet */ }} }}
          setInterval(look, 10);
          look();
          setTimeout(function () {{ done(false); }}, {_SOON});
        }})"""
        try:
            held = self.value(watch)
        except AssertionError:  # the page was left meanwhile
            held = self.value(watch)
        assert held, f"{condition} did not come; the page shows:\n{self.text()}"

    def shows(self, words: str) -> None:
        """Wait until the page shows some words."""
        self.until(f"document.body.innerText.indexOf({json.dumps(words)}) >= 0")

    def press(self, words: str) -> None:
        """Click the button with these words, or this label."""
        found = (
            "Array.prototype.filter.call(document.querySelectorAll('button'), function (each) {"
            f"return each.offsetParent && (each.innerText.trim() === {json.dumps(words)}"
            f" || each.getAttribute('aria-label') === {json.dumps(words)}); }})[0]"
        )
        self.until(found)
        self.click(found)

    def click(self, element: str) -> None:
        """Click in the middle of an element, given as an expression."""
        at = self.value(
            f"(function (box) {{ box.scrollIntoView({{ block: 'nearest' }}); var rect = box.getBoundingClientRect();"
            f"return [rect.left + rect.width / 2, rect.top + rect.height / 2]; }}({element}))"
        )
        where = {"x": at[0], "y": at[1], "button": "left", "clickCount": 1}
        events = [{"type": kind, **where} for kind in ("mousePressed", "mouseReleased")]
        self._browser.ask_all("Input.dispatchMouseEvent", events, self._session)

    def keys(self, text: str) -> None:
        """Press keys one after the other; a line break is Enter."""
        events: list[dict[str, Any]] = []
        for sign in text:
            key = {"\n": "Enter", "\b": "Backspace"}.get(sign, sign)
            typed = "\r" if sign == "\n" else "" if sign == "\b" else sign
            events += [{"type": "keyDown", "key": key, "text": typed}, {"type": "keyUp", "key": key}]
        self._browser.ask_all("Input.dispatchKeyEvent", events, self._session)

    def fill(self, *marks: str) -> None:
        """Give a mark for every criterion by the keyboard, from the first."""
        self.until("document.querySelector('.card')")
        self.click("document.querySelector('.card .value')")
        self.keys("\n".join(marks))

    def submit(self) -> None:
        """Press the button below the keypad."""
        self.click("document.querySelector('.submit')")

    def receipt(self) -> str:
        """Return the receipt shown."""
        self.until("document.querySelector('.receipt b')")
        return str(self.value("document.querySelector('.receipt b').innerText"))

    def picture(self, out: Path) -> None:
        """Save what is shown."""
        out.write_bytes(b64decode(self._ask("Page.captureScreenshot", format="png")["data"]))

    def _ask(self, method: str, **parameters: Any) -> Any:
        return self._browser.ask(method, parameters, self._session)
