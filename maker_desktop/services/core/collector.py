"""Keeping Python's garbage collector away while very many values are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: With more new values than this the collector is told to leave them alone for good.
MANY = 100_000


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector of reference cycles rest; it works on afterwards if it did before.

    It would walk through everything made so far again and again, for half of the time that a province's marks take to
    load, and find nothing: records and results hold no cycles, and go when nobody holds them any more. Very many of
    them it never looks at later either, so that no key pressed at the desk waits for such a walk.
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
