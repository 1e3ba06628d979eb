"""A program that keys sheet after sheet and says after each that it is kept, until it is killed."""

import sys
from decimal import Decimal
from pathlib import Path

from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.store.contest_file import open_contest
from tests.fakes import clock

sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # it is no TextIO only when it was replaced
file = open_contest(Path(sys.argv[1]), clock)
for number in range(1, 100_000):
    with file.change("marks.enter", str(number), "王五") as work:
        for criterion in ("a", "b", "c"):
            work.put(Mark("final", number, "张三", criterion, Decimal("87.5")))
        work.put(Confirmation("final", number, "张三"))
    sys.stdout.write(f"{number}\n")
