"""The operator's view of the audience screen: what is on, what comes next, and the buttons that change it."""

from collections.abc import Callable

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.ui.audience.canvas import Canvas
from maker_desktop.ui.audience.control import PICTURES, AudienceControl
from maker_desktop.ui.audience.cues import CeremonyCue, Cue, RevealCue, RevealStep
from maker_desktop.ui.audience.drawings import draw
from maker_desktop.ui.audience.scenes import Black, Message, Scene
from maker_desktop.ui.audience.staging.pictures import words_of
from maker_desktop.ui.audience.window import paint_ground
from maker_desktop.ui.kit.icons import pixmap
from maker_desktop.ui.kit.widgets import ElidedLabel

#: Widths in pixels: of a picture, and of the buttons beside them, which stand in so many columns.
_NARROWEST, _WIDEST, _CONTROLS, _COLUMNS = 128, 208, 330, 4


class Preview(QWidget):
    """A small picture of a scene, painted as the hall sees it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene: Scene = Black()
        self._now = 0.0
        self.theme = ScreenTheme()
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
        paint_ground(painter, self, self.theme)
        draw(Canvas(painter, size), self._scene, self._now, theme=self.theme)


class OperatorStrip(QFrame):
    """Shows what the control has on and what its keys would show next; a button does what the key on it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control: AudienceControl | None = None
        self.on_words, self.next_words = ElidedLabel(self), ElidedLabel(self)
        self._next_head = _soft(self)
        on_head = _soft(self)
        on_head.setText("● 现在")
        on_head.setProperty("look", "onAir")
        self.on_preview, self.next_preview = Preview(self), Preview(self)
        self.one_by_one = QCheckBox("逐张亮", self)
        self.one_by_one.setChecked(True)
        self.one_by_one.setToolTip("亮分时，评分表一张一张地亮出来")
        self.stealth = QCheckBox("隐藏获奖者", self)
        self.stealth.setToolTip("下一步的小画面不显示将要宣布的获奖者")
        self._back = self._button("退一步", "Shift+F8")
        self._forward = self._button("下一步", "F8")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        self._arrow = QLabel(self)
        self._arrow.setPixmap(pixmap("arrow-right", "ink_faint", ratio=3.0))
        self.steps = _soft(self)
        row.addLayout(_column(on_head, self.on_words, self.on_preview), 1)
        row.addWidget(self._arrow)
        row.addLayout(_column(self._next_head, self.next_words, self.next_preview), 1)
        row.addLayout(self._controls())

    def attach(self, control: AudienceControl) -> None:
        """Be the strip of a control."""
        self._control = control
        self.one_by_one.clicked.connect(control.choose_one_by_one)
        self.stealth.clicked.connect(control.choose_stealth)
        hears = {key: hear for _words, hear, key in control.bindings()}
        for button in self.findChildren(QPushButton):
            _connect(button, hears[button.toolTip()])
        control.changed.connect(self._show)
        control.ticked.connect(self._show_on)

    def show_pictures(self, wanted: bool) -> None:
        """Show the pictures and the buttons for all of them, or one line of words and the buttons needed most."""
        for part in (self.on_preview, self.next_preview, self.steps, *self._rare):
            part.setVisible(wanted)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the pictures, which nobody made while the strip was away."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        """Show the pictures; while the strip is away nobody pays for them."""
        control = self._control
        if control is None or not self.isVisible():
            return
        session, operator, following = control.session, control.operator, control.next_cue()
        for preview in (self.on_preview, self.next_preview):
            preview.theme = control.theme
        self.on_words.setText(words_of(session, operator.cue))
        self._next_head.setText("F8 更新画面" if operator.pending else "F8 下一步")
        self.next_words.setText(words_of(session, following) or "—")
        self._forward.setEnabled(following is not None)
        self.steps.setText(_steps(operator.cue) or _steps(following))
        self._show_on()
        self.next_preview.show_scene(_next_scene(control, following), control.now())

    def _show_on(self) -> None:
        if self._control is not None and self.isVisible():
            self.on_preview.show_scene(self._control.operator.shown(), self._control.now())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures what the buttons leave."""
        super().resizeEvent(event)
        room = (event.size().width() - _CONTROLS - 4 * 12) // 2
        for preview in (self.on_preview, self.next_preview):
            preview.give_width(max(_NARROWEST, min(_WIDEST, room)))

    def _controls(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.addWidget(self._forward, 0, 0, 1, 2)
        grid.addWidget(self._back, 0, 2)
        buttons = {name: self._button(word, key) for name, word, key in PICTURES}
        grid.addWidget(buttons.pop("black"), 0, 3)
        more = (("流程单", "Ctrl+F12"), ("设置", "Ctrl+Shift+F12"))
        others = [*buttons.values(), *(self._button(word, key) for word, key in more)]
        self._rare: tuple[QWidget, ...] = (*others, self.one_by_one, self.stealth)
        for place, button in enumerate(others):
            grid.addWidget(button, 1 + place // _COLUMNS, place % _COLUMNS)
        for column, box in ((0, self.one_by_one), (_COLUMNS // 2, self.stealth)):
            grid.addWidget(box, 3, column, 1, _COLUMNS // 2)
        last = 2 + len(self._rare) // _COLUMNS
        grid.addWidget(self.steps, last, 0, 1, _COLUMNS)
        grid.setRowStretch(last + 1, 1)
        return grid

    def _button(self, word: str, key: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setProperty("look", "small")
        button.setToolTip(key)
        return button


def _next_scene(control: AudienceControl, following: Cue | None) -> Scene:
    """Return the picture that comes next; a winner stays hidden from those who stand around the desk if wanted."""
    if following is None:
        return Message(text="确认得分后亮分")
    if control.stealth and isinstance(following, CeremonyCue) and following.called:
        return Message(text="？", detail="获奖者按 F8 后揭晓")
    return control.operator.scene(following)


def _steps(cue: Cue | None) -> str:
    """Return the steps of a reveal, those taken with a full dot; an empty text for another picture."""
    if not isinstance(cue, RevealCue):
        return ""
    taken = {step: "●" if step <= cue.step else "○" for step in RevealStep}
    names = {RevealStep.SHEETS: f"评分表 {cue.tiles}", RevealStep.STRUCK: "去高低"}
    names |= {RevealStep.SCORE: "得分", RevealStep.PLACE: "名次"}
    return "　".join(f"{taken[step]} {name}" for step, name in names.items())


def _connect(button: QPushButton, hear: Callable[[], object]) -> None:
    button.clicked.connect(lambda _checked: hear())


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
