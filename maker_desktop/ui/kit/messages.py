"""Messages of the window: a sentence floating at its bottom, and a question before irreversible actions."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.kit.icons import show
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.zoom import px

#: Milliseconds that a sentence stays which tells of something done; warnings and refusals stay until they are closed.
STAYS: Final = 5000

#: Pixels: from the edges of the window's work area, and the widest a sentence may run before it wraps.
_EDGE, _WIDEST = 8, 760

_PICTURES: Final[Mapping[Tone, tuple[str, str]]] = {
    Tone.DONE: ("circle-check", "rail_saved"),
    Tone.LOOK: ("alert-triangle", "gold_line"),
    Tone.WRONG: ("alert-circle", "here_mark"),
    Tone.WHERE: ("info-circle", "toast_action"),
    Tone.QUIET: ("info-circle", "toast_action"),
    Tone.VIOLET: ("info-circle", "toast_action"),
}


class Toast(QFrame):
    """A message at the bottom of the window: it moves nothing, takes no focus, and stays while the pointer is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = 0
        self._foot = 0
        self._tone = Tone.QUIET
        self._icon = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(4)
        self._close = QPushButton("知道了", self)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.clear)
        self.undo = QPushButton("撤销　Ctrl Z", self)
        self.undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(STAYS)
        self._going.timeout.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addLayout(self._actions)
        row.addWidget(self.undo)
        row.addWidget(self._close)
        self.undo.hide()
        self.hide()

    def say(self, sentence: str, tone: Tone) -> None:
        """Show one sentence in a tone, in the place of the one before."""
        self._tone = tone
        self.offer_undo(False)
        self.offer(())
        self._sentence.setText(sentence)
        show(self._icon, *_PICTURES[tone])
        self.setAccessibleName(sentence)
        self.setProperty("tone", tone.value)
        if (parent := self.parentWidget()) is not None:
            # Only now: it would otherwise receive every event of the window, also while marks are entered.
            parent.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._wait()

    def offer(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer what may be done next in the place of the button that closes the message; none brings that back."""
        while (item := self._actions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, act in actions:
            button = QPushButton(words, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.clear)
            button.clicked.connect(lambda _checked, its=act: its())
            self._actions.addWidget(button)
            button.show()
        self._close.setHidden(bool(actions))
        self._place()

    def offer_undo(self, offered: bool) -> None:
        """Offer to take back what the message tells of in the place of the button that closes it, or no longer."""
        self.undo.setVisible(offered)
        self._close.setHidden(offered)

    def clear(self) -> None:
        """Hide the message."""
        self._going.stop()
        self._sentence.clear()
        if (parent := self.parentWidget()) is not None:
            parent.removeEventFilter(self)
        self.hide()

    def stand_above(self, foot: int) -> None:
        """Leave so many pixels free at the foot of the window."""
        if foot != self._foot:
            self._foot = foot
            self._place()

    def forget_refusal(self) -> None:
        """Hide a refusal whose cause is resolved or no longer shown."""
        if self._tone is Tone.WRONG:
            self.clear()

    def sentence(self) -> str:
        """Return the sentence shown, or an empty text."""
        return self._sentence.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay as long as the pointer is here."""
        self._going.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go some time after the pointer."""
        self._wait()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _wait(self) -> None:
        if self.sentence() and self._tone not in (Tone.LOOK, Tone.WRONG):
            self._going.start()
        else:
            self._going.stop()

    def _place(self) -> None:
        around = self.parentWidget()
        if around is None:
            return
        width = min(px(_WIDEST), around.width() - self.left - 2 * _EDGE, self.sizeHint().width() + 320)
        height = max(48, self.heightForWidth(width))
        self.setGeometry(self.left + _EDGE, around.height() - self._foot - height - _EDGE, width, height)


def confirm(parent: QWidget, question: str, consequence: str, action: str, *, harmless: bool = False) -> bool:
    """Ask before an irreversible action; the buttons are `action` and 取消, and Esc and Enter both mean 取消.

    Each line of `consequence` after the first is one thing that follows. A `harmless` action has a blue button, and
    Enter means it.
    """
    return Question(parent, question, consequence, action, harmless=harmless).agreed()
