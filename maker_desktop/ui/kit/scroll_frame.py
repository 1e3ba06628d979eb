"""Frames that scroll what finds no room: a long text, the content of a window that is zoomed, and that of a dialog."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from maker_desktop.ui.kit.zoom import factor, px

#: Pixels: less than this is not worth scrolling.
_LEAST_SCROLLED_HEIGHT: Final = 120
#: Pixels that stay visible around what has the keyboard.
_AROUND: Final = 24
#: Pixels of the screen that the frame of a window and the bars of the desktop take.
_BARS: Final = 72


class SnugScroll(QScrollArea):
    """A text field that keeps the button below it visible; Qt's own would take a fixed height."""

    def sizeHint(self) -> QSize:
        """Return the height of the content at the width there is."""
        width, content = self.viewport().width(), self.widget()
        if content is None:
            return super().sizeHint()
        high = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few lines."""
        return QSize(0, px(_LEAST_SCROLLED_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content's height."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words again at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ScrollFrame(QScrollArea):
    """Holds what a window shows: as large as the window, but never smaller than it can be read at the zoom."""

    def __init__(self, content: QWidget, least: tuple[int, int], parent: QWidget) -> None:
        """`least`: the smallest size of the content, in device-independent pixels at a zoom of 1."""
        super().__init__(parent)
        self._least = least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)
        QApplication.instance().focusChanged.connect(self._show_focus)  # type: ignore[union-attr]  # there is a window

    def fit(self) -> None:
        """Give the content its size."""
        room = self.maximumViewportSize()
        if factor() > 1:
            least = QSize(px(self._least[0]), px(self._least[1]))
            bar = self.verticalScrollBar().sizeHint().width()
            wide, high = least.width() > room.width(), least.height() > room.height()
            room -= QSize(bar if high else 0, bar if wide else 0)
            room = room.expandedTo(least)
        self._content.resize(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the content follow the window."""
        super().resizeEvent(event)
        self.fit()

    def _show_focus(self, _former: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, _AROUND, _AROUND)


class DialogScroll(QScrollArea):
    """Holds what a dialog shows: as high as that, but no higher than the screen."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """Return the size of the content, as far as the screen has room for it."""
        room = self.screen().availableSize() - QSize(0, _BARS)
        wanted = self._content.sizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if wanted.height() > room.height() else 0
        return (wanted + QSize(bar, 0)).boundedTo(room)

    def minimumSizeHint(self) -> QSize:
        """Give way as far as the screen asks for."""
        return self._content.minimumSizeHint().boundedTo(self.sizeHint())


def resize(window: QWidget, width: int, height: int) -> None:
    """Give a dialog a size, in device-independent pixels at a zoom of 1, as far as the screen has room for it."""
    room = window.screen().availableSize() - QSize(0, _BARS)
    window.resize(QSize(px(width), px(height)).boundedTo(room) if factor() > 1 else QSize(px(width), px(height)))
