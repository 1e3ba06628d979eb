"""Text and shapes in units that fit every screen; text that is too long shrinks, then wraps, and is never cut off."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout, QTextOption

from maker_desktop.ui.kit.theme import FAMILIES, SERIF_FAMILIES

WHITE: Final = "#FFFFFF"
SOFT: Final = "#C9D5E8"
DIM: Final = "#98A9C4"
GOLD: Final = "#F2CC7A"
PALE_GOLD: Final = "#FFE2A3"
ALARM: Final = "#FF8A7A"
NAVY: Final = "#10254A"
#: Of the tiers from the best down, and its ribbon; every further tier has the last.
TIERS: Final = (("#F2CC7A", "#B98412"), ("#C3CDDA", "#74839A"), ("#E0A472", "#8A5530"), ("#7CC4B4", "#3D8C7B"))

#: The design is drawn on 1600 × 900; other shapes get more height (4:3) or a narrower, higher sheet (portrait).
_WIDE, _HIGH, _NARROW = 1600.0, 900.0, 1000.0
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_SHRINK: Final = 0.94
_SMALLEST: Final = 4.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: `size` in design units; it shrinks to `keep` of it before it takes one more of its `lines`."""

    size: float
    color: str = WHITE
    bold: bool = False
    serif: bool = False
    lines: int = 1
    keep: float = 0.72
    align: Qt.AlignmentFlag = _LEFT

    def font(self, size: float) -> QFont:
        """Return the font at a size in design units."""
        font = QFont()
        font.setFamilies(SERIF_FAMILIES if self.serif else FAMILIES)
        font.setPixelSize(max(1, round(size)))
        font.setBold(self.bold or self.serif)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


class Canvas:
    """A painter with a coordinate system of at least 1600 × 900 units (portrait: 1000 wide)."""

    def __init__(self, painter: QPainter, pixels: QSizeF) -> None:
        self.painter = painter
        portrait = pixels.height() > pixels.width()
        scale = pixels.width() / _NARROW if portrait else min(pixels.width() / _WIDE, pixels.height() / _HIGH)
        self.size = QSizeF(pixels.width() / scale, pixels.height() / scale)
        self.portrait = portrait
        self._scale = scale
        painter.scale(scale, scale)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def text(self, box: QRectF, text: str, style: Style) -> float:
        """Draw a text at the top of a box and return the height it took; it is made to fit, whatever its length."""
        if not text:
            return 0.0
        stamp = self._stamp(text, box, style)
        self._put(stamp, box.topLeft())
        return stamp.height

    def middle(self, box: QRectF, text: str, style: Style, fleeting: bool = False) -> float:
        """Draw a text in the vertical middle of a box; return the width of its longest line.

        The picture of a `fleeting` text is not kept for the next time.
        """
        if not text:
            return 0.0
        stamp = self._stamp(text, box, style, fleeting)
        self._put(stamp, QPointF(box.left(), box.center().y() - stamp.height / 2))
        return stamp.width

    def _stamp(self, text: str, box: QRectF, style: Style, fleeting: bool = False) -> "_Stamp":
        make = _stamp.__wrapped__ if fleeting else _stamp
        return make(text, box.width(), box.height(), style, self._scale, self.painter.device().devicePixelRatioF())

    def _put(self, stamp: "_Stamp", at: QPointF) -> None:
        """Put a picture where it belongs, on whole pixels."""
        where = self.painter.worldTransform().map(at + stamp.at)
        self.painter.save()
        self.painter.resetTransform()
        self.painter.drawImage(QPointF(round(where.x()), round(where.y())), stamp.image)
        self.painter.restore()

    def picture(self, box: QRectF, path: Path) -> None:
        """Draw a picture as large as fits in the middle of a box; nothing where it cannot be read any more."""
        ratio = self.painter.device().devicePixelRatioF()
        image = _scaled(path, round(box.width() * self._scale * ratio), round(box.height() * self._scale * ratio))
        if not image.isNull():
            image.setDevicePixelRatio(ratio)
            size = QSizeF(image.deviceIndependentSize()) / self._scale
            self._put(_Stamp(image, QPointF(), size.height(), size.width()), _in_the_middle(box, size))

    def line(self, left: float, right: float, y: float) -> None:
        """Draw a thin line across."""
        self.painter.setPen(QPen(QColor(255, 255, 255, 46), 1))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    @contextmanager
    def shifted(self, shown: float, down: float = 0.0) -> Iterator[None]:
        """Draw what follows only so far `shown`, 0 to 1, and lower by what is left of `down` units."""
        self.painter.save()
        self.painter.setOpacity(self.painter.opacity() * shown)
        self.painter.translate(0, down * (1.0 - shown))
        yield
        self.painter.restore()

    def card(self, box: QRectF, edge: str = "", strength: int = 20, dashed: bool = False) -> None:
        """Draw a card of glass, with an edge in a colour if given."""
        ratio = self.painter.device().devicePixelRatioF()
        size = round(box.width() * self._scale), round(box.height() * self._scale)
        self._put(_plate(*size, edge, strength, dashed, self._scale, ratio), box.topLeft())

    def fill(self, box: QRectF, color: str, radius: float) -> None:
        """Fill a rounded box."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(color))
        self.painter.drawRoundedRect(box, radius, radius)

    def medal(self, box: QRectF, tier: int, text: str) -> None:
        """Draw the medal of a tier, 1 for the best, with its ribbon, as wide as a box."""
        color, ribbon = tier_colours(tier)
        side, painter = box.width(), self.painter
        middle = QPointF(box.center().x(), box.top() + side / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ribbon))
        for sign in (-1, 1):
            ends = ((0.05, 0.3), (0.42, 0.3), (0.40, 0.84), (0.24, 0.74), (0.05, 0.84))
            painter.drawPolygon([middle + QPointF(sign * side * across, side * down) for across, down in ends])
        painter.setBrush(QColor(color))
        painter.drawEllipse(middle, side / 2, side / 2)
        painter.setPen(QPen(QColor(255, 255, 255, 200), side * 0.02))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, side * 0.43, side * 0.43)
        inner = QRectF(0, 0, side * 0.7, side * 0.8)
        inner.moveCenter(middle)
        self.middle(inner, text, Style(side * 0.5, "#4A2E05", bold=True, align=Qt.AlignmentFlag.AlignHCenter, keep=0.3))


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A text or card as a picture, `at` its place in its box; its height and the width of its longest line in units."""

    image: QImage
    at: QPointF
    height: float
    width: float


