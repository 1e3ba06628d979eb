"""Icons: outline drawings in a colour of the palette, sharp at every screen scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from maker_desktop.resources import resource
from maker_desktop.ui.kit.theme import TOKENS
from maker_desktop.ui.kit.zoom import px

#: Device-independent pixels: beside words of a button or entry; in a chip; in a card's title.
SIZE, CHIP_SIZE, TITLE_SIZE = 20, 15, 22

#: The drawings use a grid of 24 units; their lines are 1.5 pixels wide at every size.
_GRID, _LINE = 24, 1.5

#: How many times finer than device-independent pixels a screen may be.
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)
_FINEST = _RATIOS[-1]
#: A dynamic property of a label: what it shows.
_SHOWN = "drawing"


def icon(name: str, token: str = "ink_soft", size: int = SIZE, disabled: str = "ink_faint") -> QIcon:
    """Return a drawing of `resources/icons/outline` as an icon, in a colour of the table and another when disabled."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, disabled)):
        for ratio in _RATIOS:
            made.addPixmap(pixmap(name, colour, size, ratio), mode)
    return made


@cache
def pixmap(name: str, token: str = "ink_soft", size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return a drawing as a square picture of `size` device-independent pixels for a screen of this ratio.

    Raises KeyError for a colour that is not in the table, FileNotFoundError for a drawing that is not shipped.
    """
    renderer = QSvgRenderer(_drawing(name, token, size))
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def show(label: QLabel, name: str, token: str = "ink_soft", size: int = SIZE) -> None:
    """Show a drawing on a label, `size` pixels large at a zoom of 1; `redraw` lets it follow the zoom."""
    label.setProperty(_SHOWN, [name, token, size])
    label.setPixmap(pixmap(name, token, px(size), _FINEST))


def redraw(root: QWidget) -> None:
    """Draw the pictures of all labels below a widget again, at the zoom there is now."""
    for label in root.findChildren(QLabel):
        if shown := label.property(_SHOWN):
            name, token, size = shown
            label.setPixmap(pixmap(name, token, px(int(size)), _FINEST))


def _drawing(name: str, token: str, size: int) -> QByteArray:
    """QtSvg knows no currentColor, so the colour is written into the drawing; so is the width of its lines."""
    text = resource("icons", "outline", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", TOKENS[token])
    text = text.replace('stroke-width="2"', f'stroke-width="{_LINE * _GRID / size:.2f}"')
    return QByteArray(text.encode())
