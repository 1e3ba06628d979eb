"""Ending the program on a signal or a lost screen: without questions and without losing data."""

import signal
import socket
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, QSocketNotifier, QtMsgType, qInstallMessageHandler

#: Signals that end the program; those the system does not have are skipped.
_SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGINT")
#: Qt's last message before it ends the program because the screen is gone.
_LOST: Final = ("The X11 connection broke", "The Wayland connection")


class Signals(QObject):
    """Reports on the main thread, between two events, that the system or a terminal asks the program to end."""

    def __init__(self, end: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._arriving, self._waking = socket.socketpair()
        for each in (self._arriving, self._waking):
            each.setblocking(False)
        # Qt's event loop waits outside Python; a byte in the socket wakes it.
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._arriving.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def _wake(self) -> None:
        self._arriving.recv(64)
        self._end()


def watch_screen(save: Callable[[], None]) -> None:
    """Call `save` when the screen is lost; Qt exits right after, without closing anything."""

    def heard(_kind: QtMsgType, _place: QMessageLogContext, message: str | None) -> None:
        print(message, file=sys.stderr)  # noqa: T201 - as Qt does without us
        if (message or "").startswith(_LOST):
            save()

    qInstallMessageHandler(heard)
