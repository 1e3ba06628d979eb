"""What an empty page shows: what is missing, what to do first, the button that does it, and what else may be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.ui.kit.icons import show
from maker_desktop.ui.kit.zoom import px

#: In pixels; some thirty characters.
_TEXT_WIDTH = 440
#: Device-independent pixels: the picture, the drawing in it, and the height of the button.
_PICTURE, _DRAWING, _ACTION_HEIGHT = (160, 120), 64, 48


class EmptyState(QWidget):
    """A picture, a heading, one sentence and at most one button, which takes the focus, in the middle.

    `others` is a second, quiet button with a menu; it is hidden until a page fills and shows it.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = self._label("heading")
        self._hint = self._label("soft")
        self._hint.setWordWrap(True)
        self._picture = QLabel(self)
        self._picture.setProperty("look", "emptyPicture")
        self._picture.setFixedSize(px(_PICTURE[0]), px(_PICTURE[1]))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._action = QPushButton(self)
        self._action.setProperty("look", "commit")
        self._action.setMinimumHeight(px(_ACTION_HEIGHT))
        self._action.clicked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addWidget(self._heading)
        layout.addWidget(self._hint)
        layout.addSpacing(8)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        self.others = QPushButton(self)
        self.others.setProperty("look", "quiet")
        layout.addWidget(self.others, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._action.hide()
        self.others.hide()

    def say(self, heading: str, hint: str, action: str = "", picture: str = "clipboard-list") -> None:
        """Show what is missing and what to do first; a button only where `action` names it.

        `picture` is a drawing of `resources/icons/outline`.
        """
        show(self._picture, picture, "blue", _DRAWING)
        self._heading.setText(heading)
        self._hint.setText(hint)
        self._action.setText(action)
        self._action.setVisible(bool(action))

    def offers(self) -> bool:
        """Whether there is a button to begin with."""
        return not self._action.isHidden() and self._action.isEnabled()

    def setFocus(self) -> None:  # type: ignore[override]  # nobody asks for its reason
        """Give the keyboard to the button."""
        self._action.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence at a width that reads well, in the middle."""
        aside = max(16, (event.size().width() - px(_TEXT_WIDTH)) // 2)
        self.setContentsMargins(aside, 16, aside, 16)
        super().resizeEvent(event)

    def _label(self, look: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", look)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label
