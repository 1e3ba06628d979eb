"""A choice among a few words that scrolling leaves alone: no rule and no vote may change under the wheel."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """A combo box for which the wheel scrolls the page it stands on; forms make one wherever they say QComboBox."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what the choice stands on."""
        event.ignore()
