"""How each scene is painted; one function a scene, all of them in the units of the canvas."""

from math import ceil

from PySide6.QtCore import QRectF, Qt

from maker_desktop.ui.audience.canvas import ALARM, DIM, GOLD, PALE_GOLD, SOFT, WHITE, Canvas, Style
from maker_desktop.ui.audience.countdown import Phase
from maker_desktop.ui.audience.scenes import (
    Black,
    Called,
    Ceremony,
    Leaderboard,
    Message,
    OnStage,
    Reveal,
    Row,
    Scene,
    Tile,
    Timer,
    Title,
)

MARGIN = 72.0
_GAP = 16.0
_CENTER = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight
#: More winners than this stand in two columns.
_MOST_CALLED = 6
_MOST_TILES = 9
_MOST_TILES_PORTRAIT = 4


def draw(canvas: Canvas, scene: Scene, now: float) -> None:
    """Paint a scene over a background that is already there; `now` is the time of the countdown's clock."""
    match scene:
        case Black():
            return
        case Message():
            _message(canvas, scene)
        case Title():
            _title(canvas, scene)
        case OnStage():
            _on_stage(canvas, scene)
        case Timer():
            _timer(canvas, scene, now)
        case Reveal():
            _reveal(canvas, scene)
        case Leaderboard():
            _leaderboard(canvas, scene)
        case Ceremony():
            _ceremony(canvas, scene)
        case _:
            raise TypeError(f"no drawing for {type(scene).__name__}")


def _frame(canvas: Canvas, scene: Scene) -> QRectF:
    """Draw the line at the top and return the room below it."""
    width = canvas.size.width() - 2 * MARGIN
    top = QRectF(MARGIN, 56, width, 40)
    canvas.middle(QRectF(top.left(), top.top(), width * 0.68, 40), scene.contest, Style(24, SOFT))
    corner = QRectF(top.left() + width * 0.7, top.top(), width * 0.3, 40)
    words = " · ".join(part for part in (scene.corner, "加赛" if scene.playoff else "") if part)
    canvas.middle(corner, words, Style(24, GOLD, bold=True, align=_RIGHT))
    return QRectF(MARGIN, 128, width, canvas.size.height() - 128 - 64)


def _playoff(scene: Scene) -> str:
    return " · 加赛" if scene.playoff else ""


def _message(canvas: Canvas, scene: Message) -> None:
    room = _frame(canvas, scene)
    middle = room.center().y()
    canvas.middle(
        QRectF(room.left(), middle - 210, room.width(), 260),
        scene.text,
        Style(92, serif=True, lines=3, keep=0.6, align=_CENTER),
    )
    canvas.text(
        QRectF(room.left(), middle + 80, room.width(), 160), scene.detail, Style(36, SOFT, lines=3, align=_CENTER)
    )


def _title(canvas: Canvas, scene: Title) -> None:
    size = canvas.size
    room = QRectF(MARGIN, size.height() * 0.26, size.width() - 2 * MARGIN, size.height() * 0.3)
    canvas.middle(room, scene.title, Style(80, serif=True, lines=3, align=_CENTER))
    below = QRectF(MARGIN, room.bottom() + 16, room.width(), 70)
    canvas.middle(below, scene.stage, Style(44, PALE_GOLD, bold=True, align=_CENTER))
    slogan = QRectF(MARGIN, 64, room.width(), 44)
    canvas.middle(slogan, scene.slogan, Style(26, SOFT, align=_CENTER, lines=2))
    line_height = 40.0
    y = size.height() - 72 - line_height * len(scene.hosts)
    for host in scene.hosts:
        canvas.middle(QRectF(MARGIN, y, room.width(), line_height), host, Style(26, SOFT, align=_CENTER))
        y += line_height


