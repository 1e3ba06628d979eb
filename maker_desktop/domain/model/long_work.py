"""The type of callback by which long work reports its progress."""

from collections.abc import Callable

#: Called with items done, their total (0: unknown) and what is done now; it may raise to stop the work.
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, doing: str) -> None:
    """Ignore the progress."""
    del done, total, doing
