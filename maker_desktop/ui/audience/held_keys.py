"""Tells a key that is held down from one pressed again where the system tells Qt of both in the same way."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow


class HeldKeys(QObject):
    """Watches a window of the system: a key that repeats is released and pressed in the same moment, as by no hand.

    Qt marks repeated keys only where it sees both at once in the queue of an X server.
    """

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._released: tuple[int, int] = (0, 0)
        self._repeats = False
        window.installEventFilter(self)

    def repeats(self) -> bool:
        """Return whether the key that came last is only held down."""
        return self._repeats

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of keys as they go by."""
        if isinstance(event, QKeyEvent):
            # Read before anything else: a later event of this kind takes the place of this one.
            key, moment = event.key(), event.timestamp()
            if event.type() == QEvent.Type.KeyRelease:
                self._released, self._repeats = (key, moment), False
            elif event.type() == QEvent.Type.ShortcutOverride:
                self._repeats = event.isAutoRepeat() or (moment > 0 and self._released == (key, moment))
        return super().eventFilter(watched, event)
