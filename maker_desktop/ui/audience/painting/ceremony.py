"""The award ceremony: the award with its medal, then its winners, the best last; a single winner fills the screen."""

from math import ceil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.ui.audience.canvas import NAVY, PALE_GOLD, SOFT, WHITE, Canvas, Style, tier_colours
from maker_desktop.ui.audience.painting.frame import CENTER, frame
from maker_desktop.ui.audience.painting.motion import WINNER, Motion
from maker_desktop.ui.audience.scenes import Called, Ceremony

#: So many winners have a card each, more stand in a column, still more in two.
_CARDS: Final = 4
_ONE_COLUMN: Final = 6
_GAP: Final = 28.0
#: The figures on the medals of the tiers.
_FIGURES: Final = "123优"


def ceremony(canvas: Canvas, scene: Ceremony, motion: Motion, theme: ScreenTheme) -> None:
    """Paint an award with those called so far."""
    room = frame(canvas, scene)
    _stations(canvas, QRectF(room.left(), room.bottom() - 40, room.width(), 40), scene)
    room.setHeight(room.height() - 60)
    color = tier_colours(scene.tier)[0] if scene.tier else PALE_GOLD
    coming = motion.part(0, WINNER)
    if not scene.called and scene.places:
        _award_alone(canvas, room, scene, color)
        return
    alone = scene.places == 1 and not scene.vacant
    head = QRectF(room.left(), room.top(), room.width(), 104 if alone else 138)
    _award_above(canvas, head, scene, color)
    body = QRectF(room.left(), head.bottom() + 24, room.width(), room.bottom() - head.bottom() - 24)
    if alone:
        with canvas.shifted(coming, 60):
            _only(canvas, body, scene.called[0], color, theme.picture(scene.called[0].number))
    elif not scene.places or (scene.rows + scene.vacant <= _CARDS and not canvas.portrait):
        _cards(canvas, body, scene, color, coming)
    else:
        _columns(canvas, body, scene, coming)


def _kind(scene: Ceremony) -> str:
    places = f"{scene.places} 项" if scene.division and scene.places else ""
    vacant = f"空缺 {scene.vacant} 项" if scene.vacant else ""
    return "　".join(filter(None, (scene.division, places, vacant)))


def _figure(tier: int) -> str:
    return _FIGURES[min(tier, len(_FIGURES)) - 1]


def _award_alone(canvas: Canvas, room: QRectF, scene: Ceremony, color: str) -> None:
    middle = room.center().y()
    if scene.tier:
        medal = QRectF(room.center().x() - 80, middle - 290, 160, 160)
        canvas.medal(medal, scene.tier, _figure(scene.tier))
    words = QRectF(room.left(), middle - 120, room.width(), 220)
    canvas.middle(words, scene.award, Style(150, color, serif=True, lines=2, align=CENTER))
    canvas.middle(QRectF(room.left(), middle + 110, room.width(), 70), _kind(scene), Style(44, SOFT, align=CENTER))


def _award_above(canvas: Canvas, box: QRectF, scene: Ceremony, color: str) -> None:
    if scene.tier:
        side = box.height() * 0.8
        canvas.medal(QRectF(box.left(), box.top(), side, side), scene.tier, _figure(scene.tier))
    style = Style(box.height() * 0.54, color, serif=True, align=CENTER)
    canvas.middle(QRectF(box.left() + 130, box.top(), box.width() - 260, box.height() * 0.68), scene.award, style)
    below = QRectF(box.left(), box.top() + box.height() * 0.7, box.width(), box.height() * 0.3)
    canvas.middle(below, _kind(scene), Style(28, SOFT, align=CENTER))


def _only(canvas: Canvas, box: QRectF, called: Called, color: str, picture: Path | None) -> None:
    """Draw the only winner of an award over the whole width, with the picture of the project if there is one."""
    canvas.card(box, color, 22)
    inner = box.adjusted(60, 28, -60, -28)
    if picture is not None and not canvas.portrait:
        side = inner.width() * 0.36
        canvas.picture(QRectF(inner.left(), inner.top(), side, inner.height()), picture)
        inner.setLeft(inner.left() + side + 40)
    name = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.42)
    canvas.middle(name, called.name, Style(92, WHITE, serif=True, lines=2, keep=0.6, align=CENTER))
    whose = QRectF(inner.left(), name.bottom() + 8, inner.width(), inner.height() * 0.17)
    canvas.middle(whose, called.applicant, Style(44, color, bold=True, lines=2, align=CENTER))
    who = QRectF(inner.left(), whose.bottom() + 4, inner.width(), inner.height() * 0.16)
    canvas.middle(who, "　".join(filter(None, (called.region, called.members))), Style(28, SOFT, lines=2, align=CENTER))
    score = QRectF(inner.left(), who.bottom(), inner.width(), inner.bottom() - who.bottom())
    canvas.middle(score, called.score, Style(72, PALE_GOLD, bold=True, align=CENTER))


