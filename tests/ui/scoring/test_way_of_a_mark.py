"""The way of a mark from its keys into the journal: how much of the program it passes, on a real page and file."""

import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import maker_desktop
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.store import journal
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.window.open_contest import OpenContest
from tests.ui.scoring.test_typed_day import day_to_come

PROGRAM: Final = str(Path(maker_desktop.__file__).parent)
#: Whoever has to be sure that no mark is lost can read so many functions; it was nearly twice as many once. Judges' own
#: sheets, which a key may not change without a reason, the zoom and withheld telephone numbers have cost six.
MOST: Final = 66


class Way:
    """Notes every named function of the program that is entered before the journal has its row."""

    def __init__(self) -> None:
        self.passed: set[CodeType] = set()
        self.arrived = False

    def note(self, frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "return" and code is journal.add.__code__:
            self.arrived = True
        elif event == "call" and not self.arrived and code.co_filename.startswith(PROGRAM) and code.co_name[0] != "<":
            self.passed.add(code)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    receiver = QApplication.focusWidget()
    assert receiver is not None, "the keyboard leads nowhere"
    QTest.keyClick(receiver, key, modifier)


def key_mark(text: str) -> Way:
    """Key a mark where the cursor stands, and return the way it went."""
    way = Way()
    sys.setprofile(way.note)
    try:
        for digit in text:
            press(Qt.Key(ord(digit)))
        press(Qt.Key.Key_Return)
    finally:
        sys.setprofile(None)
    return way


def test_few_functions_lie_between_the_keys_and_the_journal(tmp_path: Path, idle_menu: FileMenu) -> None:
    session = day_to_come(tmp_path / "day.maker", 3)
    opened = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(1440, 900)
    opened.window.show()
    opened.window.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    ways = [key_mark("85"), key_mark("86")]
    assert {str(mark.value) for mark in session.file.all(Mark)} == {"85", "86"}
    assert all(way.arrived for way in ways)
    # What is looked up once for all marks belongs to the first of them alone.
    passed = ways[1].passed
    names = sorted(f"{Path(code.co_filename).stem}.{code.co_qualname}" for code in passed)
    sys.stdout.write(f"\n{len(names)} functions in {len({code.co_filename for code in passed})} files\n")
    assert len(names) < MOST, "\n".join(names)
    opened.window.close()
    for widget in (opened.window, opened.audience):
        widget.deleteLater()
    opened.deleteLater()
