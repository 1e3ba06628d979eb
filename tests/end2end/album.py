"""Takes pictures of windows, and of what stands in front of them: dialogs, questions and menus."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page import Page
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.window.open_contest import OpenContest
from tests.windows import windows

#: Seconds something that is worked out in the background may take.
_PATIENCE: Final = 300.0
#: Seconds a preview may take for showing what is ready.
_AFTERGLOW: Final = 0.4
#: Height of the strip that stands for the title bar which a desktop gives a dialog.
_TITLE_BAR: Final = 30

#: Gets what an act has opened; its class is the act's own affair.
Fill = Callable[[Any], object]
P = TypeVar("P", bound=Page)


class Album:
    """Takes pictures into a folder, all of windows of one size in device-independent pixels."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.folder = folder
        self.size = size

    def take(self, window: QWidget, name: str) -> None:
        """Take a window with all that stands in front of it, as it stands on the screen."""
        window.show()
        QApplication.processEvents()
        picture = window.grab()
        painter = QPainter(picture)
        for front in in_front_of(window):
            _paint(painter, front, front.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()))
        painter.end()
        path = self.folder / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(path))

    def take_answer(self, window: QWidget, name: str, act: Callable[[], object], fill: Fill | None = None) -> None:
        """Take what an act opens in front of a window, once `fill` has had its way with it; then close it."""
        taken: list[QWidget] = []

        def answer() -> None:
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if front is None:
                QTimer.singleShot(20, answer)
                return
            if fill is not None:
                fill(front)
            QApplication.processEvents()
            assert front.isVisible(), f"{name}: closed before its picture was taken"
            self.take(window, name)
            taken.append(front)
            for each in reversed(list(in_front_of(window))):
                each.reject() if isinstance(each, QDialog) else each.close()

        QTimer.singleShot(0, answer)
        act()
        live(_PATIENCE, lambda: bool(taken))
        assert taken, f"{name}: nothing was opened"
        QApplication.processEvents()


class Showing:
    """An open contest of which pictures are taken; `state` is the folder they go into."""

    def __init__(self, album: Album, session: Session, state: str) -> None:
        self.album = album
        self.state = state
        self.session = session
        self.contest = OpenContest(session, ENTRIES, _idle_menu(), lambda: 0.0)
        self.window = self.contest.window
        self.window.resize(*album.size)
        self.window.show()

    def page(self, key: str, kind: type[P]) -> P:
        """Go to a page, wait until it is ready, and return it."""
        self.window.go_to_key(key)
        self.wait()
        page = self.window.area.pages.currentWidget()
        assert isinstance(page, kind)
        return page

    def wait(self) -> None:
        """Let the page draw, what it draws in the background be ready, and then be drawn."""
        context = self.window.context
        live(_PATIENCE, lambda: not context.background.running() and not context.tasks.running())
        live(_AFTERGLOW, lambda: False)

    def take(self, name: str) -> None:
        """Take the window as it stands, once it is ready."""
        self.wait()
        self.album.take(self.window, f"{self.state}/{name}")

    def ask(self, name: str, act: Callable[[], object], fill: Fill | None = None) -> None:
        """Take what an act opens, once `fill` has had its way with it; then close it."""
        self.album.take_answer(self.window, f"{self.state}/{name}", act, fill)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something that is refused, and let the window say so, as the crash handler does."""
        hook = sys.excepthook
        sys.excepthook = lambda _kind, error, _trace: self._refused(error)
        try:
            act()
            self.wait()
        except Refusal as refusal:
            self._refused(refusal)
        finally:
            sys.excepthook = hook

    def close(self) -> None:
        """Close window and file."""
        self.window.asks = False  # nobody is there to answer
        self.window.close()

    def _refused(self, error: BaseException) -> None:
        assert isinstance(error, Refusal), error
        self.window.tell(error.sentence, Tone.WRONG)


def in_front_of(window: QWidget) -> Iterator[QWidget]:
    """Yield the dialogs and menus that are open, those in front of others last."""
    shown = [each for each in windows() if each.isVisible() and each is not window]
    for kind in (QDialog, QMenu, QWidget):
        wanted = [each for each in shown if isinstance(each, kind)]
        yield from sorted(wanted, key=_depth)
        shown = [each for each in shown if each not in wanted]


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)


def _paint(painter: QPainter, front: QWidget, at: QPoint) -> None:
    painter.setPen(Qt.GlobalColor.darkGray)
    if front.windowType() is Qt.WindowType.Dialog:
        bar = QRect(at.x(), at.y() - _TITLE_BAR, front.width(), _TITLE_BAR)
        painter.fillRect(bar, Qt.GlobalColor.white)
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, front.windowTitle())
        painter.drawRect(bar)
    painter.drawPixmap(at, front.grab())
    painter.drawRect(QRect(at, front.size()))


def _idle_menu() -> FileMenu:
    def nothing() -> None:
        """There is nowhere to go."""

    return FileMenu(nothing, nothing, lambda _path: None, tuple, nothing, nothing)


def live(seconds: float, done: Callable[[], bool]) -> None:
    """Let the windows live until something is done, but no longer than so many seconds."""
    deadline = QDeadlineTimer(int(seconds * 1000))
    QApplication.processEvents()
    while not done() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
