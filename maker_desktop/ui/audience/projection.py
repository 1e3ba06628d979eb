"""Keeps the audience screen on the projector: opens it there, and brings it back after the cable was pulled."""

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from maker_desktop.ui.audience.window import AudienceWindow

_CLOSED, _ON, _IN_WINDOW, _UNPLUGGED = "打开大屏幕", "大屏幕 · 已连接", "大屏幕 · 在窗口中", "大屏幕 · 已断开"

#: Pixels between a window on the only screen and the screen's edges.
_EDGE = 16


class Projection(QObject):
    """The audience window and the screen it belongs on; `stands` tells in words how it is.

    `seen` tells whether anybody sees it.

    Screens are known by their names and asked for anew each time: `QWidget.screen()` of PySide6 6.11 hands Python's
    screen over to the widget, so a screen kept here could end with any other widget and never be told from another.
    """

    stands = Signal(str)
    seen = Signal(bool)

    def __init__(self, audience: AudienceWindow, window: QWidget, wanted: str = "") -> None:
        """`wanted` names the screen it belongs on; without it, any screen the desk is not on."""
        super().__init__(audience)
        self._audience, self._window = audience, window
        self.wanted = wanted
        self._is_open = False
        self._on: str | None = None
        self._waiting = False
        audience.closed.connect(self._close)
        audience.activated.connect(self._give_keyboard_back)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self.lose)
        app.screenAdded.connect(self.find)
        for screen in app.screens():
            screen.geometryChanged.connect(self._fill)

    def toggle(self) -> None:
        """Open the audience screen on a screen the desk is not on, or as a window if there is none; or close it."""
        if self._audience.isVisible():
            self._audience.close()
        else:
            self.open()

    def is_open(self) -> bool:
        """Return whether the screen is open, or was and waits for its cable."""
        return self._is_open

    def open(self) -> None:
        """Open the audience screen; one that belongs on a screen that is not there waits for it."""
        self._is_open = True
        window, screens = self._desk_screen().name(), QGuiApplication.screens()
        if self.wanted:
            own = next((screen for screen in screens if screen.name() == self.wanted), None)
            if own is not None:
                self._open(own)
            else:
                self._waiting = True
                self.stands.emit(_UNPLUGGED)
                self.seen.emit(False)
            return
        self._open(next((screen for screen in screens if screen.name() != window), None))

    def lose(self, screen: QScreen) -> None:
        """Take the picture away with its screen: else the system would move it over the desk."""
        if screen.name() == self._on:
            self._audience.hide()
            self._on = None
            self._waiting = True
            self.stands.emit(_UNPLUGGED)
            self.seen.emit(False)

    def find(self, screen: QScreen) -> None:
        """Go to a screen that has been plugged in, if the picture lost its own or only had a window."""
        screen.geometryChanged.connect(self._fill)
        if self.wanted and screen.name() != self.wanted:
            return
        if self._waiting or (self._audience.isVisible() and self._on is None):
            self._open(screen)

    def _open(self, screen: QScreen | None) -> None:
        self._on = screen.name() if screen is not None else None
        self._waiting = False
        if screen is None:
            self._audience.setGeometry(self._corner())
        self._audience.open_on(screen)
        self.stands.emit(_ON if screen is not None else _IN_WINDOW)
        self.seen.emit(True)

    def _desk_screen(self) -> QScreen:
        return QGuiApplication.screenAt(self._window.frameGeometry().center()) or QGuiApplication.primaryScreen()

    def _corner(self) -> QRect:
        """Return the lower right quarter of the desk's screen, a little in from its edges: the desk stays in sight."""
        room = self._desk_screen().availableGeometry()
        size = QSize(16, 9).scaled(room.size() / 2, Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint(room.right() - size.width() - _EDGE, room.bottom() - size.height() - _EDGE), size)

    def _fill(self) -> None:
        """Stay as large as the screen: a projector that is switched over changes its size."""
        for screen in QGuiApplication.screens():
            if screen.name() == self._on and self._audience.isFullScreen():
                self._audience.open_on(screen)

    def _give_keyboard_back(self) -> None:
        """Leave the keys with the desk after a stray click on the projector; on the only screen Esc belongs there."""
        if self._on is not None and self._audience.isFullScreen() and self._desk_screen().name() != self._on:
            (QApplication.activeModalWidget() or self._window).activateWindow()

    def _close(self) -> None:
        self._is_open = False
        self._on = None
        self._waiting = False
        self.stands.emit(_CLOSED)
        self.seen.emit(False)
