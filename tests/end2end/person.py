"""Somebody at the window: looks at it from a thread of their own, and has nothing but a real keyboard and mouse."""

import os
import re
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from maker_desktop import app
from tests.windows import windows

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

#: How long, in seconds, the window may take for anything before the person gives up.
PATIENCE: Final = 120.0
_GLANCE: Final = 0.005
_KEYS: Final = {".": "period", "\n": "Return"}
_MNEMONIC: Final = re.compile(r"\(?&\w\)?")
#: What a window manager takes care of; a menu or a tool tip is none of it.
_MANAGED: Final = (Qt.WindowType.Window, Qt.WindowType.Dialog)
_LOOK: Final = QEvent.Type(QEvent.registerEventType())


class _Look(QEvent):
    """Something to be looked at on the main thread, between two events of the window."""

    def __init__(self, look: Callable[[], Any], answer: "SimpleQueue[tuple[bool, Any]]") -> None:
        super().__init__(_LOOK)
        self.look = look
        self.answer = answer


class _Eyes(QObject):
    """Looks on the main thread, and gives a new window the keyboard as a window manager does; Xvfb has none."""

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, _Look):
            return super().event(event)
        try:
            event.answer.put((True, event.look()))
        except Exception as error:  # noqa: BLE001 - raised again in the person's thread
            event.answer.put((False, error))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(watched, QWidget) and watched.isWindow():
            if event.type() == QEvent.Type.Show and watched.windowType() in _MANAGED:
                watched.activateWindow()
            elif event.type() == QEvent.Type.Hide:
                _activate_the_top_one()
        return False


def _activate_the_top_one() -> None:
    top = QApplication.activeModalWidget() or next(
        (window for window in windows() if window.isVisible() and window.isWindow()), None
    )
    if top is not None:
        top.activateWindow()


class Person:
    """Works at the window that `QApplication` shows; made before it, and asked to work from another thread."""

    def __init__(self) -> None:
        self._eyes: _Eyes | None = None

    def wait_for_the_program(self) -> None:
        """Wait until the program has begun, and open the eyes."""
        deadline = time.monotonic() + PATIENCE
        while (program := QCoreApplication.instance()) is None:
            assert time.monotonic() < deadline, "the program did not begin"
            time.sleep(_GLANCE)  # nothing can be asked before there is an application
        eyes = _Eyes()
        eyes.moveToThread(program.thread())
        self._eyes = eyes
        self.see(lambda: program.installEventFilter(eyes))
        self.see(_activate_the_top_one)

    def see(self, look: Callable[[], T]) -> T:
        """Return what `look` sees on the main thread; its exception is raised here."""
        assert self._eyes is not None
        answer: SimpleQueue[tuple[bool, Any]] = SimpleQueue()
        QCoreApplication.postEvent(self._eyes, _Look(look, answer))
        well, seen = answer.get(timeout=PATIENCE)
        if not well:
            raise seen
        return seen  # type: ignore[no-any-return]  # the queue carries what `look` returned

    def until(self, look: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
        """Wait until `look` sees something true and return it; AssertionError says `what` did not happen."""
        deadline = time.monotonic() + patience
        while not (seen := self.see(look)):
            assert time.monotonic() < deadline, f"did not happen: {what}"
            threading.Event().wait(_GLANCE)
        return seen

    # Hands

    def keys(self, *chords: str) -> None:
        """Press keys one after the other, named as X names them: "Return", "ctrl+s", "F8"."""
        _hand("key", "--delay", "0", *chords)

    def write(self, text: str) -> None:
        """Key digits and points; a line break is the Enter key."""
        self.keys(*(_KEYS.get(letter, letter) for letter in text))

    def copy(self, text: str) -> None:
        """Put text on the clipboard, as if copied from another program."""
        self.see(lambda: QGuiApplication.clipboard().setText(text))

    def paste(self, text: str) -> None:
        """Put text on the clipboard and press Ctrl+V."""
        self.copy(text)
        self.keys("ctrl+v")

    def fill(self, text: str) -> None:
        """Replace what the field in focus holds."""
        self.keys("ctrl+a")
        self.paste(text)

    def click(self, widget: QWidget) -> None:
        """Press the left mouse button in the middle of a widget."""
        place = self.see(lambda: widget.mapToGlobal(widget.rect().center()))
        _hand("mousemove", str(place.x()), str(place.y()), "click", "1")

    def press(self, words: str) -> None:
        """Click the button with these words in the active window, once it can be pressed."""
        self.click(self.until(lambda: _button(words), f"a button “{words}” that can be pressed"))

    def choose(self, box: QComboBox, words: str) -> None:
        """Open a box of choices and take the one with these words."""
        steps = self.see(lambda: box.findText(words) - box.currentIndex())
        self.click(box)
        self.until(lambda: box.view().isVisible(), f"the choices of {box.accessibleName()}")
        self.keys(*["Down" if steps > 0 else "Up"] * abs(steps), "Return")
        self.until(lambda: box.currentText() == words, f"the choice “{words}”")

    # Eyes

    def photograph(self, path: Path) -> None:
        """Keep a picture of the whole screen."""
        self.see(lambda: QGuiApplication.primaryScreen().grabWindow(0).save(str(path)))

    def window(self, kind: type[W]) -> W:
        """Wait for a window of this class that has the keyboard."""
        return self.until(lambda: _active(kind), f"a window {kind.__name__}")


def run_with(live: Callable[[Person], None], failure: Path, contest: Path | None = None) -> int:
    """Run the program as its user does, with a person who lives through `live`; return the program's exit code.

    If anything goes wrong for the person, its trace goes to stderr, a picture of the screen to `failure`, and the
    program ends at once with 1: its window would wait for ever.
    """
    person = Person()

    def at_the_window() -> None:
        try:
            person.wait_for_the_program()
            live(person)
        except BaseException:  # noqa: BLE001 - whatever it is, the program has to end
            traceback.print_exc()
            person.photograph(failure)
            sys.stderr.flush()
            os._exit(1)

    threading.Thread(target=at_the_window, daemon=True).start()
    return app.run(contest)


def _hand(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, capture_output=True, timeout=PATIENCE)


def _active(kind: type[W]) -> W | None:
    window = QApplication.activeWindow()
    return window if isinstance(window, kind) else None


def _button(words: str) -> QAbstractButton | None:
    window = QApplication.activeWindow()
    for button in window.findChildren(QAbstractButton) if window else ():
        if _MNEMONIC.sub("", button.text()).rstrip("…") == words and button.isVisible() and button.isEnabled():
            return button
    return None
