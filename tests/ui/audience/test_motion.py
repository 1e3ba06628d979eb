"""How pictures come on: they move where the system lets them, end as the still picture, and never stutter."""

from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.ui.audience import window as audience_window
from maker_desktop.ui.audience.canvas import Canvas, tier_colours
from maker_desktop.ui.audience.drawings import draw
from maker_desktop.ui.audience.painting.ground import ground
from maker_desktop.ui.audience.painting.motion import LONGEST, ROW, STILL, Motion
from maker_desktop.ui.audience.scenes import Black, Leaderboard, Message, Reveal, Row, Tile
from maker_desktop.ui.audience.window import AudienceWindow

SHEETS = Reveal(number=5, project="甲", applicant="乙", tiles=(Tile("1 号评委", "91.20"), Tile("2 号评委", "92.40")))
SCORED = replace(SHEETS, score="91.80")
BOARD = Leaderboard(heading="名次榜", rows=tuple(Row(str(place), f"项目{place}", "80.00") for place in range(1, 9)))


class StillStyle(QProxyStyle):
    """A system whose user wants nothing to move."""

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        return 0 if hint is QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, option, widget)


@pytest.fixture
def window(qtbot: QtBot) -> AudienceWindow:
    window = AudienceWindow(lambda: 0.0)
    qtbot.addWidget(window)
    window.resize(640, 360)
    window.show()
    return window


def painted(scene: Reveal | Leaderboard, motion: Motion) -> QImage:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(Canvas(painter, QSizeF(640, 360)), scene, 0.0, motion)
    painter.end()
    return image


@pytest.mark.parametrize(("former", "scene"), [(SHEETS, SCORED), (Black(), BOARD)])
def test_a_picture_comes_on_and_ends_as_the_still_one(former: Reveal, scene: Reveal) -> None:
    frames = [painted(scene, Motion(turn / 10, former)) for turn in range(12)]
    assert all(first != second for first, second in pairwise(frames[:5]))
    assert painted(scene, Motion(LONGEST, former)) == painted(scene, STILL)


def test_the_rows_of_the_standings_come_from_below() -> None:
    image = painted(BOARD, Motion(0.5, Black()))
    still = painted(BOARD, STILL)

    def bright(picture: QImage, top: int, bottom: int) -> int:
        return sum(picture.pixelColor(x, y).lightness() > 120 for y in range(top, bottom) for x in range(360, 640, 2))

    assert bright(image, 95, 145) == 0 < bright(still, 95, 145)
    assert bright(image, 205, 233) > 0


def test_the_line_of_an_award_rises_with_the_rows_that_come_one_at_a_time() -> None:
    tiers = (1, 2, 2, 3, 3, 3, 4, 4)
    rows = tuple(replace(row, tier=tier) for row, tier in zip(BOARD.rows, tiers, strict=True))
    board = replace(BOARD, rows=rows, legend=((4, "优胜奖 2"), (3, "三等奖 3")))

    def lines(motion: Motion) -> list[int]:
        image = painted(board, motion)
        bronze = QColor(tier_colours(3)[0])
        return [y for y in range(360) if sum(image.pixelColor(x, y) == bronze for x in range(400, 500)) > 90]

    frames = [Motion(ROW * (row + 0.5), Black()) for row in range(8)]
    seen = [lines(frame) for frame in frames]
    assert [bool(each) for each in seen[:3]] == [False, False, True], "two of the fourth tier come first"
    assert seen[2][0] > seen[3][0], "it rises with each row"
    assert not lines(STILL)
    visible = [sum(frame.row(place, 8) > 0 for place in range(8)) for frame in frames]
    assert visible == list(range(1, 9)), "one row at a time"


def test_only_what_goes_on_moves(window: AudienceWindow) -> None:
    window.show_scene(SHEETS)
    assert not window.moving(), "a reveal that is called up stands there"
    window.show_scene(SCORED)
    assert window.moving()
    window.show_scene(Message(text="休息"))
    assert not window.moving()
    window.show_scene(BOARD)
    assert window.moving()
    window.show_scene(replace(BOARD, rows=BOARD.rows[:7]))
    assert not window.moving(), "a correction does not bring the rows in once more"


def test_a_picture_stands_still_after_a_while(window: AudienceWindow, qtbot: QtBot) -> None:
    window.show_scene(SHEETS)
    window.show_scene(SCORED)
    qtbot.waitUntil(lambda: not window.moving())
    assert window.grab().toImage() == window.grab().toImage()


def test_nothing_moves_where_the_system_says_so(window: AudienceWindow) -> None:
    still = StillStyle("fusion")
    still.setParent(window)  # a widget does not keep its style
    window.setStyle(still)
    window.show_scene(BOARD)
    assert not window.moving()


def test_a_machine_that_is_too_slow_moves_nothing(window: AudienceWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(1000))
    monkeypatch.setattr(audience_window, "monotonic", lambda: next(seconds))
    window.show_scene(BOARD)
    for _picture in range(5):
        window.grab()
    assert not window.moving()


def test_the_background_shows_no_bands(qapp: QApplication) -> None:
    picture = ground(QSize(960, 540), 1.0, ScreenTheme())
    for y in range(20, 540, 40):
        runs = [len(list(run)) for _colour, run in groupby(picture.pixel(x, y) for x in range(960))]
        assert max(runs) < 24, "a band of one colour is seen on a wall"


def test_the_host_gives_the_screen_his_logo_and_background(window: AudienceWindow, tmp_path: Path) -> None:
    window.show_scene(Message(text="休息"))
    usual = window.grab().toImage()
    for name, colour in (("logo.png", 0xFFFFFFFF), ("hall.png", 0xFFC00000)):
        picture = QImage(200, 100, QImage.Format.Format_RGB32)
        picture.fill(colour)
        picture.save(str(tmp_path / name))
    window.wear(ScreenTheme(tmp_path / "logo.png", tmp_path / "hall.png"))
    worn = window.grab().toImage()
    assert worn.pixelColor(320, 20).red() > worn.pixelColor(320, 20).blue()
    assert worn.pixelColor(35, 345).lightness() > 200 > usual.pixelColor(35, 345).lightness()
    (tmp_path / "bad.png").write_text("no picture")
    with pytest.raises(Refusal, match="无法读取"):
        window.wear(ScreenTheme(tmp_path / "bad.png"))
    assert window.grab().toImage() == worn
