"""The stage's clock as the scoring desk shows it: minutes and seconds, whose time it is, and what F6 does."""

from typing import Final

from PySide6.QtWidgets import QLabel

from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.countdown import Phase
from maker_desktop.ui.kit.theme import restyle

_TONES: Final = {Phase.WARNING: "look", Phase.OVERTIME: "wrong"}


class ClockFace:
    """Two labels that follow the clock of a control."""

    def __init__(self, control: AudienceControl, face: QLabel, words: QLabel) -> None:
        self._control, self._face, self._words = control, face, words
        control.ticked.connect(self._show)

    def _show(self) -> None:
        clock, now = self._control.clock_at_hand(), self._control.now()
        if clock is None:
            self._face.setText("")
            self._words.setText("")
            return
        self._face.setText(clock.current.clock_face(now))
        restyle(self._face, "tone", _TONES.get(clock.current.phase(now), ""))
        whose = "" if clock.number == self._control.number else f"{clock.number} 号 "
        verb = "暂停" if clock.running else "开始"
        self._words.setText(f"{whose}{clock.current.title} · F6 {verb}")
