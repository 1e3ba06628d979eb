"""The hint beside the field being edited: how a text is read, or why it is refused."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.zoom import px

#: Width in pixels from which on the sentence is broken, and what its frame takes of it.
_WIDEST, _FRAME = 340, 24


class CellNote(QLabel):
    """A label over the grid, below its field, or above if there is no room."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.setProperty("look", "cellNote")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, sentence: str, wrong: bool) -> None:
        """Show a sentence."""
        self.setText(sentence)
        restyle(self, "tone", "wrong" if wrong else "where")
        self.show()

    def stand_by(self, cell: QRect, room: QSize) -> None:
        """Move beside a cell of a viewport of this size."""
        width = min(px(_WIDEST), room.width() - 8, self.fontMetrics().horizontalAdvance(self.text()) + px(_FRAME))
        height = self.heightForWidth(width)
        left = max(4, min(cell.right() - width, room.width() - width - 4))
        below = cell.bottom() + 4
        top = below if below + height < room.height() else max(0, cell.top() - height - 4)
        self.setGeometry(left, top, width, height)
        self.raise_()
