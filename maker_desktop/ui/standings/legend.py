"""What the lines over the table of standings mean, and how many projects it ranks, in one line below it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.ui.kit.theme import color
from maker_desktop.ui.kit.zoom import px

#: What each sample means, its colour, and whether it is dashed.
_SAMPLES: Final = (
    ("奖项线", "gold_line", Qt.PenStyle.SolidLine),
    ("推荐线、晋级线", "violet", Qt.PenStyle.DashLine),
    ("名次线上并列，待裁定", "red", Qt.PenStyle.SolidLine),
)
_HEIGHT, _SAMPLE, _GAP, _BETWEEN, _EDGE, _PIXELS = 30, 24, 8, 20, 14, 13


class Legend(QWidget):
    """Samples at the left, the counts at the right; where both find no room the samples give way from the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, counts: str) -> None:
        """Show how many projects have a place, and what else is worth counting."""
        self._counts = counts
        self.setAccessibleName(counts)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(px(120), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw samples and counts."""
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(px(_PIXELS))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        side = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.setPen(color("ink_soft"))
        painter.drawText(QRectF(0, 0, self.width() - px(_EDGE), self.height()), side, self._counts)
        end = self.width() - px(_EDGE + _BETWEEN) - metrics.horizontalAdvance(self._counts)
        left, middle = float(px(_EDGE)), self.height() / 2
        for words, token, style in _SAMPLES:
            width = px(_SAMPLE + _GAP) + metrics.horizontalAdvance(words)
            if left + width > end:
                break
            painter.setPen(QPen(color(token), 2, style))
            painter.drawLine(QPointF(left, middle), QPointF(left + px(_SAMPLE), middle))
            painter.setPen(color("ink_soft"))
            room = QRectF(left + px(_SAMPLE + _GAP), 0, width, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
            left += width + px(_BETWEEN)
