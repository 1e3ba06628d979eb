"""A finished PDF onto the system's printer, page by page, as it looks in the preview."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress

#: Dots per inch a page is rendered at, at most: sharper than paper shows, and an A4 page stays below 40 MB.
_RESOLUTION = 300


def print_pdf(printer: QPrinter, content: bytes, report: Progress) -> int:
    """Print the pages the printer's settings ask for, each in its own orientation, and return how many there were.

    May run in another thread. Raises Refusal if the printer cannot be used, and whatever `report` raises to stop.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # type: ignore[call-overload]  # a document without parent, in this thread
    document.load(buffer)
    pages = _pages(printer, document.pageCount())
    painter = QPainter()
    try:
        for turn, page in enumerate(pages):
            report(turn, len(pages), f"第 {page + 1} 页")
            _lay_out(printer, document.pagePointSize(page))
            begun = printer.newPage() if turn else painter.begin(printer)
            if not begun:
                raise Refusal(f"打印机“{printer.printerName()}”不能使用，请检查连接、纸张，或换一台打印机。")
            _draw(painter, document, page, printer.pageLayout().fullRectPixels(printer.resolution()).size())
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(pages)


def _pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, from 0, copies included where the printer makes none itself."""
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or count, count)
    once = list(range(first - 1, last))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        once.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return once * copies
    return [page for page in once for _ in range(copies)]


def _lay_out(printer: QPrinter, points: QSizeF) -> None:
    """Set the page's own paper size and orientation, without margins: the page has its own."""
    across = points.width() > points.height()
    upright = points.transposed() if across else points
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF()))


def _draw(painter: QPainter, document: QPdfDocument, page: int, room: QSize) -> None:
    points = document.pagePointSize(page)
    target = points.scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    sharp = (points * (_RESOLUTION / 72)).toSize()
    image = document.render(page, sharp if sharp.width() < target.width() else target)
    place = QRect((room.width() - target.width()) // 2, (room.height() - target.height()) // 2, 0, 0)
    place.setSize(target)
    painter.drawImage(place, image)
