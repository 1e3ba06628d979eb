"""The collector rests while very many values are made, and goes back to what it did."""

import gc

import pytest

from maker_desktop.services.core.collector import MANY, collector_at_rest


def test_the_collector_rests_inside_and_works_afterwards() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def fail_at_rest() -> None:
    with collector_at_rest():
        raise ValueError("on purpose")


def test_it_works_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="on purpose"):
        fail_at_rest()
    assert gc.isenabled()


@pytest.mark.parametrize(("count", "left_alone"), [(10, False), (MANY + 1000, True)])
def test_only_very_many_values_are_left_alone_for_good(count: int, left_alone: bool) -> None:
    gc.collect()
    before = gc.get_freeze_count()
    with collector_at_rest():
        made = [[number] for number in range(count)]
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    assert len(made) == count
    assert (frozen > before + MANY) is left_alone
