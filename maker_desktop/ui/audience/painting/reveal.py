"""A reveal: the sheets large, then smaller while the score counts up, then the place and the list so far."""

from decimal import Decimal
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from maker_desktop.ui.audience.canvas import DIM, GOLD, NAVY, PALE_GOLD, SOFT, WHITE, Canvas, Style
from maker_desktop.ui.audience.painting.frame import CENTER, RIGHT, frame, remark, which
from maker_desktop.ui.audience.painting.motion import COUNT, PLACE, SHEET, SHRINK, STRIKE, Motion, continues
from maker_desktop.ui.audience.scenes import Reveal, Row, Tile

_GAP = 17.0
_MOST_TILES, _MOST_TILES_PORTRAIT = 9, 4
#: Heights of a sheet before the score and beside it.
_LARGE, _SMALL = 320.0, 116.0


def reveal(canvas: Canvas, scene: Reveal, motion: Motion) -> None:
    """Paint a reveal as far as it has come."""
    room = frame(canvas, scene)
    former = motion.former if isinstance(motion.former, Reveal) and continues(scene, motion.former) else None
    foot = QRectF(room.left(), room.bottom() + 4, room.width(), 28)
    canvas.middle(foot, f"流水 {scene.witness}" if scene.witness else "", Style(20, SOFT, align=RIGHT))
    top = _heading(canvas, room, scene) + 30
    shrunk = (motion.part(0, SHRINK) if former and not former.score else 1.0) if scene.score else 0.0
    below = _tiles(canvas, QRectF(room.left(), top, room.width(), room.bottom() - top), scene, former, motion, shrunk)
    if not scene.score:
        opened = sum(tile.shown for tile in scene.tiles)
        if scene.tiles:
            words = QRectF(room.left(), below + 40, room.width(), 44)
            canvas.text(words, f"已亮 {opened} / {len(scene.tiles)}", Style(28, PALE_GOLD, bold=True))
        return
    rest = QRectF(room.left(), below + 26, room.width(), room.bottom() - below - 26)
    counting = motion.part(SHRINK / 2, COUNT) if former and not former.score else 1.0
    placing = motion.part(0, PLACE) if former and not former.place else 1.0
    if canvas.portrait:
        _score(canvas, QRectF(rest.left(), rest.top(), rest.width(), 300), scene, counting, placing)
        _list(canvas, QRectF(rest.left(), rest.top() + 326, rest.width(), rest.height() - 326), scene, placing)
        return
    width = rest.width() * (0.543 if scene.top else 1.0)
    _score(canvas, QRectF(rest.left(), rest.top(), width, rest.height()), scene, counting, placing)
    across = rest.width() * 0.563
    _list(canvas, QRectF(rest.left() + across, rest.top(), rest.width() - across, rest.height()), scene, placing)


def _heading(canvas: Canvas, room: QRectF, scene: Reveal) -> float:
    """Draw number, project and applicant; return where they end."""
    box = QRectF(room.left(), room.top() + 6, 104, 104)
    canvas.card(box, GOLD, 12)
    inner = box.adjusted(10, 8, -10, -8)
    canvas.middle(inner, str(scene.number), Style(56, PALE_GOLD, bold=True, align=CENTER, keep=0.4))
    left = box.right() + 28
    width = room.right() - left
    taken = canvas.text(QRectF(left, room.top(), width, 132), scene.project, Style(58, serif=True, lines=2))
    whose = scene.applicant if not scene.playoff else f"{which(scene.number, scene)}　{scene.applicant}"
    below = QRectF(left, room.top() + taken + 4, width, 64)
    end = below.top() + canvas.text(below, whose, Style(26, SOFT, lines=2))
    return max(end, box.bottom())


