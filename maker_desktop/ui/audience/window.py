"""The window on the projector: it paints the scene it was last given, at any size, and knows nothing else."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QStyle, QWidget

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.ui.audience.canvas import Canvas
from maker_desktop.ui.audience.drawings import draw
from maker_desktop.ui.audience.painting.ground import ground
from maker_desktop.ui.audience.painting.motion import LONGEST, STILL, Motion, moves
from maker_desktop.ui.audience.scenes import Black, Scene, Timer

#: How often the clock is looked at, in milliseconds.
_TICK = 200
#: The height of the host's logo, as a share of the screen's.
_LOGO = 0.05
#: Milliseconds of a picture while one comes on, and how many in a row may take longer.
_FRAME, _TOO_LATE = 16, 5


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
        self._theme, self._logo = ScreenTheme(), QImage()
        self._former: Scene = self._scene
        self._age = QElapsedTimer()
        self._late = 0
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(_FRAME)
        self._frames.timeout.connect(self.update)
        self.setWindowTitle("大屏幕")
        # Opened in the middle of the day, it must not take the keyboard away from the desk.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(320, 180)
        self.resize(1280, 720)

    def show_scene(self, scene: Scene) -> None:
        """Show a scene from now on; it moves as it comes where the system lets things move and is fast enough."""
        former, self._scene = self._scene, scene
        if self.isVisible() and self._may_move() and moves(scene, former):
            self._former = former
            self._age.restart()
            self._late = 0
            self._frames.start()
        else:
            self._frames.stop()
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
        begun = monotonic()
        painter = QPainter(self)
        size = QSizeF(self.size())
        if isinstance(self._scene, Black):
            painter.fillRect(self.rect(), QColor("#000000"))
            return
        paint_ground(painter, self, self._theme)
        draw(Canvas(painter, size), self._scene, self._clock(), self._motion(), self._theme)
        self._paint_logo(painter)
        if self._frames.isActive():
            self._keep_pace((monotonic() - begun) * 1000)

    def wear(self, theme: ScreenTheme) -> None:
        """Take on the host's look. Raises Refusal, and changes nothing, for a picture that cannot be read."""
        for path in theme.files():
            if not QImageReader(str(path)).canRead():
                raise Refusal(f"大屏幕的图片“{path.name}”无法读取，请换一张 PNG 或 JPG 图片。")
        self._theme, self._logo = theme, QImage(str(theme.logo)) if theme.logo is not None else QImage()
        self.update()

    def _paint_logo(self, painter: QPainter) -> None:
        """Paint the host's logo at the foot, where no scene has anything."""
        if self._logo.isNull():
            return
        high = self.height() * _LOGO
        size = QSizeF(self._logo.size()).scaled(self.width() / 4, high, Qt.AspectRatioMode.KeepAspectRatio)
        left, middle = self.width() * 0.045, self.height() * (1 - 0.04)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, middle - size.height() / 2, size.width(), size.height()), self._logo)

    def moving(self) -> bool:
        """Return whether the picture is still coming on."""
        return self._frames.isActive()

    def _may_move(self) -> bool:
        """Return whether the system's settings, which the style tells of, let things move."""
        return self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0

    def _motion(self) -> Motion:
        age = self._age.elapsed() / 1000 if self._frames.isActive() else LONGEST
        if age >= LONGEST:
            self._frames.stop()
            return STILL
        return Motion(age, self._former)

    def _keep_pace(self, milliseconds: float) -> None:
        """Stop moving on a machine that cannot paint sixty pictures a second: better none than a stutter."""
        self._late = self._late + 1 if milliseconds > _FRAME else 0
        if self._late >= _TOO_LATE:
            self._frames.stop()
            self.update()


def paint_ground(painter: QPainter, widget: QWidget, theme: ScreenTheme) -> None:
    """Paint what lies behind every scene, in the pixels of the widget's screen."""
    painter.drawImage(0, 0, ground(widget.size(), widget.devicePixelRatioF(), theme))
