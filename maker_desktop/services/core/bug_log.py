"""Where a bug is written down, so that whoever mends the program can see what happened; it tells nobody by itself."""

import logging
import platform
import traceback
from collections.abc import Iterator
from contextlib import closing
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

from maker_desktop import __version__

#: Bytes of a log before a new one is begun, and how many earlier ones stay.
LARGEST_LOG, EARLIER_LOGS = 256 * 1024, 3


def usual_log() -> Path:
    """Return where this person's bugs are written."""
    return user_log_path("maker-desktop") / "errors.log"


def write_down(error: BaseException, log: Path) -> None:
    """Add a bug with its time, program, machine and way to a log; OSError where nothing can be written there.

    Its message is left out: it quotes what was read or typed, names and phone numbers included.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    about = f"{__version__}, Python {platform.python_version()}, {platform.platform()}\n{''.join(_way(error))}"
    with closing(_PrivateLog(log, maxBytes=LARGEST_LOG, backupCount=EARLIER_LOGS, encoding="utf-8")) as book:
        book.setFormatter(logging.Formatter("\n%(asctime)s\n%(message)s", "%Y-%m-%dT%H:%M:%S%z"))
        book.handle(logging.getLogger(__name__).makeRecord(__name__, logging.ERROR, __file__, 0, about, (), None))


class _PrivateLog(RotatingFileHandler):
    """A log that only its owner may read, and that says when it cannot be written."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.touch(mode=0o600)
        path.chmod(0o600)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name logging gives it
        """Let whoever writes know: a handler would else print the failure and go on."""
        raise  # noqa: PLE0704 - logging calls it while it handles the failure


def _way(error: BaseException) -> Iterator[str]:
    """Yield how a bug came about, the first failure first: the lines of code and the kind of each failure."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _way(earlier)
        yield "led to\n"
    for line in traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__)).format():
        yield line.replace(str(Path.home()), "~")
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
