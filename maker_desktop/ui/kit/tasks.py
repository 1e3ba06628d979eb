"""Long work off the main thread, with progress and cancel, which reports back on the main thread; and a bar for it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - what the user wished is no error
    """The user cancelled the work; raised inside it by `Progress.report`."""


class TaskProgress:
    """What running work reports to, from its own thread."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, doing: str = "") -> None:
        """Say that `done` of `total` steps are done (total 0: unknown) and what comes now; raises Cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        self._tell(done, total, doing)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: Any = None
    error: BaseException | None = None


class Tasks(QObject):
    """Runs one piece of long work at a time; a second is refused until the first has ended."""

    started = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()
    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._title = ""
        self._progress: TaskProgress | None = None
        self._then: Callable[[Any], None] | None = None
        self._next: Callable[[], None] | None = None
        self._closed = False
        self._returned.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(self, title: str, work: Callable[[TaskProgress], T], then: Callable[[T], None]) -> None:
        """Run `work(progress)` in another thread and then, on the main thread, `then(result)`.

        `work` may only read frozen values and write files of its own, never touch widgets, nor the open contest file
        but by `Session.write_apart`.
        Its Refusal, like any other exception, is raised again on the main thread and takes the usual way to the user.
        Raises Refusal while other work is running.
        """
        if self._progress is not None:
            raise Refusal(f"“{self._title}”还没有完成，请等它完成或先取消。")
        progress = TaskProgress(self.progressed.emit)
        self._title, self._progress, self._then = title, progress, then
        self.started.emit(title)

        def job() -> None:
            try:
                outcome = _Outcome(result=work(progress))
            except BaseException as error:  # noqa: BLE001 - carried over and raised again on the main thread
                outcome = _Outcome(error=error)
            self._returned.emit(outcome)

        self._pool.start(job)

    def replace(self, title: str, work: Callable[[TaskProgress], T], then: Callable[[T], None]) -> None:
        """Run work instead of the running task, whose result is dropped; of several waiting, only the last is run."""
        if self._progress is None:
            self.run(title, work, then)
            return
        self.cancel()
        self._then = None
        self._next = partial(self.run, title, work, then)

    @property
    def title(self) -> str:
        """What the work is called that runs, or ran last."""
        return self._title

    def running(self) -> bool:
        """Return whether work is under way."""
        return self._progress is not None

    def cancel(self) -> None:
        """Ask the running work to stop, and forget what waits for it; nothing happens if there is none."""
        self._next = None
        if self._progress is not None:
            self._progress.cancel()

    def close(self) -> None:
        """Cancel the running task and wait for its thread, when its window closes; its result is dropped."""
        self._closed = True
        self._then = None
        self.cancel()
        self._pool.waitForDone()

    def _finish(self, outcome: _Outcome) -> None:
        if self._closed:
            return
        then, following = self._then, self._next
        self._progress = self._then = self._next = None
        self.ended.emit()
        if following is not None:
            following()
        if outcome.error is None:
            if then is not None:
                then(outcome.result)
        elif not isinstance(outcome.error, Cancelled):
            raise outcome.error


class TaskBar(QFrame):
    """Visible only while work is running."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._stopping = False
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton("取消", self)
        self._cancel.clicked.connect(self.ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(16)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.hide()

    def follow(self, tasks: Tasks) -> None:
        """Show the work of `tasks` and pass the cancel button on to it; call once."""
        tasks.started.connect(self._begin)
        tasks.progressed.connect(self._progress)
        tasks.ended.connect(self.hide)
        self.cancelled.connect(tasks.cancel)

    def words(self) -> str:
        """Return what the bar says is being done."""
        return self._words.text()

    def ask_to_stop(self) -> None:
        """Cancel the work, unless all of it is done and only being finished."""
        if self._cancel.isEnabled():
            self._stopping = True
            self._cancel.setEnabled(False)
            self._words.setText("正在停下…")
            self.cancelled.emit()

    def _begin(self, title: str) -> None:
        self._title = title
        self._stopping = False
        self._words.setText(f"{title}…")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def _progress(self, done: int, total: int, doing: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = f"　{done} / {total}" if total else ""
        self._words.setText(f"{self._title}{count}　{doing}".rstrip())
        self._cancel.setEnabled(not self._stopping and (done < total or not total))


class _Ended(QObject):
    heard = Signal()


def awaited(work: Callable[[], T]) -> T:
    """Run work in another thread and return its result, or raise what it raises.

    Windows are painted and timers run meanwhile, but no key, click or request to close comes through: for the one thing
    that has to be done before a window goes.
    """
    loop, ended = QEventLoop(), _Ended()
    ended.heard.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    outcomes: list[_Outcome] = []

    def job() -> None:
        try:
            outcomes.append(_Outcome(result=work()))
        except BaseException as error:  # noqa: BLE001 - carried over and raised again by the caller
            outcomes.append(_Outcome(error=error))
        ended.heard.emit()

    thread = threading.Thread(target=job)
    thread.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    thread.join()
    if outcomes[0].error is not None:
        raise outcomes[0].error
    result: T = outcomes[0].result
    return result
