"""The order of appearance as tiles: a row for each division, in each tile the turn and the number of the project."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from maker_desktop.ui.kit.theme import color
from maker_desktop.ui.kit.zoom import px

_WIDTH, _HEIGHT, _GAP, _TITLE, _BELOW = 44, 50, 6, 26, 8
_TOP: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Tile:
    """One project: its turn as a word, its number, whether it has a score, and whether it is out of the contest."""

    turn: str
    number: int
    scored: bool = False
    gone: bool = False


class OrderTiles(QWidget):
    """Its height follows the number of divisions and of rows they wrap into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, tuple[Tile, ...]], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_order(self, rows: Sequence[tuple[str, Sequence[Tile]]]) -> None:
        """Show the tiles of each division, named, in the order of appearance."""
        self._rows = tuple((name, tuple(tiles)) for name, tiles in rows)
        listed = (f"{name}依次 {'、'.join(str(tile.number) for tile in tiles)} 号" for name, tiles in self._rows)
        self.setAccessibleName("；".join(listed) or "还没有抽签")
        self._fit()
        self.update()

    def counts(self) -> list[tuple[int, int]]:
        """Return of each division how many projects have a score, and how many compete, as it is written above them."""
        return [
            (sum(tile.scored for tile in tiles), sum(not tile.gone for tile in tiles)) for _name, tiles in self._rows
        ]

    def sizeHint(self) -> QSize:
        """Return the height that the tiles take at the width there is."""
        lines = sum(_TITLE + _BELOW + self._lines(tiles) * (_HEIGHT + _GAP) for _name, tiles in self._rows)
        return QSize(px(300), px(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the tiles again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the divisions one below the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, across = 0, self._across()
        for (name, tiles), (scored, competing) in zip(self._rows, self.counts(), strict=True):
            bold = QFont(self.font())
            bold.setBold(True)
            painter.setFont(bold)
            painter.setPen(color("ink"))
            painter.drawText(QRectF(0, top, self.width(), px(_TITLE - 6)), f"{name}　{scored} / {competing} 个有得分")
            for turn, tile in enumerate(tiles):
                left = turn % across * px(_WIDTH + _GAP)
                high = top + px(_TITLE) + turn // across * px(_HEIGHT + _GAP)
                self._draw_tile(painter, QRectF(left, high, px(_WIDTH), px(_HEIGHT)), tile)
            top += px(_TITLE + _BELOW + self._lines(tiles) * (_HEIGHT + _GAP))

    def _draw_tile(self, painter: QPainter, room: QRectF, tile: Tile) -> None:
        ink = "done" if tile.scored else "quiet" if tile.gone else "navy"
        painter.setPen(QPen(color("line_strong" if tile.gone else ink), 1))
        painter.setBrush(color("done_ground" if tile.scored else "quiet_ground" if tile.gone else "paper"))
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        small, large = QFont(self.font()), QFont(self.font())
        small.setPixelSize(px(13))
        large.setPixelSize(px(17))
        large.setBold(True)
        large.setStrikeOut(tile.gone)
        painter.setPen(color(ink))
        painter.setFont(small)
        painter.drawText(room.adjusted(0, px(4), 0, 0), _TOP, tile.turn)
        painter.setFont(large)
        painter.drawText(room.adjusted(0, px(16), 0, 0), _CENTRE, str(tile.number))

    def _across(self) -> int:
        return max(1, (self.width() + px(_GAP)) // px(_WIDTH + _GAP))

    def _lines(self, tiles: Sequence[Tile]) -> int:
        return -(-len(tiles) // self._across())

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
