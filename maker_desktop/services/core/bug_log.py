"""The log of bugs, for the program's developers; it stays on this computer."""

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

#: Largest size of a log in bytes, and how many earlier ones are kept.
LARGEST_LOG, EARLIER_LOGS = 256 * 1024, 3


def usual_log() -> Path:
    """Return the path of this user's log."""
    return user_log_path("maker-desktop") / "errors.log"


def write_down(error: BaseException, log: Path) -> None:
    """Append a bug with time, version, system and traceback to a log. Raises OSError if writing fails.

    The exception's message is left out, since it may quote names and phone numbers.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    about = f"{__version__}, Python {platform.python_version()}, {platform.platform()}\n{''.join(_way(error))}"
    with closing(_PrivateLog(log, maxBytes=LARGEST_LOG, backupCount=EARLIER_LOGS, encoding="utf-8")) as book:
        book.setFormatter(logging.Formatter("\n%(asctime)s\n%(message)s", "%Y-%m-%dT%H:%M:%S%z"))
        book.handle(logging.getLogger(__name__).makeRecord(__name__, logging.ERROR, __file__, 0, about, (), None))


class _PrivateLog(RotatingFileHandler):
    """A log that only its owner may read, and that raises if it cannot be written."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.touch(mode=0o600)
        path.chmod(0o600)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name logging gives it
        """Raise the failure, which a handler would otherwise print and ignore."""
        raise  # noqa: PLE0704 - logging calls it while it handles the failure


def _way(error: BaseException) -> Iterator[str]:
    """Yield the traceback of a bug, the first failure first: lines of code and kinds of exceptions."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _way(earlier)
        yield "led to\n"
    for line in traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__)).format():
        yield line.replace(str(Path.home()), "~")
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
