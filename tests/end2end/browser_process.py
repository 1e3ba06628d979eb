"""The process of a browser that is driven from outside: started, heard until it is ready, and ended."""

import re
import shutil
import subprocess
from collections import deque
from collections.abc import Sequence
from threading import Thread

#: What every Chromium is told here: no screen, no network but the test's, and a free port to be driven by.
CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
)


class BrowserProcess:
    """`name` is the program, as Debian calls it: chromium or firefox-esr; `patience` is in seconds."""

    def __init__(self, name: str, options: Sequence[str], patience: float) -> None:
        program = shutil.which(name)
        assert program is not None, f"{name} is not installed"
        self._patience = patience
        command = [program, *options, "about:blank"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self._reader = Thread(target=deque, args=(self._process.stderr, 0), daemon=True)

    def said(self, pattern: str) -> str:
        """Return the first group of the first line that holds a pattern, and take all later lines without a look.

        What else it says must be taken, or it waits for that. Called once.
        """
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := re.search(pattern, line):
                self._reader.start()
                return found[1]
        raise AssertionError("the browser ended before it was ready")

    def end(self) -> None:
        """End the browser; whoever drives it has left it."""
        self._process.terminate()
        self._process.wait(self._patience)
        self._reader.join(self._patience)
        if self._process.stderr is not None:
            self._process.stderr.close()
