"""The window on the projector: it paints the scene it was last given, at any size, and knows nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRadialGradient, QScreen
from PySide6.QtWidgets import QWidget

from maker_desktop.ui.audience.canvas import Canvas
from maker_desktop.ui.audience.drawings import draw
from maker_desktop.ui.audience.scenes import Black, Scene, Timer

#: How often the clock is looked at, in milliseconds.
_TICK = 200


class AudienceWindow(QWidget):
    """The audience screen; `clock` returns seconds of the steady clock the countdown was started with.

    `activated` says that the keyboard is here.
    """

    closed = Signal()
    activated = Signal()

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._scene: Scene = Black()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self.update)
        self.setWindowTitle("大屏幕")
        # Opened in the middle of the day, it must not take the keyboard away from the desk.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(320, 180)
        self.resize(1280, 720)

    def show_scene(self, scene: Scene) -> None:
        """Show a scene from now on."""
        self._scene = scene
        running = isinstance(scene, Timer) and scene.countdown.running_since is not None
        if running != self._tick.isActive():
            if running:
                self._tick.start()
            else:
                self._tick.stop()
        self.update()

    def scene(self) -> Scene:
        """Return the scene shown."""
        return self._scene

    def ticking(self) -> bool:
        """Return whether the picture is painted anew by itself, as it is while a clock runs."""
        return self._tick.isActive()

    def open_on(self, screen: QScreen | None) -> None:
        """Fill a screen; without one, open as a window of its own."""
        if screen is None:
            self.showNormal()
            return
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the full screen with Esc; every other key belongs to the desk."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Fill the screen the window is on, or leave it."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def changeEvent(self, event: QEvent) -> None:
        """Hide the pointer while the hall sees nothing but the picture; say where the keyboard is."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.setCursor(Qt.CursorShape.BlankCursor if self.isFullScreen() else Qt.CursorShape.ArrowCursor)
        if self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window is gone; the desk stays."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scene."""
        painter = QPainter(self)
        size = QSizeF(self.size())
        if isinstance(self._scene, Black):
            painter.fillRect(self.rect(), QColor("#000000"))
            return
        painter.fillRect(self.rect(), background(size))
        draw(Canvas(painter, size), self._scene, self._clock())


def background(size: QSizeF) -> QRadialGradient:
    """Return what lies behind every scene, for a picture of this size."""
    gradient = QRadialGradient(size.width() * 0.7, -size.height() * 0.08, max(size.width(), size.height()) * 0.75)
    gradient.setColorAt(0.0, QColor("#23446F"))
    gradient.setColorAt(0.45, QColor("#14274A"))
    gradient.setColorAt(0.8, QColor("#0B1730"))
    gradient.setColorAt(1.0, QColor("#091426"))
    return gradient
