"""The operator's view of the audience screen: what is on, what comes next, and the buttons that change it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.ui.audience.canvas import Canvas
from maker_desktop.ui.audience.drawings import draw
from maker_desktop.ui.audience.scenes import Black, Scene
from maker_desktop.ui.audience.window import background

#: Widths in pixels: of a picture, and of the buttons beside them, which stand in so many columns.
_NARROWEST, _WIDEST, _CONTROLS, _COLUMNS = 128, 208, 258, 4

#: Pictures by the name `asked` carries, with the word on the button and the key that does the same.
PICTURES = (
    ("title", "片头", "Ctrl+F6"),
    ("stage", "上场", "Ctrl+F7"),
    ("timer", "计时", "F7"),
    ("board", "名次榜", "Ctrl+F8"),
    ("message", "留言", "Ctrl+F9"),
    ("ceremony", "颁奖", "Ctrl+F10"),
    ("black", "黑屏", "Ctrl+F11"),
)


class Preview(QWidget):
    """A small picture of a scene, painted as the hall sees it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene: Scene = Black()
        self._now = 0.0
        self.give_width(_NARROWEST)

    def give_width(self, width: int) -> None:
        """Take this width, in pixels, and the height that belongs to it."""
        self.setFixedSize(width, width * 9 // 16)

    def show_scene(self, scene: Scene, now: float) -> None:
        """Show a scene at a moment of the stage's clock."""
        if scene != self._scene or now != self._now:
            self._scene, self._now = scene, now
            self.update()

    def scene(self) -> Scene:
        """Return the scene shown."""
        return self._scene

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scene."""
        painter = QPainter(self)
        if isinstance(self._scene, Black):
            painter.fillRect(self.rect(), QColor("#000000"))
            return
        size = QSizeF(self.size())
        painter.fillRect(QRectF(self.rect()), background(size))
        draw(Canvas(painter, size), self._scene, self._now)


class OperatorStrip(QFrame):
    """`asked` names the picture wanted; `stepped` is 1 for a step forward and -1 for one back."""

    asked = Signal(str)
    stepped = Signal(int)
    one_by_one_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on_words, self.next_words = _soft(self), _soft(self)
        self.on_preview, self.next_preview = Preview(self), Preview(self)
        self.one_by_one = QCheckBox("逐张亮", self)
        self.one_by_one.setChecked(True)
        self.one_by_one.setToolTip("亮分时，评分表一张一张地亮出来")
        self.one_by_one.clicked.connect(self.one_by_one_chosen)
        self._back = self._button("退一步", lambda: self.stepped.emit(-1))
        self._forward = self._button("下一步", lambda: self.stepped.emit(1))
        self._back.setToolTip("Shift+F8")
        self._forward.setToolTip("F8")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(_column(self.on_words, self.on_preview))
        row.addLayout(_column(self.next_words, self.next_preview))
        row.addStretch(1)
        row.addLayout(self._controls())

    def show_cues(self, on: str, following: str) -> None:
        """Say what is on and what comes next."""
        self.on_words.setText(f"正在显示　{on or '—'}")
        self.next_words.setText(f"下一步　{following or '—'}")
        self._forward.setEnabled(bool(following))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures what the buttons leave."""
        super().resizeEvent(event)
        room = (event.size().width() - _CONTROLS - 4 * 12) // 2
        for preview in (self.on_preview, self.next_preview):
            preview.give_width(max(_NARROWEST, min(_WIDEST, room)))

    def _controls(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.setRowStretch(2 + len(PICTURES) // _COLUMNS, 1)
        grid.addWidget(self._forward, 0, 0, 1, 2)
        grid.addWidget(self._back, 0, 2, 1, 2)
        for place, (name, word, key) in enumerate(PICTURES):
            button = self._button(word, partial(self.asked.emit, name))
            button.setToolTip(key)
            grid.addWidget(button, 1 + place // _COLUMNS, place % _COLUMNS)
        grid.addWidget(self.one_by_one, 1 + len(PICTURES) // _COLUMNS, len(PICTURES) % _COLUMNS)
        return grid

    def _button(self, word: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(word, self)
        button.setProperty("look", "small")
        button.clicked.connect(lambda _checked: slot())
        return button


def _soft(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("look", "small")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _column(*widgets: QWidget) -> QVBoxLayout:
    down = QVBoxLayout()
    down.setSpacing(4)
    for widget in widgets:
        down.addWidget(widget)
    return down
