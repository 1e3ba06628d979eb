"""A screen saver service and a window that holds it off, on a bus of their own; run by test_awake.py."""

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection

from maker_desktop.ui.window.awake import Awake, DesktopHold


@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})  # type: ignore[call-arg]  # Qt's stub misses it
class Saver(QObject):  # type: ignore[operator]  # of the same stub
    """Answers as a desktop's service does."""

    @Slot(str, str, result="uint")
    def Inhibit(self, name: str, reason: str) -> int:  # noqa: N802 - the service's own name
        """Hold the screen saver off for somebody."""
        say(f"held for {name} {reason}")
        return 7


def say(line: str) -> None:
    """Tell the test one line."""
    sys.stdout.write(f"{line}\n")


def main() -> int:
    """Hold the screen saver off, and let go again; print what happens."""
    app = QCoreApplication(sys.argv)
    bus = QDBusConnection.sessionBus()
    saver = Saver()
    if "--no-service" not in sys.argv:
        bus.registerService("org.freedesktop.ScreenSaver")
        bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
    awake = Awake(app, DesktopHold())

    def tell_and_end(sentence: str) -> None:
        say(sentence)
        app.quit()

    awake.failed.connect(tell_and_end)
    awake.keep(True)

    def let_go() -> None:
        if not awake.held:
            return
        waiting.stop()
        caller = QDBusConnection("maker-desktop-awake").baseService()
        say(f"on the bus {bus.interface().isServiceRegistered(caller).value()}")
        awake.keep(False)
        say(f"on the bus {bus.interface().isServiceRegistered(caller).value()}")
        app.quit()

    waiting = QTimer(app, interval=10)
    waiting.timeout.connect(let_go)
    waiting.start()
    QTimer.singleShot(30_000, app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
