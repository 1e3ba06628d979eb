"""The line at the top of every scene but title and black, and what it leaves below."""

from typing import Final

from PySide6.QtCore import QRectF, Qt

from maker_desktop.ui.audience.canvas import GOLD, SOFT, Canvas, Style
from maker_desktop.ui.audience.scenes import Row, Scene

MARGIN: Final = 72.0
CENTER: Final = Qt.AlignmentFlag.AlignHCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight


def frame(canvas: Canvas, scene: Scene) -> QRectF:
    """Draw the line at the top and return the room below it."""
    width = canvas.size.width() - 2 * MARGIN
    top = QRectF(MARGIN, 50, width, 40)
    canvas.middle(QRectF(top.left(), top.top(), width * 0.68, 40), scene.contest, Style(24, SOFT))
    corner = QRectF(top.left() + width * 0.7, top.top(), width * 0.3, 40)
    words = " · ".join(part for part in (scene.corner, "加赛" if scene.playoff else "") if part)
    canvas.middle(corner, words, Style(24, GOLD, bold=True, align=RIGHT))
    return QRectF(MARGIN, 116, width, canvas.size.height() - 116 - 72)


def which(number: int, scene: Scene) -> str:
    """Return the number of a project in words, and that it is in a playoff."""
    return f"{number} 号{' · 加赛' if scene.playoff else ''}"


def remark(row: Row) -> str:
    """Return what stands beside a line of standings: that it was corrected, or waits for a ruling."""
    corrected = f"更正，原 {row.former}" if row.former else "更正" if row.corrected else ""
    return "　".join(part for part in (corrected, "待裁定" if row.undecided else "") if part)
