"""Keeping Python's garbage collector away while very many values are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector of reference cycles rest; it works on afterwards if it did before.

    It would walk through everything made so far again and again, for half of the time that a province's marks take to
    load, and find nothing: records and results hold no cycles.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()
