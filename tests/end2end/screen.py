"""A screen of its own for the window: an X server without a monitor, on a display that is free."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def screen(width: int = 1440, height: int = 900) -> Iterator[str]:
    """Run Xvfb with one screen of this size in pixels while the block runs; its display's name is given, e.g. ":7"."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def missing_tool() -> str:
    """Return the name of a program that driving the window takes and this machine lacks, or an empty text."""
    return next((tool for tool in ("Xvfb", "xdotool", "pdftotext") if shutil.which(tool) is None), "")


def surroundings(display: str, home: Path) -> dict[str, str]:
    """Return the environment of a program on that screen whose settings, logs and documents all lie below `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "WAYLAND"))}
    folders = {
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
        "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache",
    }
    own = {name: str(home / folder) for name, folder in folders.items()}
    documents = home / "Documents"
    documents.mkdir(parents=True, exist_ok=True)
    return {
        **kept,
        **own,
        "HOME": str(home),
        "XDG_DOCUMENTS_DIR": str(documents),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONFAULTHANDLER": "1",
    }


def program(module: str, *words: object, display: str, home: Path) -> subprocess.Popen[str]:
    """Start one of these tests' programs, with its own surroundings and pipes to listen at."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, words)],
        cwd=Path(__file__).parents[2],
        env=surroundings(display, home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
