"""A short word that says in what state something is, with a picture and a tone: as a widget, and drawn in tables."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from maker_desktop.ui.kit.icons import CHIP_SIZE, pixmap
from maker_desktop.ui.kit.theme import Tone, color, restyle
from maker_desktop.ui.kit.zoom import px

#: Device-independent pixels: the height of a chip, its words, the free space at its ends, and beside its picture.
HEIGHT, _WORDS, _PADDING, _GAP, _RADIUS = 24, 13, 9, 5, 6

#: No state is shown by colour alone; a mere remark has no icon.
_PICTURES: Final = {
    Tone.DONE: "check",
    Tone.LOOK: "hourglass",
    Tone.WRONG: "alert-circle",
    Tone.WHERE: "pencil",
    Tone.VIOLET: "flag-3",
}


#: Words whose picture is their own, whatever their tone.
_OWN_PICTURES: Final = {"回避": "ban", "缺席": "user-off"}


def picture_of(tone: Tone) -> str:
    """Return the picture that goes with a tone, empty for a mere remark."""
    return _PICTURES.get(tone, "")


class Chip(QLabel):
    """One short word with a tone and its picture; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.QUIET
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.say("", Tone.QUIET)

    def say(self, text: str, tone: Tone = Tone.QUIET) -> None:
        """Show a word in a tone; an empty word hides the chip."""
        self._tone = tone
        self.setText(text)
        restyle(self, "tone", tone.value)
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Return the room the word and its picture take."""
        return QSize(ceil(width_of(self.text(), self._tone, _font(self.font()))), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as tables do."""
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self.text(), self._tone, self.font())


def width_of(text: str, tone: Tone, font: QFont) -> float:
    """Return how wide a chip is in device-independent pixels; `font` is the one its words are drawn in."""
    pictured = px(CHIP_SIZE) + px(_GAP) if text in _OWN_PICTURES or tone in _PICTURES else 0
    return QFontMetricsF(font).horizontalAdvance(text) + pictured + 2 * px(_PADDING)


def draw(
    painter: QPainter,
    room: QRectF,
    text: str,
    tone: Tone,
    font: QFont,
    *,
    to_the_right: bool = False,
    icon: str = "",
) -> QRectF:
    """Draw a chip in the middle of the height of `room`, at its left or right end, and return where it is.

    `icon` takes the place of the tone's picture. Where the room is too narrow the picture goes first, then the end of
    the word.
    """
    own = _font(font)
    metrics = QFontMetricsF(own)
    picture = icon or _OWN_PICTURES.get(text) or _PICTURES.get(tone)
    wanted = metrics.horizontalAdvance(text) + (px(CHIP_SIZE) + px(_GAP) if picture else 0) + 2 * px(_PADDING)
    picture = picture if wanted <= room.width() else None
    width = min(wanted if picture else metrics.horizontalAdvance(text) + 2 * px(_PADDING), room.width())
    chip = QRectF(room.left(), room.center().y() - px(HEIGHT) / 2, width, px(HEIGHT))
    if to_the_right:
        chip.moveRight(room.right())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(f"{tone}_ground"))
    painter.drawRoundedRect(chip, px(_RADIUS), px(_RADIUS))
    words = chip.adjusted(px(_PADDING), 0, -px(_PADDING) + 1, 0)
    if picture:
        ratio = painter.device().devicePixelRatioF()
        place = QPointF(words.left(), chip.center().y() - px(CHIP_SIZE) / 2)
        painter.drawPixmap(place, pixmap(picture, tone.value, px(CHIP_SIZE), ratio))
        words.setLeft(words.left() + px(CHIP_SIZE) + px(_GAP))
    painter.setFont(own)
    painter.setPen(color(tone.value))
    painter.drawText(words, int(_MIDDLE), metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width()))
    painter.restore()
    return chip


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _font(font: QFont) -> QFont:
    own = QFont(font)
    own.setPixelSize(px(_WORDS))
    own.setStrikeOut(False)
    return own
