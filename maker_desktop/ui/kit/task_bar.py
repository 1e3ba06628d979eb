"""The bar that shows running work with its progress and a button to cancel it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from maker_desktop.ui.kit.tasks import Tasks


class TaskBar(QFrame):
    """Visible only while work is running."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._stopping = False
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton("取消", self)
        self._cancel.clicked.connect(self.ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(16)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.hide()

    def follow(self, tasks: Tasks) -> None:
        """Show the work of `tasks` and pass the cancel button on to it; call once."""
        tasks.started.connect(self._begin)
        tasks.progressed.connect(self._progress)
        tasks.ended.connect(self.hide)
        self.cancelled.connect(tasks.cancel)

    def words(self) -> str:
        """Return what the bar says is being done."""
        return self._words.text()

    def ask_to_stop(self) -> None:
        """Cancel the work, unless all of it is done and only being finished."""
        if self._cancel.isEnabled():
            self._stopping = True
            self._cancel.setEnabled(False)
            self._words.setText("正在停下…")
            self.cancelled.emit()

    def _begin(self, title: str) -> None:
        self._title = title
        self._stopping = False
        self._words.setText(f"{title}…")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def _progress(self, done: int, total: int, doing: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = f"　{done} / {total}" if total else ""
        self._words.setText(f"{self._title}{count}　{doing}".rstrip())
        self._cancel.setEnabled(not self._stopping and (done < total or not total))
