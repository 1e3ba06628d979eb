"""Text and shapes in units that fit every screen; text that is too long shrinks, then wraps, and is never cut off."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption

from maker_desktop.ui.kit.theme import FAMILIES, SERIF_FAMILIES

WHITE: Final = "#FFFFFF"
SOFT: Final = "#B9C6D8"
DIM: Final = "#8593A8"
GOLD: Final = "#F2CC7A"
PALE_GOLD: Final = "#FFE7B5"
ALARM: Final = "#FF8A7A"

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
    struck: bool = False

    def font(self, size: float) -> QFont:
        """Return the font at a size in design units."""
        font = QFont()
        font.setFamilies(SERIF_FAMILIES if self.serif else FAMILIES)
        font.setPixelSize(max(1, round(size)))
        font.setBold(self.bold or self.serif)
        font.setStrikeOut(self.struck)
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
        painter.scale(scale, scale)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def text(self, box: QRectF, text: str, style: Style) -> float:
        """Draw a text at the top of a box and return the height it took; it is made to fit, whatever its length."""
        if not text:
            return 0.0
        layout, height = fit(text, box.size(), style)
        self.painter.setPen(QColor(style.color))
        layout.draw(self.painter, box.topLeft())
        return height

    def middle(self, box: QRectF, text: str, style: Style) -> None:
        """Draw a text in the vertical middle of a box."""
        if not text:
            return
        layout, height = fit(text, box.size(), style)
        self.painter.setPen(QColor(style.color))
        layout.draw(self.painter, QPointF(box.left(), box.center().y() - height / 2))

    def line(self, left: float, right: float, y: float) -> None:
        """Draw a thin line across."""
        self.painter.setPen(QPen(QColor(255, 255, 255, 46), 1))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def tile(self, box: QRectF, strength: int) -> None:
        """Draw a rounded tile of glass; `strength` 0 to 255 is how much it shows."""
        self.painter.setPen(QPen(QColor(255, 255, 255, strength + 18), 1))
        self.painter.setBrush(QColor(255, 255, 255, strength))
        self.painter.drawRoundedRect(box, 14, 14)


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
