"""Holds off sleep and the screen saver while the audience screen is open, or says why it cannot."""

import sys
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_BY_HAND: Final = "请在系统设置里关闭自动息屏、屏幕保护和睡眠，散会后再改回来。"
#: A desktop that does not answer for so long, in milliseconds, has no such service.
_PATIENCE: Final = 3000

_SAVER: Final = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
_CONNECTION: Final = "maker-desktop-awake"

#: SetThreadExecutionState of Windows: until further notice, neither the system nor the display goes to sleep.
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2


class Hold(Protocol):
    """One system's way of staying awake; `take` tells whether it worked, at once or later."""

    def take(self, answer: Callable[[bool], None]) -> None:
        """Ask the system to stay awake."""

    def release(self) -> None:
        """Let the system sleep again; nothing happens if it may."""


class Awake(QObject):
    """Stays awake as long as it is told to; `failed` carries one sentence when the system does not agree."""

    failed = Signal(str)

    def __init__(self, parent: QObject, hold: Hold | None = None) -> None:
        super().__init__(parent)
        self._hold = hold if hold is not None else system_hold(sys.platform)
        self.held = False
        self._wanted = False

    def use(self, hold: Hold) -> None:
        """Stay awake in another way from the next time on."""
        self._hold = hold

    def keep(self, wanted: bool) -> None:
        """Stay awake from now on, or no longer."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted:
            self._hold.take(self._hear)
        else:
            self._hold.release()
            self.held = False

    def _hear(self, held: bool) -> None:
        self.held = held and self._wanted
        if not held and self._wanted:
            self._wanted = False
            self.failed.emit(f"不能阻止这台电脑息屏和睡眠。{_BY_HAND}")


class DesktopHold:
    """Linux: the desktop's screen saver service, which by its rules also stays awake.

    The service ends the hold when its caller leaves the bus, so each hold has a connection of its own.
    """

    def __init__(self) -> None:
        self._call: QDBusPendingCallWatcher | None = None

    def take(self, answer: Callable[[bool], None]) -> None:
        """Ask over the session bus; the answer comes later."""
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not bus.isConnected():
            answer(False)
            return
        message = QDBusMessage.createMethodCall(*_SAVER, "Inhibit")
        message.setArguments(["创客评审台", "大屏幕正在使用"])
        self._call = QDBusPendingCallWatcher(bus.asyncCall(message, _PATIENCE))
        self._call.finished.connect(lambda call: answer(not call.isError()))

    def release(self) -> None:
        """Leave the bus."""
        self._call = None
        QDBusConnection.disconnectFromBus(_CONNECTION)


class WindowsHold:
    """Windows: `set_state` is its SetThreadExecutionState, which counts for the thread that calls it."""

    def __init__(self, set_state: Callable[[int], int]) -> None:
        self._set_state = set_state

    def take(self, answer: Callable[[bool], None]) -> None:
        """Ask for system and display; the state before is returned, 0 where the call failed."""
        answer(self._set_state(_CONTINUOUS | _SYSTEM | _DISPLAY) != 0)

    def release(self) -> None:
        """Ask for nothing any more."""
        self._set_state(_CONTINUOUS)


class NoHold:
    """A system we know no way for."""

    def take(self, answer: Callable[[bool], None]) -> None:
        """Say that it cannot be done."""
        answer(False)

    def release(self) -> None:
        """Do nothing: nothing is held."""


def system_hold(platform: str) -> Hold:
    """Return the way of a system, by its name in `sys.platform`."""
    if platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has its `windll`

        return WindowsHold(ctypes.windll.kernel32.SetThreadExecutionState)  # type: ignore[attr-defined, unused-ignore]  # Windows only
    return DesktopHold() if platform == "linux" else NoHold()
