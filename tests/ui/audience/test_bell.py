"""The tones of the clock: there for both moments, different, loud enough, and as made by the script beside them."""

import runpy
import sys
import wave
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from maker_desktop.resources import resource
from maker_desktop.ui.audience.bell import Cheers, ring
from maker_desktop.ui.audience.countdown import Phase
from maker_desktop.ui.audience.scenes import Black, Called, Ceremony


@pytest.mark.parametrize(
    ("name", "longest"), [("warning.wav", 1.5), ("overtime.wav", 2.5), ("drumroll.wav", 3), ("applause.wav", 5)]
)
def test_a_tone_is_short_and_loud(name: str, longest: float) -> None:
    with wave.open(str(resource("sounds", name))) as file:
        seconds = file.getnframes() / file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))
    assert 0.5 < seconds < longest
    assert 0.8 < max(map(abs, samples)) / 32768 < 1
    assert abs(samples[0]) < 100, "it begins without a click"


def test_the_tones_can_be_made_again(tmp_path: Path) -> None:
    for made in ("strike.py", "cheer.py"):
        script = tmp_path / made
        script.write_bytes(resource("sounds", made).read_bytes())
        runpy.run_path(str(script), run_name="__main__")
    for name in ("warning.wav", "overtime.wav", "drumroll.wav", "applause.wav"):
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays the sounds itself")
def test_awards_are_drummed_and_winners_applauded_only_if_wanted_and_never_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    played: list[str] = []
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda _name: "/usr/bin/aplay")

    def start(_player: str, files: list[str]) -> tuple[bool, int]:
        played.append(Path(files[0]).name)
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    cheers, winner = Cheers(), Called("甲", now=True)
    named, first = Ceremony(award="一等奖", division="企业组", places=2, rows=2), (winner,)
    called = replace(named, called=first)
    cheers.hear(named)
    assert played == [], "off by default"
    cheers.wanted = True
    for scene in (Black(), named, called, replace(named, called=(winner, winner)), called, named, Black()):
        cheers.hear(scene)
    assert played == ["drumroll.wav", "applause.wav", "applause.wav"], "steps back are silent"
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda _name: "")
    monkeypatch.setattr(QApplication, "beep", lambda: played.append("beep"))
    cheers.hear(called)
    assert "beep" not in played
