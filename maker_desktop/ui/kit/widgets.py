"""Small widgets that pages and forms are made of: cards, choices, elided labels, key hints."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from maker_desktop.ui.kit.zoom import px

#: Pixels between two keys of the hints.
_HINT_GAP = 16


class Card(QFrame):
    """A frame the style sheet draws as a card; its first label usually has the look `cardTitle`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)


class Choice(QComboBox):
    """A combo box on which the wheel scrolls the page; forms create it for every QComboBox."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the parent widget."""
        event.ignore()


class ElidedLabel(QLabel):
    """A one-line label that never forces its neighbours to give way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show a text, the whole of it in the tooltip."""
        super().setText(text)
        self.setToolTip(text)

    def shown_text(self) -> str:
        """Return what there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def minimumSizeHint(self) -> QSize:
        """Allow any width from three characters up."""
        return QSize(self.fontMetrics().horizontalAdvance("名称…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text as far as there is room."""
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )


def keep_place(widget: QWidget, *, lines: int = 0) -> None:
    """Let a widget keep its place while it is hidden, so that nothing moves when it comes.

    With `lines` it is a label that is so many lines high and hidden until it has something to say.
    """
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    if lines and isinstance(widget, QLabel):
        widget.setFixedHeight(lines * widget.fontMetrics().lineSpacing() + 4)
        widget.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        widget.hide()


class KeyHints(QFrame):
    """A row of keys and what each does; what finds no room is left out before the last, which leads to all others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 4, 20, 4)
        self._row.setSpacing(_HINT_GAP)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._hints: list[QWidget] = []
        self.setFixedHeight(px(36))

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does) pairs, the most needed first."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._hints = [self._hint(key, meaning) for key, meaning in hints]
        for hint in self._hints:
            self._row.addWidget(hint)
        self._row.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Allow any width: the window's must not depend on the keys of a page."""
        return QSize(0, 36)

    def _hint(self, key: str, meaning: str) -> QWidget:
        hint = QWidget(self)
        cap = QLabel(key, hint)
        cap.setProperty("look", "key")
        row = QHBoxLayout(hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for label in (cap, QLabel(meaning, hint)):
            row.addWidget(label)
        hint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        return hint

    def _fit(self) -> None:
        if not self._hints:
            return
        *others, last = self._hints
        room = self.width() - 40 - last.sizeHint().width()
        for hint in others:
            room -= hint.sizeHint().width() + _HINT_GAP
            hint.setVisible(room >= 0)
