"""Takes pictures of everything the window and the audience screen can show, to be looked at: `make pictures`.

python -m tests.end2end.pictures FOLDER [--size 1280x720] [--scale 2] [--only start dialogs] [--shipped]
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtWidgets import QApplication, QTabWidget

from maker_desktop.resources import resource
from maker_desktop.services.core.session import Session
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
from maker_desktop.ui.audience.staging.pictures import confirmed_score, following, scene_of
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.kit import theme
from maker_desktop.ui.page import Page
from maker_desktop.ui.scoring.page import ScoringPage
from tests.end2end import sample_contests
from tests.end2end.album import Album, Showing
from tests.end2end.dialog_pictures import take_dialogs
from tests.end2end.error_pictures import take_errors
from tests.end2end.start_pictures import take_start

_AUDIENCE_SHAPES: Final = {"": (1920, 1080), "-4x3": (1024, 768), "-portrait": (1080, 1920)}
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
    "over/awards-2": "recommendation",
    "over/documents": "documents",
    "over/journal": "journal",
    "audience/reveal": "audience",
    "audience/ceremony": "ceremony",
}
_SHIPPED_WIDTH: Final = 960


def _take_pages(album: Album, session: Session, state: str) -> None:
    """Take every page of a contest with its tabs, the scoring desk with its audience screen's operator shown, too."""
    showing = Showing(album, session, state)
    for entry in showing.window.entries:
        page = showing.page(entry.key, Page)
        showing.take(entry.key)
        for tabs in (each for each in page.findChildren(QTabWidget) if each.isVisible()):
            for index in range(1, tabs.count()):
                tabs.setCurrentIndex(index)
                showing.take(f"{entry.key}-{index + 1}")
    showing.page("scoring", ScoringPage).operator_toggle.click()
    showing.take("scoring-operator")
    showing.close()


def _take_audience(album: Album, session: Session, cues: Mapping[str, Cue]) -> None:
    """Take the audience screen with each of these pictures, in three shapes."""
    for name, cue in cues.items():
        for suffix, size in _AUDIENCE_SHAPES.items():
            audience = AudienceWindow(lambda: 0.0)
            audience.resize(*size)
            audience.show_scene(scene_of(session, cue))
            album.take(audience, f"audience/{name}{suffix}")
            audience.close()


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


def _empty(album: Album, place: Path) -> None:
    _take_pages(album, sample_contests.begun(place / "empty.maker"), "empty")


def _over(album: Album, place: Path) -> None:
    session = sample_contests.over(place / "over.maker")
    called: Cue = CeremonyCue()
    for _ in range(3):
        called = following(session, called, one_by_one=True) or called
    _take_audience(album, session, {"award": CeremonyCue(), "ceremony": called})
    _take_pages(album, session, "over")


def _at_work(album: Album, place: Path) -> None:
    session = sample_contests.at_work(place / "晋中2026.maker")
    _take_audience(album, session, _cues(session))
    _take_pages(album, session, "at-work")


def _dialogs(album: Album, place: Path) -> None:
    showing = Showing(album, sample_contests.at_work(place / "晋中2026.maker"), "dialogs")
    take_dialogs(showing)
    showing.close()


#: Each with a folder of its own for the files it takes.
_PARTS: Final[Mapping[str, Callable[[Album, Path], None]]] = {
    "start": take_start,
    "empty": _empty,
    "over": _over,
    "at-work": _at_work,
    "dialogs": _dialogs,
    "errors": take_errors,
}


def _ship(taken: Path, folder: Path) -> None:
    """Put the pictures of README and help into a folder: small, and with few colours."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in _SHIPPED.items():
        with Image.open(taken / f"{source}.png") as picture:
            height = round(picture.height * _SHIPPED_WIDTH / picture.width)
            small = picture.convert("RGB").resize((_SHIPPED_WIDTH, height), Image.Resampling.LANCZOS)
            few = small.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
            few.save(folder / f"{name}.png", optimize=True)


def _screen(size: tuple[int, int], scale: int, place: Path) -> str:
    """Return the name of a platform whose one screen is as large as the window, so that dialogs must fit, too."""
    width, height = (length * scale for length in size)
    screen = {"name": "only", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96}
    layout = place / "screen.json"
    layout.write_text(json.dumps({"screens": [{**screen, "dpr": 1}]}), encoding="utf-8")
    return f"offscreen:configfile={layout}"


def main() -> int:
    """Take the pictures the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1440x900", help="of the window, in device-independent pixels")
    parser.add_argument("--scale", type=int, default=1, help="device pixels for each of these")
    parser.add_argument("--only", nargs="+", choices=_PARTS, default=_PARTS, help="leave the others out")
    parser.add_argument("--shipped", action="store_true", help="renew the pictures of README and help as well")
    wanted = parser.parse_args()
    width, height = map(int, wanted.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["QT_SCALE_FACTOR"] = str(wanted.scale)
        os.environ["QT_QPA_PLATFORM"] = _screen((width, height), wanted.scale, place)
        app = QApplication(sys.argv[:1])
        theme.apply(app)
        album = Album(wanted.folder, (width, height))
        for part in wanted.only:
            (place / part).mkdir()
            _PARTS[part](album, place / part)
    if wanted.shipped:
        _ship(wanted.folder, resource("help") / "pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
