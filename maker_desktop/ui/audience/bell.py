"""Tones for the clock, drums and applause for the ceremony, played with what the system has for it."""

import sys
from typing import Final

from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from maker_desktop.resources import resource
from maker_desktop.ui.audience.countdown import Phase
from maker_desktop.ui.audience.scenes import Ceremony, Scene

if sys.platform == "win32":
    import winsound

#: Of macOS, then of Linux; Qt's own players would bring a whole media library along for a tone of a second.
_PLAYERS: Final = ("afplay", "pw-play", "paplay", "aplay")
_FILES: Final = {Phase.WARNING: "warning.wav", Phase.OVERTIME: "overtime.wav"}


def ring(phase: Phase) -> None:
    """Sound the tone of a phase without waiting for its end; the system's own where it plays no files.

    A computer without a loudspeaker stays silent: the clocks on both screens change colour and words as well.
    """
    if not _play(_FILES[phase]):
        QApplication.beep()


class Cheers:
    """Drums while an award is named and applause for each winner, where the operator wants them; none by default.

    A step back is silent, and so is a computer that cannot play files: nobody waits for a sound.
    """

    def __init__(self) -> None:
        self.wanted = False
        self._former: Scene | None = None

    def hear(self, scene: Scene) -> None:
        """Take note of the picture that the audience sees now."""
        former, self._former = self._former, scene
        if not self.wanted or not isinstance(scene, Ceremony):
            return
        same = isinstance(former, Ceremony) and (former.award, former.division) == (scene.award, scene.division)
        before = len(former.called) if isinstance(former, Ceremony) and same else 0
        if len(scene.called) > before:
            _play("applause.wav")
        elif not scene.called and not same and scene.places:
            _play("drumroll.wav")


def _play(name: str) -> bool:
    """Begin to play a shipped sound; return whether the system could."""
    path = str(resource("sounds", name))
    if sys.platform == "win32":
        try:
            winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC)
        except RuntimeError:  # what it raises where nothing can be played
            return False
        return True
    player = next(filter(None, map(QStandardPaths.findExecutable, _PLAYERS)), "")
    return bool(player) and QProcess.startDetached(player, [path])[0]
