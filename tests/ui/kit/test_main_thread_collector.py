"""What belongs to Qt and was forgotten ends on the main thread, whichever thread makes so many values meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt

from maker_desktop.ui.kit.main_thread_collector import MainThreadCollector


@pytest.fixture
def collector() -> Iterator[MainThreadCollector]:
    threshold, working = gc.get_threshold(), gc.isenabled()
    gc.collect()
    gc.set_threshold(1_000, 10, 10)
    yield MainThreadCollector()
    gc.set_threshold(*threshold)
    if working:
        gc.enable()


def forget_an_object(ended: list[int]) -> None:
    """Make an object in a cycle that nobody holds; `ended` hears in which thread it ends."""
    forgotten = QObject()
    forgotten.itself = forgotten  # type: ignore[attr-defined]  # the cycle
    forgotten.destroyed.connect(lambda *_: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)


def make_many_values(held: list[list[int]]) -> None:
    held += [[number] for number in range(50_000)]


def test_what_was_forgotten_ends_on_the_main_thread(collector: MainThreadCollector) -> None:
    ended: list[int] = []
    forget_an_object(ended)
    held: list[list[int]] = []
    thread = threading.Thread(target=make_many_values, args=[held])
    thread.start()
    thread.join()
    assert (len(held), ended) == (50_000, [])
    collector.look()
    assert ended == [threading.get_ident()]


def test_nothing_is_collected_while_little_was_made(collector: MainThreadCollector) -> None:
    ended: list[int] = []
    forget_an_object(ended)
    collector.look()
    assert ended == []
