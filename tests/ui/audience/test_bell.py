"""The tones of the clock: there for both moments, different, loud enough, and as made by the script beside them."""

import runpy
import sys
import wave
from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from maker_desktop.resources import resource
from maker_desktop.ui.audience.bell import ring
from maker_desktop.ui.audience.countdown import Phase


@pytest.mark.parametrize(("name", "longest"), [("warning.wav", 1.5), ("overtime.wav", 2.5)])
def test_a_tone_is_short_and_loud(name: str, longest: float) -> None:
    with wave.open(str(resource("sounds", name))) as file:
        seconds = file.getnframes() / file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))
    assert 0.5 < seconds < longest
    assert 0.8 < max(map(abs, samples)) / 32768 < 1
    assert abs(samples[0]) < 100, "it begins without a click"


def test_the_tones_can_be_made_again(tmp_path: Path) -> None:
    script = tmp_path / "strike.py"
    script.write_bytes(resource("sounds", "strike.py").read_bytes())
    runpy.run_path(str(script), run_name="__main__")
    for name in ("warning.wav", "overtime.wav"):
        assert (tmp_path / name).read_bytes() == resource("sounds", name).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays the tones itself")
def test_the_systems_player_is_given_the_tone_and_its_beep_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[object] = []

    def start(player: str, files: list[str]) -> tuple[bool, int]:
        played.append((player, *files))
        return True, 4321

    found = {"paplay": "/usr/bin/paplay", "aplay": "/usr/bin/aplay"}
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda name: found.get(name, ""))
    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(QApplication, "beep", lambda: played.append("beep"))
    ring(Phase.WARNING)
    ring(Phase.OVERTIME)
    found.clear()
    ring(Phase.OVERTIME)
    tones = [str(resource("sounds", name)) for name in ("warning.wav", "overtime.wav")]
    assert played == [("/usr/bin/paplay", tones[0]), ("/usr/bin/paplay", tones[1]), "beep"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays the tones itself")
def test_the_beep_takes_the_place_of_a_player_that_does_not_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    beeps: list[str] = []
    broken = tmp_path / "paplay"
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda _name: str(broken))
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append("beep"))
    ring(Phase.WARNING)
    assert beeps == ["beep"]
