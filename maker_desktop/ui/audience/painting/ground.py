"""What lies behind every scene: a gradient that shows no bands, since every pixel is rounded by chance."""

import random
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRadialGradient

#: The side of the pattern of noise, in pixels; it is the same in every picture.
_SIDE, _SEED = 256, 20260701


@lru_cache(maxsize=4)
def ground(size: QSize, ratio: float) -> QImage:
    """Return the background of a widget of this size with so many pixels a unit.

    It is drawn with 16 bits a colour and rounded to 8 with noise.
    """
    fine = QImage(size * ratio, QImage.Format.Format_RGBA64_Premultiplied)
    painter = QPainter(fine)
    area = QRectF(0, 0, fine.width(), fine.height())
    painter.fillRect(area, _gradient(area))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(area, QBrush(_noise()))
    painter.end()
    picture = fine.convertToFormat(QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    return picture


def _gradient(area: QRectF) -> QRadialGradient:
    middle = QPointF(area.width() * 0.7, -area.height() * 0.08)
    gradient = QRadialGradient(middle, max(area.width(), area.height()) * 0.75)
    for at, color in ((0.0, "#204B86"), (0.45, "#14305F"), (0.8, "#0A1A38"), (1.0, "#061229")):
        gradient.setColorAt(at, QColor(color))
    return gradient


@lru_cache(maxsize=1)
def _noise() -> QImage:
    """Return grey noise weaker than one step of an 8-bit colour: low bytes of 16 by chance, high bytes zero."""
    chance = random.Random(_SEED).randbytes(_SIDE * _SIDE)
    pixels = bytearray(8 * _SIDE * _SIDE)
    for colour in (0, 2, 4):
        pixels[colour::8] = chance
    return QImage(bytes(pixels), _SIDE, _SIDE, 8 * _SIDE, QImage.Format.Format_RGBA64_Premultiplied).copy()
