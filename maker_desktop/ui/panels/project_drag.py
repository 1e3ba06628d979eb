"""Projects dragged from their table onto a panel: what is carried, and the panels it can be dropped on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from maker_desktop.domain.model.roster import Project
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.menus import literal
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import Index, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

MIME: Final = "application/x-maker-projects"
#: Pixels: the height of a panel to drop on, and of the words carried at the pointer.
_TARGET_HEIGHT: Final = 64
_CARRIED_HEIGHT: Final = 30


class ProjectModel(RecordTableModel[Project]):
    """Lets the chosen projects be dragged; what is carried are their numbers."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        """Return a copy: the rows stay where they are."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the numbers of the projects, each once, in the order of the table."""
        rows = sorted({index.row() for index in indexes})
        carried = QMimeData()
        carried.setData(MIME, " ".join(str(self.record(row).number) for row in rows).encode())
        return carried


class ProjectTable(RecordTable):
    """A table several projects of which are chosen, and dragged as a few words that leave the panels in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry the chosen projects with the pointer."""
        carried = self.model().mimeData(self.selectedIndexes())
        numbers = carried_numbers(carried)
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self._words(f"{numbers[0]} 号项目" if len(numbers) == 1 else f"{len(numbers)} 个项目"))
        drag.setHotSpot(QPoint(-12, -4))
        drag.exec(Qt.DropAction.CopyAction)

    def _words(self, text: str) -> QPixmap:
        scale = self.devicePixelRatioF()
        width = self.fontMetrics().horizontalAdvance(text) + 24
        pixmap = QPixmap(round(width * scale), round(px(_CARRIED_HEIGHT) * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("blue"))
        rect = QRectF(0, 0, width, px(_CARRIED_HEIGHT))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setFont(self.font())
        painter.setPen(theme.color("paper"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return pixmap


class PanelTarget(QPushButton):
    """A panel that projects are dropped on, or that is clicked to take the chosen ones.

    `dropped` carries the panel and the numbers of the projects.
    """

    dropped = Signal(str, object)

    def __init__(self, panel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.setProperty("look", "target")
        self.setAcceptDrops(True)
        self.setMinimumHeight(px(_TARGET_HEIGHT))

    def show_counts(self, key: int | None, projects: int, judges: int) -> None:
        """Show how many projects and judges the panel has, and the digit that assigns to it, if there is one."""
        self.setText(f"第 {literal(self.panel)} 组\n{projects} 个项目，{judges} 位评委")
        by_key = f"，或按 {key}" if key is not None else ""
        self.setToolTip(f"把项目拖到这里；也可以选中项目后点这里{by_key}。")
        self.setAccessibleName(f"选中的项目分到第 {self.panel} 组，现有 {projects} 个项目、{judges} 位评委")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept projects, and show that they would land here."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            theme.restyle(self, "over", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        theme.restyle(self, "over", False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which projects were dropped."""
        event.acceptProposedAction()
        theme.restyle(self, "over", False)
        self.dropped.emit(self.panel, carried_numbers(event.mimeData()))


def carried_numbers(carried: QMimeData) -> tuple[int, ...]:
    """Return the numbers of the projects that are dragged."""
    return tuple(int(number) for number in bytes(carried.data(MIME).data()).decode().split())
