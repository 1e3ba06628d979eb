"""The large bar on the desk that says what is wrong with the audience screen, on every page, until it is put right."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.kit.icons import pixmap
from maker_desktop.ui.kit.theme import Tone, restyle

#: Its height in pixels: it lies over the hints at the foot, where nothing is clicked, and moves nothing.
HEIGHT = 44


class DeskBar(QFrame):
    """Lies over the foot of the desk right of the rail; `screen_wanted` asks to open the audience screen again."""

    screen_wanted = Signal()

    def __init__(self, control: AudienceControl, left: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._control, self._left, self._around = control, left, parent
        self._icon = QLabel(self)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open_screen = QPushButton("打开大屏幕", self)
        self.open_screen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.open_screen.clicked.connect(self.screen_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.open_screen)
        self.hide()
        control.changed.connect(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window only while there is something to say: keys are not to pass through here."""
        super().showEvent(event)
        self._around.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop following the window."""
        super().hideEvent(event)
        self._around.removeEventFilter(self)

    def _show(self) -> None:
        words, lost = self._control.warning(), self._control.unseen
        self.setVisible(bool(words))
        if not words or words == self.words.text():
            return
        self.words.setText(words)
        self.words.setToolTip(words)
        self.setAccessibleName(words)
        self.open_screen.setVisible(lost)
        for part in (self, self.words):
            restyle(part, "tone", (Tone.WRONG if lost else Tone.LOOK).value)
        self._icon.setPixmap(pixmap("alert-triangle", "paper" if lost else "look", ratio=3.0))
        self._place()
        self.raise_()

    def _place(self) -> None:
        around = self._around
        self.setGeometry(self._left, around.height() - HEIGHT, around.width() - self._left, HEIGHT)