def _in_the_middle(box: QRectF, size: QSizeF) -> QPointF:
    return box.center() - QPointF(size.width() / 2, size.height() / 2)


@lru_cache(maxsize=24)
def _scaled(path: Path, width: int, height: int) -> QImage:
    """Return a picture made to fit so many pixels."""
    image = QImage(str(path))
    if image.isNull():
        return image
    aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(width, height, aspect, smooth)


@lru_cache(maxsize=400)
def _fitted(text: str, width: float, height: float, style: Style) -> tuple[QTextLayout, float]:
    """Return what `fit` does; the operator's small picture of the next scene has found it before the audience's."""
    return fit(text, QSizeF(width, height), style)


#: Units around a text that its strokes may reach into.
_OVERHANG: Final = 8.0


@lru_cache(maxsize=200)
def _stamp(text: str, width: float, height: float, style: Style, scale: float, ratio: float) -> _Stamp:
    """Return a text made to fit, as a picture: sixty pictures a second leave no time to draw each of its letters."""
    layout, taken = _fitted(text, width, height, style)
    lines = [layout.lineAt(index).naturalTextRect() for index in range(layout.lineCount())]
    left, right = min(line.left() for line in lines), max(line.right() for line in lines)
    at = QPointF(left - _OVERHANG, -_OVERHANG)
    size = QSizeF(right - left + 2 * _OVERHANG, lines[-1].bottom() + 2 * _OVERHANG) * scale * ratio
    image = QImage(ceil(size.width()), ceil(size.height()), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale * ratio, scale * ratio)
    painter.setPen(QColor(style.color))
    layout.draw(painter, -at)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return _Stamp(image, at, taken, right - left)


@lru_cache(maxsize=200)
def _plate(width: int, height: int, edge: str, strength: int, dashed: bool, scale: float, ratio: float) -> _Stamp:
    """Return a card of so many pixels as a picture: its rounded edge takes long to draw."""
    margin = 2
    image = QImage(
        ceil((width + 2 * margin) * ratio),
        ceil((height + 2 * margin) * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    pen = QPen(QColor(edge) if edge else QColor(255, 255, 255, strength + 26), (2.0 if edge else 1.0) * scale)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(255, 255, 255, strength))
    painter.drawRoundedRect(QRectF(margin, margin, width, height), 16 * scale, 16 * scale)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return _Stamp(image, QPointF(-margin, -margin) / scale, height / scale, width / scale)


def tier_colours(tier: int) -> tuple[str, str]:
    """Return the colour of a tier, 1 for the best, and of its ribbon."""
    return TIERS[min(tier, len(TIERS)) - 1]


def fit(text: str, room: QSizeF, style: Style) -> tuple[QTextLayout, float]:
    """Lay a text out so that it fits: first smaller down to `keep` on one line, then on more lines, then smaller still.

    Returns the layout and its height. Nothing is ever left out, however small it has to become.
    """
    for lines in range(1, style.lines + 1):
        size = style.size
        while size >= style.size * style.keep:
            layout, height, count, wide = _lay_out(text, size, room.width(), style)
            if count <= lines and height <= room.height() and wide:
                return _balanced(text, size, room.width(), style, count) or layout, height
            size *= _SHRINK
    while True:
        layout, height, count, wide = _lay_out(text, size, room.width(), style)
        if (height <= room.height() and count <= style.lines and wide) or size < _SMALLEST:
            return _balanced(text, size, room.width(), style, count) or layout, height
        size *= _SHRINK


def _balanced(text: str, size: float, width: float, style: Style, lines: int) -> QTextLayout | None:
    """Break a text so that its lines are about as long as each other; None if it has only one."""
    if lines == 1:
        return None
    narrow, broad = width / 2, width
    while broad - narrow > size / 4:
        middle = (narrow + broad) / 2
        _layout, _height, count, _wide = _lay_out(text, size, middle, style)
        narrow, broad = (narrow, middle) if count == lines else (middle, broad)
    layout = _lay_out(text, size, broad, style)[0]
    if style.align & Qt.AlignmentFlag.AlignHCenter:
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            line.setPosition(QPointF((width - broad) / 2, line.y()))
    return layout


def _lay_out(text: str, size: float, width: float, style: Style) -> tuple[QTextLayout, float, int, bool]:
    layout = QTextLayout(text, style.font(size))
    option = QTextOption(style.align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height, count, wide = 0.0, 0, True
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() * 0.92
        count += 1
        wide = wide and line.naturalTextWidth() <= width + 0.5
    layout.endLayout()
    return layout, height, count, wide
