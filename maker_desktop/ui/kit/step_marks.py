"""The line of numbered steps above a short sequence of questions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from maker_desktop.ui.kit.theme import restyle


class StepMarks(QWidget):
    """Steps side by side, the one you are at underlined and in bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._marks: list[QLabel] = []

    def show_steps(self, words: Sequence[str]) -> None:
        """Show the steps by name, in order; call once."""
        for index, word in enumerate(words, start=1):
            mark = QLabel(f"{index}　{word}", self)
            self._marks.append(mark)
            self._row.addWidget(mark, 1)

    def go_to(self, index: int) -> None:
        """Mark the step, counted from 0, that is being done."""
        for number, mark in enumerate(self._marks):
            restyle(mark, "here", number == index)
