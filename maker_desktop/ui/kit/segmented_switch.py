"""A switch of two or more words side by side, for the stage and the division a page shows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from maker_desktop.ui.kit.menus import literal


class SegmentedSwitch(QFrame):
    """One choice of a few; arrow keys move it. `chosen` is emitted when the user chooses, never while it is filled."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._tell)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_choices(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Show (key, word) pairs, one of them chosen; emits nothing. A key that is not offered chooses the first."""
        keys = [key for key, _word in choices]
        if keys != self._keys:
            self._rebuild(choices)
        for button, (_key, word) in zip(self._group.buttons(), choices, strict=True):
            button.setText(literal(word))
        if keys:
            self._group.button(keys.index(current) if current in keys else 0).setChecked(True)

    def current(self) -> str | None:
        """Return the key of the choice, or None while there is nothing to choose."""
        checked = self._group.checkedId()
        return self._keys[checked] if checked >= 0 else None

    def _rebuild(self, choices: Sequence[tuple[str, str]]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._keys = [key for key, _word in choices]
        for index in range(len(choices)):
            button = QPushButton(self)
            button.setCheckable(True)
            self._group.addButton(button, index)
            self._row.addWidget(button)

    def _tell(self, index: int) -> None:
        self.chosen.emit(self._keys[index])
