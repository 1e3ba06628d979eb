"""The help of one page beside the desk: what the page is for, what to do there and with which keys."""

from typing import ClassVar

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QWidget

from maker_desktop.resources import resource
from maker_desktop.ui import forms

_SIZE = (440, 640)
#: In percent of the face's own line, which is generous already.
_LINE_HEIGHT = 118
#: In points, by the level of the heading.
_HEADINGS = {1: 16.0, 2: 12.0}


class HelpWindow(QDialog):
    """Stays open beside its window while the work goes on; Esc or F1 closes it."""

    form: ClassVar[str] = "help_window"
    text: QTextBrowser
    keys: QPushButton
    close_help: QPushButton

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        forms.fill(self)
        self.text.document().setDocumentMargin(24)
        self.text.document().setIndentWidth(26)
        self.close_help.clicked.connect(self.close)
        self.resize(*_SIZE)

    def show_page(self, key: str) -> None:
        """Show the help of a page, by its key in the rail."""
        self.text.setMarkdown(resource("help", f"{key}.md").read_text(encoding="utf-8"))
        loose = QTextBlockFormat()
        loose.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        loose.setBottomMargin(6)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(loose)
        self._calm_headings()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _calm_headings(self) -> None:
        block = self.text.document().begin()
        while block.isValid():
            size = _HEADINGS.get(block.blockFormat().headingLevel())
            if size is not None:
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                words = cursor.charFormat()
                words.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # Markdown's, far too large
                words.setFontPointSize(size)
                cursor.setCharFormat(words)
            block = block.next()

    def open_beside(self) -> None:
        """Open at the right edge of the desk, inside the screen."""
        desk = self._desk.frameGeometry()
        self.move(desk.right() - self.width() - 24, desk.top() + 110)
        self.show()
        self.raise_()
        self.text.setFocus()
