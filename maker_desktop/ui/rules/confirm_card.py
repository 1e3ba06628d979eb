"""Confirms the assumed values of a part one by one: which value it is, and what is filled in for now."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.icons import icon
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import ElidedLabel, keep_place
from maker_desktop.ui.kit.zoom import px

#: Device-independent pixels: the widest turn, and the longer of the words on the button that agrees.
_CHIP_WIDTH, _AGREE_WIDTH = 128, 128


class ConfirmCard(QWidget):
    """It has one place and one height, whatever it shows. `confirmed` and `shown` carry the key of a value."""

    confirmed = Signal(str)
    #: Where this part has nothing to confirm: to the next one that has.
    onward = Signal()
    shown = Signal(str)

    form: ClassVar[str] = "confirm_card"
    card: QFrame
    name: ElidedLabel
    state: Chip
    value: ElidedLabel
    agree: QPushButton
    skip: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._keys: tuple[str, ...] = ()
        self._here = 0
        self.agree.setIcon(icon("check", "paper"))
        self.skip.setIcon(icon("arrow-down"))
        self.state.setFixedWidth(px(_CHIP_WIDTH))
        self.agree.setMinimumWidth(px(_AGREE_WIDTH))
        for part in (self.state, self.agree, self.skip):
            keep_place(part)
        self.agree.clicked.connect(self._agree)
        self.skip.clicked.connect(self._skip)

    def key(self) -> str:
        """Return the key of the value shown, or an empty text where everything is confirmed."""
        return self._keys[self._here] if self._keys else ""

    def show_keys(self, keys: Sequence[str]) -> None:
        """Offer these values; the one shown stays where it is still among them, else the next one follows."""
        former = self.key()
        self._keys = tuple(keys)
        if former in self._keys:
            self._here = self._keys.index(former)
        elif self._here >= len(self._keys):
            self._here = 0

    def say(self, name: str, value: str) -> None:
        """Show the name and the value of the key shown."""
        self.name.setText(name)
        self.value.setText(value)
        self.state.say(f"待确认 {self._here + 1}/{len(self._keys)}", Tone.LOOK)
        self.agree.setText("确认这一条")
        for part in (self.agree, self.skip):
            part.show()
        restyle(self.card, "look", "now")

    def say_settled(self, elsewhere: int) -> None:
        """Say that this part has nothing to confirm, and how many rules in other parts have."""
        self.name.setText("本栏规则")
        self.value.setText(f"其他各栏还有 {elsewhere} 条待确认。" if elsewhere else "规则都已确认。")
        self.state.say("已确认", Tone.DONE)
        self.agree.setText("到下一栏")
        self.agree.setVisible(bool(elsewhere))
        self.skip.hide()
        restyle(self.card, "look", "settled")

    def _agree(self) -> None:
        if self._keys:
            self.confirmed.emit(self.key())
        else:
            self.onward.emit()

    def _skip(self) -> None:
        if self._keys:
            self._here = (self._here + 1) % len(self._keys)
            self.shown.emit(self.key())
