"""Help beside the window: the purpose and keys of one page, or a manual with pictures."""

from typing import ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QWidget

from maker_desktop.resources import resource
from maker_desktop.ui import forms
from maker_desktop.ui.kit.zoom import px

PAGE_SIZE, MANUAL_SIZE = (440, 640), (820, 760)
#: What there is to read beside the help of the pages, by the name of its file, with the reader it is written for.
MANUALS = (
    ("manual-before", "记分员（赛前）"),
    ("manual-during", "记分员（比赛当天）"),
    ("manual-after", "记分员（赛后）"),
    ("manual-committee", "专家委员会"),
    ("manual-audience", "大屏幕操作员"),
    ("manual-supervisor", "监督员、公证员"),
)
_MARGIN = 24
#: The markup of a picture in a text.
_PICTURE = "\ufffc"
_SCROLL_BAR = 20
#: Qt puts the dot of a list right before the words; this many pixels keep them apart.
_DOT, _AFTER_DOT = QTextListFormat.Style.ListDisc, 6
#: Pixels from the edges of the main window, and the height of a window's frame.
_GAP, _BELOW, _TITLE_BAR = 24, 110, 40
#: In percent of the face's own line, which is generous already.
_LINE_HEIGHT = 118
#: In points, by the level of the heading.
_HEADINGS = {1: 16.0, 2: 12.0, 3: 11.0}


class HelpWindow(QDialog):
    """Stays open beside its window while the work goes on; Esc or F1 closes it."""

    form: ClassVar[str] = "help_window"
    text: QTextBrowser
    keys: QPushButton
    close_help: QPushButton

    def __init__(self, window: QWidget, size: tuple[int, int] = PAGE_SIZE) -> None:
        super().__init__(window)
        self._window = window
        forms.fill(self)
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.document().setIndentWidth(26)
        self.close_help.clicked.connect(self.close)
        # The main window's F1 does not work while this window has the focus.
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.close)
        self.resize(px(size[0]), px(size[1]))

    def show_page(self, key: str) -> None:
        """Show the help of a page, by its key in the rail, or a manual."""
        self.text.setMarkdown(resource("help", f"{key}.md").read_text(encoding="utf-8"))
        self._fit_pictures()
        loose = QTextBlockFormat()
        loose.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        loose.setBottomMargin(6)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(loose)
        self._calm_blocks()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _calm_blocks(self) -> None:
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
            elif _PICTURE in block.text():
                tight = block.blockFormat()
                tight.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
                QTextCursor(block).setBlockFormat(tight)
            elif block.textList() is not None and block.textList().format().style() is _DOT:
                apart = block.blockFormat()
                apart.setTextIndent(_AFTER_DOT)
                QTextCursor(block).setBlockFormat(apart)
            block = block.next()

    def _fit_pictures(self) -> None:
        """Give every picture the width of the text, sharp on every screen."""
        ratio = self.devicePixelRatioF()
        width = round((self.width() - 2 * _MARGIN - _SCROLL_BAR) * ratio)
        for picture in resource("help", "pictures").glob("*.png"):
            name = f"pictures/{picture.name}"
            if f"({name})" not in self.text.document().toMarkdown():
                continue
            image = QImage(str(picture)).scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
            self.text.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)

    def open_beside(self) -> None:
        """Open at the right edge of the main window, inside the screen."""
        window, screen = self._window.frameGeometry(), self._window.screen().availableGeometry()
        self.resize(self.width(), min(self.height(), screen.height() - _BELOW - _TITLE_BAR))
        left = min(window.right(), screen.right()) - self.width() - _GAP
        top = min(window.top() + _BELOW, screen.bottom() - self.height() - _TITLE_BAR)
        self.move(max(left, screen.left()), top)
        self.show()
        self.raise_()
        self.text.setFocus()
