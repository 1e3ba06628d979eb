"""The photograph of an award's winners, who stands where, and the thanks to sponsors."""

from math import ceil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.ui.audience.canvas import PALE_GOLD, SOFT, WHITE, Canvas, Style, tier_colours
from maker_desktop.ui.audience.painting.frame import CENTER, RIGHT, frame
from maker_desktop.ui.audience.scenes import GroupPhoto, Sponsors, Standing

_GAP: Final = 16.0
#: So many sponsors stand beside each other.
_ACROSS: Final = 4


def group_photo(canvas: Canvas, scene: GroupPhoto) -> None:
    """Paint who stands where, the front row below."""
    room = frame(canvas, scene)
    color = tier_colours(scene.tier)[0] if scene.tier else PALE_GOLD
    head = QRectF(room.left(), room.top(), room.width(), 100)
    canvas.middle(head, f"{scene.award}合影", Style(68, color, serif=True, align=CENTER))
    foot = QRectF(room.left(), room.bottom() - 40, room.width(), 40)
    canvas.middle(foot, "舞台前沿　从观众席看", Style(24, SOFT, align=CENTER))
    canvas.middle(foot, "← 左", Style(24, SOFT))
    canvas.middle(foot, "右 →", Style(24, SOFT, align=RIGHT))
    body = QRectF(room.left(), head.bottom() + 20, room.width(), foot.top() - head.bottom() - 36)
    if not scene.rows:
        return
    height = min((body.height() - _GAP * (len(scene.rows) - 1)) / len(scene.rows), 300.0)
    top = body.top() + (body.height() - (height + _GAP) * len(scene.rows) + _GAP) / 2
    across = max(map(len, scene.rows))
    width = min((body.width() - _GAP * (across - 1)) / across, 420.0)
    for row in scene.rows:
        left = body.center().x() - ((width + _GAP) * len(row) - _GAP) / 2
        for at, each in enumerate(row):
            _stand(canvas, QRectF(left + at * (width + _GAP), top, width, height), each, color)
        top += height + _GAP


def _stand(canvas: Canvas, box: QRectF, each: Standing, color: str) -> None:
    canvas.card(box, color, 18)
    inner = box.adjusted(14, 12, -14, -12)
    if each.number is not None:
        number = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.24)
        canvas.middle(number, f"{each.number} 号", Style(26, color, bold=True, align=CENTER))
    name = QRectF(inner.left(), inner.top() + inner.height() * 0.24, inner.width(), inner.height() * 0.44)
    canvas.middle(name, each.name, Style(34, WHITE, serif=True, lines=4, keep=0.9, align=CENTER))
    whose = QRectF(inner.left(), name.bottom(), inner.width(), inner.bottom() - name.bottom())
    canvas.middle(whose, each.applicant, Style(24, SOFT, lines=3, keep=0.9, align=CENTER))


def sponsors(canvas: Canvas, scene: Sponsors, theme: ScreenTheme) -> None:
    """Paint the names and pictures of those who are thanked; the hosts where the look names nobody."""
    room = frame(canvas, scene)
    head = QRectF(room.left(), room.top(), room.width(), 110)
    canvas.middle(head, "鸣谢", Style(76, PALE_GOLD, serif=True, align=CENTER))
    named = theme.sponsors or scene.hosts
    if not named:
        return
    body = QRectF(room.left(), head.bottom() + 24, room.width(), room.bottom() - head.bottom() - 24)
    across = min(len(named), 2 if canvas.portrait else _ACROSS)
    rows = ceil(len(named) / across)
    width = (body.width() - _GAP * (across - 1)) / across
    height = min((body.height() - _GAP * (rows - 1)) / rows, 190.0)
    top = body.top() + (body.height() - (height + _GAP) * rows + _GAP) / 2
    for at, each in enumerate(named):
        in_row = min(across, len(named) - at // across * across)
        left = body.center().x() - ((width + _GAP) * in_row - _GAP) / 2 + at % across * (width + _GAP)
        box = QRectF(left, top + at // across * (height + _GAP), width, height)
        canvas.card(box, strength=22)
        if isinstance(each, Path):
            canvas.picture(box.adjusted(20, 16, -20, -16), each)
        else:
            canvas.middle(
                box.adjusted(16, 8, -16, -8), each, Style(38, WHITE, bold=True, lines=3, keep=0.9, align=CENTER)
            )
