"""Where a bug is written down, so that whoever mends the program can see what happened; it tells nobody by itself."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_path

from maker_desktop import __version__


def usual_log() -> Path:
    """Return where this person's bugs are written."""
    return user_log_path("maker-desktop") / "errors.log"


def write_down(error: BaseException, log: Path) -> None:
    """Add a bug with its time, program, machine and way to a log; OSError where nothing can be written there."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as book:
        book.write(f"\n{datetime.now().astimezone().isoformat(timespec='seconds')}\n")
        book.write(f"{__version__}, Python {platform.python_version()}, {platform.platform()}\n")
        book.writelines(traceback.format_exception(error))
