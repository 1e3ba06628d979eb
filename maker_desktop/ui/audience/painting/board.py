"""The standings: the first three large, the others beside them, coming one at a time from below."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from maker_desktop.ui.audience.canvas import GOLD, NAVY, PALE_GOLD, SOFT, WHITE, Canvas, Style, tier_colours
from maker_desktop.ui.audience.painting.frame import CENTER, RIGHT, frame, remark
from maker_desktop.ui.audience.painting.motion import Motion
from maker_desktop.ui.audience.scenes import Leaderboard, Row

#: With so many lines the first stand on a podium; more fill two columns.
_PODIUM: Final = 3
_FEWEST, _MOST = 4, 13


def leaderboard(canvas: Canvas, scene: Leaderboard, motion: Motion) -> None:
    """Paint the standings."""
    room = frame(canvas, scene)
    page = room.width() * 0.14 if scene.page else 0.0
    legend = room.width() * 0.44 if scene.legend and not canvas.portrait else 0.0
    heading = QRectF(room.left(), room.top(), room.width() - max(page, legend), 84)
    canvas.middle(heading, scene.heading, Style(54, serif=True))
    canvas.middle(QRectF(room.right() - page, room.top(), page, 84), scene.page, Style(30, SOFT, align=RIGHT))
    if legend and not page:
        _legend(canvas, QRectF(room.right() - legend, room.top(), legend, 84), scene.legend)
    body = QRectF(room.left(), room.top() + 100, room.width(), room.height() - 100)
    rows = scene.rows
    line = _AwardLine(canvas, scene, motion)
    if not canvas.portrait and _FEWEST <= len(rows) <= _MOST and rows[0].place == "1":
        _podium(canvas, QRectF(body.left(), body.top(), body.width() * 0.522, body.height()), rows, motion, line)
        left = body.left() + body.width() * 0.545
        rest = QRectF(left, body.top(), body.right() - left, body.height())
        canvas.card(rest, strength=12)
        _column(canvas, rest.adjusted(0, 6, 0, -6), rows, range(_PODIUM, len(rows)), motion, line)
        return
    columns = 1 if len(rows) <= 10 or canvas.portrait else 2
    per_column = max(ceil(len(rows) / columns), 1)
    width = (body.width() - 48.0 * (columns - 1)) / columns
    for column in range(columns):
        left = body.left() + column * (width + 48.0)
        chosen = range(column * per_column, min((column + 1) * per_column, len(rows)))
        height = min(body.height(), 72.0 * per_column) * len(chosen) / per_column
        _column(canvas, QRectF(left, body.top(), width, height), rows, chosen, motion, line)


class _AwardLine:
    """The line of the award that is being filled: it lies over the row that comes, and rises with the rows."""

    def __init__(self, canvas: Canvas, scene: Leaderboard, motion: Motion) -> None:
        self._canvas = canvas
        self._tiers = [row.tier for row in scene.rows]
        self._names = dict(scene.legend)
        parts = [motion.row(len(scene.rows) - 1 - at, len(scene.rows)) for at in range(len(scene.rows))]
        coming = [at for at, part in enumerate(parts) if part < 1.0]
        self._at = max(coming) if coming else None

    def over(self, index: int, box: QRectF) -> None:
        """Draw it over a row if that is the one that comes, with the award's name at its right end."""
        if index != self._at or not self._tiers[index]:
            return
        color = tier_colours(self._tiers[index])[0]
        self._canvas.fill(QRectF(box.left(), box.top() - 2, box.width(), 4), color, 2)
        name = self._names.get(self._tiers[index], "").rsplit(" ", 1)[0]
        pill = QRectF(box.right() - 24.0 * len(name) - 24, box.top() - 17, 24.0 * len(name) + 24, 34)
        self._canvas.fill(pill, color, 10)
        self._canvas.middle(pill, name, Style(22, NAVY, bold=True, align=CENTER))


