"""Scenes on the audience screen: no word is cut off, nothing is betrayed early, and stepping back works."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maker_desktop.ui.audience.canvas import Style, fit
from maker_desktop.ui.audience.countdown import Countdown
from maker_desktop.ui.audience.drawings import draw
from maker_desktop.ui.audience.scenes import (
    Black,
    Called,
    Ceremony,
    GroupPhoto,
    Leaderboard,
    Message,
    OnStage,
    Reveal,
    Row,
    Scene,
    Sponsors,
    Standing,
    Tile,
    Timer,
    Title,
)
from maker_desktop.ui.audience.window import AudienceWindow
from tests.examples import examples

LONG = "基于多模态大模型与边缘计算的煤矿井下人员安全行为智能识别、预警及应急处置一体化平台（二期）" * 2
COUNTDOWN = Countdown("答辩", 420)
ROWS = tuple(Row(str(place), LONG, "89.36", "太原某某公司", current=place == 3) for place in range(1, 21))
TILES = tuple(
    Tile(f"{seat} 号评委", "87.6", struck=seat == 2, note="最高" if seat == 2 else "") for seat in range(1, 12)
)
HEAD: dict[str, Any] = {"contest": "2026年“创客中国”晋中市中小企业创新创业大赛", "corner": "复赛 · 企业组"}
SCENES: tuple[Scene, ...] = (
    Black(),
    Message(text=LONG, detail=LONG, **HEAD),
    Title(title=LONG, stage="复赛", hosts=("晋中市工业和信息化局", "某中心"), slogan=LONG),
    OnStage(number=13, project=LONG, applicant=LONG, next_up=LONG, **HEAD),
    Timer(number=13, project=LONG, applicant=LONG, countdown=COUNTDOWN, **HEAD),
    Reveal(
        number=13,
        project=LONG,
        applicant=LONG,
        tiles=TILES,
        score="100.00",
        place="并列第 12 名",
        top=ROWS,
        witness="第 57 条 · 0123 4567",
        **HEAD,
    ),
    Leaderboard(heading=LONG, rows=ROWS, **HEAD),
    Ceremony(award=LONG, division="企业组", places=12, rows=12, called=(Called(LONG, LONG, now=True),) * 9, **HEAD),
    Ceremony(award=LONG, division="企业组", places=0, rows=0, vacant=6, **HEAD),
    GroupPhoto(award=LONG, tier=1, rows=((Standing(LONG, LONG, 13),) * 6, (Standing(LONG, LONG),) * 7), **HEAD),
    Sponsors(hosts=(LONG, LONG), rehearsal=True, **HEAD),
)


class AudienceScreen:
    """An audience window whose clock stands at `now`."""

    def __init__(self) -> None:
        self.now = 0.0
        self.window = AudienceWindow(lambda: self.now)

    def picture(self, scene: Scene, width: int = 640, height: int = 360) -> QImage:
        self.window.resize(width, height)
        self.window.show_scene(scene)
        return self.window.grab().toImage()


@pytest.fixture
def audience(qapp: object) -> Iterator[AudienceScreen]:
    audience = AudienceScreen()
    yield audience
    audience.window.close()


@given(
    text=st.text(st.sampled_from("创客中国评审台ADC 0123（）—·𠮷"), min_size=1, max_size=160),
    width=st.floats(min_value=40, max_value=1600),
    height=st.floats(min_value=20, max_value=400),
    lines=st.integers(min_value=1, max_value=3),
    size=st.sampled_from([20.0, 60.0, 176.0]),
    align=st.sampled_from([Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter]),
)
@examples(60)
def test_no_text_is_ever_cut_off(
    text: str, width: float, height: float, lines: int, size: float, align: Qt.AlignmentFlag
) -> None:
    layout, taken = fit(text, QSizeF(width, height), Style(size, lines=lines, align=align))
    shown = [layout.lineAt(index) for index in range(layout.lineCount())]
    utf16 = len(text.encode("utf-16-le")) // 2
    assert sum(line.textLength() for line in shown) == utf16, "every character is in some line"
    if layout.font().pixelSize() > 4:
        assert len(shown) <= lines
        assert taken <= height
        for line in shown:
            rect = line.naturalTextRect()
            assert -1 <= rect.left() <= rect.right() <= width + 1


def test_a_short_name_keeps_its_size_and_a_long_one_shrinks_before_it_wraps() -> None:
    style, room = Style(60, lines=2), QSizeF(1400, 200)
    assert fit("短名", room, style)[0].font().pixelSize() == 60
    one_line = fit("国产高速高精度数模转换器研制及产业化项目示范工程", room, style)[0]
    assert one_line.lineCount() == 1
    assert one_line.font().pixelSize() < 60
    assert fit(LONG[:40], room, style)[0].lineCount() == 2


def test_wrapped_lines_are_about_as_long_as_each_other() -> None:
    layout, _height = fit(LONG[:40], QSizeF(1400, 200), Style(60, lines=2))
    assert layout.lineCount() == 2
    first, second = (layout.lineAt(index).textLength() for index in range(2))
    assert abs(first - second) <= 3


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: type(scene).__name__)
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (720, 1280)])
def test_every_scene_keeps_its_words_off_the_edge(
    audience: AudienceScreen, scene: Scene, width: int, height: int
) -> None:
    picture = audience.picture(scene, width, height)
    bright = [
        (x, y) for y in range(0, height, 2) for x in range(0, width, 2) if picture.pixelColor(x, y).lightness() > 120
    ]
    assert bool(bright) is not isinstance(scene, Black)
    margin = width * 0.02
    assert all(margin < x < width - margin and margin < y < height - margin for x, y in bright)


def test_stepping_back_restores_the_picture(audience: AudienceScreen) -> None:
    pictures = [audience.picture(scene) for scene in SCENES]
    assert [audience.picture(scene) for scene in reversed(SCENES)] == pictures[::-1]
    assert all(first != second for first, second in pairwise(pictures))


def test_a_sheet_still_to_come_betrays_nothing(audience: AudienceScreen) -> None:
    def covered(tile: Tile) -> Reveal:
        return Reveal(number=1, project="甲", applicant="乙", tiles=(tile,))

    high = covered(Tile("1 号评委", "99.9", note="最高", shown=False))
    low = covered(Tile("1 号评委", "回避", shown=False))
    assert audience.picture(high) == audience.picture(low)
    assert audience.picture(high) != audience.picture(covered(Tile("1 号评委", "99.9")))


def test_the_place_is_not_shown_before_the_score(audience: AudienceScreen) -> None:
    bare = Reveal(number=1, project="甲", applicant="乙")
    early = Reveal(number=1, project="甲", applicant="乙", place="第 1 名", place_heading="企业组暂列")
    assert audience.picture(early) == audience.picture(bare)


def test_the_clock_follows_the_time_it_is_given_and_ticks_only_while_it_runs(
    audience: AudienceScreen, qtbot: QtBot
) -> None:
    def timer(countdown: Countdown) -> Timer:
        return Timer(number=1, project="甲", applicant="乙", countdown=countdown)

    audience.now = 100.0
    start = audience.picture(timer(COUNTDOWN.started(100.0)))
    assert audience.window.ticking()
    audience.now = 110.0
    assert audience.window.grab().toImage() != start
    audience.picture(timer(COUNTDOWN.paused(110.0)))
    assert not audience.window.ticking()
    audience.picture(Message(text="休息"))
    assert not audience.window.ticking()


def test_an_unknown_scene_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no drawing for Scene"):
        draw(None, Scene(), 0.0)  # type: ignore[arg-type]  # it must not get as far as the canvas


def test_esc_and_double_click_leave_and_fill_the_screen(audience: AudienceScreen, qtbot: QtBot) -> None:
    audience.window.open_on(audience.window.screen())
    assert audience.window.isFullScreen()
    QTest.keyClick(audience.window, Qt.Key.Key_Escape)
    assert not audience.window.isFullScreen()
    QTest.mouseDClick(audience.window, Qt.MouseButton.LeftButton)
    assert audience.window.isFullScreen()
    audience.window.open_on(None)
    assert not audience.window.isFullScreen()
