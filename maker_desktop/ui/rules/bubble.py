"""A sentence that floats beside the field it is about; it takes no room, no focus and no click."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from maker_desktop.ui.kit.zoom import px

#: Device-independent pixels below the field, and the widest a sentence may run before it wraps.
_BELOW, _WIDEST = 4, 420


class Bubble(QLabel):
    """Floats over `over`, which scrolls with what is in it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("look", "cellNote")
        self.setProperty("tone", "wrong")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, sentence: str, field: QWidget) -> None:
        """Show a sentence below a field, or above it where there is no room below."""
        over = self.parentWidget()
        if over is None:
            return
        self.setText(sentence)
        width = min(px(_WIDEST), self.fontMetrics().horizontalAdvance(sentence) + 24, over.width())
        height = self.heightForWidth(width)
        place = field.mapTo(over, QPoint(0, field.height() + _BELOW))
        if place.y() + height > over.height():
            place = field.mapTo(over, QPoint(0, -height - _BELOW))
        self.setGeometry(min(place.x(), over.width() - width), place.y(), width, height)
        self.show()
        self.raise_()
