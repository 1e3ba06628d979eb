"""Confirms the assumed values of a part one by one: which value it is, and what is filled in for now."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.icons import icon
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import ElidedLabel, keep_place
from maker_desktop.ui.kit.zoom import px

#: Device-independent pixels: the widest turn.
_CHIP_WIDTH = 128


class ConfirmCard(QWidget):
    """It has one place and one height, whatever it shows. `confirmed` and `shown` carry the key of a value."""

    confirmed = Signal(str)
    shown = Signal(str)

    form: ClassVar[str] = "confirm_card"
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
        """Show the name and the value of the key shown; an empty name says that all are confirmed."""
        self.name.setText(name or "本栏没有待确认的规则")
        self.value.setText(value)
        self.state.say(f"待确认 {self._here + 1}/{len(self._keys)}" if name else "", Tone.LOOK)
        for part in (self.agree, self.skip):
            part.setVisible(bool(name))

    def _agree(self) -> None:
        self.confirmed.emit(self.key())

    def _skip(self) -> None:
        if self._keys:
            self._here = (self._here + 1) % len(self._keys)
            self.shown.emit(self.key())
