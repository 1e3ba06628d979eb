"""Restricts Python's garbage collector to the main thread, the only one in which Qt allows widgets to be deleted."""

import gc

from PySide6.QtCore import QObject, QTimer

#: Milliseconds between two looks.
_EVERY = 500


class MainThreadCollector(QObject):
    """Replaces the automatic collector, with the same thresholds.

    The automatic one works in whatever thread makes the next value: a printing thread would end the widgets of a dialog
    that was closed and forgotten, which hangs or crashes the whole program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, as the automatic collector would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
