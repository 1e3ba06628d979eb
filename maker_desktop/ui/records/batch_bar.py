"""A bar that floats over the foot of a table while several of its rows are ticked: how many, which, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from maker_desktop.ui.kit.icons import icon
from maker_desktop.ui.kit.widgets import ElidedLabel
from maker_desktop.ui.kit.zoom import px

#: Device-independent pixels: the height of the bar, and its distance from the edges of what it floats over.
_HEIGHT, _EDGE = 54, 12


class BatchBar(QFrame):
    """Hidden until `show_chosen` says that something is ticked; `dismissed` when its cross is clicked."""

    dismissed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._count, self._which = QLabel(self), ElidedLabel(self)
        self._count.setProperty("look", "count")
        self._close = QPushButton(self)
        self._close.setIcon(icon("x", "rail_ink"))
        self._close.setAccessibleName("取消全部勾选")
        self._close.setToolTip("取消全部勾选")
        self._close.clicked.connect(self.dismissed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 10, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._count)
        self._row.addWidget(self._which, 1)
        self._row.addWidget(self._close)
        over.installEventFilter(self)
        self.hide()

    def offer(self, words: str, picture: str, act: Callable[[], object], *, grave: bool = False) -> QPushButton:
        """Add a button for something that is done to all that are ticked; a grave one is red and never Enter's."""
        button = self._button(words, picture, grave)
        button.clicked.connect(lambda _checked: act())
        return button

    def offer_menu(self, words: str, picture: str, menu: QMenu) -> QPushButton:
        """Add a button with a menu."""
        button = self._button(words, picture, False)
        button.setMenu(menu)
        return button

    def show_chosen(self, count: int, unit: str, which: str) -> None:
        """Say how many are ticked and which; hidden at 0. It takes no room and no focus from what it floats over."""
        self._count.setText(f"已选 {count} {unit}")
        self._which.setText(which)
        self.setAccessibleName(f"已选 {count} {unit}：{which}")
        self.setVisible(bool(count))
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of what it floats over."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _button(self, words: str, picture: str, grave: bool) -> QPushButton:
        button = QPushButton(words, self)
        button.setIcon(icon(picture, "batch_grave" if grave else "rail_ink", size=17))
        button.setProperty("grave", grave)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _place(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(_EDGE, over.height() - px(_HEIGHT) - _EDGE, over.width() - 2 * _EDGE, px(_HEIGHT))
