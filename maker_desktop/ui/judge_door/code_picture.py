"""A QR code as a picture, with the white margin that scanners need."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

from maker_desktop.services.scoring.code_matrix import code_matrix

#: Modules of white around a code, as ISO/IEC 18004 asks for.
_MARGIN = 4


def code_picture(text: str, side: int) -> QPixmap:
    """Return the code of a text, at most `side` pixels wide; whole pixels for every module."""
    rows = code_matrix(text)
    size = len(rows) + 2 * _MARGIN
    image = QImage(size, size, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    for y, row in enumerate(rows, _MARGIN):
        for x, dark in enumerate(row, _MARGIN):
            if dark:
                image.setPixel(x, y, 0)
    scale = max(1, side // size)
    return QPixmap.fromImage(image.scaled(size * scale, size * scale))