def _tiles(canvas: Canvas, room: QRectF, scene: Reveal, former: Reveal | None, motion: Motion, shrunk: float) -> float:
    """Draw the score sheets in as few rows as there are, all of one width; return where they end."""
    tiles = scene.tiles
    if not tiles:
        return room.top()
    rows = ceil(len(tiles) / (_MOST_TILES_PORTRAIT if canvas.portrait else _MOST_TILES))
    per_row = max(ceil(len(tiles) / rows), 4)
    width = (room.width() - _GAP * (per_row - 1)) / per_row
    large = _LARGE if rows == 1 else min(_LARGE, (room.height() - 90) / rows - _GAP)
    height = large + ((_SMALL if rows == 1 else 94.0) - large) * shrunk
    fresh = [index for index, tile in enumerate(tiles) if former and tile.shown and not former.tiles[index].shown]
    for index, tile in enumerate(tiles):
        left = room.left() + (index % per_row) * (width + _GAP)
        box = QRectF(left, room.top() + (index // per_row) * (height + _GAP), width, height)
        opened = motion.turn(fresh.index(index), len(fresh), SHEET) if index in fresh else 1.0
        struck = motion.part(0, STRIKE) if former and not former.tiles[index].struck else 1.0
        latest = tile.shown and not scene.score and (index + 1 == len(tiles) or not tiles[index + 1].shown)
        _tile(canvas, box, tile, opened, struck, latest and not tile.struck)
    return room.top() + rows * (height + _GAP) - _GAP


def _tile(canvas: Canvas, box: QRectF, tile: Tile, opened: float, struck: float, latest: bool) -> None:
    canvas.card(box, GOLD if latest else "", 8 if tile.struck or not tile.shown else 30)
    soft = DIM if tile.struck else SOFT
    label = f"{tile.label} · {tile.note}" if tile.note and tile.shown else tile.label
    share = box.height() / _LARGE
    inner = box.adjusted(8, 0, -8, 0)
    head = QRectF(inner.left(), box.top() + 16 * share, inner.width(), max(34.0, 44 * share))
    canvas.middle(head, label, Style(20, soft, align=CENTER))
    if not tile.shown:
        return
    number = tile.text[:1].isdigit()
    body = QRectF(inner.left(), head.bottom(), inner.width(), box.bottom() - head.bottom() - 14 * share)
    color = DIM if tile.struck else (PALE_GOLD if latest else WHITE) if number else soft
    size = (76.0 if box.height() > 170 else 46.0) if number else 28.0
    with canvas.shifted(opened, 18):
        width = canvas.middle(body, tile.text, Style(size, color, bold=not tile.struck, align=CENTER, keep=0.4))
    if tile.struck and number:
        half = width / 2 + 6
        middle = body.center()
        canvas.painter.setPen(QPen(QColor(SOFT), 3))
        start = middle - QPointF(half, 0)
        canvas.painter.drawLine(start, start + QPointF(2 * half * struck, 0))


def _score(canvas: Canvas, box: QRectF, scene: Reveal, counting: float, placing: float) -> None:
    canvas.card(box, "#8F7F55", 16)
    inner = box.adjusted(40, 24, -36, -24)
    name = "加赛得分" if scene.playoff else "最后得分"
    former = f"，原 {scene.former}" if scene.former else ""
    heading = f"{name}（更正{former}）" if scene.corrected else name
    canvas.text(QRectF(inner.left(), inner.top(), inner.width(), 44), heading, Style(28, GOLD))
    number = QRectF(inner.left(), inner.top() + 40, inner.width() * (0.63 if scene.place else 1.0), inner.height() - 40)
    if counting > 0.0:
        style = Style(186, PALE_GOLD, bold=True, keep=0.3)
        canvas.middle(number, _counted(scene.score, counting), style, fleeting=counting < 1.0)
    if not scene.place:
        return
    side = QRectF(inner.left() + inner.width() * 0.66, inner.top() + 30, inner.width() * 0.34, inner.height() - 30)
    with canvas.shifted(placing, 24):
        _place(canvas, side, scene)


def _place(canvas: Canvas, side: QRectF, scene: Reveal) -> None:
    """Draw the place in words, with a medal for the first three where it is nobody else's and nothing waits."""
    digits = "".join(filter(str.isdigit, scene.place))
    first = digits in ("1", "2", "3") and scene.place.startswith("第")
    words = QRectF(side.left(), side.center().y() - 62, side.width(), 124)
    if first and side.height() > 250:
        medal = QRectF(0, side.top(), 132, 132)
        medal.moveCenter(QPointF(side.center().x(), side.top() + 66))
        canvas.medal(medal, int(digits), digits)
        words = QRectF(side.left(), medal.bottom() + 44, side.width(), side.bottom() - medal.bottom() - 44)
    heading = QRectF(words.left(), words.top(), words.width(), 44)
    canvas.middle(heading, scene.place_heading, Style(28, SOFT, align=CENTER))
    place = QRectF(words.left(), heading.bottom(), words.width(), 72)
    canvas.middle(place, scene.place, Style(54, bold=True, keep=0.4, align=CENTER))


def _counted(score: str, share: float) -> str:
    """Return a score on its way up from nothing, with as many decimals."""
    if share >= 1.0:
        return score
    exact = Decimal(score)
    return str((exact * Decimal(f"{share:.4f}")).quantize(exact))


def _list(canvas: Canvas, box: QRectF, scene: Reveal, placing: float) -> None:
    if not scene.top:
        return
    with canvas.shifted(placing, 24):
        canvas.card(box, strength=14)
        inner = box.adjusted(22, 16, -22, -16)
        height = min(78.0, inner.height() / len(scene.top))
        for index, row in enumerate(scene.top):
            _row(canvas, QRectF(inner.left(), inner.top() + index * height, inner.width(), height), row)


def _row(canvas: Canvas, box: QRectF, row: Row) -> None:
    color = NAVY if row.current else WHITE
    if row.current:
        canvas.fill(box.adjusted(-10, 3, 10, -3), GOLD, 10)
    else:
        canvas.line(box.left(), box.right(), box.bottom())
    size = min(26.0, box.height() * 0.44)
    bold = row.current
    canvas.middle(QRectF(box.left(), box.top(), 48, box.height()), row.place, Style(size, color, bold=True))
    note, score = remark(row), size * 4.0
    across = box.width() - 56 - score - (size * 4.6 if note else 0.0)
    names = QRectF(box.left() + 56, box.top(), across, box.height())
    canvas.middle(names, row.project, Style(size, color, bold=bold, lines=3, keep=0.8))
    beside = QRectF(names.right() + 8, box.top(), size * 4.4, box.height())
    canvas.middle(beside, note, Style(size * 0.72, color if row.current else GOLD, lines=2, align=RIGHT, keep=0.7))
    right = QRectF(box.right() - score, box.top(), score, box.height())
    canvas.middle(right, row.score, Style(size, color, bold=True, align=RIGHT))
