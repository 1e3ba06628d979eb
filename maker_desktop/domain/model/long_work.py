"""How long work tells how far it has come."""

from collections.abc import Callable

#: Hears how many things of how many are done (of 0: nobody knows), and what comes now; it may raise to stop the work.
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, doing: str) -> None:
    """Tell nobody how far the work has come."""
    del done, total, doing