def _podium(canvas: Canvas, room: QRectF, rows: tuple[Row, ...], motion: Motion, line: _AwardLine) -> None:
    gap = 20.0
    height = (room.height() - 2 * gap) / (_PODIUM + 0.25)
    top = room.top()
    for index, row in enumerate(rows[:_PODIUM]):
        box = QRectF(room.left(), top, room.width(), height * (1.25 if index == 0 else 1.0))
        top = box.bottom() + gap
        with canvas.shifted(motion.row(len(rows) - 1 - index, len(rows)), 60):
            _step(canvas, box, row)
        line.over(index, box)


def _step(canvas: Canvas, box: QRectF, row: Row) -> None:
    first = row.place == "1"
    color = tier_colours(row.tier)[0] if row.tier else GOLD if first else SOFT
    canvas.card(box, color, 22)
    disc = QRectF(0, 0, 76, 76)
    disc.moveCenter(QPointF(box.left() + 70, box.center().y()))
    canvas.fill(disc, color, 38)
    canvas.middle(disc.adjusted(6, 4, -6, -4), row.place, Style(40, NAVY, bold=True, align=CENTER, keep=0.5))
    score = QRectF(box.right() - 226, box.top(), 200, box.height())
    canvas.middle(score, row.score, Style(62 if first else 46, PALE_GOLD if first else WHITE, bold=True, align=RIGHT))
    left = disc.right() + 24
    names = QRectF(left, box.top() + 12, score.left() - left - 16, box.height() * 0.55 - 12)
    below = QRectF(left, names.bottom(), names.width(), box.height() * 0.45 - 12)
    canvas.middle(names, row.project, Style(32, serif=True, lines=2, keep=0.6))
    words = "　".join(part for part in (row.applicant, remark(row)) if part)
    canvas.text(below, words, Style(22, GOLD if remark(row) else SOFT, lines=2))


def _column(
    canvas: Canvas, room: QRectF, rows: tuple[Row, ...], chosen: range, motion: Motion, line: _AwardLine
) -> None:
    height = min(72.0, room.height() / max(len(chosen), 1))
    for index in chosen:
        box = QRectF(room.left(), room.top() + (index - chosen.start) * height, room.width(), height)
        with canvas.shifted(motion.row(len(rows) - 1 - index, len(rows)), 60):
            _line(canvas, box, rows[index], last=index == chosen.stop - 1)
        line.over(index, box)


def _line(canvas: Canvas, box: QRectF, row: Row, last: bool) -> None:
    if not last:
        canvas.line(box.left() + 6, box.right() - 6, box.bottom())
    color = tier_colours(row.tier)[0] if row.tier else SOFT
    if row.tier:
        canvas.fill(QRectF(box.left(), box.top() + 10, 6, box.height() - 20), color, 3)
    size = min(26.0, box.height() * 0.46)
    place = QRectF(box.left() + 14, box.top(), size * 2.0, box.height())
    canvas.middle(place, row.place, Style(size, color, bold=True, align=RIGHT))
    note, score = remark(row), size * 4.0
    right = QRectF(box.right() - score - 24, box.top(), score, box.height())
    left = place.right() + 20
    names = QRectF(left, box.top(), right.left() - left - (size * 4.6 if note else 8.0), box.height())
    canvas.middle(names, row.project, Style(size, WHITE, lines=3, keep=0.8))
    beside = QRectF(names.right(), box.top(), size * 4.4, box.height())
    canvas.middle(beside, note, Style(size * 0.72, GOLD, lines=2, align=RIGHT, keep=0.7))
    canvas.middle(right, row.score, Style(size, WHITE, bold=True, align=RIGHT))


def _legend(canvas: Canvas, box: QRectF, legend: tuple[tuple[int, str], ...]) -> None:
    """Draw the tiers with their colours, from the right."""
    right = box.right()
    for tier, words in reversed(legend):
        width = 13.0 * len(words) + 44.0
        if right - width < box.left():
            return
        canvas.fill(QRectF(right - width, box.center().y() - 11, 22, 22), tier_colours(tier)[0], 6)
        canvas.middle(QRectF(right - width + 32, box.top(), width - 32, box.height()), words, Style(22, SOFT))
        right -= width + 24
