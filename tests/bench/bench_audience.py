"""Times the audience screen at 1920 × 1080: a key until the picture begins to change, and each frame; it gates nothing.

The measure is the time of a frame at sixty pictures a second. With a folder it writes the films as contact sheets:
python -m tests.bench.bench_audience FOLDER
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from maker_desktop.domain.awards.screen_theme import PLAIN
from maker_desktop.services.core.session import Session
from maker_desktop.services.demo import demo
from maker_desktop.ui.audience.canvas import Canvas
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.cues import BoardCue, CeremonyCue, StageCue
from maker_desktop.ui.audience.drawings import draw
from maker_desktop.ui.audience.painting.ground import ground
from maker_desktop.ui.audience.painting.motion import LONGEST, Motion
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.kit import theme

SIZE, FRAME = QSize(1920, 1080), 1000 / 60
#: Pictures a second of a film, and how many stand beside each other.
FILM, ACROSS, SMALL = 30, 6, 480


def steps(session: Session) -> Iterator[tuple[str, Scene, Scene, float]]:
    """Yield each step of a reveal, a board and a ceremony: its film, both pictures, and milliseconds to the change."""
    stage = session.contest.rulebook.last_stages()[-1]
    window = AudienceWindow(time.monotonic)
    window.resize(SIZE)
    window.show()
    control = AudienceControl(session, time.monotonic)
    control.projected.connect(window.show_scene)
    control.follow(stage, stage.divisions[0], None)
    control.choose_one_by_one(False)
    first = min(project.number for project in session.contest.in_stage(stage))
    shows = (("reveal", StageCue(stage.id, first), 4), ("ceremony", CeremonyCue(), 40))
    for film, begin, many in shows:
        control.show(begin)
        for _ in range(many):
            if control.next_cue() is None:
                break
            before, start = window.scene(), time.perf_counter()
            control.forward()
            window.repaint()
            taken = (time.perf_counter() - start) * 1000
            yield film, before, window.scene(), taken
    for number in [project.number for project in session.contest.in_stage(stage)]:
        if (stage.id, number) not in session.contest.revealed:
            control.show(StageCue(stage.id, number))
            for _ in range(4):
                control.forward()
    before, start = window.scene(), time.perf_counter()
    control.show(BoardCue(stage.id, stage.divisions[0]))
    window.repaint()
    yield "board", before, window.scene(), (time.perf_counter() - start) * 1000


def frames(former: Scene, scene: Scene, rate: int) -> Iterator[tuple[QImage, float]]:
    """Yield the pictures of a step as it comes on, and the milliseconds each took to paint."""
    for turn in range(round(LONGEST * rate)):
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        start = time.perf_counter()
        painter = QPainter(image)
        painter.drawImage(0, 0, ground(SIZE, 1.0, PLAIN))
        draw(Canvas(painter, QSizeF(SIZE)), scene, 0.0, Motion(turn / rate, former))
        painter.end()
        yield image, (time.perf_counter() - start) * 1000


def contact_sheet(pictures: list[QImage], path: Path) -> None:
    """Put small pictures on one sheet, in rows."""
    high = SMALL * SIZE.height() // SIZE.width()
    rows = -(-len(pictures) // ACROSS)
    sheet = QImage(ACROSS * (SMALL + 4), rows * (high + 4), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.darkGray)
    painter = QPainter(sheet)
    for at, picture in enumerate(pictures):
        painter.drawImage(at % ACROSS * (SMALL + 4), at // ACROSS * (high + 4), picture)
    painter.end()
    sheet.save(str(path))


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    keys: list[float] = []
    painted: dict[str, list[float]] = {}
    films: dict[str, list[QImage]] = {}
    with tempfile.TemporaryDirectory() as folder:
        session = demo.hold(Path(folder) / "a.maker", "jinzhong-2026", None, "记分员")
        for film, former, scene, taken in steps(session):
            keys.append(taken)
            if film == "ceremony" and len(films.get(film, [])) > 6 * ACROSS:
                continue  # enough of it has been seen
            for turn, (image, milliseconds) in enumerate(frames(former, scene, FILM)):
                painted.setdefault(film, []).append(milliseconds)
                if turn % 5 == 0 and turn < 5 * ACROSS * (4 if film == "board" else 2):
                    small = image.scaledToWidth(SMALL, Qt.TransformationMode.SmoothTransformation)
                    films.setdefault(film, []).append(small)
        session.close()
    sys.stdout.write(
        f"a key until the first change: median {median(keys):.0f} ms, worst {max(keys):.0f} ms (100 wanted)\n"
    )
    for film, times in painted.items():
        worst = quantiles(times, n=20)[-1]
        figures = f"median {median(times):.1f} ms, one of twenty over {worst:.1f} ms ({FRAME:.1f})"
        sys.stdout.write(f"a frame of the {film}: {figures}\n")
    for folder_name in sys.argv[1:]:
        for film, pictures in films.items():
            contact_sheet(pictures, Path(folder_name) / f"film-{film}.png")


if __name__ == "__main__":
    main()