def _on_stage(canvas: Canvas, scene: OnStage) -> None:
    room = _frame(canvas, scene)
    top = room.top() + room.height() * 0.12
    canvas.text(
        QRectF(room.left(), top, room.width(), 60),
        f"{scene.number} 号项目{_playoff(scene)}",
        Style(44, GOLD, bold=True),
    )
    taken = canvas.text(
        QRectF(room.left(), top + 84, room.width(), 300), scene.project, Style(104, serif=True, lines=3, keep=0.62)
    )
    canvas.text(
        QRectF(room.left(), top + 84 + taken + 28, room.width(), 110), scene.applicant, Style(42, SOFT, lines=2)
    )
    if scene.next_up:
        foot = QRectF(room.left(), room.bottom() - 76, room.width(), 76)
        canvas.line(room.left(), room.right(), foot.top() - 20)
        canvas.middle(foot, f"请准备　{scene.next_up}", Style(30, SOFT, lines=2))


def _timer(canvas: Canvas, scene: Timer, now: float) -> None:
    room = _frame(canvas, scene)
    taken = canvas.text(
        QRectF(room.left(), room.top(), room.width(), 140), scene.project, Style(56, serif=True, lines=2)
    )
    canvas.text(
        QRectF(room.left(), room.top() + taken + 10, room.width(), 80),
        f"{scene.number} 号{_playoff(scene)}　{scene.applicant}",
        Style(28, SOFT, lines=2),
    )
    color, words = _timer_words(scene.countdown.phase(now))
    clock = QRectF(room.left(), room.top() + 190, room.width(), room.height() - 260)
    face = scene.countdown.clock_face(now)
    canvas.text(
        QRectF(clock.left(), clock.top(), clock.width(), 60), scene.countdown.title, Style(44, GOLD, align=_CENTER)
    )
    digits = QRectF(clock.left(), clock.top() + 50, clock.width(), clock.height() - 60)
    canvas.middle(digits, face, Style(340, color, bold=True, align=_CENTER, keep=0.2))
    canvas.middle(
        QRectF(room.left(), room.bottom() - 70, room.width(), 70), words, Style(44, color, bold=True, align=_CENTER)
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


def _reveal(canvas: Canvas, scene: Reveal) -> None:
    room = _frame(canvas, scene)
    foot = QRectF(MARGIN, room.bottom() + 2, room.width(), 28)
    canvas.middle(foot, f"流水 {scene.witness}" if scene.witness else "", Style(20, SOFT, align=_RIGHT))
    name_height = 150.0 if canvas.portrait else 116.0
    taken = canvas.text(
        QRectF(room.left(), room.top() + 10, room.width(), name_height), scene.project, Style(60, serif=True, lines=2)
    )
    y = room.top() + 10 + taken + 14
    y += canvas.text(
        QRectF(room.left(), y, room.width(), 72),
        f"{scene.number} 号{_playoff(scene)}　{scene.applicant}",
        Style(28, SOFT, lines=2),
    )
    air = 38 if canvas.portrait else 38 + (canvas.size.height() - 900) * 0.16
    y = _tiles(canvas, QRectF(room.left(), y + air, room.width(), room.height()), scene.tiles)
    rest = QRectF(room.left(), y + air, room.width(), room.bottom() - y - air)
    if canvas.portrait:
        _score(canvas, QRectF(rest.left(), rest.top(), rest.width(), 300), scene)
        _rows(canvas, QRectF(rest.left(), rest.top() + 340, rest.width(), rest.height() - 340), scene.top)
    else:
        _score(canvas, QRectF(rest.left(), rest.top(), rest.width() * 0.58, min(rest.height(), 320)), scene)
        _rows(
            canvas,
            QRectF(rest.left() + rest.width() * 0.615, rest.top(), rest.width() * 0.385, rest.height()),
            scene.top,
        )


def _tiles(canvas: Canvas, room: QRectF, tiles: tuple[Tile, ...]) -> float:
    """Draw the score sheets in as few rows as there are, all of one width; return where they end."""
    if not tiles:
        return room.top()
    rows = ceil(len(tiles) / (_MOST_TILES_PORTRAIT if canvas.portrait else _MOST_TILES))
    per_row = max(ceil(len(tiles) / rows), 4)
    width = (room.width() - _GAP * (per_row - 1)) / per_row
    height = 128.0 if rows == 1 else 104.0
    for index, tile in enumerate(tiles):
        left = room.left() + (index % per_row) * (width + _GAP)
        top = room.top() + (index // per_row) * (height + _GAP)
        _tile(canvas, QRectF(left, top, width, height), tile)
    return room.top() + rows * (height + _GAP) - _GAP


def _tile(canvas: Canvas, box: QRectF, tile: Tile) -> None:
    canvas.tile(box, 8 if tile.struck or not tile.shown else 26)
    inner = box.adjusted(10, 0, -10, 0)
    soft = DIM if tile.struck else SOFT
    label = f"{tile.label} · {tile.note}" if tile.note and tile.shown else tile.label
    share = box.height() / 128
    canvas.middle(
        QRectF(inner.left(), box.top() + 12 * share, inner.width(), 40 * share), label, Style(20, soft, align=_CENTER)
    )
    if tile.shown:
        number = tile.text[:1].isdigit()
        style = Style(
            46 if number else 28,
            soft if tile.struck or not number else WHITE,
            align=_CENTER,
            struck=tile.struck,
            keep=0.5,
        )
        canvas.middle(QRectF(inner.left(), box.top() + 48 * share, inner.width(), 66 * share), tile.text, style)


def _score(canvas: Canvas, box: QRectF, scene: Reveal) -> None:
    if not scene.score:
        return
    name = "加赛得分" if scene.playoff else "最终得分"
    former = f"，原 {scene.former}" if scene.former else ""
    heading = f"{name}（更正{former}）" if scene.corrected else name
    canvas.text(QRectF(box.left(), box.top(), box.width(), 40), heading, Style(26, GOLD))
    number = QRectF(box.left() - 6, box.top() + 28, box.width() * 0.56, box.height() - 28)
    canvas.middle(number, scene.score, Style(176, PALE_GOLD, bold=True, keep=0.3))
    side = QRectF(box.left() + box.width() * 0.6, number.center().y() - 62, box.width() * 0.38, 124)
    canvas.middle(QRectF(side.left(), side.top() - 8, side.width(), 44), scene.place_heading, Style(30, SOFT))
    canvas.middle(QRectF(side.left(), side.top() + 44, side.width(), 84), scene.place, Style(62, bold=True, keep=0.4))


def _rows(canvas: Canvas, room: QRectF, rows: tuple[Row, ...]) -> None:
    """Draw a short list of standings at the foot of a room."""
    if not rows:
        return
    height = min(49.0, room.height() / len(rows))
    top = room.bottom() - height * len(rows)
    for index, row in enumerate(rows):
        _row(canvas, QRectF(room.left(), top + index * height, room.width(), height), row, height * 0.5, "")


def _leaderboard(canvas: Canvas, scene: Leaderboard) -> None:
    room = _frame(canvas, scene)
    page = room.width() * 0.14 if scene.page else 0.0
    canvas.text(QRectF(room.left(), room.top(), room.width() - page, 90), scene.heading, Style(60, serif=True))
    canvas.middle(QRectF(room.right() - page, room.top(), page, 90), scene.page, Style(30, SOFT, align=_RIGHT))
    body = QRectF(room.left(), room.top() + 112, room.width(), room.height() - 112)
    columns = 1 if len(scene.rows) <= 10 or canvas.portrait else 2
    per_column = max(ceil(len(scene.rows) / columns), 1)
    gap = 64.0
    width = (body.width() - gap * (columns - 1)) / columns
    height = min(72.0, body.height() / per_column)
    for index, row in enumerate(scene.rows):
        left = body.left() + (index // per_column) * (width + gap)
        top = body.top() + (index % per_column) * height
        applicant = row.applicant if columns == 1 and not canvas.portrait else ""
        _row(canvas, QRectF(left, top, width, height), row, min(30.0, height * 0.5), applicant)


def _ceremony(canvas: Canvas, scene: Ceremony) -> None:
    """Draw the award alone until somebody is called, then the called from the foot up, so that the best end on top."""
    room = _frame(canvas, scene)
    kind = "　".join(part for part in (scene.division, f"{scene.places} 项" if scene.division else "") if part)
    if not scene.called:
        canvas.middle(
            QRectF(room.left(), room.center().y() - 170, room.width(), 220),
            scene.award,
            Style(150, PALE_GOLD, serif=True, lines=2, align=_CENTER),
        )
        canvas.middle(
            QRectF(room.left(), room.center().y() + 70, room.width(), 70), kind, Style(44, SOFT, align=_CENTER)
        )
        return
    canvas.middle(
        QRectF(room.left(), room.top(), room.width(), 100),
        scene.award,
        Style(76, PALE_GOLD, serif=True, align=_CENTER),
    )
    canvas.middle(QRectF(room.left(), room.top() + 104, room.width(), 44), kind, Style(30, SOFT, align=_CENTER))
    body = QRectF(room.left(), room.top() + 168, room.width(), room.height() - 168)
    columns = 1 if scene.rows <= _MOST_CALLED or canvas.portrait else 2
    per_column = ceil(scene.rows / columns)
    height = min(150.0, body.height() / per_column)
    width = (body.width() - _GAP * 4 * (columns - 1)) / columns
    top = body.top() + (body.height() - height * per_column) / 2
    for index, called in enumerate(scene.called, start=scene.rows - len(scene.called)):
        left = body.left() + (index // per_column) * (width + _GAP * 4)
        _called(canvas, QRectF(left, top + (index % per_column) * height, width, height), called)


def _called(canvas: Canvas, box: QRectF, called: Called) -> None:
    color = PALE_GOLD if called.now else WHITE
    size = min(58.0, box.height() * 0.42)
    share = 0.58 if called.applicant else 1.0
    name = QRectF(box.left(), box.top(), box.width(), box.height() * share)
    canvas.middle(name, called.name, Style(size, color, bold=True, lines=2, keep=0.7, align=_CENTER))
    if called.applicant:
        below = QRectF(box.left(), name.bottom(), box.width(), box.height() * 0.34)
        canvas.middle(below, called.applicant, Style(size * 0.64, SOFT, align=_CENTER))


def _row(canvas: Canvas, box: QRectF, row: Row, size: float, applicant: str) -> None:
    canvas.line(box.left(), box.right(), box.top())
    color = PALE_GOLD if row.current else WHITE
    place, score = size * 2.0, size * 4.6
    canvas.middle(QRectF(box.left(), box.top(), place, box.height()), row.place, Style(size, color, bold=row.current))
    names = QRectF(box.left() + place, box.top(), box.width() - place - score, box.height())
    if applicant:
        canvas.middle(
            QRectF(names.left() + names.width() * 0.6, names.top(), names.width() * 0.4, names.height()),
            applicant,
            Style(size * 0.8, SOFT, lines=2, keep=0.8),
        )
        names.setWidth(names.width() * 0.58)
    if row.undecided:
        note = QRectF(names.right() - size * 1.9, names.top(), size * 1.9, names.height())
        canvas.middle(note, "待裁定", Style(size * 0.6, GOLD))
        names.setWidth(names.width() - size * 2.1)
    canvas.middle(names, row.project, Style(size, color, lines=3, keep=0.8, bold=row.current))
    right = QRectF(box.right() - score, box.top(), score, box.height())
    if row.corrected:
        note = QRectF(right.left(), right.top(), size * 1.3, right.height())
        canvas.middle(note, "更正", Style(size * 0.6, GOLD))
        right.setLeft(note.right())
    canvas.middle(right, row.score, Style(size, color, bold=row.current, align=_RIGHT))
