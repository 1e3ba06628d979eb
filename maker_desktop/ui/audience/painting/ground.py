"""What lies behind every scene: a gradient that shows no bands, since every pixel is rounded by chance."""

import random
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRadialGradient

from maker_desktop.domain.awards.screen_theme import ScreenTheme

#: The side of the pattern of noise, in pixels; it is the same in every picture.
_SIDE, _SEED = 256, 20260701
#: What lies over the host's picture.
_SHADE: Final = QColor(6, 18, 41, 190)


@lru_cache(maxsize=4)
def ground(size: QSize, ratio: float, theme: ScreenTheme) -> QImage:
    """Return the background of a widget of this size with so many pixels a unit: the host's picture, or a gradient.

    The gradient is drawn with 16 bits a colour and rounded to 8 with noise.
    """
    fine = QImage(size * ratio, QImage.Format.Format_RGBA64_Premultiplied)
    painter = QPainter(fine)
    area = QRectF(0, 0, fine.width(), fine.height())
    if theme.background is not None:
        _cover(painter, area, QImage(str(theme.background)))
    else:
        painter.fillRect(area, _gradient(area, theme.colours))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(area, QBrush(_noise()))
    painter.end()
    picture = fine.convertToFormat(QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    return picture


def _cover(painter: QPainter, area: QRectF, picture: QImage) -> None:
    """Fill an area with the middle of a picture, darkened so that white words are read on it."""
    size = QSizeF(picture.size()).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    place = QRectF(QPointF(), size)
    place.moveCenter(area.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, picture)
    painter.fillRect(area, _SHADE)


def _gradient(area: QRectF, colours: tuple[str, str]) -> QRadialGradient:
    middle = QPointF(area.width() * 0.7, -area.height() * 0.08)
    gradient = QRadialGradient(middle, max(area.width(), area.height()) * 0.75)
    light, dark = map(QColor, colours)
    for at in (0.0, 0.45, 0.8, 1.0):
        share = at**0.8  # darker in the middle than half way: that is where the words are
        gradient.setColorAt(at, _between(light, dark, share))
    return gradient


def _between(light: QColor, dark: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        light.redF() + (dark.redF() - light.redF()) * share,
        light.greenF() + (dark.greenF() - light.greenF()) * share,
        light.blueF() + (dark.blueF() - light.blueF()) * share,
    )


@lru_cache(maxsize=1)
def _noise() -> QImage:
    """Return grey noise weaker than one step of an 8-bit colour: low bytes of 16 by chance, high bytes zero."""
    chance = random.Random(_SEED).randbytes(_SIDE * _SIDE)
    pixels = bytearray(8 * _SIDE * _SIDE)
    for colour in (0, 2, 4):
        pixels[colour::8] = chance
    return QImage(bytes(pixels), _SIDE, _SIDE, 8 * _SIDE, QImage.Format.Format_RGBA64_Premultiplied).copy()
