"""What goes wrong at the real window; run by test_mishaps.py in a process of its own, with the name of the mishap."""

import os
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtWidgets import QMessageBox

from maker_desktop.services.scoring import marks
from tests.end2end.journey import complete, confirmed, enter, key_project, marks_of, sit_at_the_desk
from tests.end2end.person import Person, run_with

PLANTED = "a bug planted by the test"


def _fail(*_words: Any) -> Any:
    raise ValueError(PLANTED)


def bug(person: Person) -> None:
    """A verb breaks in the middle of its transaction; the secretary reads the message, and goes on."""
    window = enter(person)
    page = sit_at_the_desk(person, window, "企业组")
    session, number = window.context.session, person.see(lambda: page.number)
    assert number is not None
    person.write(marks_of(number))
    person.until(lambda: complete(session, number), "the marks in the file")
    with patch.object(marks, "Appearance", _fail):
        person.keys("ctrl+Return")
        box = person.window(QMessageBox)
        told = person.see(lambda: box.text() + box.informativeText())
        assert "程序出错" in told, told
        assert "没有核对过" in told, told
        assert not person.see(lambda: confirmed(session, number)), "half a transaction was kept"
    person.keys("Return")
    person.until(window.isActiveWindow, "the window goes on")
    person.keys("ctrl+Return")
    person.until(lambda: confirmed(session, number), "the same confirmation, once the bug is gone")
    person.keys("ctrl+q")


def kill(person: Person) -> None:
    """Marks are keyed without end; what the grid shows as written goes to stdout, until the process is killed."""
    window = enter(person)
    page = sit_at_the_desk(person, window, "企业组")

    def acknowledge() -> None:
        for row in page.grid.sheets.rows():
            for criterion, value in zip(("innovation", "industrial_promotion", "team"), row.sheet.marks, strict=True):
                if value is not None:
                    os.write(1, f"{row.sheet.number} {row.sheet.judge} {criterion} {value}\n".encode())

    person.see(lambda: page.grid.sheets.dataChanged.connect(acknowledge))
    for number in person.see(page.queue.queue.numbers):
        key_project(person, page, number)


if __name__ == "__main__":
    mishap, folder = {"bug": bug, "kill": kill}[sys.argv[1]], Path(sys.argv[2])
    sys.exit(run_with(mishap, folder / "failed.png", folder / "city.maker"))
