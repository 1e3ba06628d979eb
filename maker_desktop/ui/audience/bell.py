"""The tone for the last minute and for the end of a pitch or defence, played with what the system has for it."""

import sys
from typing import Final

from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from maker_desktop.resources import resource
from maker_desktop.ui.audience.countdown import Phase

if sys.platform == "win32":
    import winsound

#: Of macOS, then of Linux; Qt's own players would bring a whole media library along for a tone of a second.
_PLAYERS: Final = ("afplay", "pw-play", "paplay", "aplay")
_FILES: Final = {Phase.WARNING: "warning.wav", Phase.OVERTIME: "overtime.wav"}


def ring(phase: Phase) -> None:
    """Sound the tone of a phase without waiting for its end; the system's own where it plays no files.

    A computer without a loudspeaker stays silent: the clocks on both screens change colour and words as well.
    """
    path = str(resource("sounds", _FILES[phase]))
    if sys.platform == "win32":
        try:
            winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC)
        except RuntimeError:  # what it raises where nothing can be played
            QApplication.beep()
        return
    player = next(filter(None, map(QStandardPaths.findExecutable, _PLAYERS)), "")
    if not player or not QProcess.startDetached(player, [path])[0]:
        QApplication.beep()
