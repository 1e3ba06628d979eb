"""Takes pictures of every page and of the audience screen, to be looked at: `make pictures`.

python -m tests.end2end.pictures FOLDER [--size 1280x720] [--scale 2] [--shipped]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from maker_desktop.exchange import presets
from maker_desktop.resources import resource
from maker_desktop.services.session import Session
from maker_desktop.ui import theme
from maker_desktop.ui.audience.cues import (
    BoardCue,
    CeremonyCue,
    Cue,
    MessageCue,
    RevealCue,
    RevealStep,
    StageCue,
    TimerCue,
    TitleCue,
)
from maker_desktop.ui.audience.staging import confirmed_score, scene_of
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.menus import FileMenu
from maker_desktop.ui.open_contest import OpenContest
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.scoring_page import ScoringPage
from maker_desktop.ui.start_page import Preset, StartPage
from tests.end2end import sample_contests

#: Seconds a page may take for what it draws in the background.
_PATIENCE: Final = 20.0
#: Seconds a preview may take for showing what is ready.
_AFTERGLOW: Final = 0.4
_HALL_SHAPES: Final = {"": (1920, 1080), "-4x3": (1024, 768), "-portrait": (1080, 1920)}
#: The pictures in README and help: from which picture, and its name there.
_SHIPPED: Final = {
    "start": "start",
    "empty/rules": "rules",
    "at-work/roster": "roster",
    "at-work/panels-4": "draw",
    "at-work/scoring": "scoring",
    "at-work/scoring-operator": "operator",
    "at-work/standings": "standings",
    "at-work/arbitration": "arbitration",
    "over/honours-2": "recommendation",
    "over/documents": "documents",
    "over/journal": "journal",
    "hall/reveal": "hall",
    "hall/ceremony": "ceremony",
}
_SHIPPED_WIDTH: Final = 960


class Album:
    """Takes pictures into a folder, all of windows of one size in device-independent pixels."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self._folder = folder
        self._size = size

    def start_page(self) -> None:
        """Take the start page."""
        listed = [Preset(each.id, each.name, each.level.value, each.year) for each in presets.presets()]
        page = StartPage(listed, [Path("D:/赛事/晋中2026.maker"), Path("D:/赛事/晋中2025.maker")], Path.home())
        page.resize(1280, 720)
        self._take(page, "start")
        page.close()

    def pages(self, session: Session, state: str) -> None:
        """Take every page of a contest, the scoring desk with its audience screen's operator shown, too."""
        contest = OpenContest(session, ENTRIES, _idle_menu(), lambda: 0.0)
        window = contest.window
        window.resize(*self._size)
        window.show()
        for entry in window.entries:
            window.go_to_key(entry.key)
            _wait_until_done(contest)
            self._take(window, f"{state}/{entry.key}")
            self._tabs(contest, f"{state}/{entry.key}")
        window.go_to_key("scoring")
        window.findChildren(ScoringPage)[0].operator_toggle.click()
        self._take(window, f"{state}/scoring-operator")
        window.close()

    def _tabs(self, contest: OpenContest, name: str) -> None:
        """Take the tabs of the page shown, all but the first."""
        for tabs in (each for each in contest.window.area.pages.findChildren(QTabWidget) if each.isVisible()):
            for index in range(1, tabs.count()):
                tabs.setCurrentIndex(index)
                _wait_until_done(contest)
                self._take(contest.window, f"{name}-{index + 1}")

    def hall(self, session: Session, cues: Mapping[str, Cue]) -> None:
        """Take the audience screen with each of these pictures, in three shapes."""
        for name, cue in cues.items():
            for suffix, size in _HALL_SHAPES.items():
                hall = AudienceWindow(lambda: 0.0)
                hall.resize(*size)
                hall.show_scene(scene_of(session, cue))
                self._take(hall, f"hall/{name}{suffix}")
                hall.close()

    def ship(self, folder: Path) -> None:
        """Put the pictures of README and help into a folder: small, and with few colours."""
        folder.mkdir(parents=True, exist_ok=True)
        for taken, name in _SHIPPED.items():
            with Image.open(self._folder / f"{taken}.png") as picture:
                height = round(picture.height * _SHIPPED_WIDTH / picture.width)
                small = picture.convert("RGB").resize((_SHIPPED_WIDTH, height), Image.Resampling.LANCZOS)
                few = small.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
                few.save(folder / f"{name}.png", optimize=True)

    def _take(self, widget: QWidget, name: str) -> None:
        widget.show()
        QApplication.processEvents()
        path = self._folder / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(path))


def _cues(session: Session) -> Mapping[str, Cue]:
    stage = sample_contests.FINAL
    shown = [each.number for each in session.contest.reveals if each.stage == stage]
    score = confirmed_score(session, stage, shown[-1])
    assert score is not None
    return {
        "title": TitleCue(stage),
        "on-stage": StageCue(stage, shown[-1]),
        "timer": TimerCue(stage, shown[-1]),
        "sheets": RevealCue(stage, shown[-1], 4, RevealStep.SHEETS),
        "reveal": RevealCue(stage, shown[-1], len(score.lines), RevealStep.PLACE),
        "board": BoardCue(stage, "enterprise"),
        "message": MessageCue("休息十分钟", "十点三十分继续"),
    }


def _idle_menu() -> FileMenu:
    def nothing() -> None:
        """The menu leads nowhere."""

    return FileMenu(nothing, nothing, lambda _path: None, tuple, nothing, nothing)


def _wait_until_done(contest: OpenContest) -> None:
    """Let the page draw, what it draws in the background be ready, and then be drawn."""
    desk = contest.window.desk
    _live(_PATIENCE, lambda: not desk.background.running() and not desk.tasks.running())
    _live(_AFTERGLOW, lambda: False)


def _live(seconds: float, done: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(int(seconds * 1000))
    QApplication.processEvents()
    while not done() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def main() -> int:
    """Take the pictures the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1440x900", help="of the window, in device-independent pixels")
    parser.add_argument("--scale", default="1", help="device pixels for each of these")
    parser.add_argument("--shipped", action="store_true", help="renew the pictures of README and help as well")
    wanted = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = wanted.scale
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    width, height = map(int, wanted.size.split("x"))
    album = Album(wanted.folder, (width, height))
    album.start_page()
    with tempfile.TemporaryDirectory() as place:
        album.pages(sample_contests.begun(Path(place) / "empty.maker"), "empty")
        over = sample_contests.over(Path(place) / "over.maker")
        album.hall(over, {"award": CeremonyCue(), "ceremony": CeremonyCue(0, 3)})
        album.pages(over, "over")
        at_work = sample_contests.at_work(Path(place) / "晋中2026.maker")
        album.hall(at_work, _cues(at_work))
        album.pages(at_work, "at-work")
    if wanted.shipped:
        album.ship(resource("help") / "pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
