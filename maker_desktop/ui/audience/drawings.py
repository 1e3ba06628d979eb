"""How each scene is painted; one function a scene, all of them in the units of the canvas."""

from pathlib import Path

from PySide6.QtCore import QRectF

from maker_desktop.domain.awards.screen_theme import PLAIN, ScreenTheme
from maker_desktop.ui.audience.canvas import ALARM, GOLD, PALE_GOLD, SOFT, WHITE, Canvas, Style
from maker_desktop.ui.audience.countdown import Phase
from maker_desktop.ui.audience.painting.board import leaderboard
from maker_desktop.ui.audience.painting.ceremony import ceremony
from maker_desktop.ui.audience.painting.frame import CENTER, MARGIN, frame, which
from maker_desktop.ui.audience.painting.gathering import group_photo, sponsors
from maker_desktop.ui.audience.painting.motion import STILL, Motion
from maker_desktop.ui.audience.painting.prompter import prompter
from maker_desktop.ui.audience.painting.reveal import reveal
from maker_desktop.ui.audience.scenes import (
    Black,
    Ceremony,
    GroupPhoto,
    Leaderboard,
    Message,
    OnStage,
    Prompter,
    Reveal,
    Scene,
    Sponsors,
    Timer,
    Title,
)


def draw(canvas: Canvas, scene: Scene, now: float, motion: Motion = STILL, theme: ScreenTheme = PLAIN) -> None:
    """Paint a scene over a background that is already there; `now` is the time of the countdown's clock."""
    _draw(canvas, scene, now, motion, theme)
    if scene.rehearsal:
        size = canvas.size
        with canvas.shifted(0.2):
            box = QRectF(MARGIN, size.height() * 0.3, size.width() - 2 * MARGIN, size.height() * 0.4)
            canvas.middle(box, "彩　排", Style(300, ALARM, bold=True, align=CENTER, keep=0.2))
        foot = QRectF(MARGIN, size.height() - 74, size.width() - 2 * MARGIN, 44)
        canvas.middle(foot, "彩排：分数和名次都是编造的", Style(28, ALARM, bold=True, align=CENTER))


def _draw(canvas: Canvas, scene: Scene, now: float, motion: Motion, theme: ScreenTheme) -> None:  # noqa: C901 - one case for each scene
    match scene:
        case Black():
            return
        case Message():
            _message(canvas, scene)
        case Title():
            _title(canvas, scene)
        case OnStage():
            _on_stage(canvas, scene, theme.picture(scene.number))
        case Timer():
            _timer(canvas, scene, now)
        case Reveal():
            reveal(canvas, scene, motion)
        case Leaderboard():
            leaderboard(canvas, scene, motion)
        case Ceremony():
            ceremony(canvas, scene, motion, theme)
        case GroupPhoto():
            group_photo(canvas, scene)
        case Sponsors():
            sponsors(canvas, scene, theme)
        case Prompter():
            prompter(canvas, scene)
        case _:
            raise TypeError(f"no drawing for {type(scene).__name__}")


def _message(canvas: Canvas, scene: Message) -> None:
    room = frame(canvas, scene)
    middle = room.center().y()
    canvas.middle(
        QRectF(room.left(), middle - 210, room.width(), 260),
        scene.text,
        Style(92, serif=True, lines=3, keep=0.6, align=CENTER),
    )
    canvas.text(
        QRectF(room.left(), middle + 80, room.width(), 160), scene.detail, Style(36, SOFT, lines=3, align=CENTER)
    )


def _title(canvas: Canvas, scene: Title) -> None:
    size = canvas.size
    room = QRectF(MARGIN, size.height() * 0.26, size.width() - 2 * MARGIN, size.height() * 0.3)
    canvas.middle(room, scene.title, Style(80, serif=True, lines=3, align=CENTER))
    below = QRectF(MARGIN, room.bottom() + 16, room.width(), 70)
    canvas.middle(below, scene.stage, Style(44, PALE_GOLD, bold=True, align=CENTER))
    venue = QRectF(MARGIN, below.bottom() + 8, room.width(), 48)
    canvas.middle(venue, scene.venue, Style(30, SOFT, lines=2, align=CENTER))
    slogan = QRectF(MARGIN, 64, room.width(), 44)
    canvas.middle(slogan, scene.slogan, Style(26, SOFT, align=CENTER, lines=2))
    line_height = 40.0
    y = size.height() - 72 - line_height * len(scene.hosts)
    for host in scene.hosts:
        canvas.middle(QRectF(MARGIN, y, room.width(), line_height), host, Style(26, SOFT, align=CENTER))
        y += line_height


def _on_stage(canvas: Canvas, scene: OnStage, picture: Path | None) -> None:
    room = frame(canvas, scene)
    whole = room.right()
    if picture is not None and not canvas.portrait:
        side = room.width() * 0.34
        canvas.picture(QRectF(room.right() - side, room.top() + 20, side, room.height() - 136), picture)
        room.setWidth(room.width() - side - 48)
    top = room.top() + room.height() * 0.08
    canvas.text(
        QRectF(room.left(), top, room.width(), 60),
        f"{which(scene.number, scene)}",
        Style(44, GOLD, bold=True),
    )
    taken = canvas.text(
        QRectF(room.left(), top + 84, room.width(), 300), scene.project, Style(104, serif=True, lines=3, keep=0.62)
    )
    canvas.text(
        QRectF(room.left(), top + 84 + taken + 28, room.width(), 110), scene.applicant, Style(42, SOFT, lines=2)
    )
    if scene.next_up:
        foot = QRectF(room.left(), room.bottom() - 76, whole - room.left(), 76)
        canvas.line(foot.left(), foot.right(), foot.top() - 20)
        canvas.middle(foot, f"请准备　{scene.next_up}", Style(30, SOFT, lines=2))


def _timer(canvas: Canvas, scene: Timer, now: float) -> None:
    room = frame(canvas, scene)
    taken = canvas.text(
        QRectF(room.left(), room.top(), room.width(), 140), scene.project, Style(56, serif=True, lines=2)
    )
    canvas.text(
        QRectF(room.left(), room.top() + taken + 10, room.width(), 80),
        f"{which(scene.number, scene)}　{scene.applicant}",
        Style(28, SOFT, lines=2),
    )
    color, words = _timer_words(scene.countdown.phase(now))
    clock = QRectF(room.left(), room.top() + 190, room.width(), room.height() - 260)
    face = scene.countdown.clock_face(now)
    canvas.text(
        QRectF(clock.left(), clock.top(), clock.width(), 60), scene.countdown.title, Style(44, GOLD, align=CENTER)
    )
    digits = QRectF(clock.left(), clock.top() + 50, clock.width(), clock.height() - 60)
    canvas.middle(digits, face, Style(340, color, bold=True, align=CENTER, keep=0.2))
    canvas.middle(
        QRectF(room.left(), room.bottom() - 70, room.width(), 70), words, Style(44, color, bold=True, align=CENTER)
    )


def _timer_words(phase: Phase) -> tuple[str, str]:
    match phase:
        case Phase.WAITING:
            return WHITE, "即将开始"
        case Phase.RUNNING:
            return WHITE, ""
        case Phase.PAUSED:
            return SOFT, "暂停"
        case Phase.WARNING:
            return GOLD, "时间将到"
        case Phase.OVERTIME:
            return ALARM, "时间到"
