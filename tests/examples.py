"""How many examples a property is tried on: all of them in `make soak`, a third of them in `make test`."""

import os
from typing import Any, Final

from hypothesis import settings

_ALL: Final = "MAKER_ALL_EXAMPLES" in os.environ
#: Hypothesis' own number of examples.
_USUAL: Final = 100


def examples(number: int = _USUAL, **more: Any) -> settings:
    """Return Hypothesis' settings for so many examples in `make soak`; `more` are settings of other names.

    No example is timed: a machine that is busy or slow is no fault of the example it works on.
    """
    return settings(max_examples=number if _ALL else -(-number // 3), deadline=None, **more)