def _cards(canvas: Canvas, body: QRectF, scene: Ceremony, color: str, coming: float) -> None:
    """Draw a card for each winner, the best at the left, the latest called larger.

    A question mark stands for who is to come, 空缺 for a place that nobody gets.
    """
    waiting = scene.rows - len(scene.called)
    slots = min(scene.rows + scene.vacant, _CARDS)
    width = (body.width() - _GAP * (slots - 1)) / (slots + 0.3)
    left = body.left()
    for slot in range(slots):
        if slot >= scene.rows:
            box = QRectF(left, body.top() + 24, width, body.height() - 48)
            left = box.right() + _GAP
            canvas.card(box, SOFT, 4, dashed=True)
            canvas.middle(box, "空缺", Style(48, SOFT, serif=True, align=CENTER))
            continue
        called = scene.called[slot - waiting] if slot >= waiting else None
        now = called is not None and called.now
        box = QRectF(left, body.top(), width * (1.3 if now else 1.0), body.height())
        left = box.right() + _GAP
        if called is None:
            box.adjust(0, 24, 0, -24)
            canvas.card(box, color, 8, dashed=True)
            canvas.middle(box, "？", Style(96, color, align=CENTER))
        elif now:
            with canvas.shifted(coming, 60):
                _card(canvas, box, called, color)
        else:
            _card(canvas, box.adjusted(0, 24, 0, -24), called, "")


def _card(canvas: Canvas, box: QRectF, called: Called, edge: str) -> None:
    canvas.card(box, edge, 30 if edge else 18)
    inner = box.adjusted(24, 24, -24, -24)
    high = inner.height()
    if called.number is not None:
        pill = QRectF(inner.center().x() - 50, inner.top(), 100, 44)
        canvas.card(pill, edge or SOFT, 10)
        canvas.middle(pill, f"{called.number} 号", Style(24, PALE_GOLD, align=CENTER))
    # From the top down: heads hide the lower part of a screen from all but the first rows of the hall.
    top = inner.top() + 64
    name = QRectF(inner.left(), top, inner.width(), high * 0.44)
    style = Style(52 if edge else 42, WHITE, serif=True, lines=4, keep=0.7, align=CENTER)
    top += canvas.text(name, called.name, style) + 16
    whose = QRectF(inner.left(), top, inner.width(), high * 0.2)
    top += canvas.text(whose, called.applicant, Style(30, SOFT, lines=3, align=CENTER)) + 16
    score = QRectF(inner.left(), top, inner.width(), min(high * 0.2, inner.bottom() - top))
    canvas.text(score, called.score, Style(44, PALE_GOLD, bold=True, align=CENTER))


def _columns(canvas: Canvas, body: QRectF, scene: Ceremony, coming: float) -> None:
    """Draw the called from the foot up, so that the best end on top."""
    columns = 1 if scene.rows <= _ONE_COLUMN or canvas.portrait else 2
    per_column = ceil(scene.rows / columns)
    height = min(150.0, body.height() / per_column)
    width = (body.width() - _GAP * 2 * (columns - 1)) / columns
    top = body.top() + (body.height() - height * per_column) / 2
    for index, called in enumerate(scene.called, start=scene.rows - len(scene.called)):
        left = body.left() + (index // per_column) * (width + _GAP * 2)
        box = QRectF(left, top + (index % per_column) * height, width, height)
        with canvas.shifted(coming if called.now else 1.0, 30):
            _line(canvas, box, called)


def _line(canvas: Canvas, box: QRectF, called: Called) -> None:
    color = PALE_GOLD if called.now else WHITE
    size = min(58.0, box.height() * 0.42)
    share = 0.58 if called.applicant else 1.0
    name = QRectF(box.left(), box.top(), box.width(), box.height() * share)
    canvas.middle(name, called.name, Style(size, color, bold=True, lines=2, keep=0.7, align=CENTER))
    if called.applicant:
        below = QRectF(box.left(), name.bottom(), box.width(), box.height() * 0.34)
        canvas.middle(below, called.applicant, Style(size * 0.64, SOFT, align=CENTER))


def _stations(canvas: Canvas, box: QRectF, scene: Ceremony) -> None:
    """Draw the awards from the first announced to the last, with the one that is on marked."""
    if len(scene.awards) < 2:
        return
    widths = [24.0 * len(award) + 40.0 for award in scene.awards]
    between = 64.0
    total = sum(widths) + between * (len(widths) - 1)
    if total > box.width():
        return
    left = box.center().x() - total / 2
    for award, width in zip(scene.awards, widths, strict=True):
        station = QRectF(left, box.top(), width, box.height())
        here = award == scene.award
        if here:
            canvas.fill(station, tier_colours(scene.tier)[0] if scene.tier else PALE_GOLD, 12)
        canvas.middle(station, award, Style(24, NAVY if here else SOFT, bold=here, align=CENTER))
        left += width + between
        if award != scene.awards[-1]:
            canvas.line(left - between + 12, left - 12, box.center().y())
