"""The head of the grid: names of criteria on even lines, the weight below each, all on one base line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.scoring.even_lines import even_lines

#: Largest number of lines of a name.
_LINES = 3
_PIXELS = 13
_PADDING, _ABOVE, _LINE_SPACING = 7, 8, 3
_INK: Final = theme.color("ink_soft")
_LINE: Final = theme.color("line_strong")


class SheetHeader(QHeaderView):
    """Horizontal header of the grid; text after a line break is shown below the name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._wanted: list[tuple[str, int]] = []
        self._titles: list[tuple[str, ...]] = []
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(24))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def lay_out(self, widths: Sequence[int]) -> int:
        """Break the titles for columns of these widths, in pixels, and return the height they need."""
        wanted = [(self._title(section), width) for section, width in enumerate(widths)]
        if wanted != self._wanted:  # from project to project nothing changes
            self._wanted = wanted
            self._titles = [self._broken(title, width) for title, width in wanted]
            self.viewport().update()
        return 2 * px(_ABOVE) + max((len(lines) for lines in self._titles), default=1) * self._line_height()

    def title_lines(self, section: int) -> tuple[str, ...]:
        """Return the title of a column, line by line."""
        return self._titles[section] if section < len(self._titles) else ()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title, the last line of all at the same height."""
        painter.save()
        painter.fillRect(rect, theme.color("head"))
        painter.setPen(_LINE)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(_INK)
        painter.setFont(self._face())
        lines, height = self.title_lines(section), self._line_height()
        top = rect.bottom() - px(_ABOVE) - height * len(lines)
        side = Qt.AlignmentFlag(self.model().headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole))
        for place, line in enumerate(lines):
            room = QRectF(rect.left() + px(_PADDING), top + place * height, rect.width() - 2 * px(_PADDING), height)
            painter.drawText(room, int(side | Qt.TextFlag.TextDontClip), line)
        painter.restore()

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _broken(self, title: str, width: int) -> tuple[str, ...]:
        name, _, below = title.partition("\n")
        room, metrics = width - 2 * px(_PADDING), QFontMetricsF(self._face())
        lines = even_lines(name, room, metrics.horizontalAdvance, _LINES)
        joined = f"{lines[-1]} {below}"
        if below and len(lines) > 1 and metrics.horizontalAdvance(joined) <= room:
            return (*lines[:-1], joined)
        return (*lines, below) if below else lines

    def _face(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(_PIXELS))
        return font

    def _line_height(self) -> int:
        return px(_PIXELS) + px(_LINE_SPACING) + 1
