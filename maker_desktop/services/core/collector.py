"""Pausing Python's garbage collector while very many values are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: With more new values than this they are excluded from later collections (gc.freeze).
MANY = 100_000


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Pause the garbage collector; it is enabled afterwards if it was before.

    It would walk through everything made so far again and again, for half of the time that a province's marks take to
    load, and find nothing: records and results hold no cycles, and are freed by reference counts. Very many
    values are also excluded from later collections, so that no keystroke waits for one.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY:
            gc.freeze()
        if working:
            gc.enable()
