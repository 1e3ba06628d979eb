"""A PDF on screen, page below page, from exactly the bytes that are saved or printed."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maker_desktop.ui.kit import theme

_STEP = 1.25
_SMALLEST, _LARGEST = 0.25, 4.0


class PdfPreview(QWidget):
    """Shows one PDF at the width of the view, until it is zoomed."""

    turned = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In this order they are also destroyed: a document tells its view that it closes, and reads until then.
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName("预览")
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setPageSpacing(12)
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("line_strong"))
        self._view.setPalette(palette)
        self._view.setDocument(self._document)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._view.pageNavigator().currentPageChanged.connect(lambda _page: self._tell())
        self._fit()

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF in place of the one before, from its first page."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._view.verticalScrollBar().setValue(0)
        self._tell()

    def page_count(self) -> int:
        """Return the number of pages shown."""
        return self._document.pageCount()

    def text(self, page: int) -> str:
        """Return the text of a page, from 0."""
        return self._document.getAllText(page).text()

    def _tell(self) -> None:
        self.turned.emit(self._view.pageNavigator().currentPage() + 1, self.page_count())

    def _fit(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def zoom(self, steps: int) -> None:
        """Show the pages so many steps larger, or smaller; 0 fits them to the width again."""
        if not steps:
            self._fit()
            return
        if self._view.zoomMode() is not QPdfView.ZoomMode.Custom:
            page = self._document.pagePointSize(self._view.pageNavigator().currentPage()).width()
            self._view.setZoomFactor(self._view.viewport().width() / max(page * self.logicalDpiX() / 72, 1))
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(self._view.zoomFactor() * _STEP**steps, _SMALLEST), _LARGEST))
