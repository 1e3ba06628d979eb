"""A scrolled part of a column that is as high as what is in it while there is room, and scrolls where there is not."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea

#: Pixels: less than this is not worth scrolling.
_LEAST = 120


class SnugScroll(QScrollArea):
    """Leaves what stands below it, the button that commits, in sight; Qt's own would take a fixed height."""

    def sizeHint(self) -> QSize:
        """Return the height of the content at the width there is."""
        width, content = self.viewport().width(), self.widget()
        if content is None:
            return super().sizeHint()
        high = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few lines."""
        return QSize(0, _LEAST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content's height."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
