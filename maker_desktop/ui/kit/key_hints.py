"""The bar at the foot of the window that names the keys of the page shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class KeyHints(QFrame):
    """A row of keys and what each does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 7, 20, 7)
        self._row.setSpacing(8)
        self.setFixedHeight(40)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does) pairs, the most needed first."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, meaning in hints:
            cap = QLabel(key, self)
            cap.setProperty("look", "key")
            self._row.addWidget(cap)
            self._row.addWidget(QLabel(meaning, self))
            self._row.addSpacing(12)
        self._row.addStretch(1)
